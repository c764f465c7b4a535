import { createHash } from 'node:crypto';
import { visible } from '@mlops-actions/toolkit';
import { attempt, NOT_AGAIN, once, strange } from './attempt.js';
import type { GitHub } from './client.js';

/** Shown beside a line of the changed files. */
export interface CheckAnnotation {
  readonly path: string;
  /** From 1. */
  readonly startLine: number;
  readonly level: 'notice' | 'warning' | 'failure';
  readonly title?: string;
  /** At most 64 KB. */
  readonly message: string;
}

export interface Check {
  /** The commit that it is shown at. */
  readonly sha: string;
  readonly name: string;
  /** Tells our check from others of the same name; at most 100 characters. */
  readonly externalId: string;
  readonly conclusion: 'success' | 'failure' | 'neutral';
  readonly title: string;
  /** Markdown, at most 65,535 characters. */
  readonly summary: string;
  /** Markdown, at most 65,535 characters. */
  readonly text?: string;
  /** Any number. */
  readonly annotations?: readonly CheckAnnotation[];
  readonly detailsUrl?: string;
}

/** What GitHub takes in one request. */
const BATCH = 50;

/** What is read of GitHub's answer. */
interface Run {
  readonly id: number | bigint;
  readonly html_url: string | null;
  readonly external_id: string | null;
  readonly output: { readonly annotations_count: number };
}

/**
 * Makes a completed check run, or brings the one that an earlier run made for the commit up to date. One request to look,
 * one to write, and one for every 50 annotations after the first 50. GitHub can add annotations to a check run but take none
 * away: where others are due, a new one takes its place.
 * @throws Forbidden
 */
export async function upsertCheck(
  github: GitHub,
  check: Check,
): Promise<{ url: string; operation: 'created' | 'updated' | 'unchanged' }> {
  const purpose = { doing: `write the check "${visible(check.name)}"`, permission: 'checks: write' };
  return attempt(github, purpose, async () => {
    const annotations = (check.annotations ?? []).map(annotationOf);
    const kind = `${check.externalId} ${digestOf(annotations)}`;
    // Not of the address of the run, or a second run with the same findings would write.
    const { conclusion, title, summary, text = null } = check;
    const full = `${kind} ${digestOf([conclusion, title, summary, text, annotations])}`;
    const old = await latest(github, check);
    if (old?.external_id === full) return { url: urlOf(old), operation: 'unchanged' };

    const has = old?.external_id?.startsWith(`${kind} `) ? annotations.length : 0;
    const kept = old?.output.annotations_count === has ? old : undefined;
    let run = kept;
    for (let at = kept ? has : 0; run === undefined || run.external_id !== full; at += BATCH) {
      const batch = annotations.slice(at, at + BATCH);
      const isLast = at + BATCH >= annotations.length;
      // Until its last batch a run is not to be taken for a whole one, should this job end before.
      const state = contentOf(check, isLast ? full : `${check.externalId} part`, batch);
      run =
        run === undefined
          ? await create(github, check, state)
          : await add(github, run, state, at + batch.length);
    }
    return { url: urlOf(run), operation: old ? 'updated' : 'created' };
  });
}

async function latest(github: GitHub, { sha, name, externalId }: Check): Promise<Run | undefined> {
  const { data } = await github.octokit.request('GET /repos/{owner}/{repo}/commits/{ref}/check-runs', {
    ...github.at,
    ref: sha,
    check_name: name,
    filter: 'latest',
    per_page: 100,
  });
  if (!Array.isArray(data?.check_runs)) throw strange(github);
  return data.check_runs
    .filter(({ external_id }) => external_id?.startsWith(`${externalId} `))
    .reduce<Run | undefined>((newest, one) => (newest && newest.id > one.id ? newest : one), undefined);
}

function create(github: GitHub, check: Check, state: ReturnType<typeof contentOf>): Promise<Run> {
  return once(
    async () => {
      const { data } = await github.octokit.request('POST /repos/{owner}/{repo}/check-runs', {
        ...github.at,
        name: check.name,
        head_sha: check.sha,
        ...state,
        ...NOT_AGAIN,
      });
      return runOf(github, data);
    },
    async () => {
      const made = await latest(github, check);
      return made?.external_id === state.external_id ? made : undefined;
    },
  );
}

/** @param count of annotations that the run then has: a batch sent twice would be there twice */
function add(github: GitHub, { id }: Run, state: ReturnType<typeof contentOf>, count: number): Promise<Run> {
  const at = { ...github.at, check_run_id: Number(id) };
  const route = '/repos/{owner}/{repo}/check-runs/{check_run_id}';
  return once(
    async () =>
      runOf(github, (await github.octokit.request(`PATCH ${route}`, { ...at, ...state, ...NOT_AGAIN })).data),
    async () => {
      const run = runOf(github, (await github.octokit.request(`GET ${route}`, at)).data);
      return run.external_id === state.external_id && run.output.annotations_count === count
        ? run
        : undefined;
    },
  );
}

type GitHubAnnotation = ReturnType<typeof annotationOf>;

function annotationOf({ path, startLine, level, title, message }: CheckAnnotation) {
  return {
    path,
    start_line: startLine,
    end_line: startLine,
    annotation_level: level,
    message,
    ...(title !== undefined && { title }),
  };
}

function contentOf(check: Check, externalId: string, annotations: GitHubAnnotation[]) {
  const { conclusion, title, summary, text, detailsUrl } = check;
  return {
    external_id: externalId,
    status: 'completed' as const,
    conclusion,
    ...(detailsUrl !== undefined && { details_url: detailsUrl }),
    output: { title, summary, ...(text !== undefined && { text }), annotations },
  };
}

function runOf(github: GitHub, data: Run): Run {
  if (typeof data?.id !== 'number' || typeof data.output?.annotations_count !== 'number')
    throw strange(github);
  return data;
}

function urlOf({ html_url }: Run): string {
  return html_url ?? '';
}

function digestOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16);
}

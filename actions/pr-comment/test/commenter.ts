import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect } from '@jest/globals';
import { type GitHubApi, startGitHubApi } from '@mlops-actions/loopback';
import { type MetricRow, type Report, writeReport } from '@mlops-actions/report';
import { inputsWith, newFolder, type RecordedLog, testPorts } from '@mlops-actions/testing';
import { type Context, InputReader } from '@mlops-actions/toolkit';
import { parse } from 'yaml';
import { action } from '../src/index.js';

const metadata = parse(readFileSync(new URL('../action.yml', import.meta.url), 'utf8'));

/** GitHub on loopback, for all tests of a file. Whatever was sent and answered has to be as GitHub describes it. */
export function useGitHub(): { readonly api: GitHubApi } {
  const holder = {} as { api: GitHubApi };
  beforeAll(async () => {
    holder.api = await startGitHubApi();
  });
  beforeEach(() => holder.api.reset());
  afterAll(async () => {
    expect(holder.api.violations).toEqual([]);
    await holder.api.close();
  });
  return holder;
}

/** Inputs as the runner would read them. @throws UserError as the user would see it */
export function reading(given: Record<string, string>) {
  const reader = new InputReader(inputsWith(metadata.inputs, { header: 'ci / test', ...given }));
  const inputs = action.readInputs(reader);
  reader.finish();
  return inputs;
}

export interface Commented {
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
  readonly log: RecordedLog;
}

export interface Run {
  readonly reports?: readonly Report[];
  /** In the workspace. */
  readonly files?: Readonly<Record<string, string | Buffer>>;
  readonly context?: Partial<Context>;
}

/** Runs the action in a workspace of its own. */
export async function comment(
  given: Record<string, string>,
  { reports = [], files = {}, context = {} }: Run,
) {
  const ports = testPorts(context);
  for (const [name, content] of Object.entries(files)) {
    const path = join(ports.context.workspace, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  }
  for (const report of reports) await writeReport(ports.context.reports, report);
  const outcome = await action.run(reading(given), { ...ports, fetch: (...request) => fetch(...request) });
  return { ...outcome, log: ports.log } satisfies Commented;
}

/** A pull request of a new repository, and what a run for it looks like. */
export async function pullRequest(api: GitHubApi, { isPrivate = false, fork = false } = {}) {
  const name = `r${Math.random().toString(36).slice(2)}`;
  const repository = await api.createRepository(name, isPrivate);
  const made = await api.createPullRequest(repository, {
    branch: 'topic',
    files: { 'metrics.json': '{"accuracy": 0.91}' },
    ...(fork && { fork: `otherowner/${name}` }),
  });
  const { number, headSha, baseSha } = made;
  const event = {
    name: 'pull_request',
    payload: {
      repository: { private: isPrivate, full_name: repository },
      pull_request: {
        number,
        head: { sha: headSha, repo: { full_name: fork ? `otherowner/${name}` : repository } },
        base: { sha: baseSha, repo: { full_name: repository } },
      },
    },
  };
  const context: Partial<Context> = {
    repository,
    sha: baseSha,
    event,
    apiUrl: api.url,
    serverUrl: api.url,
    runUrl: `${api.url}/${repository}/actions/runs/1`,
  };
  const comments = async (): Promise<
    { id: number; body: string; html_url: string; user: { login: string } }[]
  > => api.call('GET', `/repos/${repository}/issues/${number}/comments?per_page=100`);
  api.reset();
  return { repository, number, headSha, context, comments };
}

export function reportOf(changes: Partial<Report> = {}): Report {
  return {
    schema: 'mlops-report/v1',
    action: 'metrics-diff',
    id: `test.${changes.title ?? 'metrics'}`,
    title: 'Metrics',
    verdict: 'pass',
    headline: '2 better against main@1a2b3c4.',
    metrics: [row('accuracy', 0.91, 0.8965, 'higher', 'better'), row('loss', 0.6, 0.6437, 'lower', 'better')],
    sections: [],
    provenance: { version: '1.0.0' },
    ...changes,
  };
}

export function row(
  name: string,
  value: number,
  baseline: number,
  direction: 'higher' | 'lower',
  change: NonNullable<MetricRow['change']>,
): MetricRow {
  const delta = value - baseline;
  return { name, value, baseline, delta, relative: delta / baseline, direction, change, verdict: 'neutral' };
}

export const writes = (api: GitHubApi) =>
  api.requests.filter(
    ({ method, body = '' }) => method !== 'GET' && !/"query":"\s*query|"query":"\s*\{/.test(body),
  );

export { newFolder };

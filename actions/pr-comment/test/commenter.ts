import { afterAll, beforeAll, beforeEach, expect } from '@jest/globals';
import { type GitHubApi, startGitHubApi } from '@mlops-actions/loopback';
import { type MetricRow, type Report, writeReport } from '@mlops-actions/report';
import { inputsFrom, testPorts, writeFiles } from '@mlops-actions/testing';
import type { Context } from '@mlops-actions/toolkit';
import { action } from '../src/index.js';

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

const readInputs = inputsFrom(new URL('../action.yml', import.meta.url), action.readInputs);

/** Inputs as the runner would read them. @throws UserError as the user would see it */
export const reading = (given: Record<string, string>) => readInputs({ header: 'ci / test', ...given });

interface Run {
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
  writeFiles(ports.context.workspace, files);
  for (const report of reports) await writeReport(ports.context.reports, report);
  const outcome = await action.run(reading(given), { ...ports, fetch: (...request) => fetch(...request) });
  return { ...outcome, log: ports.log };
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

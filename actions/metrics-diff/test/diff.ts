import { execFileSync } from 'node:child_process';
import { type MetricRow, type Report, readReport } from '@mlops-actions/report';
import { inputsFrom, type RecordedLog, testPorts, writeFiles } from '@mlops-actions/testing';
import type { Context, Outcome, Ports } from '@mlops-actions/toolkit';
import { action } from '../src/index.js';
import { readInputs } from '../src/inputs.js';

export interface Compared {
  readonly outcome: Outcome;
  readonly report: Report;
  readonly log: RecordedLog;
  /** The row of a metric. */
  readonly row: (name: string) => MetricRow | undefined;
  readonly section: (title: string) => Report['sections'][number] | undefined;
  readonly workspace: string;
}

export interface Setting {
  readonly workspace?: string;
  readonly context?: Partial<Context>;
  readonly env?: Readonly<Record<string, string>>;
  readonly fetch?: Ports['fetch'];
}

/** Inputs as the runner would read them. @throws UserError as the user would see it */
export const reading = inputsFrom(new URL('../action.yml', import.meta.url), readInputs);

/** Runs the action over files in a folder of their own, or in one that is there. */
export async function diff(
  given: Record<string, string>,
  files: Record<string, unknown>,
  { workspace, context, env, fetch }: Setting = {},
): Promise<Compared> {
  const ports = testPorts({ ...context, ...(workspace !== undefined && { workspace }) });
  writeFiles(ports.context.workspace, files);
  const outcome = await action.run(reading(given, env), { ...ports, ...(fetch && { fetch }) });
  const report = await readReport(outcome.outputs.report ?? '');
  return {
    outcome,
    report,
    log: ports.log,
    row: (name) => report.metrics.find((row) => row.name === name),
    section: (title) => report.sections.find((one) => one.title === title),
    workspace: ports.context.workspace,
  };
}

const identity = ['-c', 'user.name=Test', '-c', 'user.email=test@example.com', '-c', 'commit.gpgsign=false'];

export function git(folder: string, ...args: string[]): string {
  return execFileSync('git', [...identity, ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' },
    stdio: ['ignore', 'pipe', 'ignore'],
  }).trim();
}

/** Commits files, in a repository that is made if need be, and returns the commit. */
export function commit(folder: string, files: Record<string, unknown>): string {
  writeFiles(folder, files);
  git(folder, 'init', '--quiet', '--initial-branch=main');
  git(folder, 'add', '--all', ':!.reports', ':!.temp');
  git(folder, 'commit', '--quiet', '--allow-empty', '--message=change');
  return git(folder, 'rev-parse', 'HEAD');
}

/** The event of a pull request from `head` into main. */
export const pullRequest = (base: string, head: string): Partial<Context> => ({
  event: {
    name: 'pull_request',
    payload: { pull_request: { number: 1, base: { ref: 'main', sha: base }, head: { sha: head } } },
  },
});

export const push = (before: string, sha: string, ref = 'refs/heads/main'): Partial<Context> => ({
  sha,
  event: { name: 'push', payload: { ref, before, after: sha } },
});

export { writeFiles as write } from '@mlops-actions/testing';

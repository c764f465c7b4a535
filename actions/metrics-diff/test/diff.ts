import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type MetricRow, type Report, readReport } from '@mlops-actions/report';
import { inputsWith, type RecordedLog, testPorts } from '@mlops-actions/testing';
import { type Context, InputReader, type Outcome, type Ports } from '@mlops-actions/toolkit';
import { parse } from 'yaml';
import { action } from '../src/index.js';
import { type Inputs, readInputs } from '../src/inputs.js';

const metadata = parse(readFileSync(new URL('../action.yml', import.meta.url), 'utf8'));

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
export function reading(given: Record<string, string>, env: Readonly<Record<string, string>> = {}): Inputs {
  const reader = new InputReader(inputsWith(metadata.inputs, given));
  const inputs = readInputs(reader, env);
  reader.finish();
  return inputs;
}

/** Runs the action over files in a folder of their own, or in one that is there. */
export async function diff(
  given: Record<string, string>,
  files: Record<string, unknown>,
  { workspace, context, env, fetch }: Setting = {},
): Promise<Compared> {
  const ports = testPorts(context);
  const folder = workspace ?? ports.context.workspace;
  write(folder, files);
  const outcome = await action.run(reading(given, env), {
    ...ports,
    ...(fetch && { fetch }),
    context: { ...ports.context, workspace: folder, reports: join(ports.context.workspace, '.reports') },
  });
  const report = await readReport(outcome.outputs.report ?? '');
  return {
    outcome,
    report,
    log: ports.log,
    row: (name) => report.metrics.find((row) => row.name === name),
    section: (title) => report.sections.find((one) => one.title === title),
    workspace: folder,
  };
}

/** A text is a file's content as it is, anything else becomes JSON. */
export function write(folder: string, files: Record<string, unknown>): void {
  for (const [name, content] of Object.entries(files)) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  }
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
  write(folder, files);
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

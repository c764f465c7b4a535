import { isAbsolute } from 'node:path';
import { type BaselinePorts, type GitTree, locateBaseline, openTree } from '@mlops-actions/baselines';
import type { Metric } from '@mlops-actions/metric-files';
import { readReport } from '@mlops-actions/report';
import { type Ports, UserError, visible } from '@mlops-actions/toolkit';
import picomatch from 'picomatch';
import { baseBranch, naturalBaseline } from './auto.js';
import { inWorkspace, readFile } from './current.js';
import { type Entry, metricsOf } from './history.js';
import type { Inputs } from './inputs.js';
import { type FileMetrics, fileMetrics, type MetricSet, readValue } from './metric-set.js';
import { readRun } from './mlflow.js';
import { pairFiles } from './pairs.js';

/** The old side. */
export type OldSide =
  | { readonly state: 'unasked' }
  | {
      readonly state: 'absent';
      /** Why there is none, as part of a sentence. */
      readonly reason: string;
      /** What to write so that there is one. */
      readonly advice?: string;
    }
  | {
      readonly state: 'found';
      /** For people: `main@1a2b3c4`, a path, a model with its version. */
      readonly label: string;
      /** The commit, where it is of one. */
      readonly sha?: string;
      readonly set: MetricSet;
      /** Files that should be compared, and could not be. */
      readonly doubts: readonly string[];
    };

/** @param past entries of the history, oldest first, where one is kept */
export async function openBaseline(
  inputs: Inputs,
  current: MetricSet,
  past: readonly Entry[],
  ports: Ports,
): Promise<OldSide> {
  const { baseline } = inputs;
  const git: BaselinePorts = { ...ports, token: inputs.token };
  switch (baseline.kind) {
    case 'none':
      return { state: 'unasked' };
    case 'auto': {
      if (inputs.files.length === 0)
        return absent('runs of MLflow are not in git', 'mlflow:models:/NAME@champion');
      const natural = await naturalBaseline(git);
      if (natural.sha === undefined) return absent(natural.reason, 'git:origin/main');
      const tree = await openTree(natural.sha, git);
      return fromTree(tree, `${natural.branch}@${tree.sha.slice(0, 7)}`, inputs, current, ports);
    }
    case 'tree': {
      const tree = await openTree(baseline.ref, git);
      return fromTree(tree, tree.label, inputs, current, ports);
    }
    case 'history':
      return fromHistory(past, ports);
    case 'report':
      return fromReport(baseline, current, git);
    case 'mlflow': {
      const run = await readRun(baseline.source, inputs.mlflow, ports);
      if (run === undefined)
        return absent(
          `${visible(baseline.text)} is not there: no such model is registered, or the alias is not set`,
        );
      const set = paired(current, new Map([[baseline.text, fileMetrics(run.metrics)]]), baseline.text);
      return { state: 'found', label: run.label, set, doubts: [] };
    }
    default: {
      const found = await locateBaseline(baseline, git);
      if (found === undefined) return absent(`${visible(baseline.text)} was not found`);
      const { label, sha, paths } = found;
      const old = new Map<string, FileMetrics>();
      for (const path of paths) {
        const isGit = baseline.kind === 'git';
        const name = isGit ? baseline.path : inWorkspace(path, ports.context.workspace);
        old.set(name, await readFile(path, isGit ? label : name, ports.log));
      }
      return { state: 'found', label, ...(sha && { sha }), set: paired(current, old, label), doubts: [] };
    }
  }
}

function absent(reason: string, advice?: string): OldSide {
  return {
    state: 'absent',
    reason,
    ...(advice !== undefined && { advice: `Write for example:\n  baseline: ${advice}` }),
  };
}

/** The old files under the names of those that they are compared with. */
function paired(current: MetricSet, old: MetricSet, label: string): MetricSet {
  const pairs = pairFiles([...current.keys()], [...old.keys()], label);
  return new Map(Array.from(old, ([file, metrics]) => [pairs.get(file) ?? file, metrics]));
}

async function fromTree(
  tree: GitTree,
  label: string,
  inputs: Inputs,
  current: MetricSet,
  ports: Ports,
): Promise<OldSide> {
  const set = new Map<string, FileMetrics>();
  const doubts: string[] = [];
  const files = [...current.keys()].filter((file) => !inputs.runs.some(({ text }) => text === file));
  for (const file of files) {
    if (!isInside(file))
      doubts.push(`${visible(file)} lies outside of the workspace, so git has no old one of it.`);
  }
  const candidates = [...files.filter(isInside), ...(await goneFiles(tree, inputs, current, ports))];
  for (const file of candidates) {
    const path = await tree.read(file);
    if (path === undefined) continue;
    try {
      set.set(file, await readFile(path, `${label}:${file}`, ports.log));
    } catch (error) {
      // What is broken in the old commit must not keep the commit that mends it from passing.
      if (!(error instanceof UserError)) throw error;
      doubts.push(`The old ${visible(file)} is not compared with: ${error.message}`);
    }
  }
  if (inputs.runs.length > 0)
    doubts.push(
      `Runs of MLflow are not in git, so ${inputs.runs.map(({ text }) => visible(text)).join(', ')} is compared with nothing. In a step of its own it takes for example baseline: mlflow:models:/NAME@champion`,
    );
  if (set.size > 0) return { state: 'found', label, sha: tree.sha, set, doubts };
  return absent(
    doubts.length > 0 ? doubts.join(' ') : `${files.map(visible).join(', ')} is not in ${visible(label)} yet`,
  );
}

function isInside(file: string): boolean {
  return !isAbsolute(file) && !file.startsWith('../') && !/^[A-Za-z]:/.test(file);
}

const magic = /[*?[\]{}]/;

/** Files of the old commit that the globs of `metrics` match, and that are no longer there. */
async function goneFiles(
  tree: GitTree,
  inputs: Inputs,
  current: MetricSet,
  { context }: Ports,
): Promise<string[]> {
  const inside = (pattern: string) => inWorkspace(pattern.trim(), context.workspace);
  const excluded = inputs.files
    .filter((pattern) => pattern.startsWith('!'))
    .map((pattern) => inside(pattern.slice(1)));
  const globs = inputs.files
    .filter((pattern) => !pattern.startsWith('!') && magic.test(pattern))
    .map(inside)
    .filter((pattern) => !current.has(pattern));
  if (globs.length === 0) return [];
  const isGone = picomatch(globs, { ignore: excluded.flatMap((pattern) => [pattern, `${pattern}/**`]) });
  return (await tree.list()).filter((file) => !current.has(file) && isGone(file));
}

function fromHistory(past: readonly Entry[], { context }: Ports): OldSide {
  const branch = baseBranch(context);
  if (branch === undefined)
    return absent('the event is of no branch, so nothing says whose history counts', 'git:origin/main');
  const entry = past.at(-1);
  if (entry === undefined) return absent(`the history holds nothing of ${visible(branch)} yet`);
  const label = `${branch}@${entry.sha.slice(0, 7)} (history)`;
  return { state: 'found', label, sha: entry.sha, set: metricsOf(entry), doubts: [] };
}

async function fromReport(
  baseline: { readonly kind: 'report'; readonly path: string; readonly text: string },
  current: MetricSet,
  ports: BaselinePorts,
): Promise<OldSide> {
  const [path] = (await locateBaseline(baseline, ports))?.paths ?? [];
  if (path === undefined) return absent(`${visible(baseline.text)} was not found`);
  const report = await readReport(path);
  if (report.action !== 'metrics-diff')
    throw new UserError(
      `baseline: ${visible(baseline.path)} is a report of ${report.action}, not of metrics-diff.`,
    );
  const files = new Map<string, Metric[]>();
  for (const { name, source = '', value, valueText, unit } of report.metrics) {
    // A row without a value is of a metric that was gone by then.
    const found = value ?? (valueText === undefined ? undefined : readValue(valueText));
    if (found === undefined) continue;
    const rows = files.get(source) ?? [];
    rows.push({ name, value: found, ...(unit !== undefined && { unit }) });
    files.set(source, rows);
  }
  const { sha } = report.provenance;
  const old = new Map(Array.from(files, ([file, metrics]) => [file, fileMetrics(metrics)]));
  const label = sha === undefined ? baseline.path : `${baseline.path} (${sha.slice(0, 7)})`;
  return { state: 'found', label, ...(sha && { sha }), set: paired(current, old, baseline.path), doubts: [] };
}

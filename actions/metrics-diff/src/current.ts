import { isAbsolute, posix, relative, resolve, sep } from 'node:path';
import { readMetricFile } from '@mlops-actions/metric-files';
import { findFiles, type Log, type Ports, UserError, visible } from '@mlops-actions/toolkit';
import type { Inputs } from './inputs.js';
import { type FileMetrics, fileMetrics, type MetricSet, mostMetrics } from './metric-set.js';
import { readRun } from './mlflow.js';

/** What `metrics` names, read. */
export async function readCurrent(inputs: Inputs, ports: Ports): Promise<MetricSet> {
  const { workspace } = ports.context;
  const set = new Map<string, FileMetrics>();
  const paths = inputs.files.length === 0 ? [] : await findFiles('metrics', inputs.files, workspace);
  for (const path of paths) {
    const file = inWorkspace(path, workspace);
    set.set(file, await readFile(resolve(workspace, path), file, ports.log));
  }
  for (const source of inputs.runs) {
    const run = await readRun(source, inputs.mlflow, ports);
    if (run === undefined)
      throw new UserError(
        `metrics: MLflow has no ${visible(source.text)}: the model is not registered, or the alias is not set. Name one that is there, or its run:\n  metrics: mlflow:runs:/ID`,
      );
    ports.log.info(`${visible(source.text)} is ${visible(run.label)}`);
    set.set(source.text, fileMetrics(run.metrics));
  }
  refuseTooMany(set);
  return set;
}

/** @param name as the user knows it, for messages */
export async function readFile(path: string, name: string, log: Log): Promise<FileMetrics> {
  const { kind, metrics, curves, skipped } = await readMetricFile(path, name);
  log.info(`${visible(name)} (${kind}): ${metrics.length} metrics, ${curves.length} curves`);
  if (skipped.length > 0)
    log.info(
      `${visible(name)}: neither a metric nor a curve: ${skipped.slice(0, 20).map(visible).join(', ')}${skipped.length > 20 ? ', …' : ''}`,
    );
  return fileMetrics(metrics, curves);
}

/** The path as git knows it, where the file is in the workspace. */
export function inWorkspace(path: string, workspace: string): string {
  const within = relative(workspace, resolve(workspace, path)).split(sep).join('/');
  return within.startsWith('../') || isAbsolute(within) ? path : posix.normalize(within);
}

function refuseTooMany(set: MetricSet): void {
  const sizes = Array.from(set, ([file, { metrics, curves }]) => ({
    file,
    count: metrics.size,
    curves: curves.size,
  }));
  const count = sizes.reduce((sum, size) => sum + size.count, 0);
  if (sizes.every((size) => size.count + size.curves === 0))
    throw new UserError(
      `metrics: ${[...set.keys()].map(visible).join(', ')} holds no metric, so there is nothing to compare.`,
    );
  if (count <= mostMetrics) return;
  const most = sizes.reduce((a, b) => (b.count > a.count ? b : a));
  throw new UserError(
    `metrics: ${count} metrics in ${set.size} files are more than the ${mostMetrics} that one report holds; ${visible(most.file)} alone has ${most.count}. Name fewer files per step, and give each step a title.`,
  );
}

import { createHash } from 'node:crypto';
import type { MetricValue } from '@mlops-actions/metric-files';
import { UserError, visible } from '@mlops-actions/toolkit';
import { type FileMetrics, fileMetrics, inJson, type MetricSet, readValue } from './metric-set.js';

/** The metrics of one commit; a line of the history. */
export interface Entry {
  readonly sha: string;
  /** The branch that was pushed: `main`. */
  readonly ref: string;
  /** Address of the run that measured. */
  readonly run?: string;
  /** By file and name. NaN and infinities are texts, since JSON has no others. */
  readonly metrics: Readonly<Record<string, Readonly<Record<string, MetricValue>>>>;
}

/** The file of the branch that holds the history of a title: as readable as can be, and another for every other title. */
export function historyPath(title: string): string {
  const name = title.toLowerCase();
  const stem = name.replace(/[^a-z0-9_-]+/g, '-').slice(0, 80);
  const digest = createHash('sha256').update(name).digest('hex').slice(0, 8);
  return stem === name ? `${stem}.jsonl` : `${stem}.${digest}.jsonl`;
}

export function entryOf(commit: Omit<Entry, 'metrics'>, set: MetricSet): Entry {
  const metrics = Object.fromEntries(
    Array.from(set, ([file, { metrics }]) => [
      file,
      Object.fromEntries(Array.from(metrics.values(), ({ name, value }) => [name, inJson(value)])),
    ]),
  );
  return { ...commit, metrics };
}

export function metricsOf({ metrics }: Entry): MetricSet {
  return new Map(
    Object.entries(metrics).map(([file, values]): [string, FileMetrics] => [
      file,
      fileMetrics(
        Object.entries(values).map(([name, value]) => ({
          name,
          value: typeof value === 'string' ? readValue(value) : value,
        })),
      ),
    ]),
  );
}

/** The entries of a branch before the commit that is measured now, which may have been measured before. Oldest first. */
export function entriesBefore(entries: readonly Entry[], branch: string, sha: string | undefined): Entry[] {
  const own = entries.filter(({ ref }) => ref === branch);
  const at = own.findIndex((entry) => entry.sha === sha);
  return at < 0 ? own : own.slice(0, at);
}

/**
 * The history with one entry more, in the place of the one that a run before left of the same commit and branch, without
 * the oldest beyond `limit`.
 * @param text what is there; '' for nothing
 * @param place for messages
 * @throws UserError when the text is no history
 */
export function withEntry(text: string, entry: Entry, limit: number, place: string): string {
  const entries = parseHistory(text, place);
  const lines = entries.map((one) => JSON.stringify(one));
  const same = entries.findLastIndex(({ sha, ref }) => sha === entry.sha && ref === entry.ref);
  // A second run of the job is another run of the same numbers, which is no reason for a commit.
  if (same >= 0 && JSON.stringify(entries[same]?.metrics) === JSON.stringify(entry.metrics)) return text;
  lines.splice(same < 0 ? lines.length : same, same < 0 ? 0 : 1, JSON.stringify(entry));
  return lines
    .slice(-limit)
    .map((line) => `${line}\n`)
    .join('');
}

/** @throws UserError that names the branch, the file and the line: anybody who may push can have written it */
export function parseHistory(text: string, place: string): Entry[] {
  return text.split('\n').flatMap((line, index) => {
    if (line.trim() === '') return [];
    const problem = (what: string) =>
      new UserError(
        `history: ${visible(place)}, line ${index + 1} ${what}. Correct the line or remove it; metrics-diff writes {"sha":"1a2b…","ref":"main","metrics":{"metrics.json":{"accuracy":0.9}}}.`,
      );
    let found: unknown;
    try {
      found = JSON.parse(line);
    } catch {
      throw problem('is not JSON');
    }
    if (!isObject(found)) throw problem('is no object');
    const { sha, ref, run, metrics } = found;
    if (typeof sha !== 'string' || !/^[0-9a-f]{40,64}$/.test(sha)) throw problem('has no commit in "sha"');
    if (typeof ref !== 'string' || ref === '') throw problem('has no branch in "ref"');
    if (run !== undefined && typeof run !== 'string') throw problem('has no text in "run"');
    if (!isObject(metrics)) throw problem('has no metrics');
    for (const [file, values] of Object.entries(metrics)) {
      if (!isObject(values)) throw problem(`has no metrics of ${JSON.stringify(file.slice(0, 100))}`);
      const wrong = Object.entries(values).find(([, value]) => !isValue(value));
      if (wrong !== undefined)
        throw problem(
          `has something else than a number, a text or true or false as ${JSON.stringify(wrong[0].slice(0, 100))}`,
        );
    }
    return [{ sha, ref, ...(run !== undefined && { run }), metrics: metrics as Entry['metrics'] }];
  });
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isValue(value: unknown): boolean {
  return value === null || ['string', 'boolean'].includes(typeof value) || Number.isFinite(value);
}

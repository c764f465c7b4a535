import { readdir } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { type Report, readReport } from '@mlops-actions/report';
import { type Context, findFiles, UserError } from '@mlops-actions/toolkit';

export interface Gathered {
  readonly reports: readonly Report[];
  /** Whether this job wrote them. Others may come from a pull request of a stranger. */
  readonly trusted: boolean;
}

/**
 * The reports that the comment shows, in the order of their files' names.
 * @throws UserError when a pattern matches nothing, or a file is no report
 */
export async function gatherReports(patterns: readonly string[], context: Context): Promise<Gathered> {
  if (patterns.length === 0)
    return { reports: told(await ofThisJob(context.reports), ({ report }) => report.id), trusted: true };
  const files = (await findFiles('reports', patterns, context.workspace)).filter(isReport);
  if (files.length === 0)
    throw new UserError(
      'reports: there are files, and none of them is a report, which ends in .json. Write for example:\n  reports: artifacts/**/*.json',
    );
  const found = await readAll(files.map((file) => resolve(context.workspace, file)));
  return { reports: told(found, ({ path }) => basename(path, '.json')), trusted: false };
}

interface Found {
  readonly report: Report;
  readonly path: string;
}

async function ofThisJob(folder: string): Promise<Found[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  const sorted = names.filter(isReport).sort(new Intl.Collator('en', { numeric: true }).compare);
  return readAll(sorted.map((name) => join(folder, name)));
}

/** Beside a report may lie its examples, as JSON Lines. */
function isReport(file: string): boolean {
  return file.endsWith('.json');
}

async function readAll(paths: readonly string[]): Promise<Found[]> {
  const found: Found[] = [];
  // One by one: all at once, hundreds of large ones would fill the memory.
  for (const path of paths) found.push({ report: await readReport(path), path });
  return found;
}

/**
 * The reports with titles that tell them apart: the legs of a matrix all report under one. The folder that an artifact was
 * unpacked to has its name; within a folder `nameOf` tells them apart.
 */
function told(found: readonly Found[], nameOf: (one: Found) => string): Report[] {
  const inFolder = ({ report, path }: Found) => `${report.title} (${basename(dirname(path))})`;
  const [titles, folders] = [countsBy(found, ({ report }) => report.title), countsBy(found, inFolder)];
  return found.map((one) => {
    const { report } = one;
    if (titles.get(report.title) === 1) return report;
    const title = folders.get(inFolder(one)) === 1 ? inFolder(one) : `${report.title} (${nameOf(one)})`;
    return { ...report, title };
  });
}

function countsBy(found: readonly Found[], key: (one: Found) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const one of found) counts.set(key(one), (counts.get(key(one)) ?? 0) + 1);
  return counts;
}

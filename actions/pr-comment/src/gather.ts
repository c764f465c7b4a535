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
  if (patterns.length === 0) return { reports: told(await ofThisJob(context.reports)), trusted: true };
  const files = (await findFiles('reports', patterns, context.workspace)).filter(isReport);
  if (files.length === 0)
    throw new UserError(
      'reports: there are files, and none of them is a report, which ends in .json. Write for example:\n  reports: artifacts/**/*.json',
    );
  const found = await readAll(files.map((file) => [resolve(context.workspace, file), folderOf(file)]));
  return { reports: told(found), trusted: false };
}

interface Found {
  readonly report: Report;
  /** What tells it from others of its title. */
  readonly mark: string;
}

async function ofThisJob(folder: string): Promise<Found[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  const sorted = names.filter(isReport).sort(new Intl.Collator('en', { numeric: true }).compare);
  return readAll(sorted.map((name) => [join(folder, name), name.replace(/\.json$/, '')]));
}

/** Beside a report may lie its examples, as JSON Lines. */
function isReport(file: string): boolean {
  return file.endsWith('.json');
}

/** The folder that an artifact was unpacked to has its name. */
function folderOf(file: string): string {
  return basename(dirname(file)) || file;
}

async function readAll(files: readonly (readonly [path: string, mark: string])[]): Promise<Found[]> {
  const found: Found[] = [];
  // One by one: all at once, hundreds of large ones would fill the memory.
  for (const [path, mark] of files) found.push({ report: await readReport(path), mark });
  return found;
}

/** The reports with titles that tell them apart: the legs of a matrix all report under one. */
function told(found: readonly Found[]): Report[] {
  const titles = new Map<string, number>();
  for (const { report } of found) titles.set(report.title, (titles.get(report.title) ?? 0) + 1);
  return found.map(({ report, mark }) =>
    titles.get(report.title) === 1 ? report : { ...report, title: `${report.title} (${mark})` },
  );
}

import { createHash } from 'node:crypto';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { REPORT_LIMIT, reportProblem } from './read.js';
import type { Report } from './types.js';

/**
 * The name, without its ending, of a report's file and of those beside it. Safe on every file system whatever the id
 * holds; different reports have different names, also where upper and lower case are the same.
 */
export function reportFileStem({ action, id }: Pick<Report, 'action' | 'id'>): string {
  const safe = id
    .toLowerCase()
    .replace(/[^a-z0-9_-]+/g, '-')
    .slice(0, 80);
  const digest = createHash('sha256').update(id).digest('hex').slice(0, 8);
  return safe === id ? `${action}.${id}` : `${action}.${safe}.${digest}`;
}

/**
 * Writes the report into `folder`, which is made if need be, and returns its path. A reader sees the whole file or none.
 * @throws Error if the report breaks the format, a number that is not finite included: JSON would turn it into null.
 */
export async function writeReport(folder: string, report: Report): Promise<string> {
  const problem = reportProblem(report);
  if (problem !== undefined) throw new Error(`the report breaks its format: ${problem}`);
  const text = `${JSON.stringify(report, null, 2)}\n`;
  if (Buffer.byteLength(text) > REPORT_LIMIT)
    throw new Error(`the report has more than ${REPORT_LIMIT} bytes, nobody would read it`);
  await mkdir(folder, { recursive: true });
  const path = join(folder, `${reportFileStem(report)}.json`);
  const unfinished = `${path}.${process.pid}.tmp`;
  try {
    await writeFile(unfinished, text);
    await rename(unfinished, path);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
  return path;
}

import { readFile, stat } from 'node:fs/promises';
import { UserError } from '@mlops-actions/toolkit';
import { reportSchema } from './schema.js';
import type { Report } from './types.js';
import { problemOf } from './validate.js';

/**
 * Largest report, in bytes. Those of this project are some kilobytes; a stranger's file of this size can cost about
 * half a gigabyte while it is parsed, whatever it holds.
 */
export const REPORT_LIMIT = 8 * 1024 * 1024;

/** @throws UserError if the file cannot be read, is too large, or is not a report. */
export async function readReport(path: string): Promise<Report> {
  const unreadable = (cause: Error) => {
    throw new UserError(`${path}: the report cannot be read: ${cause.message}`, { cause });
  };
  const { size } = await stat(path).catch(unreadable);
  if (size > REPORT_LIMIT) throw tooLarge(path, size);
  return parseReport(await readFile(path, 'utf8').catch(unreadable), path);
}

/**
 * A report from its JSON, checked in full: the text may be anybody's. `where` names it in the error.
 * @throws UserError that says what is wrong and where in the report.
 */
export function parseReport(text: string, where: string): Report {
  const size = Buffer.byteLength(text);
  if (size > REPORT_LIMIT) throw tooLarge(where, size);
  const problem = (what: string) =>
    new UserError(
      `${where} is not a report (mlops-report/v1): ${what}. Name a file from the "report" output of an action.`,
    );
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw problem('it is not JSON');
  }
  const found = reportProblem(value);
  if (found !== undefined) throw problem(found);
  return value as Report;
}

function tooLarge(where: string, size: number): UserError {
  return new UserError(
    `${where}: ${size} bytes are too many for a report, ${REPORT_LIMIT} is the most that is read`,
  );
}

/** What keeps `value` from being a report: the schema, and the lengths that a schema cannot compare. */
export function reportProblem(value: unknown): string | undefined {
  return problemOf(value, reportSchema) ?? unevenPart(value as Report);
}

function unevenPart(report: Report): string | undefined {
  for (const [s, section] of report.sections.entries())
    for (const [b, block] of section.blocks.entries()) {
      const path = `sections[${s}].blocks[${b}]`;
      if (block.kind === 'table') {
        const row = block.rows.findIndex((cells) => cells.length !== block.columns.length);
        if (row >= 0)
          return `${path}.rows[${row}]: expected ${block.columns.length} cells as there are columns, found ${block.rows[row]!.length}`;
      } else if (block.kind === 'chart') {
        const series = block.series.findIndex(({ values }) => values.length !== block.labels.length);
        if (series >= 0)
          return `${path}.series[${series}].values: expected ${block.labels.length} as there are labels, found ${block.series[series]!.values.length}`;
      }
    }
  return undefined;
}

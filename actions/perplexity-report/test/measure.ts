import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect } from '@jest/globals';
import { type MetricRow, type Report, readReport, renderReport } from '@mlops-actions/report';
import {
  inputsFrom,
  type RecordedLog,
  readJsonl,
  refusalOf,
  testPorts,
  writeFiles,
} from '@mlops-actions/testing';
import type { Outcome, Ports } from '@mlops-actions/toolkit';
import { action } from '../src/index.js';
import { readInputs } from '../src/inputs.js';

export interface Measured {
  readonly outcome: Outcome;
  readonly verdict: string;
  readonly report: Report;
  /** The report's own JSON. */
  readonly json: string;
  readonly log: RecordedLog;
  readonly secrets: readonly string[];
  readonly workspace: string;
  /** Where the report is, relative to the workspace. */
  readonly path: string;
  readonly row: (name: string) => MetricRow;
  /** The text of a section, all cells and sentences; '' where there is none. */
  readonly section: (title: string) => string;
  /** Lines of the file of texts beside the report. */
  readonly texts: () => Record<string, unknown>[];
}

export interface Setting {
  readonly workspace?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly fetch?: Ports['fetch'];
}

/** Inputs as the runner would read them. @throws UserError as the user would see it */
export const reading = inputsFrom(new URL('../action.yml', import.meta.url), readInputs);

/** Runs the action over files in a folder of their own, or in that of an earlier run. */
export async function measure(
  given: Record<string, string>,
  files: Record<string, unknown> = {},
  { workspace, env, fetch }: Setting = {},
): Promise<Measured> {
  const ports = testPorts(workspace === undefined ? {} : { workspace });
  const { reports } = ports.context;
  writeFiles(ports.context.workspace, files);
  const secrets: string[] = [];
  const outcome = await action
    .run(reading(given, env), {
      ...ports,
      ...(fetch && { fetch }),
      secret: (value) => secrets.push(value),
    })
    .catch((error: unknown) => {
      // Whatever fails leaves nothing behind.
      expect(existsSync(reports) ? readdirSync(reports) : []).toEqual([]);
      throw error;
    });
  const path = outcome.outputs.report ?? '';
  const report = await readReport(path);
  expect(readdirSync(reports)).toHaveLength(report.examples === undefined ? 1 : 2);
  const json = readFileSync(path, 'utf8');
  return {
    outcome,
    verdict: report.verdict,
    report,
    json,
    log: ports.log,
    secrets,
    workspace: ports.context.workspace,
    path,
    row: (name) => {
      const found = report.metrics.find((row) => row.name === name);
      if (found === undefined)
        throw new Error(`no row ${name} among ${report.metrics.map((row) => row.name).join(', ')}`);
      return found;
    },
    section: (title) => {
      const found = report.sections.find((one) => one.title === title);
      return (found?.blocks ?? []).map((block) => JSON.stringify(block)).join('\n');
    },
    texts: () => readJsonl(join(dirname(path), report.examples ?? '')),
  };
}

/** The message of the UserError that it ends in. */
export async function refusal(...args: Parameters<typeof measure>): Promise<string> {
  return (await refusalOf(measure(...args))).message;
}

export const markdown = ({ report }: Measured): string => renderReport(report, { trusted: true });

/** To 1e-9 of the expected value. */
export function expectNear(value: unknown, expected: number): void {
  const off = Math.abs(Number(value) / expected - 1);
  if (!(off <= 1e-9)) throw new Error(`${value} is ${off} away from ${expected}`);
}

export { jsonl } from '@mlops-actions/testing';

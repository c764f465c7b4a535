import { dirname, join } from 'node:path';
import { type Report, readReport } from '@mlops-actions/report';
import { inputsFrom, type RecordedLog, readJsonl, testPorts, writeFiles } from '@mlops-actions/testing';
import type { Outcome } from '@mlops-actions/toolkit';
import { action } from '../src/index.js';

export interface Gated {
  readonly outcome: Outcome;
  readonly report: Report;
  readonly log: RecordedLog;
  readonly workspace: string;
  readonly scores: Record<string, Record<'precision' | 'recall' | 'fmeasure', number>>;
}

/** Inputs as the runner would read them. @throws UserError as the user would see it */
export const reading = inputsFrom(new URL('../action.yml', import.meta.url), action.readInputs);

/** Runs the action over files in a folder of their own, or in that of an earlier run. */
export async function gate(
  given: Record<string, string>,
  files: Record<string, string | Buffer>,
  workspace?: string,
): Promise<Gated> {
  const ports = testPorts(workspace === undefined ? {} : { workspace, reports: join(workspace, '.reports') });
  writeFiles(ports.context.workspace, files);
  const outcome = await action.run(reading(given), ports);
  const report = await readReport(outcome.outputs.report ?? '');
  return {
    outcome,
    report,
    log: ports.log,
    workspace: ports.context.workspace,
    scores: JSON.parse(outcome.outputs.scores ?? ''),
  };
}

/** Lines of `examples.jsonl` beside a report. */
export function examplesOf({
  report,
  outcome,
}: Gated): { id: string; scores: Record<string, number[]>; [field: string]: unknown }[] {
  return readJsonl(join(dirname(outcome.outputs.report ?? ''), report.examples ?? ''));
}

export { jsonl } from '@mlops-actions/testing';

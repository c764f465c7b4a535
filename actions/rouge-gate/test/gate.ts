import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Report, readReport } from '@mlops-actions/report';
import { inputsWith, type RecordedLog, testPorts } from '@mlops-actions/testing';
import { InputReader, type Outcome } from '@mlops-actions/toolkit';
import { parse } from 'yaml';
import { action } from '../src/index.js';

const metadata = parse(readFileSync(new URL('../action.yml', import.meta.url), 'utf8'));

export interface Gated {
  readonly outcome: Outcome;
  readonly report: Report;
  readonly log: RecordedLog;
  readonly workspace: string;
  readonly scores: Record<string, Record<'precision' | 'recall' | 'fmeasure', number>>;
}

/** Inputs as the runner would read them. @throws UserError as the user would see it */
export function reading(given: Record<string, string>) {
  const reader = new InputReader(inputsWith(metadata.inputs, given));
  const inputs = action.readInputs(reader);
  reader.finish();
  return inputs;
}

/** Runs the action over files in a folder of their own, or in that of an earlier run. */
export async function gate(
  given: Record<string, string>,
  files: Record<string, string | Buffer>,
  workspace?: string,
): Promise<Gated> {
  const ports = testPorts();
  const context =
    workspace === undefined
      ? ports.context
      : { ...ports.context, workspace, reports: join(workspace, '.reports') };
  for (const [name, content] of Object.entries(files)) {
    const path = join(context.workspace, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  }
  const outcome = await action.run(reading(given), { ...ports, context });
  const report = await readReport(outcome.outputs.report ?? '');
  return {
    outcome,
    report,
    log: ports.log,
    workspace: context.workspace,
    scores: JSON.parse(outcome.outputs.scores ?? ''),
  };
}

/** Records as JSON Lines. */
export const jsonl = (records: readonly unknown[]) =>
  records.map((record) => `${JSON.stringify(record)}\n`).join('');

/** Lines of `examples.jsonl` beside a report. */
export function examplesOf({
  report,
  outcome,
}: Gated): { id: string; scores: Record<string, number[]>; [field: string]: unknown }[] {
  const file = join(dirname(outcome.outputs.report ?? ''), report.examples ?? '');
  return readFileSync(file, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
}

import { basename, join } from 'node:path';
import { failsJob, failureOf } from '@mlops-actions/metrics';
import { renderReport, reportFileStem, unusedReportId, writeReport } from '@mlops-actions/report';
import { RougeScorer, rougeSignature } from '@mlops-actions/text-metrics';
import {
  findFiles,
  type Outcome,
  openable,
  type Ports,
  Progress,
  UserError,
  visible,
} from '@mlops-actions/toolkit';
import { openBaseline } from './baseline.js';
import { compare } from './compare.js';
import { evaluate } from './evaluate.js';
import { none, readExamples, type Sources } from './examples.js';
import { ScoresFile } from './examples-file.js';
import type { Inputs } from './inputs.js';
import { judge } from './judge.js';
import { columnNames, metricName } from './names.js';
import { outputsOf, tell } from './outcome.js';
import { reportOf } from './report.js';

export async function run(inputs: Inputs, ports: Ports): Promise<Outcome> {
  const { log, context } = ports;
  const { types } = inputs.rouge;
  ports.secret(inputs.token);
  const leading =
    inputs.thresholds[0]?.metric ??
    inputs.regressions[0]?.metric ??
    metricName(types.at(-1) ?? '', 'fmeasure');
  const signature = rougeSignature(inputs.rouge);
  const sources = await findSources(inputs, context.workspace);
  const files = [sources.predictions, ...sources.references].flat();
  log.info(`Reading ${files.map(visible).join(', ')}`);
  const baseline = await openBaseline(inputs, signature, ports);
  const progress = await Progress.over(files, 'examples scored', log, ports.now);

  const id = unusedReportId(context, 'rouge-gate');
  const stem = reportFileStem({ action: 'rouge-gate', id });
  const file = new ScoresFile(join(context.reports, `${stem}.examples.jsonl`), types, inputs.includeTexts);
  const evaluation = await file.during(async () => {
    const found = await evaluate(
      readExamples(sources, inputs.fields, (bytes) => progress.read(bytes)),
      {
        scorer: new RougeScorer(inputs.rouge),
        types,
        leading: columnNames(types).indexOf(leading),
        byId: inputs.fields.id !== undefined,
        keepTexts: inputs.includeTexts,
        ...(baseline?.kind === 'examples' && { old: baseline }),
        file,
        onExamples: (count) => progress.count(count),
      },
    );
    if (found.rows.count === 0)
      throw new UserError(
        `predictions: ${sources.predictions.join(', ')} holds no example, so there is nothing to score.`,
      );
    if (found.slices.size === 1 && found.slices.has(none))
      throw new UserError(`slice-field: no record has a field "${inputs.fields.slice}".`);
    return found;
  });
  const comparison = baseline && compare(baseline, evaluation);
  const judged = judge(inputs, evaluation, comparison);
  const findings = {
    inputs,
    evaluation,
    comparison,
    judged,
    signature,
    leading,
    files: sources.predictions.length,
  };
  const report = reportOf(findings, context, id, basename(file.path));
  const path = await writeReport(context.reports, report);
  const fails = failsJob(judged.verdict, inputs.failOn);
  tell(report, findings, fails, log);
  return {
    outputs: outputsOf(report, findings, path),
    summary: renderReport(report, { trusted: true }),
    ...(fails && { failure: failureOf('rouge-gate', judged) }),
  };
}

async function findSources(inputs: Inputs, workspace: string): Promise<Sources> {
  const find = async (input: string, patterns: readonly string[]) =>
    openable(await findFiles(input, patterns, workspace), workspace);
  const predictions = await find('predictions', inputs.predictions);
  const references: string[][] = [];
  for (const pattern of inputs.references) references.push(await find('references', [pattern]));
  return { predictions, references };
}

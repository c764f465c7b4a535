import { existsSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { failsJob } from '@mlops-actions/metrics';
import { type Report, renderReport, reportFileStem, writeReport } from '@mlops-actions/report';
import { RougeScorer, rougeSignature } from '@mlops-actions/text-metrics';
import {
  type Context,
  findFiles,
  type Log,
  type Outcome,
  type Ports,
  Progress,
  UserError,
  visible,
} from '@mlops-actions/toolkit';
import { openBaseline } from './baseline.js';
import { type Comparison, compare } from './compare.js';
import { type Evaluation, evaluate } from './evaluate.js';
import { none, readExamples, type Sources } from './examples.js';
import { ExamplesFile } from './examples-file.js';
import type { Inputs } from './inputs.js';
import { type Judged, judge, tally } from './judge.js';
import { columnNames, metricName, statistics } from './names.js';
import { emptyTexts, reportId, reportOf } from './report.js';

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

  const id = unusedId(context);
  const stem = reportFileStem({ action: 'rouge-gate', id });
  const file = new ExamplesFile(join(context.reports, `${stem}.examples.jsonl`), types, inputs.includeTexts);
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
  const report = reportOf(
    { inputs, evaluation, comparison, judged, signature, leading, files: sources.predictions.length },
    context,
    id,
    basename(file.path),
  );
  const path = await writeReport(context.reports, report);
  const fails = failsJob(judged.verdict, inputs.failOn);
  tell(report, judged, evaluation, comparison, fails, log);
  return {
    outputs: outputsOf(report, evaluation, judged, path),
    summary: renderReport(report, { trusted: true }),
    ...(fails && { failure: failureOf(report, judged) }),
  };
}

/** A step that is there twice in a job, as in a composite action that is used twice, leaves two reports. */
function unusedId(context: Context): string {
  const id = reportId(context);
  for (let n = 1; ; n++) {
    const name = n === 1 ? id : `${id}-${n}`;
    const path = join(context.reports, `${reportFileStem({ action: 'rouge-gate', id: name })}.json`);
    if (!existsSync(path)) return name;
  }
}

async function findSources(inputs: Inputs, workspace: string): Promise<Sources> {
  // Files are opened from the process's own folder, and messages name them as the user did.
  const here = (file: string) => (workspace === process.cwd() ? file : resolve(workspace, file));
  const find = async (input: string, patterns: readonly string[]) =>
    (await findFiles(input, patterns, workspace)).map(here);
  const predictions = await find('predictions', inputs.predictions);
  const references: string[][] = [];
  for (const pattern of inputs.references) references.push(await find('references', [pattern]));
  return { predictions, references };
}

function tell(
  report: Report,
  { checks, warnings }: Judged,
  evaluation: Evaluation,
  comparison: Comparison | undefined,
  fails: boolean,
  log: Log,
): void {
  log.info(report.headline);
  for (const { text, verdict, reason } of checks) {
    const line = `${text}: ${reason}`;
    if (verdict === 'fail' && fails) log.error(line, { title: 'rouge-gate' });
    else if (verdict === 'fail' || verdict === 'warn') log.warning(line, { title: 'rouge-gate' });
    else log.info(`${verdict}: ${line}`);
  }
  for (const text of emptyTexts(evaluation.notes)) log.notice(text, { title: 'rouge-gate' });
  if (comparison?.state === 'absent')
    log.notice(
      `baseline: ${comparison.label} was not found, so nothing is compared. If it should be there, correct it; on-no-baseline: fail makes this fail.`,
      { title: 'rouge-gate' },
    );
  for (const warning of warnings) log.warning(warning, { title: 'rouge-gate' });
}

/** Short, as every check that failed has been annotated. */
function failureOf({ verdict }: Report, { checks, warnings }: Judged): string {
  if (verdict === 'fail' || warnings.length === 0) return `rouge-gate: ${tally(checks)}`;
  return 'rouge-gate: there are warnings, and fail-on is warn';
}

function outputsOf(
  report: Report,
  { rows, columns }: Evaluation,
  { checks }: Judged,
  path: string,
): Record<string, string> {
  const means = rows.means();
  const value = (name: string): number => means[columns.indexOf(name)] as number;
  const types = [...new Set(columns.map((name) => name.split('.')[0] as string))];
  const scores = Object.fromEntries(
    types.map((type) => [
      type,
      Object.fromEntries(statistics.map((name) => [name, value(metricName(type, name))])),
    ]),
  );
  const shortcuts = types
    .filter((type) => ['rouge1', 'rouge2', 'rougeL', 'rougeLsum'].includes(type))
    .map((type) => [type, String(value(metricName(type, 'fmeasure')))]);
  const failures = checks
    .filter(({ verdict }) => verdict === 'fail')
    .map(({ text, reason }) => `${text}: ${reason}`);
  return {
    verdict: report.verdict,
    scores: JSON.stringify(scores),
    ...Object.fromEntries(shortcuts),
    count: String(rows.count),
    failures: failures.join('\n'),
    report: path,
  };
}

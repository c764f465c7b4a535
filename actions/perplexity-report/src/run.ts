import { basename, join } from 'node:path';
import type { LossData, TextLoss } from '@mlops-actions/language-model';
import { failsJob, failureOf } from '@mlops-actions/metrics';
import {
  ExamplesFile,
  renderReport,
  reportFileStem,
  unusedReportId,
  writeReport,
} from '@mlops-actions/report';
import { joinById, type Outcome, type Ports } from '@mlops-actions/toolkit';
import { type Baseline, openBaseline } from './baseline.js';
import { compare } from './compare.js';
import type { Findings } from './findings.js';
import { refuseUnfit } from './guards.js';
import type { Inputs } from './inputs.js';
import { judge } from './judge.js';
import { type Losses, statedLosses, textLosses } from './losses.js';
import { Measurement } from './measure.js';
import { outputsOf, tell } from './outcome.js';
import { Pairs } from './pairs.js';
import { reportOf } from './report.js';
import { definitionOf } from './settings.js';
import { openSource } from './source.js';
import { TextCheck } from './text-check.js';
import { lineOf } from './texts-file.js';
import { unitOf, valuesOf } from './values.js';

const ACTION = 'perplexity-report';

export async function run(inputs: Inputs, ports: Ports): Promise<Outcome> {
  const { context, log } = ports;
  ports.secret(inputs.token);
  const baseline = await openBaseline(inputs, ports);
  const { data, label } = await openSource(inputs, ports);
  log.info(`Reading ${label}`);

  const id = unusedReportId(context, ACTION);
  const stem = reportFileStem({ action: ACTION, id });
  const file =
    data.kind === 'texts' ? new ExamplesFile(join(context.reports, `${stem}.examples.jsonl`)) : undefined;
  // Whatever is wrong is found before the file of texts takes its name.
  const work = async () => {
    const { losses, pairs } = await readAll(data, baseline, inputs, file);
    return findingsOf(inputs, label, losses, baseline && { baseline, pairs });
  };
  const findings = await (file === undefined ? work() : file.during(work));
  const { judged } = findings;
  const report = reportOf(findings, context, id, file && basename(file.path));
  const path = await writeReport(context.reports, report);
  const fails = failsJob(judged.verdict, inputs.failOn);
  tell(report, findings, fails, log);
  return {
    outputs: outputsOf(report, findings, path),
    summary: renderReport(report, { trusted: true }),
    ...(fails && { failure: failureOf(ACTION, judged) }),
  };
}

function findingsOf(
  inputs: Inputs,
  label: string,
  losses: Losses,
  other: { readonly baseline: Baseline; readonly pairs: Pairs | undefined } | undefined,
): Findings {
  const unit = unitOf(inputs, losses);
  refuseUnfit(inputs, losses, unit);
  const definition = definitionOf(losses.settings, inputs);
  const comparison = other && compare(other.baseline, losses, definition, other.pairs, inputs);
  const values = valuesOf(unit, losses, comparison, inputs);
  const judged = judge(inputs, unit, losses, values, comparison);
  return { inputs, label, losses, unit, values, definition, comparison, judged };
}

interface Read {
  readonly losses: Losses;
  readonly pairs: Pairs | undefined;
}

/** One pass over the texts, in which those of the baseline are set beside them. */
async function readAll(
  data: LossData,
  baseline: Baseline | undefined,
  { unit }: Inputs,
  file: ExamplesFile | undefined,
): Promise<Read> {
  if (data.kind === 'stated') return { losses: statedLosses(data), pairs: undefined };
  const measurement = new Measurement(unit === 'auto' ? undefined : unit);
  const pairs = baseline?.state === 'texts' ? new Pairs() : undefined;
  const current = measured(data.texts, measurement, file);
  const batches =
    pairs && baseline?.state === 'texts' ? paired(current, checked(baseline.texts), pairs) : current;
  for await (const _ of batches); // All is noted on the way.
  return { losses: textLosses(data, measurement), pairs };
}

async function* measured(
  batches: AsyncIterable<readonly TextLoss[]>,
  measurement: Measurement,
  file: ExamplesFile | undefined,
): AsyncGenerator<readonly TextLoss[]> {
  for await (const texts of batches) {
    for (const text of texts) {
      measurement.add(text);
      file?.add(lineOf(text));
    }
    await file?.flush();
    yield texts;
  }
}

async function* checked(batches: AsyncIterable<readonly TextLoss[]>): AsyncGenerator<readonly TextLoss[]> {
  const check = new TextCheck('baseline');
  for await (const texts of batches) {
    for (const text of texts) check.add(text);
    yield texts;
  }
}

/** Notes the texts that both sides have. */
function paired(
  current: AsyncGenerator<readonly TextLoss[]>,
  old: AsyncGenerator<readonly TextLoss[]>,
  pairs: Pairs,
): AsyncGenerator<unknown> {
  return joinById(
    { name: 'input', batches: current },
    { name: 'baseline', batches: old },
    (now, before) => pairs.add(now, before),
    (onlyCurrent, onlyBaseline) => {
      pairs.onlyCurrent = onlyCurrent.length;
      pairs.onlyBaseline = onlyBaseline.length;
      return [];
    },
  );
}

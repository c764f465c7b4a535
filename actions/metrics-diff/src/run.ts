import { failsJob } from '@mlops-actions/metrics';
import { REPORT_LIMIT, type Report, renderReport, unusedReportId, writeReport } from '@mlops-actions/report';
import { type Outcome, type Ports, UserError } from '@mlops-actions/toolkit';
import { baseBranch } from './auto.js';
import { openBaseline } from './baseline.js';
import { compare } from './compare.js';
import { readCurrent } from './current.js';
import type { Findings } from './findings.js';
import { entriesBefore } from './history.js';
import type { Inputs } from './inputs.js';
import { judge } from './judge.js';
import { failureOf, outputsOf, tell } from './outcome.js';
import { readPast, record } from './record.js';
import { reportOf } from './report.js';
import { select } from './select.js';

export async function run(inputs: Inputs, ports: Ports): Promise<Outcome> {
  const { log, context } = ports;
  ports.secret(inputs.token);
  const all = await readCurrent(inputs, ports);
  const history = await readPast(inputs, ports);
  const branch = baseBranch(context);
  const past = branch === undefined ? [] : entriesBefore(history, branch, context.sha);
  const old = await openBaseline(inputs, all, past, ports);
  const oldSet = old.state === 'found' ? old.set : old.state === 'absent' ? new Map() : undefined;
  const { current, baseline, warnings } = select(inputs, all, oldSet);
  const metrics = compare(current, baseline, inputs);
  const judged = judge(inputs, metrics, old);
  const findings: Findings = {
    inputs,
    current,
    old,
    baseline,
    metrics,
    judged,
    warnings: [...(old.state === 'found' ? old.doubts : []), ...warnings, ...judged.warnings],
    past,
  };
  const report = reportOf(
    findings,
    context,
    unusedReportId(context, 'metrics-diff', inputs.title === 'Metrics' ? undefined : inputs.title),
  );
  refuseTooLarge(report);
  const path = await writeReport(context.reports, report);
  await record(inputs, current, ports);
  const fails = failsJob(judged.verdict, inputs.failOn);
  tell(report, findings, fails, log);
  return {
    outputs: outputsOf(report, findings, path, log),
    summary: renderReport(report, { trusted: true }),
    ...(fails && { failure: failureOf(judged) }),
  };
}

/** Thousands of metrics with very long names; nobody could read the report's file. */
function refuseTooLarge(report: Report): void {
  if (Buffer.byteLength(JSON.stringify(report, null, 2)) < REPORT_LIMIT) return;
  throw new UserError(
    `metrics: the report of ${report.metrics.length} metrics would be larger than ${REPORT_LIMIT / 2 ** 20} MiB. Name fewer, for example:\n  include: "*accuracy*"`,
  );
}

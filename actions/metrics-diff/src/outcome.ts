import type { MetricValue } from '@mlops-actions/metric-files';
import { failuresOf, tally, type Verdict, worstVerdict } from '@mlops-actions/metrics';
import type { Report } from '@mlops-actions/report';
import type { Log } from '@mlops-actions/toolkit';
import type { Compared } from './compare.js';
import type { Findings } from './findings.js';
import type { Check, Judged } from './judge.js';
import { inJson } from './metric-set.js';
import { checksByMetric, countsOf } from './rows.js';
import { withoutDirection } from './sections.js';

const at = { title: 'metrics-diff' };
/** GitHub shows ten annotations of a kind per step. */
const mostAnnotations = 10;
/** Of further checks on the log. */
const mostLines = 200;
/** GitHub takes 1 MB of outputs from a job, counted in UTF-16. */
const mostDiff = 400_000;

/** Says on the log what was found; what failed the job becomes an annotation of the run. */
export function tell(
  report: Report,
  { inputs, old, judged, warnings }: Findings,
  fails: boolean,
  log: Log,
): void {
  log.info(report.headline);
  let [annotations, lines] = [0, 0];
  for (const { text, verdict, reason } of fromWorst(judged.checks)) {
    const line = `${text}: ${reason}`;
    const isBad = verdict === 'fail' || verdict === 'warn';
    if (!isBad || ++annotations > mostAnnotations) {
      if (++lines <= mostLines) log.info(`${verdict}: ${line}`);
    } else if (verdict === 'fail' && fails) log.error(line, at);
    else log.warning(line, at);
  }
  if (lines > mostLines) log.info(`… and ${lines - mostLines} checks more, which the report has`);
  if (old.state === 'absent' && inputs.onNoBaseline === 'new')
    log.notice(
      `baseline: nothing is compared: ${old.reason}.${old.advice === undefined ? '' : ` ${old.advice}`}`,
      at,
    );
  for (const warning of warnings) log.warning(warning, at);
  for (const text of withoutDirection(judged.undirected)) log.notice(text, at);
}

function fromWorst(checks: readonly Check[]): Check[] {
  const ranks: readonly Verdict[] = ['fail', 'warn'];
  const rank = ({ verdict }: Check) => (ranks.includes(verdict) ? ranks.indexOf(verdict) : ranks.length);
  return [...checks].sort((a, b) => rank(a) - rank(b));
}

/** Short, as the checks that failed have been annotated. */
export function failureOf({ checks }: Judged): string {
  return `metrics-diff: ${tally(checks)}`;
}

/** By the names in `action.yml`. */
export function outputsOf(
  report: Report,
  findings: Findings,
  path: string,
  log: Log,
): Record<string, string> {
  const { old, judged } = findings;
  let diff = JSON.stringify(diffOf(findings));
  if (diff.length > mostDiff) {
    log.warning(
      `The output diff would have ${diff.length} characters, more than GitHub takes, and stays empty. The report has it all; include names fewer metrics.`,
      at,
    );
    diff = '';
  }
  return {
    verdict: report.verdict,
    counts: JSON.stringify(countsOf(report.metrics)),
    diff,
    baseline: old.state === 'found' ? old.label : '',
    'baseline-sha': (old.state === 'found' && old.sha) || '',
    failures: failuresOf(judged.checks),
    report: path,
  };
}

interface Difference {
  readonly old: MetricValue;
  readonly new: MetricValue;
  /** new − old, where both are numbers */
  readonly diff?: number;
  /** As a fraction of the old one's size. */
  readonly relative?: number | null;
  readonly direction?: string;
  readonly change: string;
  readonly verdict: Verdict;
}

/** What changed, in the form of `dvc metrics diff --json` with more beside it. Equal values are left out, as there. */
function diffOf({ metrics, judged, old }: Findings): Record<string, Record<string, Difference>> {
  if (old.state !== 'found') return {};
  const checks = checksByMetric(judged.checks);
  const byFile = new Map<string, [string, Difference][]>();
  for (const metric of metrics) {
    const found = differenceOf(metric, checks.get(metric) ?? []);
    if (found === undefined) continue;
    const list = byFile.get(metric.file) ?? [];
    list.push([metric.name, found]);
    byFile.set(metric.file, list);
  }
  // Defines the fields, whatever their names: __proto__ is a key like any other.
  return Object.fromEntries(Array.from(byFile, ([file, found]) => [file, Object.fromEntries(found)]));
}

function differenceOf(metric: Compared, checks: readonly Check[]): Difference | undefined {
  const { current, baseline, delta, relative, direction, change } = metric;
  // Object.is for NaN, === for 0 and -0.
  if (change === undefined || current === baseline || Object.is(current, baseline)) return undefined;
  return {
    old: inJson(baseline ?? null),
    new: inJson(current ?? null),
    ...(delta !== undefined && { diff: delta, relative: relative ?? null }),
    ...(direction !== undefined && { direction }),
    change,
    verdict: worstVerdict(checks.map(({ verdict }) => verdict)),
  };
}

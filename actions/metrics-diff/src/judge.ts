import type { MetricValue } from '@mlops-actions/metric-files';
import {
  distinctNumbers,
  formatNumber,
  type Judgement,
  judgeRegression,
  judgeThreshold,
  limitOf,
  type Regression,
  type Threshold,
  type Verdict,
  worstVerdict,
} from '@mlops-actions/metrics';
import { UserError, visible } from '@mlops-actions/toolkit';
import type { OldSide } from './baseline.js';
import type { Compared } from './compare.js';
import type { Inputs } from './inputs.js';
import { isFiniteNumber, textOf } from './metric-set.js';
import { isPattern, matches, rulesFor } from './pattern.js';

/** One thing that has to hold, and whether it does. */
export interface Check extends Judgement {
  /** As the user wrote it, with the metric's name where the rule has a pattern. */
  readonly text: string;
  /** The limit alone, for the metric's row: `>= 0.9`. */
  readonly limit?: string;
  /** The metrics that it is about; none for a check of the whole, or of what is not there. */
  readonly of: readonly Compared[];
  /** What a threshold asks for, where there is no such metric. */
  readonly lacks?: string;
}

export interface Judged {
  readonly verdict: Verdict;
  readonly checks: readonly Check[];
  /** What the user should know about the rules. */
  readonly warnings: readonly string[];
  /** Metrics that a pattern of max-regression means, and that nobody can judge. */
  readonly undirected: readonly Compared[];
}

/**
 * Holds every metric against the rules.
 * @throws UserError for a metric that max-regression names and whose direction is unknown
 */
export function judge(inputs: Inputs, metrics: readonly Compared[], old: OldSide): Judged {
  const regressions = regressionChecks(inputs, metrics, old);
  const checks = [
    ...inputs.thresholds.flatMap((rule) => thresholdChecks(rule, metrics)),
    ...regressions.checks,
  ];
  const failed = new Set(checks.flatMap(({ of, verdict }) => (verdict === 'fail' ? of : [])));
  const others = metrics
    .filter((metric) => !failed.has(metric))
    .flatMap((metric) => oddities(metric, inputs));
  checks.push(...others, ...missingBaseline(inputs, old, checks));
  const nothing = old.state === 'absent' ? 'new' : 'neutral';
  return {
    verdict: checks.length === 0 ? nothing : worstVerdict(checks.map(({ verdict }) => verdict)),
    checks,
    warnings: [...unmatched(inputs, metrics), ...regressions.warnings],
    undirected: regressions.undirected,
  };
}

function thresholdChecks(rule: Threshold, metrics: readonly Compared[]): Check[] {
  const limit = limitOf(rule);
  const meant = stillThere(
    metrics.filter(({ file, name }) => rule.metric === name || rule.metric === `${file}:${name}`),
  );
  if (meant.length === 0)
    return [
      {
        text: rule.text,
        limit,
        of: [],
        lacks: rule.metric,
        verdict: 'fail',
        reason: notThere(rule.metric, metrics),
      },
    ];
  return meant.map((metric) => {
    const { current, label } = metric;
    const judgement =
      typeof current === 'number'
        ? judgeThreshold({ ...rule, metric: label }, current)
        : fail(`${label} ${whatIsThere(current)}`);
    const text = meant.length > 1 ? `${rule.text} (${metric.file})` : rule.text;
    return { text, limit, of: [metric], ...judgement };
  });
}

/** Without those whose file is gone or renamed while another has the name: `missing` says what that means. */
function stillThere(meant: readonly Compared[]): readonly Compared[] {
  const there = meant.filter(({ current }) => current !== undefined);
  return there.length > 0 ? there : meant;
}

function notThere(name: string, metrics: readonly Compared[]): string {
  if (isPattern(name)) return `there is no metric ${name}; a threshold names its metric without wildcards`;
  const there = metrics
    .filter(({ current }) => typeof current === 'number')
    .map((metric) => visible(metric.name));
  const names = [...new Set(there)];
  return `there is no metric ${name}; there are ${names.slice(0, 12).join(', ')}${names.length > 12 ? ', …' : ''}`;
}

/** Of a value that is no number, in a sentence about its metric. */
function whatIsThere(value: MetricValue | undefined): string {
  return value === undefined ? 'is gone' : `is "${shown(value)}" and no number`;
}

function shown(value: MetricValue): string {
  return visible(textOf(value).slice(0, 60));
}

interface RegressionChecks {
  readonly checks: Check[];
  readonly warnings: string[];
  readonly undirected: Compared[];
}

function regressionChecks(inputs: Inputs, metrics: readonly Compared[], old: OldSide): RegressionChecks {
  const [checks, warnings, undirected, problems]: [Check[], string[], Compared[], string[]] = [
    [],
    [],
    [],
    [],
  ];
  for (const rule of inputs.regressions) {
    const text = `max-regression ${rule.text}`;
    const meant = metrics.filter((metric) => matches(rule.metric, metric));
    const own = stillThere(meant.filter((metric) => rulesFor(inputs.regressions, metric).includes(rule)));
    if (meant.length === 0) {
      if (isPattern(rule.metric)) warnings.push(`${text}: matches no metric.`);
      else
        checks.push({
          text,
          of: [],
          lacks: rule.metric,
          limit: limitOf(rule),
          verdict: 'fail',
          reason: notThere(rule.metric, metrics),
        });
    } else if (own.length === 0)
      warnings.push(`${text}: other lines come first for every metric that it matches.`);
    const judged = own.flatMap((metric): Check[] => {
      const { label } = metric;
      const judgement = regression(rule, metric, inputs, old.state === 'found');
      if (judgement === 'undirected') undirected.push(metric);
      if (judgement === 'unknown' || judgement === 'unjudged')
        problems.push(withoutDirection(label, judgement));
      if (typeof judgement === 'string') return [];
      return [
        {
          text: isPattern(rule.metric) || own.length > 1 ? `${text} (${label})` : text,
          limit: limitOf(rule),
          of: [metric],
          ...judgement,
        },
      ];
    });
    const waits = ({ of: [metric] }: Check) => old.state !== 'found' && isFiniteNumber(metric?.current);
    checks.push(...judged.filter((check) => !waits(check)));
    // Without a baseline, once for all of them.
    const waiting = judged.filter(waits).flatMap(({ of }) => of);
    if (waiting.length > 0)
      checks.push({
        text,
        limit: limitOf(rule),
        of: inputs.onNoBaseline === 'new' ? waiting : [],
        ...noBaseline(inputs, old),
      });
  }
  if (problems.length > 0) throw new UserError([...new Set(problems)].join('\n'));
  return { checks, warnings, undirected: [...new Set(undirected)] };
}

/** `skip`: a pattern does not mean such a value; what is odd about it is said elsewhere. */
type NoJudgement = 'skip' | 'undirected' | 'unknown' | 'unjudged';

function regression(
  rule: Regression,
  metric: Compared,
  { onNoBaseline }: Inputs,
  hasBaseline: boolean,
): Judgement | NoJudgement {
  const { current, baseline, direction, label } = metric;
  const exact = !isPattern(rule.metric);
  const named = { ...rule, metric: label };
  if (typeof current !== 'number') return exact ? fail(`${label} ${whatIsThere(current)}`) : 'skip';
  if (exact && !Number.isFinite(current)) return judgeRegression(named, 'higher', current, undefined);
  if (direction === undefined) return exact ? 'unknown' : 'undirected';
  if (direction === 'none') return exact ? 'unjudged' : 'skip';
  if (!Number.isFinite(current)) return judgeRegression(named, direction, current, undefined);
  if (metric.oldUnit !== undefined) return fail(unitChanged(metric));
  if (!isFiniteNumber(baseline)) {
    if (hasBaseline && baseline === undefined && !exact) return 'skip';
    const what = baseline === undefined ? 'does not have it yet' : `has ${shown(baseline)} there`;
    return { verdict: onNoBaseline, reason: `${label} = ${formatNumber(current)}, and the baseline ${what}` };
  }
  if (metric.isNoise) {
    const [now, before] = distinctNumbers(current, baseline);
    return { verdict: 'pass', reason: `${label} = ${now}, baseline ${before}: a change within its noise` };
  }
  return judgeRegression(named, direction, current, baseline);
}

function withoutDirection(name: string, why: 'unknown' | 'unjudged'): string {
  const quoted = /\s/.test(name) ? `"${visible(name)}"` : visible(name);
  return why === 'unknown'
    ? `max-regression: whether a higher or a lower ${quoted} is better is not known. Write one of:\n  direction: ${quoted} higher\n  direction: ${quoted} lower`
    : `max-regression: ${quoted} has a limit, and by direction it is not judged (none). Remove one of the lines, or write:\n  direction: ${quoted} higher`;
}

function unitChanged({ label, unit, oldUnit }: Compared): string {
  return `${label} is in ${unit}, and was in ${oldUnit}: the numbers do not compare`;
}

/** What is wrong with a metric whether or not anybody asked. */
function oddities(metric: Compared, { missing }: Inputs): Check[] {
  const { current, baseline, label, oldUnit, direction } = metric;
  const isGone = current === undefined;
  const wasNumber = isFiniteNumber(baseline) && typeof current !== 'number';
  if (isGone || wasNumber) {
    if (missing === 'ignore') return [];
    const was = isFiniteNumber(baseline) ? formatNumber(baseline) : shown(baseline ?? null);
    return [
      {
        text: `missing: ${missing}`,
        of: [metric],
        verdict: missing,
        reason: `${label} ${whatIsThere(current)}; it was ${was}`,
      },
    ];
  }
  if (typeof current === 'number' && !Number.isFinite(current))
    return [{ text: label, of: [metric], verdict: 'warn', reason: `${label} is ${textOf(current)}` }];
  if (oldUnit !== undefined)
    return [{ text: label, of: [metric], verdict: 'warn', reason: unitChanged(metric) }];
  // A number with quotes around it would slip past every pattern of max-regression.
  if (typeof current === 'string' && numberLike.test(current) && direction && direction !== 'none')
    return [
      {
        text: label,
        of: [metric],
        verdict: 'warn',
        reason: `${label} is the text "${shown(current)}", which is not judged: write it as a number`,
      },
    ];
  return [];
}

/** `0.91`, `91 %`, `1e-5`, and with a comma, as a text. */
const numberLike = /^[+-]?[.,]?\d[\d.,_]*(?:e[+-]?\d+)?\s*%?$/i;

/** `on-no-baseline: fail` holds also where no metric asks for the baseline. */
function missingBaseline(inputs: Inputs, old: OldSide, checks: readonly Check[]): Check[] {
  if (old.state !== 'absent' || inputs.onNoBaseline !== 'fail') return [];
  const judgement = noBaseline(inputs, old);
  if (checks.some(({ reason }) => reason === judgement.reason)) return [];
  return [{ text: 'on-no-baseline: fail', of: [], ...judgement }];
}

function noBaseline({ onNoBaseline }: Inputs, old: OldSide): Judgement {
  return {
    verdict: onNoBaseline,
    reason: `there is no baseline${old.state === 'absent' ? `: ${old.reason}` : ''}`,
  };
}

/** Patterns that mean no metric: most often a misspelt name. */
function unmatched({ directions, noise }: Inputs, metrics: readonly Compared[]): string[] {
  const lost = (input: string, rules: readonly { readonly metric: string }[]) =>
    rules
      .filter((rule) => !metrics.some((metric) => matches(rule.metric, metric)))
      .map((rule) => `${input} ${rule.metric}: matches no metric.`);
  return [...lost('direction', directions), ...lost('noise', noise)];
}

function fail(reason: string): Judgement {
  return { verdict: 'fail', reason };
}

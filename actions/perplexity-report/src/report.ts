import type { Unit } from '@mlops-actions/language-model';
import { formatNumber, limitOf, tally, worstVerdict } from '@mlops-actions/metrics';
import { type MetricRow, provenanceOf, type Report } from '@mlops-actions/report';
import type { Context } from '@mlops-actions/toolkit';
import type { Findings } from './findings.js';
import type { Inputs } from './inputs.js';
import { bitsNames, figureName, nllName, perplexityName } from './names.js';
import { sectionsOf } from './sections.js';
import { signatureOf } from './settings.js';
import { isPart, type Value } from './values.js';

export function reportOf(
  findings: Findings,
  context: Context,
  id: string,
  examples: string | undefined,
): Report {
  const { judged, comparison, unit, definition } = findings;
  return {
    schema: 'mlops-report/v1',
    action: 'perplexity-report',
    id,
    title: 'Perplexity',
    verdict: judged.verdict,
    headline: headlineOf(findings),
    metrics: findings.values.map((value) => rowOf(value, findings)),
    sections: sectionsOf(findings),
    provenance: {
      ...provenanceOf(context, comparison?.sha),
      signature: signatureOf(unit, definition),
      settings: { unit, ...definition },
    },
    ...(examples !== undefined && { examples }),
  };
}

/** "Perplexity 23.4 per token over 1200 tokens of 40 texts, 3.1% less than main@1a2b3c4. All 2 checks hold." */
function headlineOf({ inputs, values, unit, losses, comparison, judged }: Findings): string {
  const { checks, warnings } = judged;
  const leading = (inputs.inBits && bitsNames[unit]) || perplexityName;
  const value = values.find(({ name }) => name === leading);
  const { count, baseline, compared } = value ?? {};
  const texts = losses.measurement?.sums.count;
  const over = [
    count === undefined ? undefined : `${count} ${unit}${count === 1 ? '' : 's'}`,
    texts === undefined ? undefined : `${texts} ${texts === 1 ? 'text' : 'texts'}`,
  ].filter((part) => part !== undefined);
  const against =
    baseline !== undefined &&
    compared !== undefined &&
    comparison !== undefined &&
    Number.isFinite(compared / baseline)
      ? `, ${changeInWords(compared / baseline - 1)} ${comparison.label}${isPart(value!) ? ` over the ${comparison.pairs?.rows.count} texts that both have` : ''}`
      : comparison?.state === 'compared'
        ? `, not compared with ${comparison.label}`
        : '';
  const warned =
    warnings.length === 0
      ? ''
      : `, with ${warnings.length === 1 ? 'a warning' : `${warnings.length} warnings`}`;
  const none = comparison?.state === 'absent' ? ' There is no baseline yet.' : '';
  const what = inputs.inBits
    ? `${formatNumber(value?.value)} bits per ${unit}`
    : `Perplexity ${formatNumber(value?.value)} per ${unit}`;
  return `${what}${over.length > 0 ? ` over ${over.join(' of ')}` : ''}${against}. ${tally(checks)}${warned}.${none}`;
}

function changeInWords(change: number): string {
  if (change === 0) return 'as in';
  return `${formatNumber(Math.abs(change) * 100, 3)}% ${change < 0 ? 'less than' : 'more than'}`;
}

function rowOf(value: Value, { inputs, unit, judged }: Findings): MetricRow {
  const { name, interval, count } = value;
  // A baseline of fewer texts than the value stands in the section of the comparison.
  const baseline = isPart(value) ? undefined : value.baseline;
  const checks = judged.checks.filter(({ metric }) => metric === name);
  const limits = limitsOf(name, unit, inputs);
  const reasons = checks.filter((check) => check.verdict !== 'pass').map(({ reason }) => reason);
  const isHeld = Number.isFinite(value.value);
  const delta = baseline === undefined ? undefined : value.value - baseline;
  return {
    name,
    value: isHeld ? value.value : null,
    ...(!isHeld && { valueText: 'infinite' }),
    ...(baseline !== undefined &&
      (Number.isFinite(baseline) ? { baseline } : { baseline: null, baselineText: 'infinite' })),
    ...(delta !== undefined &&
      Number.isFinite(delta) && { delta, relative: baseline ? delta / Math.abs(baseline) : null }),
    direction: 'lower',
    ...(interval && Number.isFinite(interval.high) && { interval: { ...interval, level: 0.95 } }),
    ...(count !== undefined && { n: count }),
    ...(limits !== '' && { threshold: limits }),
    verdict: worstVerdict(checks.map((check) => check.verdict)),
    ...(reasons.length > 0 && { reason: reasons.join('; ') }),
    ...(name !== perplexityName &&
      name !== nllName &&
      checks.length === 0 &&
      !name.startsWith('bits') && { detail: true }),
  };
}

function limitsOf(name: string, unit: Unit, { thresholds, regressions }: Inputs): string {
  return [...thresholds, ...regressions]
    .filter(({ metric }) => figureName(metric, unit) === name)
    .map(limitOf)
    .join('; ');
}

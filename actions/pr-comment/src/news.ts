import type { MetricRow, Report } from '@mlops-actions/report';
import type { Inputs } from './inputs.js';

/** Whether the reports are worth a first comment. Without any there is only what the user wrote, and that is. */
export function isNews(reports: readonly Report[], post: Inputs['post']): boolean {
  if (post === 'always' || reports.length === 0) return true;
  const tells = post === 'changes' ? hasChanged : isWorse;
  return reports.some(
    ({ verdict, metrics }) => verdict === 'fail' || verdict === 'warn' || metrics.some(tells),
  );
}

function hasChanged({ change, delta, baseline, value }: MetricRow): boolean {
  if (change !== undefined) return change !== 'unchanged';
  return (delta ?? 0) !== 0 || (baseline === null && value !== null);
}

function isWorse({ change, delta, direction }: MetricRow): boolean {
  if (change !== undefined) return change === 'worse';
  return direction === 'higher' ? (delta ?? 0) < 0 : direction === 'lower' && (delta ?? 0) > 0;
}

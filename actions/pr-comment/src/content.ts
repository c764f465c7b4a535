import { type Verdict, worstVerdict } from '@mlops-actions/metrics';
import type { Report } from '@mlops-actions/report';

/** What a comment, a check run or a job summary shows. */
export interface Content {
  readonly reports: readonly Report[];
  /** Whether this job wrote the reports. */
  readonly trusted: boolean;
  /** Markdown of the user, images and all. */
  readonly bodies: readonly string[];
  /** What went wrong before there was a report to tell it. */
  readonly gap?: Gap;
}

/** `nothing`: there is nothing to show. `job`: a step of the job failed, and no report says so. */
export type Gap = 'nothing' | 'job';

const gaps: Readonly<Record<Gap, string>> = {
  nothing: 'There is no report',
  job: 'A step of the job failed, and no report tells of it',
};

/** The worst of the reports; undefined where there is none. */
export function verdictOf({ reports, gap }: Content): Verdict | undefined {
  if (gap !== undefined) return 'fail';
  return reports.length === 0 ? undefined : worstVerdict(reports.map(({ verdict }) => verdict));
}

/** What the content is about, in one line of plain text. */
export function titleOf({ reports, gap }: Content): string {
  if (gap !== undefined) return gaps[gap];
  const [first, ...others] = reports;
  if (first === undefined) return 'Report';
  return others.length === 0 ? first.title : countsOf(reports);
}

const words: Readonly<Record<Verdict, string>> = {
  fail: 'failed',
  warn: 'with warnings',
  pass: 'passed',
  new: 'new',
  neutral: 'ungated',
};

/** From worst to best. */
const verdictOrder = Object.keys(words) as readonly Verdict[];

export function worstFirst(reports: readonly Report[]): Report[] {
  return reports.toSorted((a, b) => verdictOrder.indexOf(a.verdict) - verdictOrder.indexOf(b.verdict));
}

/** "1 failed, 3 passed" */
export function countsOf(reports: readonly Report[]): string {
  return verdictOrder
    .map(
      (verdict) => [reports.filter((report) => report.verdict === verdict).length, words[verdict]] as const,
    )
    .filter(([count]) => count > 0)
    .map(([count, word]) => `${count} ${word}`)
    .join(', ');
}

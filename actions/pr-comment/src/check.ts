import { type Check, type CheckAnnotation, type GitHub, upsertCheck } from '@mlops-actions/github';
import type { Verdict } from '@mlops-actions/metrics';
import type { Report } from '@mlops-actions/report';
import { compose } from './compose.js';
import { type Content, titleOf, verdictOf } from './content.js';
import { digest } from './marker.js';

const conclusions: Readonly<Record<Verdict, Check['conclusion']>> = {
  pass: 'success',
  warn: 'neutral',
  fail: 'failure',
  new: 'neutral',
  neutral: 'neutral',
};

/** GitHub's limit for a check run's summary, in characters; counted in bytes to be safe. */
const LIMIT = 65_535;
const ANNOTATIONS = 50;

/** The content as a check run at a commit, made or brought up to date. Gives its address. */
export async function writeCheck(
  github: GitHub,
  { name, sha, header }: { name: string; sha: string; header: string },
  content: Content,
  runUrl: string | undefined,
): Promise<string> {
  const { markdown } = await compose(content, {
    limit: LIMIT,
    measure: (text) => Buffer.byteLength(text),
    ...(runUrl !== undefined && { fullAt: runUrl }),
  });
  const verdict = verdictOf(content);
  const { url } = await upsertCheck(github, {
    sha,
    name,
    externalId: `mlops-actions/pr-comment/${digest(header).slice(0, 16)}`,
    conclusion: verdict === undefined ? 'neutral' : conclusions[verdict],
    title: titleOf(content),
    summary: markdown,
    annotations: content.reports.flatMap(annotationsOf).slice(0, ANNOTATIONS),
    ...(runUrl !== undefined && { detailsUrl: runUrl }),
  });
  return url;
}

/** What failed or is odd, at the file that it was read from. The summary's tables have them all. */
function annotationsOf({ metrics, title }: Report): CheckAnnotation[] {
  return metrics.flatMap(({ name, verdict, reason, source }) => {
    if ((verdict !== 'fail' && verdict !== 'warn') || source === undefined || !isPath(source)) return [];
    return {
      path: source,
      startLine: 1,
      level: verdict === 'fail' ? ('failure' as const) : ('warning' as const),
      title: `${title}: ${name}`.slice(0, 200),
      message: reason ?? `${name}: ${verdict}`,
    };
  });
}

/** Within the repository: a report may be anybody's, and a metric may come from elsewhere. */
function isPath(source: string): boolean {
  return /^(?!\/|[a-z]+:)[^\0-\x1f\\]+$/i.test(source) && !source.split('/').includes('..');
}

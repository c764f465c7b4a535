import { type Check, type CheckAnnotation, type GitHub, upsertCheck } from '@mlops-actions/github';
import type { Verdict } from '@mlops-actions/metrics';
import { plainText, type Report } from '@mlops-actions/report';
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

export interface WrittenCheck {
  readonly url: string;
  /** Whether its summary is not the whole. */
  readonly truncated: boolean;
}

/** The content as a check run at a commit, made or brought up to date. */
export async function writeCheck(
  github: GitHub,
  { name, sha, header }: { name: string; sha: string; header: string },
  content: Content,
  runUrl: string | undefined,
): Promise<WrittenCheck> {
  // Without the address of the run, or each would write its own. The check run links to it in any case.
  const { markdown, left } = await compose(content, {
    limit: LIMIT,
    measure: (text) => Buffer.byteLength(text),
  });
  const verdict = verdictOf(content);
  const { url } = await upsertCheck(github, {
    sha,
    name,
    externalId: `mlops-actions/pr-comment/${digest(header).slice(0, 16)}`,
    conclusion: verdict === undefined ? 'neutral' : conclusions[verdict],
    title: plainText(titleOf(content), 200),
    summary: markdown,
    annotations: content.reports.flatMap(annotationsOf).slice(0, ANNOTATIONS),
    ...(runUrl !== undefined && { detailsUrl: runUrl }),
  });
  return { url, truncated: left > 0 };
}

/** What failed or is odd, at the file that it was read from. The summary's tables have them all. */
function annotationsOf({ metrics, title }: Report): CheckAnnotation[] {
  return metrics.flatMap(({ name, verdict, reason, source }) => {
    if ((verdict !== 'fail' && verdict !== 'warn') || source === undefined || !isPath(source)) return [];
    return {
      path: source,
      startLine: 1,
      level: verdict === 'fail' ? ('failure' as const) : ('warning' as const),
      title: plainText(`${title}: ${name}`, 200),
      message: plainText(reason ?? `${name}: ${verdict}`, 2_000),
    };
  });
}

/** Within the repository: a report may be anybody's, and a metric may come from elsewhere. */
function isPath(source: string): boolean {
  return (
    /^(?!\/|[a-z]+:)[^\0-\x1f\\\p{Surrogate}]{1,1000}$/iu.test(source) && !source.split('/').includes('..')
  );
}

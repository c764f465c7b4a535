import type { Context } from '@mlops-actions/toolkit';
import { compose, composeWhole, LEFT_OUT } from './compose.js';
import type { Content } from './content.js';
import { footerOf } from './footer.js';
import { digest, markerLine, withoutMarker } from './marker.js';

/** GitHub's limit for a comment, in characters. Counted in UTF-16 units, of which a character has one or two. */
const LIMIT = 65_536;
/** Between the parts of a comment that is added to. */
const BETWEEN = '\n\n<!-- mlops-actions/pr-comment next -->\n\n---\n\n';
const EARLIER = '*Earlier parts of this comment were left out for its length.*\n\n';

export interface Written {
  readonly body: string;
  readonly truncated: boolean;
}

/** The comment with its marker; in front of it stays what `before`, the body of a comment of ours, has room for. */
export async function writeComment(
  content: Content,
  header: string,
  contentDigest: string,
  context: Context,
  sha: string | undefined,
  before?: string,
): Promise<Written> {
  const marker = `${markerLine({ header, digest: contentDigest })}\n`;
  const { runUrl } = context;
  const { markdown, left } = await compose(content, {
    limit: LIMIT - marker.length,
    measure: (text) => text.length,
    footer: footerOf(context, sha, content.trusted),
    ...(runUrl !== undefined && { whole: `[The job summary](${runUrl})` }),
  });
  const earlier = before === undefined ? '' : earlierPart(before, LIMIT - marker.length - markdown.length);
  return { body: marker + earlier + markdown, truncated: left > 0 };
}

/** Whether a comment of ours says that it is not the whole. */
export function isTruncated(body: string): boolean {
  return body.includes(LEFT_OUT);
}

/** As many of the newest parts as fit. */
function earlierPart(before: string, room: number): string {
  const parts = withoutMarker(before).replace(EARLIER, '').split(BETWEEN);
  for (let first = 0; first < parts.length; first++) {
    const kept = `${first === 0 ? '' : EARLIER}${parts.slice(first).join(BETWEEN)}${BETWEEN}`;
    if (kept.length <= room) return kept;
  }
  return EARLIER.length <= room ? EARLIER : '';
}

/** Of what a reader sees, but for the commit and the run. */
export async function digestOfContent(content: Content): Promise<string> {
  return digest(await composeWhole(content));
}

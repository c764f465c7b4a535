import { createHash } from 'node:crypto';

/**
 * The first line of a comment of ours, which no reader sees: whose it is, and a digest of what it shows. The run and the
 * commit are not part of the digest, so that a run which finds nothing new writes nothing.
 */
export interface Marker {
  readonly header: string;
  readonly digest: string;
}

export function markerLine({ header, digest }: Marker): string {
  return `${startOf(header)}digest=${digest} -->`;
}

/** Whether a comment begins with our marker. Only the very beginning counts: anyone may quote one further down. */
export function isMarked(body: string, header: string): boolean {
  return body.startsWith(startOf(header));
}

/** The digest in a comment that `isMarked`. */
export function digestOf(body: string): string | undefined {
  return /^<!-- \S+ header=\S* digest=([0-9a-f]{32}) -->/.exec(body)?.[1];
}

/** The comment without its marker. */
export function withoutMarker(body: string): string {
  return body.replace(/^<!-- [^>]*-->\r?\n?/, '');
}

export function digest(...contents: readonly string[]): string {
  const hash = createHash('sha256');
  // With its length before each, or two contents could pass for another two.
  for (const content of contents) hash.update(`${content.length}\n`).update(content);
  return hash.digest('hex').slice(0, 32);
}

function startOf(header: string): string {
  return `<!-- mlops-actions/pr-comment header=${encoded(header)} `;
}

/** Letters, digits and `%` alone: "--" would end an HTML comment. */
function encoded(header: string): string {
  return Buffer.from(header)
    .toString('latin1')
    .replace(/[^A-Za-z0-9]/g, (character) => `%${character.charCodeAt(0).toString(16).padStart(2, '0')}`);
}

import { UserError } from '@mlops-actions/toolkit';

const BEGIN = '<!-- mlops-actions:begin -->';
/** As it is written; the note is for whoever edits the card. */
export const BEGIN_WITH_NOTE =
  '<!-- mlops-actions:begin (each publication writes anew what follows, up to the end mark; write outside of it) -->';
export const END = '<!-- mlops-actions:end -->';

/** A line that begins as a mark or the record does; text that speaks of marks within its lines has none. */
const MARK = /^[ \t]*<!--[ \t]*mlops-actions:(begin|end|record)\b([^\r\n]*)$/gm;

export interface Region {
  /** Offsets of the region, both marks included, without the end of its last line. */
  readonly start: number;
  readonly end: number;
}

/**
 * Where our region of a card is; undefined: it has none.
 * @param line that the text begins in, for messages
 * @throws UserError when the marks are not one begin and one end after it, or the record alone is left of a region: where such a
 * one ends, nothing says
 */
export function regionOf(text: string, line = 1): Region | undefined {
  const lines = [...text.matchAll(MARK)].map((match) => ({
    kind: match[1] as 'begin' | 'end' | 'record',
    isWhole: /-->[ \t]*$/.test(match[2] ?? ''),
    start: match.index,
    end: match.index + match[0].length,
    line: line + (text.slice(0, match.index).match(/\r\n|\r|\n/g)?.length ?? 0),
  }));
  if (lines.length === 0) return undefined;
  const marks = lines.filter(({ kind }) => kind !== 'record');
  const [begin, end] = marks;
  if (marks.length === 2 && begin?.kind === 'begin' && end?.kind === 'end' && begin.isWhole && end.isWhole)
    return { start: begin.start, end: end.end };

  const found = lines.map(
    (mark) => `${mark.kind} in line ${mark.line}${mark.isWhole ? '' : ' (without its -->)'}`,
  );
  throw new UserError(
    `model-card: the part of README.md that is written anew by each publication lies between one line ${BEGIN} and one line ${END}, each on a line of its own. Found: ${list(found)}. ${advice(marks)} Nothing was changed.`,
  );
}

/** The text without our region and any mark, as far as marks that may be damaged tell. */
export function withoutRegion(text: string): string {
  const at = (kind: string) => [...text.matchAll(MARK)].find((match) => match[1] === kind)?.index ?? -1;
  const [begin, end] = [at('begin'), at('end')];
  const around = begin < 0 || end < begin ? text : text.slice(0, begin) + text.slice(end);
  return around.replace(MARK, '');
}

function advice(marks: readonly { readonly kind: string }[]): string {
  const [only] = marks;
  if (only === undefined)
    return `The marks of that part are gone. Write ${BEGIN} before the record and ${END} after the last line of that part, or delete the record and that part: it is then written at the end of the card.`;
  if (marks.length === 1 && only?.kind === 'begin')
    return `Write ${END} after the last line of that part, or delete the mark and that part: it is then written at the end of the card.`;
  if (marks.length === 1)
    return `Write ${BEGIN} before the first line of that part, or delete the mark and that part: it is then written at the end of the card.`;
  return 'Delete the marks that are too many, with the text between them, or all of them with the whole part: it is then written at the end of the card.';
}

function list(items: readonly string[]): string {
  const shown = items.slice(0, 10);
  return shown.join(', ') + (items.length > shown.length ? `, and ${items.length - shown.length} more` : '');
}

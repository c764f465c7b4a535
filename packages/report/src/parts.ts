/** A piece of Markdown that is shown whole or not at all, so that no table or fence is ever cut. */
export interface Part {
  /** Not empty, without blank lines around it. */
  readonly text: string;
  /** Stands in its place once it is left out. */
  readonly short?: string;
  /** 0 is never left out; the greater goes first. */
  readonly rank: number;
  /**
   * The same with less of it, at most `limit` long as `measure` counts; undefined where nothing worth showing is that
   * short. Tried before the part is left out.
   */
  readonly shorten?: (limit: number, measure: Measure) => string | undefined;
}

/** The length of a text in the unit of the limit; that of two texts together is the sum of theirs. */
export type Measure = (text: string) => number;

export interface FittedParts {
  /** The parts with blank lines between them. */
  readonly markdown: string;
  /** How many parts were shortened or left out. */
  readonly left: number;
}

const BETWEEN = '\n\n';

/** Share of the limit that words for what is left out may take from parts that could be shown. */
const SHARE_OF_SHORT = 0.1;

/**
 * As many of the parts as `limit` allows, in their order: those of the highest rank are shortened or left out first,
 * of one rank the largest first, and what still has room then is put back. The same parts always give the same text.
 * @throws Error if the parts of rank 0 alone are too long.
 */
export function fitParts(parts: readonly Part[], limit: number, measure: Measure): FittedParts {
  const gap = measure(BETWEEN);
  const sizeOf = (text: string | undefined) => (text === undefined ? 0 : measure(text) + gap);
  const pieces: Piece[] = parts.map((part) => ({ part, shown: part.text, size: sizeOf(part.text) }));
  // The last of them has no gap after it.
  let room = limit + gap - pieces.reduce((sum, { size }) => sum + size, 0);
  const show = (piece: Piece, text: string | undefined) => {
    const size = sizeOf(text);
    room += piece.size - size;
    Object.assign(piece, { shown: text, size });
  };

  const order = pieces
    .filter(({ part }) => part.rank > 0)
    .sort((a, b) => b.part.rank - a.part.rank || b.size - a.size);
  let shorts = limit * SHARE_OF_SHORT;
  for (const piece of order) {
    if (room >= 0) break;
    const shorter = piece.part.shorten?.(piece.size + room - gap, measure);
    const size = sizeOf(piece.part.short);
    if (shorter !== undefined) show(piece, shorter);
    else if (size > shorts || size > piece.size) show(piece, undefined);
    else {
      show(piece, piece.part.short);
      shorts -= size;
    }
  }
  for (const piece of order) if (room < 0) show(piece, undefined);
  if (room < 0) throw new Error(`the parts that are never left out are ${-room} longer than ${limit}`);

  for (const piece of order.toReversed()) {
    const { text, shorten } = piece.part;
    if (piece.shown === text) continue;
    const most = piece.size + room - gap;
    const longer = measure(text) <= most ? text : shorten?.(most, measure);
    if (longer !== undefined) show(piece, longer);
  }
  for (const piece of order.toReversed())
    if (piece.shown === undefined && sizeOf(piece.part.short) <= room) show(piece, piece.part.short);
  return {
    markdown: pieces.flatMap(({ shown }) => shown ?? []).join(BETWEEN),
    left: pieces.filter(({ part, shown }) => shown !== part.text).length,
  };
}

interface Piece {
  readonly part: Part;
  /** undefined: nothing, not even `short` */
  shown: string | undefined;
  /** Length of what is shown, with the gap after it. */
  size: number;
}

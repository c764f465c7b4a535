import { createReadStream, readFileSync } from 'node:fs';

/** Bytes in memory, or those of a file from `start` up to `end`. */
type Piece = Buffer | { readonly file: string; readonly start: number; readonly end: number };

const sizeOf = (piece: Piece) => (Buffer.isBuffer(piece) ? piece.length : piece.end - piece.start);

/** Bytes that may be more than memory holds: pieces, one after the other. */
export class Content {
  readonly #pieces: readonly Piece[];
  readonly size: number;

  constructor(parts: readonly (Piece | Content)[]) {
    this.#pieces = parts.flatMap((part) => (part instanceof Content ? part.#pieces : [part]));
    this.size = this.#pieces.reduce((sum, piece) => sum + sizeOf(piece), 0);
  }

  slice(start: number, end: number): Content {
    const pieces: Piece[] = [];
    let at = 0;
    for (const piece of this.#pieces) {
      const from = Math.max(start - at, 0);
      const to = Math.min(end - at, sizeOf(piece));
      if (from < to)
        pieces.push(
          Buffer.isBuffer(piece)
            ? piece.subarray(from, to)
            : { file: piece.file, start: piece.start + from, end: piece.start + to },
        );
      at += sizeOf(piece);
    }
    return new Content(pieces);
  }

  /** Reads all of it into memory. */
  toBuffer(): Buffer {
    return Buffer.concat(
      this.#pieces.map((piece) =>
        Buffer.isBuffer(piece) ? piece : readFileSync(piece.file).subarray(piece.start, piece.end),
      ),
    );
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Buffer> {
    for (const piece of this.#pieces)
      if (Buffer.isBuffer(piece)) yield piece;
      // `end` of a read stream is the last byte, not the one behind it.
      else if (piece.end > piece.start)
        yield* createReadStream(piece.file, { start: piece.start, end: piece.end - 1 });
  }
}

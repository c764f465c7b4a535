const { imul } = Math;

/** What tells whether an example's texts have changed; its id is hashed with each. */
export interface TextHashes {
  readonly prediction: number;
  readonly references: number;
}

let bytes = Buffer.alloc(2 ** 16);
let words = wordsOf(bytes);

/**
 * A 53-bit number that tells whether texts are those of another run, without keeping them: two multiplicative hashes
 * side by side, after cyrb53, over the texts' UTF-8 four bytes at a time. It finds changes; it does not withstand
 * somebody who wants equal hashes.
 */
export function hashOf(texts: readonly string[]): number {
  let high = 0x41c6ce57;
  let low = 0xdeadbeef;
  for (const text of texts) {
    if (text.length * 3 + 4 > bytes.length) {
      bytes = Buffer.alloc(text.length * 3 + 4);
      words = wordsOf(bytes);
    }
    const length = bytes.write(text);
    bytes.fill(0, length, length + 4);
    for (let index = 0; index * 4 < length; index++) {
      const word = words[index] ?? 0;
      low = imul(low ^ word, 2_654_435_761);
      high = imul(high ^ word, 1_597_334_677);
    }
    // Its length ends each, so that moving a word from one to the next is a change.
    low = imul(low ^ length, 2_654_435_761);
    high = imul(high ^ length, 1_597_334_677);
  }
  low = imul(low ^ (low >>> 16), 2_246_822_507) ^ imul(high ^ (high >>> 13), 3_266_489_909);
  high = imul(high ^ (high >>> 16), 2_246_822_507) ^ imul(low ^ (low >>> 13), 3_266_489_909);
  return (high & 0x1fffff) * 2 ** 32 + (low >>> 0);
}

function wordsOf({ buffer, byteOffset, length }: Buffer): Int32Array {
  return new Int32Array(buffer, byteOffset, length >> 2);
}

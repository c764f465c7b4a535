const { imul } = Math;

/** What tells whether an example's texts have changed. */
export interface TextHashes {
  readonly prediction: number;
  readonly references: number;
}

/**
 * A 53-bit number that tells whether texts are those of another run, without keeping them: two multiplicative hashes
 * side by side, after cyrb53. It finds changes; it does not withstand somebody who wants equal hashes.
 */
export function hashOf(texts: readonly string[]): number {
  let high = 0x41c6ce57;
  let low = 0xdeadbeef;
  for (const text of texts) {
    for (let index = 0; index < text.length; index++) {
      const code = text.charCodeAt(index);
      low = imul(low ^ code, 2_654_435_761);
      high = imul(high ^ code, 1_597_334_677);
    }
    // What no text holds ends each, so that moving a word from one to the next is a change.
    low = imul(low ^ 0x10000, 2_654_435_761);
    high = imul(high ^ 0x10000, 1_597_334_677);
  }
  low = imul(low ^ (low >>> 16), 2_246_822_507) ^ imul(high ^ (high >>> 13), 3_266_489_909);
  high = imul(high ^ (high >>> 16), 2_246_822_507) ^ imul(low ^ (low >>> 13), 3_266_489_909);
  return (high & 0x1fffff) * 2 ** 32 + (low >>> 0);
}

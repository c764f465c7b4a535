/** `<s>`, which a tokenizer with a beginning-of-sequence token puts first. */
export const BOS = 1;

/** One token per code point of the text; its number is the code point. */
export function toyTokens(text: string): number[] {
  return Array.from(text, (character) => character.codePointAt(0)!);
}

export function toyPiece(token: number): string {
  return token === BOS ? '<s>' : String.fromCodePoint(token);
}

/**
 * ln p of a token after those of `context`, which must not be empty. It depends on the last token and on how many there are,
 * so that a window cut elsewhere shows; being a multiple of 1/16, sums of it are exact.
 */
export function toyLogprob(context: readonly number[], token: number): number {
  return -((context.at(-1)! * 31 + token * 17 + context.length * 7) % 97) / 16;
}

/** The likeliest token: what the model generates, always. */
export function toyNext(context: readonly number[]): number {
  let best = 32;
  for (let token = 32; token < 127; token++)
    if (toyLogprob(context, token) > toyLogprob(context, best)) best = token;
  return best;
}

/** A stretch of a text's tokens that is scored as one prompt. */
export interface Window {
  /** Indices into the text's tokens: the prompt is those from `start` up to before `end`. */
  readonly start: number;
  readonly end: number;
  /** The first that this window scores; those before it are context. */
  readonly from: number;
}

/**
 * Covers a text with windows of `context` tokens, `stride` apart. Each token but the text's first is scored once, in the
 * first window that holds it, where the context before it is longest: `context - stride` tokens at least, once the text is
 * that long.
 * @param stride at most `context - 1`, so that the first token of a window is scored in the one before
 */
export function* windowsOf(length: number, context: number, stride: number): Generator<Window> {
  let from = 1;
  for (let start = 0; from < length; start += stride) {
    const end = Math.min(start + context, length);
    yield { start, end, from };
    from = end;
  }
}

import type { CountTable } from './counts.js';
import { EMPTY } from './ngrams.js';
import type { NgramModel } from './types.js';
import { END, START } from './words.js';

/** What counts know of the starts and ends of texts: as many `<s>` as they were counted with, `</s>` or none. */
export function boundariesOf(
  table: CountTable,
): Pick<NgramModel, 'starts' | 'unscored' | 'endsTexts' | 'caveats'> {
  const { words, ngrams, order } = table;
  let starts = 0;
  if (words.has(START)) {
    const start = words.idOf(START);
    let ngram = ngrams.find(EMPTY, start);
    while (ngram !== 0 && starts < order - 1) {
      starts++;
      ngram = ngrams.find(ngram, start);
    }
  }
  const unscored = order - 1 - starts;
  const endsTexts = words.has(END);
  const caveats: string[] = [];
  if (unscored > 0) {
    const first = unscored === 1 ? 'word of a text is' : `${unscored} words of a text are`;
    caveats.push(
      `The n-grams are counted with ${starts === 0 ? 'no <s>' : `${starts} <s>`} at the start of a text, so the first ` +
        `${first} not scored. Counted with ${order - 1} of them, they would be.`,
    );
  }
  if (!endsTexts) caveats.push('No </s> is counted, so the ends of texts are not scored.');
  return { starts, unscored, endsTexts, caveats };
}

import type { Place } from './place.js';

export const FIRST_UNSCORED =
  'The first token of a text is not scored, but its bytes, characters and words count: values per byte, character and word ' +
  'are slightly low.';

/** What reading finds out about how the numbers were made: the settings and caveats of a `LossData`, filled on the way. */
export class Notes {
  readonly settings: Record<string, string | number> = {};
  readonly caveats: string[] = [];
  readonly doubts: string[] = [];
  /** Texts whose first token is scored, and those whose first token is not. */
  readonly #first = { scored: 0, unscored: 0 };
  #lengths = false;

  caveat(sentence: string): void {
    if (!this.caveats.includes(sentence)) this.caveats.push(sentence);
  }

  doubt(sentence: string): void {
    if (!this.doubts.includes(sentence)) this.doubts.push(sentence);
  }

  /** @throws UserError when the data set is of two models */
  model(name: unknown, place: Place): void {
    if (typeof name !== 'string' || name === '') return;
    this.settings.model ??= name;
    if (this.settings.model === name) return;
    throw place.refuse(
      `is of the model ${JSON.stringify(name)}, the texts before it are of ${JSON.stringify(this.settings.model)}: ` +
        'a perplexity is that of one model. Give the responses of one model as input.',
    );
  }

  firstToken(isScored: boolean, hasLengths: boolean): void {
    if (isScored) {
      this.#first.scored++;
    } else {
      this.#first.unscored++;
      this.#lengths ||= hasLengths;
    }
  }

  /** A text is what the model itself wrote. */
  generated(): void {
    this.settings.tokens = 'generated';
    this.caveat(
      'These are tokens that the model itself generated: their perplexity says how sure it was of its own answers, not how ' +
        'well it predicts a text. For that, send the text as the prompt of /v1/completions with echo and logprobs.',
    );
  }

  /** After the last text. */
  finish(): void {
    const { scored, unscored } = this.#first;
    if (scored + unscored === 0) return;
    this.settings['first token'] = unscored === 0 ? 'scored' : scored === 0 ? 'not scored' : 'mixed';
    if (scored > 0 && unscored > 0) {
      this.caveat(
        `The first token is scored in ${scored} texts and not in ${unscored} (a leading null): these are two kinds of data.`,
      );
    }
    if (this.#lengths) this.caveat(FIRST_UNSCORED);
  }
}

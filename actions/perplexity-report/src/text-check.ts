import type { TextLoss } from '@mlops-actions/language-model';
import { largest } from '@mlops-actions/statistics';
import { UserError, visible } from '@mlops-actions/toolkit';

/** What holds for every text of a data set: an id of its own, and a loss that can be summed or is infinite. */
export class TextCheck {
  readonly #input: string;
  readonly #seen = new Set<string>();
  /** How many texts, from the first on, have their place as id: most data sets hold no others, and none of these is kept. */
  #places = 0;

  /** @param input its name, for messages */
  constructor(input: string) {
    this.#input = input;
  }

  /** @throws UserError */
  add({ id, nll }: Pick<TextLoss, 'id' | 'nll'>): void {
    if (nll > largest && nll !== Number.POSITIVE_INFINITY)
      throw new UserError(
        `${this.#input}: text ${visible(id.slice(0, 100))} has a loss of ${nll}, more than any model gives. What wrote it failed there.`,
      );
    if (this.#seen.size === 0 && id === String(this.#places + 1)) {
      this.#places += 1;
      return;
    }
    const place = Number(id);
    if (this.#seen.has(id) || (place >= 1 && place <= this.#places && String(place) === id))
      throw new UserError(
        `${this.#input}: the id ${JSON.stringify(id.slice(0, 100))} is there twice. Is a file given twice, or a shard in two files?`,
      );
    this.#seen.add(id);
  }
}

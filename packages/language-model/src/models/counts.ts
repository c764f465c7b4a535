import { UserError } from '@mlops-actions/toolkit';
import { shown } from '../readers/shown.js';
import { EMPTY, Ngrams } from './ngrams.js';
import { Numbers } from './numbers.js';
import { END, START, Words } from './words.js';

const MARKERS: ReadonlySet<string> = new Set([START, END]);

/** Counts of n-grams, all of one order. */
export class CountTable {
  readonly words = new Words();
  readonly ngrams = new Ngrams();
  /** NaN for an n-gram that only starts those that are counted. */
  readonly counts = new Numbers(Number.NaN);
  /** Of the n-grams; 0 while there is none. */
  order = 0;
  #first = '';
  /** Where the user says what the words are: every word that is counted must be among them. */
  #closed = false;

  /** Words that the model knows besides those that are counted. To be called before `add`. */
  close(words: readonly string[]): void {
    this.#closed = true;
    for (const word of words) this.words.add(word);
  }

  /**
   * @param name of the n-gram's place, for messages: `counts.csv:7`
   * @throws UserError unless it is a new n-gram of the same order with a whole number from 0 up
   */
  add(words: readonly string[], count: unknown, name: () => string): void {
    const refuse = (problem: string) => new UserError(`${name()}: ${problem}`);
    if (typeof count !== 'number' || !Number.isSafeInteger(count) || count < 0) {
      throw refuse(
        `expected a count, a whole number from 0 up, found ${shown(count)}. A model is read from counts; ` +
          'probabilities can be written as an ARPA file.',
      );
    }
    if (words.length === 0)
      throw refuse('has no words. Expected an n-gram: its words, with spaces between them.');
    if (this.order === 0) [this.order, this.#first] = [words.length, name()];
    if (words.length !== this.order) {
      throw refuse(
        `is of ${words.length} word${words.length === 1 ? '' : 's'}, expected ${this.order} as in ${this.#first}. ` +
          'Write the longest n-grams alone: the counts of shorter ones follow from them.',
      );
    }
    let ngram = EMPTY;
    for (const word of words) {
      if (this.#closed && !MARKERS.has(word) && !this.words.has(word)) {
        throw refuse(
          `counts the word ${shown(word)}, which is not in the vocabulary of the file. Add it there.`,
        );
      }
      ngram = this.ngrams.add(ngram, this.words.add(word));
    }
    if (!Number.isNaN(this.counts.get(ngram))) throw refuse('is in the file twice. Add the two counts up.');
    this.counts.set(ngram, count);
  }

  /** 0 for an n-gram that was not seen. */
  countOf(ngram: number): number {
    return this.counts.get(ngram) || 0;
  }

  /** The n-grams that were seen at least once. */
  counted(): number[] {
    const counted: number[] = [];
    for (let ngram = 1; ngram < this.ngrams.size; ngram++) {
      if (this.countOf(ngram) > 0) counted.push(ngram);
    }
    return counted;
  }
}

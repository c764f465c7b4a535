import { readRecords, UserError, visible } from '@mlops-actions/toolkit';
import { shown } from '../readers/shown.js';
import { BackOffModel } from './back-off.js';
import { EMPTY, Ngrams } from './ngrams.js';
import { Numbers } from './numbers.js';
import { type NgramModel, UNKNOWN } from './types.js';
import { splitWords, Words } from './words.js';

/** The value that stands for log 0 in ARPA files, which have no infinity: SRILM writes and reads it so. */
const PSEUDO_ZERO = -99;
const COUNT = /^ngram[ \t]+(\d+)[ \t]*=[ \t]*(\d+)$/;
const SECTION = /^\\(\d+)-grams:$/;
const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
const MINUS_INFINITY = /^-inf(?:inity)?$/i;

/**
 * Reads a back-off model in the format of Doug Paul's ARPA files, as KenLM, SRILM, IRSTLM and the CMU toolkit write it:
 * of any order, log10, packed where the name ends in .gz. −99 is a probability of 0.
 * @throws UserError with file and line
 */
export async function readArpa(file: string): Promise<NgramModel> {
  const reader = new ArpaReader(file);
  for await (const { records } of readRecords(file, 'txt')) {
    for (const { value, line } of records) reader.read(value as string, line);
  }
  return reader.model();
}

class ArpaReader {
  readonly #file: string;
  readonly #words = new Words();
  readonly #ngrams = new Ngrams();
  readonly #logs = new Numbers(Number.NaN);
  readonly #weights = new Numbers(0);
  /** By order − 1: how many n-grams the head announces. */
  readonly #announced: number[] = [];
  #section: 'preamble' | 'head' | 'n-grams' | 'end' = 'preamble';
  #order = 0;
  #count = 0;
  #line = 0;
  #knowsUnknown = false;

  constructor(file: string) {
    this.#file = file;
  }

  read(text: string, line: number): void {
    this.#line = line;
    const marker = text.trim();
    if (marker === '' || this.#section === 'end') return;
    if (this.#section === 'preamble') {
      if (marker === '\\data\\') this.#section = 'head';
      else this.#refuseOthers(marker);
    } else if (marker === '\\end\\') {
      this.#closeSection();
      if (this.#order < this.#announced.length) throw this.#missing(`\\${this.#order + 1}-grams:`);
      this.#section = 'end';
    } else if (SECTION.test(marker)) {
      this.#open(Number(SECTION.exec(marker)![1]), marker);
    } else if (this.#section === 'head') {
      this.#announce(marker);
    } else {
      this.#add(text);
    }
  }

  model(): NgramModel {
    if (this.#section === 'preamble') {
      throw new UserError(
        `${visible(this.#file)}: has no line \\data\\, with which an ARPA file starts. As model: expected an ARPA file, or ` +
          'counts of n-grams in a file that ends in .json, .csv or .tsv.',
      );
    }
    if (this.#section !== 'end') throw this.#missing('\\end\\');
    return new BackOffModel({
      order: this.#order,
      words: this.#words,
      ngrams: this.#ngrams,
      logs: this.#logs,
      weights: this.#weights,
      knowsUnknown: this.#knowsUnknown,
    });
  }

  #refuseOthers(marker: string): void {
    if (this.#line > 1 || !/^[iq]ARPA\b/.test(marker)) return;
    throw this.#refuse(
      `is IRSTLM's ${marker.slice(0, 5)}, which is no ARPA file. Write one: compile-lm --text=yes model.ilm model.arpa`,
    );
  }

  #announce(marker: string): void {
    const [, order, count] = COUNT.exec(marker) ?? [];
    if (order === undefined) throw this.#refuse(`expected "ngram 1=…", found ${shown(marker)}`);
    if (Number(order) !== this.#announced.length + 1) {
      throw this.#refuse(`expected "ngram ${this.#announced.length + 1}=…", found ${shown(marker)}`);
    }
    this.#announced.push(Number(count));
  }

  #open(order: number, marker: string): void {
    if (this.#section === 'n-grams') this.#closeSection();
    if (this.#order === this.#announced.length)
      throw this.#refuse(`expected \\end\\, found ${shown(marker)}`);
    if (order !== this.#order + 1) throw this.#missing(`\\${this.#order + 1}-grams:`);
    this.#section = 'n-grams';
    this.#order = order;
    this.#count = 0;
  }

  #closeSection(): void {
    if (this.#order === 0) throw this.#missing('\\1-grams:');
    const announced = this.#announced[this.#order - 1]!;
    if (this.#count === announced) return;
    throw this.#refuse(
      `${this.#count} ${this.#order}-grams end here, but the head says ngram ${this.#order}=${announced}. ` +
        'Was the file cut, or edited by hand? Write the model again.',
    );
  }

  #add(text: string): void {
    const order = this.#order;
    const fields = splitWords(text);
    if (fields.length !== order + 1 && fields.length !== order + 2) {
      throw this.#refuse(
        `expected a log10 probability, ${order === 1 ? 'a word' : `${order} words`} and maybe a back-off weight; ` +
          `found ${fields.length} fields: ${shown(text)}`,
      );
    }
    const log = this.#log(fields[0]!);
    const ngram = this.#ngram(fields);
    if (!Number.isNaN(this.#logs.get(ngram))) {
      throw this.#refuse(`the n-gram ${shown(fields.slice(1, order + 1).join(' '))} is in the file twice.`);
    }
    this.#logs.set(ngram, log);
    this.#count++;
    const weight = fields[order + 1];
    if (weight !== undefined) this.#weigh(ngram, weight);
  }

  /** The number of an n-gram, from its line's fields. Adds those that start it, which a pruned model may not list. */
  #ngram(fields: readonly string[]): number {
    if (this.#order === 1) {
      const id = this.#words.add(fields[1]!);
      this.#knowsUnknown ||= id === UNKNOWN;
      return this.#ngrams.add(EMPTY, id);
    }
    let ngram = EMPTY;
    for (let i = 1; i <= this.#order; i++) {
      const word = fields[i]!;
      const id = this.#words.idOf(word);
      if (id === UNKNOWN && !this.#words.has(word)) {
        throw this.#refuse(`the word ${shown(word)} is not among the 1-grams.`);
      }
      ngram = this.#ngrams.add(ngram, id);
    }
    return ngram;
  }

  #log(text: string): number {
    if (MINUS_INFINITY.test(text)) return Number.NEGATIVE_INFINITY;
    if (!NUMBER.test(text)) throw this.#refuse(`expected a log10 probability, found ${shown(text)}`);
    const log = Number(text);
    if (log > 0) {
      throw this.#refuse(
        `has the log10 probability ${shown(text)}, which is above 0: a probability above 1. ` +
          'Are these probabilities, or negative logarithms? ARPA files hold log10 of probabilities.',
      );
    }
    return log === PSEUDO_ZERO ? Number.NEGATIVE_INFINITY : log;
  }

  #weigh(ngram: number, text: string): void {
    const weight = MINUS_INFINITY.test(text) ? PSEUDO_ZERO : NUMBER.test(text) ? Number(text) : Number.NaN;
    if (!Number.isFinite(weight)) {
      throw this.#refuse(`expected the log10 of a back-off weight, found ${shown(text)}`);
    }
    if (weight !== 0 && this.#order === this.#announced.length) {
      throw this.#refuse(
        `has the back-off weight ${shown(text)}, but no n-grams are longer than ${this.#order}. Is a section of the file missing?`,
      );
    }
    this.#weights.set(ngram, weight === PSEUDO_ZERO ? Number.NEGATIVE_INFINITY : weight);
  }

  #missing(what: string): UserError {
    return new UserError(
      `${visible(this.#file)}:${this.#line}: expected ${what} by here. Was the file, or the program that wrote it, cut off?`,
    );
  }

  #refuse(problem: string): UserError {
    return new UserError(`${visible(this.#file)}:${this.#line}: ${problem}`);
  }
}

import { UserError, visible } from '@mlops-actions/toolkit';
import type { TextLoss } from '../types.js';
import type { FileLoss } from './file-loss.js';
import { linesOf } from './lines.js';
import type { StatedOptions } from './options.js';

/**
 * Below it, a log10 p stands in for a probability of 0: KenLM gives a word unknown to a model without <unk> 10^-100, and
 * ARPA files have 10^-99 for "never". Back-off weights shift both a little.
 */
const STAND_IN = -90;

const NUMBER = String.raw`-?(?:\d[\d.]*(?:e[-+]?\d+)?|inf|NaN)`;
const TOTAL = new RegExp(`^Total: (${NUMBER}) OOV: (\\d+)$`);
const WORD = new RegExp(`=(\\d+) \\d+ (${NUMBER})$`);
const SUMMARY = /^(Perplexity including OOVs|Perplexity excluding OOVs|OOVs|Tokens):\t(\S+)$/;
const HEAD = new RegExp(
  `^(?:\\S+=\\d+ \\d+ ${NUMBER}\t|Total: ${NUMBER} OOV: \\d+$|Perplexity including OOVs:\t)`,
  'm',
);

/** What KenLM's `query` prints, at any level of `-v`. */
export const looksLikeKenlm = (head: string, _name: string): boolean => HEAD.test(head);

/**
 * The output of KenLM's `query`: a text per sentence if it has the words (which is its default), else its summary.
 * `</s>` is a token and no word. A sentence without tokens (an empty line under `-n`; all of it unknown, and
 * `oov: exclude`) is no text, but has its number.
 */
export async function readKenlm(file: string, options: StatedOptions): Promise<FileLoss> {
  const excluded = options.oov === 'exclude';
  const settings = { oov: excluded ? 'excluded' : 'included' };
  const summary = new Map<string, number>();
  for await (const lines of linesOf(file)) {
    for (const { value, line } of lines) {
      if ((sentenceOf(value)?.words ?? '') !== '') {
        const texts = (nextId: () => string) => sentences(file, excluded, nextId, options.onBytes);
        return { kind: 'texts', texts, settings, caveats: [] };
      }
      const [, name, number] = SUMMARY.exec(value) ?? [];
      if (name !== undefined) summary.set(name, number === 'inf' ? Number.POSITIVE_INFINITY : Number(number));
      else if (value.endsWith('\t') && WORD.test(value.slice(0, -1))) {
        throw new UserError(
          `${visible(file)}:${line}: has words, but not where a sentence ends. Write query's output without -v, ` +
            'or with -v word -v sentence -v summary',
        );
      }
    }
  }
  return { kind: 'stated', settings, ...stated(file, summary, excluded) };
}

function stated(file: string, summary: ReadonlyMap<string, number>, excluded: boolean) {
  const [including, excluding, oov, tokens] = [
    'Perplexity including OOVs',
    'Perplexity excluding OOVs',
    'OOVs',
    'Tokens',
  ].map((name) => summary.get(name));
  if (including === undefined || excluding === undefined || oov === undefined || tokens === undefined) {
    throw new UserError(
      `${visible(file)}: has no sentence with its words, and not the whole summary of KenLM's query ` +
        '("Perplexity including OOVs:", …, "Tokens:"). Write its whole standard output to the file: ' +
        `query model.arpa < text > ${visible(file)}`,
    );
  }
  const count = excluded ? tokens - oov : tokens;
  const perplexity = excluded ? excluding : including;
  if (count === 0 || !(perplexity >= 1)) {
    throw new UserError(
      `${visible(file)}: states a perplexity of ${perplexity} over ${count} tokens, expected at least 1 over some. ` +
        'Was the text empty, or is every word unknown?',
    );
  }
  // The mean of the unknown words alone shows whether theirs is a probability at all.
  const unknown =
    (tokens * Math.log10(including) - (oov === tokens ? 0 : (tokens - oov) * Math.log10(excluding))) / oov;
  if (excluded || oov === 0 || unknown < -STAND_IN) {
    return { stated: [{ unit: 'token' as const, meanNll: Math.log(perplexity), count }], caveats: [] };
  }
  return {
    stated: [{ unit: 'token' as const, meanNll: Number.POSITIVE_INFINITY, count }],
    caveats: [
      `The model of ${visible(file)} has no <unk>, so its ${oov} unknown words have probability 0 and the perplexity is ` +
        `infinite; KenLM's ${including} takes 1e-100 for each. Leave them out with oov: exclude, or train with <unk>.`,
    ],
  };
}

async function* sentences(
  file: string,
  excluded: boolean,
  nextId: () => string,
  onBytes: ((bytes: number) => void) | undefined,
): AsyncGenerator<readonly TextLoss[]> {
  const seen = { Tokens: 0, OOVs: 0 };
  for await (const lines of linesOf(file, onBytes)) {
    const texts: TextLoss[] = [];
    for (const { value, line } of lines) {
      const sentence = sentenceOf(value);
      if (sentence !== undefined) {
        const where = () => `${visible(file)}:${line}`; // It takes longer than the sentence.
        const counted = lossOf(where, sentence, excluded);
        seen.Tokens += counted.all;
        seen.OOVs += sentence.oov;
        const id = nextId();
        if (counted.loss.tokens > 0) texts.push({ id, ...counted.loss });
        continue;
      }
      const [, name, number] = SUMMARY.exec(value) ?? [];
      if ((name === 'Tokens' || name === 'OOVs') && Number(number) !== seen[name]) {
        throw new UserError(
          `${visible(file)}:${line}: says ${name}: ${number}, but the sentences above it have ${seen[name]}. ` +
            "Is a part of query's output missing, or that of several runs in the file? Write one run to a file of its own.",
        );
      }
    }
    yield texts;
  }
}

interface Sentence {
  /** Each with a tab after it. */
  readonly words: string;
  readonly total: string;
  readonly oov: number;
}

function sentenceOf(line: string): Sentence | undefined {
  const at = line.lastIndexOf('Total: '); // A pattern alone would be tried at every tab of the line.
  const [, total, oov] = (at >= 0 && TOTAL.exec(line.slice(at))) || [];
  return total === undefined ? undefined : { words: line.slice(0, at), total, oov: Number(oov) };
}

function lossOf(where: () => string, { words, total, oov }: Sentence, excluded: boolean) {
  const log10 = numberOf(where, total);
  let all = 0;
  for (let tab = words.indexOf('\t'); tab >= 0; tab = words.indexOf('\t', tab + 1)) all++;
  const ends = words.lastIndexOf('\t', words.length - 2) + 1;
  const isClosed = words.startsWith('</s>=', ends);
  let [left, tokens, zeros, firstZero] = [log10, all, 0, 0];
  // Most sentences have neither, and their words need not be looked at.
  if (oov > 0 || log10 <= STAND_IN) {
    left = excluded ? 0 : log10;
    tokens = 0;
    let unknown = 0;
    let outside = 0;
    for (const word of words.split('\t').slice(0, -1)) {
      const [, id, text] = WORD.exec(word) ?? [];
      if (text === undefined)
        throw new UserError(
          `${where()}: "${visible(word)}" is not word=id length log10-probability, as query writes it.`,
        );
      const p = numberOf(where, text);
      if (id === '0') {
        unknown++;
        outside += p;
        if (excluded) continue;
      }
      tokens++;
      if (p <= STAND_IN) {
        zeros++;
        firstZero ||= tokens;
      }
    }
    if (unknown !== oov)
      throw new UserError(
        `${where()}: OOV: ${oov}, but ${unknown} of its words are unknown (id 0). Is the line cut?`,
      );
    // query's own way: from its total, which is a sum in single precision.
    if (excluded) left = log10 === Number.NEGATIVE_INFINITY ? 0 : log10 - outside;
  }
  const nll = zeros > 0 ? Number.POSITIVE_INFINITY : Math.max(0, -left * Math.LN10);
  const loss = {
    nll,
    tokens,
    words: tokens - (isClosed ? 1 : 0),
    oov,
    ...(zeros > 0 ? { zeros, firstZero } : {}),
  };
  return { all, loss };
}

/** A number in single precision, which query prints with as few digits as tell it from the next. */
function numberOf(where: () => string, text: string): number {
  const value = text === '-inf' ? Number.NEGATIVE_INFINITY : Math.fround(Number(text));
  if (value <= 0) return value;
  throw new UserError(
    `${where()}: ${text} is no log10-probability, which is at most 0. Is the model broken?`,
  );
}

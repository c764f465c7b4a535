import { UserError, visible } from '@mlops-actions/toolkit';
import type { TextLoss } from '../types.js';
import type { FileLoss } from './file-loss.js';
import { linesOf } from './lines.js';
import type { StatedOptions } from './options.js';

const COUNT = String.raw`(\d[\d.]*(?:e\+?\d+)?)`;
const COUNTS = new RegExp(`^\\s*(file .*: )?${COUNT} sentences, ${COUNT} words, ${COUNT} OOVs$`);
const SUMS = new RegExp(`^\\s*${COUNT} zeroprobs, logprob= (\\S+) ppl= (\\S+) ppl1= (\\S+)`);
/** A word of probability 0 under -debug 2; one out of the vocabulary is shown as <unk>. */
const ZERO_WORD = /^\s*p\( (?!<unk> \|)\S+ \| .*\[ -inf \]/;
const WORD = /^\s*p\( (?!<unk> \| .*\[ -inf \])\S+ \| /;
const HEAD = /^.*\d sentences, \d\S* words, \d\S* OOVs\r?\n\s*\d\S* zeroprobs, logprob= /m;

/** What SRILM's `ngram -ppl` prints, at any level of `-debug`. */
export const looksLikeSrilm = (head: string, _name: string): boolean => HEAD.test(head);

/** What SRILM prints of a sentence, or of them all. */
interface Stats {
  readonly line: number;
  readonly isTotal: boolean;
  readonly sentences: number;
  readonly words: number;
  readonly oov: number;
  readonly zeros: number;
  /** log10 of what is neither out of the vocabulary nor of probability 0 */
  readonly logprob: number;
  readonly ppl: string;
  /** Number of the first word of probability 0 among those in the vocabulary, where -debug 2 shows it. */
  readonly firstZero: number | undefined;
}

const SETTINGS = { oov: 'excluded' };

/**
 * The output of SRILM's `ngram -ppl`: with `-debug 1` (or more) a text per sentence, else the figures of all.
 * ppl = 10^(-logprob / tokens) where tokens are the words in the vocabulary and a `</s>` for each sentence; ppl1 is per word.
 * SRILM leaves words of probability 0 out of its sum: here they make it infinite.
 */
export async function readSrilm(file: string, options: StatedOptions): Promise<FileLoss> {
  for await (const batch of statsOf(file)) {
    for (const stats of batch) {
      check(file, stats, options);
      if (stats.isTotal) return total(file, stats);
      return {
        kind: 'texts',
        texts: (nextId) => sentences(file, options, nextId),
        settings: SETTINGS,
        caveats: [],
      };
    }
  }
  throw new UserError(
    `${visible(file)}: has no figures of SRILM's ngram ("… sentences, … words, … OOVs" and "… zeroprobs, logprob= …" ` +
      `on the next line). Write its standard output to the file: ngram -lm model.arpa -ppl text > ${visible(file)}`,
  );
}

async function total(file: string, stats: Stats): Promise<FileLoss> {
  await checkAlone(file, stats);
  const { words, oov, zeros, logprob, ppl } = stats;
  const known = words - oov - zeros;
  const tokens = known + stats.sentences;
  const nll = zeros > 0 ? Number.POSITIVE_INFINITY : -logprob * Math.LN10;
  const caveats = [];
  if (oov > 0) caveats.push(`SRILM leaves ${oov} of ${words} words out, which are not in its vocabulary.`);
  if (zeros > 0) {
    caveats.push(
      `${zeros} of ${words} words have probability 0, so the perplexity is infinite; SRILM's ${ppl} leaves them out.`,
    );
  }
  if (tokens === 0)
    throw new UserError(`${visible(file)}:${stats.line}: scores no token. Was the text empty?`);
  return {
    kind: 'stated',
    stated: [
      { unit: 'token', meanNll: nll / tokens, count: tokens },
      ...(known > 0 ? [{ unit: 'word' as const, meanNll: nll / known, count: known }] : []),
    ],
    settings: SETTINGS,
    caveats,
  };
}

async function checkAlone(file: string, first: Stats): Promise<void> {
  for await (const batch of statsOf(file)) {
    const other = batch.find(({ line }) => line > first.line);
    if (other === undefined) continue;
    throw new UserError(
      `${visible(file)}: has the figures of several runs, in lines ${first.line} and ${other.line}. ` +
        'Write each to a file of its own.',
    );
  }
}

async function* sentences(
  file: string,
  options: StatedOptions,
  nextId: () => string,
): AsyncGenerator<readonly TextLoss[]> {
  const sum = { sentences: 0, words: 0, oov: 0, zeros: 0 };
  let end: Stats | undefined;
  for await (const batch of statsOf(file, options.onBytes)) {
    const texts: TextLoss[] = [];
    for (const stats of batch) {
      if (end !== undefined) {
        throw new UserError(
          `${visible(file)}:${stats.line}: goes on after the figures of all sentences, in line ${end.line}. ` +
            'Write each run to a file of its own.',
        );
      }
      check(file, stats, options);
      if (stats.isTotal) end = stats;
      else {
        for (const name of NAMES) sum[name] += stats[name];
        const id = nextId();
        const loss = lossOf(stats);
        if (loss.tokens > 0) texts.push({ id, ...loss });
      }
    }
    yield texts;
  }
  const wrong = NAMES.find((name) => end !== undefined && !isAbout(sum[name], end[name]));
  if (end !== undefined && wrong === undefined) return;
  throw new UserError(
    `${visible(file)}: ${
      end === undefined || wrong === undefined
        ? `ends after ${sum.sentences} sentences without the figures of all ("file …: … sentences")`
        : `has ${sum[wrong]} ${wrong} by its sentences, but ${end[wrong]} by its last lines`
    }. Was ngram, or the copy of its output, cut off?`,
  );
}

const NAMES = ['sentences', 'words', 'oov', 'zeros'] as const;

/** Large counts are printed with seven digits. */
const isAbout = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-6 * Math.abs(b);

function lossOf({
  sentences,
  words,
  oov,
  zeros,
  logprob,
  firstZero,
}: Stats): Omit<TextLoss, 'id'> & { tokens: number } {
  const nll = zeros > 0 ? Number.POSITIVE_INFINITY : Math.max(0, -logprob * Math.LN10);
  return {
    nll,
    tokens: words - oov + sentences,
    words: words - oov,
    oov,
    ...(zeros > 0 ? { zeros, ...(firstZero === undefined ? {} : { firstZero }) } : {}),
  };
}

async function* statsOf(
  file: string,
  onBytes?: ((bytes: number) => void) | undefined,
): AsyncGenerator<readonly Stats[]> {
  let counts: RegExpExecArray | undefined;
  let words = 0;
  let firstZero: number | undefined;
  for await (const lines of linesOf(file, onBytes)) {
    const found: Stats[] = [];
    for (const { value, line } of lines) {
      const sums = counts === undefined ? null : SUMS.exec(value);
      if (counts !== undefined && sums !== null) {
        found.push({
          line,
          isTotal: counts[1] !== undefined,
          sentences: Number(counts[2]),
          words: Number(counts[3]),
          oov: Number(counts[4]),
          zeros: Number(sums[1]),
          logprob: Number(sums[2]),
          ppl: sums[3]!,
          firstZero,
        });
        words = 0;
        firstZero = undefined;
      } else if (value.includes('p( ') && WORD.test(value)) {
        words++;
        if (ZERO_WORD.test(value)) firstZero ??= words;
      }
      counts = (value.endsWith(' OOVs') && COUNTS.exec(value)) || undefined;
    }
    yield found;
  }
}

/** @throws UserError where the printed perplexity does not follow from the counts and the sum beside it */
function check(file: string, stats: Stats, { oov }: StatedOptions): void {
  const where = () => `${visible(file)}:${stats.line}`;
  const { words, sentences, zeros, logprob, ppl } = stats;
  if (!(Number.isFinite(logprob) && logprob <= 0)) {
    throw new UserError(
      `${where()}: logprob= ${logprob} is no sum of log10-probabilities: expected a finite number, at most 0.`,
    );
  }
  if (oov === 'include' && stats.oov > 0) {
    throw new UserError(
      `${where()}: oov: include, but SRILM left ${stats.oov} words out that are not in its vocabulary. Score with an open ` +
        'vocabulary (ngram -unk), or write oov: exclude',
    );
  }
  const tokens = words - stats.oov - zeros + sentences;
  const printed = Number(ppl);
  if (!Number.isFinite(printed) || tokens <= 0) return; // "undefined" of a text without tokens; or an overflow
  const expected = 10 ** (-logprob / tokens);
  // The sum and the perplexity are rounded, to six digits or so; sentences on their own most.
  if (Math.abs(printed - expected) <= 2e-3 * expected) return;
  throw new UserError(
    `${where()}: ppl= ${ppl} does not follow from its logprob and counts, which give ${expected.toPrecision(7)} ` +
      '(10^(-logprob / (words − OOVs − zeroprobs + sentences))). Is it the output of SRILM, unedited?',
  );
}

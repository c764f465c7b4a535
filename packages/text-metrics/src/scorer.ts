import { AsciiTokens } from './ascii-tokens.js';
import { DenseIds } from './dense-ids.js';
import { LcsLength } from './lcs.js';
import { NgramMatcher } from './ngrams.js';
import { breakSentences, SegmentedTokens } from './segmented-tokens.js';
import { type Measure, measureOf, type RougeSettings } from './settings.js';
import { TokenList, type TokenSource } from './token-list.js';
import { UnionLcs } from './union-lcs.js';

/** Tells a score of 0 from a text that the tokenizer cannot read. A scorer returns the same object every time. */
export interface Scored {
  predictionTokens: number;
  /** References without any token, empty texts among them. */
  referencesWithoutTokens: number;
}

/**
 * ROUGE of one example after another. With `tokenizer: 'default'` and `sentenceSplit: 'newline'` every precision,
 * recall and F-measure is bit for bit that of rouge_score 0.1.2 (google-research, Apache-2.0).
 */
export class RougeScorer {
  /** Values that `score` writes: precision, recall and F-measure per type. */
  readonly columns: number;
  readonly #measures: Measure[];
  readonly #wantsLcs: boolean;
  readonly #wantsSummaryLcs: boolean;
  readonly #autoSentences: boolean;
  readonly #source: TokenSource;
  readonly #rememberedTokens: number;

  readonly #prediction = new TokenList();
  readonly #reference = new TokenList();
  readonly #ids = new DenseIds();
  readonly #ngrams: NgramMatcher;
  readonly #lcs = new LcsLength();
  readonly #unionLcs = new UnionLcs();
  readonly #row: Float64Array;
  readonly #scored: Scored = { predictionTokens: 0, referencesWithoutTokens: 0 };

  /**
   * Tokens and stems are remembered from example to example, at most `rememberedTokens` beyond those of one example.
   * Throws a RangeError for a type that ROUGE does not have.
   */
  constructor(settings: RougeSettings, rememberedTokens = 2 ** 18) {
    this.#measures = settings.types.map((name) => {
      const measure = measureOf(name);
      if (measure === undefined) {
        throw new RangeError(`Not a ROUGE type: ${name}. There are rouge1 to rouge9, rougeL and rougeLsum.`);
      }
      return measure;
    });
    this.columns = 3 * this.#measures.length;
    this.#row = new Float64Array(this.columns);
    this.#wantsLcs = this.#measures.includes('lcs');
    this.#wantsSummaryLcs = this.#measures.includes('summary-lcs');
    this.#ngrams = new NgramMatcher(
      Math.max(1, ...this.#measures.map((m) => (typeof m === 'object' ? m.ngram : 1))),
    );
    this.#autoSentences = settings.sentenceSplit === 'auto';
    this.#source = sourceOf(settings);
    this.#rememberedTokens = rememberedTokens;
  }

  /**
   * Writes precision, recall and F-measure per type, in the order of `settings.types`, to the first `columns` values
   * of `out`. Of several references each type takes the one with the greatest F-measure, the first of equals. What it
   * returns is overwritten by the next call. Throws a RangeError without any reference.
   */
  score(prediction: string, references: readonly string[], out: Float64Array): Scored {
    if (references.length === 0) throw new RangeError('A prediction needs at least one reference.');
    // Between examples, because numbers of tokens are in use until one is done.
    if (this.#source.remembered > this.#rememberedTokens) this.#source.clear();
    this.#tokenize(prediction, this.#prediction);
    this.#ids.assign(this.#prediction, this.#source.size);
    this.#scored.predictionTokens = this.#prediction.length;
    this.#scored.referencesWithoutTokens = 0;

    for (let r = 0; r < references.length; r++) {
      this.#tokenize(references[r]!, this.#reference);
      this.#ids.lookUp(this.#reference, this.#source.size);
      if (this.#reference.length === 0) this.#scored.referencesWithoutTokens++;
      if (r === 0) {
        this.#scoreReference(out);
      } else {
        this.#scoreReference(this.#row);
        keepGreater(out, this.#row);
      }
    }
    return this.#scored;
  }

  #tokenize(text: string, into: TokenList): void {
    this.#source.tokenize(this.#autoSentences ? breakSentences(text) : text, into);
  }

  #scoreReference(row: Float64Array): void {
    const p = this.#prediction;
    const r = this.#reference;
    this.#ngrams.match(p, r, this.#ids.count);

    // Between single sentences the union is one subsequence, and its tokens are as many in either text.
    const oneSentence = p.sentences <= 1 && r.sentences <= 1;
    let lcs = 0;
    let summaryLcs = 0;
    if (this.#wantsLcs || (this.#wantsSummaryLcs && oneSentence)) {
      lcs = this.#lcs.of(p, r, this.#ids.count);
      summaryLcs = lcs;
    }
    if (this.#wantsSummaryLcs && !oneSentence) {
      summaryLcs = this.#unionLcs.hits(p, r, this.#ids.count);
    }

    for (let m = 0; m < this.#measures.length; m++) {
      const measure = this.#measures[m]!;
      if (measure === 'lcs') {
        write(row, m, lcs, p.length, r.length);
      } else if (measure === 'summary-lcs') {
        write(row, m, summaryLcs, p.length, r.length);
      } else {
        const fewer = measure.ngram - 1;
        write(row, m, this.#ngrams.matches[measure.ngram]!, p.length - fewer, r.length - fewer);
      }
    }
  }
}

/** The order of the operations is rouge_score's: another one can end in another last bit. */
function write(row: Float64Array, measure: number, hits: number, predicted: number, expected: number): void {
  const precision = hits / Math.max(predicted, 1);
  const recall = hits / Math.max(expected, 1);
  row[3 * measure] = precision;
  row[3 * measure + 1] = recall;
  row[3 * measure + 2] = hits === 0 ? 0 : (2 * precision * recall) / (precision + recall);
}

function keepGreater(out: Float64Array, row: Float64Array): void {
  for (let i = 2; i < row.length; i += 3) {
    if (row[i]! <= out[i]!) continue;
    out[i - 2] = row[i - 2]!;
    out[i - 1] = row[i - 1]!;
    out[i] = row[i]!;
  }
}

function sourceOf({ tokenizer, useStemmer }: RougeSettings): TokenSource {
  switch (tokenizer) {
    case 'default':
      return new AsciiTokens(useStemmer);
    case 'unicode':
      return new SegmentedTokens('word', useStemmer);
    case 'character':
      return new SegmentedTokens('grapheme', useStemmer);
  }
}

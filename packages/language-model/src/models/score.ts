import { UserError, visible } from '@mlops-actions/toolkit';
import { measured } from '../readers/lengths.js';
import { LossSum } from '../readers/loss-sum.js';
import type { LossData, ScoringSettings, TextLoss } from '../types.js';
import { type NgramModel, UNKNOWN } from './types.js';
import { END, START, splitWords } from './words.js';

/** One text to score: a line of a file, a document. */
export interface ModelText {
  /** Names it in messages and in the result. */
  readonly id: string;
  readonly text: string;
  readonly slice?: string | undefined;
}

export interface ModelScoring {
  /**
   * Whether words out of the vocabulary count, as `<unk>`. Excluded they have neither loss nor token, and the texts no
   * other lengths: their bytes and words would be those of more than was scored.
   */
  readonly oov: 'include' | 'exclude';
}

/**
 * Scores texts word by word: `<s>` precedes a text and is not scored, `</s>` ends it and is. A text without words is an end
 * alone, as in KenLM.
 * @throws UserError (from the stream) for a text with `<s>` or `</s>` in it, and for one with nothing to score
 */
export function scoreTexts(
  model: NgramModel,
  texts: AsyncIterable<readonly ModelText[]>,
  scoring: ModelScoring,
): Extract<LossData, { kind: 'texts' }> {
  return {
    kind: 'texts',
    texts: losses(new Scorer(model, scoring), texts),
    settings: settingsOf(model, scoring),
    caveats: model.caveats,
  };
}

async function* losses(
  scorer: Scorer,
  texts: AsyncIterable<readonly ModelText[]>,
): AsyncGenerator<readonly TextLoss[]> {
  for await (const batch of texts) yield batch.map((text) => scorer.score(text));
}

function settingsOf(model: NgramModel, { oov }: ModelScoring): ScoringSettings {
  return {
    tokenizer: 'white space',
    order: model.order,
    vocabulary: model.words.size,
    ...(model.smoothing !== undefined && { smoothing: model.smoothing }),
    oov: `${oov}d`,
    'end of text': model.endsTexts ? 'scored' : 'not scored',
    ...(model.unscored > 0 && { 'unscored words': model.unscored }),
  };
}

class Scorer {
  readonly #model: NgramModel;
  readonly #excludes: boolean;
  readonly #start: Int32Array;
  readonly #context: Int32Array;
  readonly #end: number;
  #logs = new Float64Array(1024);

  constructor(model: NgramModel, { oov }: ModelScoring) {
    this.#model = model;
    this.#excludes = oov === 'exclude';
    this.#end = model.words.idOf(END);
    this.#context = new Int32Array(model.order);
    this.#start = new Int32Array(model.order);
    for (let i = 0; i < model.starts; i++) model.step(this.#start, model.words.idOf(START));
  }

  score({ id, text, slice }: ModelText): TextLoss {
    const model = this.#model;
    const words = splitWords(text);
    if (this.#logs.length <= words.length) this.#logs = new Float64Array(2 * words.length);
    const logs = this.#logs;
    const context = this.#context;
    context.set(this.#start);
    let tokens = 0;
    let oov = 0;
    for (let i = 0; i < words.length; i++) {
      const word = words[i]!;
      const number = model.words.idOf(word);
      if (word === START || word === END) throw isMarked(id, word);
      const log = model.step(context, number);
      if (i < model.unscored) continue;
      if (log > 0) throw isUnnormalised(id, words, i, log);
      if (number === UNKNOWN) oov++;
      if (number !== UNKNOWN || !this.#excludes) logs[tokens++] = log;
    }
    if (model.endsTexts) {
      const log = model.step(context, this.#end);
      if (log > 0) throw isUnnormalised(id, [...words, END], words.length, log);
      if (words.length >= model.unscored) logs[tokens++] = log;
    }
    if (tokens === 0) throw hasNothing(id, model, words.length);
    const sum = new LossSum('logprob');
    sum.add(logs, 0, tokens);
    return {
      id,
      ...(slice !== undefined && { slice }),
      ...sum.loss(1),
      ...(!this.#excludes && measured(text)),
      ...(oov > 0 && { oov }),
    };
  }
}

function isMarked(id: string, word: string): UserError {
  return new UserError(
    `${visible(id)}: has the word ${word}, which marks where a text ${word === START ? 'starts' : 'ends'} and is put there by ` +
      'the model. Remove it from the text: sed -E "s/<\\/?s>//g".',
  );
}

function isUnnormalised(id: string, words: readonly string[], at: number, log: number): UserError {
  const word = JSON.stringify(visible(words[at]!));
  return new UserError(
    `${visible(id)}: the model gives ${word}, word ${at + 1} of the text, a probability of ${Math.exp(log).toPrecision(6)}, ` +
      'which is above 1: its back-off weights do not fit its probabilities. Write the model again with the tool that made it.',
  );
}

function hasNothing(id: string, model: NgramModel, words: number): UserError {
  const problem =
    words === 0
      ? 'is empty, and the model has no </s> to score'
      : words <= model.unscored
        ? `has ${words} word${words === 1 ? '' : 's'}, and the model scores none of the first ${model.unscored} (it counts no <s>)`
        : 'has no word of the model’s vocabulary';
  return new UserError(
    `${visible(id)}: ${problem}. Remove it, or count the n-grams with <s> and </s> around texts.`,
  );
}

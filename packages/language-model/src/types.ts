/** How long a text is, in each unit that its source tells. At least one is there. */
export interface Lengths {
  /** Scored tokens: those that the negative log-likelihood is a sum over. */
  readonly tokens?: number;
  readonly words?: number;
  /** Of the text in UTF-8. */
  readonly bytes?: number;
  /** Unicode code points. */
  readonly characters?: number;
}

/** What a model makes of one text: a document, a sentence, a chunk, whatever the source scores as one. */
export interface TextLoss extends Lengths {
  /** The source's own, or its place in the data set, from 1. */
  readonly id: string;
  readonly slice?: string;
  /** Sum of −ln p over the scored tokens, in nats. Infinity when a token has probability 0. */
  readonly nll: number;
  /** How many scored tokens have probability 0, and where the first is: its number among the scored, from 1. */
  readonly zeros?: number;
  readonly firstZero?: number;
  /** How many scored tokens are out of the model's vocabulary. */
  readonly oov?: number;
}

/** The unit that a perplexity is per. */
export type Unit = 'token' | 'word' | 'byte' | 'character';

/** A perplexity as another tool states it, without its texts. */
export interface StatedLoss {
  readonly unit: Unit;
  /** Nats per unit. */
  readonly meanNll: number;
  /** Of `meanNll`, in nats, where the tool tells it. */
  readonly standardError?: number;
  /** How many of the unit. */
  readonly count?: number;
  /** Another model that the tool scored the same tokens with, in the same run. */
  readonly base?: StatedBase;
}

/** All in nats per unit. */
export interface StatedBase {
  readonly meanNll: number;
  readonly standardError?: number;
  /** This model's mean NLL − the base's, which is ln of the ratio of the perplexities; its error is the paired one. */
  readonly difference: number;
  readonly differenceError?: number;
}

/** What is known of how the numbers were made. Perplexities of different settings do not compare. */
export interface ScoringSettings {
  readonly tokenizer?: string;
  readonly model?: string;
  /** Length of a window in tokens: the last of it is predicted from one less. */
  readonly context?: number;
  /** Tokens between the starts of two windows. */
  readonly stride?: number;
  /** What the source says besides, by name: `oov: excluded`. */
  readonly [name: string]: string | number | undefined;
}

/** What a source holds: losses per text, streamed, or what a tool says of all of them. */
export type LossData =
  | {
      readonly kind: 'texts';
      readonly texts: AsyncIterable<readonly TextLoss[]>;
      readonly settings: ScoringSettings;
      readonly caveats: readonly string[];
      /** What makes the numbers look wrong, complete once the texts are read. */
      readonly doubts?: readonly string[];
    }
  | {
      readonly kind: 'stated';
      readonly stated: readonly StatedLoss[];
      readonly settings: ScoringSettings;
      readonly caveats: readonly string[];
    };

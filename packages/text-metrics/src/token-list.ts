import { grown } from './scratch.js';

/** The tokens of one text as numbers, and where its sentences end. Reused from text to text. */
export class TokenList {
  ids = new Int32Array(256);
  length = 0;
  /** `sentenceEnds[s]` is one past the last token of sentence s. A sentence without tokens is not listed. */
  sentenceEnds = new Int32Array(64);
  sentences = 0;

  clear(): void {
    this.length = 0;
    this.sentences = 0;
  }

  push(id: number): void {
    if (this.length === this.ids.length) this.ids = grown(this.ids, this.length + 1);
    this.ids[this.length++] = id;
  }

  endSentence(): void {
    const start = this.sentences === 0 ? 0 : this.sentenceEnds[this.sentences - 1]!;
    if (this.length === start) return;
    if (this.sentences === this.sentenceEnds.length) {
      this.sentenceEnds = grown(this.sentenceEnds, this.sentences + 1);
    }
    this.sentenceEnds[this.sentences++] = this.length;
  }
}

/** Turns texts into numbered tokens. Equal tokens have equal numbers until `clear`. */
export interface TokenSource {
  /** Replaces what `into` holds. "\n" ends a sentence. */
  tokenize(text: string, into: TokenList): void;
  /** All numbers so far are below this. */
  readonly size: number;
  /** What it remembers of earlier texts, in tokens. */
  readonly remembered: number;
  /** Forgets everything, to bound memory over millions of texts. */
  clear(): void;
}

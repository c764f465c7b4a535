import { PorterStemmer } from './porter.js';
import { atLeast } from './scratch.js';
import type { TokenList, TokenSource } from './token-list.js';
import { Vocabulary } from './vocabulary.js';

/** Besides A–Z the only characters whose lower case has an ASCII letter, in Python as in JavaScript. */
const DOTTED_I = /\u0130/g; // i and a combining dot, which separates
const KELVIN = /\u212a/g; // k
const EITHER = /[\u0130\u212a]/;

const NEWLINE = 0x0a;

/** rouge_score's default tokenizer: runs of a-z and 0-9 after lower-casing, each optionally stemmed. */
export class AsciiTokens implements TokenSource {
  #vocabulary = new Vocabulary();
  readonly #stemmer: PorterStemmer | undefined;
  readonly #encoder = new TextEncoder();
  #bytes = new Uint8Array(4096);
  /** Start and end of every token, in bytes. */
  #edges = new Int32Array(1024);
  #view = new DataView(this.#bytes.buffer);
  /** The stem at hand, as a text of one token. */
  #stemView: DataView;
  readonly #stemEdges = new Int32Array(2);
  readonly #stemNumber = new Int32Array(1);

  constructor(useStemmer: boolean) {
    const stemmer = new PorterStemmer();
    this.#stemmer = useStemmer ? stemmer : undefined;
    this.#stemView = new DataView(stemmer.word.buffer);
  }

  get size(): number {
    return this.#vocabulary.size;
  }

  get remembered(): number {
    return this.#vocabulary.weight;
  }

  clear(): void {
    this.#vocabulary = new Vocabulary();
  }

  tokenize(text: string, into: TokenList): void {
    const length = this.#encode(text);
    this.#findEdges(length, into);
    into.ids = atLeast(into.ids, into.length);
    this.#vocabulary.intern(this.#view, this.#edges, into.length, into.ids);
    if (this.#stemmer !== undefined) this.#stemAll(into);
  }

  /**
   * Finds where tokens start and end, and sentences. Four bytes at a time, and without a branch that depends on where
   * tokens end: one such branch per token would cost more than all the rest.
   */
  #findEdges(length: number, into: TokenList): void {
    this.#edges = atLeast(this.#edges, length + 8);
    into.sentenceEnds = atLeast(into.sentenceEnds, length + 8);
    const edges = this.#edges;
    const ends = into.sentenceEnds;
    const view = this.#view;
    let count = 0;
    let newlines = 0;
    let before = 0;
    for (let i = 0; i <= length; i += 4) {
      const four = view.getInt32(i, true);
      const kinds = tokenBytes(four);
      const a = (kinds >>> 7) & 1;
      const b = (kinds >>> 15) & 1;
      const c = (kinds >>> 23) & 1;
      const d = kinds >>> 31;
      // Where nothing starts or ends, the next edge overwrites this one.
      edges[count] = i;
      const afterA = count + (a ^ before);
      edges[afterA] = i + 1;
      const afterB = afterA + (b ^ a);
      edges[afterB] = i + 2;
      const afterC = afterB + (c ^ b);
      edges[afterC] = i + 3;
      count = afterC + (d ^ c);
      before = d;
      if (hasNewline(four)) {
        if ((four & 0xff) === NEWLINE) ends[newlines++] = afterA;
        if (((four >>> 8) & 0xff) === NEWLINE) ends[newlines++] = afterB;
        if (((four >>> 16) & 0xff) === NEWLINE) ends[newlines++] = afterC;
        if (four >>> 24 === NEWLINE) ends[newlines++] = count;
      }
    }
    ends[newlines++] = count;
    into.length = count >>> 1;
    // Counts of edges become counts of tokens; a line without tokens is no sentence.
    let sentences = 0;
    let start = 0;
    for (let s = 0; s < newlines; s++) {
      const end = ends[s]! >>> 1;
      ends[sentences] = end;
      if (end > start) sentences++;
      start = end;
    }
    into.sentences = sentences;
  }

  /** Puts the text's UTF-8 and separators after it into #bytes; a lone surrogate becomes a separator too. */
  #encode(text: string): number {
    const room = 3 * text.length + 16;
    if (this.#bytes.length < room) {
      this.#bytes = new Uint8Array(2 * room);
      this.#view = new DataView(this.#bytes.buffer);
    }
    let length = this.#encoder.encodeInto(text, this.#bytes).written;
    if (length !== text.length && EITHER.test(text)) {
      const letters = text.replace(DOTTED_I, 'i ').replace(KELVIN, 'k');
      length = this.#encoder.encodeInto(letters, this.#bytes).written;
    }
    this.#bytes.fill(0, length, length + 4);
    return length;
  }

  #stemAll(tokens: TokenList): void {
    const { ids, length } = tokens;
    for (let t = 0; t < length; t++) {
      const token = ids[t]!;
      const known = this.#vocabulary.stemOf(token);
      ids[t] = known !== 0 ? known : this.#newStem(token, this.#edges[2 * t]!, this.#edges[2 * t + 1]!);
    }
  }

  #newStem(token: number, start: number, end: number): number {
    const length = end - start;
    let stem = token;
    if (length > 3) {
      const stemmer = this.#stemmer!;
      stemmer.reserve(length + 16);
      if (this.#stemView.buffer !== stemmer.word.buffer) this.#stemView = new DataView(stemmer.word.buffer);
      for (let i = 0; i < length; i++) stemmer.word[i] = this.#bytes[start + i]! | 0x20;
      this.#stemEdges[1] = stemmer.stem(length);
      this.#vocabulary.intern(this.#stemView, this.#stemEdges, 1, this.#stemNumber);
      stem = this.#stemNumber[0]!;
    }
    this.#vocabulary.setStem(token, stem);
    return stem;
  }
}

/** Of four bytes, the highest bit of each that is an ASCII letter or digit. */
function tokenBytes(four: number): number {
  const low = four & 0x7f7f7f7f;
  const lowerCase = low | 0x20202020;
  // Adding carries into the highest bit from the first character of a range on, and from the first after it.
  const letters = (lowerCase + 0x1f1f1f1f) & ~(lowerCase + 0x05050505);
  const digits = (low + 0x50505050) & ~(low + 0x46464646);
  return (letters | digits) & ~four & 0x80808080;
}

/** Is one of four bytes a newline? */
function hasNewline(four: number): boolean {
  const zeroIfNewline = four ^ 0x0a0a0a0a;
  return ((zeroIfNewline - 0x01010101) & ~zeroIfNewline & 0x80808080) !== 0;
}

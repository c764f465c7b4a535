import { PorterStemmer } from './porter.js';
import { atLeast } from './scratch.js';
import type { TokenList, TokenSource } from './token-list.js';
import { Vocabulary } from './vocabulary.js';

const TOKEN = 1;
const NEWLINE = 2;
/** Per byte of UTF-8: part of a token, a newline, or any other separator (0). */
const KIND = new Uint8Array(256);
for (const [from, to] of ['09', 'AZ', 'az']) KIND.fill(TOKEN, from!.charCodeAt(0), to!.charCodeAt(0) + 1);
KIND[0x0a] = NEWLINE;

/** Besides A–Z the only characters whose lower case has an ASCII letter, in Python as in JavaScript. */
const DOTTED_I = /\u0130/g; // i and a combining dot, which separates
const KELVIN = /\u212a/g; // k
const EITHER = /[\u0130\u212a]/;

/** rouge_score's default tokenizer: runs of a-z and 0-9 after lower-casing, each optionally stemmed. */
export class AsciiTokens implements TokenSource {
  readonly #vocabulary = new Vocabulary();
  readonly #stemmer: PorterStemmer | undefined;
  readonly #encoder = new TextEncoder();
  #bytes = new Uint8Array(4096);
  /** Start and end of every token, in bytes. */
  #edges = new Int32Array(1024);
  #view = new DataView(this.#bytes.buffer);
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
    this.#vocabulary.clear();
  }

  tokenize(text: string, into: TokenList): void {
    const length = this.#encode(text);
    this.#findEdges(length, into);
    into.ids = atLeast(into.ids, into.length);
    this.#vocabulary.intern(this.#view, this.#edges, into.length, into.ids);
    if (this.#stemmer !== undefined) this.#stemAll(into);
  }

  /** Finds where tokens start and end, and sentences. No branch depends on the text, which is what makes it fast. */
  #findEdges(length: number, into: TokenList): void {
    this.#edges = atLeast(this.#edges, length + 2);
    into.sentenceEnds = atLeast(into.sentenceEnds, length + 2);
    const bytes = this.#bytes;
    const edges = this.#edges;
    const ends = into.sentenceEnds;
    let count = 0;
    let newlines = 0;
    let before = 0;
    for (let i = 0; i <= length; i++) {
      const kind = KIND[bytes[i]!]!;
      edges[count] = i;
      count += (kind ^ before) & TOKEN;
      before = kind;
      ends[newlines] = count >>> 1;
      newlines += kind >>> 1;
    }
    into.length = count >>> 1;
    into.sentences = 0;
    ends[newlines] = into.length;
    for (let s = 0; s <= newlines; s++) {
      const end = ends[s]!;
      if (end > (into.sentences === 0 ? 0 : ends[into.sentences - 1]!)) ends[into.sentences++] = end;
    }
  }

  /** Puts the text's UTF-8 and a separator after it into #bytes; a lone surrogate becomes a separator too. */
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
    this.#bytes[length] = 0;
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

import { UserError, visible } from '@mlops-actions/toolkit';
import {
  isCollection,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  type Pair,
  parseDocument,
  type Scalar,
  visit,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import { count } from './text.js';
import { type YamlValue, yamlBlock, yamlFlow } from './yaml-text.js';

/** A parser's work on more of it takes minutes; the longest cards on the Hub, of benchmarks, have a third of this. */
const MOST_CHARACTERS = 1_000_000;
const MOST_PIECES = 50_000;

interface Edit {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

type Span = readonly [from: number, to: number];

export interface Change {
  /** Items that go. */
  readonly without: readonly number[];
  /** An item that becomes another value. */
  readonly instead?: { readonly index: number; readonly value: YamlValue };
  /** Values that are added after the last item. */
  readonly more: readonly YamlValue[];
}

/**
 * A block of keys in YAML that is edited in its text, since writing it anew would lose the quotes, comments and folds of
 * whoever wrote it, and with them what other readers than ours take its values for.
 */
export class YamlSource {
  /** As YAML 1.2 reads it. */
  readonly data: { readonly [key: string]: unknown };
  readonly #map: YAMLMap | undefined;
  readonly #edits: Edit[] = [];
  readonly #added: string[] = [];

  /** @throws UserError for what is no map of keys, or cannot be read at all */
  constructor(
    readonly text: string,
    readonly eol: string,
  ) {
    if (/\r(?!\n)/.test(text)) throw refusal('its lines end in a lone carriage return');
    checkSize(text);
    // The parser's own search for keys that are there twice takes the square of their number.
    const document = parseDocument(text, { keepSourceTokens: true, logLevel: 'error', uniqueKeys: false });
    const [error] = document.errors;
    if (error !== undefined) throw refusal(error.message);
    visit(document, { Map: (_, map) => checkKeys(map) });
    const { contents } = document;
    if (
      contents !== null &&
      !(isScalar(contents) && contents.value === null) &&
      !(isMap(contents) && !contents.flow)
    )
      throw refusal('it is no list of `key: value` lines');
    this.#map = isMap(contents) ? contents : undefined;
    try {
      this.data = (this.#map && document.toJS()) ?? {};
    } catch (error) {
      throw refusal(error instanceof Error ? error.message : String(error));
    }
  }

  /** The value of a key becomes another; a comment after it stays. */
  set(key: string, value: YamlValue): void {
    const pair = this.#pair(key);
    if (pair === undefined) {
      this.#added.push(...yamlBlock({ [key]: value }));
      return;
    }
    const [from, to] = this.#valueOf(pair);
    const column = this.#indentAt(from).length + 2;
    const text = this.#lines(value, column);
    this.#edit(from, to, isText(value) ? ` ${text}` : `${this.eol}${' '.repeat(column)}${text}`);
  }

  /** The key goes, with its lines. */
  drop(key: string): void {
    const pair = this.#pair(key);
    if (pair === undefined) return;
    const [from, to] = this.#valueOf(pair);
    this.#edit(this.#lineStart((pair.key as Scalar).range?.[0] ?? from), this.#lineEnd(to), '');
  }

  /** The text of a key's value, as it is written; undefined: there is no such key. */
  written(key: string): string | undefined {
    const pair = this.#pair(key);
    return pair && this.text.slice(...this.#valueOf(pair)).trim();
  }

  isList(key: string): boolean {
    return isSeq(this.#pair(key)?.value);
  }

  /** What a list holds changes; it is never emptied. */
  change(key: string, change: Change): void {
    this.#changeList(key, this.#pair(key)?.value, change);
  }

  /** What a list under a key of an item of a list holds changes; it is never emptied. */
  changeIn(key: string, index: number, inner: string, change: Change): void {
    const list = this.#pair(key)?.value;
    const item = isSeq(list) ? list.items[index] : undefined;
    this.#changeList(inner, isMap(item) ? item.get(inner, true) : undefined, change);
  }

  #changeList(key: string, list: unknown, change: Change): void {
    if (!isSeq(list)) throw refusal(`${key} is no list`);
    const ranges = list.items.map((item) => this.#rangeOf(item));
    if (list.flow || list.items.length === 0) this.#changeFlow(list, ranges, change);
    else this.#changeBlock(list, ranges, change);
  }

  /** The text with all that was asked for. */
  edited(): string {
    let text = '';
    let at = 0;
    for (const { from, to, insert } of this.#edits.toSorted((a, b) => a.from - b.from || a.to - b.to)) {
      text += this.text.slice(at, from) + insert;
      at = to;
    }
    text += this.text.slice(at);
    const [first] = this.#map?.items ?? [];
    const indent = first === undefined ? '' : this.#indentAt(this.#valueOf(first)[0]);
    return text + this.#added.map((line) => indent + line + this.eol).join('');
  }

  #changeBlock(list: YAMLSeq, ranges: readonly Span[], { without, instead, more }: Change): void {
    const dashes = dashesOf(list);
    for (const index of without) {
      const [from, to] = ranges[index] ?? missing();
      this.#edit(this.#lineStart(dashes[index] ?? from), this.#lineEnd(to), '');
    }
    if (instead !== undefined) {
      const [from, to] = ranges[instead.index] ?? missing();
      this.#edit(from, to, this.#lines(instead.value, from - this.#lineStart(from)));
    }
    const last = ranges.at(-1) ?? missing();
    const column = (dashes.at(-1) ?? missing()) - this.#lineStart(dashes.at(-1) ?? missing());
    const end = this.#lineEnd(last[1]);
    for (const value of more)
      this.#edit(end, end, `${' '.repeat(column)}- ${this.#lines(value, column + 2)}${this.eol}`);
  }

  #changeFlow(list: YAMLSeq, ranges: readonly Span[], { without, instead, more }: Change): void {
    const added = more.map(yamlFlow);
    const last = ranges.at(-1);
    if (without.length === 0 && last !== undefined) {
      if (instead !== undefined) this.#edit(...(ranges[instead.index] ?? missing()), yamlFlow(instead.value));
      this.#edit(last[1], last[1], added.map((item) => `, ${item}`).join(''));
      return;
    }
    const items = ranges.map((range, index) =>
      index === instead?.index ? yamlFlow(instead.value) : this.text.slice(...range),
    );
    const [from, to] = list.range ?? missing();
    this.#edit(
      from,
      to,
      `[${[...items.filter((_, index) => !without.includes(index)), ...added].join(', ')}]`,
    );
  }

  /** A value as lines of which the first begins in `column`. */
  #lines(value: YamlValue, column: number): string {
    return yamlBlock(value).join(this.eol + ' '.repeat(column));
  }

  #edit(from: number, to: number, insert: string): void {
    this.#edits.push({ from, to, insert });
  }

  #pair(key: string): Pair | undefined {
    return this.#map?.items.find((pair) => isScalar(pair.key) && pair.key.value === key);
  }

  /** From the colon to the end of the value, without blanks and comments after it. */
  #valueOf(pair: Pair): Span {
    const colon = pair.srcToken?.sep?.find((token) => token.type === 'map-value-ind');
    if (colon === undefined) throw refusal('a key in it has no value');
    const from = colon.offset + 1;
    const [, to] = this.#rangeOf(pair.value);
    return [from, from + this.text.slice(from, to).trimEnd().length];
  }

  #rangeOf(node: unknown): Span {
    const [from, to] = (isNode(node) && node.range) || [0, 0];
    return [from, from + this.text.slice(from, Math.max(from, endOf(node) ?? to)).trimEnd().length];
  }

  #indentAt(offset: number): string {
    return /^ */.exec(this.text.slice(this.#lineStart(offset)))?.[0] ?? '';
  }

  #lineStart(offset: number): number {
    return this.text.lastIndexOf('\n', offset - 1) + 1;
  }

  #lineEnd(offset: number): number {
    const end = this.text.indexOf('\n', offset);
    return end < 0 ? this.text.length : end + 1;
  }
}

const isText = (value: YamlValue) => typeof value !== 'object';

function checkSize(text: string): void {
  if (text.length > MOST_CHARACTERS)
    throw refusal(`it has ${count(text.length)} characters, and ${count(MOST_CHARACTERS)} are the most`);
  const pieces = text.match(/[\n,]/g)?.length ?? 0;
  if (pieces > MOST_PIECES)
    throw refusal(`it has ${count(pieces)} lines and commas, and ${count(MOST_PIECES)} are the most`);
}

function checkKeys(map: YAMLMap): void {
  const keys = new Set<unknown>();
  for (const { key } of map.items) {
    const value = isScalar(key) ? key.value : key;
    if (keys.has(value)) throw refusal(`its keys must be unique, and ${String(value)} is there twice`);
    keys.add(value);
  }
}

/** Where the last value in a node ends; the range of a block goes on over the comments after it. */
function endOf(node: unknown): number | undefined {
  if (!isCollection(node) || node.flow) return isNode(node) ? node.range?.[1] : undefined;
  const last = node.items.at(-1);
  const end = endOf(isPair(last) ? last.value : last);
  return end ?? node.range?.[1];
}

/** Where the dashes of a list are; comments between its items have none. */
function dashesOf(list: YAMLSeq): number[] {
  const token = list.srcToken;
  if (token?.type !== 'block-seq') return missing();
  return token.items.flatMap((item) => item.start.find((part) => part.type === 'seq-item-ind')?.offset ?? []);
}

/** A parser's answer that its documentation rules out. */
function missing(): never {
  throw new Error('YAML without its positions');
}

/** Front matter that cannot be worked with. */
export function refusal(reason: string): UserError {
  return new UserError(
    `model-card: the front matter of README.md (the lines between --- and ---) cannot be used: ${visible(reason.split('\n', 1)[0] ?? '')}. Write it as one \`key: value\` a line, or as lists of lines that begin with a dash. Nothing was changed.`,
  );
}

import { isDeepStrictEqual } from 'node:util';
import { plainText } from '@mlops-actions/report';
import { UserError } from '@mlops-actions/toolkit';
import type { CardFacts } from './facts.js';
import { checkLicense } from './license.js';
import { type IndexEntry, indexEntry, isOurResult, resultDigest } from './model-index.js';
import type { Written } from './written.js';
import { type Change, refusal, YamlSource } from './yaml-source.js';
import { type YamlValue, yamlText } from './yaml-text.js';

export interface FrontMatter {
  /** With the end of its last line. */
  readonly yaml: string;
  readonly data: Data;
  /** What of it is ours. */
  readonly written: Written;
}

type Texts = { readonly [key: string]: string | undefined };
type Data = { readonly [key: string]: unknown };
/** What the data must be in the end. */
type Expected = { [key: string]: unknown };

/**
 * Front matter with our keys set, and without those of ours that no longer hold. Whatever else is in it stays as it is, to
 * the byte.
 * @param before what of it has been ours since the last publication
 * @throws UserError when it is no map of keys, or so written that our keys cannot be set without touching others
 */
export function mergedFrontMatter(facts: CardFacts, yaml: string, before: Written, eol: string): FrontMatter {
  const source = new YamlSource(yaml, eol);
  const expected: Expected = { ...source.data };
  if (facts.license !== undefined) checkLicense(facts.license, Boolean(source.data.license_name));
  const keys = mergeTexts(source, textsOf(facts), before.keys, expected);
  const tags = mergeTags(source, tagsOf(facts), before.tags, expected);
  const entry = indexEntry(facts);
  const results = mergeIndex(source, entry, before, expected);

  const merged = source.edited();
  return {
    yaml: merged,
    data: readAgain(merged, eol, expected),
    written: { keys, tags, ...(entry && { index: entry.name, results }) },
  };
}

const LIMIT = 100;

function textsOf({ license, kind }: CardFacts): Texts {
  const { baseModel = '' } = kind;
  return {
    license,
    library_name: plainText(kind.libraryName ?? '', LIMIT) || undefined,
    pipeline_tag: plainText(kind.pipelineTag ?? '', LIMIT) || undefined,
    // The Hub refuses what can be no id.
    base_model: /^[\w.-]+(?:\/[\w.-]+)?$/.test(baseModel) ? baseModel : undefined,
  };
}

const tagsOf = ({ kind }: CardFacts) => [
  ...new Set(kind.tags.map((tag) => plainText(tag, LIMIT)).filter((tag) => tag !== '')),
];

/** Whether a text that YAML 1.2 reads right is one to other readers, too: `no` without quotes is not. */
const isSafelyWritten = (written: string | undefined, text: string) =>
  written !== text || yamlText(text) === text;

/** @returns the keys whose values are there because of us */
function mergeTexts(
  source: YamlSource,
  ours: Texts,
  before: Written['keys'],
  expected: Expected,
): { [key: string]: string } {
  const written: { [key: string]: string } = {};
  for (const [key, text] of Object.entries(ours)) {
    const there = source.data[key];
    const wasOurs = there !== undefined && before[key] === there;
    if (text === undefined) {
      if (!wasOurs) continue;
      source.drop(key);
      delete expected[key];
      continue;
    }
    // Where a person names several bases, ours among them, there is nothing to add.
    if (key === 'base_model' && Array.isArray(there) && there.includes(text)) continue;
    if (there !== text || wasOurs) written[key] = text;
    if (there === text && isSafelyWritten(source.written(key), text)) continue;
    source.set(key, text);
    expected[key] = text;
  }
  return written;
}

/** @returns the tags that are there because of us */
function mergeTags(
  source: YamlSource,
  ours: readonly string[],
  before: readonly string[],
  expected: Expected,
): string[] {
  const there = listIn(source, 'tags');
  const without = there.flatMap((tag, index) =>
    before.some((old) => old === tag && !ours.includes(old)) ? index : [],
  );
  const more = ours.filter((tag) => !there.includes(tag));
  changeList(source, 'tags', there, { without, more }, expected);
  return ours.filter((tag) => before.includes(tag) || !there.includes(tag));
}

/**
 * Our results come into the entry of the model's name, in the place of those that we wrote there or under another name.
 * @returns digests of the results that are there because of us
 */
function mergeIndex(
  source: YamlSource,
  entry: IndexEntry | undefined,
  before: Written,
  expected: Expected,
): string[] {
  const key = 'model-index';
  const there = listIn(source, key);
  const named = (name: string | undefined) =>
    name === undefined ? -1 : there.findIndex((item) => (item as { name?: unknown } | null)?.name === name);
  const own = named(entry?.name);
  const old = before.index === entry?.name ? -1 : named(before.index);
  const ours = (index: number) => (result: unknown) =>
    (there[index] as { name?: unknown }).name === before.index && isOurResult(result, before);
  // An entry with nothing of a person's is written or goes as a whole.
  const isWhole = (index: number) => {
    const { name: _, results, ...others } = there[index] as { [key: string]: unknown };
    return Object.keys(others).length === 0 && ((results ?? []) as unknown[]).every?.(ours(index));
  };
  const index = own < 0 && entry !== undefined && old >= 0 && isWhole(old) ? old : own;
  const items = [...there];
  const written: readonly unknown[] = entry?.results ?? [];
  let added = written;

  /** The results of an entry that holds a person's change one by one. */
  const changeResults = (at: number, more: readonly YamlValue[]) => {
    const item = there[at] as { readonly [key: string]: unknown };
    const results = item.results ?? [];
    if (!Array.isArray(results)) throw refusal(`results of an entry of ${key} is no list`);
    const isThere = (result: unknown, list: readonly unknown[]) =>
      list.some((other) => isDeepStrictEqual(other, result));
    const without = results.flatMap((result, number) =>
      ours(at)(result) && !isThere(result, more) ? number : [],
    );
    const missing = more.filter((result) => !isThere(result, results));
    const theirs = results.filter((result) => !ours(at)(result));
    if (more.length > 0) added = more.filter((result) => !isThere(result, theirs));
    if (without.length === 0 && missing.length === 0) return;
    if (without.length === results.length && missing.length === 0)
      throw refusal(`nothing would be left of the results of an entry of ${key} that has other keys`);
    items[at] = {
      ...item,
      results: [...results.filter((_, number) => !without.includes(number)), ...missing],
    };
    source.changeIn(key, at, 'results', { without, more: missing });
  };

  const without: number[] = [];
  if (old >= 0 && old !== index) {
    if (isWhole(old)) without.push(old);
    else changeResults(old, []);
  }
  const instead =
    entry && index >= 0 && isWhole(index) ? { instead: { index, value: entry as YamlValue } } : undefined;
  if (entry && index >= 0 && instead === undefined) changeResults(index, entry.results);
  changeList(source, key, items, { without, ...instead, more: entry && index < 0 ? [entry] : [] }, expected);
  if (items.some((item, at) => item !== there[at]) && expected[key] === source.data[key])
    expected[key] = items;
  return added.map(resultDigest);
}

/** A lone text is a list of one; an empty value is an empty list. */
function listIn(source: YamlSource, key: string): readonly unknown[] {
  const there = source.data[key] ?? [];
  if (Array.isArray(there)) return there;
  if (typeof there === 'string') return [there];
  throw refusal(`${key} is no list`);
}

function changeList(
  source: YamlSource,
  key: string,
  there: readonly unknown[],
  change: Change,
  expected: Expected,
): void {
  const { without, instead, more } = change;
  if (without.length === 0 && instead === undefined && more.length === 0) return;
  const items = there
    .map((item, index) => (index === instead?.index ? instead.value : item))
    .filter((_, index) => !without.includes(index));
  items.push(...more);
  if (items.length === 0) {
    source.drop(key);
    delete expected[key];
    return;
  }
  expected[key] = items;
  if (source.isList(key)) source.change(key, change);
  else if (Array.isArray(source.data[key])) throw refusal(`${key} stands for a list elsewhere in it`);
  else source.set(key, items as YamlValue);
}

/**
 * The data of what was written, which must be what was meant: an anchor, a merge or a form that nobody thought of may have
 * made our key another's.
 */
function readAgain(yaml: string, eol: string, expected: Expected): Data {
  let data: Data | undefined;
  try {
    data = new YamlSource(yaml, eol).data;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
  }
  if (data === undefined || !isDeepStrictEqual({ ...data }, expected))
    throw refusal('our keys cannot be written into it without a change of others');
  return data;
}

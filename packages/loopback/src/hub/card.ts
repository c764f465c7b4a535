import { parseDocument } from 'yaml';
import type { Json } from '../exchange.js';

/** What the Hub takes for `license`, as its own error lists it (huggingface_hub#4218). */
const LICENSES = [
  ...['apache-2.0', 'mit', 'openrail', 'bigscience-openrail-m', 'creativeml-openrail-m'],
  ...['bigscience-bloom-rail-1.0', 'bigcode-openrail-m', 'afl-3.0', 'artistic-2.0', 'bsl-1.0', 'bsd'],
  ...['bsd-2-clause', 'bsd-3-clause', 'bsd-3-clause-clear', 'c-uda', 'cc', 'cc0-1.0', 'cc-by-2.0'],
  ...['cc-by-2.5', 'cc-by-3.0', 'cc-by-4.0', 'cc-by-sa-3.0', 'cc-by-sa-4.0', 'cc-by-nc-2.0', 'cc-by-nc-3.0'],
  ...['cc-by-nc-4.0', 'cc-by-nd-4.0', 'cc-by-nc-nd-3.0', 'cc-by-nc-nd-4.0', 'cc-by-nc-sa-2.0'],
  ...['cc-by-nc-sa-3.0', 'cc-by-nc-sa-4.0', 'cdla-sharing-1.0', 'cdla-permissive-1.0'],
  ...['cdla-permissive-2.0', 'wtfpl', 'ecl-2.0', 'epl-1.0', 'epl-2.0', 'etalab-2.0', 'eupl-1.1', 'eupl-1.2'],
  ...['agpl-3.0', 'gfdl', 'gpl', 'gpl-2.0', 'gpl-3.0', 'lgpl', 'lgpl-2.1', 'lgpl-3.0', 'isc', 'h-research'],
  ...['intel-research', 'lppl-1.3c', 'ms-pl', 'apple-ascl', 'apple-amlr', 'mpl-2.0', 'odc-by', 'odbl'],
  ...['openmdw-1.0', 'openrail++', 'osl-3.0', 'postgresql', 'ofl-1.1', 'ncsa', 'unlicense', 'zlib', 'pddl'],
  ...['lgpl-lr', 'deepfloyd-if-license', 'fair-noncommercial-research-license', 'llama2', 'llama3'],
  ...['llama3.1', 'llama3.2', 'llama3.3', 'llama4', 'grok2-community', 'gemma', 'unknown', 'other'],
];

/** What the Hub's validator says of a README. */
export interface Verdict {
  readonly errors: string[];
  readonly warnings: string[];
}

/** The front matter's text, between its lines; undefined if there is none. */
function frontMatterOf(readme: string): string | undefined {
  return /^\s*---[\r\n]+([\S\s]*?)[\r\n]+---(?:\r\n|\n|$)/.exec(readme)?.[1];
}

/** What a README's front matter says; `{}` if it cannot be read. */
export function metadataOf(readme: string): Readonly<Record<string, Json>> {
  const text = frontMatterOf(readme);
  const parsed = text === undefined ? undefined : parseDocument(text);
  const value = parsed?.errors.length === 0 ? parsed.toJS() : undefined;
  return isMapping(value) ? value : {};
}

export function validateCard(readme: string): Verdict {
  const text = frontMatterOf(readme);
  if (text === undefined) return { errors: [], warnings: ['empty or missing yaml metadata in repo card'] };
  const parsed = parseDocument(text);
  if (parsed.errors.length > 0) return { errors: parsed.errors.map(({ message }) => message), warnings: [] };
  const metadata: Json = parsed.toJS();
  if (!isMapping(metadata)) return { errors: ['"metadata" must be of type object'], warnings: [] };
  return { errors: [...faultsOf(metadata)], warnings: [] };
}

function isMapping(value: unknown): value is Record<string, Json> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function* faultsOf(metadata: Record<string, Json>): Generator<string> {
  const { license, language, datasets, base_model, 'model-index': index } = metadata;
  for (const key of ['library_name', 'pipeline_tag', 'thumbnail', 'license_name', 'license_link'])
    if (metadata[key] !== undefined && typeof metadata[key] !== 'string') yield `"${key}" must be a string`;
  for (const key of ['tags', 'metrics', 'datasets', 'language', 'base_model'])
    yield* faultsOfTexts(key, metadata[key]);
  if (license !== undefined && ![license].flat().every((one) => LICENSES.includes(one)))
    yield `"license" must be one of [${LICENSES.join(', ')}, array]`;
  for (const [at, value] of texts('language', language))
    if (!/^(?:[a-z]{2,3}(?:-\w+)*|code|multilingual)$/.test(value))
      yield `"${at}" with value "${value}" is not valid. It must be an ISO 639-1, 639-2 or 639-3 code (two/three letters), or a special value like "code", "multilingual".`;
  for (const [at, value] of texts('datasets', datasets))
    if (!isId(value))
      yield `"${at}" with value "${value}" is not valid. If possible, use a dataset id from https://hf.co/datasets.`;
  for (const [at, value] of texts('base_model', base_model))
    if (!isId(value))
      yield `"${at}" with value "${value}" is not valid. Use a model id from https://hf.co/models.`;
  if (index !== undefined) yield* faultsOfIndex(index);
}

/** An id of a repository, with a namespace or without. */
const isId = (value: string) => /^(?:\w[\w.-]*\/)?\w[\w.-]*$/.test(value);

/** Where each text of a list, or of one alone, stands. */
function texts(key: string, value: Json): [string, string][] {
  const all: [string, Json][] = Array.isArray(value)
    ? value.map((one, index) => [`${key}[${index}]`, one])
    : [[key, value]];
  return all.filter((one): one is [string, string] => typeof one[1] === 'string');
}

function* faultsOfTexts(key: string, value: Json): Generator<string> {
  if (value === undefined || typeof value === 'string') return;
  if (!Array.isArray(value)) yield `"${key}" must be an array`;
  else
    for (const [index, one] of value.entries())
      if (typeof one !== 'string') yield `"${key}[${index}]" must be a string`;
}

function* faultsOfIndex(index: Json): Generator<string> {
  if (!Array.isArray(index)) {
    yield '"model-index" must be an array';
    return;
  }
  for (const [at, model] of entries('model-index', index)) {
    yield* lacking(at, model, 'name');
    if (!Array.isArray(model?.results)) yield `"${at}.results" is required`;
    for (const [result, { task, dataset, metrics, source }] of entries(`${at}.results`, model?.results)) {
      yield* lacking(`${result}.task`, task, 'type');
      yield* lacking(`${result}.dataset`, dataset, 'type');
      yield* lacking(`${result}.dataset`, dataset, 'name');
      if (!Array.isArray(metrics)) yield `"${result}.metrics" is required`;
      for (const [metric, value] of entries(`${result}.metrics`, metrics)) {
        yield* lacking(metric, value, 'type');
        if (value?.value === undefined || value.value === null) yield `"${metric}.value" is required`;
        else if (typeof value.value === 'number' && !Number.isFinite(value.value))
          yield `"${metric}.value" must be a safe number`;
      }
      if (source !== undefined) yield* lacking(`${result}.source`, source, 'url');
    }
  }
}

function entries(at: string, list: Json): [string, Json][] {
  return Array.isArray(list) ? list.map((one, index) => [`${at}[${index}]`, one ?? {}]) : [];
}

function* lacking(at: string, value: Json, key: string): Generator<string> {
  if (value?.[key] === undefined || value[key] === null) yield `"${at}.${key}" is required`;
  else if (typeof value[key] !== 'string') yield `"${at}.${key}" must be a string`;
}

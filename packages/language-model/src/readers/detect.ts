import { fieldOf, formatOf, readRecords, UserError, visible } from '@mlops-actions/toolkit';
import { looksLikeHfTrainer } from '../stated/hf-trainer.js';
import { looksLikeKenlm } from '../stated/kenlm.js';
import { looksLikeLlamaCpp } from '../stated/llama-cpp.js';
import { looksLikeLmEval } from '../stated/lm-eval.js';
import type { StatedFormat } from '../stated/options.js';
import { looksLikeSrilm } from '../stated/srilm.js';
import { looksLikeValue } from '../stated/value.js';
import { readDocuments } from './documents.js';
import { firstBytes } from './first-bytes.js';
import { isMagic } from './npy-file.js';
import type { TextFormat } from './options.js';
import { COLUMNS } from './record.js';
import { isPerplexitySample } from './samples.js';
import { isObject } from './shown.js';

export type Format = TextFormat | StatedFormat;

const TEXT_FORMATS: readonly Format[] = ['jsonl', 'openai', 'vllm', 'lm-eval-samples', 'npy', 'csv'];

type Sniffers = readonly (readonly [StatedFormat, (head: string, name: string) => boolean])[];

const LOGS: Sniffers = [
  ['llama.cpp', looksLikeLlamaCpp],
  ['kenlm', looksLikeKenlm],
  ['srilm', looksLikeSrilm],
];
const DOCUMENTS: Sniffers = [
  ['lm-eval', looksLikeLmEval],
  ['hf-trainer', looksLikeHfTrainer],
];

/** Characters that tell a log: its figures may come after much else. */
const HEAD = 1024 * 1024;

/** Whether a format holds texts (for `readTexts`) or may state a result (for `readStated`). */
export const isTextFormat = (format: Format): format is TextFormat => TEXT_FORMATS.includes(format);

/**
 * What wrote a file, by what it holds; its name decides only where that does not tell.
 * @throws UserError when it is none of the formats
 */
export async function detectFormat(file: string): Promise<Format> {
  if (isMagic(await firstBytes(file, 8))) return 'npy';
  const head = await headOf(file);
  const found = (sniffers: Sniffers) => sniffers.find(([, looksLike]) => looksLike(head, file))?.[0];
  const text = head.trimStart();
  // A log may begin with [1]4.2, but none with an object.
  const log = text.startsWith('{') ? undefined : found(LOGS);
  if (log !== undefined) return log;
  if (/^[[{]/.test(text)) {
    const format = (await formatOfRecord(file)) ?? found(DOCUMENTS);
    if (format !== undefined) return format;
  } else {
    const table = tableFormat(file, text);
    if (table !== undefined) return table;
  }
  if (looksLikeValue(head, file)) return 'value';
  throw new UserError(
    `${visible(file)}: nothing in it tells what wrote it. If it is one of the formats that are read, write which, for example ` +
      'format: jsonl (or openai, vllm, lm-eval-samples, lm-eval, llama.cpp, kenlm, srilm, hf-trainer, npy, csv, value)',
  );
}

async function headOf(file: string): Promise<string> {
  const lines: string[] = [];
  let length = 0;
  for await (const { records } of readRecords(file, 'txt', 64 * 1024)) {
    for (const { value } of records) {
      lines.push(value as string);
      length += (value as string).length + 1;
    }
    if (length >= HEAD) break;
  }
  if (lines.every((line) => line.trim() === '')) {
    throw new UserError(`${visible(file)}: is empty. Was the program that writes it cut off?`);
  }
  return lines.join('\n');
}

async function formatOfRecord(file: string): Promise<TextFormat | undefined> {
  for await (const { records } of readDocuments(file)) {
    const record = records[0]?.value;
    return isObject(record) ? textFormatOf(record) : undefined;
  }
  return undefined;
}

function textFormatOf(record: Readonly<Record<string, unknown>>): TextFormat | undefined {
  const body = fieldOf(record, 'response.body');
  const response = isObject(body) ? body : record;
  if (
    Array.isArray(response.prompt_logprobs) ||
    Array.isArray(fieldOf(response, 'choices.0.prompt_logprobs'))
  )
    return 'vllm';
  if (Array.isArray(response.choices)) return 'openai';
  if (isPerplexitySample(record)) return 'lm-eval-samples';
  const isText = ['logprobs', 'token_logprobs', 'nll'].some((key) => record[key] !== undefined);
  return isText ? 'jsonl' : undefined;
}

/** A column of a table, unless the table states results: a single row, or names beside values. */
function tableFormat(file: string, text: string): Format | undefined {
  const format = formatOf(file);
  const isTable = format === 'csv' || format === 'tsv';
  const [header = '', ...rows] = text.split(/\r?\n/, 3);
  const columns = header.split(format === 'tsv' ? '\t' : ',').map((one) => one.trim().replace(/^"|"$/g, ''));
  if (columns.some((one) => COLUMNS.includes(one))) return 'csv';
  if (!isTable) return undefined;
  const states = rows.filter((row) => row.trim() !== '').length < 2 || columns.includes('value');
  return states ? 'value' : 'csv';
}

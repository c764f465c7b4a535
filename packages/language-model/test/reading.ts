import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { jsonl, newFolder, refusalOf } from '@mlops-actions/testing';
import type { TextOptions } from '../src/readers/options.js';
import { readTexts } from '../src/readers/read-texts.js';
import type { ScoringSettings, TextLoss } from '../src/types.js';

const folder = newFolder();

export const pathOf = (name: string): string => join(folder, name);

/** A file of the test's own folder: a text as it is, bytes as they are, records as JSON Lines. */
export function write(name: string, content: string | Buffer | readonly unknown[]): string {
  const path = pathOf(name);
  writeFileSync(path, typeof content === 'string' || Buffer.isBuffer(content) ? content : jsonl(content));
  return path;
}

export interface All {
  readonly texts: readonly TextLoss[];
  readonly settings: ScoringSettings;
  readonly caveats: readonly string[];
  readonly doubts: readonly string[];
}

export async function readAll(
  files: string | readonly string[],
  options: TextOptions = { format: 'jsonl' },
): Promise<All> {
  const data = readTexts(typeof files === 'string' ? [files] : files, options);
  const texts: TextLoss[] = [];
  for await (const batch of data.texts) texts.push(...batch);
  return { texts, settings: data.settings, caveats: data.caveats, doubts: data.doubts ?? [] };
}

/** The message of the UserError that reading ends in, without the folder. */
export async function refusal(files: string | readonly string[], options?: TextOptions): Promise<string> {
  return refused(() => readAll(files, options));
}

export async function refused(work: () => Promise<unknown>): Promise<string> {
  return (await refusalOf(work())).message.replaceAll(`${folder}/`, '');
}

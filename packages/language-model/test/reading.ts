import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect } from '@jest/globals';
import { UserError } from '@mlops-actions/toolkit';
import type { TextOptions } from '../src/readers/options.js';
import { readTexts } from '../src/readers/read-texts.js';
import type { ScoringSettings, TextLoss } from '../src/types.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'readers-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

export const pathOf = (name: string): string => join(folder, name);

/** A file of the test's own folder: a text as it is, bytes as they are, records as JSON Lines. */
export function write(name: string, content: string | Buffer | readonly unknown[]): string {
  const path = pathOf(name);
  const isRecords = Array.isArray(content);
  writeFileSync(
    path,
    isRecords
      ? content.map((record) => `${JSON.stringify(record)}\n`).join('')
      : (content as string | Buffer),
  );
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
  const error = await work().then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(UserError);
  return (error as UserError).message.replaceAll(`${folder}/`, '');
}

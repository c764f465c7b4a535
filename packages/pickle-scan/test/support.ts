import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newFolder } from '@mlops-actions/testing';
import { bytesOf, feedOf } from '../src/bytes.js';
import { Cursor } from '../src/cursor.js';
import { Imports } from '../src/imports.js';
import { type PickleScan, scanFile } from '../src/index.js';
import { Machine, type Reading } from '../src/machine.js';

/** Bytes written as text, one char each. */
export const bytes = (text: string): Buffer => Buffer.from(text, 'latin1');

let folder: string | undefined;

/** What is found in a file of that content. */
export async function scan(content: Buffer | string, name = 'model.pkl'): Promise<PickleScan | undefined> {
  folder ??= newFolder();
  const path = join(folder, 'content');
  writeFileSync(path, typeof content === 'string' ? bytes(content) : content);
  return scanFile(path, name);
}

/** Its imports, as `dangerous os.system`. */
export const listed = (found: PickleScan | undefined): string[] =>
  (found?.imports ?? []).map(({ risk, module, name }) => `${risk} ${module}.${name}`);

/** What the machine makes of the first pickle, as [module, name]. */
export async function walk(
  content: Buffer,
  joblib = false,
): Promise<Reading & { imports: [string, string][] }> {
  const imports = new Imports();
  const reading = await new Machine(new Cursor(feedOf(bytesOf(content))), imports, joblib).run();
  return { ...reading, imports: imports.values().map(({ module, name }) => [module, name]) };
}

/** Opcodes by their names in CPython's pickletools, for pickles written by hand. */
export const text = (value: string): string => `\x8c${String.fromCharCode(value.length)}${value}`;
export const stackGlobal = (module: string, name: string): string => `${text(module)}${text(name)}\x93`;
export const global = (module: string, name: string): string => `c${module}\n${name}\n`;
/** REDUCE of an import with one text, as `os.system('id')`. */
export const call = (imported: string, argument = 'id'): string => `${imported}${text(argument)}\x85R`;
export const PROTO = '\x80\x04';

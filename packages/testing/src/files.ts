import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Writes files below a folder: a text or bytes as they are, the list of a `.jsonl` as JSON Lines, anything else as JSON. */
export function writeFiles(folder: string, files: Readonly<Record<string, unknown>>): void {
  for (const [name, content] of Object.entries(files)) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, contentOf(name, content));
  }
}

function contentOf(name: string, content: unknown): string | Buffer {
  if (typeof content === 'string' || Buffer.isBuffer(content)) return content;
  return name.endsWith('.jsonl') && Array.isArray(content) ? jsonl(content) : JSON.stringify(content);
}

/** Records as JSON Lines. */
export function jsonl(records: readonly unknown[]): string {
  return records.map((record) => `${JSON.stringify(record)}\n`).join('');
}

/** The records of a file of JSON Lines. */
// biome-ignore lint/suspicious/noExplicitAny: JSON of any shape, in a test.
export function readJsonl(path: string): any[] {
  return readFileSync(path, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
}

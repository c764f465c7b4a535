import { type Content, opened } from './content.js';
import type { Imports } from './imports.js';
import { readPickles } from './pickles.js';

const SEARCHED = 64 * 1024;
const MOST_TRIED = 16;

/**
 * A pickle behind other bytes near the beginning of a file, for a program that passes those before it loads. Searched for
 * by the head that protocols from 2 on have.
 */
export async function hiddenPickles(
  content: Content,
): Promise<{ imports: Imports; unreadable: string[] } | undefined> {
  const { bytes } = content;
  if (bytes === undefined) return undefined;
  const head = Buffer.alloc(Math.min(SEARCHED, bytes.size));
  await bytes.read(head, 0);
  let tried = 0;
  for (let at = head.indexOf(0x80, 1); at > 0 && tried < MOST_TRIED; at = head.indexOf(0x80, at + 1)) {
    const protocol = head[at + 1] ?? 0;
    if (protocol < 2 || protocol > 5 || !/[c(\]})K\x8c\x95]/.test(String.fromCharCode(head[at + 2] ?? 0)))
      continue;
    tried++;
    const found = await readPickles(() => opened(content, at), false);
    if (found?.imports.values().some(({ called }) => called)) {
      const where = `it holds a pickle that begins after ${at} other bytes`;
      return { imports: found.imports, unreadable: [where, ...found.unreadable] };
    }
  }
  return undefined;
}

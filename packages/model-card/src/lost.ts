import { withoutRegion } from './marks.js';
import { readmeOf } from './readme.js';

/** What people wrote into `card`, outside of our region, and `other` has nowhere. */
export function lostLines(card: string, other: string): string[] {
  const kept = new Set(linesOf(other));
  return linesOf(withoutRegion(readmeOf(card).body)).filter((line) => !kept.has(line));
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

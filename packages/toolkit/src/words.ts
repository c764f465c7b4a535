import { visible } from './data/visible.js';

/** 1 file, 2 files */
export function count(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? '' : 's'}`;
}

/** 1234567 → "1.2 MB" */
export function bytesInWords(bytes: number): string {
  const units = ['bytes', 'kB', 'MB', 'GB', 'TB'];
  const power = bytes < 1000 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3));
  return power === 0 ? `${bytes} bytes` : `${(bytes / 1000 ** power).toFixed(1)} ${units[power]}`;
}

/** "a, b and 3 more": at most `most` foreign names, made visible. */
export function firstOf(names: readonly string[], most: number): string {
  const first = names.slice(0, most).map(visible).join(', ');
  return names.length > most ? `${first} and ${names.length - most} more` : first;
}

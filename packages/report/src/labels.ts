import type { Direction, Verdict } from '@mlops-actions/metrics';
import type { Change } from './types.js';

export const verdictIcons: Readonly<Record<Verdict, string>> = {
  pass: '✅',
  warn: '⚠️',
  fail: '❌',
  new: '🆕',
  neutral: '➖',
};

export const directionLabels: Readonly<Record<Direction, string>> = {
  higher: '↑\u00a0higher',
  lower: '↓\u00a0lower',
};

export const changeLabels: Readonly<Record<Change, { icon: string; word: string }>> = {
  better: { icon: '🟢', word: 'better' },
  worse: { icon: '🔴', word: 'worse' },
  changed: { icon: '🔵', word: 'changed' },
  unchanged: { icon: '⚪', word: 'unchanged' },
  new: { icon: '🆕', word: 'new' },
  removed: { icon: '➖', word: 'removed' },
  invalid: { icon: '❓', word: 'not a number' },
};

/** Icon and word, since neither colour nor shape reaches everybody: `❌ fail`. */
export function verdictLabel(verdict: Verdict): string {
  return `${verdictIcons[verdict]} ${verdict}`;
}

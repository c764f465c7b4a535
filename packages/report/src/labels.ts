import type { Direction, Verdict } from '@mlops-actions/metrics';

export const verdictIcons: Readonly<Record<Verdict, string>> = {
  pass: '✅',
  warn: '⚠️',
  fail: '❌',
  new: '🆕',
  neutral: '➖',
};

export const directionLabels: Readonly<Record<Direction, string>> = { higher: '↑ higher', lower: '↓ lower' };

/** Icon and word, since neither colour nor shape reaches everybody: `❌ fail`. */
export function verdictLabel(verdict: Verdict): string {
  return `${verdictIcons[verdict]} ${verdict}`;
}

import type { Direction } from '@mlops-actions/metrics';
import { UserError, visible } from '@mlops-actions/toolkit';

/** Which way the metrics that a pattern means get better; `none`: they are never judged. */
export interface DirectionRule {
  readonly metric: string;
  readonly direction: Direction | 'none';
}

/** A change up to this much counts as none. */
export interface NoiseRule {
  readonly metric: string;
  /** in the metric's unit, or a fraction of the baseline: 2% is 0.02 */
  readonly amount: number;
  readonly relative: boolean;
}

/** @throws UserError that lists every bad line */
export function parseDirections(input: string, lines: readonly string[]): DirectionRule[] {
  return parseRules(input, lines, '<pattern> higher, lower or none', '*loss* lower', (metric, word) => {
    const direction = (['higher', 'lower', 'none'] as const).find((known) => known === word.toLowerCase());
    return direction && { metric, direction };
  });
}

/** @throws UserError that lists every bad line */
export function parseNoise(input: string, lines: readonly string[]): NoiseRule[] {
  const form = '<pattern> <amount> or <pattern> <amount>%, in plain numbers';
  return parseRules(input, lines, form, 'accuracy 0.002', (metric, text) => {
    const [, number, percent] = /^((?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)\s*(%)?$/i.exec(text) ?? [];
    const relative = percent !== undefined;
    const amount = Number(number) / (relative ? 100 : 1);
    return Number.isFinite(amount) ? { metric, amount, relative } : undefined;
  });
}

/** Lines of a pattern, in double quotes where it holds spaces, and a word about it. */
function parseRules<Rule extends { readonly metric: string }>(
  input: string,
  lines: readonly string[],
  form: string,
  example: string,
  ruleOf: (pattern: string, rest: string) => Rule | undefined,
): Rule[] {
  const problems: string[] = [];
  const rules = new Map<string, Rule>();
  for (const [index, line] of lines.entries()) {
    const {
      quoted,
      bare,
      rest = '',
    } = /^(?:"(?<quoted>[^"]+)"|(?<bare>[^\s"#]\S*))\s+(?<rest>\S.*)$/.exec(line)?.groups ?? {};
    const pattern = quoted ?? bare;
    const rule = pattern === undefined ? undefined : ruleOf(pattern, rest);
    const earlier = rule && rules.get(rule.metric);
    const place = `${input}, line ${index + 1}: "${visible(line.slice(0, 200))}"`;
    if (rule === undefined) problems.push(`${place} is not ${form}.`);
    else if (earlier !== undefined && JSON.stringify(earlier) !== JSON.stringify(rule))
      problems.push(`${place} contradicts an earlier line about ${visible(rule.metric)}: keep one of them.`);
    else rules.set(rule.metric, rule);
  }
  if (problems.length > 0)
    throw new UserError(`${problems.join('\n')}\nWrite for example:\n  ${input}: |\n    ${example}`);
  return [...rules.values()];
}

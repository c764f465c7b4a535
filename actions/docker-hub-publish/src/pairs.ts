import { UserError, visible } from '@mlops-actions/toolkit';

/**
 * `NAME=value` by name, as docker takes build arguments and labels.
 * @param input names the lines in errors
 * @throws UserError for a line that is none, and a name with two values
 */
export function pairsOf(input: string, lines: readonly string[], example: string): Map<string, string> {
  const pairs = new Map<string, string>();
  for (const line of lines) {
    const [, name, value] = /^([^\s=]+)=(.*)$/s.exec(line) ?? [];
    if (name === undefined || value === undefined)
      throw new UserError(
        `${input}: "${visible(line)}" is not name=value. Write for example:\n  ${input}: |\n    ${example}`,
      );
    const other = pairs.get(name);
    if (other !== undefined && other !== value)
      throw new UserError(`${input}: ${visible(name)} is there twice, with two values. Keep one of them.`);
    pairs.set(name, value);
  }
  return pairs;
}

/** The same from YAML: lines, a list of them, or a mapping. */
export function pairsOfYaml(input: string, value: unknown, example: string): Map<string, string> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    const entries = Object.entries(value).map(
      ([name, text]) => `${name}=${textOf(`${input}.${name}`, text)}`,
    );
    return pairsOf(input, entries, example);
  }
  return pairsOf(input, linesOfYaml(input, value), example);
}

/** Lines, or a list of them. */
export function linesOfYaml(input: string, value: unknown): string[] {
  const lines = Array.isArray(value)
    ? value.map((line) => textOf(input, line))
    : textOf(input, value ?? '').split(/\r?\n/);
  return lines.map((line) => line.trim()).filter((line) => line !== '');
}

/** @throws UserError for what is a list or a mapping */
export function textOf(input: string, value: unknown): string {
  if (typeof value === 'string') return value.trim();
  throw new UserError(`${input} is ${Array.isArray(value) ? 'a list' : 'a mapping'} where a text belongs.`);
}

/** The fields of a mapping, all of them known. @throws UserError */
export function fieldsOf(
  input: string,
  value: unknown,
  known: readonly string[],
): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new UserError(`${input} is not a mapping of ${known.join(', ')}.`);
  const unknown = Object.keys(value).filter((name) => !known.includes(name));
  if (unknown.length > 0)
    throw new UserError(
      `${input} has no field ${unknown.map((name) => `"${visible(name)}"`).join(', ')}. ${meant(unknown, known)}It has: ${known.join(', ')}.`,
    );
  return { ...value };
}

/** What other tools call it. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  image: 'name',
  dockerfile: 'file',
  path: 'context',
  tag: 'tags',
};

function meant(unknown: readonly string[], known: readonly string[]): string {
  const names = unknown.flatMap((name) => {
    const own = name.toLowerCase().replaceAll('_', '-');
    const found = [own, ELSEWHERE[own] ?? ''].find((candidate) => known.includes(candidate));
    return found === undefined ? [] : [`"${visible(name)}" is ${found} here. `];
  });
  return names.join('');
}

import { UserError, visible } from '@mlops-actions/toolkit';

/** What is wrong with one line, as it follows the line in a message: `is not a threshold: …`. */
export class BadLine extends Error {}

/** A metric's name at the start of a line: bare, or in double quotes if it holds spaces or comparison signs. */
export const namePattern = String.raw`(?<name>"(?<quoted>[^"]*)"|[^\s"<>=≤≥≠⩽⩾][^\s<>=≤≥≠⩽⩾]*)`;

/** Signs that people compare with. */
export const signPattern = '(?<sign>[<>=!≤≥≠⩽⩾]+)';

/** Signs that take no part in a bare name. */
export const anySign = /[<>=≤≥≠⩽⩾]/;

/** A decimal or scientific number. */
export const numberPattern = String.raw`[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?`;

const isNumber = new RegExp(`^${numberPattern}\\s*%?$`, 'u');

/** Whether the text reads as a number or a percentage, and so cannot be a bare name. */
export function looksLikeNumber(text: string): boolean {
  return isNumber.test(text);
}

/**
 * The name as `namePattern` matched it.
 * @throws BadLine for a name that cannot be meant
 */
export function readName({ name, quoted }: { name?: string; quoted?: string }, noun: string): string {
  const metric = (quoted ?? name)!;
  if (metric === '') throw new BadLine(`is not ${noun}: the metric's name is empty`);
  if (metric !== visible(metric)) {
    throw new BadLine(`is not ${noun}: the metric's name holds characters that cannot be seen`);
  }
  return metric;
}

/**
 * The value of a number.
 * @throws BadLine for one that a double cannot hold
 */
export function readNumber(text: string, noun: string): number {
  const value = Number(text);
  if (!Number.isFinite(value)) throw new BadLine(`is not ${noun}: ${text} is too large`);
  if (value === 0 && /[1-9]/.test(text.replace(/e.*$/i, ''))) {
    throw new BadLine(`is not ${noun}: ${text} is too small`);
  }
  return value;
}

/** One kind of line. */
interface Grammar<T> {
  /** `a threshold` */
  readonly noun: string;
  /** what to write, for the error */
  readonly syntax: string;
  readonly example: string;
  /** throws BadLine */
  parse(line: string): T;
  /** lines with the same subject must have the same number */
  subject(item: T): string;
  number(item: T): number;
}

/**
 * Parses the lines that are not blank; a line said twice counts once. What is wrong with any of them comes in one error,
 * so that the user mends the YAML once.
 *
 * @param input the name of the input, for the error
 * @throws UserError
 */
export function parseLines<T>(input: string, lines: readonly string[], grammar: Grammar<T>): T[] {
  const found = new Map<string, { item: T; place: string }>();
  const problems: string[] = [];
  for (const [index, raw] of lines.entries()) {
    const line = raw.trim();
    if (line === '') continue;
    try {
      if (line.startsWith('#')) {
        throw new BadLine(
          'is a comment, and comments are not read here: remove it, or put a name that starts with # in double quotes',
        );
      }
      refuseQuoted(line, grammar.noun);
      const item = grammar.parse(line);
      const earlier = found.get(grammar.subject(item));
      if (earlier === undefined) {
        found.set(grammar.subject(item), { item, place: `line ${index + 1} (${line})` });
      } else if (grammar.number(earlier.item) !== grammar.number(item)) {
        throw new BadLine(`contradicts ${earlier.place}: keep one of them`);
      }
    } catch (error) {
      if (!(error instanceof BadLine)) throw error;
      problems.push(`${input}, line ${index + 1}: "${shown(line)}" ${shown(error.message)}.`);
    }
  }
  if (problems.length > 0) {
    const advice = `Write ${grammar.syntax}, for example:\n  ${input}: |\n    ${grammar.example}`;
    throw new UserError([...problems, advice].join('\n'));
  }
  return Array.from(found.values(), ({ item }) => item);
}

/** Quotes around a whole rule are YAML's, and inside of `|` YAML leaves them there. */
function refuseQuoted(line: string, noun: string): void {
  const quote = line[0];
  if ((quote !== '"' && quote !== "'") || line.length < 3 || line.indexOf(quote, 1) !== line.length - 1)
    return;
  const rule = line.slice(1, -1);
  if (/\s|[<>=]/.test(rule))
    throw new BadLine(`is not ${noun}: leave out the quotes around the rule and write ${rule}`);
}

function shown(text: string): string {
  const printable = visible(text);
  return printable.length > 240 ? `${printable.slice(0, 239)}…` : printable;
}

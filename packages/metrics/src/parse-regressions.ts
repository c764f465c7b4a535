import {
  anySign,
  BadLine,
  looksLikeNumber,
  namePattern,
  numberPattern,
  parseLines,
  readName,
  readNumber,
} from './lines.js';
import type { Regression } from './regression.js';

/**
 * Parses `<metric> <amount>` and `<metric> <amount>%`, one per line; a name with spaces stands in double quotes.
 * @param input the name of the input, for the error
 * @throws UserError that lists every bad line
 */
export function parseRegressions(input: string, lines: readonly string[]): Regression[] {
  return parseLines(input, lines, {
    noun,
    syntax: '<metric> <amount> or <metric> <amount>%, how much worse than the baseline is still accepted',
    example: 'rougeL.fmeasure 2%',
    parse: parseRegression,
    subject: ({ metric, relative }) => `${relative} ${metric}`,
    number: ({ amount }) => amount,
  });
}

const noun = 'a regression limit';
const rule = new RegExp(`^${namePattern}(?:\\s+(?<rest>\\S.*))?$`, 'su');
const amountPattern = new RegExp(`^(?<number>${numberPattern})\\s*(?<percent>%)?$`, 'u');
const spacedName = new RegExp(`^(?<spaced>[^"]+)\\s(?<amount>${numberPattern}%?)$`, 'su');

function parseRegression(line: string): Regression {
  const match = rule.exec(line)?.groups;
  if (match === undefined) throw new BadLine(withoutMatch(line));
  const { name, rest } = match as { name: string; rest?: string };
  if (looksLikeNumber(name)) throw new BadLine(numberFirst(name, rest));
  const metric = readName(match, noun);
  if (name.endsWith(':')) {
    throw new BadLine(`is not ${noun}: leave out the colon and write ${name.slice(0, -1)} ${rest ?? '0.01'}`);
  }
  const found = rest === undefined ? undefined : amountPattern.exec(rest)?.groups;
  if (found === undefined) throw new BadLine(noAmount(line, name, rest));
  const { number, percent = '' } = found as { number: string; percent?: string };
  if (/^[+-]/.test(number)) {
    const unsigned = `${name} ${number.slice(1)}${percent}`;
    throw new BadLine(
      `is not ${noun}: the amount is how much worse, whichever way that is; write ${unsigned}`,
    );
  }
  const relative = percent !== '';
  const amount = readNumber(relative ? hundredth(number) : number, noun);
  return { text: `${name} ${number}${percent}`, metric, amount, relative };
}

function withoutMatch(line: string): string {
  if (anySign.test(line)) {
    const name = /^(?<name>"[^"]*"|[^\s"<>=≤≥≠⩽⩾]+)/u.exec(line)?.groups?.name ?? 'rougeL';
    return `is not ${noun}: it takes no operator; write ${name} 0.01 or ${name} 2%`;
  }
  return `is not ${noun}`;
}

function numberFirst(number: string, rest: string | undefined): string {
  const name = rest === undefined ? undefined : rule.exec(rest)?.groups;
  if (name === undefined || name.rest !== undefined) return `is not ${noun}: it names no metric`;
  return `is not ${noun}: the metric comes first; write ${name.name} ${number}`;
}

function noAmount(line: string, name: string, rest: string | undefined): string {
  if (rest === undefined) return `is not ${noun}: it has no amount; write ${name} 0.01 or ${name} 2%`;
  if (anySign.test(rest)) return withoutMatch(line);
  if (/^[\d.]+\s?%?\s?[,;]?\s[^\d\s%]/.test(rest)) {
    return `is not ${noun}: it holds more than one; write one per line, in YAML below | and not >`;
  }
  if (line.startsWith('- ')) return `is not ${noun}: leave out the dash and write ${rest}`;
  if (/^\d+,\d+\s*%?$/.test(rest)) {
    return `is not ${noun}: decimals follow a point; write ${name} ${rest.replace(',', '.')}`;
  }
  const spaced = spacedName.exec(line)?.groups;
  if (spaced !== undefined) {
    return `is not ${noun}: put a name with spaces in double quotes and write "${spaced.spaced}" ${spaced.amount}`;
  }
  return `is not ${noun}: ${rest} is not an amount`;
}

/** 2 is 0.02 and not a last digit beside it, as a division may be. */
function hundredth(number: string): string {
  const [mantissa, exponent = '0'] = number.toLowerCase().split('e') as [string, string?];
  return `${mantissa}e${Number(exponent) - 2}`;
}

import {
  anySign,
  BadLine,
  looksLikeNumber,
  namePattern,
  numberPattern,
  parseLines,
  readName,
  readNumber,
  signPattern,
} from './lines.js';
import type { Operator, Threshold } from './threshold.js';

/**
 * Parses `<metric>[.<statistic>] <operator> <number>`, one per line; a name with spaces stands in double quotes.
 * @param input the name of the input, for the error
 * @throws UserError that lists every bad line
 */
export function parseThresholds(input: string, lines: readonly string[]): Threshold[] {
  return parseLines(input, lines, {
    noun,
    syntax: '<metric> <operator> <number>, with >= > <= or <',
    example: 'rougeL.fmeasure >= 0.30',
    parse: parseThreshold,
    subject: ({ metric, operator }) => `${operator} ${metric}`,
    number: ({ limit }) => limit,
  });
}

/** The comparison with its sides exchanged. */
const mirrored = { '>=': '<=', '>': '<', '<=': '>=', '<': '>' } as const;

const meant: Record<string, Operator> = {
  ...{ '≥': '>=', '⩾': '>=', '=>': '>=', '≥=': '>=', '>==': '>=' },
  ...{ '≤': '<=', '⩽': '<=', '=<': '<=', '≤=': '<=', '<==': '<=' },
  ...{ '>>': '>', '<<': '<' },
};

const noun = 'a threshold';
const comparison = new RegExp(`^${namePattern}\\s*${signPattern}\\s*(?<rest>.*)$`, 'su');
const wholeName = new RegExp(`^${namePattern}$`, 'u');
const spacedName = new RegExp(`^(?<spaced>[^<>=≤≥≠⩽⩾"]*[^<>=≤≥≠⩽⩾"\\s])\\s*${signPattern}(?<rest>.*)$`, 'su');
const nameAndNumber = new RegExp(`^${namePattern}(?:\\s+|:\\s*)(?<number>${numberPattern})$`, 'u');
const bareNumber = new RegExp(`^${numberPattern}$`, 'u');
const percentage = new RegExp(`^(?<number>${numberPattern})\\s*%$`, 'u');
const numberAndNext = new RegExp(`^${numberPattern}[\\s,;]+(?<next>.*)$`, 'su');
const numberAndMore = new RegExp(`^(?<number>${numberPattern})(?:\\s|[,;]$|#)`, 'u');

function parseThreshold(line: string): Threshold {
  const match = comparison.exec(line)?.groups;
  if (match === undefined) throw new BadLine(withoutMatch(line));
  const { name, sign, rest } = match as { name: string; sign: string; rest: string };
  if (looksLikeNumber(name)) throw new BadLine(numberFirst(name, sign, rest));
  const metric = readName(match, noun);
  if (name.endsWith(':')) {
    throw new BadLine(`is not ${noun}: leave out the colon and write ${name.slice(0, -1)} ${sign} ${rest}`);
  }
  if (!isOperator(sign)) throw new BadLine(wrongSign(name, sign, rest));
  if (!bareNumber.test(rest)) throw new BadLine(noNumber(name, sign, rest));
  return {
    text: `${name} ${sign} ${rest}`,
    metric,
    operator: sign,
    limit: readNumber(rest, noun),
  };
}

function isOperator(sign: string): sign is Operator {
  return Object.hasOwn(mirrored, sign);
}

function withoutMatch(line: string): string {
  if (line.startsWith('- ')) return `is not ${noun}: leave out the dash and write ${line.slice(2).trim()}`;
  const spaced = spacedName.exec(line)?.groups;
  if (spaced !== undefined) {
    return `is not ${noun}: put a name with spaces in double quotes and write "${spaced.spaced}" ${spaced.sign}${spaced.rest}`;
  }
  const unsigned = nameAndNumber.exec(line)?.groups;
  if (unsigned !== undefined) {
    const { number } = unsigned;
    const name = unsigned.name!.replace(/:$/, '');
    return `is not ${noun}: it has no operator; write ${name} >= ${number} or ${name} <= ${number}`;
  }
  return `is not ${noun}`;
}

function numberFirst(number: string, sign: string, rest: string): string {
  const operator = isOperator(sign) ? sign : meant[sign];
  if (operator === undefined) return `is not ${noun}`;
  const turned = mirrored[operator];
  if (wholeName.test(rest) && !looksLikeNumber(rest)) {
    return `is not ${noun}: the metric comes first; write ${rest} ${turned} ${number}`;
  }
  const between = comparison.exec(rest)?.groups;
  if (between !== undefined && !looksLikeNumber(between.name!)) {
    const [name, second] = [between.name!, between.sign!];
    return `is not ${noun}: write two lines, ${name} ${turned} ${number} and ${name} ${second} ${between.rest}`;
  }
  return `is not ${noun}: it names no metric`;
}

function wrongSign(name: string, sign: string, rest: string): string {
  const operator = meant[sign];
  if (operator !== undefined)
    return `is not ${noun}: write ${operator} instead of ${sign}: ${name} ${operator} ${rest}`;
  if (/^=+$/.test(sign)) {
    return `is not ${noun}: ${sign} sets no limit; write ${name} >= ${rest} or ${name} <= ${rest}`;
  }
  return `is not ${noun}: ${sign} is not an operator`;
}

function noNumber(name: string, operator: Operator, rest: string): string {
  const wrong = (why: string, number: string) =>
    `is not ${noun}: ${why}; write ${name} ${operator} ${number}`;
  if (rest === '') return `is not ${noun}: it has no number after ${operator}`;
  const percent = percentage.exec(rest)?.groups;
  if (percent !== undefined) return wrong('a limit is a plain number', hundredth(percent.number!));
  if (/^[+-]?\d+,\d+$/.test(rest)) return wrong('decimals follow a point', rest.replace(',', '.'));
  if (/^[−–]/.test(rest)) return wrong('the minus sign is a hyphen', `-${rest.slice(1)}`);
  if (/^[+-]?(nan|inf|infinity|∞)$/i.test(rest)) return `is not ${noun}: a limit is a finite number`;
  const next = numberAndNext.exec(rest)?.groups?.next ?? '';
  if (!next.startsWith('#') && anySign.test(next)) {
    return `is not ${noun}: it holds more than one; write one per line, in YAML below | and not >`;
  }
  const start = numberAndMore.exec(rest)?.groups;
  if (start !== undefined) return wrong('nothing may follow the number', start.number!);
  return `is not ${noun}: ${rest} is not a number`;
}

/** 80 is 0.80, by moving the point. */
function hundredth(number: string): string {
  const plain = /^(\d+)\.?(\d*)$/.exec(number);
  if (plain === null) return `${number}e-2`;
  const digits = plain[1]!.padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}${plain[2]}`;
}

export const id = 104;
export const ids = [104];
export const modules = {

/***/ 8172:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  xY: () => (/* reexport */ distinctNumbers),
  VC: () => (/* reexport */ failsJob),
  g5: () => (/* reexport */ failureOf),
  dJ: () => (/* reexport */ failuresOf),
  ZV: () => (/* reexport */ formatNumber),
  tG: () => (/* reexport */ judgeRegression),
  l3: () => (/* reexport */ judgeThreshold),
  XP: () => (/* reexport */ knownDirection),
  LF: () => (/* reexport */ limitOf),
  CD: () => (/* reexport */ parseRegressions),
  S: () => (/* reexport */ parseThresholds),
  N4: () => (/* reexport */ tally),
  zy: () => (/* reexport */ tellChecks),
  zP: () => (/* reexport */ worstVerdict)
});

;// CONCATENATED MODULE: ./packages/metrics/lib/numbers.js
function formatNumber(value, digits = 4) {
    if (value === null || value === undefined)
        return 'none';
    if (Number.isNaN(value))
        return 'not a number';
    if (value === 0)
        return '0';
    const sign = value < 0 ? '-' : '';
    const size = Math.abs(value);
    if (size === Number.POSITIVE_INFINITY)
        return `${sign}infinity`;
    const shown = Math.min(digits, significantDigits(size));
    const [mantissa, exponent] = size.toExponential(shown - 1).split('e');
    if (size < 1e-6 || size >= 1e15)
        return `${sign}${trimmed(mantissa)}e${Number(exponent)}`;
    return sign + trimmed(size.toFixed(Math.max(0, shown - 1 - Number(exponent))));
}
function distinctNumbers(a, b, digits = 4) {
    for (let shown = digits;; shown++) {
        const texts = [formatNumber(a, shown), formatNumber(b, shown)];
        if (a === b || shown >= 17 || Number(texts[0]) !== Number(texts[1]))
            return texts;
    }
}
function significantDigits(value) {
    return value.toExponential().split('e')[0].replace(/\D/g, '').length;
}
function flawOf(value) {
    if (value === undefined)
        return 'has no value';
    if (Number.isNaN(value))
        return 'is not a number';
    return 'is infinite';
}
function trimmed(decimal) {
    return decimal.includes('.') ? decimal.replace(/\.?0+$/, '') : decimal;
}

;// CONCATENATED MODULE: ./packages/metrics/lib/tally.js
function tally(checks) {
    const all = checks.length;
    if (all === 0)
        return 'Nothing is gated';
    const count = (verdict) => checks.filter((check) => check.verdict === verdict).length;
    const failed = count('fail');
    const warned = count('warn');
    if (failed > 0)
        return all === 1 ? 'The check failed' : `${failed} of ${all} checks failed`;
    if (warned > 0)
        return all === 1 ? 'The check warns' : `${warned} of ${all} checks warn`;
    const fresh = count('new');
    if (fresh === all)
        return 'Nothing is gated yet';
    if (fresh > 0)
        return `${all - fresh} of ${all} checks hold, the others wait for a baseline`;
    return all === 1 ? 'The check holds' : `All ${all} checks hold`;
}

;// CONCATENATED MODULE: ./packages/metrics/lib/check.js


function limitOf(rule) {
    if ('operator' in rule)
        return `${rule.operator} ${rule.limit}`;
    return `at most ${rule.relative ? `${formatNumber(rule.amount * 100)}%` : formatNumber(rule.amount)} worse`;
}
function failuresOf(checks) {
    return checks
        .filter(({ verdict }) => verdict === 'fail')
        .map(({ text, reason }) => `${text}: ${reason}`)
        .join('\n');
}
function tellChecks(action, { checks }, fails, log) {
    for (const { text, verdict, reason } of checks) {
        const line = `${text}: ${reason}`;
        if (verdict === 'fail' && fails)
            log.error(line, { title: action });
        else if (verdict === 'fail' || verdict === 'warn')
            log.warning(line, { title: action });
        else
            log.info(`${verdict}: ${line}`);
    }
}
function failureOf(action, { verdict, checks, warnings }) {
    if (verdict === 'fail' || warnings.length === 0)
        return `${action}: ${tally(checks)}`;
    return `${action}: there are warnings, and fail-on is warn`;
}

;// CONCATENATED MODULE: ./packages/metrics/lib/direction.js
const higher = [
    ...['accuracy', 'acc', 'f1', 'fscore', 'fmeasure', 'precision', 'recall', 'sensitivity', 'specificity'],
    ...['auc', 'auroc', 'auprc', 'ndcg', 'mrr', 'iou', 'dice', 'mcc', 'kappa', 'r2', 'psnr', 'ssim'],
    ...['bleu', 'sacrebleu', 'chrf', 'meteor', 'exact match', 'pass rate', 'win rate', 'throughput'],
];
const lower = [
    ...['perplexity', 'ppl', 'nll', 'loss', 'logloss', 'cross entropy', 'bits per byte', 'brier'],
    ...['error', 'error rate', 'wer', 'cer', 'ter', 'mae', 'mse', 'rmse', 'mape', 'fid', 'latency'],
];
const known = new Map([
    ...higher.map((words) => [words, 'higher']),
    ...lower.map((words) => [words, 'lower']),
]);
const rouge = /^rouge([1-9]|l|lsum|w|s|su)?$/;
const qualifiers = new Set([
    ...['train', 'training', 'val', 'valid', 'validation', 'dev', 'test', 'eval', 'epoch', 'step'],
    ...[
        'mean',
        'avg',
        'average',
        'median',
        'macro',
        'micro',
        'weighted',
        'total',
        'value',
        'score',
        'norm',
        'none',
    ],
    ...['s', 'ms', 'us', 'ns', 'seconds', 'milliseconds'],
]);
const altering = new Set([
    ...[
        'std',
        'stdev',
        'stderr',
        'var',
        'variance',
        'ci',
        'delta',
        'diff',
        'difference',
        'change',
        'gap',
        'ratio',
    ],
    ...['neg', 'negative', 'minus', 'inverse', 'inv', 'no', 'non', 'not', 'false', 'anti'],
]);
function knownDirection(metric) {
    if (/(^|[\s/.:(])1\s*-\s*\p{L}/u.test(metric))
        return undefined;
    const words = metric.split(/[^\p{L}\p{N}]+/u).flatMap(wordsOf);
    if (words.some((word) => altering.has(word)))
        return undefined;
    for (let end = words.length; end > 0; end--) {
        for (const start of [end - 3, end - 2, end - 1]) {
            if (start < 0)
                continue;
            const found = directionOf(words.slice(start, end).join(' '));
            if (found !== undefined)
                return found;
        }
        if (!isQualifier(words[end - 1]))
            return undefined;
    }
    return undefined;
}
function directionOf(words) {
    return rouge.test(words.replace(' ', '')) ? 'higher' : known.get(words);
}
function wordsOf(word) {
    const whole = word.toLowerCase();
    if (whole === '')
        return [];
    if (directionOf(whole) !== undefined)
        return [whole];
    return word.split(/(?<=[\p{Ll}\p{N}])(?=\p{Lu})/u).map((part) => part.toLowerCase());
}
function isQualifier(word) {
    return qualifiers.has(word) || /^(p|top)?\d+$/.test(word);
}

// EXTERNAL MODULE: ./packages/toolkit/lib/index.js + 37 modules
var lib = __webpack_require__(9783);
;// CONCATENATED MODULE: ./packages/metrics/lib/lines.js

class BadLine extends Error {
}
const namePattern = String.raw `(?<name>"(?<quoted>[^"]*)"|[^\s"<>=≤≥≠⩽⩾][^\s<>=≤≥≠⩽⩾]*)`;
const signPattern = '(?<sign>[<>=!≤≥≠⩽⩾]+)';
const anySign = /[<>=≤≥≠⩽⩾]/;
const numberPattern = String.raw `[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?`;
const isNumber = new RegExp(`^${numberPattern}\\s*%?$`, 'u');
function looksLikeNumber(text) {
    return isNumber.test(text);
}
function readName({ name, quoted }, noun) {
    const metric = (quoted ?? name);
    if (metric === '')
        throw new BadLine(`is not ${noun}: the metric's name is empty`);
    if (metric !== (0,lib/* visible */.RK)(metric)) {
        throw new BadLine(`is not ${noun}: the metric's name holds characters that cannot be seen`);
    }
    return metric;
}
function readNumber(text, noun) {
    const value = Number(text);
    if (!Number.isFinite(value))
        throw new BadLine(`is not ${noun}: ${text} is too large`);
    if (value === 0 && /[1-9]/.test(text.replace(/e.*$/i, ''))) {
        throw new BadLine(`is not ${noun}: ${text} is too small`);
    }
    return value;
}
function parseLines(input, lines, grammar) {
    const found = new Map();
    const problems = [];
    for (const [index, raw] of lines.entries()) {
        const line = raw.trim();
        if (line === '')
            continue;
        try {
            if (line.startsWith('#')) {
                throw new BadLine('is a comment, and comments are not read here: remove it, or put a name that starts with # in double quotes');
            }
            refuseQuoted(line, grammar.noun);
            const item = grammar.parse(line);
            const earlier = found.get(grammar.subject(item));
            if (earlier === undefined) {
                found.set(grammar.subject(item), { item, place: `line ${index + 1} (${line})` });
            }
            else if (grammar.number(earlier.item) !== grammar.number(item)) {
                throw new BadLine(`contradicts ${earlier.place}: keep one of them`);
            }
        }
        catch (error) {
            if (!(error instanceof BadLine))
                throw error;
            problems.push(`${input}, line ${index + 1}: "${shown(line)}" ${shown(error.message)}.`);
        }
    }
    if (problems.length > 0) {
        const advice = `Write ${grammar.syntax}, for example:\n  ${input}: |\n    ${grammar.example}`;
        throw new lib/* UserError */.yo([...problems, advice].join('\n'));
    }
    return Array.from(found.values(), ({ item }) => item);
}
function refuseQuoted(line, noun) {
    const quote = line[0];
    if ((quote !== '"' && quote !== "'") || line.length < 3 || line.indexOf(quote, 1) !== line.length - 1)
        return;
    const rule = line.slice(1, -1);
    if (/\s|[<>=]/.test(rule))
        throw new BadLine(`is not ${noun}: leave out the quotes around the rule and write ${rule}`);
}
function shown(text) {
    const printable = (0,lib/* visible */.RK)(text);
    return printable.length > 240 ? `${printable.slice(0, 239)}…` : printable;
}

;// CONCATENATED MODULE: ./packages/metrics/lib/parse-regressions.js

function parseRegressions(input, lines) {
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
function parseRegression(line) {
    const match = rule.exec(line)?.groups;
    if (match === undefined)
        throw new BadLine(withoutMatch(line));
    const { name, rest } = match;
    if (looksLikeNumber(name))
        throw new BadLine(numberFirst(name, rest));
    const metric = readName(match, noun);
    if (name.endsWith(':')) {
        throw new BadLine(`is not ${noun}: leave out the colon and write ${name.slice(0, -1)} ${rest ?? '0.01'}`);
    }
    const found = rest === undefined ? undefined : amountPattern.exec(rest)?.groups;
    if (found === undefined)
        throw new BadLine(noAmount(line, name, rest));
    const { number, percent = '' } = found;
    if (/^[+-]/.test(number)) {
        const unsigned = `${name} ${number.slice(1)}${percent}`;
        throw new BadLine(`is not ${noun}: the amount is how much worse, whichever way that is; write ${unsigned}`);
    }
    const relative = percent !== '';
    const amount = readNumber(relative ? hundredth(number) : number, noun);
    return { text: `${name} ${number}${percent}`, metric, amount, relative };
}
function withoutMatch(line) {
    if (anySign.test(line)) {
        const name = /^(?<name>"[^"]*"|[^\s"<>=≤≥≠⩽⩾]+)/u.exec(line)?.groups?.name ?? 'rougeL';
        return `is not ${noun}: it takes no operator; write ${name} 0.01 or ${name} 2%`;
    }
    return `is not ${noun}`;
}
function numberFirst(number, rest) {
    const name = rest === undefined ? undefined : rule.exec(rest)?.groups;
    if (name === undefined || name.rest !== undefined)
        return `is not ${noun}: it names no metric`;
    return `is not ${noun}: the metric comes first; write ${name.name} ${number}`;
}
function noAmount(line, name, rest) {
    if (rest === undefined)
        return `is not ${noun}: it has no amount; write ${name} 0.01 or ${name} 2%`;
    if (anySign.test(rest))
        return withoutMatch(line);
    if (/^[\d.]+\s?%?\s?[,;]?\s[^\d\s%]/.test(rest)) {
        return `is not ${noun}: it holds more than one; write one per line, in YAML below | and not >`;
    }
    if (line.startsWith('- '))
        return `is not ${noun}: leave out the dash and write ${rest}`;
    if (/^\d+,\d+\s*%?$/.test(rest)) {
        return `is not ${noun}: decimals follow a point; write ${name} ${rest.replace(',', '.')}`;
    }
    const spaced = spacedName.exec(line)?.groups;
    if (spaced !== undefined) {
        return `is not ${noun}: put a name with spaces in double quotes and write "${spaced.spaced}" ${spaced.amount}`;
    }
    return `is not ${noun}: ${rest} is not an amount`;
}
function hundredth(number) {
    const [mantissa, exponent = '0'] = number.toLowerCase().split('e');
    return `${mantissa}e${Number(exponent) - 2}`;
}

;// CONCATENATED MODULE: ./packages/metrics/lib/parse-thresholds.js

function parseThresholds(input, lines) {
    return parseLines(input, lines, {
        noun: parse_thresholds_noun,
        syntax: '<metric> <operator> <number>, with >= > <= or <',
        example: 'rougeL.fmeasure >= 0.30',
        parse: parseThreshold,
        subject: ({ metric, operator }) => `${operator} ${metric}`,
        number: ({ limit }) => limit,
    });
}
const mirrored = { '>=': '<=', '>': '<', '<=': '>=', '<': '>' };
const meant = {
    ...{ '≥': '>=', '⩾': '>=', '=>': '>=', '≥=': '>=', '>==': '>=' },
    ...{ '≤': '<=', '⩽': '<=', '=<': '<=', '≤=': '<=', '<==': '<=' },
    ...{ '>>': '>', '<<': '<' },
};
const parse_thresholds_noun = 'a threshold';
const comparison = new RegExp(`^${namePattern}\\s*${signPattern}\\s*(?<rest>.*)$`, 'su');
const wholeName = new RegExp(`^${namePattern}$`, 'u');
const parse_thresholds_spacedName = new RegExp(`^(?<spaced>[^<>=≤≥≠⩽⩾"]*[^<>=≤≥≠⩽⩾"\\s])\\s*${signPattern}(?<rest>.*)$`, 'su');
const nameAndNumber = new RegExp(`^${namePattern}(?:\\s+|:\\s*)(?<number>${numberPattern})$`, 'u');
const bareNumber = new RegExp(`^${numberPattern}$`, 'u');
const percentage = new RegExp(`^(?<number>${numberPattern})\\s*%$`, 'u');
const numberAndNext = new RegExp(`^${numberPattern}[\\s,;]+(?<next>.*)$`, 'su');
const numberAndMore = new RegExp(`^(?<number>${numberPattern})(?:\\s|[,;]$|#)`, 'u');
function parseThreshold(line) {
    const match = comparison.exec(line)?.groups;
    if (match === undefined)
        throw new BadLine(parse_thresholds_withoutMatch(line));
    const { name, sign, rest } = match;
    if (looksLikeNumber(name))
        throw new BadLine(parse_thresholds_numberFirst(name, sign, rest));
    const metric = readName(match, parse_thresholds_noun);
    if (name.endsWith(':')) {
        throw new BadLine(`is not ${parse_thresholds_noun}: leave out the colon and write ${name.slice(0, -1)} ${sign} ${rest}`);
    }
    if (!isOperator(sign))
        throw new BadLine(wrongSign(name, sign, rest));
    if (!bareNumber.test(rest))
        throw new BadLine(noNumber(name, sign, rest));
    return {
        text: `${name} ${sign} ${rest}`,
        metric,
        operator: sign,
        limit: readNumber(rest, parse_thresholds_noun),
    };
}
function isOperator(sign) {
    return Object.hasOwn(mirrored, sign);
}
function parse_thresholds_withoutMatch(line) {
    if (line.startsWith('- '))
        return `is not ${parse_thresholds_noun}: leave out the dash and write ${line.slice(2).trim()}`;
    const spaced = parse_thresholds_spacedName.exec(line)?.groups;
    if (spaced !== undefined) {
        return `is not ${parse_thresholds_noun}: put a name with spaces in double quotes and write "${spaced.spaced}" ${spaced.sign}${spaced.rest}`;
    }
    const unsigned = nameAndNumber.exec(line)?.groups;
    if (unsigned !== undefined) {
        const { number } = unsigned;
        const name = unsigned.name.replace(/:$/, '');
        return `is not ${parse_thresholds_noun}: it has no operator; write ${name} >= ${number} or ${name} <= ${number}`;
    }
    return `is not ${parse_thresholds_noun}`;
}
function parse_thresholds_numberFirst(number, sign, rest) {
    const operator = isOperator(sign) ? sign : meant[sign];
    if (operator === undefined)
        return `is not ${parse_thresholds_noun}`;
    const turned = mirrored[operator];
    if (wholeName.test(rest) && !looksLikeNumber(rest)) {
        return `is not ${parse_thresholds_noun}: the metric comes first; write ${rest} ${turned} ${number}`;
    }
    const between = comparison.exec(rest)?.groups;
    if (between !== undefined && !looksLikeNumber(between.name)) {
        const [name, second] = [between.name, between.sign];
        return `is not ${parse_thresholds_noun}: write two lines, ${name} ${turned} ${number} and ${name} ${second} ${between.rest}`;
    }
    return `is not ${parse_thresholds_noun}: it names no metric`;
}
function wrongSign(name, sign, rest) {
    const operator = meant[sign];
    if (operator !== undefined)
        return `is not ${parse_thresholds_noun}: write ${operator} instead of ${sign}: ${name} ${operator} ${rest}`;
    if (/^=+$/.test(sign)) {
        return `is not ${parse_thresholds_noun}: ${sign} sets no limit; write ${name} >= ${rest} or ${name} <= ${rest}`;
    }
    return `is not ${parse_thresholds_noun}: ${sign} is not an operator`;
}
function noNumber(name, operator, rest) {
    const wrong = (why, number) => `is not ${parse_thresholds_noun}: ${why}; write ${name} ${operator} ${number}`;
    if (rest === '')
        return `is not ${parse_thresholds_noun}: it has no number after ${operator}`;
    const percent = percentage.exec(rest)?.groups;
    if (percent !== undefined)
        return wrong('a limit is a plain number', parse_thresholds_hundredth(percent.number));
    if (/^[+-]?\d+,\d+$/.test(rest))
        return wrong('decimals follow a point', rest.replace(',', '.'));
    if (/^[−–]/.test(rest))
        return wrong('the minus sign is a hyphen', `-${rest.slice(1)}`);
    if (/^[+-]?(nan|inf|infinity|∞)$/i.test(rest))
        return `is not ${parse_thresholds_noun}: a limit is a finite number`;
    const next = numberAndNext.exec(rest)?.groups?.next ?? '';
    if (!next.startsWith('#') && anySign.test(next)) {
        return `is not ${parse_thresholds_noun}: it holds more than one; write one per line, in YAML below | and not >`;
    }
    const start = numberAndMore.exec(rest)?.groups;
    if (start !== undefined)
        return wrong('nothing may follow the number', start.number);
    return `is not ${parse_thresholds_noun}: ${rest} is not a number`;
}
function parse_thresholds_hundredth(number) {
    const plain = /^(\d+)\.?(\d*)$/.exec(number);
    if (plain === null)
        return `${number}e-2`;
    const digits = plain[1].padStart(3, '0');
    return `${digits.slice(0, -2)}.${digits.slice(-2)}${plain[2]}`;
}

;// CONCATENATED MODULE: ./packages/metrics/lib/regression.js

const significance = 0.05;
function judgeRegression({ text, metric, amount, relative }, direction, current, baseline, test) {
    if (current === undefined || !Number.isFinite(current)) {
        return fail(`${text} fails: ${metric} ${flawOf(current)}`);
    }
    if (baseline === undefined || !Number.isFinite(baseline)) {
        return fail(`${text} fails: ${metric} ${flawOf(baseline)} in the baseline`);
    }
    const worse = direction === 'higher' ? baseline - current : current - baseline;
    const allowed = relative ? amount * Math.abs(baseline) : amount;
    const within = worse <= allowed + 1e-12 * Math.max(Math.abs(current), Math.abs(baseline));
    const [now, before] = distinctNumbers(current, baseline);
    const start = `${metric} = ${now}, baseline ${before}:`;
    const zero = relative && baseline === 0 ? '; a percentage of a baseline of 0 allows nothing' : '';
    if (worse <= 0)
        return { verdict: 'pass', reason: `${start} not worse${zero}` };
    const digits = relative ? 4 : Math.max(4, significantDigits(amount));
    const [excess, limit] = distinctNumbers(within ? Math.min(worse, allowed) : worse, allowed, digits);
    const share = relative ? ` (${formatNumber(amount * 100, 15)}% of the baseline)` : '';
    if (within) {
        return {
            verdict: 'pass',
            reason: `${start} worse by ${excess}, within the allowed ${limit}${share}${zero}`,
        };
    }
    const difference = `${start} worse by ${excess}, more than the allowed ${limit}${share}${zero}`;
    if (test === undefined)
        return fail(difference);
    const p = `p = ${distinctNumbers(test.p, significance, 2)[0]}`;
    if (test.p < significance)
        return fail(`${difference}; ${p}, N = ${test.n}`);
    return { verdict: 'warn', reason: `${difference}, but no evidence: ${p}; ${power(test)}` };
}
function fail(reason) {
    return { verdict: 'fail', reason };
}
function power({ n, smallestDetectable }) {
    if (smallestDetectable === Number.POSITIVE_INFINITY)
        return `N = ${n} is too few examples to show any difference`;
    return `the smallest difference that N = ${n} examples can show is ${formatNumber(smallestDetectable)}`;
}

;// CONCATENATED MODULE: ./packages/metrics/lib/threshold.js

const holds = {
    '>=': (value, limit) => value >= limit,
    '>': (value, limit) => value > limit,
    '<=': (value, limit) => value <= limit,
    '<': (value, limit) => value < limit,
};
const rounding = 1e-12;
const opposite = { '>=': '<', '>': '<=', '<=': '>', '<': '>=' };
function judgeThreshold({ text, metric, operator, limit }, value) {
    if (value === undefined || !Number.isFinite(value)) {
        return { verdict: 'fail', reason: `${text} fails: ${metric} ${flawOf(value)}` };
    }
    const compared = Math.abs(value - limit) <= rounding * Math.abs(limit) ? limit : value;
    const met = holds[operator](compared, limit);
    const [shown, against] = distinctNumbers(compared, limit, Math.max(4, significantDigits(limit)));
    return {
        verdict: met ? 'pass' : 'fail',
        reason: `${metric} = ${shown} ${met ? operator : opposite[operator]} ${against}`,
    };
}

;// CONCATENATED MODULE: ./packages/metrics/lib/verdict.js
const fromBestToWorst = ['neutral', 'new', 'pass', 'warn', 'fail'];
function worstVerdict(verdicts) {
    let worst = 0;
    for (const verdict of verdicts)
        worst = Math.max(worst, fromBestToWorst.indexOf(verdict));
    return fromBestToWorst[worst];
}
function failsJob(verdict, failOn) {
    if (failOn === 'never')
        return false;
    return verdict === 'fail' || (verdict === 'warn' && failOn === 'warn');
}

;// CONCATENATED MODULE: ./packages/metrics/lib/index.js











/***/ }),

/***/ 5104:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  o7: () => (/* reexport */ ExamplesFile),
  dh: () => (/* reexport */ REPORT_LIMIT),
  SS: () => (/* reexport */ codeSpan),
  X1: () => (/* reexport */ escapeText),
  u5: () => (/* reexport */ fitParts),
  Qj: () => (/* reexport */ markdownTable),
  MM: () => (/* reexport */ parseReport),
  wh: () => (/* reexport */ plainText),
  Jj: () => (/* reexport */ provenanceOf),
  tL: () => (/* reexport */ readReport),
  B1: () => (/* reexport */ renderReport),
  eo: () => (/* reexport */ reportFileStem),
  j2: () => (/* reexport */ reportParts),
  KM: () => (/* reexport */ sparkline),
  uQ: () => (/* reexport */ unusedReportId),
  Id: () => (/* reexport */ verdictLabel),
  bI: () => (/* reexport */ writeReport)
});

// UNUSED EXPORTS: details, reportSchema

;// CONCATENATED MODULE: ./packages/report/lib/escape.js
const ZERO_WIDTH_SPACE = '\u200b';
const EMPTY = '–';
function plainText(text, limit = Number.POSITIVE_INFINITY) {
    return cut(withoutControls(text)
        .replace(/[ \t\n\u2028\u2029]+/g, ' ')
        .trim(), limit);
}
function withoutControls(text) {
    return (text
        .replace(/\u001b\][^\u0007\u001b]*(?:\u0007|\u001b\\)|(?:\u001b\[|\u009b)[0-?]*[ -/]*[@-~]/g, '')
        .replace(/\r\n?|[\v\f\u0085]/g, '\n')
        .replace(/[\0-\u0008\u000e-\u001f\u007f-\u009f]/g, '')
        .replace(/[\u202a-\u202e\u2066-\u2069]/g, '')
        .replace(/\p{Surrogate}/gu, '\ufffd'));
}
function cut(text, limit) {
    if (text.length <= limit)
        return text;
    const points = [];
    for (const point of text) {
        points.push(point);
        if (points.length > limit)
            return `${points.slice(0, limit - 1).join('')}…`;
    }
    return text;
}
function withoutReferences(text) {
    return text
        .replace(/@(?=[\w.-])(?!(?<=[A-Za-z0-9]@)\d[\d.]{0,5}(?![\w.@-]))/g, `@${ZERO_WIDTH_SPACE}`)
        .replace(/#(?=\d)/g, `#${ZERO_WIDTH_SPACE}`)
        .replace(/(gh-)(?=\d)/gi, `$1${ZERO_WIDTH_SPACE}`)
        .replace(/:(?=\/\/|[\w+-]+:)/g, `:${ZERO_WIDTH_SPACE}`)
        .replace(/(?<![A-Za-z0-9])(www)(?=\.)/gi, `$1${ZERO_WIDTH_SPACE}`);
}
const withoutFormulas = (text) => text.replaceAll('$', '<span>$</span>');
function escapeInline(text, limit) {
    const escaped = withoutReferences(plainText(text, limit))
        .replace(/[\\`*[\]|~]|(?<![A-Za-z0-9])_/g, '\\$&')
        .replace(/(?<![^ ])#/g, '\\#')
        .replace(/&(?=[#A-Za-z])/g, '&amp;')
        .replace(/<(?![= ])/g, '&lt;');
    return withoutFormulas(escaped) || EMPTY;
}
function escapeText(text, limit) {
    return escapeInline(text, limit)
        .replace(/^[>=+-]/, '\\$&')
        .replace(/^(\d{1,9})([.)])(?= |$)/, '$1\\$2');
}
function escapeHtml(text, limit) {
    const escaped = withoutReferences(plainText(text, limit))
        .replace(/&(?=[#A-Za-z])/g, '&amp;')
        .replaceAll('<', '&lt;');
    return withoutFormulas(escaped) || EMPTY;
}
function codeSpan(text, limit) {
    const plain = plainText(text, limit) || EMPTY;
    const fence = '`'.repeat(longestRun(plain) + 1);
    const padding = /^`|`$/.test(plain) ? ' ' : '';
    return `${fence}${padding}${plain}${padding}${fence}`;
}
function codeBlock(text, language = '', limit) {
    const plain = cut(withoutControls(text).replace(/[\u2028\u2029]/g, '\n'), limit ?? Number.POSITIVE_INFINITY);
    const fence = '`'.repeat(Math.max(3, longestRun(plain) + 1));
    return `${fence}${language}\n${plain.replace(/\n$/, '')}\n${fence}`;
}
function longestRun(text) {
    let longest = 0;
    for (const run of text.match(/`+/g) ?? [])
        longest = Math.max(longest, run.length);
    return longest;
}
function details(summary, body) {
    return `<details>\n<summary>${escapeHtml(summary, 200)}</summary>\n\n${body}\n\n</details>`;
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
;// CONCATENATED MODULE: ./packages/report/lib/examples-file.js


class ExamplesFile {
    path;
    #file;
    #lines = [];
    constructor(path) {
        this.path = path;
    }
    async during(body) {
        const unfinished = `${this.path}.unfinished`;
        await (0,promises_.mkdir)((0,external_node_path_.dirname)(this.path), { recursive: true });
        this.#file = await (0,promises_.open)(unfinished, 'w');
        try {
            const result = await body();
            await this.flush();
            await this.#file.close();
            await (0,promises_.rename)(unfinished, this.path);
            return result;
        }
        catch (error) {
            await this.#file.close().catch(() => { });
            await (0,promises_.rm)(unfinished, { force: true });
            throw error;
        }
    }
    add(line) {
        this.#lines.push(`${line}\n`);
    }
    async flush() {
        if (this.#lines.length === 0)
            return;
        await this.#file?.appendFile(this.#lines.join(''));
        this.#lines = [];
    }
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./packages/toolkit/lib/index.js + 37 modules
var lib = __webpack_require__(9783);
;// CONCATENATED MODULE: ./packages/report/lib/labels.js
const verdictIcons = {
    pass: '✅',
    warn: '⚠️',
    fail: '❌',
    new: '🆕',
    neutral: '➖',
};
const directionLabels = {
    higher: '↑\u00a0higher',
    lower: '↓\u00a0lower',
};
const changeLabels = {
    better: { icon: '🟢', word: 'better' },
    worse: { icon: '🔴', word: 'worse' },
    changed: { icon: '🔵', word: 'changed' },
    unchanged: { icon: '⚪', word: 'unchanged' },
    new: { icon: '🆕', word: 'new' },
    removed: { icon: '➖', word: 'removed' },
    invalid: { icon: '❓', word: 'not a number' },
};
function verdictLabel(verdict) {
    return `${verdictIcons[verdict]} ${verdict}`;
}

;// CONCATENATED MODULE: ./packages/report/lib/types.js
const codeLanguages = [
    'console',
    'csv',
    'diff',
    'ini',
    'json',
    'python',
    'shell',
    'text',
    'toml',
    'xml',
    'yaml',
];

;// CONCATENATED MODULE: ./packages/report/lib/schema.js


const schema_text = { type: 'string' };
const named = { type: 'string', minLength: 1 };
const number = { type: 'number' };
const numberOrNull = { type: ['number', 'null'] };
const count = { type: 'integer', minimum: 0 };
const level = { type: 'number', exclusiveMinimum: 0, exclusiveMaximum: 1 };
const verdict = { enum: Object.keys(verdictIcons) };
const listOf = (items) => ({ type: 'array', items });
function object(fields) {
    const names = Object.keys(fields);
    return {
        type: 'object',
        properties: Object.fromEntries(names.map((name) => [name.replace(/\?$/, ''), fields[name]])),
        required: names.filter((name) => !name.endsWith('?')),
        additionalProperties: false,
    };
}
const metric = object({
    name: named,
    value: numberOrNull,
    'valueText?': named,
    'unit?': named,
    'baseline?': numberOrNull,
    'baselineText?': named,
    'delta?': numberOrNull,
    'relative?': numberOrNull,
    'direction?': { enum: Object.keys(directionLabels) },
    'interval?': object({ low: number, high: number, level }),
    'n?': count,
    'threshold?': named,
    verdict,
    'reason?': named,
    'change?': { enum: Object.keys(changeLabels) },
    'source?': named,
    'detail?': { type: 'boolean' },
});
const block = {
    type: 'object',
    oneOf: [
        object({ kind: { const: 'text' }, text: schema_text }),
        object({ kind: { const: 'markdown' }, markdown: schema_text }),
        object({
            kind: { const: 'table' },
            columns: { ...listOf(object({ header: schema_text, 'align?': { enum: ['left', 'right'] } })), minItems: 1 },
            rows: listOf(listOf(schema_text)),
            'more?': count,
        }),
        object({
            kind: { const: 'chart' },
            'shape?': { enum: ['line'] },
            title: schema_text,
            labels: listOf(schema_text),
            series: listOf(object({ name: schema_text, values: listOf(numberOrNull) })),
        }),
        object({ kind: { const: 'code' }, text: schema_text, 'language?': { enum: codeLanguages } }),
    ],
};
const provenance = object({
    'repository?': named,
    'sha?': named,
    'baseSha?': named,
    'runUrl?': named,
    'job?': named,
    'inputs?': {
        type: 'object',
        additionalProperties: object({
            sha256: { type: 'string', pattern: '^[0-9a-f]{64}$' },
            'files?': count,
            'count?': count,
        }),
    },
    'signature?': named,
    'settings?': { type: 'object', additionalProperties: schema_text },
    version: named,
});
const reportSchema = {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'mlops-report/v1',
    ...object({
        schema: { const: 'mlops-report/v1' },
        action: { type: 'string', pattern: '^[a-z][a-z0-9-]*$' },
        id: named,
        title: named,
        verdict,
        headline: schema_text,
        metrics: listOf(metric),
        sections: listOf(object({ title: named, 'collapsed?': { type: 'boolean' }, blocks: listOf(block) })),
        provenance,
        'examples?': { type: 'string', pattern: '^[A-Za-z0-9][A-Za-z0-9._-]*$' },
    }),
};

;// CONCATENATED MODULE: ./packages/report/lib/validate.js
function problemOf(value, schema, path = '') {
    const fails = (expected) => `${path || 'the report'}: ${expected}, found ${shown(value)}`;
    if (schema.const !== undefined && value !== schema.const)
        return fails(`expected "${schema.const}"`);
    if (schema.enum && !schema.enum.includes(value))
        return fails(`expected one of ${schema.enum.join(', ')}`);
    if (schema.type !== undefined) {
        const types = [schema.type].flat();
        if (!types.some((type) => isOfType(value, type)))
            return fails(`expected ${types.map((type) => described[type]).join(' or ')}`);
    }
    if (typeof value === 'string') {
        if (schema.minLength !== undefined && value === '')
            return fails('expected some text');
        if (schema.pattern !== undefined && !new RegExp(schema.pattern, 'u').test(value))
            return fails(`expected text of the form ${schema.pattern}`);
    }
    if (typeof value === 'number') {
        if (schema.minimum !== undefined && value < schema.minimum)
            return fails(`expected at least ${schema.minimum}`);
        if (schema.exclusiveMinimum !== undefined && value <= schema.exclusiveMinimum)
            return fails(`expected more than ${schema.exclusiveMinimum}`);
        if (schema.exclusiveMaximum !== undefined && value >= schema.exclusiveMaximum)
            return fails(`expected less than ${schema.exclusiveMaximum}`);
    }
    if (Array.isArray(value)) {
        if (schema.minItems !== undefined && value.length < schema.minItems)
            return fails(`expected at least ${schema.minItems}`);
        if (schema.items)
            return first(value, (item, index) => problemOf(item, schema.items, `${path}[${index}]`));
    }
    else if (typeof value === 'object' && value !== null) {
        return problemOfFields(value, schema, path);
    }
    return undefined;
}
function problemOfFields(value, schema, path) {
    if (schema.oneOf) {
        const kinds = schema.oneOf.map((candidate) => candidate.properties?.kind?.const);
        const kind = Object.hasOwn(value, 'kind') ? value.kind : undefined;
        const chosen = schema.oneOf[kinds.indexOf(kind)];
        if (!chosen || kind === undefined)
            return `${at(path, 'kind')}: expected one of ${kinds.join(', ')}, found ${shown(kind)}`;
        return problemOf(value, chosen, path);
    }
    for (const name of schema.required ?? [])
        if (!Object.hasOwn(value, name) || value[name] === undefined)
            return `${at(path, name)}: is missing`;
    return first(Object.keys(value), (name) => {
        const known = schema.properties && Object.hasOwn(schema.properties, name) ? schema.properties[name] : undefined;
        const field = known ?? schema.additionalProperties;
        if (value[name] === undefined || field === undefined)
            return undefined;
        if (field === false)
            return `${at(path, name)}: is not a field of this format`;
        return problemOf(value[name], field, at(path, name));
    });
}
function first(items, problem) {
    for (let index = 0; index < items.length; index++) {
        const found = problem(items[index], index);
        if (found !== undefined)
            return found;
    }
    return undefined;
}
function at(path, name) {
    if (!/^[A-Za-z_]\w*$/.test(name))
        return `${path}[${shown(name)}]`;
    return path === '' ? name : `${path}.${name}`;
}
const described = {
    object: 'an object',
    array: 'a list',
    string: 'a text',
    number: 'a finite number',
    integer: 'a whole number',
    boolean: 'true or false',
    null: 'null',
};
function isOfType(value, type) {
    if (type === 'null')
        return value === null;
    if (type === 'array')
        return Array.isArray(value);
    if (type === 'object')
        return typeof value === 'object' && value !== null && !Array.isArray(value);
    if (type === 'number')
        return Number.isFinite(value);
    if (type === 'integer')
        return Number.isInteger(value);
    return typeof value === type;
}
function shown(value) {
    if (value === undefined)
        return 'nothing';
    if (Array.isArray(value))
        return `a list of ${value.length}`;
    if (typeof value === 'object' && value !== null)
        return 'an object';
    if (typeof value !== 'string')
        return String(value);
    const start = [...value.slice(0, 80)].slice(0, 40).join('');
    return JSON.stringify(start.length < value.length ? `${start}…` : value);
}

;// CONCATENATED MODULE: ./packages/report/lib/read.js




const REPORT_LIMIT = 8 * 1024 * 1024;
async function readReport(path) {
    const unreadable = (cause) => {
        throw new lib/* UserError */.yo(`${path}: the report cannot be read: ${cause.message}`, { cause });
    };
    const { size } = await (0,promises_.stat)(path).catch(unreadable);
    if (size > REPORT_LIMIT)
        throw tooLarge(path, size);
    return parseReport(await (0,promises_.readFile)(path, 'utf8').catch(unreadable), path);
}
function parseReport(text, where) {
    const size = Buffer.byteLength(text);
    if (size > REPORT_LIMIT)
        throw tooLarge(where, size);
    const problem = (what) => new lib/* UserError */.yo(`${where} is not a report (mlops-report/v1): ${what}. Name a file from the "report" output of an action.`);
    let value;
    try {
        value = JSON.parse(text);
    }
    catch {
        throw problem('it is not JSON');
    }
    const found = reportProblem(value);
    if (found !== undefined)
        throw problem(found);
    return value;
}
function tooLarge(where, size) {
    return new lib/* UserError */.yo(`${where}: ${size} bytes are too many for a report, ${REPORT_LIMIT} is the most that is read`);
}
function reportProblem(value) {
    return problemOf(value, reportSchema) ?? unevenPart(value);
}
function unevenPart(report) {
    for (const [s, section] of report.sections.entries())
        for (const [b, block] of section.blocks.entries()) {
            const path = `sections[${s}].blocks[${b}]`;
            if (block.kind === 'table') {
                const row = block.rows.findIndex((cells) => cells.length !== block.columns.length);
                if (row >= 0)
                    return `${path}.rows[${row}]: expected ${block.columns.length} cells as there are columns, found ${block.rows[row].length}`;
            }
            else if (block.kind === 'chart') {
                const series = block.series.findIndex(({ values }) => values.length !== block.labels.length);
                if (series >= 0)
                    return `${path}.series[${series}].values: expected ${block.labels.length} as there are labels, found ${block.series[series].values.length}`;
            }
        }
    return undefined;
}

;// CONCATENATED MODULE: ./packages/report/lib/write.js




function reportFileStem({ action, id }) {
    const safe = id
        .toLowerCase()
        .replace(/[^a-z0-9_-]+/g, '-')
        .slice(0, 80);
    const digest = (0,external_node_crypto_.createHash)('sha256').update(id).digest('hex').slice(0, 8);
    return safe === id ? `${action}.${id}` : `${action}.${safe}.${digest}`;
}
async function writeReport(folder, report) {
    const problem = reportProblem(report);
    if (problem !== undefined)
        throw new Error(`the report breaks its format: ${problem}`);
    const text = `${JSON.stringify(report, null, 2)}\n`;
    if (Buffer.byteLength(text) > REPORT_LIMIT)
        throw new Error(`the report has more than ${REPORT_LIMIT} bytes, nobody would read it`);
    await (0,promises_.mkdir)(folder, { recursive: true });
    const path = (0,external_node_path_.join)(folder, `${reportFileStem(report)}.json`);
    const unfinished = `${path}.${process.pid}.tmp`;
    try {
        await (0,promises_.writeFile)(unfinished, text);
        await (0,promises_.rename)(unfinished, path);
    }
    catch (error) {
        await (0,promises_.rm)(unfinished, { force: true });
        throw error;
    }
    return path;
}

;// CONCATENATED MODULE: ./packages/report/lib/id.js



function unusedReportId({ job, step, reports }, action, name = step) {
    const id = [job, name].filter(Boolean).join('.') || 'local';
    for (let n = 1;; n++) {
        const unused = n === 1 ? id : `${id}-${n}`;
        if (!(0,external_node_fs_.existsSync)((0,external_node_path_.join)(reports, `${reportFileStem({ action, id: unused })}.json`)))
            return unused;
    }
}

;// CONCATENATED MODULE: ./packages/report/lib/parts.js
const BETWEEN = '\n\n';
const SHARE_OF_SHORT = 0.1;
function fitParts(parts, limit, measure) {
    const gap = measure(BETWEEN);
    const sizeOf = (text) => (text === undefined ? 0 : measure(text) + gap);
    const pieces = parts.map((part) => ({ part, shown: part.text, size: sizeOf(part.text) }));
    let room = limit + gap - pieces.reduce((sum, { size }) => sum + size, 0);
    const show = (piece, text) => {
        const size = sizeOf(text);
        room += piece.size - size;
        Object.assign(piece, { shown: text, size });
    };
    const order = pieces
        .filter(({ part }) => part.rank > 0)
        .sort((a, b) => b.part.rank - a.part.rank || b.size - a.size);
    let shorts = limit * SHARE_OF_SHORT;
    for (const piece of order) {
        if (room >= 0)
            break;
        const shorter = piece.part.shorten?.(piece.size + room - gap, measure);
        const size = sizeOf(piece.part.short);
        if (shorter !== undefined)
            show(piece, shorter);
        else if (size > shorts || size > piece.size)
            show(piece, undefined);
        else {
            show(piece, piece.part.short);
            shorts -= size;
        }
    }
    for (const piece of order)
        if (room < 0)
            show(piece, undefined);
    if (room < 0)
        throw new Error(`the parts that are never left out are ${-room} longer than ${limit}`);
    for (const piece of order.toReversed()) {
        const { text, shorten } = piece.part;
        if (piece.shown === text)
            continue;
        const most = piece.size + room - gap;
        const longer = measure(text) <= most ? text : shorten?.(most, measure);
        if (longer !== undefined)
            show(piece, longer);
    }
    for (const piece of order.toReversed())
        if (piece.shown === undefined && sizeOf(piece.part.short) <= room)
            show(piece, piece.part.short);
    return {
        markdown: pieces.flatMap(({ shown }) => shown ?? []).join(BETWEEN),
        left: pieces.filter(({ part, shown }) => shown !== part.text).length,
    };
}

;// CONCATENATED MODULE: ./packages/report/lib/provenance.js

function provenanceOf({ repository, sha, runUrl, job }, baseSha) {
    return {
        ...(repository && { repository }),
        ...(sha && { sha }),
        ...(baseSha && { baseSha }),
        ...(runUrl && { runUrl }),
        ...(job && { job }),
        version: lib/* version */.rE,
    };
}

// EXTERNAL MODULE: ./packages/metrics/lib/index.js + 10 modules
var metrics_lib = __webpack_require__(8172);
;// CONCATENATED MODULE: ./packages/report/lib/sparkline.js
const BARS = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
const GAP = '·';
function sparkline(values) {
    const { low, high } = extent(values);
    const range = high / 2 - low / 2;
    return values
        .map((value) => {
        if (value === null)
            return GAP;
        if (range === 0)
            return BARS[3];
        return BARS[Math.min(7, Math.floor(((value / 2 - low / 2) / range) * 8))];
    })
        .join('');
}
function extent(values) {
    let low = Number.POSITIVE_INFINITY;
    let high = Number.NEGATIVE_INFINITY;
    for (const value of values) {
        if (value === null)
            continue;
        if (value < low)
            low = value;
        if (value > high)
            high = value;
    }
    return { low, high };
}

;// CONCATENATED MODULE: ./packages/report/lib/thin.js
function pieces(length, most) {
    const count = Math.min(length, most);
    return Array.from({ length: count }, (_, piece) => ({
        start: Math.floor((piece * length) / count),
        end: Math.floor(((piece + 1) * length) / count),
    }));
}
function thinned(values, most) {
    return pieces(values.length, most).map(({ start, end }) => {
        const known = values.slice(start, end).filter((value) => value !== null);
        return known.length === 0 ? null : known.reduce((sum, value) => sum + value / known.length, 0);
    });
}

;// CONCATENATED MODULE: ./packages/report/lib/mermaid.js



const lineColours = [
    { icon: '🟦', code: '#2f81f7' },
    { icon: '🟧', code: '#db6d28' },
];
const MOST_POINTS = 100;
const MOST_TICKS = 8;
const AXIS_WIDTH = 80;
const TEXT_LIMIT = 24;
function lineChart(labels, series) {
    if (series.length === 0 || series.length > lineColours.length)
        return undefined;
    const all = series.map(({ values }) => thinned(values, MOST_POINTS));
    const start = Math.max(...all.map((values) => values.findIndex((value) => value !== null)));
    const lines = all.map((values) => values.slice(start, values.findLastIndex((value) => value !== null) + 1));
    if (lines.some((line) => line[0] == null || line.length < 2))
        return undefined;
    const axis = axisOf(lines.flat());
    if (axis === undefined)
        return undefined;
    const starts = pieces(labels.length, MOST_POINTS).map((piece) => piece.start);
    const shown = starts.slice(start, start + Math.max(...lines.map((line) => line.length)));
    const markdown = codeBlock([
        '---',
        'config:',
        '  xyChart:',
        '    height: 300',
        '    xAxis:',
        '      showTick: false',
        '  themeVariables:',
        '    xyChart:',
        '      backgroundColor: transparent',
        `      plotColorPalette: "${lineColours.map(({ code }) => code).join(', ')}"`,
        '---',
        'xychart-beta',
        `  x-axis [${ticks(shown.map((index) => labels[index]))}]`,
        `  y-axis ${axis.low} --> ${axis.high}`,
        ...lines.map((line, index) => `  line ${lines.length === 1 ? '' : `${quoted(series[index].name)} `}[${bridged(line).map(axis.write).join(', ')}]`),
    ].join('\n'), 'mermaid');
    const hidden = all.some((values) => values.slice(0, start).some((value) => value !== null));
    return {
        markdown,
        notes: [
            ...(labels.length > MOST_POINTS
                ? [`each point is the mean of up to ${Math.ceil(labels.length / MOST_POINTS)}`]
                : []),
            ...(hidden
                ? [`drawn from ${plainText(labels[shown[0]], TEXT_LIMIT)} on, where both have values`]
                : []),
            ...(lines.some((line) => line.includes(null)) ? ['gaps are bridged'] : []),
        ],
    };
}
function axisOf(values) {
    const { low, high } = extent(values);
    const largest = Math.max(Math.abs(low), Math.abs(high));
    const range = high - low || largest || 1;
    if (largest >= 1e15 || range < 1e-15)
        return undefined;
    const decimals = Math.max(0, 4 - Math.floor(Math.log10(range)));
    const write = (value) => value.toFixed(decimals);
    const margin = range / 20;
    return {
        low: write(low >= 0 ? Math.max(0, low - margin) : low - margin),
        high: write(high + margin),
        write,
    };
}
function bridged(values) {
    const result = [];
    for (const [index, value] of values.entries()) {
        if (value === null)
            continue;
        const from = result.length - 1;
        const old = result[from];
        for (let hole = from + 1; old !== undefined && hole < index; hole++)
            result.push(old + ((value - old) * (hole - from)) / (index - from));
        result.push(value);
    }
    return result;
}
function ticks(labels) {
    const longest = Math.min(TEXT_LIMIT, Math.max(...labels.map(({ length }) => length)));
    const most = Math.min(MOST_TICKS, Math.floor(AXIS_WIDTH / (longest + 2)));
    const step = Math.ceil(labels.length / most);
    return labels.map((label, index) => quoted(index % step === 0 ? label : '', invisible(index))).join(', ');
}
function invisible(index) {
    return [...index.toString(2)].map((digit) => (digit === '0' ? '\u200b' : '\u200c')).join('');
}
function quoted(text, suffix = '') {
    const safe = plainText(text, TEXT_LIMIT).replace(/[^\p{L}\p{M}\p{N} _.,:/()=+@-]/gu, '·');
    return `"${safe}${suffix}"`;
}

;// CONCATENATED MODULE: ./packages/report/lib/table.js

const CELL_LIMIT = 200;
function markdownTable(columns, rows) {
    const line = (cells) => {
        if (cells.length !== columns.length)
            throw new Error(`a row of ${cells.length} cells in a table of ${columns.length} columns`);
        return `| ${cells.map((cell) => escapeInline(cell, CELL_LIMIT)).join(' | ')} |`;
    };
    const header = line(columns.map((column) => column.header));
    const alignment = columns.map((column) => (column.align === 'right' ? '---:' : ':---'));
    return [header, `| ${alignment.join(' | ')} |`, ...rows.map(line)].join('\n');
}

;// CONCATENATED MODULE: ./packages/report/lib/chart.js






const WIDTH = 60;
const LABEL_LIMIT = 60;
function renderChart(chart, drawn = true) {
    const title = `**${escapeText(chart.title, 200)}**`;
    const [only, ...others] = chart.series;
    if (only === undefined)
        return `${title}\n\nNo data.`;
    const drawing = drawn && chart.shape === 'line' ? lineChart(chart.labels, chart.series) : undefined;
    const notes = [...notesOn(chart.labels), ...(drawing?.notes ?? []).map((note) => escapeText(note))].join('; ');
    const parts = [title, ...(drawing ? [drawing.markdown] : [])];
    if (others.length === 0) {
        const name = only.name === '' || only.name === chart.title ? '' : `${escapeText(only.name, LABEL_LIMIT)}: `;
        return [...parts, `${name}${bars(only)} ${rangeOf(only)}${notes && ` (${notes})`}`].join('\n\n');
    }
    const table = markdownTable([
        { header: 'Series' },
        { header: 'Course' },
        { header: 'Least to greatest', align: 'right' },
        { header: 'Last', align: 'right' },
    ], chart.series.map((series, index) => [
        drawing ? `${lineColours[index].icon} ${series.name}` : series.name,
        bars(series),
        rangeOf(series),
        lastOf(series),
    ]));
    return [...parts, table, ...(notes === '' ? [] : [notes])].join('\n\n');
}
function bars(series) {
    return sparkline(thinned(series.values, WIDTH));
}
function rangeOf(series) {
    const { low, high } = extent(series.values);
    return low > high ? 'no values' : `${(0,metrics_lib/* formatNumber */.ZV)(low)} to ${(0,metrics_lib/* formatNumber */.ZV)(high)}`;
}
function lastOf({ values }) {
    const last = values.findLast((value) => value !== null) ?? null;
    return last === null ? '' : (0,metrics_lib/* formatNumber */.ZV)(last);
}
function notesOn(labels) {
    if (labels.length === 0)
        return [];
    const [start, end] = [escapeText(labels[0], LABEL_LIMIT), escapeText(labels.at(-1), LABEL_LIMIT)];
    const span = labels.length === 1 ? start : `${start} … ${end}`;
    if (labels.length <= WIDTH)
        return [span];
    return [
        span,
        `each bar is the mean of up to ${Math.ceil(labels.length / WIDTH)} of ${labels.length} values`,
    ];
}

;// CONCATENATED MODULE: ./packages/report/lib/metric-table.js




const REASON_LIMIT = 500;
function metricTable(rows, withSource) {
    const columns = columnsFor(rows, withSource).filter((column) => rows.some((row) => column.cell(row) !== undefined));
    const table = markdownTable(columns, rows.map((row) => columns.map((column) => column.cell(row) ?? '')));
    const [header = '', rule = '', ...lines] = table.split('\n');
    const reasons = rows.map((row) => row.reason && (row.verdict === 'fail' || row.verdict === 'warn')
        ? `- ${verdictIcons[row.verdict]} ${escapeText(reasonOf(row), REASON_LIMIT)}`
        : undefined);
    const written = (kept, note) => {
        const shown = lines.filter((_, index) => kept(index));
        const why = reasons.filter((reason, index) => reason !== undefined && kept(index));
        return [[header, rule, ...shown].join('\n'), why.join('\n'), note ?? ''].filter(Boolean).join('\n\n');
    };
    const shorten = (limit, measure) => {
        const note = (left) => `*${left} of ${rows.length} metrics left out for their length.*`;
        let room = limit - measure(written(() => false, note(rows.length))) - measure('\n\n');
        const kept = new Set();
        for (const index of byWeight(rows)) {
            room -= measure(`${lines[index]}\n${reasons[index] === undefined ? '' : `${reasons[index]}\n`}`);
            if (room < 0)
                break;
            kept.add(index);
        }
        if (kept.size === 0)
            return undefined;
        return written((index) => kept.has(index), note(rows.length - kept.size));
    };
    return { text: written(() => true), shorten };
}
function byWeight(rows) {
    return rows.map((_, index) => index).sort((a, b) => weightOf(rows[a]) - weightOf(rows[b]) || a - b);
}
function weightOf({ verdict, change }) {
    if (verdict === 'fail' || verdict === 'warn')
        return verdict === 'fail' ? 0 : 1;
    if (change === 'worse' || change === 'removed' || change === 'invalid')
        return 2;
    if (verdict === 'pass')
        return 3;
    return change === 'unchanged' ? 5 : 4;
}
function reasonOf({ name, reason = '' }) {
    return reason.includes(name) ? reason : `${name}: ${reason}`;
}
function columnsFor(rows, withSource) {
    const levels = new Set(rows.flatMap((row) => row.interval?.level ?? []));
    const common = levels.size === 1 ? `${percent([...levels][0])} interval` : '';
    return [
        { header: 'Metric', cell: (row) => row.name },
        { header: 'File', cell: (row) => (withSource ? row.source : undefined) },
        {
            header: 'Baseline',
            align: 'right',
            cell: (row) => known(row.baseline, (value) => withUnit(value, row.unit)) ?? row.baselineText,
        },
        {
            header: 'Value',
            align: 'right',
            cell: (row) => (row.value === null ? (row.valueText ?? '') : withUnit(row.value, row.unit)),
        },
        { header: common || 'Interval', align: 'right', cell: (row) => intervalOf(row, common === '') },
        { header: 'N', align: 'right', cell: (row) => row.n?.toString() },
        { header: 'Change', align: 'right', cell: (row) => known(row.delta, (delta) => changeOf(row, delta)) },
        { header: 'Relative', align: 'right', cell: relativeOf },
        { header: 'Better', cell: (row) => row.direction && directionLabels[row.direction] },
        { header: 'Limit', align: 'right', cell: (row) => row.threshold },
        { header: rows.some((row) => row.change) ? 'Status' : 'Verdict', cell: statusOf },
    ];
}
function statusOf({ verdict, change }) {
    if (change === undefined)
        return verdict === 'neutral' ? undefined : verdictLabel(verdict);
    const { icon, word } = changeLabels[change];
    return verdict === 'neutral' || verdict === 'new' ? `${icon} ${word}` : `${verdictLabel(verdict)}, ${word}`;
}
function known(value, show) {
    return value === null || value === undefined ? undefined : show(value);
}
function withUnit(value, unit) {
    return unitAfter((0,metrics_lib/* formatNumber */.ZV)(value), unit);
}
function unitAfter(number, unit) {
    if (unit === undefined)
        return number;
    return unit === '%' ? `${number}%` : `${number} ${unit}`;
}
function intervalOf({ interval }, withLevel) {
    if (!interval)
        return undefined;
    const range = `${(0,metrics_lib/* formatNumber */.ZV)(interval.low)} to ${(0,metrics_lib/* formatNumber */.ZV)(interval.high)}`;
    return withLevel ? `${range} (${percent(interval.level)})` : range;
}
function changeOf(row, delta) {
    return unitAfter(signed(delta, (size) => difference(size, row)), row.unit === '%' ? 'pp' : row.unit);
}
function difference(size, row) {
    const places = [row.value, row.baseline].map((value) => decimals((0,metrics_lib/* formatNumber */.ZV)(value)));
    const rounded = places.includes(undefined) ? 0 : Number(size.toFixed(Math.max(...places)));
    return rounded === 0 ? (0,metrics_lib/* formatNumber */.ZV)(size) : (0,metrics_lib/* formatNumber */.ZV)(rounded, 15);
}
function decimals(number) {
    const match = /^-?\d+(?:\.(\d+))?$/.exec(number);
    return match ? (match[1]?.length ?? 0) : undefined;
}
function relativeOf(row) {
    if (row.relative === null && row.baseline === 0)
        return 'n/a';
    return known(row.relative, (relative) => signed(relative, percent));
}
function signed(value, show) {
    if (value === 0)
        return show(0);
    return `${value > 0 ? '+' : '-'}${show(Math.abs(value))}`;
}
function percent(fraction) {
    return `${(0,metrics_lib/* formatNumber */.ZV)(fraction * 100)}%`;
}

;// CONCATENATED MODULE: ./packages/report/lib/render.js






const SUMMARY_LIMIT = 1_000_000;
const TITLE_LIMIT = 200;
const HEADLINE_LIMIT = 500;
const render_TEXT_LIMIT = 4_000;
const CODE_LIMIT = 20_000;
function renderReport(report, options = {}) {
    const measure = (text) => Buffer.byteLength(text);
    const { markdown } = fitParts(reportParts(report, options), options.limit ?? SUMMARY_LIMIT, measure);
    return `${markdown}\n`;
}
function reportParts(report, options = {}) {
    const level = options.heading ?? 2;
    const trusted = options.trusted ?? false;
    return [
        {
            text: heading(level, `${verdictLabel(report.verdict)}: ${escapeText(report.title, TITLE_LIMIT)}`),
            rank: 0,
        },
        { text: escapeText(report.headline, HEADLINE_LIMIT), rank: 0 },
        ...metricParts(report.metrics),
        ...report.sections.map((section) => sectionPart(section, level + 1, trusted)),
        ...(options.footer === false ? [] : [{ text: footer(report.provenance, trusted), rank: 0 }]),
    ];
}
function metricParts(rows) {
    const withSource = new Set(rows.flatMap((row) => row.source ?? [])).size > 1;
    const places = { open: [], unchanged: [], detail: [] };
    for (const row of rows)
        places[placeOf(row)].push(row);
    const folded = (list, words) => list.length === 0
        ? []
        : [
            {
                text: details(words, metricTable(list, withSource).text),
                short: `*${words}, left out for length.*`,
                rank: 3,
            },
        ];
    const { open, unchanged, detail } = places;
    return [
        ...(open.length === 0
            ? []
            : [{ ...metricTable(open, withSource), short: `*${metrics(open)} left out for length.*`, rank: 1 }]),
        ...folded(unchanged, `${metrics(unchanged)} unchanged`),
        ...folded(detail, metrics(detail, 'more ')),
    ];
}
function placeOf(row) {
    const gated = row.verdict !== 'neutral' && row.verdict !== 'new';
    if (row.change === 'unchanged' && !gated)
        return 'unchanged';
    return row.detail ? 'detail' : 'open';
}
function metrics({ length }, more = '') {
    return `${length} ${more}${length === 1 ? 'metric' : 'metrics'}`;
}
function heading(level, markdown) {
    return `${'#'.repeat(Math.min(level, 6))} ${markdown}`;
}
function sectionPart(section, level, trusted) {
    return {
        text: renderSection(section, level, trusted, true),
        short: `*Section “${escapeInline(section.title, TITLE_LIMIT)}” left out for its length.*`,
        rank: section.collapsed ? 3 : 2,
        shorten: (limit, measure) => {
            const plain = renderSection(section, level, trusted, false);
            return measure(plain) <= limit ? plain : undefined;
        },
    };
}
function renderSection(section, level, trusted, drawn) {
    const body = section.blocks.map((block) => renderBlock(block, trusted, drawn)).join('\n\n');
    if (section.collapsed)
        return details(section.title, body);
    return [heading(level, escapeText(section.title, TITLE_LIMIT)), body]
        .filter((part) => part !== '')
        .join('\n\n');
}
function renderBlock(block, trusted, drawn) {
    switch (block.kind) {
        case 'text':
            return escapeText(block.text, render_TEXT_LIMIT);
        case 'markdown':
            return trusted ? block.markdown : codeBlock(block.markdown, 'text', CODE_LIMIT);
        case 'table': {
            const table = markdownTable(block.columns, block.rows);
            return block.more
                ? `${table}\n\n${block.more} more ${block.more === 1 ? 'row' : 'rows'} not shown.`
                : table;
        }
        case 'chart':
            return renderChart(block, drawn);
        case 'code':
            return codeBlock(block.text, block.language, CODE_LIMIT);
    }
}
function footer(provenance, trusted) {
    const { repository, sha, baseSha, runUrl, signature, version } = provenance;
    const parts = [
        repository && codeSpan(repository, TITLE_LIMIT),
        sha && `commit ${codeSpan(sha.slice(0, 7))}`,
        baseSha && `baseline ${codeSpan(baseSha.slice(0, 7))}`,
        runUrl && (trusted && LINK.test(runUrl) ? `[run](${runUrl})` : `run ${codeSpan(runUrl, TITLE_LIMIT)}`),
        signature && codeSpan(signature, TITLE_LIMIT),
        `mlops-actions ${codeSpan(version, TITLE_LIMIT)}`,
    ];
    return `<sub>${parts.filter(Boolean).join(' · ')}</sub>`;
}
const LINK = /^https?:\/\/[A-Za-z0-9.-]+(?::\d+)?(?:\/[A-Za-z0-9._~-]+)+$/;

;// CONCATENATED MODULE: ./packages/report/lib/index.js














/***/ })

};

export const id = 812;
export const ids = [812];
export const modules = {

/***/ 812:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  action: () => (/* binding */ action)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(760);
// EXTERNAL MODULE: ./packages/toolkit/lib/index.js + 31 modules
var lib = __webpack_require__(849);
// EXTERNAL MODULE: ./packages/baselines/lib/sibling-name.js
var sibling_name = __webpack_require__(18);
;// CONCATENATED MODULE: ./packages/baselines/lib/files.js




async function locateFiles(source, workspace) {
    const [first, ...others] = await pathsOf(source, workspace);
    if (first === undefined)
        return undefined;
    return {
        paths: [first, ...others],
        label: source.path,
        sibling: (name) => siblingOf(first, name),
    };
}
async function pathsOf({ kind, path, text }, workspace) {
    const absolute = (0,external_node_path_.resolve)(workspace, path);
    const found = await statOf(absolute);
    if (found?.isDirectory()) {
        throw new lib/* UserError */.yo(`baseline: "${(0,lib/* visible */.RK)(text)}" is a folder. Name the file${kind === 'file' ? `, or a pattern: file:${(0,lib/* visible */.RK)(path)}/*.jsonl` : ''}.`);
    }
    if (found !== undefined)
        return [absolute];
    if (kind === 'report')
        return [];
    try {
        return (await (0,lib/* findFiles */.lY)('baseline', [path], workspace)).map((one) => (0,external_node_path_.resolve)(workspace, one));
    }
    catch (error) {
        if (error instanceof lib/* UserError */.yo)
            return [];
        throw error;
    }
}
async function siblingOf(file, name) {
    (0,sibling_name/* refuseSiblingName */.i)(name);
    const folder = await (0,promises_.realpath)((0,external_node_path_.dirname)(file));
    const path = (0,external_node_path_.join)(folder, name);
    if ((await statOf(path)) === undefined)
        return undefined;
    const real = await (0,promises_.realpath)(path);
    const within = (0,external_node_path_.relative)(folder, real);
    if (within === '..' || within.startsWith(`..${external_node_path_.sep}`) || (0,external_node_path_.isAbsolute)(within))
        throw new lib/* UserError */.yo(`baseline: "${(0,lib/* visible */.RK)(name)}" beside ${(0,lib/* visible */.RK)(file)} is a link that leads out of its folder.`);
    if (!(await (0,promises_.stat)(real)).isFile())
        throw new lib/* UserError */.yo(`baseline: "${(0,lib/* visible */.RK)(name)}" beside ${(0,lib/* visible */.RK)(file)} is not a file.`);
    return real;
}
async function statOf(path) {
    try {
        return await (0,promises_.stat)(path);
    }
    catch (error) {
        const { code } = error;
        if (code === 'ENOENT' || code === 'ENOTDIR')
            return undefined;
        throw new lib/* UserError */.yo(`baseline: ${(0,lib/* visible */.RK)(path)} cannot be looked at (${code}). Check its mode and its owner.`);
    }
}

;// CONCATENATED MODULE: ./packages/baselines/lib/locate.js

async function locateBaseline(source, ports) {
    if (source.kind !== 'git')
        return locateFiles(source, ports.context.workspace);
    const { locateInGit } = await __webpack_require__.e(/* import() */ 957).then(__webpack_require__.bind(__webpack_require__, 957));
    return locateInGit(source, ports);
}

// EXTERNAL MODULE: ./packages/baselines/lib/path.js
var lib_path = __webpack_require__(267);
;// CONCATENATED MODULE: ./packages/baselines/lib/source.js


function parseBaseline(input, text) {
    const wrong = (problem, instead) => new lib/* UserError */.yo(`${input}: "${(0,lib/* visible */.RK)(text)}" ${problem}. Write for example:\n  ${input}: ${(0,lib/* visible */.RK)(instead)}`);
    if (/[\0-\x1f\x7f]/.test(text))
        throw wrong('has a line break or a control character in it', 'git:origin/main:metrics.json');
    const [, kind = '', after = ''] = /^([a-z]+):(.*)$/.exec(text) ?? [];
    const rest = after.trim();
    switch (kind) {
        case 'file':
        case 'report':
            if (rest === '')
                throw wrong('names no path', `${kind}:outputs/metrics.json`);
            return { text, kind, path: rest };
        case 'git':
            return { text, kind, ...refAndPath(rest, wrong) };
        case 'mlflow':
            throw wrong('is in MLflow, which this action does not read; it reads file:PATH, git:REF:PATH and report:PATH', 'git:origin/main:metrics.json');
        default:
            throw wrong('does not say what it is: file:PATH, git:REF:PATH (a file at a branch, tag or commit) or report:PATH', `file:${text.trim() || 'outputs/metrics.json'}`);
    }
}
function refAndPath(rest, wrong) {
    const colon = rest.indexOf(':');
    const ref = rest.slice(0, Math.max(0, colon)).trim();
    const path = rest.slice(colon + 1).trim();
    const problem = (0,lib_path/* problemOfPath */._)(path);
    const goodPath = colon === -1 || problem !== undefined ? 'metrics/rouge.json' : path;
    if (colon === -1 || ref === '' || path === '')
        throw wrong('is not git:REF:PATH', `git:origin/main:${goodPath}`);
    if (ref.startsWith('-'))
        throw wrong('has a ref that starts with "-"', `git:origin/main:${goodPath}`);
    if (problem !== undefined)
        throw wrong(`has a path that ${problem}; it is one from the root of the repository, with "/" between folders`, `git:${ref}:${goodPath}`);
    return { ref, path };
}

;// CONCATENATED MODULE: ./packages/baselines/lib/index.js



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
function shown(text) {
    const printable = (0,lib/* visible */.RK)(text);
    return printable.length > 240 ? `${printable.slice(0, 239)}…` : printable;
}

;// CONCATENATED MODULE: ./packages/metrics/lib/parse-regressions.js

function parseRegressions(input, lines) {
    return parseLines(input, lines, {
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
        return fail(`${difference}; no test was possible without scores per example on both sides`);
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








;// CONCATENATED MODULE: ./packages/text-metrics/lib/porter.js
const ASCII_Y = 0x79;
const ASCII_E = 0x65;
const ASCII_L = 0x6c;
const VOWEL = byteSet('aeiou');
const NO_E_AFTER = byteSet('wxy');
const KEEPS_DOUBLE = byteSet('lsz');
const IRREGULAR = [
    ['sky', 'sky'],
    ['skies', 'sky'],
    ['dying', 'die'],
    ['lying', 'lie'],
    ['tying', 'tie'],
    ['news', 'news'],
    ['innings', 'inning'],
    ['inning', 'inning'],
    ['outings', 'outing'],
    ['outing', 'outing'],
    ['cannings', 'canning'],
    ['canning', 'canning'],
    ['howe', 'howe'],
    ['proceed', 'proceed'],
    ['exceed', 'exceed'],
    ['succeed', 'succeed'],
];
const RESTORE_E = [
    ['at', 'ate'],
    ['bl', 'ble'],
    ['iz', 'ize'],
];
const STEP_2 = [
    ['ational', 'ate'],
    ['tional', 'tion'],
    ['enci', 'ence'],
    ['anci', 'ance'],
    ['izer', 'ize'],
    ['bli', 'ble'],
    ['alli', 'al'],
    ['entli', 'ent'],
    ['eli', 'e'],
    ['ousli', 'ous'],
    ['ization', 'ize'],
    ['ation', 'ate'],
    ['ator', 'ate'],
    ['alism', 'al'],
    ['iveness', 'ive'],
    ['fulness', 'ful'],
    ['ousness', 'ous'],
    ['aliti', 'al'],
    ['iviti', 'ive'],
    ['biliti', 'ble'],
    ['fulli', 'ful'],
];
const STEP_3 = [
    ['icate', 'ic'],
    ['ative', ''],
    ['alize', 'al'],
    ['iciti', 'ic'],
    ['ical', 'ic'],
    ['ful', ''],
    ['ness', ''],
];
const STEP_4 = 'al ance ence er ic able ible ant ement ment ent ion ou ism ate iti ous ive ize'.split(' ');
class PorterStemmer {
    word = new Uint8Array(64);
    #end = 0;
    reserve(length) {
        if (this.word.length < length)
            this.word = new Uint8Array(2 * length);
    }
    stem(length) {
        this.#end = length;
        if (length <= 2 || this.#irregular())
            return this.#end;
        this.#plural();
        this.#edAndIng();
        this.#finalY();
        this.#step2();
        this.#replaceFirst(STEP_3);
        this.#step4();
        this.#finalE();
        this.#doubleL();
        return this.#end;
    }
    #irregular() {
        for (const [word, stem] of IRREGULAR) {
            if (this.#end === word.length && this.#endsWith(word)) {
                this.#replace(word, stem);
                return true;
            }
        }
        return false;
    }
    #plural() {
        if (this.#endsWith('ies'))
            this.#replace('ies', this.#end === 4 ? 'ie' : 'i');
        else if (this.#endsWith('sses'))
            this.#replace('sses', 'ss');
        else if (this.#endsWith('s') && !this.#endsWith('ss'))
            this.#end -= 1;
    }
    #edAndIng() {
        if (this.#endsWith('ied')) {
            this.#replace('ied', this.#end === 4 ? 'ie' : 'i');
        }
        else if (this.#endsWith('eed')) {
            if (this.#measure(this.#end - 3) > 0)
                this.#end -= 1;
        }
        else {
            const removed = this.#endsWith('ed') ? 2 : this.#endsWith('ing') ? 3 : 0;
            if (removed === 0 || !this.#containsVowel(this.#end - removed))
                return;
            this.#end -= removed;
            this.#repairAfterEdAndIng();
        }
    }
    #repairAfterEdAndIng() {
        for (const [suffix, replacement] of RESTORE_E) {
            if (this.#endsWith(suffix)) {
                this.#replace(suffix, replacement);
                return;
            }
        }
        const last = this.word[this.#end - 1];
        if (this.#end >= 2 && last === this.word[this.#end - 2] && this.#isConsonant(this.#end - 1)) {
            if (!KEEPS_DOUBLE[last])
                this.#end -= 1;
        }
        else if (this.#measure(this.#end) === 1 && this.#endsCvc(this.#end)) {
            this.word[this.#end++] = ASCII_E;
        }
    }
    #finalY() {
        if (this.#end > 2 && this.#endsWith('y') && this.#isConsonant(this.#end - 2))
            this.#replace('y', 'i');
    }
    #step2() {
        if (this.#endsWith('alli') && this.#measure(this.#end - 4) > 0)
            this.#end -= 2;
        if (!this.#replaceFirst(STEP_2) && this.#endsWith('logi') && this.#measure(this.#end - 3) > 0) {
            this.#end -= 1;
        }
    }
    #step4() {
        for (const suffix of STEP_4) {
            if (!this.#endsWith(suffix))
                continue;
            const stem = this.#end - suffix.length;
            if (this.#measure(stem) <= 1)
                return;
            if (suffix === 'ion' && !this.#endsWith('sion') && !this.#endsWith('tion'))
                return;
            this.#end = stem;
            return;
        }
    }
    #finalE() {
        if (!this.#endsWith('e'))
            return;
        const stem = this.#end - 1;
        const measure = this.#measure(stem);
        if (measure > 1 || (measure === 1 && !this.#endsCvc(stem)))
            this.#end = stem;
    }
    #doubleL() {
        const { word } = this;
        const end = this.#end;
        if (end < 2 || word[end - 1] !== ASCII_L || word[end - 2] !== ASCII_L)
            return;
        if (this.#measure(end - 1) > 1)
            this.#end -= 1;
    }
    #replaceFirst(rules) {
        for (const [suffix, replacement] of rules) {
            if (!this.#endsWith(suffix))
                continue;
            if (this.#measure(this.#end - suffix.length) > 0)
                this.#replace(suffix, replacement);
            return true;
        }
        return false;
    }
    #endsWith(suffix) {
        const start = this.#end - suffix.length;
        if (start < 0)
            return false;
        for (let i = suffix.length - 1; i >= 0; i--) {
            if (this.word[start + i] !== suffix.charCodeAt(i))
                return false;
        }
        return true;
    }
    #replace(suffix, replacement) {
        const start = this.#end - suffix.length;
        for (let i = 0; i < replacement.length; i++)
            this.word[start + i] = replacement.charCodeAt(i);
        this.#end = start + replacement.length;
    }
    #isConsonant(index) {
        let i = index;
        while (i > 0 && this.word[i] === ASCII_Y)
            i--;
        const consonant = VOWEL[this.word[i]] === 0;
        return (index - i) % 2 === 0 ? consonant : !consonant;
    }
    #containsVowel(end) {
        for (let i = 0; i < end; i++) {
            const letter = this.word[i];
            if (VOWEL[letter] === 1 || (letter === ASCII_Y && i > 0))
                return true;
        }
        return false;
    }
    #measure(end) {
        let measure = 0;
        let afterVowel = false;
        for (let i = 0; i < end; i++) {
            const letter = this.word[i];
            const vowel = letter === ASCII_Y ? i > 0 && !afterVowel : VOWEL[letter] === 1;
            if (afterVowel && !vowel)
                measure++;
            afterVowel = vowel;
        }
        return measure;
    }
    #endsCvc(end) {
        if (end < 2 || !this.#isConsonant(end - 1) || this.#isConsonant(end - 2))
            return false;
        return end === 2 || (this.#isConsonant(end - 3) && !NO_E_AFTER[this.word[end - 1]]);
    }
}
const stemmer = new PorterStemmer();
function porterStem(word) {
    if (!/^[a-z0-9]*$/.test(word)) {
        throw new RangeError(`Only lower-case ASCII letters and digits have a stem: ${JSON.stringify(word)}`);
    }
    stemmer.reserve(word.length);
    for (let i = 0; i < word.length; i++)
        stemmer.word[i] = word.charCodeAt(i);
    return Buffer.from(stemmer.word.subarray(0, stemmer.stem(word.length))).toString('latin1');
}
function byteSet(letters) {
    const set = new Uint8Array(256);
    for (const letter of letters)
        set[letter.charCodeAt(0)] = 1;
    return set;
}

;// CONCATENATED MODULE: ./packages/text-metrics/lib/scratch.js
function atLeast(array, length) {
    return array.length >= length ? array : new Int32Array(Math.max(length, 2 * array.length));
}
function grown(array, length) {
    if (array.length >= length)
        return array;
    const larger = atLeast(array, length);
    larger.set(array);
    return larger;
}

;// CONCATENATED MODULE: ./packages/text-metrics/lib/vocabulary.js

const { imul } = Math;
const LOWER_CASE = 0x20202020;
const ENTRY = 4;
const SHORT = 12;
const FIRST = masksFrom(0);
const SECOND = masksFrom(4);
const THIRD = masksFrom(8);
class Vocabulary {
    #slots = new Int32Array(2048);
    #entries = new Int32Array(1024 * ENTRY);
    #tails = new Int32Array(1024);
    #tailsEnd = 1;
    #size = 1;
    get size() {
        return this.#size;
    }
    get weight() {
        return Math.max(this.#size, this.#tailsEnd >>> 2);
    }
    intern(view, edges, count, ids) {
        for (let t = 0;; t++) {
            t = this.#internKnown(view, edges, t, count, ids);
            if (t === count)
                return;
            const start = edges[2 * t];
            const length = edges[2 * t + 1] - start;
            ids[t] = length > SHORT ? this.#internLong(view, start, length) : this.#addShort(view, start, length);
        }
    }
    stemOf(token) {
        return this.#entries[ENTRY * token + 3];
    }
    setStem(token, stem) {
        this.#entries[ENTRY * token + 3] = stem;
    }
    #internKnown(view, edges, from, count, ids) {
        const slots = this.#slots;
        const entries = this.#entries;
        const wrap = slots.length - 1;
        for (let t = from; t < count; t++) {
            const start = edges[2 * t];
            const length = edges[2 * t + 1] - start;
            if (length > SHORT)
                return t;
            const first = (view.getInt32(start, true) | LOWER_CASE) & FIRST[length];
            const second = (view.getInt32(start + 4, true) | LOWER_CASE) & SECOND[length];
            const third = (view.getInt32(start + 8, true) | LOWER_CASE) & THIRD[length];
            let slot = hashOf(first, second, third) & wrap;
            let found = slots[slot];
            while ((entries[ENTRY * found] ^ first) |
                (entries[ENTRY * found + 1] ^ second) |
                (entries[ENTRY * found + 2] ^ third)) {
                if (found === 0)
                    return t;
                slot = (slot + 1) & wrap;
                found = slots[slot];
            }
            ids[t] = found;
        }
        return count;
    }
    #addShort(view, start, length) {
        const first = (view.getInt32(start, true) | LOWER_CASE) & FIRST[length];
        const second = (view.getInt32(start + 4, true) | LOWER_CASE) & SECOND[length];
        const third = (view.getInt32(start + 8, true) | LOWER_CASE) & THIRD[length];
        const wrap = this.#slots.length - 1;
        let slot = hashOf(first, second, third) & wrap;
        while (this.#slots[slot] !== 0)
            slot = (slot + 1) & wrap;
        return this.#add(slot, first, second, third);
    }
    #internLong(view, start, length) {
        const first = view.getInt32(start, true) | LOWER_CASE;
        const second = view.getInt32(start + 4, true) | LOWER_CASE;
        const words = (length - 5) >>> 2;
        this.#tails = grown(this.#tails, this.#tailsEnd + 1 + words);
        const tails = this.#tails;
        const tail = this.#tailsEnd;
        tails[tail] = length;
        for (let i = 1; i <= words; i++) {
            const at = 4 + 4 * i;
            tails[tail + i] = (view.getInt32(start + at, true) | LOWER_CASE) & FIRST[Math.min(4, length - at)];
        }
        const entries = this.#entries;
        const slots = this.#slots;
        const wrap = slots.length - 1;
        let slot = this.#hashOfTail(first, second, tail) & wrap;
        for (let found = slots[slot]; found !== 0; found = slots[slot]) {
            const other = -entries[ENTRY * found + 2];
            if (entries[ENTRY * found] === first && entries[ENTRY * found + 1] === second && other > 0) {
                let i = 0;
                while (i <= words && tails[other + i] === tails[tail + i])
                    i++;
                if (i > words)
                    return found;
            }
            slot = (slot + 1) & wrap;
        }
        this.#tailsEnd += 1 + words;
        return this.#add(slot, first, second, -tail);
    }
    #add(slot, first, second, third) {
        const token = this.#size++;
        this.#entries = grown(this.#entries, ENTRY * this.#size);
        const entry = ENTRY * token;
        this.#entries[entry] = first;
        this.#entries[entry + 1] = second;
        this.#entries[entry + 2] = third;
        this.#entries[entry + 3] = 0;
        this.#slots[slot] = token;
        if (this.#size * 2 > this.#slots.length)
            this.#rehash();
        return token;
    }
    #rehash() {
        const slots = new Int32Array(2 * this.#slots.length);
        for (let token = 1; token < this.#size; token++) {
            const first = this.#entries[ENTRY * token];
            const second = this.#entries[ENTRY * token + 1];
            const third = this.#entries[ENTRY * token + 2];
            const hash = third < 0 ? this.#hashOfTail(first, second, -third) : hashOf(first, second, third);
            let slot = hash & (slots.length - 1);
            while (slots[slot] !== 0)
                slot = (slot + 1) & (slots.length - 1);
            slots[slot] = token;
        }
        this.#slots = slots;
    }
    #hashOfTail(first, second, tail) {
        const words = (this.#tails[tail] - 5) >>> 2;
        let hash = hashOf(first, second, words);
        for (let i = 1; i <= words; i++)
            hash = hashOf(hash, this.#tails[tail + i], i);
        return hash;
    }
}
function hashOf(first, second, third) {
    const sum = imul(first, 0x9e3779b1) ^ imul(second, 0x85ebca6b) ^ imul(third, 0xc2b2ae35);
    const mixed = imul(sum ^ (sum >>> 15), 0x2c1b3c6d);
    return mixed ^ (mixed >>> 13);
}
function masksFrom(offset) {
    return Int32Array.from({ length: SHORT + 1 }, (_, length) => {
        const bytes = Math.max(0, length - offset);
        return bytes >= 4 ? -1 : (1 << (8 * bytes)) - 1;
    });
}

;// CONCATENATED MODULE: ./packages/text-metrics/lib/ascii-tokens.js



const DOTTED_I = /\u0130/g;
const KELVIN = /\u212a/g;
const EITHER = /[\u0130\u212a]/;
const NEWLINE = 0x0a;
class AsciiTokens {
    #vocabulary = new Vocabulary();
    #stemmer;
    #encoder = new TextEncoder();
    #bytes = new Uint8Array(4096);
    #edges = new Int32Array(1024);
    #view = new DataView(this.#bytes.buffer);
    #stemView;
    #stemEdges = new Int32Array(2);
    #stemNumber = new Int32Array(1);
    constructor(useStemmer) {
        const stemmer = new PorterStemmer();
        this.#stemmer = useStemmer ? stemmer : undefined;
        this.#stemView = new DataView(stemmer.word.buffer);
    }
    get size() {
        return this.#vocabulary.size;
    }
    get remembered() {
        return this.#vocabulary.weight;
    }
    clear() {
        this.#vocabulary = new Vocabulary();
    }
    tokenize(text, into) {
        const length = this.#encode(text);
        this.#findEdges(length, into);
        into.ids = atLeast(into.ids, into.length);
        this.#vocabulary.intern(this.#view, this.#edges, into.length, into.ids);
        if (this.#stemmer !== undefined)
            this.#stemAll(into);
    }
    #findEdges(length, into) {
        this.#edges = atLeast(this.#edges, length + 8);
        into.sentenceEnds = atLeast(into.sentenceEnds, length + 8);
        const edges = this.#edges;
        const ends = into.sentenceEnds;
        const view = this.#view;
        let count = 0;
        let newlines = 0;
        let before = 0;
        for (let i = 0; i <= length; i += 4) {
            const four = view.getInt32(i, true);
            const kinds = tokenBytes(four);
            const a = (kinds >>> 7) & 1;
            const b = (kinds >>> 15) & 1;
            const c = (kinds >>> 23) & 1;
            const d = kinds >>> 31;
            edges[count] = i;
            const afterA = count + (a ^ before);
            edges[afterA] = i + 1;
            const afterB = afterA + (b ^ a);
            edges[afterB] = i + 2;
            const afterC = afterB + (c ^ b);
            edges[afterC] = i + 3;
            count = afterC + (d ^ c);
            before = d;
            if (hasNewline(four)) {
                if ((four & 0xff) === NEWLINE)
                    ends[newlines++] = afterA;
                if (((four >>> 8) & 0xff) === NEWLINE)
                    ends[newlines++] = afterB;
                if (((four >>> 16) & 0xff) === NEWLINE)
                    ends[newlines++] = afterC;
                if (four >>> 24 === NEWLINE)
                    ends[newlines++] = count;
            }
        }
        ends[newlines++] = count;
        into.length = count >>> 1;
        let sentences = 0;
        let start = 0;
        for (let s = 0; s < newlines; s++) {
            const end = ends[s] >>> 1;
            ends[sentences] = end;
            if (end > start)
                sentences++;
            start = end;
        }
        into.sentences = sentences;
    }
    #encode(text) {
        const room = 3 * text.length + 16;
        if (this.#bytes.length < room) {
            this.#bytes = new Uint8Array(2 * room);
            this.#view = new DataView(this.#bytes.buffer);
        }
        let length = this.#encoder.encodeInto(text, this.#bytes).written;
        if (length !== text.length && EITHER.test(text)) {
            const letters = text.replace(DOTTED_I, 'i ').replace(KELVIN, 'k');
            length = this.#encoder.encodeInto(letters, this.#bytes).written;
        }
        this.#bytes.fill(0, length, length + 4);
        return length;
    }
    #stemAll(tokens) {
        const { ids, length } = tokens;
        for (let t = 0; t < length; t++) {
            const token = ids[t];
            const known = this.#vocabulary.stemOf(token);
            ids[t] = known !== 0 ? known : this.#newStem(token, this.#edges[2 * t], this.#edges[2 * t + 1]);
        }
    }
    #newStem(token, start, end) {
        const length = end - start;
        let stem = token;
        if (length > 3) {
            const stemmer = this.#stemmer;
            stemmer.reserve(length + 16);
            if (this.#stemView.buffer !== stemmer.word.buffer)
                this.#stemView = new DataView(stemmer.word.buffer);
            for (let i = 0; i < length; i++)
                stemmer.word[i] = this.#bytes[start + i] | 0x20;
            this.#stemEdges[1] = stemmer.stem(length);
            this.#vocabulary.intern(this.#stemView, this.#stemEdges, 1, this.#stemNumber);
            stem = this.#stemNumber[0];
        }
        this.#vocabulary.setStem(token, stem);
        return stem;
    }
}
function tokenBytes(four) {
    const low = four & 0x7f7f7f7f;
    const lowerCase = low | 0x20202020;
    const letters = (lowerCase + 0x1f1f1f1f) & ~(lowerCase + 0x05050505);
    const digits = (low + 0x50505050) & ~(low + 0x46464646);
    return (letters | digits) & ~four & 0x80808080;
}
function hasNewline(four) {
    const zeroIfNewline = four ^ 0x0a0a0a0a;
    return ((zeroIfNewline - 0x01010101) & ~zeroIfNewline & 0x80808080) !== 0;
}

;// CONCATENATED MODULE: ./packages/text-metrics/lib/dense-ids.js

class DenseIds {
    #denseOf = new Int32Array(1024);
    #sources = new Int32Array(256);
    count = 0;
    assign(prediction, vocabularySize) {
        for (let i = 0; i < this.count; i++)
            this.#denseOf[this.#sources[i]] = 0;
        this.#denseOf = grown(this.#denseOf, vocabularySize);
        this.#sources = atLeast(this.#sources, prediction.length);
        const denseOf = this.#denseOf;
        const sources = this.#sources;
        const { ids, length } = prediction;
        let count = 0;
        for (let i = 0; i < length; i++) {
            const source = ids[i];
            let dense = denseOf[source];
            if (dense === 0) {
                sources[count] = source;
                dense = ++count;
                denseOf[source] = dense;
            }
            ids[i] = dense;
        }
        this.count = count;
    }
    lookUp(reference, vocabularySize) {
        this.#denseOf = grown(this.#denseOf, vocabularySize);
        const denseOf = this.#denseOf;
        const { ids, length } = reference;
        for (let i = 0; i < length; i++)
            ids[i] = denseOf[ids[i]];
    }
}

;// CONCATENATED MODULE: ./packages/text-metrics/lib/lcs.js

const { imul: lcs_imul } = Math;
class LcsLength {
    #masks = new Int32Array(256);
    #rows = new Int32Array(256);
    #columns = new Int32Array(256);
    #carries = new Int32Array(256);
    of(prediction, reference, distinct) {
        this.#masks = atLeast(this.#masks, distinct + 1);
        this.#rows = atLeast(this.#rows, prediction.length);
        this.#columns = atLeast(this.#columns, reference.length);
        const masks = this.#masks;
        const rows = this.#rows;
        const columns = this.#columns;
        let width = 0;
        for (let j = 0; j < reference.length; j++) {
            const token = reference.ids[j];
            columns[width] = token;
            if (token !== 0)
                width++;
            masks[token] = 1;
        }
        masks[0] = 0;
        let height = 0;
        for (let i = 0; i < prediction.length; i++) {
            const token = prediction.ids[i];
            rows[height] = token;
            height += masks[token];
        }
        for (let j = 0; j < width; j++)
            masks[columns[j]] = 0;
        let length = 0;
        for (let top = 0; top < height; top += 32) {
            const bottom = Math.min(top + 32, height);
            for (let i = top; i < bottom; i++)
                masks[rows[i]] |= 1 << i;
            const column = height <= 32 ? this.#onlyBlock(width) : this.#block(width, top === 0);
            for (let i = top; i < bottom; i++)
                masks[rows[i]] = 0;
            length += countOnes(~column & lowOnes(bottom - top));
        }
        return length;
    }
    #onlyBlock(width) {
        const masks = this.#masks;
        const columns = this.#columns;
        let column = -1;
        for (let j = 0; j < width; j++) {
            const mask = masks[columns[j]];
            column = (column + (column & mask)) | (column & ~mask);
        }
        return column;
    }
    #block(width, first) {
        if (first) {
            this.#carries = atLeast(this.#carries, width);
            this.#carries.fill(0, 0, width);
        }
        const masks = this.#masks;
        const columns = this.#columns;
        const carries = this.#carries;
        let column = -1;
        for (let j = 0; j < width; j++) {
            const mask = masks[columns[j]];
            const matched = column & mask;
            const sum = (column + matched + carries[j]) | 0;
            carries[j] = (matched | (column & ~sum)) >>> 31;
            column = sum | (column & ~mask);
        }
        return column;
    }
}
function lowOnes(count) {
    return -1 >>> (32 - count);
}
function countOnes(bits) {
    let sums = bits - ((bits >>> 1) & 0x55555555);
    sums = (sums & 0x33333333) + ((sums >>> 2) & 0x33333333);
    return lcs_imul((sums + (sums >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

;// CONCATENATED MODULE: ./packages/text-metrics/lib/ngrams.js

const { imul: ngrams_imul } = Math;
class NgramMatcher {
    matches;
    #unmatched = new Int32Array(256);
    #grams = new Int32Array(256);
    #levels = [];
    constructor(greatestN) {
        this.matches = new Int32Array(greatestN + 1);
        for (let n = 2; n <= greatestN; n++)
            this.#levels.push(new Level(n));
    }
    match(prediction, reference, distinct) {
        this.matches[1] = this.#matchTokens(prediction, reference, distinct);
        if (this.#levels.length === 0)
            return;
        this.#grams = atLeast(this.#grams, Math.max(prediction.length, reference.length));
        const grams = this.#grams;
        for (let i = 0; i < prediction.length; i++)
            grams[i] = prediction.ids[i];
        for (const level of this.#levels)
            level.index(grams, prediction.ids, prediction.length);
        for (let i = 0; i < reference.length; i++)
            grams[i] = reference.ids[i];
        for (const level of this.#levels)
            this.matches[level.n] = level.match(grams, reference.ids, reference.length);
    }
    #matchTokens(prediction, reference, distinct) {
        this.#unmatched = atLeast(this.#unmatched, distinct + 1);
        const unmatched = this.#unmatched;
        unmatched.fill(0, 0, distinct + 1);
        for (let i = 0; i < prediction.length; i++)
            unmatched[prediction.ids[i]]++;
        let matches = 0;
        for (let i = 0; i < reference.length; i++) {
            const token = reference.ids[i];
            const left = unmatched[token];
            const matched = left > 0 ? 1 : 0;
            unmatched[token] = left - matched;
            matches += matched;
        }
        return matches;
    }
}
const SLOT = 4;
class Level {
    n;
    #slots = new Int32Array(64 * SLOT);
    #wrap = 0;
    constructor(n) {
        this.n = n;
    }
    index(grams, tokens, length) {
        const last = this.n - 1;
        this.#clear(length - last);
        const slots = this.#slots;
        const wrap = this.#wrap;
        let size = 0;
        for (let i = 0; i + last < length; i++) {
            const start = grams[i];
            const token = tokens[i + last];
            let slot = hash(start, token) & wrap;
            while (slots[slot] !== 0 && (slots[slot] !== start || slots[slot + 1] !== token))
                slot = (slot + SLOT) & wrap;
            if (slots[slot] === 0) {
                slots[slot] = start;
                slots[slot + 1] = token;
                slots[slot + 2] = ++size;
            }
            slots[slot + 3]++;
            grams[i] = slots[slot + 2];
        }
    }
    match(grams, tokens, length) {
        const last = this.n - 1;
        const slots = this.#slots;
        const wrap = this.#wrap;
        let matches = 0;
        for (let i = 0; i + last < length; i++) {
            const start = grams[i];
            const token = tokens[i + last];
            grams[i] = 0;
            if (start === 0 || token === 0)
                continue;
            let slot = hash(start, token) & wrap;
            while (slots[slot] !== 0 && (slots[slot] !== start || slots[slot + 1] !== token))
                slot = (slot + SLOT) & wrap;
            grams[i] = slots[slot + 2];
            if (slots[slot + 3] > 0) {
                slots[slot + 3]--;
                matches++;
            }
        }
        return matches;
    }
    #clear(grams) {
        let slots = 64;
        while (slots < 4 * grams)
            slots *= 2;
        this.#wrap = (slots - 1) * SLOT;
        if (this.#slots.length < slots * SLOT)
            this.#slots = new Int32Array(slots * SLOT);
        else
            this.#slots.fill(0, 0, slots * SLOT);
    }
}
function hash(start, token) {
    const mixed = ngrams_imul(start, 0x9e3779b1) + ngrams_imul(token, 0x85ebca6b);
    return (mixed ^ (mixed >>> 15)) << 2;
}

;// CONCATENATED MODULE: ./packages/text-metrics/lib/segmented-tokens.js

const LOCALE = 'en';
const LETTER_OR_DIGIT = /^[\p{L}\p{M}\p{N}]/u;
const STEMMABLE = /^[a-z0-9]{4,}$/;
class SegmentedTokens {
    #segmenter;
    #isToken;
    #useStemmer;
    #numbers = new Map();
    #stems = new Map();
    constructor(granularity, useStemmer) {
        this.#segmenter = new Intl.Segmenter(LOCALE, { granularity });
        this.#isToken =
            granularity === 'word'
                ? (segment) => segment.isWordLike === true
                : (segment) => LETTER_OR_DIGIT.test(segment.segment);
        this.#useStemmer = useStemmer;
    }
    get size() {
        return this.#numbers.size;
    }
    get remembered() {
        return Math.max(this.#numbers.size, this.#stems.size);
    }
    clear() {
        this.#numbers.clear();
        this.#stems.clear();
    }
    tokenize(text, into) {
        into.clear();
        for (const segment of this.#segmenter.segment(text.normalize('NFC'))) {
            if (this.#isToken(segment))
                into.push(this.#number(segment.segment.toLowerCase()));
            else if (segment.segment.endsWith('\n'))
                into.endSentence();
        }
        into.endSentence();
    }
    #number(token) {
        if (!this.#useStemmer || !STEMMABLE.test(token))
            return numberOf(token, this.#numbers);
        let number = this.#stems.get(token);
        if (number === undefined) {
            number = numberOf(porterStem(token), this.#numbers);
            this.#stems.set(token, number);
        }
        return number;
    }
}
let sentences;
function breakSentences(text) {
    sentences ??= new Intl.Segmenter(LOCALE, { granularity: 'sentence' });
    let broken = '';
    for (const { segment } of sentences.segment(text))
        broken += `${segment}\n`;
    return broken;
}
function numberOf(token, numbers) {
    let number = numbers.get(token);
    if (number === undefined) {
        number = numbers.size;
        numbers.set(token, number);
    }
    return number;
}

;// CONCATENATED MODULE: ./packages/text-metrics/lib/settings.js
function measureOf(name) {
    if (name === 'rougeL')
        return 'lcs';
    if (name === 'rougeLsum')
        return 'summary-lcs';
    return /^rouge[1-9]$/.test(name) ? { ngram: Number(name.slice(-1)) } : undefined;
}
function isRougeType(name) {
    return measureOf(name) !== undefined;
}

;// CONCATENATED MODULE: ./packages/text-metrics/lib/token-list.js

class TokenList {
    ids = new Int32Array(256);
    length = 0;
    sentenceEnds = new Int32Array(64);
    sentences = 0;
    clear() {
        this.length = 0;
        this.sentences = 0;
    }
    push(id) {
        if (this.length === this.ids.length)
            this.ids = grown(this.ids, this.length + 1);
        this.ids[this.length++] = id;
    }
    endSentence() {
        const start = this.sentences === 0 ? 0 : this.sentenceEnds[this.sentences - 1];
        if (this.length === start)
            return;
        if (this.sentences === this.sentenceEnds.length) {
            this.sentenceEnds = grown(this.sentenceEnds, this.sentences + 1);
        }
        this.sentenceEnds[this.sentences++] = this.length;
    }
}

;// CONCATENATED MODULE: ./packages/text-metrics/lib/union-lcs.js


const { clz32 } = Math;
class UnionLcs {
    #masks = new Int32Array(256);
    #unmatched = new Int32Array(256);
    #rows = new Int32Array(256);
    #table = new Int32Array(256);
    #carries = new Int32Array(0);
    #walks = new Int32Array(64);
    hits(prediction, reference, distinct) {
        this.#masks = atLeast(this.#masks, distinct + 1);
        this.#unmatched = atLeast(this.#unmatched, distinct + 1);
        this.#rows = atLeast(this.#rows, reference.length);
        this.#table = atLeast(this.#table, prediction.length);
        this.#walks = atLeast(this.#walks, prediction.sentences);
        this.#unmatched.fill(0, 0, distinct + 1);
        for (let j = 0; j < prediction.length; j++)
            this.#unmatched[prediction.ids[j]]++;
        let hits = 0;
        for (let s = 0, start = 0; s < reference.sentences; s++) {
            const end = reference.sentenceEnds[s];
            let height = 0;
            for (let i = start; i < end; i++) {
                const token = reference.ids[i];
                this.#rows[height] = token;
                if (token !== 0)
                    height++;
            }
            if (height > 0)
                hits += this.#sentenceHits(prediction, height);
            start = end;
        }
        return hits;
    }
    #sentenceHits(prediction, height) {
        const blocks = (height + 31) >>> 5;
        for (let s = 0; s < prediction.sentences; s++)
            this.#walks[s] = prediction.sentenceEnds[s] - 1;
        if (blocks > 1)
            this.#carry(prediction, blocks, height);
        let hits = 0;
        for (let block = blocks - 1; block >= 0; block--) {
            const rows = Math.min(32, height - 32 * block);
            this.#setMasks(block, rows);
            const union = this.#walk(prediction, block, lowOnes(rows));
            hits += this.#count(block, union);
            this.#clearMasks(block, rows);
        }
        return hits;
    }
    #carry(prediction, blocks, height) {
        const { ids, length, sentences, sentenceEnds } = prediction;
        this.#carries = atLeast(this.#carries, length * ((blocks + 30) >>> 5));
        const carries = this.#carries;
        const masks = this.#masks;
        for (let block = 0; block < blocks - 1; block++) {
            const rows = Math.min(32, height - 32 * block);
            this.#setMasks(block, rows);
            const into = (block >>> 5) * length;
            const from = ((block - 1) >>> 5) * length;
            for (let s = 0, j = 0; s < sentences; s++) {
                const end = sentenceEnds[s];
                let column = -1;
                for (; j < end; j++) {
                    const mask = masks[ids[j]];
                    const matched = column & mask;
                    const carry = block === 0 ? 0 : (carries[from + j] >>> (block - 1)) & 1;
                    const sum = (column + matched + carry) | 0;
                    const out = (matched | (column & ~sum)) >>> 31;
                    const earlier = (block & 31) === 0 ? 0 : carries[into + j];
                    carries[into + j] = earlier | (out << block);
                    column = sum | (column & ~mask);
                }
            }
            this.#clearMasks(block, rows);
        }
    }
    #walk(prediction, block, allRows) {
        const { ids, length, sentences, sentenceEnds } = prediction;
        const masks = this.#masks;
        const table = this.#table;
        const walks = this.#walks;
        const carries = this.#carries;
        const from = ((block - 1) >>> 5) * length;
        let union = 0;
        for (let s = 0, start = 0; s < sentences; s++) {
            const last = walks[s];
            let column = -1;
            if (block === 0) {
                for (let j = start; j <= last; j++) {
                    const mask = masks[ids[j]];
                    column = (column + (column & mask)) | (column & ~mask);
                    table[j] = column;
                }
            }
            else {
                for (let j = start; j <= last; j++) {
                    const mask = masks[ids[j]];
                    const carry = (carries[from + j] >>> (block - 1)) & 1;
                    column = (column + (column & mask) + carry) | (column & ~mask);
                    table[j] = column;
                }
            }
            let rows = allRows;
            let j = last;
            for (; j >= start; j--) {
                const mask = masks[ids[j]];
                const stops = (~table[j] | mask) & rows;
                if (stops === 0)
                    break;
                const row = 1 << (31 - clz32(stops));
                union |= row & mask;
                rows = (row - 1) | (row & ~mask);
            }
            walks[s] = j;
            start = sentenceEnds[s];
            if (block === 0 && union === allRows)
                break;
        }
        return union;
    }
    #count(block, union) {
        let hits = 0;
        for (let rest = union; rest !== 0; rest &= rest - 1) {
            const token = this.#rows[32 * block + 31 - clz32(rest & -rest)];
            if (this.#unmatched[token] > 0) {
                this.#unmatched[token]--;
                hits++;
            }
        }
        return hits;
    }
    #setMasks(block, rows) {
        for (let i = 0; i < rows; i++)
            this.#masks[this.#rows[32 * block + i]] |= 1 << i;
    }
    #clearMasks(block, rows) {
        for (let i = 0; i < rows; i++)
            this.#masks[this.#rows[32 * block + i]] = 0;
    }
}

;// CONCATENATED MODULE: ./packages/text-metrics/lib/scorer.js








class RougeScorer {
    columns;
    #measures;
    #wantsLcs;
    #wantsSummaryLcs;
    #autoSentences;
    #source;
    #rememberedTokens;
    #prediction = new TokenList();
    #reference = new TokenList();
    #ids = new DenseIds();
    #ngrams;
    #lcs = new LcsLength();
    #unionLcs = new UnionLcs();
    #row;
    #scored = { predictionTokens: 0, referencesWithoutTokens: 0 };
    constructor(settings, rememberedTokens = 2 ** 18) {
        this.#measures = settings.types.map((name) => {
            const measure = measureOf(name);
            if (measure === undefined) {
                throw new RangeError(`Not a ROUGE type: ${name}. There are rouge1 to rouge9, rougeL and rougeLsum.`);
            }
            return measure;
        });
        this.columns = 3 * this.#measures.length;
        this.#row = new Float64Array(this.columns);
        this.#wantsLcs = this.#measures.includes('lcs');
        this.#wantsSummaryLcs = this.#measures.includes('summary-lcs');
        this.#ngrams = new NgramMatcher(Math.max(1, ...this.#measures.map((m) => (typeof m === 'object' ? m.ngram : 1))));
        this.#autoSentences = settings.sentenceSplit === 'auto';
        this.#source = sourceOf(settings);
        this.#rememberedTokens = rememberedTokens;
    }
    score(prediction, references, out) {
        if (references.length === 0)
            throw new RangeError('A prediction needs at least one reference.');
        if (this.#source.remembered > this.#rememberedTokens)
            this.#source.clear();
        this.#tokenize(prediction, this.#prediction);
        this.#ids.assign(this.#prediction, this.#source.size);
        this.#scored.predictionTokens = this.#prediction.length;
        this.#scored.referencesWithoutTokens = 0;
        for (let r = 0; r < references.length; r++) {
            this.#tokenize(references[r], this.#reference);
            this.#ids.lookUp(this.#reference, this.#source.size);
            if (this.#reference.length === 0)
                this.#scored.referencesWithoutTokens++;
            if (r === 0) {
                this.#scoreReference(out);
            }
            else {
                this.#scoreReference(this.#row);
                keepGreater(out, this.#row);
            }
        }
        return this.#scored;
    }
    #tokenize(text, into) {
        this.#source.tokenize(this.#autoSentences ? breakSentences(text) : text, into);
    }
    #scoreReference(row) {
        const p = this.#prediction;
        const r = this.#reference;
        this.#ngrams.match(p, r, this.#ids.count);
        const oneSentence = p.sentences <= 1 && r.sentences <= 1;
        let lcs = 0;
        let summaryLcs = 0;
        if (this.#wantsLcs || (this.#wantsSummaryLcs && oneSentence)) {
            lcs = this.#lcs.of(p, r, this.#ids.count);
            summaryLcs = lcs;
        }
        if (this.#wantsSummaryLcs && !oneSentence) {
            summaryLcs = this.#unionLcs.hits(p, r, this.#ids.count);
        }
        for (let m = 0; m < this.#measures.length; m++) {
            const measure = this.#measures[m];
            if (measure === 'lcs') {
                write(row, m, lcs, p.length, r.length);
            }
            else if (measure === 'summary-lcs') {
                write(row, m, summaryLcs, p.length, r.length);
            }
            else {
                const fewer = measure.ngram - 1;
                write(row, m, this.#ngrams.matches[measure.ngram], p.length - fewer, r.length - fewer);
            }
        }
    }
}
function write(row, measure, hits, predicted, expected) {
    const precision = hits / Math.max(predicted, 1);
    const recall = hits / Math.max(expected, 1);
    row[3 * measure] = precision;
    row[3 * measure + 1] = recall;
    row[3 * measure + 2] = hits === 0 ? 0 : (2 * precision * recall) / (precision + recall);
}
function keepGreater(out, row) {
    for (let i = 2; i < row.length; i += 3) {
        if (row[i] <= out[i])
            continue;
        out[i - 2] = row[i - 2];
        out[i - 1] = row[i - 1];
        out[i] = row[i];
    }
}
function sourceOf({ tokenizer, useStemmer }) {
    switch (tokenizer) {
        case 'default':
            return new AsciiTokens(useStemmer);
        case 'unicode':
            return new SegmentedTokens('word', useStemmer);
        case 'character':
            return new SegmentedTokens('grapheme', useStemmer);
    }
}

;// CONCATENATED MODULE: ./packages/text-metrics/lib/signature.js
function rougeSignature(settings) {
    const { tokenizer, useStemmer, sentenceSplit } = settings;
    const stem = useStemmer && tokenizer !== 'character' ? 'porter-nltk' : 'no';
    return `rouge|tok:${tokenizer}|stem:${stem}|split:${sentenceSplit}|agg:mean|multi:max-f|v:1`;
}

;// CONCATENATED MODULE: ./packages/text-metrics/lib/index.js





;// CONCATENATED MODULE: ./actions/rouge-gate/lib/names.js
const statistics = ['precision', 'recall', 'fmeasure'];
function metricName(type, statistic) {
    return `${type}.${statistic}`;
}
function columnNames(types) {
    return types.flatMap((type) => statistics.map((statistic) => metricName(type, statistic)));
}

;// CONCATENATED MODULE: ./actions/rouge-gate/lib/inputs.js




function readInputs(reader) {
    const types = readTypes(reader);
    const id = reader.text('id-field');
    const slice = reader.text('slice-field');
    const source = reader.text('baseline');
    const baseline = source === undefined ? undefined : reader.parsed(() => parseBaseline('baseline', source), undefined);
    const thresholds = reader.parsed(() => parseThresholds('thresholds', reader.lines('thresholds')), []);
    const regressions = reader.parsed(() => parseRegressions('max-regression', reader.lines('max-regression')), []);
    refuseOutOfRange(reader, thresholds, regressions);
    if (regressions.length > 0 && source === undefined)
        reader.problem('max-regression needs a baseline to compare with. Write for example:\n  baseline: git:origin/main:outputs/predictions.jsonl');
    return {
        predictions: reader.requiredLines('predictions', 'outputs/predictions.jsonl'),
        references: reader.lines('references'),
        fields: {
            prediction: readField(reader, 'prediction-field'),
            reference: readField(reader, 'reference-field'),
            ...(id !== undefined && { id }),
            ...(slice !== undefined && { slice }),
        },
        rouge: {
            types,
            useStemmer: reader.boolean('use-stemmer'),
            tokenizer: reader.choice('tokenizer', ['default', 'unicode', 'character']),
            sentenceSplit: reader.choice('sentence-split', ['newline', 'auto']),
        },
        thresholds: named(reader, 'thresholds', thresholds, types),
        regressions: named(reader, 'max-regression', regressions, types),
        ...(baseline && { baseline }),
        onNoBaseline: reader.choice('on-no-baseline', ['new', 'fail']),
        minExamples: reader.count('min-examples', 1),
        failOn: reader.choice('fail-on', ['fail', 'warn', 'never']),
        includeTexts: reader.boolean('include-texts'),
        token: reader.text('github-token') ?? '',
    };
}
function readTypes(reader) {
    const types = [...new Set(reader.words('metrics'))];
    const unknown = types.filter((type) => !isRougeType(type));
    if (unknown.length > 0 || types.length === 0)
        reader.problem(`metrics: ${unknown.length > 0 ? `"${unknown.join('", "')}" is unknown` : 'nothing is named'}. ` +
            'Write any of rouge1 … rouge9, rougeL and rougeLsum, for example:\n  metrics: rouge1 rougeL');
    return types;
}
function readField(reader, name) {
    const field = reader.text(name);
    if (field === undefined)
        reader.problem(`${name} is empty. Name a field of the records, or leave the input out.`);
    return field ?? '';
}
function named(reader, input, rules, types) {
    return rules.map((rule) => {
        const [type = '', statistic = 'fmeasure', ...more] = rule.metric.split('.');
        if (!isRougeType(type) || !statistics.some((known) => known === statistic) || more.length > 0)
            reader.problem(`${input}: "${rule.metric}" in "${rule.text}" is not a score of this action. ` +
                'Write rouge1 … rouge9, rougeL or rougeLsum, or one of its statistics: rougeL.precision, rougeL.recall, rougeL.fmeasure.');
        else if (!types.includes(type))
            reader.problem(`${input}: "${rule.text}" asks for ${type}, which is not measured. Write:\n  metrics: ${[...types, type].join(' ')}`);
        return { ...rule, metric: metricName(type, statistic) };
    });
}
function refuseOutOfRange(reader, thresholds, regressions) {
    for (const { text, metric, operator, limit } of thresholds)
        if (limit < 0 || limit > 1)
            reader.problem(`thresholds: "${text}" compares with ${limit}, and scores lie between 0 and 1. Write for example: ${metric} ${operator} 0.30`);
    for (const { text, metric, amount } of regressions)
        if (amount >= 1)
            reader.problem(`max-regression: "${text}" allows any drop, since scores lie between 0 and 1. Write for example: ${metric} 2% or ${metric} 0.02`);
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(24);
;// CONCATENATED MODULE: ./packages/report/lib/labels.js
const verdictIcons = {
    pass: '✅',
    warn: '⚠️',
    fail: '❌',
    new: '🆕',
    neutral: '➖',
};
const directionLabels = { higher: '↑ higher', lower: '↓ lower' };
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
const schema_named = { type: 'string', minLength: 1 };
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
    name: schema_named,
    value: numberOrNull,
    'unit?': schema_named,
    'baseline?': numberOrNull,
    'delta?': numberOrNull,
    'relative?': numberOrNull,
    'direction?': { enum: Object.keys(directionLabels) },
    'interval?': object({ low: number, high: number, level }),
    'n?': count,
    'threshold?': schema_named,
    verdict,
    'reason?': schema_named,
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
            title: schema_text,
            labels: listOf(schema_text),
            series: listOf(object({ name: schema_text, values: listOf(numberOrNull) })),
        }),
        object({ kind: { const: 'code' }, text: schema_text, 'language?': { enum: codeLanguages } }),
    ],
};
const provenance = object({
    'repository?': schema_named,
    'sha?': schema_named,
    'baseSha?': schema_named,
    'runUrl?': schema_named,
    'job?': schema_named,
    'inputs?': {
        type: 'object',
        additionalProperties: object({
            sha256: { type: 'string', pattern: '^[0-9a-f]{64}$' },
            'files?': count,
            'count?': count,
        }),
    },
    'signature?': schema_named,
    'settings?': { type: 'object', additionalProperties: schema_text },
    version: schema_named,
});
const reportSchema = {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'mlops-report/v1',
    ...object({
        schema: { const: 'mlops-report/v1' },
        action: { type: 'string', pattern: '^[a-z][a-z0-9-]*$' },
        id: schema_named,
        title: schema_named,
        verdict,
        headline: schema_text,
        metrics: listOf(metric),
        sections: listOf(object({ title: schema_named, 'collapsed?': { type: 'boolean' }, blocks: listOf(block) })),
        provenance,
        'examples?': { type: 'string', pattern: '^[A-Za-z0-9][A-Za-z0-9._-]*$' },
    }),
};

;// CONCATENATED MODULE: ./packages/report/lib/validate.js
function problemOf(value, schema, path = '') {
    const fails = (expected) => `${path || 'the report'}: ${expected}, found ${validate_shown(value)}`;
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
            return `${at(path, 'kind')}: expected one of ${kinds.join(', ')}, found ${validate_shown(kind)}`;
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
        return `${path}[${validate_shown(name)}]`;
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
function validate_shown(value) {
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
        throw new UserError(`${path}: the report cannot be read: ${cause.message}`, { cause });
    };
    const { size } = await stat(path).catch(unreadable);
    if (size > REPORT_LIMIT)
        throw tooLarge(path, size);
    return parseReport(await readFile(path, 'utf8').catch(unreadable), path);
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
        .replace(/@(?=[\w-])(?!(?<=[A-Za-z0-9]@)\d[\d.]{0,5}(?![\w.@-]))/g, `@${ZERO_WIDTH_SPACE}`)
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
function renderChart(chart) {
    const title = `**${escapeText(chart.title, 200)}**`;
    const [only, ...others] = chart.series;
    if (only === undefined)
        return `${title}\n\nNo data.`;
    const notes = noteOn(chart.labels);
    if (others.length === 0) {
        const name = only.name === '' || only.name === chart.title ? '' : `${escapeText(only.name, LABEL_LIMIT)}: `;
        return `${title}\n\n${name}${bars(only)} ${rangeOf(only)}${notes && ` (${notes})`}`;
    }
    const table = markdownTable([
        { header: 'Series' },
        { header: 'Course' },
        { header: 'Least to greatest', align: 'right' },
        { header: 'Last', align: 'right' },
    ], chart.series.map((series) => [series.name, bars(series), rangeOf(series), lastOf(series)]));
    return [title, table, notes].filter((part) => part !== '').join('\n\n');
}
function bars(series) {
    return sparkline(thinned(series.values));
}
function rangeOf(series) {
    const { low, high } = extent(series.values);
    return low > high ? 'no values' : `${formatNumber(low)} to ${formatNumber(high)}`;
}
function lastOf({ values }) {
    const last = values.at(-1) ?? null;
    return last === null ? '' : formatNumber(last);
}
function noteOn(labels) {
    if (labels.length === 0)
        return '';
    const [start, end] = [escapeText(labels[0], LABEL_LIMIT), escapeText(labels.at(-1), LABEL_LIMIT)];
    const span = labels.length === 1 ? start : `${start} … ${end}`;
    return labels.length > WIDTH
        ? `${span}; each bar is the mean of about ${Math.round(labels.length / WIDTH)} of ${labels.length} values`
        : span;
}
function thinned(values) {
    if (values.length <= WIDTH)
        return [...values];
    return Array.from({ length: WIDTH }, (_, piece) => {
        const start = Math.floor((piece * values.length) / WIDTH);
        const end = Math.floor(((piece + 1) * values.length) / WIDTH);
        const known = values.slice(start, end).filter((value) => value !== null);
        return known.length === 0 ? null : known.reduce((sum, value) => sum + value / known.length, 0);
    });
}

;// CONCATENATED MODULE: ./packages/report/lib/metric-table.js




const REASON_LIMIT = 500;
function renderMetrics(rows) {
    const columns = columnsFor(rows).filter((column) => rows.some((row) => column.cell(row) !== undefined));
    const table = markdownTable(columns, rows.map((row) => columns.map((column) => column.cell(row) ?? '')));
    const reasons = rows
        .filter((row) => row.reason && (row.verdict === 'fail' || row.verdict === 'warn'))
        .map((row) => `- ${verdictIcons[row.verdict]} ${escapeText(reasonOf(row), REASON_LIMIT)}`);
    return reasons.length === 0 ? table : `${table}\n\n${reasons.join('\n')}`;
}
function reasonOf({ name, reason = '' }) {
    return reason.includes(name) ? reason : `${name}: ${reason}`;
}
function columnsFor(rows) {
    const levels = new Set(rows.flatMap((row) => row.interval?.level ?? []));
    const common = levels.size === 1 ? `${percent([...levels][0])} interval` : '';
    return [
        { header: 'Metric', cell: (row) => row.name },
        {
            header: 'Value',
            align: 'right',
            cell: (row) => (row.value === null ? '' : withUnit(row.value, row.unit)),
        },
        { header: common || 'Interval', align: 'right', cell: (row) => intervalOf(row, common === '') },
        { header: 'N', align: 'right', cell: (row) => row.n?.toString() },
        {
            header: 'Baseline',
            align: 'right',
            cell: (row) => metric_table_known(row.baseline, (value) => withUnit(value, row.unit)),
        },
        { header: 'Change', align: 'right', cell: (row) => metric_table_known(row.delta, (delta) => changeOf(row, delta)) },
        { header: 'Relative', align: 'right', cell: relativeOf },
        { header: 'Better', cell: (row) => row.direction && directionLabels[row.direction] },
        { header: 'Limit', align: 'right', cell: (row) => row.threshold },
        { header: 'Verdict', cell: (row) => (row.verdict === 'neutral' ? undefined : verdictLabel(row.verdict)) },
    ];
}
function metric_table_known(value, show) {
    return value === null || value === undefined ? undefined : show(value);
}
function withUnit(value, unit) {
    return unitAfter(formatNumber(value), unit);
}
function unitAfter(number, unit) {
    if (unit === undefined)
        return number;
    return unit === '%' ? `${number}%` : `${number} ${unit}`;
}
function intervalOf({ interval }, withLevel) {
    if (!interval)
        return undefined;
    const range = `${formatNumber(interval.low)} to ${formatNumber(interval.high)}`;
    return withLevel ? `${range} (${percent(interval.level)})` : range;
}
function changeOf(row, delta) {
    return unitAfter(signed(delta, (size) => difference(size, row)), row.unit === '%' ? 'pp' : row.unit);
}
function difference(size, row) {
    const places = [row.value, row.baseline].map((value) => decimals(formatNumber(value)));
    const rounded = places.includes(undefined) ? 0 : Number(size.toFixed(Math.max(...places)));
    return rounded === 0 ? formatNumber(size) : formatNumber(rounded, 15);
}
function decimals(number) {
    const match = /^-?\d+(?:\.(\d+))?$/.exec(number);
    return match ? (match[1]?.length ?? 0) : undefined;
}
function relativeOf(row) {
    if (row.relative === null && row.baseline === 0)
        return 'n/a';
    return metric_table_known(row.relative, (relative) => signed(relative, percent));
}
function signed(value, show) {
    if (value === 0)
        return show(0);
    return `${value > 0 ? '+' : '-'}${show(Math.abs(value))}`;
}
function percent(fraction) {
    return `${formatNumber(fraction * 100)}%`;
}

;// CONCATENATED MODULE: ./packages/report/lib/render.js





const TITLE_LIMIT = 200;
const HEADLINE_LIMIT = 500;
const TEXT_LIMIT = 4_000;
const CODE_LIMIT = 20_000;
function renderReport(report, options = {}) {
    const level = options.heading ?? 2;
    const trusted = options.trusted ?? false;
    const parts = [
        heading(level, `${verdictLabel(report.verdict)}: ${escapeText(report.title, TITLE_LIMIT)}`),
        escapeText(report.headline, HEADLINE_LIMIT),
        ...metricTables(report.metrics),
        ...report.sections.map((section) => renderSection(section, level + 1, trusted)),
        footer(report.provenance, trusted),
    ];
    return `${parts.join('\n\n')}\n`;
}
function metricTables(rows) {
    const [open, folded] = [rows.filter((row) => !row.detail), rows.filter((row) => row.detail)];
    return [
        ...(open.length === 0 ? [] : [renderMetrics(open)]),
        ...(folded.length === 0
            ? []
            : [
                details(`${folded.length} more ${folded.length === 1 ? 'metric' : 'metrics'}`, renderMetrics(folded)),
            ]),
    ];
}
function heading(level, markdown) {
    return `${'#'.repeat(Math.min(level, 6))} ${markdown}`;
}
function renderSection(section, level, trusted) {
    const body = section.blocks.map((block) => renderBlock(block, trusted)).join('\n\n');
    if (section.collapsed)
        return details(section.title, body);
    return [heading(level, escapeText(section.title, TITLE_LIMIT)), body]
        .filter((part) => part !== '')
        .join('\n\n');
}
function renderBlock(block, trusted) {
    switch (block.kind) {
        case 'text':
            return escapeText(block.text, TEXT_LIMIT);
        case 'markdown':
            return trusted ? block.markdown : codeBlock(block.markdown, 'text', CODE_LIMIT);
        case 'table': {
            const table = markdownTable(block.columns, block.rows);
            return block.more
                ? `${table}\n\n${block.more} more ${block.more === 1 ? 'row' : 'rows'} not shown.`
                : table;
        }
        case 'chart':
            return renderChart(block);
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

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(598);
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

;// CONCATENATED MODULE: ./packages/report/lib/index.js









;// CONCATENATED MODULE: ./actions/rouge-gate/lib/join.js

async function* joinByPosition(a, b, pair) {
    try {
        let [left, right] = [[], []];
        let paired = 0;
        for (;;) {
            if (left.length === 0)
                left = await nextBatch(a.batches);
            if (right.length === 0)
                right = await nextBatch(b.batches);
            const size = Math.min(left.length, right.length);
            if (size === 0)
                break;
            const [lefts, rights] = [left.slice(0, size), right.slice(0, size)];
            yield lefts.map((item, index) => pair(item, rights[index]));
            paired += size;
            left = left.slice(size);
            right = right.slice(size);
        }
        const lengthA = paired + left.length + (await countRest(a.batches));
        const lengthB = paired + right.length + (await countRest(b.batches));
        if (lengthA !== lengthB)
            throw new lib/* UserError */.yo(`${a.name} has ${lengthA} texts and ${b.name} has ${lengthB}, so they can't be joined by position. ` +
                'Make them equally long, or join them by a field that both have:\n  id-field: id');
    }
    finally {
        await join_close(a, b);
    }
}
async function* joinById(a, b, pair, unmatched) {
    try {
        const [waitingA, waitingB] = [new Map(), new Map()];
        let [moreA, moreB] = [true, true];
        while (moreA || moreB) {
            const pairs = [];
            if (moreA && (!moreB || waitingA.size <= waitingB.size)) {
                const batch = await nextBatch(a.batches);
                moreA = batch.length > 0;
                for (const item of batch) {
                    const partner = take(waitingB, item.id);
                    if (partner === undefined)
                        waitingA.set(item.id, item);
                    else
                        pairs.push(pair(item, partner));
                }
            }
            else {
                const batch = await nextBatch(b.batches);
                moreB = batch.length > 0;
                for (const item of batch) {
                    const partner = take(waitingA, item.id);
                    if (partner === undefined)
                        waitingB.set(item.id, item);
                    else
                        pairs.push(pair(partner, item));
                }
            }
            if (pairs.length > 0)
                yield pairs;
        }
        const rest = unmatched([...waitingA.values()], [...waitingB.values()]);
        if (rest.length > 0)
            yield rest;
    }
    finally {
        await join_close(a, b);
    }
}
function take(waiting, id) {
    const item = waiting.get(id);
    if (item !== undefined)
        waiting.delete(id);
    return item;
}
function refuseUnmatched(a, b) {
    return (onlyA, onlyB) => {
        const missing = [
            { items: onlyA, here: a, there: b },
            { items: onlyB, here: b, there: a },
        ].filter(({ items }) => items.length > 0);
        if (missing.length === 0)
            return [];
        throw new lib/* UserError */.yo(missing
            .map(({ items, here, there }) => `${items.length} of the ids in ${here} are not in ${there}: ${firstIds(items)}.`)
            .join('\n'));
    };
}
function firstIds(items) {
    const shown = items.slice(0, 3).map(({ id }) => JSON.stringify(id.slice(0, 60)));
    return items.length > 3 ? `${shown.join(', ')}, …` : shown.join(', ');
}
async function nextBatch(batches) {
    for (;;) {
        const { done, value } = await batches.next();
        if (done)
            return [];
        if (value.length > 0)
            return value;
    }
}
async function countRest(batches) {
    let count = 0;
    for await (const batch of batches)
        count += batch.length;
    return count;
}
async function join_close(...sides) {
    for (const side of sides)
        await side.batches.return(undefined);
}

;// CONCATENATED MODULE: ./actions/rouge-gate/lib/rows.js

async function* readRows(files, idField, onBytes = () => { }) {
    const seen = new Set();
    let count = 0;
    for (const file of files) {
        const format = (0,lib/* formatOf */.be)(file) ?? unknownEnding(file);
        if (idField !== undefined && format === 'txt')
            throw new lib/* UserError */.yo(`id-field: ${file} has one text per line and so no field "${idField}". Name a .jsonl, .json, .csv or .tsv file, or leave id-field out.`);
        for await (const batch of (0,lib/* readRecords */.T3)(file, format)) {
            onBytes(batch.bytes);
            yield batch.records.map((record) => {
                count += 1;
                const id = idField === undefined ? String(count) : idOf(record, idField, file, format);
                if (idField !== undefined) {
                    if (seen.has(id))
                        throw new lib/* UserError */.yo(`${(0,lib/* located */.t4)(file, format, record.line)}: the ${idField} ${show(id)} is there twice. Every example needs its own.`);
                    seen.add(id);
                }
                return { id, value: record.value, file, format, line: record.line };
            });
        }
    }
}
function unknownEnding(file) {
    throw new lib/* UserError */.yo(`${file}: its ending does not say what it holds. Name it .txt (one text per line), .jsonl, .json, .csv or .tsv, with .gz behind it if it is compressed.`);
}
function idOf(record, field, file, format) {
    const id = (0,lib/* fieldOf */._F)(record.value, field);
    if (typeof id === 'number' && Number.isInteger(id) && !Number.isSafeInteger(id))
        throw new lib/* UserError */.yo(`${(0,lib/* located */.t4)(file, format, record.line)}: id-field "${field}" holds a number above 2^53, which JSON readers round. Write it in quotes.`);
    if ((typeof id === 'string' && id !== '') || (typeof id === 'number' && Number.isFinite(id)))
        return String(id);
    throw new lib/* UserError */.yo(`${(0,lib/* located */.t4)(file, format, record.line)}: id-field "${field}" ${id === undefined ? 'is missing' : `is ${show(id)}`}; a text or a number is needed.${fieldsOf(record.value, 'id-field')}`);
}
function textOf(row, field, input) {
    const text = textsIn(row, field);
    if (typeof text === 'string')
        return text;
    throw notText(row, field, input, text, 'a text');
}
function textsOf(row, field, input) {
    const texts = textsIn(row, field);
    if (typeof texts === 'string') {
        if (isTable(row) && /^\[(['"]).*\1\]$/s.test(texts))
            throw new lib/* UserError */.yo(`${(0,lib/* located */.t4)(row.file, row.format, row.line)}: "${field}" (${input}) is a list written as text, and would be scored as one text. Write the records as JSON Lines; in pandas: to_json(path, orient="records", lines=True)`);
        return [texts];
    }
    if (Array.isArray(texts) && texts.length > 0 && texts.every((text) => typeof text === 'string'))
        return texts;
    throw notText(row, field, input, texts, 'a text, or a list of texts');
}
function isTable({ format }) {
    return format === 'csv' || format === 'tsv';
}
function labelOf(row, field, input) {
    const value = (0,lib/* fieldOf */._F)(row.value, field);
    if (value === undefined || value === null)
        return '';
    if (typeof value !== 'object')
        return String(value);
    throw notText(row, field, input, value, 'a text or a number');
}
function textsIn(row, field) {
    return typeof row.value === 'string' || Array.isArray(row.value) ? row.value : (0,lib/* fieldOf */._F)(row.value, field);
}
function notText(row, field, input, found, wanted) {
    const place = (0,lib/* located */.t4)(row.file, row.format, row.line);
    if (found === undefined)
        return new lib/* UserError */.yo(`${place}: there is no field "${field}" (${input}).${fieldsOf(row.value, input)}`);
    return new lib/* UserError */.yo(`${place}: "${field}" (${input}) is ${show(found)}; ${wanted} is needed. Write "" for an empty text.`);
}
function fieldsOf(value, input) {
    if (typeof value !== 'object' || value === null)
        return '';
    const names = Object.keys(value).slice(0, 20);
    if (names.length === 0)
        return ' The record is empty.';
    const file = input === 'reference-field' ? ', or name a file of references:\n  references: data/references.txt' : '';
    return ` The record has: ${names.map(show).join(', ')}. Name one of them, as in:\n  ${input}: ${show(names[0])}${file}`;
}
function show(value) {
    if (Array.isArray(value))
        return value.length === 0 ? 'an empty list' : 'a list';
    if (typeof value === 'object' && value !== null)
        return 'an object';
    const text = (0,lib/* visible */.RK)(JSON.stringify(value) ?? String(value));
    return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

;// CONCATENATED MODULE: ./actions/rouge-gate/lib/examples.js



function readExamples(sources, fields, onBytes) {
    const ownReferences = sources.references.length === 0;
    let examples = mapBatches(readRows(sources.predictions, fields.id, onBytes), (row) => {
        if (ownReferences && typeof row.value === 'string')
            throw new lib/* UserError */.yo(`references: ${row.file} holds the predictions alone. Name the references:\n  references: outputs/references.txt`);
        return {
            id: row.id,
            prediction: textOf(row, fields.prediction, 'prediction-field'),
            references: ownReferences ? textsOf(row, fields.reference, 'reference-field') : [],
            ...(fields.slice !== undefined && { slice: sliceOf(row, fields.slice) }),
        };
    });
    for (const files of sources.references) {
        const name = `references (${files.join(', ')})`;
        const references = mapBatches(readRows(files, fields.id, onBytes), (row) => ({
            id: row.id,
            references: textsOf(row, fields.reference, 'reference-field'),
        }));
        const left = {
            name: `predictions (${sources.predictions.join(', ')})`,
            batches: examples,
        };
        const right = { name, batches: references };
        const pair = (example, more) => ({
            ...example,
            references: [...example.references, ...more.references],
        });
        examples =
            fields.id === undefined
                ? joinByPosition(left, right, pair)
                : joinById(left, right, pair, refuseUnmatched(left.name, right.name));
    }
    return examples;
}
async function* mapBatches(batches, change) {
    for await (const batch of batches)
        yield batch.map(change);
}
const none = '(none)';
function sliceOf(row, field) {
    if (typeof row.value === 'string')
        throw new lib/* UserError */.yo(`slice-field: ${row.file} has bare texts and so no field "${field}". Name a file with records, or leave slice-field out.`);
    return labelOf(row, field, 'slice-field') || none;
}

;// CONCATENATED MODULE: ./actions/rouge-gate/lib/baseline.js







async function openBaseline(inputs, signature, ports) {
    if (inputs.baseline === undefined)
        return undefined;
    const found = await locateBaseline(inputs.baseline, { ...ports, token: inputs.token });
    if (found === undefined)
        return { kind: 'absent', label: inputs.baseline.text };
    const text = await documentOf(found);
    const document = parsed(text);
    if (text === undefined || document === undefined)
        return predictions(found, inputs);
    if (typeof document === 'object' && document !== null && 'schema' in document)
        return fromReport(found, parseReport(text, found.label), inputs, signature);
    return { ...placeOf(found), kind: 'means', means: meansOf(document, found.label, inputs.rouge.types) };
}
function placeOf({ label, sha }) {
    return { label, ...(sha !== undefined && { sha }) };
}
async function documentOf({ paths: [path, ...others] }) {
    if (path === undefined || others.length > 0 || !/\.json$/i.test(path))
        return undefined;
    const file = await (0,promises_.open)(path);
    try {
        const { bytesRead, buffer } = await file.read(Buffer.alloc(1024), 0, 1024, 0);
        if (buffer.toString('utf8', 0, bytesRead).trimStart().startsWith('['))
            return undefined;
        return await file.readFile('utf8');
    }
    finally {
        await file.close();
    }
}
function parsed(text) {
    if (text === undefined)
        return undefined;
    try {
        const document = JSON.parse(text);
        return Array.isArray(document) ? undefined : document;
    }
    catch {
        return undefined;
    }
}
function predictions(found, inputs) {
    const rows = readRows(found.paths, inputs.fields.id);
    return {
        ...placeOf(found),
        kind: 'examples',
        columns: columnNames(inputs.rouge.types),
        batches: mapBatches(rows, (row) => {
            if ((0,lib/* fieldOf */._F)(row.value, 'scores') !== undefined &&
                (0,lib/* fieldOf */._F)(row.value, inputs.fields.prediction) === undefined)
                throw new lib/* UserError */.yo(`baseline: ${found.label} holds scores without the settings they were made with. Name the report beside it:\n  baseline: report:PATH of the report`);
            return { id: row.id, prediction: textOf(row, inputs.fields.prediction, 'prediction-field') };
        }),
    };
}
async function fromReport(found, report, inputs, signature) {
    const place = placeOf(found);
    const refuse = (reason) => ({ ...place, kind: 'refused', reason });
    if (report.action !== 'rouge-gate')
        throw new lib/* UserError */.yo(`baseline: ${found.label} is a report of ${report.action}, not of rouge-gate.`);
    const old = report.provenance.signature;
    if (old !== signature)
        return refuse(`its scores are of another kind: ${(0,lib/* visible */.RK)(old ?? 'without a signature')}, and these are ${signature}. Make the baseline anew with today's settings, or name its predictions, which are scored with them.`);
    if (report.provenance.settings?.join !== joinOf(inputs))
        return refuse(`its examples were joined by ${(0,lib/* visible */.RK)(report.provenance.settings?.join ?? 'nothing that it names')}, and these are by ${joinOf(inputs)}. Make the baseline anew.`);
    const means = new Map(report.metrics.flatMap(({ name, value }) => (isScore(value) ? [[name, value]] : [])));
    const file = report.examples === undefined ? undefined : await found.sibling(report.examples);
    if (file === undefined)
        return { ...place, kind: 'means', means, report };
    const types = inputs.rouge.types.filter((type) => means.has(metricName(type, 'fmeasure')));
    return {
        ...place,
        kind: 'examples',
        columns: columnNames(types),
        batches: mapBatches(readRows([file], 'id'), (row) => ({
            id: row.id,
            scores: scoresOf(row, types),
            hashes: hashesOf(row),
        })),
        report,
    };
}
function joinOf({ fields }) {
    return fields.id === undefined ? 'position' : 'id';
}
function scoresOf(row, types) {
    const scores = new Float64Array(types.length * statistics.length);
    for (const [index, type] of types.entries()) {
        const triple = (0,lib/* fieldOf */._F)(row.value, `scores.${type}`);
        if (!Array.isArray(triple) || triple.length !== statistics.length || !triple.every(isScore))
            throw new lib/* UserError */.yo(`baseline: ${(0,lib/* located */.t4)(row.file, row.format, row.line)}: scores.${type} is not three numbers from 0 to 1.`);
        scores.set(triple, index * statistics.length);
    }
    return scores;
}
function hashesOf(row) {
    const [prediction, references] = [
        (0,lib/* fieldOf */._F)(row.value, 'hash.prediction'),
        (0,lib/* fieldOf */._F)(row.value, 'hash.references'),
    ];
    if (typeof prediction !== 'number' || typeof references !== 'number')
        throw new lib/* UserError */.yo(`baseline: ${(0,lib/* located */.t4)(row.file, row.format, row.line)}: the hashes of its texts are missing. Make the baseline anew.`);
    return { prediction, references };
}
function isScore(value) {
    return typeof value === 'number' && value >= 0 && value <= 1;
}
function meansOf(document, label, types) {
    const means = new Map();
    for (const type of types)
        for (const statistic of statistics) {
            const value = (0,lib/* fieldOf */._F)((0,lib/* fieldOf */._F)(document, type), statistic);
            if (isScore(value))
                means.set(metricName(type, statistic), value);
        }
    if (means.size === 0)
        throw new lib/* UserError */.yo(`baseline: ${label} is neither a report, nor a "scores" output ({"rougeL":{"fmeasure":0.3}}), nor predictions with one record per example.`);
    return means;
}

;// CONCATENATED MODULE: ./packages/statistics/lib/percentile.js
function percentile(sorted, fraction) {
    const position = fraction * (sorted.length - 1);
    const index = Math.floor(position);
    const here = sorted[index];
    const next = sorted[Math.min(index + 1, sorted.length - 1)];
    return here + (next - here) * (position - index);
}

;// CONCATENATED MODULE: ./packages/statistics/lib/random.js
const { floor, imul: random_imul } = Math;
class Random {
    #a;
    #b;
    #c;
    #d;
    constructor(a, b, c, d) {
        this.#a = a | 0;
        this.#b = b | 0;
        this.#c = c | 0;
        this.#d = d | 0;
    }
    static seeded(seed) {
        if (!Number.isSafeInteger(seed) || seed < 0) {
            throw new RangeError(`A seed is an integer from 0 to ${Number.MAX_SAFE_INTEGER}, not ${seed}`);
        }
        const next = splitmix32(seed >>> 0);
        return new Random(next(), next(), next(), next() ^ floor(seed / 2 ** 32));
    }
    bits() {
        const product = random_imul(this.#b, 5);
        const result = random_imul((product << 7) | (product >>> 25), 9);
        const shifted = this.#b << 9;
        this.#c ^= this.#a;
        this.#d ^= this.#b;
        this.#b ^= this.#c;
        this.#a ^= this.#d;
        this.#c ^= shifted;
        this.#d = (this.#d << 11) | (this.#d >>> 21);
        return result;
    }
    tally(times) {
        const bound = times.length;
        const least = 2 ** 32 % bound;
        let [a, b, c, d] = [this.#a, this.#b, this.#c, this.#d];
        for (let draw = 0; draw < bound; draw++) {
            let bits;
            do {
                const product = random_imul(b, 5);
                bits = random_imul((product << 7) | (product >>> 25), 9);
                const shifted = b << 9;
                c ^= a;
                d ^= b;
                b ^= c;
                a ^= d;
                c ^= shifted;
                d = (d << 11) | (d >>> 21);
            } while (random_imul(bits, bound) >>> 0 < least);
            times[floor(((bits >>> 0) * bound) / 2 ** 32)] += 1;
        }
        [this.#a, this.#b, this.#c, this.#d] = [a, b, c, d];
    }
    below(bound) {
        for (;;) {
            const bits = this.bits();
            const low = random_imul(bits, bound) >>> 0;
            if (low >= bound || low >= 2 ** 32 % bound)
                return floor(((bits >>> 0) * bound) / 2 ** 32);
        }
    }
}
function splitmix32(seed) {
    let state = seed;
    return () => {
        state = (state + 0x9e3779b9) | 0;
        let word = random_imul(state ^ (state >>> 16), 0x85ebca6b);
        word = random_imul(word ^ (word >>> 13), 0xc2b2ae35);
        return word ^ (word >>> 16);
    };
}

;// CONCATENATED MODULE: ./packages/statistics/lib/bootstrap.js


function bootstrapMeans(rows, options) {
    return bootstrapColumns(rows, Array.from({ length: rows.columns }, (_, column) => column), options);
}
function bootstrapColumns(rows, columns, { seed, resamples = 1000, level = 0.95 }) {
    if (!Number.isInteger(resamples) || resamples < 1)
        throw new RangeError(`${resamples} resamples`);
    if (!(level >= 0 && level <= 1))
        throw new RangeError(`A level of ${level}, not 0 to 1`);
    const ranges = columns.map((column) => rows.range(column));
    const means = resampledMeans(rows, columns, resamples, Random.seeded(seed));
    return means.map((sorted, index) => {
        const { least, greatest } = ranges[index];
        const end = (fraction) => Math.min(Math.max(percentile(sorted, fraction), least), greatest);
        return { low: end((1 - level) / 2), high: end((1 + level) / 2) };
    });
}
const batch = 4;
function resampledMeans(rows, columns, resamples, random) {
    const sizes = rows.groupSizes();
    const sums = columns.map((column) => rows.groupSums(column));
    const means = columns.map(() => new Float64Array(resamples));
    const drawn = Array.from({ length: batch }, () => new Float64Array(sizes.length));
    for (let start = 0; start < resamples; start += batch) {
        for (const times of drawn)
            drawGroups(times, sizes, random);
        const counts = products(sizes, drawn);
        for (let index = 0; index < sums.length; index++) {
            const totals = products(sums[index], drawn);
            for (let offset = 0; offset < batch && start + offset < resamples; offset++) {
                means[index][start + offset] = totals[offset] / counts[offset];
            }
        }
    }
    for (const values of means)
        values.sort();
    return means;
}
function drawGroups(times, sizes, random) {
    do {
        times.fill(0);
        random.tally(times);
    } while (!times.some((count, group) => count * sizes[group] > 0));
}
function products(values, [a, b, c, d]) {
    let [first, second, third, fourth] = [0, 0, 0, 0];
    for (let index = 0; index < values.length; index++) {
        const value = values[index];
        first += a[index] * value;
        second += b[index] * value;
        third += c[index] * value;
        fourth += d[index] * value;
    }
    return [first, second, third, fourth];
}

;// CONCATENATED MODULE: ./packages/statistics/lib/paired-test.js


const exactUpTo = 20;
const fewestForEvidence = 6;
const errorsToDetect = 1.959963984540054 + 0.8416212335729143;
function pairedTest(differences, column, { seed, trials = 10_000 }) {
    if (!Number.isInteger(trials) || trials < 1)
        throw new RangeError(`${trials} trials`);
    const sums = differences.groupSums(column);
    const mean = differences.means()[column];
    const [interval] = bootstrapColumns(differences, [column], { seed });
    const standardError = errorOfMean(sums, differences.groupSizes(), mean, differences.count);
    return {
        n: differences.count,
        mean,
        interval: interval,
        ...signFlips(sums.filter((sum) => sum !== 0), trials, seed),
        standardError,
        smallestDetectable: differences.count < fewestForEvidence ? Number.POSITIVE_INFINITY : errorsToDetect * standardError,
    };
}
function errorOfMean(sums, sizes, mean, count) {
    if (count === 1)
        return Number.POSITIVE_INFINITY;
    let squares = 0;
    for (let group = 0; group < sums.length; group++) {
        const deviation = sums[group] - sizes[group] * mean;
        squares += deviation * deviation;
    }
    return Math.sqrt((sums.length / (sums.length - 1)) * squares) / count;
}
function signFlips(sums, trials, seed) {
    const spread = sums.reduce((total, sum) => total + Math.abs(sum), 0);
    const total = sums.reduce((sofar, sum) => sofar + sum, 0);
    const asFar = Math.abs(total) - 1e-12 * spread;
    const countAsFar = (totals) => totals.reduce((count, value) => (value >= asFar || -value >= asFar ? count + 1 : count), 0);
    if (sums.length <= exactUpTo) {
        const half = signedTotals(sums.subarray(1)).map((value) => value + (sums[0] ?? 0));
        return { p: countAsFar(half) / half.length, exact: true, trials: 2 ** sums.length };
    }
    const p = (countAsFar(randomTotals(sums, trials, Random.seeded(seed))) + 1) / (trials + 1);
    return { p, exact: false, trials };
}
function randomTotals(sums, trials, random) {
    const totals = new Float64Array(trials);
    for (let start = 0; start < sums.length; start += 32) {
        const [a, b, c, d] = [0, 8, 16, 24].map((offset) => {
            const eight = new Float64Array(8);
            eight.set(sums.subarray(start + offset, start + offset + 8));
            return signedTotals(eight);
        });
        for (let trial = 0; trial < trials; trial++) {
            const bits = random.bits();
            totals[trial] += a[bits & 255] + b[(bits >>> 8) & 255] + (c[(bits >>> 16) & 255] + d[bits >>> 24]);
        }
    }
    return totals;
}
function signedTotals(values) {
    const totals = new Float64Array(2 ** values.length);
    totals[0] = values.reduce((total, value) => total + value, 0);
    for (let bit = 0; bit < values.length; bit++) {
        const flipped = 2 ** bit;
        for (let index = 0; index < flipped; index++)
            totals[flipped + index] = totals[index] - 2 * values[bit];
    }
    return totals;
}

;// CONCATENATED MODULE: ./actions/rouge-gate/lib/compare.js

const seed = 20_040_704;
function compare(baseline, evaluation) {
    const place = { label: baseline.label, ...(baseline.sha !== undefined && { sha: baseline.sha }) };
    const refuse = (reason) => ({
        ...place,
        state: 'refused',
        reason,
        scores: new Map(),
        doubts: [],
    });
    if (baseline.kind === 'absent')
        return { ...place, state: 'absent', scores: new Map(), doubts: [] };
    if (baseline.kind === 'refused')
        return refuse(baseline.reason);
    const doubts = [];
    if (baseline.kind === 'means') {
        const digests = baseline.report?.provenance.inputs;
        if (digests?.references !== undefined && digests.references.sha256 !== evaluation.digests.references)
            return refuse(otherTestSet);
        if (digests?.predictions?.sha256 === evaluation.digests.predictions)
            doubts.push(samePredictions);
        return {
            ...place,
            state: 'compared',
            scores: meansBeside(baseline.means, evaluation),
            untested: whyUntested(baseline.report),
            doubts,
        };
    }
    const { pairs } = evaluation;
    const compared = pairs?.differences.count ?? 0;
    if (pairs === undefined || compared === 0)
        return refuse(pairs?.otherReferences ? otherTestSet : 'no example is in both.');
    const { onlyCurrent, onlyBaseline, otherReferences } = pairs;
    if (onlyCurrent + onlyBaseline + otherReferences > 0)
        doubts.push(`Only ${compared} examples are compared with ${baseline.label}: ${onlyCurrent} are not there, ${onlyBaseline} are only there, and ${otherReferences} have other references there.`);
    if (pairs.unchanged === compared)
        doubts.push(samePredictions);
    return { ...place, state: 'compared', scores: pairsBeside(pairs), pairs, doubts };
}
const samePredictions = 'The predictions are, to the letter, those of the baseline: was the new model really run, and its output written?';
const otherTestSet = 'its references are not these, so its scores belong to another test set. Make the baseline anew with these references.';
function whyUntested(report) {
    if (report === undefined)
        return 'It holds only means, and does not say of which texts and settings.';
    if (report.examples !== undefined)
        return `The file ${report.examples} is not beside the report: keep both together.`;
    return 'It holds only means.';
}
function meansBeside(old, { means }) {
    return new Map([...means].flatMap(([name, current]) => {
        const baseline = old.get(name);
        return baseline === undefined ? [] : [[name, { baseline, current }]];
    }));
}
function pairsBeside(pairs) {
    const [current, baseline] = [pairs.current.means(), pairs.baseline.means()];
    return new Map(pairs.columns.map((name, index) => [
        name,
        {
            baseline: baseline[index] ?? 0,
            current: current[index] ?? 0,
            test: pairedTest(pairs.differences, index, { seed }),
        },
    ]));
}

;// CONCATENATED MODULE: ./packages/statistics/lib/exact-sum.js
class ExactSums {
    #high;
    #low;
    constructor(columns) {
        this.#high = new Float64Array(columns);
        this.#low = new Float64Array(columns);
    }
    add(row) {
        const [high, low] = [this.#high, this.#low];
        for (let column = 0; column < row.length; column++) {
            const before = high[column];
            const value = row[column];
            const sum = before + value;
            const grown = sum - before;
            high[column] = sum;
            low[column] += before - (sum - grown) + (value - grown);
        }
    }
    mean(column, count) {
        const [sum, rest] = twoSum(this.#high[column], this.#low[column]);
        const quotient = sum / count;
        const [product, error] = twoProduct(quotient, count);
        return quotient + (sum - product - error + rest) / count;
    }
}
function twoSum(a, b) {
    const sum = a + b;
    const grown = sum - a;
    return [sum, a - (sum - grown) + (b - grown)];
}
function twoProduct(a, b) {
    const product = a * b;
    const [a1, a2] = split(a);
    const [b1, b2] = split(b);
    return [product, a2 * b2 - (product - a1 * b1 - a2 * b1 - a1 * b2)];
}
function split(value) {
    const spread = value * (2 ** 27 + 1);
    const head = spread - (spread - value);
    return [head, value - head];
}

;// CONCATENATED MODULE: ./packages/statistics/lib/grouped-rows.js


const largest = 2 ** 900;
class GroupedRows {
    columns;
    #groups;
    #totals;
    #least;
    #greatest;
    #deal = Random.seeded(0);
    #count = 0;
    #sizes;
    #sums;
    constructor(columns, groups = 4096) {
        if (!Number.isInteger(columns) || columns < 1)
            throw new RangeError(`${columns} columns`);
        if (!Number.isInteger(groups) || groups < 2 || groups > 2 ** 20)
            throw new RangeError(`${groups} groups`);
        this.columns = columns;
        this.#groups = groups;
        this.#totals = new ExactSums(columns);
        this.#least = new Float64Array(columns).fill(Number.POSITIVE_INFINITY);
        this.#greatest = new Float64Array(columns).fill(Number.NEGATIVE_INFINITY);
        this.#sizes = new Float64Array(Math.min(groups, 16));
        this.#sums = new Float64Array(this.#sizes.length * columns);
    }
    add(row) {
        if (row.length !== this.columns)
            throw new RangeError(`A row of ${row.length}, not ${this.columns} values`);
        for (let column = 0; column < row.length; column++) {
            const value = row[column];
            if (!(value <= largest && value >= -largest)) {
                throw new RangeError(`Row ${this.#count + 1} holds ${value}, which cannot be averaged`);
            }
        }
        const group = this.#groupOfNextRow();
        this.#sizes[group] += 1;
        this.#totals.add(row);
        const [sums, least, greatest, start] = [this.#sums, this.#least, this.#greatest, group * this.columns];
        for (let column = 0; column < row.length; column++) {
            const value = row[column];
            sums[start + column] += value;
            if (value < least[column])
                least[column] = value;
            if (value > greatest[column])
                greatest[column] = value;
        }
        this.#count++;
    }
    get count() {
        return this.#count;
    }
    means() {
        this.#requireRows();
        return Float64Array.from({ length: this.columns }, (_, column) => this.#totals.mean(column, this.#count));
    }
    range(column) {
        this.#requireRows();
        return { least: this.#least[column], greatest: this.#greatest[column] };
    }
    isConstant(column) {
        return this.#count > 0 && this.#least[column] === this.#greatest[column];
    }
    groupSizes() {
        return this.#sizes.slice(0, Math.min(this.#count, this.#groups));
    }
    groupSums(column) {
        if (!(column in this.#least))
            throw new RangeError(`No column ${column} in rows of ${this.columns}`);
        return this.groupSizes().map((_, group) => this.#sums[group * this.columns + column]);
    }
    #groupOfNextRow() {
        if (this.#count < this.#groups) {
            if (this.#count === this.#sizes.length)
                this.#grow();
            return this.#count;
        }
        if (this.#count === this.#groups)
            this.#scatter();
        return this.#deal.below(this.#groups);
    }
    #grow() {
        const [sizes, sums] = [this.#sizes, this.#sums];
        this.#sizes = new Float64Array(Math.min(sizes.length * 2, this.#groups));
        this.#sizes.set(sizes);
        this.#sums = new Float64Array(this.#sizes.length * this.columns);
        this.#sums.set(sums);
    }
    #scatter() {
        const rows = this.#sums;
        this.#sizes = new Float64Array(this.#groups);
        this.#sums = new Float64Array(rows.length);
        for (let row = 0; row < rows.length; row += this.columns) {
            const group = this.#deal.below(this.#groups);
            this.#sizes[group] += 1;
            const start = group * this.columns;
            for (let column = 0; column < this.columns; column++)
                this.#sums[start + column] += rows[row + column];
        }
    }
    #requireRows() {
        if (this.#count === 0)
            throw new RangeError('No rows, so no mean');
    }
}

;// CONCATENATED MODULE: ./actions/rouge-gate/lib/digest.js

class DataDigest {
    #high = 0;
    #low = 0;
    #count = 0;
    add(hash) {
        this.#high = (this.#high + Math.floor(hash / 2 ** 32)) >>> 0;
        this.#low = (this.#low + hash) >>> 0;
        this.#count += 1;
    }
    hex() {
        return (0,external_node_crypto_.createHash)('sha256').update(`${this.#high}:${this.#low}:${this.#count}`).digest('hex');
    }
}

;// CONCATENATED MODULE: ./actions/rouge-gate/lib/extremes.js
class Lowest {
    #size;
    items = [];
    constructor(size) {
        this.#size = size;
    }
    offer(value, make) {
        const last = this.items.at(-1);
        if (this.items.length === this.#size && last !== undefined && value >= last.value)
            return;
        let at = this.items.length;
        while (at > 0 && (this.items[at - 1]?.value ?? 0) > value)
            at -= 1;
        this.items.splice(at, 0, { value, item: make() });
        if (this.items.length > this.#size)
            this.items.pop();
    }
}

;// CONCATENATED MODULE: ./actions/rouge-gate/lib/notes.js
class NoteTaker {
    equalsReference = 0;
    emptyPredictions = { count: 0, first: [] };
    emptyReferences = { count: 0, first: [] };
    predictionsWithoutTokens = { count: 0, first: [] };
    referencesWithoutTokens = { count: 0, first: [] };
    take(example, predictionTokens, referencesWithoutTokens) {
        if (example.references.includes(example.prediction))
            this.equalsReference += 1;
        if (predictionTokens === 0)
            notes_name(isEmpty(example.prediction) ? this.emptyPredictions : this.predictionsWithoutTokens, example.id);
        if (referencesWithoutTokens === 0)
            return;
        const empty = example.references.filter(isEmpty).length;
        if (empty > 0)
            notes_name(this.emptyReferences, example.id);
        if (referencesWithoutTokens > empty)
            notes_name(this.referencesWithoutTokens, example.id);
    }
}
function isEmpty(text) {
    return text.trim() === '';
}
function notes_name(note, id) {
    note.count += 1;
    if (note.first.length < 5)
        note.first.push(id);
}

;// CONCATENATED MODULE: ./actions/rouge-gate/lib/pairs.js

class PairTaker {
    onlyCurrent = 0;
    onlyBaseline = 0;
    #names;
    #from;
    #leading;
    #leadingOld;
    #scorer;
    #current;
    #baseline;
    #differences;
    #now;
    #then;
    #change;
    #scratch;
    #unchanged = 0;
    #otherReferences = 0;
    constructor(names, all, leading, scorer) {
        this.#names = names;
        this.#leading = leading;
        this.#leadingOld = names.indexOf(all[leading] ?? '');
        this.#scorer = scorer;
        this.#from = names.map((name) => all.indexOf(name));
        const width = Math.max(names.length, 1);
        this.#current = new GroupedRows(width);
        this.#baseline = new GroupedRows(width);
        this.#differences = new GroupedRows(width);
        this.#now = new Float64Array(width);
        this.#then = new Float64Array(width);
        this.#change = new Float64Array(width);
        this.#scratch = new Float64Array(all.length);
    }
    take({ example, hashes, row }, before) {
        let old = before.scores;
        if (before.prediction !== undefined) {
            this.#scorer.score(before.prediction, example.references, this.#scratch);
            old = this.#scratch;
        }
        if (old === undefined)
            return undefined;
        if (before.hashes !== undefined && before.hashes.references !== hashes.references) {
            this.#otherReferences += 1;
            return undefined;
        }
        if (before.prediction === example.prediction || before.hashes?.prediction === hashes.prediction)
            this.#unchanged += 1;
        for (const [index, from] of this.#from.entries()) {
            this.#now[index] = row[from] ?? 0;
            this.#then[index] = old[index] ?? 0;
            this.#change[index] = (row[from] ?? 0) - (old[index] ?? 0);
        }
        this.#current.add(this.#now);
        this.#baseline.add(this.#then);
        this.#differences.add(this.#change);
        const value = old[this.#leadingOld];
        return value === undefined ? undefined : { old: value, change: (row[this.#leading] ?? 0) - value };
    }
    result() {
        return {
            columns: this.#names,
            current: this.#current,
            baseline: this.#baseline,
            differences: this.#differences,
            onlyCurrent: this.onlyCurrent,
            onlyBaseline: this.onlyBaseline,
            otherReferences: this.#otherReferences,
            unchanged: this.#unchanged,
        };
    }
}

;// CONCATENATED MODULE: ./actions/rouge-gate/lib/text-hash.js
const { imul: text_hash_imul } = Math;
let bytes = Buffer.alloc(2 ** 16);
let words = text_hash_wordsOf(bytes);
function text_hash_hashOf(texts) {
    let high = 0x41c6ce57;
    let low = 0xdeadbeef;
    for (const text of texts) {
        if (text.length * 3 + 4 > bytes.length) {
            bytes = Buffer.alloc(text.length * 3 + 4);
            words = text_hash_wordsOf(bytes);
        }
        const length = bytes.write(text);
        bytes.fill(0, length, length + 4);
        for (let index = 0; index * 4 < length; index++) {
            const word = words[index] ?? 0;
            low = text_hash_imul(low ^ word, 2_654_435_761);
            high = text_hash_imul(high ^ word, 1_597_334_677);
        }
        low = text_hash_imul(low ^ length, 2_654_435_761);
        high = text_hash_imul(high ^ length, 1_597_334_677);
    }
    low = text_hash_imul(low ^ (low >>> 16), 2_246_822_507) ^ text_hash_imul(high ^ (high >>> 13), 3_266_489_909);
    high = text_hash_imul(high ^ (high >>> 16), 2_246_822_507) ^ text_hash_imul(low ^ (low >>> 13), 3_266_489_909);
    return (high & 0x1fffff) * 2 ** 32 + (low >>> 0);
}
function text_hash_wordsOf({ buffer, byteOffset, length }) {
    return new Int32Array(buffer, byteOffset, length >> 2);
}

;// CONCATENATED MODULE: ./actions/rouge-gate/lib/evaluate.js









const mostSlices = 200;
const listed = 10;
const bins = 10;
async function evaluate(examples, options) {
    const { scorer, old, file, leading } = options;
    const columns = columnNames(options.types);
    const rows = new GroupedRows(columns.length);
    const slices = new Map();
    const worst = new Lowest(listed);
    const drops = new Lowest(listed);
    const histogram = new Array(bins).fill(0);
    const notes = new NoteTaker();
    const predictions = new DataDigest();
    const references = new DataDigest();
    const pairs = old === undefined ? undefined : new PairTaker(old.columns, columns, leading, scorer);
    const row = new Float64Array(columns.length);
    for await (const batch of withOld(examples, options, pairs)) {
        for (const { example, old: before } of batch) {
            const { predictionTokens, referencesWithoutTokens } = scorer.score(example.prediction, example.references, row);
            rows.add(row);
            if (example.slice !== undefined)
                evaluate_sliceOf(slices, example.slice, columns.length).add(row);
            notes.take(example, predictionTokens, referencesWithoutTokens);
            const hashes = {
                prediction: text_hash_hashOf([example.id, example.prediction]),
                references: text_hash_hashOf([example.id, ...example.references]),
            };
            predictions.add(hashes.prediction);
            references.add(hashes.references);
            file.add(example, row, hashes);
            const score = row[leading] ?? 0;
            histogram[Math.min(Math.floor(score * bins), bins - 1)] += 1;
            const list = (previous) => ({
                id: example.id,
                score,
                ...(previous !== undefined && { old: previous }),
                ...(options.keepTexts && { prediction: example.prediction, references: example.references }),
            });
            worst.offer(score, list);
            if (before !== undefined && pairs !== undefined) {
                const drop = pairs.take({ example, hashes, row }, before);
                if (drop !== undefined && drop.change < 0)
                    drops.offer(drop.change, () => list(drop.old));
            }
        }
        await file.flush();
        options.onExamples(batch.length);
    }
    return {
        rows,
        columns,
        means: evaluate_meansOf(rows, columns),
        slices,
        worst: worst.items.map(({ item }) => item),
        drops: drops.items.map(({ item }) => item),
        histogram,
        ...(pairs && { pairs: pairs.result() }),
        notes,
        digests: { predictions: predictions.hex(), references: references.hex() },
    };
}
function evaluate_meansOf(rows, columns) {
    if (rows.count === 0)
        return new Map();
    const means = rows.means();
    return new Map(columns.map((name, index) => [name, means[index]]));
}
async function* withOld(examples, options, pairs) {
    const { old } = options;
    if (old === undefined || pairs === undefined) {
        for await (const batch of examples)
            yield batch.map((example) => ({ example }));
        return;
    }
    const left = { name: 'predictions', batches: examples };
    const right = { name: `baseline (${old.label})`, batches: old.batches };
    const pair = (example, before) => ({ example, old: before });
    if (options.byId) {
        yield* joinById(left, right, pair, (onlyExamples, onlyOld) => {
            pairs.onlyCurrent = onlyExamples.length;
            pairs.onlyBaseline = onlyOld.length;
            return onlyExamples.map((example) => ({ example }));
        });
        return;
    }
    yield* joinByPosition(left, right, (example, before) => {
        if (example.id !== before.id)
            throw new lib/* UserError */.yo(`baseline: ${old.label} names its examples (${JSON.stringify(before.id)}), and these are joined by position. Write the id-field that it was made with.`);
        return pair(example, before);
    });
}
function evaluate_sliceOf(slices, name, columns) {
    const known = slices.get(name);
    if (known !== undefined)
        return known;
    if (slices.size === mostSlices)
        throw new lib/* UserError */.yo(`slice-field has more than ${mostSlices} values, the last ${JSON.stringify(name.slice(0, 60))}. Name a field with few values, such as a language or a source; an id does not make groups.`);
    const rows = new GroupedRows(columns);
    slices.set(name, rows);
    return rows;
}

;// CONCATENATED MODULE: ./actions/rouge-gate/lib/number-texts.js
const { imul: number_texts_imul } = Math;
const size = 2 ** 14;
class NumberTexts {
    #numbers = new Float64Array(size).fill(Number.NaN);
    #texts = new Array(size).fill('');
    #value = new Float64Array(1);
    #halves = new Int32Array(this.#value.buffer);
    of = (value) => {
        this.#value[0] = value;
        const mixed = number_texts_imul((this.#halves[0] ?? 0) ^ (this.#halves[1] ?? 0), 0x9e3779b1);
        const slot = mixed >>> 18;
        if (this.#numbers[slot] !== value) {
            this.#numbers[slot] = value;
            this.#texts[slot] = String(value);
        }
        return this.#texts[slot];
    };
}

;// CONCATENATED MODULE: ./actions/rouge-gate/lib/examples-file.js




class ExamplesFile {
    path;
    #names;
    #texts;
    #numbers = new NumberTexts();
    #file;
    #lines = [];
    constructor(path, types, texts) {
        this.path = path;
        this.#names = types.map((type, index) => `${index === 0 ? '' : ','}"${type}":`);
        this.#texts = texts;
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
    add(example, scores, hash) {
        const { of } = this.#numbers;
        let triples = '';
        for (let type = 0; type < this.#names.length; type++) {
            const at = type * statistics.length;
            triples += `${this.#names[type]}[${of(scores[at])},${of(scores[at + 1])},${of(scores[at + 2])}]`;
        }
        const slice = example.slice === undefined ? '' : `,"slice":${JSON.stringify(example.slice)}`;
        const texts = this.#texts
            ? `,"prediction":${JSON.stringify(example.prediction)},"references":${JSON.stringify(example.references)}`
            : '';
        this.#lines.push(`{"id":${JSON.stringify(example.id)}${slice},"scores":{${triples}},"hash":{"prediction":${hash.prediction},"references":${hash.references}}${texts}}\n`);
    }
    async flush() {
        if (this.#lines.length === 0)
            return;
        await this.#file?.appendFile(this.#lines.join(''));
        this.#lines = [];
    }
}

;// CONCATENATED MODULE: ./actions/rouge-gate/lib/judge.js


function judge(inputs, evaluation, comparison) {
    const checks = [
        ...tooFew(inputs, evaluation.rows.count),
        ...inputs.thresholds.map((rule) => ({
            text: rule.text,
            metric: rule.metric,
            ...judgeThreshold(rule, evaluation.means.get(rule.metric)),
        })),
        ...inputs.regressions.map((rule) => ({
            text: `max-regression ${rule.text}`,
            metric: rule.metric,
            ...regression(rule, inputs, comparison, evaluation.means.get(rule.metric)),
        })),
        ...missingBaseline(inputs, comparison),
    ];
    const warnings = warningsOf(evaluation, comparison, inputs.regressions.length > 0);
    const verdict = worstVerdict([
        ...checks.map((check) => check.verdict),
        ...(warnings.length > 0 ? ['warn'] : []),
    ]);
    return { verdict, checks, warnings };
}
function tooFew({ minExamples }, count) {
    if (count >= minExamples)
        return [];
    return [
        {
            text: `min-examples: ${minExamples}`,
            verdict: 'fail',
            reason: `${count} examples are fewer than ${minExamples}`,
        },
    ];
}
function missingBaseline({ onNoBaseline, regressions }, comparison) {
    if (comparison?.state !== 'absent' || onNoBaseline !== 'fail' || regressions.length > 0)
        return [];
    return [{ text: 'on-no-baseline: fail', verdict: 'fail', reason: `${comparison.label} was not found` }];
}
function regression(rule, inputs, comparison, mean) {
    if (comparison === undefined || comparison.state === 'absent')
        return {
            verdict: inputs.onNoBaseline,
            reason: `there is no baseline yet: ${comparison?.label ?? 'none is named'} was not found`,
        };
    if (comparison.state === 'refused')
        return { verdict: 'fail', reason: `no comparison with ${comparison.label}: ${comparison.reason}` };
    const score = comparison.scores.get(rule.metric);
    const compared = score?.test?.n ?? inputs.minExamples;
    if (compared < inputs.minExamples)
        return {
            verdict: 'fail',
            reason: `only ${compared} examples are in both, fewer than min-examples: ${inputs.minExamples}`,
        };
    return judgeRegression(rule, 'higher', score?.current ?? mean, score?.baseline, score?.test);
}
function warningsOf(evaluation, comparison, gated) {
    const { rows, columns, notes } = evaluation;
    const warnings = [...(comparison?.doubts ?? [])];
    if (comparison?.state === 'refused' && !gated)
        warnings.push(`No comparison with ${comparison.label}: ${comparison.reason}`);
    if (notes.equalsReference === rows.count)
        warnings.push(`${rows.count === 1 ? 'The prediction is' : `All ${rows.count} predictions are`} identical to the reference. Is one file given for both, or the reference copied into the output?`);
    else if (rows.count > 1 && columns.every((_, index) => rows.isConstant(index)))
        warnings.push(`All ${rows.count} examples have the same scores. Are the predictions, or the references, all one text?`);
    const silent = 'no token, so score 0. The default tokenizer knows only a-z and 0-9; for other scripts write:\n  tokenizer: unicode';
    if (notes.predictionsWithoutTokens.count > 0)
        warnings.push(`${counted(notes.predictionsWithoutTokens, 'prediction')} ${silent}`);
    if (notes.referencesWithoutTokens.count > 0)
        warnings.push(`${counted(notes.referencesWithoutTokens, 'example')} a reference with ${silent}`);
    return warnings;
}
function counted({ count, first }, what) {
    const shown = first.map((id) => (0,lib/* visible */.RK)(id.slice(0, 60)));
    const ids = count > first.length ? [...shown, '…'] : shown;
    return `${count} ${what}${count === 1 ? '' : 's'} (${ids.join(', ')}) ${count === 1 ? 'has' : 'have'}`;
}
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

;// CONCATENATED MODULE: ./actions/rouge-gate/lib/sections.js




const mostText = 300;
const mostId = 200;
function sectionsOf(findings) {
    const { evaluation } = findings;
    return [
        warnings(findings),
        againstBaseline(findings),
        slices(findings),
        exampleList('Lowest scores', findings, evaluation.worst),
        exampleList('Largest drops against the baseline', findings, evaluation.drops),
        distribution(findings),
        settings(findings),
    ].filter((section) => section !== undefined);
}
function warnings({ judged, evaluation }) {
    const empty = emptyTexts(evaluation.notes);
    const dataChecks = judged.checks.filter(({ metric, verdict }) => metric === undefined && verdict === 'fail');
    const texts = [
        ...dataChecks.map(({ text, reason }) => `${text}: ${reason}.`),
        ...judged.warnings,
        ...empty,
    ];
    if (texts.length === 0)
        return undefined;
    return { title: 'Worth knowing', blocks: texts.map((text) => ({ kind: 'text', text })) };
}
function emptyTexts({ emptyPredictions, emptyReferences }) {
    return [
        ...(emptyPredictions.count > 0
            ? [`${counted(emptyPredictions, 'prediction')} no text, so score 0.`]
            : []),
        ...(emptyReferences.count > 0 ? [`${counted(emptyReferences, 'example')} an empty reference.`] : []),
    ];
}
function againstBaseline({ inputs, comparison, evaluation }) {
    if (comparison === undefined)
        return undefined;
    const { label, state, pairs, scores } = comparison;
    const blocks = [];
    if (state === 'absent')
        blocks.push({ kind: 'text', text: `${label} is not there yet, so nothing is compared.` });
    if (state === 'refused')
        blocks.push({ kind: 'text', text: `Not compared with ${label}: ${comparison.reason}` });
    if (state === 'compared' && pairs === undefined)
        blocks.push({
            kind: 'text',
            text: `Compared with the means in ${label}. ${comparison.untested} So no test is possible: a change may be chance.`,
        });
    if (pairs !== undefined) {
        blocks.push({
            kind: 'text',
            text: `Compared with ${label} on the ${pairs.differences.count} examples that both have.`,
        });
        const gated = new Set(inputs.regressions.map(({ metric }) => metric));
        const shown = evaluation.columns.filter((name) => name.endsWith('.fmeasure') || gated.has(name));
        blocks.push({
            kind: 'table',
            columns: [
                { header: 'Score' },
                { header: 'Change', align: 'right' },
                { header: '95% interval', align: 'right' },
                { header: 'p', align: 'right' },
                { header: 'Smallest detectable', align: 'right' },
            ],
            rows: shown.flatMap((name) => testRow(name, scores.get(name))),
        });
        blocks.push({
            kind: 'text',
            text: 'p: how often chance alone would give a mean difference this large (paired sign-flip test, two-sided). Smallest detectable: the difference that this many examples show four times in five.',
        });
    }
    return { title: 'Against the baseline', blocks };
}
function testRow(name, score) {
    const test = score?.test;
    if (test === undefined)
        return [];
    return [
        [
            name,
            sections_signed(test.mean),
            `${sections_signed(test.interval.low)} to ${sections_signed(test.interval.high)}`,
            `${formatNumber(test.p, 2)}${test.exact ? ' (exact)' : ''}`,
            Number.isFinite(test.smallestDetectable) ? formatNumber(test.smallestDetectable, 2) : 'none',
        ],
    ];
}
function sections_signed(value) {
    return `${value > 0 ? '+' : ''}${formatNumber(value)}`;
}
function slices({ inputs, evaluation }) {
    if (evaluation.slices.size === 0)
        return undefined;
    const groups = [...evaluation.slices].sort(([a], [b]) => (a < b ? -1 : 1));
    return {
        title: `By ${inputs.fields.slice}`,
        blocks: [
            {
                kind: 'table',
                columns: [
                    { header: 'Group' },
                    { header: 'N', align: 'right' },
                    ...inputs.rouge.types.map((type) => ({
                        header: metricName(type, 'fmeasure'),
                        align: 'right',
                    })),
                ],
                rows: groups.map(([name, rows]) => {
                    const means = evaluate_meansOf(rows, evaluation.columns);
                    const scores = inputs.rouge.types.map((type) => formatNumber(means.get(metricName(type, 'fmeasure'))));
                    return [name.slice(0, mostId), String(rows.count), ...scores];
                }),
            },
        ],
    };
}
function exampleList(title, { inputs, leading }, list) {
    if (list.length === 0)
        return undefined;
    const withOld = list.some(({ old }) => old !== undefined);
    const texts = inputs.includeTexts;
    return {
        title: `${title} (${leading})`,
        collapsed: true,
        blocks: [
            {
                kind: 'table',
                columns: [
                    { header: 'Example' },
                    { header: 'Score', align: 'right' },
                    ...(withOld ? [{ header: 'Baseline', align: 'right' }] : []),
                    ...(texts ? [{ header: 'Prediction' }, { header: 'Reference' }] : []),
                ],
                rows: list.map(({ id, score, old, prediction = '', references = [] }) => [
                    id.slice(0, mostId),
                    formatNumber(score),
                    ...(withOld ? [old === undefined ? '' : formatNumber(old)] : []),
                    ...(texts ? [shorten(prediction), shorten(references.join(' / '))] : []),
                ]),
            },
        ],
    };
}
function shorten(text) {
    const characters = [...text.slice(0, 2 * mostText)];
    return characters.length > mostText ? `${characters.slice(0, mostText).join('')}…` : text;
}
function distribution({ evaluation, leading }) {
    const labels = evaluation.histogram.map((_, index) => `${index / 10}–${(index + 1) / 10}`);
    return {
        title: 'Distribution',
        collapsed: true,
        blocks: [
            {
                kind: 'chart',
                title: `Examples by ${leading}`,
                labels,
                series: [{ name: 'examples', values: evaluation.histogram }],
            },
        ],
    };
}
function settings({ inputs, signature, files }) {
    const { rouge } = inputs;
    return {
        title: 'How it was measured',
        collapsed: true,
        blocks: [
            {
                kind: 'table',
                columns: [{ header: 'Setting' }, { header: 'Value' }],
                rows: [
                    ['Signature', signature],
                    ['Metrics', rouge.types.join(' ')],
                    ['Stemmer', rouge.useStemmer ? 'yes' : 'no'],
                    ['Tokenizer', rouge.tokenizer],
                    [
                        'Sentences end at',
                        rouge.sentenceSplit === 'newline' ? 'a newline' : 'a newline or where a sentence does',
                    ],
                    ['Files of predictions', String(files)],
                    [
                        'Gate',
                        'the plain mean over all examples; intervals are seeded percentile bootstraps of that mean',
                    ],
                ],
            },
        ],
    };
}

;// CONCATENATED MODULE: ./actions/rouge-gate/lib/outcome.js



function tell(report, { judged, evaluation, comparison }, fails, log) {
    log.info(report.headline);
    for (const { text, verdict, reason } of judged.checks) {
        const line = `${text}: ${reason}`;
        if (verdict === 'fail' && fails)
            log.error(line, { title: 'rouge-gate' });
        else if (verdict === 'fail' || verdict === 'warn')
            log.warning(line, { title: 'rouge-gate' });
        else
            log.info(`${verdict}: ${line}`);
    }
    for (const text of emptyTexts(evaluation.notes))
        log.notice(text, { title: 'rouge-gate' });
    if (comparison?.state === 'absent')
        log.notice(`baseline: ${comparison.label} was not found, so nothing is compared. If it should be there, correct it; on-no-baseline: fail makes this fail.`, { title: 'rouge-gate' });
    for (const warning of judged.warnings)
        log.warning(warning, { title: 'rouge-gate' });
}
function failureOf({ verdict }, { checks, warnings }) {
    if (verdict === 'fail' || warnings.length === 0)
        return `rouge-gate: ${tally(checks)}`;
    return 'rouge-gate: there are warnings, and fail-on is warn';
}
function outputsOf(report, { inputs, evaluation, judged }, path) {
    const { types } = inputs.rouge;
    const value = (type, statistic) => evaluation.means.get(metricName(type, statistic));
    const scores = Object.fromEntries(types.map((type) => [type, Object.fromEntries(statistics.map((name) => [name, value(type, name)]))]));
    const shortcuts = types
        .filter((type) => ['rouge1', 'rouge2', 'rougeL', 'rougeLsum'].includes(type))
        .map((type) => [type, String(value(type, 'fmeasure'))]);
    const failures = judged.checks
        .filter(({ verdict }) => verdict === 'fail')
        .map(({ text, reason }) => `${text}: ${reason}`);
    return {
        verdict: report.verdict,
        scores: JSON.stringify(scores),
        ...Object.fromEntries(shortcuts),
        count: String(evaluation.rows.count),
        failures: failures.join('\n'),
        report: path,
    };
}

;// CONCATENATED MODULE: ./actions/rouge-gate/lib/report.js








function reportId({ job, step }) {
    return [job, step].filter(Boolean).join('.') || 'local';
}
function reportOf(findings, context, id, examples) {
    const { evaluation, judged } = findings;
    const baseSha = findings.comparison?.sha ?? context.baseSha;
    return {
        schema: 'mlops-report/v1',
        action: 'rouge-gate',
        id,
        title: 'ROUGE',
        verdict: judged.verdict,
        headline: headlineOf(findings),
        metrics: metricRows(findings),
        sections: sectionsOf(findings),
        provenance: {
            ...(context.repository && { repository: context.repository }),
            ...(context.sha && { sha: context.sha }),
            ...(baseSha && { baseSha }),
            ...(context.runUrl && { runUrl: context.runUrl }),
            ...(context.job && { job: context.job }),
            inputs: {
                predictions: {
                    sha256: evaluation.digests.predictions,
                    files: findings.files,
                    count: evaluation.rows.count,
                },
                references: { sha256: evaluation.digests.references },
            },
            signature: findings.signature,
            settings: { join: joinOf(findings.inputs) },
            version: lib/* version */.rE,
        },
        examples,
    };
}
function headlineOf({ inputs, evaluation, comparison, judged }) {
    const scores = inputs.rouge.types.map((type) => `${type} ${formatNumber(evaluation.means.get(metricName(type, 'fmeasure')))}`);
    const noBaseline = comparison?.state === 'absent' ? ' There is no baseline yet.' : '';
    const { count } = evaluation.rows;
    return `Mean fmeasure of ${count} ${count === 1 ? 'example' : 'examples'}: ${scores.join(', ')}. ${tally(judged.checks)}.${noBaseline}`;
}
function metricRows({ inputs, evaluation, comparison, judged }) {
    const intervals = bootstrapMeans(evaluation.rows, { seed: seed });
    return evaluation.columns.map((name, index) => {
        const checks = judged.checks.filter(({ metric }) => metric === name);
        const old = comparison?.scores.get(name);
        const interval = intervals[index];
        const verdict = checks.length > 0 ? worstVerdict(checks.map((check) => check.verdict)) : 'neutral';
        const limits = limitsOf(name, inputs);
        const reasons = checks.filter((check) => check.verdict !== 'pass').map((check) => check.reason);
        return {
            name,
            value: evaluation.means.get(name) ?? null,
            ...(old && report_changeOf(old)),
            direction: 'higher',
            ...(interval && { interval: { ...interval, level: 0.95 } }),
            n: evaluation.rows.count,
            ...(limits !== '' && { threshold: limits }),
            verdict,
            ...(reasons.length > 0 && { reason: reasons.join('; ') }),
            ...(!name.endsWith('.fmeasure') && checks.length === 0 && { detail: true }),
        };
    });
}
function report_changeOf({ baseline, current }) {
    const delta = current - baseline;
    return { baseline, delta, relative: baseline === 0 ? null : delta / baseline };
}
function limitsOf(name, { thresholds, regressions }) {
    return [
        ...thresholds
            .filter(({ metric }) => metric === name)
            .map(({ operator, limit }) => `${operator} ${limit}`),
        ...regressions
            .filter(({ metric }) => metric === name)
            .map(({ amount, relative }) => `at most ${relative ? `${formatNumber(amount * 100)}%` : formatNumber(amount)} worse`),
    ].join('; ');
}

;// CONCATENATED MODULE: ./actions/rouge-gate/lib/run.js















async function run(inputs, ports) {
    const { log, context } = ports;
    const { types } = inputs.rouge;
    ports.secret(inputs.token);
    const leading = inputs.thresholds[0]?.metric ??
        inputs.regressions[0]?.metric ??
        metricName(types.at(-1) ?? '', 'fmeasure');
    const signature = rougeSignature(inputs.rouge);
    const sources = await findSources(inputs, context.workspace);
    const files = [sources.predictions, ...sources.references].flat();
    log.info(`Reading ${files.map(lib/* visible */.RK).join(', ')}`);
    const baseline = await openBaseline(inputs, signature, ports);
    const progress = await lib/* Progress */.ke.over(files, 'examples scored', log, ports.now);
    const id = unusedId(context);
    const stem = reportFileStem({ action: 'rouge-gate', id });
    const file = new ExamplesFile((0,external_node_path_.join)(context.reports, `${stem}.examples.jsonl`), types, inputs.includeTexts);
    const evaluation = await file.during(async () => {
        const found = await evaluate(readExamples(sources, inputs.fields, (bytes) => progress.read(bytes)), {
            scorer: new RougeScorer(inputs.rouge),
            types,
            leading: columnNames(types).indexOf(leading),
            byId: inputs.fields.id !== undefined,
            keepTexts: inputs.includeTexts,
            ...(baseline?.kind === 'examples' && { old: baseline }),
            file,
            onExamples: (count) => progress.count(count),
        });
        if (found.rows.count === 0)
            throw new lib/* UserError */.yo(`predictions: ${sources.predictions.join(', ')} holds no example, so there is nothing to score.`);
        if (found.slices.size === 1 && found.slices.has(none))
            throw new lib/* UserError */.yo(`slice-field: no record has a field "${inputs.fields.slice}".`);
        return found;
    });
    const comparison = baseline && compare(baseline, evaluation);
    const judged = judge(inputs, evaluation, comparison);
    const findings = {
        inputs,
        evaluation,
        comparison,
        judged,
        signature,
        leading,
        files: sources.predictions.length,
    };
    const report = reportOf(findings, context, id, (0,external_node_path_.basename)(file.path));
    const path = await writeReport(context.reports, report);
    const fails = failsJob(judged.verdict, inputs.failOn);
    tell(report, findings, fails, log);
    return {
        outputs: outputsOf(report, findings, path),
        summary: renderReport(report, { trusted: true }),
        ...(fails && { failure: failureOf(report, judged) }),
    };
}
function unusedId(context) {
    const id = reportId(context);
    for (let n = 1;; n++) {
        const name = n === 1 ? id : `${id}-${n}`;
        const path = (0,external_node_path_.join)(context.reports, `${reportFileStem({ action: 'rouge-gate', id: name })}.json`);
        if (!(0,external_node_fs_.existsSync)(path))
            return name;
    }
}
async function findSources(inputs, workspace) {
    const here = (file) => (workspace === process.cwd() ? file : (0,external_node_path_.resolve)(workspace, file));
    const find = async (input, patterns) => (await (0,lib/* findFiles */.lY)(input, patterns, workspace)).map(here);
    const predictions = await find('predictions', inputs.predictions);
    const references = [];
    for (const pattern of inputs.references)
        references.push(await find('references', [pattern]));
    return { predictions, references };
}

;// CONCATENATED MODULE: ./actions/rouge-gate/lib/index.js


const action = { name: 'rouge-gate', readInputs: readInputs, run: run };


/***/ }),

/***/ 267:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ problemOfPath)
/* harmony export */ });
function problemOfPath(path) {
    if (/[\0-\x1f\x7f]/.test(path))
        return 'has a control character in it';
    if (path.includes('\\'))
        return 'has a backslash in it';
    if (path.startsWith('/') || /^[A-Za-z]:/.test(path))
        return 'is absolute';
    const names = path.split('/');
    if (names.includes('..'))
        return 'has ".." in it';
    if (names.includes('') || names.includes('.'))
        return 'has an empty name or "." in it';
    return undefined;
}


/***/ }),

/***/ 18:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ refuseSiblingName)
/* harmony export */ });
/* harmony import */ var _mlops_actions_toolkit__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(849);
/* harmony import */ var _path_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(267);


function refuseSiblingName(name) {
    const problem = (0,_path_js__WEBPACK_IMPORTED_MODULE_1__/* .problemOfPath */ ._)(name) ?? (/(^|\/)\./.test(name) ? 'is hidden' : undefined);
    if (problem === undefined)
        return;
    throw new _mlops_actions_toolkit__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`baseline: it names a file "${(0,_mlops_actions_toolkit__WEBPACK_IMPORTED_MODULE_0__/* .visible */ .RK)(name)}", which ${problem}. Expected a file in the baseline's own folder.`);
}


/***/ })

};

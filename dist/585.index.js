export const id = 585;
export const ids = [585];
export const modules = {

/***/ 4585:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  action: () => (/* binding */ action)
});

// EXTERNAL MODULE: ./packages/baselines/lib/index.js + 5 modules
var lib = __webpack_require__(4250);
// EXTERNAL MODULE: ./packages/metrics/lib/index.js + 9 modules
var metrics_lib = __webpack_require__(712);
// EXTERNAL MODULE: ./packages/mlflow/lib/index.js + 7 modules
var mlflow_lib = __webpack_require__(3293);
// EXTERNAL MODULE: ./packages/toolkit/lib/index.js + 31 modules
var toolkit_lib = __webpack_require__(4129);
;// CONCATENATED MODULE: ./actions/metrics-diff/lib/rules.js

function parseDirections(input, lines) {
    return parseRules(input, lines, '<pattern> higher, lower or none', '*loss* lower', (metric, word) => {
        const direction = ['higher', 'lower', 'none'].find((known) => known === word.toLowerCase());
        return direction && { metric, direction };
    });
}
function parseNoise(input, lines) {
    const form = '<pattern> <amount> or <pattern> <amount>%, in plain numbers';
    return parseRules(input, lines, form, 'accuracy 0.002', (metric, text) => {
        const [, number, percent] = /^((?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)\s*(%)?$/i.exec(text) ?? [];
        const relative = percent !== undefined;
        const amount = Number(number) / (relative ? 100 : 1);
        return Number.isFinite(amount) ? { metric, amount, relative } : undefined;
    });
}
function parseRules(input, lines, form, example, ruleOf) {
    const problems = [];
    const rules = new Map();
    for (const [index, line] of lines.entries()) {
        const { quoted, bare, rest = '', } = /^(?:"(?<quoted>[^"]+)"|(?<bare>[^\s"#]\S*))\s+(?<rest>\S.*)$/.exec(line)?.groups ?? {};
        const pattern = quoted ?? bare;
        const rule = pattern === undefined ? undefined : ruleOf(pattern, rest);
        const earlier = rule && rules.get(rule.metric);
        const place = `${input}, line ${index + 1}: "${(0,toolkit_lib/* visible */.RK)(line.slice(0, 200))}"`;
        if (rule === undefined)
            problems.push(`${place} is not ${form}.`);
        else if (earlier !== undefined && JSON.stringify(earlier) !== JSON.stringify(rule))
            problems.push(`${place} contradicts an earlier line about ${(0,toolkit_lib/* visible */.RK)(rule.metric)}: keep one of them.`);
        else
            rules.set(rule.metric, rule);
    }
    if (problems.length > 0)
        throw new toolkit_lib/* UserError */.yo(`${problems.join('\n')}\nWrite for example:\n  ${input}: |\n    ${example}`);
    return [...rules.values()];
}

;// CONCATENATED MODULE: ./actions/metrics-diff/lib/inputs.js




function readInputs(reader, env = process.env) {
    const lines = reader.requiredLines('metrics', 'metrics.json');
    const isRun = (line) => line.startsWith('mlflow:');
    const runs = lines
        .filter(isRun)
        .flatMap((line) => reader.parsed(() => [(0,mlflow_lib/* parseMlflowSource */.W)('metrics', line)], []));
    const inputs = {
        files: lines.filter((line) => !isRun(line)),
        runs,
        baseline: reader.parsed(() => readBaseline(reader.text('baseline') ?? 'auto'), { kind: 'none' }),
        onNoBaseline: reader.choice('on-no-baseline', ['new', 'fail']),
        include: reader.lines('include'),
        exclude: reader.lines('exclude'),
        directions: reader.parsed(() => parseDirections('direction', reader.lines('direction')), []),
        thresholds: reader.parsed(() => (0,metrics_lib/* parseThresholds */.S)('thresholds', reader.lines('thresholds')), []),
        regressions: reader.parsed(() => (0,metrics_lib/* parseRegressions */.CD)('max-regression', reader.lines('max-regression')), []),
        noise: reader.parsed(() => parseNoise('noise', reader.lines('noise')), []),
        missing: reader.choice('missing', ['fail', 'warn', 'ignore']),
        failOn: reader.choice('fail-on', ['fail', 'warn', 'never']),
        ...readHistory(reader),
        title: reader.text('title') ?? 'Metrics',
        mlflow: {
            trackingUri: reader.text('mlflow-tracking-uri') ?? env.MLFLOW_TRACKING_URI ?? '',
            username: env.MLFLOW_TRACKING_USERNAME ?? '',
            password: env.MLFLOW_TRACKING_PASSWORD ?? '',
            token: env.MLFLOW_TRACKING_TOKEN ?? '',
        },
        token: reader.text('token') ?? '',
    };
    refuseContradictions(reader, inputs);
    return inputs;
}
function readBaseline(text) {
    if (text === 'auto' || text === 'none' || text === 'history')
        return { kind: text };
    return (0,lib/* parseBaseline */.nk)('baseline', text, ['tree', 'git', 'file', 'report', 'mlflow']);
}
function readHistory(reader) {
    const branch = reader.text('history');
    const limit = reader.count('history-limit', 1);
    if (branch === undefined)
        return {};
    if (!/^[^\s~^:?*[\\\0-\x1f\x7f]+$/.test(branch) ||
        /^[-/.]|^refs\/|\.\.|\/\/|@\{|[/.]$|\.lock$/.test(branch))
        reader.problem(`history: "${branch}" is no name of a branch. Write for example:\n  history: metrics-history`);
    return { history: { branch, limit } };
}
function refuseContradictions(reader, inputs) {
    const { baseline, regressions, history, runs, mlflow } = inputs;
    if (baseline.kind === 'none' && regressions.length > 0)
        reader.problem('max-regression needs a baseline to compare with. Write for example:\n  baseline: auto\nor, for the same files at a branch:\n  baseline: git:origin/main');
    if (baseline.kind === 'none' && inputs.onNoBaseline === 'fail')
        reader.problem('on-no-baseline: fail asks for a baseline, and baseline: none for none. Leave one of them out.');
    if (baseline.kind === 'history' && history === undefined)
        reader.problem('baseline: history needs the branch that past metrics are on. Write:\n  history: metrics-history');
    const inMlflow = runs[0]?.text ?? (baseline.kind === 'mlflow' ? baseline.text : undefined);
    if (inMlflow !== undefined && mlflow.trackingUri === '')
        reader.problem(`mlflow-tracking-uri: ${inMlflow} is in MLflow, and no server is named. Write for example:\n  mlflow-tracking-uri: https://mlflow.example.com`);
}

// EXTERNAL MODULE: ./packages/report/lib/index.js + 17 modules
var report_lib = __webpack_require__(8693);
;// CONCATENATED MODULE: ./actions/metrics-diff/lib/auto.js


const zeros = /^0+$/;
async function naturalBaseline(ports) {
    const { context } = ports;
    const { event } = context;
    const [name, text] = [event?.name, textsOf(event)];
    if (name === 'pull_request' || name === 'pull_request_target') {
        const [base, head] = [text('pull_request.base.sha'), text('pull_request.head.sha')];
        if (base !== undefined && head !== undefined)
            return {
                sha: await (0,lib/* baseOfPullRequest */.pr)(base, head, ports),
                branch: baseBranch(context) ?? base.slice(0, 7),
            };
    }
    if (name === 'push') {
        const before = text('before');
        if (before !== undefined && zeros.test(before))
            return { reason: 'nothing comes before the first push of a branch or a tag' };
        if (before !== undefined)
            return { sha: before, branch: baseBranch(context) ?? 'before' };
    }
    if (name === 'merge_group') {
        const sha = text('merge_group.base_sha');
        if (sha !== undefined)
            return { sha, branch: baseBranch(context) ?? 'base' };
    }
    return {
        reason: `${name === undefined ? 'outside of GitHub' : `for ${name}`} nothing says which commit comes before`,
    };
}
function baseBranch({ event, ref }) {
    const text = textsOf(event);
    const merged = text('pull_request.base.ref') ?? text('merge_group.base_ref') ?? text('ref') ?? ref;
    if (merged?.startsWith('refs/') && !merged.startsWith('refs/heads/'))
        return undefined;
    return merged?.replace(/^refs\/heads\//, '');
}
function textsOf(event) {
    return (field) => {
        const value = (0,toolkit_lib/* fieldOf */._F)(event?.payload, field);
        return typeof value === 'string' && value !== '' ? value : undefined;
    };
}

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./node_modules/picomatch/index.js
var picomatch = __webpack_require__(4006);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
;// CONCATENATED MODULE: ./packages/metric-files/lib/findings.js

const MAX_NAMES = 10_000;
class Findings {
    file;
    #metrics = new Map();
    #curves = new Map();
    #skipped = new Set();
    constructor(file) {
        this.file = file;
    }
    within(path, key) {
        if (key !== '')
            return path === '' ? key : `${path}.${key}`;
        const where = path === '' ? '' : ` in "${(0,toolkit_lib/* visible */.RK)(path)}"`;
        throw new toolkit_lib/* UserError */.yo(`${(0,toolkit_lib/* visible */.RK)(this.file)}: has a value without a name${where} (an empty key). Name it.`);
    }
    metric(metric) {
        this.#check(metric.name, this.#metrics);
        this.#metrics.set(metric.name, metric);
    }
    curve(curve) {
        this.#check(curve.name, this.#curves);
        this.#curves.set(curve.name, curve);
    }
    skip(name) {
        this.#skipped.add(name);
    }
    as(kind) {
        return {
            kind,
            metrics: [...this.#metrics.values()],
            curves: [...this.#curves.values()],
            skipped: [...this.#skipped],
        };
    }
    twice(name) {
        return new toolkit_lib/* UserError */.yo(`${(0,toolkit_lib/* visible */.RK)(this.file)}: two values have the name "${(0,toolkit_lib/* visible */.RK)(name)}". Rename one of them; nested keys are joined by ` +
            'dots, so {"a": {"b": 1}} and {"a.b": 1} are the same name.');
    }
    #check(name, before) {
        if (before.has(name))
            throw this.twice(name);
        if (before.size === MAX_NAMES) {
            throw new toolkit_lib/* UserError */.yo(`${(0,toolkit_lib/* visible */.RK)(this.file)}: holds more than ${MAX_NAMES} values, too many to be metrics. ` +
                'Is it data rather than results? Write the numbers to compare to a file of their own.');
        }
    }
}

;// CONCATENATED MODULE: ./packages/metric-files/lib/table.js
const AXES = ['step', 'global_step', 'iteration', 'iter', 'epoch', 'steps', 'iterations', 'epochs'];
const NAMES = ['name', 'metric', 'key', 'measure'];
function addTable(findings, path, rows) {
    const axis = axisOf(rows);
    const named = nameColumns(rows);
    const ordered = axis !== undefined && isNewestFirst(rows, axis) ? rows.toReversed() : rows;
    if (named !== undefined)
        addNamed(findings, path, ordered, named, axis);
    else if (axis !== undefined)
        addHistory(findings, path, ordered, axis);
    else
        return false;
    return true;
}
function isNewestFirst(rows, axis) {
    const steps = rows.map((row) => Number(row.get(axis)));
    return steps[0] > steps.at(-1) && steps.every((step, i) => i === 0 || step <= steps[i - 1]);
}
function labelOf(rows) {
    const columns = columnsOf(rows);
    const first = columns.find((column) => !/^\d+$/.test(column));
    return [columnCalled(columns, NAMES), first].find((column) => {
        if (column === undefined)
            return false;
        const labels = rows.map((row) => row.get(column));
        return labels.every((label) => typeof label === 'string') && new Set(labels).size === rows.length;
    });
}
function addHistory(findings, path, rows, axis) {
    const series = new Map();
    for (const row of rows) {
        const step = Number(row.get(axis));
        for (const [column, value] of row)
            addPoint(series, column, { step, value });
    }
    for (const [column, points] of series) {
        const name = findings.within(path, column);
        if (isAxis(column))
            findings.metric({ name, value: points.at(-1).value });
        else
            addSeries(findings, name, axis, points);
    }
}
function addPoint(series, name, point) {
    const points = series.get(name);
    if (points === undefined)
        series.set(name, [point]);
    else
        points.push(point);
}
function addNamed(findings, path, rows, columns, axis) {
    const series = new Map();
    for (const row of rows) {
        const name = findings.within(path, String(row.get(columns.name)));
        const value = row.get(columns.value) ?? null;
        if (axis === undefined)
            findings.metric({ name, value, ...unitOf(row), ...rangeOf(row, value) });
        else
            addPoint(series, name, { step: Number(row.get(axis)), value });
    }
    for (const [name, points] of series)
        addSeries(findings, name, axis, points);
    const read = [columns.name, columns.value, axis, 'unit', 'range'];
    for (const column of columnsOf(rows)) {
        if (!read.includes(column))
            findings.skip(findings.within(path, column));
    }
}
function addSeries(findings, name, axis, points) {
    findings.metric({ name, value: points.at(-1).value });
    addCurve(findings, name, axis, points.map(({ step }) => step), points.map(({ value }) => value));
}
function addCurve(findings, name, axis, steps, raw) {
    const values = raw.map((value) => (typeof value === 'number' && Number.isFinite(value) ? value : null));
    if (values.length < 2 || values.every((value) => value === null))
        return false;
    findings.curve({ name, axis, steps, values });
    return true;
}
const unitOf = (row) => {
    const unit = row.get('unit');
    return typeof unit === 'string' ? { unit } : {};
};
function rangeOf(row, value) {
    const range = row.get('range');
    if (typeof range === 'number')
        return Number.isFinite(range) ? { range } : {};
    const [, digits, percent] = /^(?:±|\+\/-|\+-)?\s*(\d+(?:\.\d+)?(?:e[+-]?\d+)?)\s*(%?)$/i.exec(String(range)) ?? [];
    if (digits === undefined)
        return {};
    if (percent === '')
        return { range: Number(digits) };
    return typeof value === 'number' ? { range: Math.abs(value * Number(digits)) / 100 } : {};
}
function columnsOf(rows) {
    const columns = new Set();
    for (const row of rows)
        for (const column of row.keys())
            columns.add(column);
    return [...columns];
}
const columnCalled = (columns, names) => names.flatMap((name) => columns.filter((column) => bare(column) === name))[0];
const bare = (column) => column.slice(column.lastIndexOf('/') + 1).toLowerCase();
const isAxis = (column) => AXES.includes(bare(column));
const axisOf = (rows) => columnCalled(columnsOf(rows).filter((column) => rows.every((row) => Number.isFinite(row.get(column)))), AXES);
function nameColumns(rows) {
    const columns = columnsOf(rows);
    const name = columnCalled(columns, NAMES);
    const value = columnCalled(columns, ['value']);
    if (name === undefined || value === undefined)
        return undefined;
    return rows.every((row) => typeof row.get(name) === 'string') ? { name, value } : undefined;
}

;// CONCATENATED MODULE: ./packages/metric-files/lib/csv.js



const NUMBER = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i;
const NOT_FINITE = /^([+-]?)(nan|inf|infinity)$/i;
const DVCLIVE = /(?:^|[/:])plots\/metrics\/(.+)\.tsv$/;
async function metricsOfTable(file, kind, text) {
    const { columns, rows } = await readTable(file, kind, text);
    const findings = new Findings(file);
    const path = DVCLIVE.exec(file)?.[1];
    if (path !== undefined && addDvclive(findings, path, rows))
        return findings.as('dvclive');
    if (addTable(findings, '', rows)) {
        const filled = new Set(columnsOf(rows));
        for (const column of columns) {
            if (!filled.has(column))
                findings.skip(column);
        }
        return findings.as(kind);
    }
    const label = rows.length === 1 ? undefined : labelOf(rows);
    if (rows.length > 1 && label === undefined)
        throw shapeless(file, columns, rows.length);
    for (const row of rows) {
        const path = label === undefined ? '' : findings.within('', String(row.get(label)));
        for (const column of columns) {
            if (column === label)
                continue;
            findings.metric({ name: findings.within(path, column), value: row.get(column) ?? null });
        }
    }
    return findings.as(kind);
}
function addDvclive(findings, path, rows) {
    const column = path.slice(path.lastIndexOf('/') + 1);
    if (!rows.every((row) => Number.isFinite(row.get('step')) && row.has(column)))
        return false;
    const steps = rows.map((row) => Number(row.get('step')));
    const values = rows.map((row) => row.get(column));
    const name = path.replaceAll('/', '.');
    if (!addCurve(findings, name, 'step', steps, values))
        findings.skip(name);
    return true;
}
async function readTable(file, kind, text) {
    const rows = [];
    let columns = [];
    for await (const records of (kind === 'csv' ? toolkit_lib/* readCsv */.Nb : toolkit_lib/* readTsv */.EC)(file, bytesOf(text))) {
        for (const record of records) {
            const cells = Object.entries(record.value);
            if (rows.length === 0)
                columns = cells.map(([column]) => column.trim());
            const filled = cells.filter(([, cell]) => cell.trim() !== '');
            rows.push(new Map(filled.map(([column, cell]) => [column.trim(), cellOf(cell.trim())])));
        }
    }
    if (rows.length === 0) {
        throw new toolkit_lib/* UserError */.yo(`${(0,toolkit_lib/* visible */.RK)(file)}: has no row below the line that names the columns.`);
    }
    const twice = columns.find((column, i) => columns.indexOf(column) < i);
    if (twice !== undefined)
        throw new toolkit_lib/* UserError */.yo(`${(0,toolkit_lib/* visible */.RK)(file)}:1: two columns are named "${(0,toolkit_lib/* visible */.RK)(twice)}". Rename one.`);
    return { columns, rows };
}
async function* bytesOf(text) {
    yield Buffer.from(text);
}
function cellOf(cell) {
    if (NUMBER.test(cell))
        return Number(cell);
    const [, sign, word] = NOT_FINITE.exec(cell) ?? [];
    if (word === undefined)
        return cell;
    if (word.toLowerCase() === 'nan')
        return Number.NaN;
    return sign === '-' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
}
function shapeless(file, columns, rows) {
    const shown = columns.slice(0, 8).map(toolkit_lib/* visible */.RK).join(', ');
    return new toolkit_lib/* UserError */.yo(`${(0,toolkit_lib/* visible */.RK)(file)}: its ${rows} rows have neither a column "step" or "epoch" that is filled in every row, nor columns ` +
        `"name" and "value", nor a first column of texts that tells them apart (columns: ${shown}` +
        `${columns.length > 8 ? ', …' : ''}). Write one of these, or a single row of values.`);
}

;// CONCATENATED MODULE: ./packages/metric-files/lib/walk.js


const MAX_DEPTH = 64;
const tooDeep = (file) => new toolkit_lib/* UserError */.yo(`${(0,toolkit_lib/* visible */.RK)(file)}: is nested more than ${MAX_DEPTH} levels deep (or holds itself). ` +
    'Expected names and values, such as {"accuracy": 0.91, "val": {"loss": 0.4}}.');
function addValue(findings, path, value, depth = 0) {
    if (depth > MAX_DEPTH)
        throw tooDeep(findings.file);
    const scalar = scalarOf(value);
    if (scalar !== undefined)
        findings.metric({ name: path, value: scalar });
    else if (Array.isArray(value))
        addList(findings, path, value, depth);
    else if (isObject(value))
        addObject(findings, path, value, depth);
    else
        findings.skip(path);
}
function addObject(findings, path, object, depth, without) {
    for (const [key, value] of Object.entries(object)) {
        if (key !== without)
            addValue(findings, findings.within(path, key), value, depth + 1);
    }
}
function addList(findings, path, list, depth) {
    const only = list.length === 1 ? scalarOf(list[0]) : undefined;
    if (only !== undefined)
        findings.metric({ name: path, value: only });
    else if (!(isObjects(list) ? addTableOf(findings, path, list, depth) : addNumbers(findings, path, list))) {
        findings.skip(path);
    }
}
function addNumbers(findings, path, list) {
    const values = list.map(scalarOf).filter((value) => value === null || typeof value === 'number');
    return values.length === list.length && addCurve(findings, path, 'index', [...values.keys()], values);
}
function addTableOf(findings, path, items, depth = 0) {
    const others = new Set();
    const rows = items.map((item) => {
        const row = new Map();
        fillRow(row, others, findings, '', item, depth);
        return row;
    });
    if (addTable(findings, path, rows)) {
        const columns = new Set(columnsOf(rows));
        for (const column of others) {
            if (!columns.has(column))
                findings.skip(findings.within(path, column));
        }
        return true;
    }
    const label = labelOf(rows);
    if (label === undefined)
        return false;
    items.forEach((item, i) => {
        addObject(findings, findings.within(path, String(rows[i].get(label))), item, depth + 1, label);
    });
    return true;
}
function fillRow(row, others, findings, path, object, depth) {
    if (depth > MAX_DEPTH)
        throw tooDeep(findings.file);
    for (const [key, value] of Object.entries(object)) {
        const name = findings.within(path, key);
        const scalar = scalarOf(value);
        if (isObject(value))
            fillRow(row, others, findings, name, value, depth + 1);
        else if (scalar === undefined || scalar === null)
            others.add(name);
        else if (row.has(name))
            throw findings.twice(name);
        else
            row.set(name, scalar);
    }
}
function scalarOf(value) {
    if (value === null)
        return null;
    if (typeof value === 'number' || typeof value === 'string' || typeof value === 'boolean')
        return value;
    if (typeof value === 'bigint')
        return Number(value);
    if (value instanceof Date)
        return value.toISOString();
    return undefined;
}
const isObject = (value) => {
    if (typeof value !== 'object' || value === null)
        return false;
    const prototype = Object.getPrototypeOf(value);
    return prototype === null || prototype === Object.prototype;
};
const isObjects = (value) => Array.isArray(value) && value.length > 0 && value.every(isObject);

;// CONCATENATED MODULE: ./packages/metric-files/lib/lm-eval.js

const isLmEval = (document) => isObject(document.versions) &&
    isObject(document.results) &&
    Object.values(document.results).every(isObject);
const NO_METRICS = new Set(['alias', 'name', 'samples', 'sample_len', 'sample_count', ' ']);
function addLmEval(findings, { results, higher_is_better }) {
    for (const [task, values] of Object.entries(results)) {
        const path = findings.within('', task);
        const higher = isObject(higher_is_better) ? higher_is_better[task] : undefined;
        for (const [key, value] of Object.entries(values)) {
            if (NO_METRICS.has(key) || isStderr(key, values))
                continue;
            const { metric, filter } = split(key);
            const name = findings.within(path, filter === '' || filter === ',none' ? metric : key);
            if (value !== null && !['number', 'string', 'boolean'].includes(typeof value)) {
                findings.skip(name);
                continue;
            }
            const stderr = values[`${metric}_stderr${filter}`];
            findings.metric({
                name,
                value: value,
                ...directionOf(isObject(higher) ? higher[metric] : undefined),
                ...(typeof stderr === 'number' && Number.isFinite(stderr) ? { range: stderr } : {}),
            });
        }
    }
}
function split(key) {
    const comma = key.indexOf(',');
    return comma < 0 ? { metric: key, filter: '' } : { metric: key.slice(0, comma), filter: key.slice(comma) };
}
function isStderr(key, values) {
    const { metric, filter } = split(key);
    return metric.endsWith('_stderr') && `${metric.slice(0, -'_stderr'.length)}${filter}` in values;
}
const directionOf = (higher) => typeof higher === 'boolean' ? { direction: higher ? 'higher' : 'lower' } : {};

;// CONCATENATED MODULE: ./packages/metric-files/lib/document.js




function metricsOf(file, kind, document) {
    const findings = new Findings(file);
    if (isObjects(document)) {
        if (addTableOf(findings, '', document))
            return findings.as(isBenchmark(document) ? 'github-action-benchmark' : kind);
        throw unnamed(file, 'a list of objects without a "name" or a "step" that tells them apart');
    }
    if (!isObject(document))
        throw unnamed(file, described(document));
    if (isTrainerState(document)) {
        addTableOf(findings, '', document.log_history);
        if (typeof document.best_metric === 'number') {
            findings.metric({ name: 'best_metric', value: document.best_metric });
        }
        return findings.as('hf-trainer');
    }
    if (isLmEval(document)) {
        addLmEval(findings, document);
        return findings.as('lm-eval');
    }
    addValue(findings, '', document);
    return findings.as(kind);
}
const isBenchmark = (list) => list.every(({ name, unit, value }) => typeof name === 'string' && typeof unit === 'string' && value !== undefined);
const isTrainerState = (document) => 'global_step' in document &&
    isObjects(document.log_history) &&
    document.log_history.every(({ step }) => typeof step === 'number');
function described(value) {
    if (Array.isArray(value))
        return value.length === 0 ? 'an empty list' : 'a list without names';
    return value === null || value === undefined ? 'nothing' : `a single ${typeof value}`;
}
const unnamed = (file, found) => new toolkit_lib/* UserError */.yo(`${(0,toolkit_lib/* visible */.RK)(file)}: expected names and values, such as {"accuracy": 0.91, "val": {"loss": 0.4}}, found ${found}.`);

;// CONCATENATED MODULE: ./packages/metric-files/lib/json.js


const SPACE = /[ \t\n\r]*/y;
const LITERAL = /true|false|null|NaN|-?Infinity|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORDS = { true: true, false: false, null: null };
function parseJson(file, text) {
    return new Reader(file, text).document();
}
class Reader {
    #file;
    #text;
    #at = 0;
    constructor(file, text) {
        this.#file = file;
        this.#text = text;
    }
    document() {
        const value = this.#value(0);
        if (this.#next() !== undefined)
            throw this.#fault('the end', 'more');
        return value;
    }
    #value(depth) {
        const char = this.#next();
        if (depth > MAX_DEPTH)
            throw tooDeep(this.#file);
        if (char === '{')
            return this.#object(depth);
        if (char === '[')
            return this.#array(depth);
        if (char === '"')
            return this.#string();
        LITERAL.lastIndex = this.#at;
        const literal = LITERAL.exec(this.#text)?.[0];
        if (literal === undefined)
            throw this.#fault('a value');
        this.#at += literal.length;
        return Object.hasOwn(WORDS, literal) ? WORDS[literal] : Number(literal);
    }
    #object(depth) {
        const object = Object.create(null);
        this.#at++;
        if (this.#took('}'))
            return object;
        do {
            if (this.#next() !== '"')
                throw this.#fault('a key in double quotes');
            const start = this.#at;
            const key = this.#string();
            if (key in object)
                throw this.#twice(key, start);
            if (!this.#took(':'))
                throw this.#fault('":"');
            object[key] = this.#value(depth + 1);
        } while (this.#took(','));
        if (!this.#took('}'))
            throw this.#fault('"," or "}"');
        return object;
    }
    #array(depth) {
        const items = [];
        this.#at++;
        if (this.#took(']'))
            return items;
        do
            items.push(this.#value(depth + 1));
        while (this.#took(','));
        if (!this.#took(']'))
            throw this.#fault('"," or "]"');
        return items;
    }
    #string() {
        const start = this.#at;
        let end = start;
        do {
            end = this.#text.indexOf('"', end + 1);
            if (end < 0) {
                this.#at = this.#text.length;
                throw this.#fault('a closing double quote');
            }
        } while (this.#isEscaped(end));
        this.#at = end + 1;
        try {
            return JSON.parse(this.#text.slice(start, end + 1));
        }
        catch {
            this.#at = start;
            throw this.#fault('a text without control characters and with escapes that JSON knows');
        }
    }
    #isEscaped(quote) {
        let before = quote;
        while (this.#text[before - 1] === '\\')
            before--;
        return (quote - before) % 2 === 1;
    }
    #took(char) {
        if (this.#next() !== char)
            return false;
        this.#at++;
        return true;
    }
    #next() {
        SPACE.lastIndex = this.#at;
        SPACE.test(this.#text);
        this.#at = SPACE.lastIndex;
        return this.#text[this.#at];
    }
    #fault(expected, kind = 'other') {
        const index = this.#at;
        const fault = { index, expected, kind: index >= this.#text.length ? 'end' : kind };
        return new toolkit_lib/* UserError */.yo(`${this.#where(index)}: ${(0,toolkit_lib/* explained */.to)(this.#text, fault)}`);
    }
    #twice(key, index) {
        return new toolkit_lib/* UserError */.yo(`${this.#where(index)}: the key "${(0,toolkit_lib/* visible */.RK)(key)}" is in its object twice, so it has no one value. ` +
            'Rename or remove one of them.');
    }
    #where(index) {
        const before = this.#text.slice(0, index);
        return `${(0,toolkit_lib/* visible */.RK)(this.#file)}:${before.split('\n').length}:${index - before.lastIndexOf('\n')}`;
    }
}

;// CONCATENATED MODULE: ./packages/metric-files/lib/toml.js

async function parseToml(file, text) {
    const { parse, TomlError } = await __webpack_require__.e(/* import() */ 292).then(__webpack_require__.bind(__webpack_require__, 3292));
    try {
        return parse(text, { integersAsBigInt: 'asNeeded' });
    }
    catch (error) {
        if (!(error instanceof TomlError))
            throw error;
        const what = error.message.split('\n', 1)[0].replace(/^Invalid TOML document: /, '');
        throw new toolkit_lib/* UserError */.yo(`${(0,toolkit_lib/* visible */.RK)(file)}:${error.line}:${error.column}: not valid TOML (${(0,toolkit_lib/* visible */.RK)(what)}).`);
    }
}

;// CONCATENATED MODULE: ./packages/metric-files/lib/yaml.js

async function parseYaml(file, text) {
    const { isScalar, LineCounter, parseDocument, visit } = await __webpack_require__.e(/* import() */ 815).then(__webpack_require__.t.bind(__webpack_require__, 8815, 19));
    const lineCounter = new LineCounter();
    const document = parseDocument(text, {
        merge: true,
        stringKeys: true,
        uniqueKeys: false,
        logLevel: 'error',
        prettyErrors: false,
        lineCounter,
    });
    const problem = (offset, what) => {
        const { line, col } = lineCounter.linePos(offset ?? 0);
        return new toolkit_lib/* UserError */.yo(`${(0,toolkit_lib/* visible */.RK)(file)}:${line}:${col}: ${what}`);
    };
    const [error] = document.errors;
    if (error?.code === 'MULTIPLE_DOCS') {
        throw problem(error.pos[0], 'a second YAML document starts here. Expected one document per file.');
    }
    if (error !== undefined)
        throw problem(error.pos[0], `not valid YAML (${(0,toolkit_lib/* visible */.RK)(error.message)}).`);
    const [warning] = document.warnings;
    if (warning?.code === 'TAG_RESOLVE_FAILED') {
        throw problem(warning.pos[0], `is an object of another program (${(0,toolkit_lib/* visible */.RK)(warning.message)}), expected a plain value. ` +
            "In Python, write float(value), and use PyYAML's safe_dump.");
    }
    visit(document, {
        Map(_, map) {
            const keys = new Set();
            for (const { key } of map.items) {
                if (!isScalar(key))
                    continue;
                if (keys.has(key.value)) {
                    throw problem(key.range?.[0], `the key "${(0,toolkit_lib/* visible */.RK)(String(key.value))}" is here twice, so it has no one value. Rename or remove one of them.`);
                }
                keys.add(key.value);
            }
        },
    });
    try {
        return document.toJS();
    }
    catch (error) {
        if (!(error instanceof ReferenceError))
            throw error;
        throw new toolkit_lib/* UserError */.yo(`${(0,toolkit_lib/* visible */.RK)(file)}: not valid YAML (${(0,toolkit_lib/* visible */.RK)(error.message)}).`);
    }
}

;// CONCATENATED MODULE: ./packages/metric-files/lib/read.js







const MIB = 1024 * 1024;
const yaml = {
    maxMiB: 8,
    read: async (file, text) => metricsOf(file, 'yaml', await parseYaml(file, text)),
};
const FORMATS = {
    json: { maxMiB: 32, read: (file, text) => metricsOf(file, 'json', parseJson(file, text)) },
    yaml,
    yml: yaml,
    toml: { maxMiB: 8, read: async (file, text) => metricsOf(file, 'toml', await parseToml(file, text)) },
    csv: { maxMiB: 32, read: (file, text) => metricsOfTable(file, 'csv', text) },
    tsv: { maxMiB: 32, read: (file, text) => metricsOfTable(file, 'tsv', text) },
};
async function readMetricFile(path, name) {
    const format = formatOf(name);
    const { size } = await (0,promises_.stat)(path).catch(unreadable(name));
    if (size > format.maxMiB * MIB) {
        throw new toolkit_lib/* UserError */.yo(`${(0,toolkit_lib/* visible */.RK)(name)}: is ${Math.ceil(size / MIB)} MiB, more than the ${format.maxMiB} MiB that are read as metrics. ` +
            'Is it data rather than results? Write the numbers to compare to a file of their own.');
    }
    const bytes = (0,toolkit_lib/* withoutMark */.E_)(await (0,promises_.readFile)(path).catch(unreadable(name)));
    if (bytes[0] === 0x1f && bytes[1] === 0x8b) {
        throw new toolkit_lib/* UserError */.yo(`${(0,toolkit_lib/* visible */.RK)(name)}: is gzip data. Unpack it in a step before: gunzip.`);
    }
    (0,toolkit_lib/* refuseForeignBytes */.Ae)(name, bytes);
    const text = (0,toolkit_lib/* decoded */.DH)(name, bytes, 1);
    if (text.trim() === '') {
        throw new toolkit_lib/* UserError */.yo(`${(0,toolkit_lib/* visible */.RK)(name)}: is empty. Was the program that writes it cut off?`);
    }
    return format.read(name, text);
}
function formatOf(name) {
    const ending = /\.([a-z]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';
    if (Object.hasOwn(FORMATS, ending))
        return FORMATS[ending];
    const endings = Object.keys(FORMATS).map((one) => `.${one}`);
    throw new toolkit_lib/* UserError */.yo(`${(0,toolkit_lib/* visible */.RK)(name)}: ${ending === '' ? 'has no ending' : `.${ending} is not read as metrics`}. ` +
        `Expected a file that ends in ${endings.join(', ')}: write the metrics as one of these.`);
}
const unreadable = (name) => (error) => {
    throw new toolkit_lib/* UserError */.yo(`${(0,toolkit_lib/* visible */.RK)(name)}: cannot be read (${error.code}). Expected a file.`);
};

;// CONCATENATED MODULE: ./packages/metric-files/lib/index.js


;// CONCATENATED MODULE: ./actions/metrics-diff/lib/metric-set.js
const mostMetrics = 10_000;
function fileMetrics(metrics, curves = []) {
    return {
        metrics: new Map(Array.from(metrics, (metric) => [metric.name, metric])),
        curves: new Map(Array.from(curves, (curve) => [curve.name, curve])),
    };
}
function textOf(value) {
    return value === '' ? '""' : String(value);
}
const notFinite = new Map([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY].map((n) => [String(n), n]));
function readValue(text) {
    return text === '""' ? '' : (notFinite.get(text) ?? text);
}
function isFiniteNumber(value) {
    return typeof value === 'number' && Number.isFinite(value);
}

;// CONCATENATED MODULE: ./actions/metrics-diff/lib/mlflow.js
async function readRun(source, { trackingUri, username, password, token }, { fetch, log, secret }) {
    const { connectMlflow, readMlflowMetrics } = await Promise.resolve(/* import() */).then(__webpack_require__.bind(__webpack_require__, 3293));
    const mlflow = connectMlflow({
        trackingUri,
        ...(username !== '' && { username }),
        ...(password !== '' && { password }),
        ...(token !== '' && { token }),
        fetch,
        log,
        secret,
    });
    const found = await readMlflowMetrics(mlflow, source);
    if (found === undefined)
        return undefined;
    return { label: found.label, metrics: Array.from(found.metrics, ([name, value]) => ({ name, value })) };
}

;// CONCATENATED MODULE: ./actions/metrics-diff/lib/current.js





async function readCurrent(inputs, ports) {
    const { workspace } = ports.context;
    const set = new Map();
    const paths = inputs.files.length === 0 ? [] : await (0,toolkit_lib/* findFiles */.lY)('metrics', inputs.files, workspace);
    for (const path of paths) {
        const file = inWorkspace(path, workspace);
        set.set(file, await readFile((0,external_node_path_.resolve)(workspace, path), file, ports.log));
    }
    for (const source of inputs.runs) {
        const run = await readRun(source, inputs.mlflow, ports);
        if (run === undefined)
            throw new toolkit_lib/* UserError */.yo(`metrics: MLflow has no ${(0,toolkit_lib/* visible */.RK)(source.text)}: the model is not registered, or the alias is not set. Name one that is there, or its run:\n  metrics: mlflow:runs:/ID`);
        ports.log.info(`${(0,toolkit_lib/* visible */.RK)(source.text)} is ${(0,toolkit_lib/* visible */.RK)(run.label)}`);
        set.set(source.text, fileMetrics(run.metrics));
    }
    refuseTooMany(set);
    return set;
}
async function readFile(path, name, log) {
    const { kind, metrics, curves, skipped } = await readMetricFile(path, name);
    log.info(`${(0,toolkit_lib/* visible */.RK)(name)} (${kind}): ${metrics.length} metrics, ${curves.length} curves`);
    if (skipped.length > 0)
        log.info(`${(0,toolkit_lib/* visible */.RK)(name)}: neither a metric nor a curve: ${skipped.slice(0, 20).map(toolkit_lib/* visible */.RK).join(', ')}${skipped.length > 20 ? ', …' : ''}`);
    return fileMetrics(metrics, curves);
}
function inWorkspace(path, workspace) {
    const within = (0,external_node_path_.relative)(workspace, (0,external_node_path_.resolve)(workspace, path)).split(external_node_path_.sep).join('/');
    return within.startsWith('../') || (0,external_node_path_.isAbsolute)(within) ? path : external_node_path_.posix.normalize(within);
}
function refuseTooMany(set) {
    const sizes = Array.from(set, ([file, { metrics, curves }]) => ({
        file,
        count: metrics.size,
        curves: curves.size,
    }));
    const count = sizes.reduce((sum, size) => sum + size.count, 0);
    if (sizes.every((size) => size.count + size.curves === 0))
        throw new toolkit_lib/* UserError */.yo(`metrics: ${[...set.keys()].map(toolkit_lib/* visible */.RK).join(', ')} holds no metric, so there is nothing to compare.`);
    if (count <= mostMetrics)
        return;
    const most = sizes.reduce((a, b) => (b.count > a.count ? b : a));
    throw new toolkit_lib/* UserError */.yo(`metrics: ${count} metrics in ${set.size} files are more than the ${mostMetrics} that one report holds; ${(0,toolkit_lib/* visible */.RK)(most.file)} alone has ${most.count}. Name fewer files per step, and give each step a title.`);
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./actions/metrics-diff/lib/history.js



function historyPath(title) {
    const name = title.toLowerCase();
    const stem = name.replace(/[^a-z0-9_-]+/g, '-').slice(0, 80);
    const digest = (0,external_node_crypto_.createHash)('sha256').update(name).digest('hex').slice(0, 8);
    return stem === name ? `${stem}.jsonl` : `${stem}.${digest}.jsonl`;
}
function entryOf(commit, set) {
    const metrics = Object.fromEntries(Array.from(set, ([file, { metrics }]) => [
        file,
        Object.fromEntries(Array.from(metrics.values(), ({ name, value }) => [name, stored(value)])),
    ]));
    return { ...commit, metrics };
}
function history_metricsOf({ metrics }) {
    return new Map(Object.entries(metrics).map(([file, values]) => [
        file,
        fileMetrics(Object.entries(values).map(([name, value]) => ({
            name,
            value: typeof value === 'string' ? readValue(value) : value,
        }))),
    ]));
}
function stored(value) {
    return typeof value === 'number' && !Number.isFinite(value) ? textOf(value) : value;
}
function entriesBefore(entries, branch, sha) {
    const own = entries.filter(({ ref }) => ref === branch);
    const at = own.findIndex((entry) => entry.sha === sha);
    return at < 0 ? own : own.slice(0, at);
}
function withEntry(text, entry, limit, place) {
    const entries = parseHistory(text, place);
    const lines = entries.map((one) => JSON.stringify(one));
    const same = entries.findLastIndex(({ sha, ref }) => sha === entry.sha && ref === entry.ref);
    if (same >= 0 && JSON.stringify(entries[same]?.metrics) === JSON.stringify(entry.metrics))
        return text;
    lines.splice(same < 0 ? lines.length : same, same < 0 ? 0 : 1, JSON.stringify(entry));
    return lines
        .slice(-limit)
        .map((line) => `${line}\n`)
        .join('');
}
function parseHistory(text, place) {
    return text.split('\n').flatMap((line, index) => {
        if (line.trim() === '')
            return [];
        const problem = (what) => new toolkit_lib/* UserError */.yo(`history: ${(0,toolkit_lib/* visible */.RK)(place)}, line ${index + 1} ${what}. Correct the line or remove it; metrics-diff writes {"sha":"1a2b…","ref":"main","metrics":{"metrics.json":{"accuracy":0.9}}}.`);
        let found;
        try {
            found = JSON.parse(line);
        }
        catch {
            throw problem('is not JSON');
        }
        if (!history_isObject(found))
            throw problem('is no object');
        const { sha, ref, run, metrics } = found;
        if (typeof sha !== 'string' || !/^[0-9a-f]{40,64}$/.test(sha))
            throw problem('has no commit in "sha"');
        if (typeof ref !== 'string' || ref === '')
            throw problem('has no branch in "ref"');
        if (run !== undefined && typeof run !== 'string')
            throw problem('has no text in "run"');
        if (!history_isObject(metrics))
            throw problem('has no metrics');
        for (const [file, values] of Object.entries(metrics)) {
            if (!history_isObject(values))
                throw problem(`has no metrics of ${JSON.stringify(file.slice(0, 100))}`);
            const wrong = Object.entries(values).find(([, value]) => !isValue(value));
            if (wrong !== undefined)
                throw problem(`has something else than a number, a text or true or false as ${JSON.stringify(wrong[0].slice(0, 100))}`);
        }
        return [{ sha, ref, ...(run !== undefined && { run }), metrics: metrics }];
    });
}
function history_isObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function isValue(value) {
    return value === null || ['string', 'boolean'].includes(typeof value) || Number.isFinite(value);
}

;// CONCATENATED MODULE: ./actions/metrics-diff/lib/pairs.js


function pairFiles(current, old, label) {
    if (current.length === 1 && old.length === 1)
        return new Map([[old[0], current[0]]]);
    if (old.length === 1 && !current.some((file) => belongs(old[0], file)))
        throw new toolkit_lib/* UserError */.yo(`baseline: ${(0,toolkit_lib/* visible */.RK)(label)} is one file, and metrics names ${current.length}: ${current.slice(0, 5).map(toolkit_lib/* visible */.RK).join(', ')}${current.length > 5 ? ', …' : ''}. To compare each with itself at a branch, write:\n  baseline: git:origin/main`);
    const pairs = new Map(old.map((file) => [file, file]));
    for (const file of current) {
        const [exact, similar] = [
            old.filter((one) => endsAs(one, file)),
            old.filter((one) => belongs(one, file)),
        ];
        const found = exact.length > 0 ? exact : similar;
        if (found.length > 1)
            throw new toolkit_lib/* UserError */.yo(`baseline: ${found.slice(0, 5).map(toolkit_lib/* visible */.RK).join(' and ')} both could be the old ${(0,toolkit_lib/* visible */.RK)(file)}. Name files whose paths end as those of metrics do.`);
        const [only] = found;
        if (only === undefined)
            continue;
        const other = pairs.get(only);
        if (other !== only && other !== undefined)
            throw new toolkit_lib/* UserError */.yo(`baseline: ${(0,toolkit_lib/* visible */.RK)(only)} could be the old ${(0,toolkit_lib/* visible */.RK)(other)} and ${(0,toolkit_lib/* visible */.RK)(file)} both. Name files whose paths end as those of metrics do.`);
        pairs.set(only, file);
    }
    return pairs;
}
function endsAs(old, file) {
    return old === file || old.endsWith(`/${file}`);
}
function belongs(old, file) {
    return external_node_path_.posix.basename(old) === external_node_path_.posix.basename(file);
}

;// CONCATENATED MODULE: ./actions/metrics-diff/lib/baseline.js











async function openBaseline(inputs, current, past, ports) {
    const { baseline } = inputs;
    const git = { ...ports, token: inputs.token };
    switch (baseline.kind) {
        case 'none':
            return { state: 'unasked' };
        case 'auto': {
            if (inputs.files.length === 0)
                return absent('runs of MLflow are not in git', 'mlflow:models:/NAME@champion');
            const natural = await naturalBaseline(git);
            if (natural.sha === undefined)
                return absent(natural.reason, 'git:origin/main');
            const tree = await (0,lib/* openTree */.rB)(natural.sha, git);
            return fromTree(tree, `${natural.branch}@${tree.sha.slice(0, 7)}`, inputs, current, ports);
        }
        case 'tree': {
            const tree = await (0,lib/* openTree */.rB)(baseline.ref, git);
            return fromTree(tree, tree.label, inputs, current, ports);
        }
        case 'history':
            return fromHistory(past, ports);
        case 'report':
            return fromReport(baseline, current, git);
        case 'mlflow': {
            const run = await readRun(baseline.source, inputs.mlflow, ports);
            if (run === undefined)
                return absent(`${(0,toolkit_lib/* visible */.RK)(baseline.text)} is not there: no such model is registered, or the alias is not set`);
            const set = paired(current, new Map([[baseline.text, fileMetrics(run.metrics)]]), baseline.text);
            return { state: 'found', label: run.label, set, doubts: [] };
        }
        default: {
            const found = await (0,lib/* locateBaseline */.Ou)(baseline, git);
            if (found === undefined)
                return absent(`${(0,toolkit_lib/* visible */.RK)(baseline.text)} was not found`);
            const { label, sha, paths } = found;
            const old = new Map();
            for (const path of paths) {
                const isGit = baseline.kind === 'git';
                const name = isGit ? baseline.path : inWorkspace(path, ports.context.workspace);
                old.set(name, await readFile(path, isGit ? label : name, ports.log));
            }
            return { state: 'found', label, ...(sha && { sha }), set: paired(current, old, label), doubts: [] };
        }
    }
}
function absent(reason, advice) {
    return {
        state: 'absent',
        reason,
        ...(advice !== undefined && { advice: `Write for example:\n  baseline: ${advice}` }),
    };
}
function paired(current, old, label) {
    const pairs = pairFiles([...current.keys()], [...old.keys()], label);
    return new Map(Array.from(old, ([file, metrics]) => [pairs.get(file) ?? file, metrics]));
}
async function fromTree(tree, label, inputs, current, ports) {
    const set = new Map();
    const doubts = [];
    const files = [...current.keys()].filter((file) => !inputs.runs.some(({ text }) => text === file));
    for (const file of files) {
        if (!isInside(file))
            doubts.push(`${(0,toolkit_lib/* visible */.RK)(file)} lies outside of the workspace, so git has no old one of it.`);
    }
    const candidates = [...files.filter(isInside), ...(await goneFiles(tree, inputs, current, ports))];
    for (const file of candidates) {
        const path = await tree.read(file);
        if (path === undefined)
            continue;
        try {
            set.set(file, await readFile(path, `${label}:${file}`, ports.log));
        }
        catch (error) {
            if (!(error instanceof toolkit_lib/* UserError */.yo))
                throw error;
            doubts.push(`The old ${(0,toolkit_lib/* visible */.RK)(file)} is not compared with: ${error.message}`);
        }
    }
    if (inputs.runs.length > 0)
        doubts.push(`Runs of MLflow are not in git, so ${inputs.runs.map(({ text }) => (0,toolkit_lib/* visible */.RK)(text)).join(', ')} is compared with nothing. In a step of its own it takes for example baseline: mlflow:models:/NAME@champion`);
    if (set.size > 0)
        return { state: 'found', label, sha: tree.sha, set, doubts };
    return absent(doubts.length > 0 ? doubts.join(' ') : `${files.map(toolkit_lib/* visible */.RK).join(', ')} is not in ${(0,toolkit_lib/* visible */.RK)(label)} yet`);
}
function isInside(file) {
    return !(0,external_node_path_.isAbsolute)(file) && !file.startsWith('../') && !/^[A-Za-z]:/.test(file);
}
const magic = /[*?[\]{}]/;
async function goneFiles(tree, inputs, current, { context }) {
    const inside = (pattern) => inWorkspace(pattern.trim(), context.workspace);
    const excluded = inputs.files
        .filter((pattern) => pattern.startsWith('!'))
        .map((pattern) => inside(pattern.slice(1)));
    const globs = inputs.files
        .filter((pattern) => !pattern.startsWith('!') && magic.test(pattern))
        .map(inside)
        .filter((pattern) => !current.has(pattern));
    if (globs.length === 0)
        return [];
    const isGone = picomatch(globs, { ignore: excluded.flatMap((pattern) => [pattern, `${pattern}/**`]) });
    return (await tree.list()).filter((file) => !current.has(file) && isGone(file));
}
function fromHistory(past, { context }) {
    const branch = baseBranch(context);
    if (branch === undefined)
        return absent('the event is of no branch, so nothing says whose history counts', 'git:origin/main');
    const entry = entriesBefore(past, branch, context.sha).at(-1);
    if (entry === undefined)
        return absent(`the history holds nothing of ${(0,toolkit_lib/* visible */.RK)(branch)} yet`);
    const label = `${branch}@${entry.sha.slice(0, 7)} (history)`;
    return { state: 'found', label, sha: entry.sha, set: history_metricsOf(entry), doubts: [] };
}
async function fromReport(baseline, current, ports) {
    const [path] = (await (0,lib/* locateBaseline */.Ou)(baseline, ports))?.paths ?? [];
    if (path === undefined)
        return absent(`${(0,toolkit_lib/* visible */.RK)(baseline.text)} was not found`);
    const report = await (0,report_lib/* readReport */.tL)(path);
    if (report.action !== 'metrics-diff')
        throw new toolkit_lib/* UserError */.yo(`baseline: ${(0,toolkit_lib/* visible */.RK)(baseline.path)} is a report of ${report.action}, not of metrics-diff.`);
    const files = new Map();
    for (const { name, source = '', value, valueText, unit } of report.metrics) {
        const found = value ?? (valueText === undefined ? undefined : readValue(valueText));
        if (found === undefined)
            continue;
        const rows = files.get(source) ?? [];
        rows.push({ name, value: found, ...(unit !== undefined && { unit }) });
        files.set(source, rows);
    }
    const { sha } = report.provenance;
    const old = new Map(Array.from(files, ([file, metrics]) => [file, fileMetrics(metrics)]));
    const label = sha === undefined ? baseline.path : `${baseline.path} (${sha.slice(0, 7)})`;
    return { state: 'found', label, ...(sha && { sha }), set: paired(current, old, baseline.path), doubts: [] };
}

;// CONCATENATED MODULE: ./actions/metrics-diff/lib/pattern.js
function matches(pattern, { file, name }) {
    return matchesText(pattern, name) || (pattern.includes(':') && matchesText(pattern, `${file}:${name}`));
}
function isPattern(text) {
    return /[*?]/.test(text);
}
function matchesText(pattern, text) {
    const [wanted, given] = [[...pattern], [...text]];
    let [at, star, resume] = [0, -1, 0];
    for (let index = 0; index < given.length;) {
        if (wanted[at] === '*') {
            star = at++;
            resume = index;
        }
        else if (at < wanted.length && (wanted[at] === '?' || wanted[at] === given[index])) {
            at++;
            index++;
        }
        else if (star >= 0) {
            at = star + 1;
            index = ++resume;
        }
        else
            return false;
    }
    return wanted.slice(at).every((rest) => rest === '*');
}
function rulesFor(rules, metric) {
    const first = rules.find((rule) => !isPattern(rule.metric) && matches(rule.metric, metric)) ??
        rules.find((rule) => matches(rule.metric, metric));
    return first === undefined ? [] : rules.filter((rule) => rule.metric === first.metric);
}

;// CONCATENATED MODULE: ./actions/metrics-diff/lib/compare.js




const rounding = 1e-12;
function compare(current, baseline, rules) {
    const all = namesIn(current, baseline);
    const files = new Map();
    for (const { name } of all)
        files.set(name, (files.get(name) ?? 0) + 1);
    return all.map((named) => {
        const { file, name } = named;
        const [metric, old] = [current.get(file)?.metrics.get(name), baseline?.get(file)?.metrics.get(name)];
        const direction = compare_directionOf(named, metric ?? old, rules.directions);
        return {
            ...named,
            label: (0,toolkit_lib/* visible */.RK)(files.get(name) === 1 ? name : `${file}:${name}`),
            current: metric?.value,
            baseline: old?.value,
            ...unitsOf(metric, old),
            direction,
            ...differenceOf(metric, old, direction, rulesFor(rules.noise, named)[0], baseline !== undefined),
        };
    });
}
function namesIn(current, baseline) {
    const namesOf = (set, file) => set?.get(file)?.metrics.keys() ?? [];
    const files = new Set([...current.keys(), ...(baseline?.keys() ?? [])]);
    return [...files].flatMap((file) => Array.from(new Set([...namesOf(current, file), ...namesOf(baseline, file)]), (name) => ({ file, name })));
}
function compare_directionOf(named, metric, rules) {
    return rulesFor(rules, named)[0]?.direction ?? metric?.direction ?? (0,metrics_lib/* knownDirection */.XP)(named.name);
}
function unitsOf(metric, old) {
    const unit = metric?.unit ?? old?.unit;
    if (unit === undefined)
        return {};
    return old?.unit === undefined || old.unit === unit ? { unit } : { unit, oldUnit: old.unit };
}
function differenceOf(metric, old, direction, noise, hasBaseline) {
    if (!hasBaseline)
        return { isNoise: false };
    const [current, baseline] = [metric?.value, old?.value];
    const same = unitsOf(metric, old).oldUnit === undefined;
    if (!isFiniteNumber(current) || !isFiniteNumber(baseline) || !same)
        return { change: withoutNumbers(current, baseline, same), isNoise: false };
    const delta = current - baseline;
    const size = Math.abs(delta);
    const slack = rounding * Math.max(Math.abs(current), Math.abs(baseline));
    const band = noise === undefined ? 0 : noise.relative ? noise.amount * Math.abs(baseline) : noise.amount;
    const relative = delta / Math.abs(baseline);
    return {
        change: size <= band + slack ? 'unchanged' : judged(delta, direction),
        ...(Number.isFinite(delta) && { delta, relative: Number.isFinite(relative) ? relative : null }),
        isNoise: size > slack && size <= band + slack,
    };
}
function judged(delta, direction) {
    if (direction === undefined || direction === 'none')
        return 'changed';
    return delta > 0 === (direction === 'higher') ? 'better' : 'worse';
}
function withoutNumbers(current, baseline, same) {
    if (current === undefined)
        return 'removed';
    if (typeof current === 'number' && !Number.isFinite(current))
        return 'invalid';
    if (baseline === undefined)
        return 'new';
    if (isFiniteNumber(current))
        return same ? 'changed' : 'invalid';
    if (isFiniteNumber(baseline))
        return 'invalid';
    return textOf(current) === textOf(baseline) ? 'unchanged' : 'changed';
}

;// CONCATENATED MODULE: ./actions/metrics-diff/lib/judge.js




function judge(inputs, metrics, old) {
    const regressions = regressionChecks(inputs, metrics, old);
    const checks = [
        ...inputs.thresholds.flatMap((rule) => thresholdChecks(rule, metrics)),
        ...regressions.checks,
    ];
    const failed = new Set(checks.flatMap(({ of, verdict }) => (verdict === 'fail' ? of : [])));
    const others = metrics
        .filter((metric) => !failed.has(metric))
        .flatMap((metric) => oddities(metric, inputs));
    checks.push(...others, ...missingBaseline(inputs, old, checks));
    const nothing = old.state === 'absent' ? 'new' : 'neutral';
    return {
        verdict: checks.length === 0 ? nothing : (0,metrics_lib/* worstVerdict */.zP)(checks.map(({ verdict }) => verdict)),
        checks,
        warnings: [...unmatched(inputs, metrics), ...regressions.warnings],
        undirected: regressions.undirected,
    };
}
function thresholdChecks(rule, metrics) {
    const limit = `${rule.operator} ${rule.limit}`;
    const meant = stillThere(metrics.filter(({ file, name }) => rule.metric === name || rule.metric === `${file}:${name}`));
    if (meant.length === 0)
        return [
            {
                text: rule.text,
                limit,
                of: [],
                lacks: rule.metric,
                verdict: 'fail',
                reason: notThere(rule.metric, metrics),
            },
        ];
    return meant.map((metric) => {
        const { current, label } = metric;
        const judgement = typeof current === 'number'
            ? (0,metrics_lib/* judgeThreshold */.l3)({ ...rule, metric: label }, current)
            : fail(`${label} ${whatIsThere(current)}`);
        const text = meant.length > 1 ? `${rule.text} (${metric.file})` : rule.text;
        return { text, limit, of: [metric], ...judgement };
    });
}
function stillThere(meant) {
    const there = meant.filter(({ current }) => current !== undefined);
    return there.length > 0 ? there : meant;
}
function notThere(name, metrics) {
    if (isPattern(name))
        return `there is no metric ${name}; a threshold names its metric without wildcards`;
    const there = metrics
        .filter(({ current }) => typeof current === 'number')
        .map((metric) => (0,toolkit_lib/* visible */.RK)(metric.name));
    const names = [...new Set(there)];
    return `there is no metric ${name}; there are ${names.slice(0, 12).join(', ')}${names.length > 12 ? ', …' : ''}`;
}
function whatIsThere(value) {
    return value === undefined ? 'is gone' : `is "${shown(value)}" and no number`;
}
function shown(value) {
    return (0,toolkit_lib/* visible */.RK)(textOf(value).slice(0, 60));
}
function regressionChecks(inputs, metrics, old) {
    const [checks, warnings, undirected, problems] = [
        [],
        [],
        [],
        [],
    ];
    for (const rule of inputs.regressions) {
        const text = `max-regression ${rule.text}`;
        const meant = metrics.filter((metric) => matches(rule.metric, metric));
        const own = stillThere(meant.filter((metric) => rulesFor(inputs.regressions, metric).includes(rule)));
        if (meant.length === 0) {
            if (isPattern(rule.metric))
                warnings.push(`${text}: matches no metric.`);
            else
                checks.push({
                    text,
                    of: [],
                    lacks: rule.metric,
                    limit: limitOf(rule),
                    verdict: 'fail',
                    reason: notThere(rule.metric, metrics),
                });
        }
        else if (own.length === 0)
            warnings.push(`${text}: other lines come first for every metric that it matches.`);
        const judged = own.flatMap((metric) => {
            const { label } = metric;
            const judgement = regression(rule, metric, inputs, old.state === 'found');
            if (judgement === 'undirected')
                undirected.push(metric);
            if (judgement === 'unknown' || judgement === 'unjudged')
                problems.push(withoutDirection(label, judgement));
            if (typeof judgement === 'string')
                return [];
            return [
                {
                    text: isPattern(rule.metric) || own.length > 1 ? `${text} (${label})` : text,
                    limit: limitOf(rule),
                    of: [metric],
                    ...judgement,
                },
            ];
        });
        const waits = ({ of: [metric] }) => old.state !== 'found' && isFiniteNumber(metric?.current);
        checks.push(...judged.filter((check) => !waits(check)));
        const waiting = judged.filter(waits).flatMap(({ of }) => of);
        if (waiting.length > 0)
            checks.push({
                text,
                limit: limitOf(rule),
                of: inputs.onNoBaseline === 'new' ? waiting : [],
                ...noBaseline(inputs, old),
            });
    }
    if (problems.length > 0)
        throw new toolkit_lib/* UserError */.yo([...new Set(problems)].join('\n'));
    return { checks, warnings, undirected: [...new Set(undirected)] };
}
function regression(rule, metric, { onNoBaseline }, hasBaseline) {
    const { current, baseline, direction, label } = metric;
    const exact = !isPattern(rule.metric);
    const named = { ...rule, metric: label };
    if (typeof current !== 'number')
        return exact ? fail(`${label} ${whatIsThere(current)}`) : 'skip';
    if (exact && !Number.isFinite(current))
        return (0,metrics_lib/* judgeRegression */.tG)(named, 'higher', current, undefined);
    if (direction === undefined)
        return exact ? 'unknown' : 'undirected';
    if (direction === 'none')
        return exact ? 'unjudged' : 'skip';
    if (!Number.isFinite(current))
        return (0,metrics_lib/* judgeRegression */.tG)(named, direction, current, undefined);
    if (metric.oldUnit !== undefined)
        return fail(unitChanged(metric));
    if (!isFiniteNumber(baseline)) {
        if (hasBaseline && baseline === undefined && !exact)
            return 'skip';
        const what = baseline === undefined ? 'does not have it yet' : `has ${shown(baseline)} there`;
        return { verdict: onNoBaseline, reason: `${label} = ${(0,metrics_lib/* formatNumber */.ZV)(current)}, and the baseline ${what}` };
    }
    if (metric.isNoise) {
        const [now, before] = (0,metrics_lib/* distinctNumbers */.xY)(current, baseline);
        return { verdict: 'pass', reason: `${label} = ${now}, baseline ${before}: a change within its noise` };
    }
    return (0,metrics_lib/* judgeRegression */.tG)(named, direction, current, baseline);
}
function limitOf({ amount, relative }) {
    return `at most ${relative ? `${(0,metrics_lib/* formatNumber */.ZV)(amount * 100)}%` : (0,metrics_lib/* formatNumber */.ZV)(amount)} worse`;
}
function withoutDirection(name, why) {
    const quoted = /\s/.test(name) ? `"${(0,toolkit_lib/* visible */.RK)(name)}"` : (0,toolkit_lib/* visible */.RK)(name);
    return why === 'unknown'
        ? `max-regression: whether a higher or a lower ${quoted} is better is not known. Write one of:\n  direction: ${quoted} higher\n  direction: ${quoted} lower`
        : `max-regression: ${quoted} has a limit, and by direction it is not judged (none). Remove one of the lines, or write:\n  direction: ${quoted} higher`;
}
function unitChanged({ label, unit, oldUnit }) {
    return `${label} is in ${unit}, and was in ${oldUnit}: the numbers do not compare`;
}
function oddities(metric, { missing }) {
    const { current, baseline, label, oldUnit, direction } = metric;
    const isGone = current === undefined;
    const wasNumber = isFiniteNumber(baseline) && typeof current !== 'number';
    if (isGone || wasNumber) {
        if (missing === 'ignore')
            return [];
        const was = isFiniteNumber(baseline) ? (0,metrics_lib/* formatNumber */.ZV)(baseline) : shown(baseline ?? null);
        return [
            {
                text: `missing: ${missing}`,
                of: [metric],
                verdict: missing,
                reason: `${label} ${whatIsThere(current)}; it was ${was}`,
            },
        ];
    }
    if (typeof current === 'number' && !Number.isFinite(current))
        return [{ text: label, of: [metric], verdict: 'warn', reason: `${label} is ${textOf(current)}` }];
    if (oldUnit !== undefined)
        return [{ text: label, of: [metric], verdict: 'warn', reason: unitChanged(metric) }];
    if (typeof current === 'string' && numberLike.test(current) && direction && direction !== 'none')
        return [
            {
                text: label,
                of: [metric],
                verdict: 'warn',
                reason: `${label} is the text "${shown(current)}", which is not judged: write it as a number`,
            },
        ];
    return [];
}
const numberLike = /^[+-]?[.,]?\d[\d.,_]*(?:e[+-]?\d+)?\s*%?$/i;
function missingBaseline(inputs, old, checks) {
    if (old.state !== 'absent' || inputs.onNoBaseline !== 'fail')
        return [];
    const judgement = noBaseline(inputs, old);
    if (checks.some(({ reason }) => reason === judgement.reason))
        return [];
    return [{ text: 'on-no-baseline: fail', of: [], ...judgement }];
}
function noBaseline({ onNoBaseline }, old) {
    return {
        verdict: onNoBaseline,
        reason: `there is no baseline${old.state === 'absent' ? `: ${old.reason}` : ''}`,
    };
}
function unmatched({ directions, noise }, metrics) {
    const lost = (input, rules) => rules
        .filter((rule) => !metrics.some((metric) => matches(rule.metric, metric)))
        .map((rule) => `${input} ${rule.metric}: matches no metric.`);
    return [...lost('direction', directions), ...lost('noise', noise)];
}
function fail(reason) {
    return { verdict: 'fail', reason };
}

;// CONCATENATED MODULE: ./actions/metrics-diff/lib/rows.js


const order = [
    'worse',
    'better',
    'changed',
    'new',
    'removed',
    'invalid',
    undefined,
    'unchanged',
];
function metricRows({ metrics, judged }) {
    const checks = checksByMetric(judged.checks);
    const rows = metrics.map((metric) => rowOf(metric, checks.get(metric) ?? []));
    const place = (row) => (row.verdict === 'fail' ? -1 : order.indexOf(row.change));
    return [...lacking(judged.checks), ...rows.sort((a, b) => place(a) - place(b))];
}
function countsOf(rows) {
    const count = (change) => rows.filter((row) => row.change === change).length;
    return {
        better: count('better'),
        worse: count('worse'),
        unchanged: count('unchanged'),
        changed: count('changed'),
        new: count('new'),
        removed: count('removed'),
        invalid: count('invalid'),
        failed: rows.filter(({ verdict }) => verdict === 'fail').length,
    };
}
function checksByMetric(checks) {
    const found = new Map();
    for (const check of checks)
        for (const metric of check.of)
            found.set(metric, [...(found.get(metric) ?? []), check]);
    return found;
}
function rowOf(metric, checks) {
    const { name, file, current, baseline, unit, oldUnit, direction, change, delta, relative } = metric;
    const limits = [...new Set(checks.flatMap(({ limit }) => limit ?? []))].join('; ');
    const reasons = [
        ...new Set(checks.filter(({ verdict }) => verdict !== 'pass').map(({ reason }) => reason)),
    ];
    return {
        name,
        source: file,
        ...sideOf('value', 'valueText', current),
        ...(unit !== undefined && { unit }),
        ...(change !== undefined && oldSideOf(baseline, oldUnit)),
        ...(delta !== undefined && { delta, relative: relative ?? null }),
        ...(direction !== undefined && direction !== 'none' && { direction }),
        ...(limits !== '' && { threshold: limits }),
        verdict: (0,metrics_lib/* worstVerdict */.zP)(checks.map(({ verdict }) => verdict)),
        ...(reasons.length > 0 && { reason: reasons.join('; ') }),
        ...(change !== undefined && { change }),
        ...(change === 'unchanged' && checks.length === 0 && { detail: true }),
    };
}
function sideOf(value, text, found) {
    const shown = found === undefined || isFiniteNumber(found) ? {} : { [text]: textOf(found) };
    return { [value]: isFiniteNumber(found) ? found : null, ...shown };
}
function oldSideOf(baseline, oldUnit) {
    if (oldUnit === undefined || !isFiniteNumber(baseline))
        return sideOf('baseline', 'baselineText', baseline);
    return { baseline: null, baselineText: `${(0,metrics_lib/* formatNumber */.ZV)(baseline)} ${oldUnit}` };
}
function lacking(checks) {
    const rows = new Map();
    for (const { lacks, limit, verdict, reason } of checks) {
        if (lacks === undefined)
            continue;
        const earlier = rows.get(lacks);
        const threshold = [earlier?.threshold, limit].filter(Boolean).join('; ');
        rows.set(lacks, { name: lacks, value: null, ...(threshold !== '' && { threshold }), verdict, reason });
    }
    return [...rows.values()];
}

;// CONCATENATED MODULE: ./actions/metrics-diff/lib/curves.js
const mostOpen = 12;
const most = 40;
const mostPoints = 200;
function curveSections(current, baseline, label) {
    const several = current.size > 1;
    const gone = [];
    const drawn = [];
    for (const [file, { curves }] of current) {
        const old = baseline?.get(file)?.curves;
        for (const curve of curves.values()) {
            const title = several ? `${file}: ${curve.name}` : curve.name;
            const found = draw(title, curve, old?.get(curve.name), label);
            if (found !== undefined)
                drawn.push(found);
        }
        gone.push(...[...(old?.keys() ?? [])].filter((name) => !curves.has(name)));
    }
    const charts = drawn.sort((a, b) => b.distance - a.distance).map(({ chart }) => chart);
    const [open, folded, left] = [
        charts.slice(0, mostOpen),
        charts.slice(mostOpen, most),
        charts.length - most,
    ];
    const notes = [
        ...(left > 0 ? [{ kind: 'text', text: `${left} more that changed less are left out.` }] : []),
        ...(gone.length > 0 ? [{ kind: 'text', text: `Gone: ${gone.join(', ')}.` }] : []),
    ];
    if (folded.length === 0)
        return section('Curves', [...open, ...notes]);
    return [
        ...section('Curves', open),
        ...section(`${folded.length} more curves`, [...folded, ...notes], true),
    ];
}
function section(title, blocks, collapsed = false) {
    return blocks.length === 0 ? [] : [{ title, blocks, ...(collapsed && { collapsed }) }];
}
function draw(title, curve, old, label) {
    const lines = old?.axis === curve.axis ? [byStep(curve), byStep(old)] : [byStep(curve)];
    const steps = [...new Set(lines.flatMap((line) => [...line.keys()]))].sort((a, b) => a - b);
    const [now, before] = lines.map((line) => steps.map((step) => line.get(step) ?? null));
    const values = [...now, ...(before ?? [])].filter((value) => value !== null);
    const low = values.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
    const high = values.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
    if (!(low < high))
        return undefined;
    const chart = {
        kind: 'chart',
        shape: 'line',
        title: curve.axis === 'index' ? title : `${title} by ${curve.axis}`,
        labels: thinned(steps.map(String), ([first]) => first),
        series: [
            ...(before === undefined ? [] : [{ name: label, values: thinned(before, meanOf) }]),
            { name: 'current', values: thinned(now, meanOf) },
        ],
    };
    return { chart, distance: before === undefined ? 0 : distance(now, before) / (high / 2 - low / 2) };
}
function byStep({ steps, values }) {
    return new Map(steps.map((step, index) => [step, values[index] ?? null]));
}
function distance(now, before) {
    const sizes = now.flatMap((value, index) => {
        const old = before[index] ?? null;
        return value === null || old === null ? [] : [Math.abs(value / 2 - old / 2)];
    });
    return sizes.reduce((sum, size) => sum + size / sizes.length, 0);
}
function thinned(list, pick) {
    if (list.length <= mostPoints)
        return [...list];
    return Array.from({ length: mostPoints }, (_, index) => pick(list.slice(Math.floor((index * list.length) / mostPoints), Math.floor(((index + 1) * list.length) / mostPoints))));
}
function meanOf(values) {
    const known = values.filter((value) => value !== null);
    return known.length === 0 ? null : known.reduce((sum, value) => sum + value / known.length, 0);
}

;// CONCATENATED MODULE: ./actions/metrics-diff/lib/sections.js






const mostTrends = 50;
const mostPast = 30;
function sectionsOf(findings) {
    const { current, baseline, old } = findings;
    return [
        ...worthKnowing(findings),
        ...curveSections(current, baseline, old.state === 'found' ? old.label : ''),
        ...trends(findings),
    ];
}
function worthKnowing({ judged, warnings, old }) {
    const others = judged.checks.filter(({ of, lacks, verdict }) => verdict === 'fail' && of.length + (lacks?.length ?? 0) === 0);
    const texts = [
        ...others.map(({ text, reason }) => `${text}: ${reason}.`),
        ...(old.state === 'absent' && others.length === 0 ? [`Nothing to compare with: ${old.reason}.`] : []),
        ...warnings,
        ...sections_withoutDirection(judged.undirected),
    ];
    return texts.length === 0
        ? []
        : [{ title: 'Worth knowing', blocks: texts.map((text) => ({ kind: 'text', text })) }];
}
function sections_withoutDirection(metrics) {
    const [first] = metrics;
    if (first === undefined)
        return [];
    const shown = metrics.slice(0, 20).map(({ label }) => label);
    return [
        `max-regression does not judge ${shown.join(', ')}${metrics.length > shown.length ? `, … (${metrics.length})` : ''}: whether higher or lower is better is not known. A line of direction says so, for example: ${first.label} higher, or ${first.label} none`,
    ];
}
function trends({ metrics, judged, past }) {
    if (past.length === 0)
        return [];
    const checks = checksByMetric(judged.checks);
    const isOfInterest = (metric) => ['better', 'worse', 'changed'].includes(metric.change ?? '') ||
        (checks.get(metric) ?? []).some(({ verdict }) => verdict === 'fail');
    const entries = past.slice(-mostPast).map(history_metricsOf);
    const rows = metrics.filter(isOfInterest).flatMap((metric) => {
        const values = [
            ...entries.map((entry) => entry.get(metric.file)?.metrics.get(metric.name)?.value),
            metric.current,
        ];
        const numbers = values.map((value) => (isFiniteNumber(value) ? value : null));
        const known = numbers.filter((value) => value !== null);
        if (known.length < 2)
            return [];
        const [low, high] = [Math.min(...known), Math.max(...known)];
        return [
            [
                metric.label,
                (0,report_lib/* sparkline */.KM)(numbers),
                `${(0,metrics_lib/* formatNumber */.ZV)(low)} to ${(0,metrics_lib/* formatNumber */.ZV)(high)}`,
                String(known.length),
            ],
        ];
    });
    if (rows.length === 0)
        return [];
    const { length } = rows.splice(mostTrends);
    return [
        {
            title: 'Trend',
            blocks: [
                {
                    kind: 'table',
                    columns: [
                        { header: 'Metric' },
                        { header: 'Oldest to current' },
                        { header: 'Least to greatest', align: 'right' },
                        { header: 'Values', align: 'right' },
                    ],
                    rows,
                    ...(length > 0 && { more: length }),
                },
            ],
        },
    ];
}

;// CONCATENATED MODULE: ./actions/metrics-diff/lib/outcome.js




const at = { title: 'metrics-diff' };
const mostAnnotations = 10;
const mostLines = 200;
const mostDiff = 400_000;
function tell(report, { inputs, old, judged, warnings }, fails, log) {
    log.info(report.headline);
    let [annotations, lines] = [0, 0];
    for (const { text, verdict, reason } of fromWorst(judged.checks)) {
        const line = `${text}: ${reason}`;
        const isBad = verdict === 'fail' || verdict === 'warn';
        if (!isBad || ++annotations > mostAnnotations) {
            if (++lines <= mostLines)
                log.info(`${verdict}: ${line}`);
        }
        else if (verdict === 'fail' && fails)
            log.error(line, at);
        else
            log.warning(line, at);
    }
    if (lines > mostLines)
        log.info(`… and ${lines - mostLines} checks more, which the report has`);
    if (old.state === 'absent' && inputs.onNoBaseline === 'new')
        log.notice(`baseline: nothing is compared: ${old.reason}.${old.advice === undefined ? '' : ` ${old.advice}`}`, at);
    for (const warning of warnings)
        log.warning(warning, at);
    for (const text of sections_withoutDirection(judged.undirected))
        log.notice(text, at);
}
function fromWorst(checks) {
    const ranks = ['fail', 'warn'];
    const rank = ({ verdict }) => (ranks.includes(verdict) ? ranks.indexOf(verdict) : ranks.length);
    return [...checks].sort((a, b) => rank(a) - rank(b));
}
function failureOf({ checks }) {
    return `metrics-diff: ${(0,metrics_lib/* tally */.N4)(checks)}`;
}
function outputsOf(report, findings, path, log) {
    const { old, judged } = findings;
    const failures = judged.checks
        .filter(({ verdict }) => verdict === 'fail')
        .map(({ text, reason }) => `${text}: ${reason}`);
    let diff = JSON.stringify(diffOf(findings));
    if (diff.length > mostDiff) {
        log.warning(`The output diff would have ${diff.length} characters, more than GitHub takes, and stays empty. The report has it all; include names fewer metrics.`, at);
        diff = '';
    }
    return {
        verdict: report.verdict,
        counts: JSON.stringify(countsOf(report.metrics)),
        diff,
        baseline: old.state === 'found' ? old.label : '',
        'baseline-sha': (old.state === 'found' && old.sha) || '',
        failures: failures.join('\n'),
        report: path,
    };
}
function diffOf({ metrics, judged, old }) {
    if (old.state !== 'found')
        return {};
    const checks = checksByMetric(judged.checks);
    const byFile = new Map();
    for (const metric of metrics) {
        const found = outcome_differenceOf(metric, checks.get(metric) ?? []);
        if (found === undefined)
            continue;
        const list = byFile.get(metric.file) ?? [];
        list.push([metric.name, found]);
        byFile.set(metric.file, list);
    }
    return Object.fromEntries(Array.from(byFile, ([file, found]) => [file, Object.fromEntries(found)]));
}
function outcome_differenceOf(metric, checks) {
    const { current, baseline, delta, relative, direction, change } = metric;
    if (change === undefined || current === baseline || Object.is(current, baseline))
        return undefined;
    return {
        old: inJson(baseline),
        new: inJson(current),
        ...(delta !== undefined && { diff: delta, relative: relative ?? null }),
        ...(direction !== undefined && { direction }),
        change,
        verdict: (0,metrics_lib/* worstVerdict */.zP)(checks.map(({ verdict }) => verdict)),
    };
}
function inJson(value) {
    if (value === undefined)
        return null;
    return typeof value === 'number' && !Number.isFinite(value) ? textOf(value) : value;
}

;// CONCATENATED MODULE: ./actions/metrics-diff/lib/record.js



async function readPast(inputs, ports) {
    const { history, title } = inputs;
    if (history === undefined)
        return [];
    if (history.branch === baseBranch(ports.context))
        throw new toolkit_lib/* UserError */.yo(`history: ${(0,toolkit_lib/* visible */.RK)(history.branch)} is the branch that the code is on, and past metrics need one of their own. Write for example:\n  history: metrics-history`);
    const path = historyPath(title);
    let text;
    try {
        const { readBranchFile } = await Promise.all(/* import() */[__webpack_require__.e(774), __webpack_require__.e(432)]).then(__webpack_require__.bind(__webpack_require__, 3432));
        text =
            (await readBranchFile(await gitHub(inputs, ports), history.branch, path))?.content.toString('utf8') ??
                '';
    }
    catch (error) {
        if (!(error instanceof toolkit_lib/* UserError */.yo) || inputs.baseline.kind === 'history')
            throw error;
        ports.log.warning(`history: past metrics could not be read, so no trend is shown. ${error.message}`);
        return [];
    }
    return parseHistory(text, `${history.branch}:${path}`);
}
async function record(inputs, set, ports) {
    const { log, context } = ports;
    const { history } = inputs;
    const [ref, sha] = [baseBranch(context), context.sha];
    if (history === undefined || context.event?.name !== 'push')
        return;
    if ((0,toolkit_lib/* fieldOf */._F)(context.event.payload, 'deleted') === true || ref === undefined || sha === undefined)
        return;
    const entry = entryOf({ sha, ref, ...(context.runUrl && { run: context.runUrl }) }, set);
    try {
        const done = await append(entry, history, inputs, ports);
        log.info(done === 'unchanged'
            ? 'history: these metrics are there already'
            : `history: added to ${history.branch}`);
    }
    catch (error) {
        if (!(error instanceof toolkit_lib/* UserError */.yo))
            throw error;
        log.warning(`history: these metrics were not added to ${history.branch}. ${error.message}`, {
            title: 'metrics-diff',
        });
    }
}
async function append(entry, { branch, limit }, inputs, ports) {
    const { commitToBranch } = await Promise.all(/* import() */[__webpack_require__.e(774), __webpack_require__.e(432)]).then(__webpack_require__.bind(__webpack_require__, 3432));
    const path = historyPath(inputs.title);
    return commitToBranch(await gitHub(inputs, ports), branch, `${inputs.title}: metrics of ${entry.sha.slice(0, 7)}`, async (head) => {
        const before = (await head?.read(path))?.toString('utf8') ?? '';
        const after = withEntry(before, entry, limit, `${branch}:${path}`);
        return after === before ? [] : [{ path, content: Buffer.from(after) }];
    });
}
async function gitHub({ token }, { context, fetch, log }) {
    const { repository, apiUrl, event } = context;
    if (repository === undefined)
        throw new toolkit_lib/* UserError */.yo('history: it is not known which repository this is. Outside of GitHub leave the input out.');
    const { connect } = await Promise.all(/* import() */[__webpack_require__.e(774), __webpack_require__.e(432)]).then(__webpack_require__.bind(__webpack_require__, 3432));
    return connect({ apiUrl, repository, token, ...(event && { event }), fetch, log });
}

;// CONCATENATED MODULE: ./actions/metrics-diff/lib/report.js






function reportId({ job, step }, title) {
    return [job, title === 'Metrics' ? step : title].filter(Boolean).join('.') || 'local';
}
function reportOf(findings, context, id) {
    const { inputs, current, old, judged, metrics } = findings;
    const rows = metricRows(findings);
    const baseSha = old.state === 'found' ? old.sha : undefined;
    const digest = (0,external_node_crypto_.createHash)('sha256').update(JSON.stringify(entryOf({ sha: '', ref: '' }, current).metrics));
    return {
        schema: 'mlops-report/v1',
        action: 'metrics-diff',
        id,
        title: inputs.title,
        verdict: judged.verdict,
        headline: headlineOf(findings, rows),
        metrics: rows,
        sections: sectionsOf(findings),
        provenance: {
            ...(context.repository && { repository: context.repository }),
            ...(context.sha && { sha: context.sha }),
            ...(baseSha && { baseSha }),
            ...(context.runUrl && { runUrl: context.runUrl }),
            ...(context.job && { job: context.job }),
            inputs: { metrics: { sha256: digest.digest('hex'), files: current.size, count: metrics.length } },
            version: toolkit_lib/* version */.rE,
        },
    };
}
const words = {
    better: 'better',
    worse: 'worse',
    changed: 'changed',
    new: 'new',
    removed: 'removed',
    invalid: 'not a number',
    unchanged: 'unchanged',
};
function headlineOf({ old, judged, metrics }, rows) {
    const checks = `${(0,metrics_lib/* tally */.N4)(judged.checks)}.`;
    const count = metrics.length === 1 ? '1 metric' : `${metrics.length} metrics`;
    if (old.state === 'unasked')
        return `${count}. ${checks}`;
    if (old.state === 'absent')
        return `${count}, and no baseline yet: ${old.reason}. ${checks}`;
    const counts = countsOf(rows);
    const parts = Object.keys(words)
        .filter((change) => counts[change] > 0)
        .map((change) => `${counts[change]} ${words[change]}${change === 'worse' ? examplesOf(rows) : ''}`);
    return `${parts.join(', ') || 'No metric'} against ${old.label}. ${checks}`;
}
function examplesOf(rows) {
    const worse = rows.filter(({ change }) => change === 'worse');
    const shown = worse.slice(0, 3).map(({ name, delta, unit }) => {
        if (typeof delta !== 'number')
            return (0,toolkit_lib/* visible */.RK)(name);
        const size = `${delta > 0 ? '+' : ''}${(0,metrics_lib/* formatNumber */.ZV)(delta)}`;
        return `${(0,toolkit_lib/* visible */.RK)(name)} ${size}${unit === undefined ? '' : ` ${unit === '%' ? 'pp' : unit}`}`;
    });
    return ` (${shown.join(', ')}${worse.length > shown.length ? ', …' : ''})`;
}

;// CONCATENATED MODULE: ./actions/metrics-diff/lib/select.js


function select_select({ include, exclude }, current, baseline) {
    if (include.length === 0 && exclude.length === 0)
        return { current, baseline, warnings: [] };
    const unused = new Set([
        ...include.map((pattern) => `include ${pattern}`),
        ...exclude.map((pattern) => `exclude ${pattern}`),
    ]);
    const matched = (input, patterns, file, name) => {
        const found = patterns.filter((pattern) => matches(pattern, { file, name }));
        for (const pattern of found)
            unused.delete(`${input} ${pattern}`);
        return found.length > 0;
    };
    const isKept = (file, name) => {
        const [included, excluded] = [
            matched('include', include, file, name),
            matched('exclude', exclude, file, name),
        ];
        return (include.length === 0 || included) && !excluded;
    };
    const kept = (set) => new Map(Array.from(set, ([file, { metrics, curves }]) => [
        file,
        {
            metrics: new Map([...metrics].filter(([name]) => isKept(file, name))),
            curves: new Map([...curves].filter(([name]) => isKept(file, name))),
        },
    ]));
    const [now, before] = [kept(current), baseline && kept(baseline)];
    if ([...now.values()].every(({ metrics, curves }) => metrics.size + curves.size === 0)) {
        const names = [...current.values()].flatMap(({ metrics, curves }) => [
            ...metrics.keys(),
            ...curves.keys(),
        ]);
        throw new toolkit_lib/* UserError */.yo(`include and exclude leave no metric. There are ${names.slice(0, 12).map(toolkit_lib/* visible */.RK).join(', ')}${names.length > 12 ? ', …' : ''}. Write for example:\n  include: ${(0,toolkit_lib/* visible */.RK)(names[0] ?? '*')}`);
    }
    return {
        current: now,
        baseline: before,
        warnings: Array.from(unused, (rule) => `${rule}: matches no metric.`),
    };
}

;// CONCATENATED MODULE: ./actions/metrics-diff/lib/run.js













async function run(inputs, ports) {
    const { log, context } = ports;
    ports.secret(inputs.token);
    const all = await readCurrent(inputs, ports);
    const history = await readPast(inputs, ports);
    const old = await openBaseline(inputs, all, history, ports);
    const oldSet = old.state === 'found' ? old.set : old.state === 'absent' ? new Map() : undefined;
    const { current, baseline, warnings } = select_select(inputs, all, oldSet);
    const metrics = compare(current, baseline, inputs);
    const judged = judge(inputs, metrics, old);
    const branch = baseBranch(context);
    const findings = {
        inputs,
        current,
        old,
        baseline,
        metrics,
        judged,
        warnings: [...(old.state === 'found' ? old.doubts : []), ...warnings, ...judged.warnings],
        past: branch === undefined ? [] : entriesBefore(history, branch, context.sha),
    };
    const report = reportOf(findings, context, (0,report_lib/* unusedReportId */.uQ)(context.reports, 'metrics-diff', reportId(context, inputs.title)));
    refuseTooLarge(report);
    const path = await (0,report_lib/* writeReport */.bI)(context.reports, report);
    await record(inputs, current, ports);
    const fails = (0,metrics_lib/* failsJob */.VC)(judged.verdict, inputs.failOn);
    tell(report, findings, fails, log);
    return {
        outputs: outputsOf(report, findings, path, log),
        summary: (0,report_lib/* renderReport */.B1)(report, { trusted: true }),
        ...(fails && { failure: failureOf(judged) }),
    };
}
function refuseTooLarge(report) {
    if (Buffer.byteLength(JSON.stringify(report, null, 2)) < report_lib/* REPORT_LIMIT */.dh)
        return;
    throw new toolkit_lib/* UserError */.yo(`metrics: the report of ${report.metrics.length} metrics would be larger than ${report_lib/* REPORT_LIMIT */.dh / 2 ** 20} MiB. Name fewer, for example:\n  include: "*accuracy*"`);
}

;// CONCATENATED MODULE: ./actions/metrics-diff/lib/index.js


const action = { name: 'metrics-diff', readInputs: readInputs, run: run };


/***/ })

};

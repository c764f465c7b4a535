export const id = 452;
export const ids = [452];
export const modules = {

/***/ 9452:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  D: () => (/* reexport */ readMetricFile)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: ./packages/toolkit/lib/index.js + 37 modules
var lib = __webpack_require__(9783);
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
        const where = path === '' ? '' : ` in "${(0,lib/* visible */.RK)(path)}"`;
        throw new lib/* UserError */.yo(`${(0,lib/* visible */.RK)(this.file)}: has a value without a name${where} (an empty key). Name it.`);
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
        return new lib/* UserError */.yo(`${(0,lib/* visible */.RK)(this.file)}: two values have the name "${(0,lib/* visible */.RK)(name)}". Rename one of them; nested keys are joined by ` +
            'dots, so {"a": {"b": 1}} and {"a.b": 1} are the same name.');
    }
    #check(name, before) {
        if (before.has(name))
            throw this.twice(name);
        if (before.size === MAX_NAMES) {
            throw new lib/* UserError */.yo(`${(0,lib/* visible */.RK)(this.file)}: holds more than ${MAX_NAMES} values, too many to be metrics. ` +
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
            findings.metric({ name, value, ...unitOf(row) });
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
    for await (const records of (kind === 'csv' ? lib/* readCsv */.Nb : lib/* readTsv */.EC)(file, bytesOf(text))) {
        for (const record of records) {
            const cells = Object.entries(record.value);
            if (rows.length === 0)
                columns = cells.map(([column]) => column.trim());
            const filled = cells.filter(([, cell]) => cell.trim() !== '');
            rows.push(new Map(filled.map(([column, cell]) => [column.trim(), cellOf(cell.trim())])));
        }
    }
    if (rows.length === 0) {
        throw new lib/* UserError */.yo(`${(0,lib/* visible */.RK)(file)}: has no row below the line that names the columns.`);
    }
    const twice = columns.find((column, i) => columns.indexOf(column) < i);
    if (twice !== undefined)
        throw new lib/* UserError */.yo(`${(0,lib/* visible */.RK)(file)}:1: two columns are named "${(0,lib/* visible */.RK)(twice)}". Rename one.`);
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
    const shown = columns.slice(0, 8).map(lib/* visible */.RK).join(', ');
    return new lib/* UserError */.yo(`${(0,lib/* visible */.RK)(file)}: its ${rows} rows have neither a column "step" or "epoch" that is filled in every row, nor columns ` +
        `"name" and "value", nor a first column of texts that tells them apart (columns: ${shown}` +
        `${columns.length > 8 ? ', …' : ''}). Write one of these, or a single row of values.`);
}

;// CONCATENATED MODULE: ./packages/metric-files/lib/walk.js


const MAX_DEPTH = 64;
const tooDeep = (file) => new lib/* UserError */.yo(`${(0,lib/* visible */.RK)(file)}: is nested more than ${MAX_DEPTH} levels deep (or holds itself). ` +
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
        for (const [key, given] of Object.entries(values)) {
            if (NO_METRICS.has(key) || isStderr(key, values))
                continue;
            const { metric, filter } = split(key);
            const name = findings.within(path, filter === '' || filter === ',none' ? metric : key);
            const value = scalarOf(given);
            if (value === undefined) {
                findings.skip(name);
                continue;
            }
            findings.metric({ name, value, ...directionOf(isObject(higher) ? higher[metric] : undefined) });
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
const unnamed = (file, found) => new lib/* UserError */.yo(`${(0,lib/* visible */.RK)(file)}: expected names and values, such as {"accuracy": 0.91, "val": {"loss": 0.4}}, found ${found}.`);

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
        return new lib/* UserError */.yo(`${this.#where(index)}: ${(0,lib/* explained */.to)(this.#text, fault)}`);
    }
    #twice(key, index) {
        return new lib/* UserError */.yo(`${this.#where(index)}: the key "${(0,lib/* visible */.RK)(key)}" is in its object twice, so it has no one value. ` +
            'Rename or remove one of them.');
    }
    #where(index) {
        const before = this.#text.slice(0, index);
        return `${(0,lib/* visible */.RK)(this.#file)}:${before.split('\n').length}:${index - before.lastIndexOf('\n')}`;
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
        throw new lib/* UserError */.yo(`${(0,lib/* visible */.RK)(file)}:${error.line}:${error.column}: not valid TOML (${(0,lib/* visible */.RK)(what)}).`);
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
        return new lib/* UserError */.yo(`${(0,lib/* visible */.RK)(file)}:${line}:${col}: ${what}`);
    };
    const [error] = document.errors;
    if (error?.code === 'MULTIPLE_DOCS') {
        throw problem(error.pos[0], 'a second YAML document starts here. Expected one document per file.');
    }
    if (error !== undefined)
        throw problem(error.pos[0], `not valid YAML (${(0,lib/* visible */.RK)(error.message)}).`);
    const [warning] = document.warnings;
    if (warning?.code === 'TAG_RESOLVE_FAILED') {
        throw problem(warning.pos[0], `is an object of another program (${(0,lib/* visible */.RK)(warning.message)}), expected a plain value. ` +
            "In Python, write float(value), and use PyYAML's safe_dump.");
    }
    visit(document, {
        Map(_, map) {
            const keys = new Set();
            for (const { key } of map.items) {
                if (!isScalar(key))
                    continue;
                if (keys.has(key.value)) {
                    throw problem(key.range?.[0], `the key "${(0,lib/* visible */.RK)(String(key.value))}" is here twice, so it has no one value. Rename or remove one of them.`);
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
        throw new lib/* UserError */.yo(`${(0,lib/* visible */.RK)(file)}: not valid YAML (${(0,lib/* visible */.RK)(error.message)}).`);
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
        throw new lib/* UserError */.yo(`${(0,lib/* visible */.RK)(name)}: is ${Math.ceil(size / MIB)} MiB, more than the ${format.maxMiB} MiB that are read as metrics. ` +
            'Is it data rather than results? Write the numbers to compare to a file of their own.');
    }
    const bytes = (0,lib/* withoutMark */.E_)(await (0,promises_.readFile)(path).catch(unreadable(name)));
    if (bytes[0] === 0x1f && bytes[1] === 0x8b) {
        throw new lib/* UserError */.yo(`${(0,lib/* visible */.RK)(name)}: is gzip data. Unpack it in a step before: gunzip.`);
    }
    (0,lib/* refuseForeignBytes */.Ae)(name, bytes);
    const text = (0,lib/* decoded */.DH)(name, bytes, 1);
    if (text.trim() === '') {
        throw new lib/* UserError */.yo(`${(0,lib/* visible */.RK)(name)}: is empty. Was the program that writes it cut off?`);
    }
    return format.read(name, text);
}
function formatOf(name) {
    const ending = /\.([a-z]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';
    if (Object.hasOwn(FORMATS, ending))
        return FORMATS[ending];
    const endings = Object.keys(FORMATS).map((one) => `.${one}`);
    throw new lib/* UserError */.yo(`${(0,lib/* visible */.RK)(name)}: ${ending === '' ? 'has no ending' : `.${ending} is not read as metrics`}. ` +
        `Expected a file that ends in ${endings.join(', ')}: write the metrics as one of these.`);
}
const unreadable = (name) => (error) => {
    throw new lib/* UserError */.yo(`${(0,lib/* visible */.RK)(name)}: cannot be read (${error.code}). Expected a file.`);
};

;// CONCATENATED MODULE: ./packages/metric-files/lib/index.js



/***/ })

};

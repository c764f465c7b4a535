import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 181:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("buffer");

/***/ }),

/***/ 6982:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("crypto");

/***/ }),

/***/ 4434:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("events");

/***/ }),

/***/ 9896:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs");

/***/ }),

/***/ 1943:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs/promises");

/***/ }),

/***/ 3339:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("module");

/***/ }),

/***/ 4573:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:buffer");

/***/ }),

/***/ 1421:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:child_process");

/***/ }),

/***/ 7598:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");

/***/ }),

/***/ 8474:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:events");

/***/ }),

/***/ 3024:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");

/***/ }),

/***/ 1455:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");

/***/ }),

/***/ 7030:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:net");

/***/ }),

/***/ 8161:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");

/***/ }),

/***/ 6760:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");

/***/ }),

/***/ 7075:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream");

/***/ }),

/***/ 6466:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream/promises");

/***/ }),

/***/ 8500:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers/promises");

/***/ }),

/***/ 3136:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:url");

/***/ }),

/***/ 7975:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util");

/***/ }),

/***/ 8522:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:zlib");

/***/ }),

/***/ 857:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("os");

/***/ }),

/***/ 6928:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("path");

/***/ }),

/***/ 932:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("process");

/***/ }),

/***/ 2203:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("stream");

/***/ }),

/***/ 9786:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("stream/promises");

/***/ }),

/***/ 7016:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("url");

/***/ }),

/***/ 9023:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("util");

/***/ }),

/***/ 3106:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("zlib");

/***/ }),

/***/ 9783:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  Om: () => (/* reexport */ ByteProgress),
  Zw: () => (/* reexport */ Problems),
  ke: () => (/* reexport */ Progress),
  WR: () => (/* reexport */ Slots),
  yo: () => (/* reexport */ UserError),
  ob: () => (/* reexport */ bytesInWords),
  qQ: () => (/* reexport */ certificateAdvice),
  Tg: () => (/* reexport */ cleanUpAfter),
  U9: () => (/* reexport */ count),
  DH: () => (/* reexport */ decoded),
  My: () => (/* reexport */ destinationOf),
  yT: () => (/* reexport */ encodedPath),
  to: () => (/* reexport */ explained),
  _F: () => (/* reexport */ fieldOf),
  lY: () => (/* reexport */ findFiles),
  Ku: () => (/* reexport */ firstOf),
  be: () => (/* reexport */ formatOf),
  OA: () => (/* reexport */ githubRunner),
  h0: () => (/* reexport */ joinById),
  hp: () => (/* reexport */ joinByPosition),
  t4: () => (/* reexport */ located),
  XN: () => (/* reexport */ openable),
  v7: () => (/* reexport */ pause),
  Nb: () => (/* reexport */ readCsv),
  T3: () => (/* reexport */ readRecords),
  EC: () => (/* reexport */ readTsv),
  A3: () => (/* reexport */ reasonOf),
  Ae: () => (/* reexport */ refuseForeignBytes),
  AM: () => (/* reexport */ refuseUnmatched),
  Cs: () => (/* reexport */ runAction),
  rE: () => (/* reexport */ version),
  RK: () => (/* reexport */ visible),
  Wv: () => (/* reexport */ waitAfter),
  E_: () => (/* reexport */ withoutMark)
});

// UNUSED EXPORTS: InputReader, firstIds

;// CONCATENATED MODULE: ./packages/toolkit/lib/data/visible.js
const UNSEEN = /[\0-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]/u;
const escaped = (char) => UNSEEN.test(char) ? `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}` : char;
const visible = (text) => Array.from(text, escaped).join('');
function excerpt(text, index = 0, width = 24) {
    const before = Math.min(index, width >> 1);
    const start = index - before;
    let shown = start > 0 ? '…' : '';
    for (const char of text.slice(start, start + width)) {
        const next = shown + escaped(char);
        if (next.length >= width)
            return `${shown}…`;
        shown = next;
    }
    return start + width < text.length ? `${shown}…` : shown;
}

;// CONCATENATED MODULE: ./packages/toolkit/lib/words.js

function count(n, noun) {
    return `${n} ${noun}${n === 1 ? '' : 's'}`;
}
function bytesInWords(bytes) {
    const units = ['bytes', 'kB', 'MB', 'GB', 'TB'];
    const power = bytes < 1000 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3));
    return power === 0 ? `${bytes} bytes` : `${(bytes / 1000 ** power).toFixed(1)} ${units[power]}`;
}
function firstOf(names, most) {
    const first = names.slice(0, most).map(visible).join(', ');
    return names.length > most ? `${first} and ${names.length - most} more` : first;
}

;// CONCATENATED MODULE: ./packages/toolkit/lib/byte-progress.js

const PACE = 10_000;
class ByteProgress {
    #total;
    #what;
    #log;
    #now;
    #last;
    #bytes = 0;
    constructor(total, what, log, now) {
        this.#total = total;
        this.#what = what;
        this.#log = log;
        this.#now = now;
        this.#last = now();
    }
    add(bytes, more = '') {
        this.#bytes += bytes;
        if (this.#now() - this.#last < PACE)
            return;
        this.#last = this.#now();
        this.#log.info(`${bytesInWords(this.#bytes)} of ${bytesInWords(this.#total)} ${this.#what}${more}`);
    }
}

;// CONCATENATED MODULE: ./packages/toolkit/lib/errors.js
class UserError extends Error {
    name = 'UserError';
}

// EXTERNAL MODULE: external "node:buffer"
var external_node_buffer_ = __nccwpck_require__(4573);
;// CONCATENATED MODULE: ./packages/toolkit/lib/data/encoding.js



const MARK = Buffer.from('\ufeff');
const withoutMark = (bytes) => bytes.subarray(0, MARK.length).equals(MARK) ? bytes.subarray(MARK.length) : bytes;
function decoded(file, bytes, line) {
    checkUtf8(file, bytes, line);
    return bytes.toString('utf8');
}
function checkUtf8(file, bytes, line) {
    if ((0,external_node_buffer_.isUtf8)(bytes))
        return;
    let start = 0;
    for (let end = bytes.indexOf(10) + 1; end > 0; end = bytes.indexOf(10, start) + 1) {
        if (!(0,external_node_buffer_.isUtf8)(bytes.subarray(start, end)))
            break;
        start = end;
        line++;
    }
    const end = bytes.indexOf(10, start) + 1 || bytes.length;
    const bad = firstBadByte(bytes, start, end);
    const column = bytes.toString('utf8', start, bad).length + 1;
    const byte = bytes[bad].toString(16).toUpperCase().padStart(2, '0');
    throw new UserError(`${visible(file)}:${line}:${column}: not valid UTF-8 (byte ${bad - start + 1} of the line is 0x${byte}). ` +
        `Save the file as UTF-8; in Python: open(path, 'w', encoding='utf-8'), in Excel: save as "CSV UTF-8".`);
}
function firstBadByte(bytes, start, end) {
    let at = start;
    while (at < end) {
        const lead = bytes[at];
        const length = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
        if (!(0,external_node_buffer_.isUtf8)(bytes.subarray(at, Math.min(at + length, end))))
            break;
        at += length;
    }
    return at;
}
function refuseForeignBytes(file, start) {
    const is = (...bytes) => bytes.every((byte, i) => start[i] === byte);
    if (is(0xff, 0xfe) || is(0xfe, 0xff) || hasNulInEverySecondPlace(start)) {
        throw new UserError(`${visible(file)}: is UTF-16, expected UTF-8. Save it as UTF-8; in PowerShell: … | Out-File -Encoding utf8 ` +
            "(its > writes UTF-16), in Python: open(path, 'w', encoding='utf-8').");
    }
    if (is(0x1f, 0x8b)) {
        throw new UserError(`${visible(file)}: is gzip data. Name it ${visible(file)}.gz, so that it is unpacked.`);
    }
    if (is(0x50, 0x4b, 3, 4)) {
        throw new UserError(`${visible(file)}: is a zip archive (or a spreadsheet), expected text. Unpack it (or export it as CSV) first.`);
    }
}
function hasNulInEverySecondPlace(start) {
    const sample = start.subarray(0, 1024);
    const nuls = [0, 0];
    sample.forEach((byte, i) => {
        if (byte === 0)
            nuls[i & 1]++;
    });
    const [fewer, more] = nuls.sort((a, b) => a - b);
    return sample.length >= 8 && more > sample.length / 4 && fewer * 8 < more;
}

;// CONCATENATED MODULE: ./packages/toolkit/lib/data/regions.js




const NEWLINE = 10;
async function* regions(file, chunks, limit = external_node_buffer_.constants.MAX_STRING_LENGTH) {
    let pending = [];
    let size = 0;
    let first = true;
    for await (const chunk of chunks) {
        const cut = chunk.lastIndexOf(NEWLINE) + 1;
        size += cut === 0 ? chunk.length : cut;
        if (size > limit) {
            throw new UserError(`${visible(file)}: has a line longer than ${limit} bytes, more than can be read as one text. ` +
                'Expected one record per line.');
        }
        if (cut === 0) {
            pending.push(chunk);
            continue;
        }
        pending.push(chunk.subarray(0, cut));
        yield whole(pending);
        pending = cut < chunk.length ? [chunk.subarray(cut)] : [];
        size = chunk.length - cut;
    }
    if (pending.length > 0) {
        const rest = whole(pending);
        if (rest.length > 0)
            yield rest;
    }
    function whole(parts) {
        const bytes = parts.length === 1 ? parts[0] : Buffer.concat(parts);
        if (!first)
            return bytes;
        first = false;
        refuseForeignBytes(file, bytes);
        return withoutMark(bytes);
    }
}
function countNewlines(bytes) {
    let count = 0;
    for (let at = bytes.indexOf(NEWLINE); at >= 0; at = bytes.indexOf(NEWLINE, at + 1))
        count++;
    return count;
}

;// CONCATENATED MODULE: ./packages/toolkit/lib/data/table.js


class Table {
    name;
    #delimiter;
    #columns;
    #line = 1;
    #blank;
    constructor(file, delimiter) {
        this.name = visible(file);
        this.#delimiter = delimiter;
    }
    records(rows) {
        const records = [];
        for (const row of rows) {
            if (this.#columns === undefined)
                this.#columns = this.#header(row);
            else if (row.length === this.#columns.length)
                records.push(this.#record(this.#columns, row));
            else if (row.length === 1 && row[0] === '')
                this.#blank ??= this.#line;
            else
                throw this.#wrongLength(this.#columns, row);
            this.#line += 1 + newlinesIn(row);
        }
        return records;
    }
    #record(columns, row) {
        if (this.#blank !== undefined) {
            throw new UserError(`${this.name}:${this.#blank}: is blank, between rows. Remove the line.`);
        }
        const value = {};
        for (let i = 0; i < columns.length; i++) {
            const text = row[i];
            if (this.#delimiter === '\t' && text.startsWith('"') && text.includes('\n')) {
                throw new UserError(`${this.name}:${this.#line}: ${this.#column(i)} opens a quote and runs over the end of the line: ` +
                    `${excerpt(text)}. Double the quotes inside quoted texts, or write JSON Lines.`);
            }
            value[columns[i]] = text;
        }
        return { value, line: this.#line };
    }
    #header(row) {
        const where = `${this.name}:1`;
        const separator = this.#delimiter === ',' && row.length === 1 ? /[;\t]/.exec(row[0])?.[0] : undefined;
        if (separator !== undefined) {
            throw new UserError(`${where}: columns seem separated by ${separator === ';' ? '";"' : 'tabs'}. ` +
                'Save as "CSV UTF-8" with commas, or in pandas to_csv(sep=",").');
        }
        const seen = new Map();
        row.forEach((name, i) => {
            if (name === '') {
                throw new UserError(row.length === 1
                    ? `${where}: is blank. Expected a first line that names the columns.`
                    : `${where}: column ${i + 1} of ${row.length} has no name. Name every column in the first line; ` +
                        'in pandas, to_csv(…, index=False) leaves the index out.');
            }
            if (name === '__proto__')
                throw new UserError(`${where}: a column cannot be named __proto__. Rename it.`);
            if (/\r(?!\n)/.test(name)) {
                throw new UserError(`${where}: lines end with CR alone. Save the file with LF or CRLF line ends.`);
            }
            const before = seen.get(name);
            if (before !== undefined) {
                throw new UserError(`${where}: columns ${before + 1} and ${i + 1} are both named "${visible(name)}". Rename one of them.`);
            }
            seen.set(name, i);
        });
        return row;
    }
    #wrongLength(columns, row) {
        const count = (n) => `${n} column${n === 1 ? '' : 's'}`;
        const delimiter = this.#delimiter === ',' ? 'comma' : 'tab';
        return new UserError(`${this.name}:${this.#line}: has ${count(row.length)}, expected ${columns.length} as in the header ` +
            `(${excerpt(columns.join(', '), 0, 80)}). Is a text with a ${delimiter} not in double quotes?`);
    }
    #column(index) {
        const name = this.#columns?.[index];
        return name === undefined ? `column ${index + 1}` : `column ${index + 1} ("${visible(name)}")`;
    }
    explained(error) {
        const { code, column } = error;
        const what = code === undefined ? undefined : QUOTES[code];
        if (what === undefined)
            return error;
        const where = typeof column === 'number' ? `${this.#column(column)} of the row that starts here` : 'the row';
        const other = this.#columns === undefined ? ' Or are the columns separated by something else than commas?' : '';
        return new UserError(`${this.name}:${this.#line}: ${where} ${what}${other}`);
    }
}
const DOUBLED = 'Put a text that holds quotes in double quotes, with each quote inside doubled.';
const QUOTES = {
    CSV_QUOTE_NOT_CLOSED: `opens a double quote that is never closed. ${DOUBLED}`,
    CSV_MAX_RECORD_SIZE: `is longer than 64 MiB: is a double quote not closed? ${DOUBLED}`,
    CSV_INVALID_CLOSING_QUOTE: `has text after its closing quote. ${DOUBLED}`,
    INVALID_OPENING_QUOTE: `has a double quote inside a text that is not quoted. ${DOUBLED}`,
};
function newlinesIn(row) {
    let count = 0;
    for (const text of row) {
        for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1))
            count++;
    }
    return count;
}

;// CONCATENATED MODULE: ./packages/toolkit/lib/data/csv.js




const MAX_ROW_BYTES = 64 * 1024 * 1024;
const readCsv = (file, chunks) => readTable(file, chunks, ',');
const readTsv = (file, chunks) => readTable(file, chunks, '\t');
async function* readTable(file, chunks, delimiter) {
    const { parse } = await __nccwpck_require__.e(/* import() */ 70).then(__nccwpck_require__.bind(__nccwpck_require__, 6070));
    const table = new Table(file, delimiter);
    let rows = [];
    const parser = parse({
        delimiter,
        record_delimiter: ['\r\n', '\n'],
        relax_quotes: delimiter === '\t',
        relax_column_count: true,
        max_record_size: MAX_ROW_BYTES,
        on_record: (row) => {
            rows.push(row);
        },
    });
    parser.on('error', () => { });
    const records = async (call) => {
        const error = await new Promise((resolve) => call(resolve));
        const complete = rows;
        rows = [];
        const result = table.records(complete);
        if (error)
            throw table.explained(error);
        return result;
    };
    try {
        let line = 1;
        let empty = true;
        for await (const region of regions(file, chunks)) {
            checkUtf8(file, region, line);
            line += countNewlines(region);
            empty = false;
            yield await records((done) => parser.write(region, done));
        }
        if (empty)
            throw new UserError(`${table.name}: is empty. Expected a first line that names the columns.`);
        yield await records((done) => parser.end(done));
    }
    finally {
        parser.destroy();
    }
}

;// CONCATENATED MODULE: ./packages/toolkit/lib/data/field.js
const INDEX = /^(?:0|[1-9]\d*)$/;
function own(value, key) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key))
        return undefined;
    if (Array.isArray(value) && !INDEX.test(key))
        return undefined;
    return value[key];
}
function fieldOf(value, field) {
    const exact = own(value, field);
    if (exact !== undefined)
        return exact;
    for (let dot = field.indexOf('.'); dot >= 0; dot = field.indexOf('.', dot + 1)) {
        const inner = own(value, field.slice(0, dot));
        if (inner === undefined)
            continue;
        const found = fieldOf(inner, field.slice(dot + 1));
        if (found !== undefined)
            return found;
    }
    return undefined;
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __nccwpck_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
;// CONCATENATED MODULE: ./packages/toolkit/lib/data/formats.js

const FORMATS = {
    txt: 'txt',
    json: 'json',
    jsonl: 'jsonl',
    ndjson: 'jsonl',
    csv: 'csv',
    tsv: 'tsv',
};
const isGzip = (path) => /\.gz$/i.test(path);
function formatOf(path) {
    const ending = /\.([a-z]+)(?:\.gz)?$/i.exec(path)?.[1]?.toLowerCase();
    return ending !== undefined && Object.hasOwn(FORMATS, ending) ? FORMATS[ending] : undefined;
}
function located(file, format, line) {
    return format === 'json' ? `${visible(file)}, item ${line}` : `${visible(file)}:${line}`;
}

;// CONCATENATED MODULE: ./packages/toolkit/lib/data/missing.js



async function whyMissing(path, cwd) {
    const shown = (0,external_node_path_.relative)(cwd, (0,external_node_path_.resolve)(cwd, path));
    const where = shown === path ? '' : ` (${visible(shown)})`;
    return `${visible(path)}${where}: no such file in ${visible(cwd)}. ${await whatIsThere(path, cwd)}`;
}
async function whatIsThere(path, cwd) {
    const target = (0,external_node_path_.resolve)(cwd, path);
    const folder = (0,external_node_path_.dirname)(target);
    const near = nearNames((0,external_node_path_.basename)(target), (await namesIn(folder)) ?? []);
    if (near.length === 0)
        return whatFolderHolds(folder, cwd);
    return `Did you mean ${near.map((name) => visible((0,external_node_path_.relative)(cwd, (0,external_node_path_.join)(folder, name)))).join(' or ')}?`;
}
async function whatFolderHolds(path, cwd) {
    const folder = (0,external_node_path_.resolve)(cwd, path);
    const shown = visible((0,external_node_path_.relative)(cwd, folder) || cwd);
    const names = await namesIn(folder);
    if (names === undefined) {
        const isTop = folder === (0,external_node_path_.resolve)(cwd) || folder === (0,external_node_path_.dirname)(folder);
        return `There is no folder ${shown}.${isTop ? '' : ` ${await whatIsThere(folder, cwd)}`}`;
    }
    if (names.length === 0)
        return `The folder ${shown} is empty.`;
    const some = names.slice(0, 5).map(visible).join(', ');
    return `The folder ${shown} holds ${some}${names.length > 5 ? `, … (${names.length} names)` : ''}.`;
}
async function namesIn(folder) {
    try {
        return (await (0,promises_.readdir)(folder)).filter((name) => !name.startsWith('.')).sort();
    }
    catch {
        return undefined;
    }
}
function nearNames(name, names) {
    const limit = Math.min(Math.max(2, name.length >> 2), (name.length - 1) >> 1);
    return names
        .filter((other) => Math.abs(other.length - name.length) <= limit)
        .map((other) => ({ other, distance: editDistance(name.toLowerCase(), other.toLowerCase()) }))
        .filter(({ distance }) => distance <= limit)
        .sort((a, b) => a.distance - b.distance)
        .slice(0, 3)
        .map(({ other }) => other);
}
function editDistance(a, b) {
    let row = Array.from({ length: b.length + 1 }, (_, j) => j);
    for (let i = 1; i <= a.length; i++) {
        const next = [i];
        for (let j = 1; j <= b.length; j++) {
            next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
        }
        row = next;
    }
    return row[b.length];
}

;// CONCATENATED MODULE: ./packages/toolkit/lib/data/names.js
function compareNames(a, b) {
    const left = parts(a);
    const right = parts(b);
    for (let i = 0; i < Math.min(left.length, right.length); i++) {
        const order = comparePart(left[i], right[i]);
        if (order !== 0)
            return order;
    }
    return left.length - right.length || byCodeUnit(a, b);
}
const parts = (name) => name.match(/\d+|\D+/g) ?? [];
function comparePart(a, b) {
    const digits = /^\d/;
    const aIsNumber = digits.test(a);
    if (aIsNumber !== digits.test(b))
        return aIsNumber ? -1 : 1;
    if (!aIsNumber)
        return byCodeUnit(a, b);
    const [x, y] = [a.replace(/^0+/, ''), b.replace(/^0+/, '')];
    return x.length - y.length || byCodeUnit(x, y);
}
const byCodeUnit = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

;// CONCATENATED MODULE: ./packages/toolkit/lib/data/find-files.js







async function findFiles(input, patterns, cwd) {
    const given = patterns.map((pattern) => pattern.trim()).filter((pattern) => pattern !== '');
    const included = given.filter((pattern) => !pattern.startsWith('!'));
    const excluded = given
        .filter((pattern) => pattern.startsWith('!'))
        .map((pattern) => pattern.slice(1).trim());
    if (included.length === 0) {
        throw new UserError(`${input}: ${given.length === 0 ? 'names no file' : 'only excludes files'}. ` +
            `Expected a file or a pattern, for example ${input}: outputs/*.jsonl`);
    }
    const ignore = await ignored(excluded, cwd);
    const found = new Map();
    for (const pattern of included) {
        const paths = await matching(input, pattern, ignore, cwd);
        if (paths.length === 0)
            throw await noMatch(input, pattern, excluded, cwd);
        for (const path of paths) {
            const absolute = (0,external_node_path_.resolve)(cwd, path);
            if (!found.has(absolute))
                found.set(absolute, path);
        }
    }
    return withoutLinkedTwice([...found.values()].sort(compareNames), cwd);
}
function openable(files, workspace) {
    return files.map((file) => (workspace === process.cwd() ? file : (0,external_node_path_.resolve)(workspace, file)));
}
async function withoutLinkedTwice(paths, cwd) {
    const files = await Promise.all(paths.map((path) => (0,promises_.realpath)((0,external_node_path_.resolve)(cwd, path)).catch(() => (0,external_node_path_.resolve)(cwd, path))));
    const first = new Map();
    files.forEach((file, i) => {
        if (!first.has(file))
            first.set(file, paths[i]);
    });
    return [...first.values()];
}
async function ignored(excluded, cwd) {
    if (excluded.length === 0)
        return [];
    const { escapePath } = await Promise.all(/* import() */[__nccwpck_require__.e(6), __nccwpck_require__.e(382)]).then(__nccwpck_require__.bind(__nccwpck_require__, 3382));
    return Promise.all(excluded.map(async (pattern) => {
        const { path, kind } = await lookUp(pattern, cwd);
        if (kind === undefined)
            return path;
        return kind === 'file' ? escapePath(path) : `${escapePath(path)}/**`;
    }));
}
async function matching(input, pattern, ignore, cwd) {
    const { path, kind } = await lookUp(pattern, cwd);
    if (kind === 'directory')
        throw await isDirectory(input, path, cwd);
    if (kind === undefined && !MAGIC.test(path)) {
        throw new UserError(`${input}: ${await whyMissing(path, cwd)} ${adviceFor(pattern)}`);
    }
    if (kind === 'file' && ignore.length === 0)
        return [path];
    const { escapePath, glob } = await Promise.all(/* import() */[__nccwpck_require__.e(6), __nccwpck_require__.e(382)]).then(__nccwpck_require__.bind(__nccwpck_require__, 3382));
    return glob(kind === 'file' ? escapePath(path) : path, {
        cwd,
        ignore,
        absolute: (0,external_node_path_.isAbsolute)(path),
        expandDirectories: false,
    });
}
const MAGIC = /[*?[\]{}]/;
const ORIGIN = 'Does an earlier step of this job write it? From another job it comes with actions/download-artifact.';
function adviceFor(pattern) {
    if (pattern.startsWith('~'))
        return `~ is not expanded; paths are relative to the workspace. ${ORIGIN}`;
    if (pattern.replace(/\{[^{}]*\}/g, '').includes(','))
        return `Write one per line. ${ORIGIN}`;
    return ORIGIN;
}
async function lookUp(pattern, cwd) {
    const slashed = external_node_path_.posix.normalize(pattern.replace(/\\(?![()[\]{}!+@])/g, '/'));
    for (const path of [slashed, pattern]) {
        try {
            const isFolder = (await (0,promises_.stat)((0,external_node_path_.resolve)(cwd, path))).isDirectory();
            return { path: external_node_path_.posix.normalize(path).replace(/(?<=.)\/$/, ''), kind: isFolder ? 'directory' : 'file' };
        }
        catch { }
    }
    return { path: slashed, kind: undefined };
}
async function noMatch(input, pattern, excluded, cwd) {
    const folder = (0,external_node_path_.resolve)(cwd, pattern.replace(/[^/\\]*(?:[*?[\]{}].*)?$/, ''));
    const after = excluded.length === 0 ? '' : ` after ${excluded.map((one) => `!${visible(one)}`).join(' ')}`;
    return new UserError(`${input}: no file matches ${visible(pattern)}${after} in ${visible(cwd)}. ` +
        `${await whatFolderHolds(folder, cwd)} ${adviceFor(pattern)}`);
}
async function isDirectory(input, path, cwd) {
    const names = await (0,promises_.readdir)((0,external_node_path_.resolve)(cwd, path)).catch(() => []);
    const format = names
        .sort(compareNames)
        .map(formatOf)
        .find((one) => one !== undefined) ?? 'jsonl';
    return new UserError(`${input}: ${visible(path)} is a directory, expected files. Write a pattern, for example ` +
        `${input}: ${visible(external_node_path_.posix.join(path, `*.${format}`))}`);
}

;// CONCATENATED MODULE: ./packages/toolkit/lib/data/join.js

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
            throw new UserError(`${a.name} has ${lengthA} texts and ${b.name} has ${lengthB}, so they can't be joined by position. ` +
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
        throw new UserError(missing
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

;// CONCATENATED MODULE: ./packages/toolkit/lib/data/json-fault.js

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORD = /true|false|null/y;
const SPACE = /[ \t\n\r]*/y;
function jsonFault(text) {
    const open = [];
    let at = 0;
    let state = 'value';
    const fault = (expected, index = at) => ({
        index,
        expected,
        kind: index >= text.length ? 'end' : expected === END ? 'more' : 'other',
    });
    for (;;) {
        at = past(SPACE, text, at);
        const char = text[at];
        if (state === 'after') {
            const inside = open.at(-1);
            if (inside === undefined)
                return char === undefined ? undefined : fault(END);
            if (char === ',')
                state = inside === '[' ? 'value' : 'key';
            else if (char === (inside === '[' ? ']' : '}'))
                open.pop();
            else
                return fault(inside === '[' ? '"," or "]"' : '"," or "}"');
            at++;
        }
        else if (state === 'key' || state === 'key or }') {
            if (char === '}' && state === 'key or }') {
                open.pop();
                state = 'after';
                at++;
                continue;
            }
            if (char !== '"')
                return fault(state === 'key' ? 'a key in double quotes' : 'a key in double quotes or "}"');
            const string = pastString(text, at);
            if (typeof string !== 'number')
                return fault(string.expected, string.index);
            at = past(SPACE, text, string);
            if (text[at] !== ':')
                return fault('":"');
            at++;
            state = 'value';
        }
        else if (char === ']' && state === 'item or ]') {
            open.pop();
            state = 'after';
            at++;
        }
        else if (char === '[' || char === '{') {
            open.push(char);
            state = char === '[' ? 'item or ]' : 'key or }';
            at++;
        }
        else {
            state = 'after';
            if (char === '"') {
                const string = pastString(text, at);
                if (typeof string !== 'number')
                    return fault(string.expected, string.index);
                at = string;
                continue;
            }
            const end = past(WORD, text, at) || past(NUMBER, text, at);
            if (end === 0)
                return fault('a value');
            at = end;
        }
    }
}
const END = 'the end';
const CLOSING_QUOTE = 'a closing double quote';
function past(pattern, text, at) {
    pattern.lastIndex = at;
    return pattern.test(text) ? pattern.lastIndex : 0;
}
const CUT_ESCAPE = /^\\(?:u[0-9a-fA-F]{0,3})?$/;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
function pastString(text, quote) {
    for (let at = quote + 1;; at++) {
        const code = text.charCodeAt(at);
        if (code === 0x22)
            return at + 1;
        if (Number.isNaN(code))
            return { index: at, expected: CLOSING_QUOTE };
        if (code < 0x20)
            return { index: at, expected: 'an escape such as \\n in place of a control character' };
        if (code === 0x5c) {
            const end = past(ESCAPE, text, at);
            if (end === 0 && CUT_ESCAPE.test(text.slice(at, at + 6)))
                at = text.length - 1;
            else if (end === 0)
                return { index: at, expected: 'an escape that JSON knows' };
            else
                at = end - 1;
        }
    }
}
function faultOf(text, error) {
    const fault = jsonFault(text);
    if (fault === undefined)
        throw error;
    return fault;
}
function explained(text, fault, hint = '') {
    const what = fault.kind === 'end' ? `it ends where ${fault.expected} is expected` : `expected ${fault.expected}`;
    return `not valid JSON (${what}).${hint || hintAt(text, fault.index)} Found: ${excerpt(text, fault.index)}`;
}
function hintAt(whole, index) {
    const text = whole.slice(index, index + 12);
    const number = /^(?:NaN|-?Infinity)/.exec(text)?.[0];
    if (number !== undefined) {
        const instead = number === 'NaN' ? 'write "" for a text that is missing' : 'write a finite number';
        return ` JSON has no ${number}: ${instead}. Python's json.dumps writes it unless told allow_nan=False.`;
    }
    if (/^(?:'|None\b|True\b|False\b)/.test(text))
        return " This looks like Python's repr: write it with json.dumps.";
    if (/^[\]}]/.test(text) && /,\s*$/.test(whole.slice(Math.max(0, index - 200), index))) {
        return ' A comma after the last element is not allowed.';
    }
    return '';
}

;// CONCATENATED MODULE: ./packages/toolkit/lib/data/json.js





const BATCH = 8192;
async function* readJson(file, chunks, limit = external_node_buffer_.constants.MAX_STRING_LENGTH) {
    const items = parsed(file, await wholeText(file, chunks, limit));
    for (let start = 0; start < items.length; start += BATCH) {
        yield items.slice(start, start + BATCH).map((value, i) => ({ value, line: start + i + 1 }));
    }
}
async function wholeText(file, chunks, limit) {
    const parts = [];
    let size = 0;
    for await (const chunk of chunks) {
        parts.push(chunk);
        size += chunk.length;
        if (size > limit) {
            throw new UserError(`${visible(file)}: is longer than ${limit} bytes, too much for one JSON document. ` +
                'Write it as JSON Lines (.jsonl, one record per line; jq -c ".[]"), which is read in any length.');
        }
    }
    const bytes = Buffer.concat(parts);
    refuseForeignBytes(file, bytes);
    return decoded(file, withoutMark(bytes), 1);
}
function parsed(file, text) {
    let value;
    try {
        value = JSON.parse(text);
    }
    catch (error) {
        throw problem(file, text, error);
    }
    if (Array.isArray(value))
        return value;
    throw new UserError(`${visible(file)}: expected an array of records, [ … ], found ${described(value)}`);
}
function problem(file, text, error) {
    if (text.trim() === '') {
        return new UserError(`${visible(file)}: is empty. Expected a JSON array of records, [ … ].`);
    }
    const fault = faultOf(text, error);
    const before = text.slice(0, fault.index);
    const line = before.split('\n').length;
    const column = fault.index - before.lastIndexOf('\n');
    const hint = fault.kind === 'more' && line > 1
        ? ' This looks like JSON Lines, one value per line: name the file .jsonl.'
        : '';
    return new UserError(`${visible(file)}:${line}:${column}: ${explained(text, fault, hint)}`);
}
function described(value) {
    if (typeof value !== 'object' || value === null)
        return `${value === null ? 'null' : `a ${typeof value}`}.`;
    const keys = Object.keys(value);
    const shown = keys.slice(0, 10).map((key) => JSON.stringify(visible(key)));
    const list = keys.find((key) => Array.isArray(value[key]));
    const hint = isFromPandas(value)
        ? ' In pandas, write to_json(path, orient="records", lines=True) and name the file .jsonl.'
        : list === undefined
            ? ''
            : ` If the records are in ${JSON.stringify(visible(list))}, write that array alone, or its items as JSON Lines.`;
    return `an object with the keys ${shown.join(', ')}${keys.length > 10 ? ', …' : ''}.${hint}`;
}
function isFromPandas(value) {
    if ('columns' in value && 'index' in value && 'data' in value)
        return true;
    const [first] = Object.values(value);
    return (typeof first === 'object' && first !== null && !Array.isArray(first) && ('0' in value || '0' in first));
}

;// CONCATENATED MODULE: ./packages/toolkit/lib/data/lines.js


async function* lineRegions(file, chunks) {
    let line = 1;
    for await (const region of regions(file, chunks)) {
        const text = decoded(file, region, line);
        const lines = text.split('\n');
        if (text.endsWith('\n'))
            lines.pop();
        if (text.includes('\r')) {
            for (let i = 0; i < lines.length; i++) {
                if (lines[i].endsWith('\r'))
                    lines[i] = lines[i].slice(0, -1);
            }
        }
        yield { line, lines };
        line += lines.length;
    }
}

;// CONCATENATED MODULE: ./packages/toolkit/lib/data/jsonl.js




const BLANK = /^[ \t\r]*$/;
async function* readJsonl(file, chunks) {
    let blank;
    let records = [];
    for await (const { line, lines } of lineRegions(file, chunks)) {
        for (let i = 0; i < lines.length; i++) {
            const text = lines[i];
            let value;
            try {
                value = JSON.parse(text);
            }
            catch (error) {
                if (!BLANK.test(text))
                    throw jsonl_problem(file, line + i, text, error);
                blank ??= line + i;
                continue;
            }
            if (blank !== undefined) {
                throw new UserError(`${visible(file)}:${blank}: is blank, between records. Expected a JSON value on every line: ` +
                    'remove the line.');
            }
            records.push({ value, line: line + i });
        }
        if (isDocument(records))
            continue;
        yield records;
        records = [];
    }
    if (isDocument(records)) {
        throw new UserError(`${visible(file)}:1: is an array of records, and the only line: name the file .json.`);
    }
}
function isDocument(records) {
    const [first, second] = records;
    if (first?.line !== 1 || second !== undefined || !Array.isArray(first.value))
        return false;
    return (first.value.length > 0 &&
        first.value.every((item) => typeof item === 'object' && item !== null && !Array.isArray(item)));
}
function jsonl_problem(file, line, text, error) {
    const fault = faultOf(text, error);
    const commaAtEnd = fault.kind === 'more' && text.slice(fault.index).trimEnd() === ',';
    const hint = fault.kind === 'end'
        ? hintAtEnd(line, text, fault)
        : commaAtEnd
            ? ' Remove the comma at the end of the line.'
            : '';
    return new UserError(`${visible(file)}:${line}:${fault.index + 1}: ${explained(text, fault, hint)}`);
}
function hintAtEnd(line, text, fault) {
    const isDocument = line === 1 && /^\s*[[{]/.test(text) && fault.expected !== CLOSING_QUOTE;
    return isDocument
        ? ' Expected one record per line, but this looks like one JSON document: name the file .json if it is an array, ' +
            'or write one record per line (jq -c).'
        : ' Was the program that wrote it, or the upload, cut off?';
}

// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __nccwpck_require__(7075);
;// CONCATENATED MODULE: ./packages/toolkit/lib/data/source.js






async function openSource(file, chunkBytes) {
    const handle = await opened(file);
    const raw = handle.createReadStream({ highWaterMark: chunkBytes });
    const close = async () => {
        raw.destroy();
        if (!raw.closed)
            await new Promise((done) => raw.once('close', done));
    };
    return {
        chunks: isGzip(file) ? unpacked(file, raw, chunkBytes) : raw,
        consumed: () => raw.bytesRead,
        close,
    };
}
async function opened(file) {
    let handle;
    try {
        handle = await (0,promises_.open)(file);
    }
    catch (error) {
        const { code } = error;
        if (code === undefined)
            throw error;
        if (code === 'ENOENT')
            throw new UserError(await whyMissing(file, process.cwd()));
        if (code === 'EACCES' || code === 'EPERM') {
            throw new UserError(`${visible(file)}: no permission to read it (${code}). Check its mode and its owner.`);
        }
        throw new UserError(`${visible(file)}: cannot be opened (${code}). Expected a file that can be read.`);
    }
    try {
        const stat = await handle.stat();
        if (stat.isDirectory()) {
            throw new UserError(`${visible(file)}: is a directory. Name the file, or a pattern such as ${visible(file)}/*.jsonl.`);
        }
        if (isGzip(file) && stat.isFile())
            await checkMagic(file, handle);
        return handle;
    }
    catch (error) {
        await handle.close();
        throw error;
    }
}
async function checkMagic(file, handle) {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(2), 0, 2, 0);
    if (bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b)
        return;
    const found = bytesRead === 0 ? 'it is empty' : 'it does not start as gzip does';
    throw new UserError(`${visible(file)}: not a gzip file (${found}). Compress it with gzip, or name it without the ending .gz.`);
}
async function* unpacked(file, raw, chunkBytes) {
    const { createGunzip } = await Promise.resolve(/* import() */).then(__nccwpck_require__.t.bind(__nccwpck_require__, 8522, 19));
    const gunzip = (0,external_node_stream_.pipeline)(raw, createGunzip({ chunkSize: Math.max(64, chunkBytes) }), () => { });
    try {
        for await (const chunk of gunzip)
            yield chunk;
    }
    catch (error) {
        const { code, message } = error;
        if (code === 'Z_BUF_ERROR') {
            throw new UserError(`${visible(file)}: the gzip data ends too early. Was the upload, or the program that wrote it, cut off?`);
        }
        if (code?.startsWith('Z_')) {
            throw new UserError(`${visible(file)}: the gzip data is corrupt (${message}). Write or upload the file again.`);
        }
        throw error;
    }
}

;// CONCATENATED MODULE: ./packages/toolkit/lib/data/txt.js

async function* readTxt(file, chunks) {
    for await (const { line, lines } of lineRegions(file, chunks)) {
        yield lines.map((value, i) => ({ value, line: line + i }));
    }
}

;// CONCATENATED MODULE: ./packages/toolkit/lib/data/records.js





const READERS = { txt: readTxt, json: readJson, jsonl: readJsonl, csv: readCsv, tsv: readTsv };
async function* readRecords(file, format, regionBytes = 1024 * 1024) {
    const source = await openSource(file, regionBytes);
    try {
        let told = 0;
        const batch = (records) => {
            const bytes = source.consumed() - told;
            told += bytes;
            return { file, format, records, bytes };
        };
        for await (const records of READERS[format](file, source.chunks))
            yield batch(records);
        if (source.consumed() > told)
            yield batch([]);
    }
    finally {
        await source.close();
    }
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(3024);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __nccwpck_require__(8161);
// EXTERNAL MODULE: external "os"
var external_os_ = __nccwpck_require__(857);
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/utils.js
// We use any as a valid input type
/* eslint-disable @typescript-eslint/no-explicit-any */
/**
 * Sanitizes an input into a string so it can be passed into issueCommand safely
 * @param input input to sanitize into a string
 */
function toCommandValue(input) {
    if (input === null || input === undefined) {
        return '';
    }
    else if (typeof input === 'string' || input instanceof String) {
        return input;
    }
    return JSON.stringify(input);
}
/**
 *
 * @param annotationProperties
 * @returns The command properties to send with the actual annotation command
 * See IssueCommandProperties: https://github.com/actions/runner/blob/main/src/Runner.Worker/ActionCommandManager.cs#L646
 */
function toCommandProperties(annotationProperties) {
    if (!Object.keys(annotationProperties).length) {
        return {};
    }
    return {
        title: annotationProperties.title,
        file: annotationProperties.file,
        line: annotationProperties.startLine,
        endLine: annotationProperties.endLine,
        col: annotationProperties.startColumn,
        endColumn: annotationProperties.endColumn
    };
}
//# sourceMappingURL=utils.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/command.js


/**
 * Issues a command to the GitHub Actions runner
 *
 * @param command - The command name to issue
 * @param properties - Additional properties for the command (key-value pairs)
 * @param message - The message to include with the command
 * @remarks
 * This function outputs a specially formatted string to stdout that the Actions
 * runner interprets as a command. These commands can control workflow behavior,
 * set outputs, create annotations, mask values, and more.
 *
 * Command Format:
 *   ::name key=value,key=value::message
 *
 * @example
 * ```typescript
 * // Issue a warning annotation
 * issueCommand('warning', {}, 'This is a warning message');
 * // Output: ::warning::This is a warning message
 *
 * // Set an environment variable
 * issueCommand('set-env', { name: 'MY_VAR' }, 'some value');
 * // Output: ::set-env name=MY_VAR::some value
 *
 * // Add a secret mask
 * issueCommand('add-mask', {}, 'secretValue123');
 * // Output: ::add-mask::secretValue123
 * ```
 *
 * @internal
 * This is an internal utility function that powers the public API functions
 * such as setSecret, warning, error, and exportVariable.
 */
function issueCommand(command, properties, message) {
    const cmd = new Command(command, properties, message);
    process.stdout.write(cmd.toString() + external_os_.EOL);
}
function issue(name, message = '') {
    issueCommand(name, {}, message);
}
const CMD_STRING = '::';
class Command {
    constructor(command, properties, message) {
        if (!command) {
            command = 'missing.command';
        }
        this.command = command;
        this.properties = properties;
        this.message = message;
    }
    toString() {
        let cmdStr = CMD_STRING + this.command;
        if (this.properties && Object.keys(this.properties).length > 0) {
            cmdStr += ' ';
            let first = true;
            for (const key in this.properties) {
                if (this.properties.hasOwnProperty(key)) {
                    const val = this.properties[key];
                    if (val) {
                        if (first) {
                            first = false;
                        }
                        else {
                            cmdStr += ',';
                        }
                        cmdStr += `${key}=${escapeProperty(val)}`;
                    }
                }
            }
        }
        cmdStr += `${CMD_STRING}${escapeData(this.message)}`;
        return cmdStr;
    }
}
function escapeData(s) {
    return toCommandValue(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A');
}
function escapeProperty(s) {
    return toCommandValue(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A')
        .replace(/:/g, '%3A')
        .replace(/,/g, '%2C');
}
//# sourceMappingURL=command.js.map
// EXTERNAL MODULE: external "crypto"
var external_crypto_ = __nccwpck_require__(6982);
// EXTERNAL MODULE: external "fs"
var external_fs_ = __nccwpck_require__(9896);
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/file-command.js
// For internal use, subject to change.
// We use any as a valid input type
/* eslint-disable @typescript-eslint/no-explicit-any */




function issueFileCommand(command, message) {
    const filePath = process.env[`GITHUB_${command}`];
    if (!filePath) {
        throw new Error(`Unable to find environment variable for file command ${command}`);
    }
    if (!external_fs_.existsSync(filePath)) {
        throw new Error(`Missing file at path: ${filePath}`);
    }
    external_fs_.appendFileSync(filePath, `${toCommandValue(message)}${external_os_.EOL}`, {
        encoding: 'utf8'
    });
}
function prepareKeyValueMessage(key, value) {
    const delimiter = `ghadelimiter_${external_crypto_.randomUUID()}`;
    const convertedValue = toCommandValue(value);
    // These should realistically never happen, but just in case someone finds a
    // way to exploit uuid generation let's not allow keys or values that contain
    // the delimiter.
    if (key.includes(delimiter)) {
        throw new Error(`Unexpected input: name should not contain the delimiter "${delimiter}"`);
    }
    if (convertedValue.includes(delimiter)) {
        throw new Error(`Unexpected input: value should not contain the delimiter "${delimiter}"`);
    }
    return `${key}<<${delimiter}${external_os_.EOL}${convertedValue}${external_os_.EOL}${delimiter}`;
}
//# sourceMappingURL=file-command.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/summary.js
var __awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};


const { access, appendFile, writeFile } = external_fs_.promises;
const SUMMARY_ENV_VAR = 'GITHUB_STEP_SUMMARY';
const SUMMARY_DOCS_URL = 'https://docs.github.com/actions/using-workflows/workflow-commands-for-github-actions#adding-a-job-summary';
class Summary {
    constructor() {
        this._buffer = '';
    }
    /**
     * Finds the summary file path from the environment, rejects if env var is not found or file does not exist
     * Also checks r/w permissions.
     *
     * @returns step summary file path
     */
    filePath() {
        return __awaiter(this, void 0, void 0, function* () {
            if (this._filePath) {
                return this._filePath;
            }
            const pathFromEnv = process.env[SUMMARY_ENV_VAR];
            if (!pathFromEnv) {
                throw new Error(`Unable to find environment variable for $${SUMMARY_ENV_VAR}. Check if your runtime environment supports job summaries.`);
            }
            try {
                yield access(pathFromEnv, external_fs_.constants.R_OK | external_fs_.constants.W_OK);
            }
            catch (_a) {
                throw new Error(`Unable to access summary file: '${pathFromEnv}'. Check if the file has correct read/write permissions.`);
            }
            this._filePath = pathFromEnv;
            return this._filePath;
        });
    }
    /**
     * Wraps content in an HTML tag, adding any HTML attributes
     *
     * @param {string} tag HTML tag to wrap
     * @param {string | null} content content within the tag
     * @param {[attribute: string]: string} attrs key-value list of HTML attributes to add
     *
     * @returns {string} content wrapped in HTML element
     */
    wrap(tag, content, attrs = {}) {
        const htmlAttrs = Object.entries(attrs)
            .map(([key, value]) => ` ${key}="${value}"`)
            .join('');
        if (!content) {
            return `<${tag}${htmlAttrs}>`;
        }
        return `<${tag}${htmlAttrs}>${content}</${tag}>`;
    }
    /**
     * Writes text in the buffer to the summary buffer file and empties buffer. Will append by default.
     *
     * @param {SummaryWriteOptions} [options] (optional) options for write operation
     *
     * @returns {Promise<Summary>} summary instance
     */
    write(options) {
        return __awaiter(this, void 0, void 0, function* () {
            const overwrite = !!(options === null || options === void 0 ? void 0 : options.overwrite);
            const filePath = yield this.filePath();
            const writeFunc = overwrite ? writeFile : appendFile;
            yield writeFunc(filePath, this._buffer, { encoding: 'utf8' });
            return this.emptyBuffer();
        });
    }
    /**
     * Clears the summary buffer and wipes the summary file
     *
     * @returns {Summary} summary instance
     */
    clear() {
        return __awaiter(this, void 0, void 0, function* () {
            return this.emptyBuffer().write({ overwrite: true });
        });
    }
    /**
     * Returns the current summary buffer as a string
     *
     * @returns {string} string of summary buffer
     */
    stringify() {
        return this._buffer;
    }
    /**
     * If the summary buffer is empty
     *
     * @returns {boolen} true if the buffer is empty
     */
    isEmptyBuffer() {
        return this._buffer.length === 0;
    }
    /**
     * Resets the summary buffer without writing to summary file
     *
     * @returns {Summary} summary instance
     */
    emptyBuffer() {
        this._buffer = '';
        return this;
    }
    /**
     * Adds raw text to the summary buffer
     *
     * @param {string} text content to add
     * @param {boolean} [addEOL=false] (optional) append an EOL to the raw text (default: false)
     *
     * @returns {Summary} summary instance
     */
    addRaw(text, addEOL = false) {
        this._buffer += text;
        return addEOL ? this.addEOL() : this;
    }
    /**
     * Adds the operating system-specific end-of-line marker to the buffer
     *
     * @returns {Summary} summary instance
     */
    addEOL() {
        return this.addRaw(external_os_.EOL);
    }
    /**
     * Adds an HTML codeblock to the summary buffer
     *
     * @param {string} code content to render within fenced code block
     * @param {string} lang (optional) language to syntax highlight code
     *
     * @returns {Summary} summary instance
     */
    addCodeBlock(code, lang) {
        const attrs = Object.assign({}, (lang && { lang }));
        const element = this.wrap('pre', this.wrap('code', code), attrs);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML list to the summary buffer
     *
     * @param {string[]} items list of items to render
     * @param {boolean} [ordered=false] (optional) if the rendered list should be ordered or not (default: false)
     *
     * @returns {Summary} summary instance
     */
    addList(items, ordered = false) {
        const tag = ordered ? 'ol' : 'ul';
        const listItems = items.map(item => this.wrap('li', item)).join('');
        const element = this.wrap(tag, listItems);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML table to the summary buffer
     *
     * @param {SummaryTableCell[]} rows table rows
     *
     * @returns {Summary} summary instance
     */
    addTable(rows) {
        const tableBody = rows
            .map(row => {
            const cells = row
                .map(cell => {
                if (typeof cell === 'string') {
                    return this.wrap('td', cell);
                }
                const { header, data, colspan, rowspan } = cell;
                const tag = header ? 'th' : 'td';
                const attrs = Object.assign(Object.assign({}, (colspan && { colspan })), (rowspan && { rowspan }));
                return this.wrap(tag, data, attrs);
            })
                .join('');
            return this.wrap('tr', cells);
        })
            .join('');
        const element = this.wrap('table', tableBody);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds a collapsable HTML details element to the summary buffer
     *
     * @param {string} label text for the closed state
     * @param {string} content collapsable content
     *
     * @returns {Summary} summary instance
     */
    addDetails(label, content) {
        const element = this.wrap('details', this.wrap('summary', label) + content);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML image tag to the summary buffer
     *
     * @param {string} src path to the image you to embed
     * @param {string} alt text description of the image
     * @param {SummaryImageOptions} options (optional) addition image attributes
     *
     * @returns {Summary} summary instance
     */
    addImage(src, alt, options) {
        const { width, height } = options || {};
        const attrs = Object.assign(Object.assign({}, (width && { width })), (height && { height }));
        const element = this.wrap('img', null, Object.assign({ src, alt }, attrs));
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML section heading element
     *
     * @param {string} text heading text
     * @param {number | string} [level=1] (optional) the heading level, default: 1
     *
     * @returns {Summary} summary instance
     */
    addHeading(text, level) {
        const tag = `h${level}`;
        const allowedTag = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].includes(tag)
            ? tag
            : 'h1';
        const element = this.wrap(allowedTag, text);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML thematic break (<hr>) to the summary buffer
     *
     * @returns {Summary} summary instance
     */
    addSeparator() {
        const element = this.wrap('hr', null);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML line break (<br>) to the summary buffer
     *
     * @returns {Summary} summary instance
     */
    addBreak() {
        const element = this.wrap('br', null);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML blockquote to the summary buffer
     *
     * @param {string} text quote text
     * @param {string} cite (optional) citation url
     *
     * @returns {Summary} summary instance
     */
    addQuote(text, cite) {
        const attrs = Object.assign({}, (cite && { cite }));
        const element = this.wrap('blockquote', text, attrs);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML anchor tag to the summary buffer
     *
     * @param {string} text link text/content
     * @param {string} href hyperlink
     *
     * @returns {Summary} summary instance
     */
    addLink(text, href) {
        const element = this.wrap('a', text, { href });
        return this.addRaw(element).addEOL();
    }
}
const _summary = new Summary();
/**
 * @deprecated use `core.summary`
 */
const markdownSummary = (/* unused pure expression or super */ null && (_summary));
const summary = _summary;
//# sourceMappingURL=summary.js.map
;// CONCATENATED MODULE: ./packages/toolkit/lib/core.js





;// CONCATENATED MODULE: ./packages/toolkit/lib/pause.js
async function pause(ms, ...signals) {
    const signal = AbortSignal.any(signals.filter((one) => one !== undefined));
    signal.throwIfAborted();
    await new Promise((resolve, reject) => {
        const cancel = () => {
            clearTimeout(timer);
            reject(signal.reason);
        };
        const timer = setTimeout(() => {
            signal.removeEventListener('abort', cancel);
            resolve();
        }, ms);
        signal.addEventListener('abort', cancel);
    });
}

;// CONCATENATED MODULE: ./packages/toolkit/lib/retry.js
const LONGEST_WAIT = 60_000;
function waitAfter({ status, headers }, usual) {
    if (![408, 425, 429].includes(status) && (status < 500 || status === 501))
        return undefined;
    const asked = headers.get('retry-after');
    if (asked === null)
        return usual;
    const wait = /^\d+$/.test(asked)
        ? Number(asked) * 1000
        : Date.parse(asked) - Date.parse(headers.get('date') ?? '');
    if (Number.isNaN(wait))
        return usual;
    return wait <= LONGEST_WAIT ? Math.max(0, wait) : undefined;
}
function certificateAdvice(error) {
    return /CERT|SELF_SIGNED|VERIFY/.test(reasonOf(error, ''))
        ? 'Node does not trust its certificate: set NODE_EXTRA_CA_CERTS to the file of the authority that signed it.'
        : undefined;
}
function reasonOf(error, timeout) {
    if (typeof error !== 'object' || error === null)
        return String(error);
    const { code, cause, name, message } = error;
    if (typeof code === 'string')
        return code;
    if (cause)
        return reasonOf(cause, timeout);
    return name === 'TimeoutError' ? timeout : String(message);
}

;// CONCATENATED MODULE: ./packages/toolkit/lib/id-token.js



const TRIES = 4;
const TIMEOUT_MS = 10_000;
async function requestIdToken(url, bearer, audience) {
    const address = new URL(url);
    address.searchParams.set('audience', audience);
    for (let tries = 1;; tries++) {
        const outcome = await ask(address, bearer).catch((error) => ({ error }));
        if ('token' in outcome)
            return outcome.token;
        const usual = 500 * 2 ** (tries - 1);
        const wait = 'error' in outcome ? usual : waitAfter(outcome, usual);
        if (tries === TRIES || wait === undefined)
            throw new UserError(`GitHub did not give the job its identity token: ${'error' in outcome ? reasonOf(outcome.error, 'no answer') : `it answered ${outcome.status}`}. The job needs\n  permissions:\n    id-token: write`);
        await pause(wait);
    }
}
async function ask(address, bearer) {
    const { status, ok, headers, body } = await fetch(address, {
        headers: { authorization: `Bearer ${bearer}`, accept: 'application/json' },
        redirect: 'error',
        signal: AbortSignal.timeout(TIMEOUT_MS),
    }).then(async (response) => ({
        status: response.status,
        ok: response.ok,
        headers: response.headers,
        body: await response.text(),
    }));
    const value = ok ? valueIn(body) : undefined;
    return typeof value === 'string' && value !== '' ? { token: value } : { status, headers };
}
function valueIn(body) {
    try {
        return JSON.parse(body).value;
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./packages/toolkit/lib/github-runner.js





function githubRunner(env) {
    return {
        log: githubLog(),
        context: contextOf(env),
        input: (name) => env[`INPUT_${name.replace(/ /g, '_').toUpperCase()}`]?.trim() ?? '',
        output: (name, value) => {
            if (env.GITHUB_OUTPUT)
                issueFileCommand('OUTPUT', prepareKeyValueMessage(name, value));
        },
        secret: (value) => {
            if (value !== '')
                issueCommand('add-mask', {}, value);
        },
        ...withIdToken(env),
        summary: async (markdown) => {
            if (env.GITHUB_STEP_SUMMARY)
                await summary.addRaw(markdown, true).write();
        },
        leave: (what) => {
            if (env.GITHUB_STATE)
                issueFileCommand('STATE', prepareKeyValueMessage('left', what));
        },
        ...(env.STATE_left && { left: env.STATE_left }),
        fail: (message) => {
            issueCommand('error', {}, message);
            process.exitCode = 1;
        },
    };
}
function withIdToken({ ACTIONS_ID_TOKEN_REQUEST_URL: url, ACTIONS_ID_TOKEN_REQUEST_TOKEN: bearer, }) {
    if (!url || !bearer)
        return {};
    return { idToken: (audience) => requestIdToken(url, bearer, audience) };
}
function githubLog() {
    const annotate = (command) => (message, at) => issueCommand(command, toCommandProperties(at ?? {}), message);
    return {
        info: (message) => process.stdout.write(`${withoutCommands(message)}\n`),
        debug: annotate('debug'),
        notice: annotate('notice'),
        warning: annotate('warning'),
        error: annotate('error'),
        group: async (title, work) => {
            issueCommand('group', {}, title);
            try {
                return await work();
            }
            finally {
                issueCommand('endgroup', {}, '');
            }
        },
    };
}
function withoutCommands(message) {
    return message.replace(/(^|[\r\n])([\s\u0085]*)::/g, '$1$2\u200b::').replaceAll('##[', '#\u200b#[');
}
function contextOf(env) {
    const temp = env.RUNNER_TEMP || (0,external_node_os_.tmpdir)();
    const serverUrl = env.GITHUB_SERVER_URL || 'https://github.com';
    const repository = env.GITHUB_REPOSITORY || undefined;
    const run = env.GITHUB_RUN_ID;
    const event = eventOf(env);
    return {
        ...(repository && { repository }),
        ...(env.GITHUB_SHA && { sha: env.GITHUB_SHA }),
        ...(env.GITHUB_REF && { ref: env.GITHUB_REF }),
        ...(repository && run && { runUrl: `${serverUrl}/${repository}/actions/runs/${run}` }),
        ...(env.GITHUB_JOB && { job: env.GITHUB_JOB }),
        ...(event && { event }),
        ...(env.GITHUB_ACTION && { step: env.GITHUB_ACTION }),
        serverUrl,
        apiUrl: env.GITHUB_API_URL || 'https://api.github.com',
        workspace: env.GITHUB_WORKSPACE || process.cwd(),
        reports: (0,external_node_path_.join)(temp, 'mlops-actions', 'reports'),
        temp,
    };
}
function eventOf(env) {
    const { GITHUB_EVENT_NAME: name, GITHUB_EVENT_PATH: path } = env;
    if (!name && !path)
        return undefined;
    let payload;
    return {
        name: name ?? '',
        get payload() {
            payload ??= payloadAt(path);
            return payload;
        },
    };
}
function payloadAt(path) {
    if (!path)
        return {};
    try {
        const payload = JSON.parse((0,external_node_fs_.readFileSync)(path, 'utf8'));
        return typeof payload === 'object' && payload !== null ? { ...payload } : {};
    }
    catch {
        return {};
    }
}

;// CONCATENATED MODULE: ./packages/toolkit/lib/problems.js

class Problems {
    #lines = [];
    add(...problems) {
        for (const problem of problems)
            if (!this.#lines.includes(problem))
                this.#lines.push(problem);
    }
    async of(work) {
        try {
            return await work();
        }
        catch (error) {
            if (!(error instanceof UserError))
                throw error;
            this.add(error.message);
            return undefined;
        }
    }
    finish() {
        const [first, ...others] = this.#lines;
        if (first === undefined)
            return;
        throw new UserError(others.length === 0
            ? first
            : [`${this.#lines.length} things stand in the way:`, ...this.#lines.map((line) => `- ${line}`)].join('\n'));
    }
}

;// CONCATENATED MODULE: ./packages/toolkit/lib/progress.js

const pace = 10_000;
class Progress {
    #total;
    #what;
    #log;
    #now;
    #last;
    #bytes = 0;
    #count = 0;
    constructor(total, what, log, now) {
        this.#total = total;
        this.#what = what;
        this.#log = log;
        this.#now = now;
        this.#last = now();
    }
    static async over(files, what, log, now) {
        const sizes = await Promise.all(files.map((file) => (0,promises_.stat)(file).then(({ size }) => size, () => 0)));
        return new Progress(sizes.reduce((sum, size) => sum + size, 0), what, log, now);
    }
    read(bytes) {
        this.#bytes += bytes;
    }
    count(more) {
        this.#count += more;
        const now = this.#now();
        if (now - this.#last < pace)
            return;
        this.#last = now;
        const share = this.#total === 0 ? '' : `, ${Math.floor((100 * this.#bytes) / this.#total)} % of the input read`;
        this.#log.info(`${this.#count} ${this.#what}${share}`);
    }
}

;// CONCATENATED MODULE: ./packages/toolkit/lib/inputs.js

class InputReader {
    #get;
    #problems = [];
    constructor(get) {
        this.#get = get;
    }
    text(name) {
        return this.#get(name) || undefined;
    }
    lines(name) {
        return this.#get(name)
            .split(/\r?\n/)
            .map((line) => line.trim())
            .filter((line) => line !== '');
    }
    requiredLines(name, example) {
        const lines = this.lines(name);
        if (lines.length === 0)
            this.problem(`${name} is required and is empty. Write for example:\n  ${name}: ${example}`);
        return lines;
    }
    words(name) {
        return this.#get(name)
            .split(/[\s,]+/)
            .filter((word) => word !== '');
    }
    choice(name, values) {
        const value = this.#get(name);
        const found = values.find((candidate) => candidate === value);
        if (found === undefined)
            this.problem(`${name}: "${value}" is not one of ${values.join(', ')}`);
        return found ?? values[0];
    }
    boolean(name) {
        const value = this.#get(name);
        if (!/^(true|false)$/i.test(value))
            this.problem(`${name}: "${value}" is neither true nor false`);
        return value.toLowerCase() === 'true';
    }
    count(name, least) {
        const value = this.#get(name);
        const number = Number(value);
        if (!/^\d+$/.test(value) || !Number.isSafeInteger(number) || number < least)
            this.problem(`${name}: "${value}" is not a whole number of at least ${least}`);
        return number;
    }
    parsed(parse, otherwise) {
        try {
            return parse();
        }
        catch (error) {
            if (!(error instanceof UserError))
                throw error;
            this.problem(error.message);
            return otherwise;
        }
    }
    problem(message) {
        this.#problems.push(message);
    }
    finish() {
        const [first, ...others] = this.#problems;
        if (first === undefined)
            return;
        if (others.length === 0)
            throw new UserError(first);
        throw new UserError([
            `${this.#problems.length} things about the inputs are wrong:`,
            ...this.#problems.map((text) => `- ${text}`),
        ].join('\n'));
    }
}

;// CONCATENATED MODULE: ./packages/toolkit/lib/run.js


async function runAction(action, runner) {
    try {
        const reader = new InputReader((name) => runner.input(name));
        const inputs = action.readInputs(reader);
        reader.finish();
        const { log, context } = runner;
        const outcome = await action.run(inputs, {
            log,
            context,
            fetch: (...request) => fetch(...request),
            now: () => performance.now(),
            secret: (value) => runner.secret(value),
            leave: (what) => runner.leave(what),
            ...(runner.idToken && { idToken: runner.idToken }),
        });
        for (const [name, value] of Object.entries(outcome.outputs))
            runner.output(name, value);
        await runner.summary(outcome.summary);
        if (outcome.failure !== undefined)
            runner.fail(outcome.failure, 'gate');
    }
    catch (error) {
        fail(action.name, runner, error);
    }
}
async function cleanUpAfter(action, runner) {
    try {
        if (runner.left !== undefined)
            await action.cleanUp?.(runner.left, runner);
    }
    catch (error) {
        fail(action.name, runner, error);
    }
}
function fail(action, runner, error) {
    if (error instanceof UserError)
        runner.fail(error.message, 'error');
    else if (isTheMachines(error))
        runner.fail(`${action}: ${error.message}`, 'error');
    else
        runner.fail(`${action} broke. This is a defect of the action, please report it.\n${traced(error)}`, 'error');
}
const machineErrors = ['EACCES', 'EDQUOT', 'EMFILE', 'ENOENT', 'ENOSPC', 'ENOTDIR', 'EPERM', 'EROFS'];
function isTheMachines(error) {
    return error instanceof Error && 'code' in error && machineErrors.includes(String(error.code));
}
function traced(error) {
    if (!(error instanceof Error))
        return String(error);
    const own = error.stack ?? error.message;
    return error.cause === undefined ? own : `${own}\ncaused by: ${traced(error.cause)}`;
}

;// CONCATENATED MODULE: ./packages/toolkit/lib/slots.js
class Slots {
    #free;
    #waiting = [];
    constructor(count) {
        this.#free = count;
    }
    async with(work) {
        if (this.#free > 0)
            this.#free--;
        else
            await new Promise((resolve) => this.#waiting.push(resolve));
        try {
            return await work();
        }
        finally {
            const next = this.#waiting.shift();
            if (next)
                next();
            else
                this.#free++;
        }
    }
}

;// CONCATENATED MODULE: ./packages/toolkit/lib/url.js

function encodedPath(path) {
    return path.split('/').map(encodeURIComponent).join('/');
}
function destinationOf(location, from) {
    if (!URL.canParse(location, from))
        return 'another place';
    const { origin, pathname } = new URL(location, from);
    return visible(`${origin}${pathname}`);
}

;// CONCATENATED MODULE: ./packages/toolkit/lib/version.js
const version = '1.0.0';

;// CONCATENATED MODULE: ./packages/toolkit/lib/index.js
























/***/ })

/******/ });
/************************************************************************/
/******/ // The module cache
/******/ var __webpack_module_cache__ = {};
/******/ 
/******/ // The require function
/******/ function __nccwpck_require__(moduleId) {
/******/ 	// Check if module is in cache
/******/ 	var cachedModule = __webpack_module_cache__[moduleId];
/******/ 	if (cachedModule !== undefined) {
/******/ 		return cachedModule.exports;
/******/ 	}
/******/ 	// Create a new module (and put it into the cache)
/******/ 	var module = __webpack_module_cache__[moduleId] = {
/******/ 		// no module.id needed
/******/ 		// no module.loaded needed
/******/ 		exports: {}
/******/ 	};
/******/ 
/******/ 	// Execute the module function
/******/ 	var threw = true;
/******/ 	try {
/******/ 		__webpack_modules__[moduleId].call(module.exports, module, module.exports, __nccwpck_require__);
/******/ 		threw = false;
/******/ 	} finally {
/******/ 		if(threw) delete __webpack_module_cache__[moduleId];
/******/ 	}
/******/ 
/******/ 	// Return the exports of the module
/******/ 	return module.exports;
/******/ }
/******/ 
/******/ // expose the modules object (__webpack_modules__)
/******/ __nccwpck_require__.m = __webpack_modules__;
/******/ 
/************************************************************************/
/******/ /* webpack/runtime/asset-relocator-loader */
/******/ if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";
/******/ 
/******/ /* webpack/runtime/create fake namespace object */
/******/ (() => {
/******/ 	var getProto = Object.getPrototypeOf ? (obj) => (Object.getPrototypeOf(obj)) : (obj) => (obj.__proto__);
/******/ 	var leafPrototypes;
/******/ 	// create a fake namespace object
/******/ 	// mode & 1: value is a module id, require it
/******/ 	// mode & 2: merge all properties of value into the ns
/******/ 	// mode & 4: return value when already ns object
/******/ 	// mode & 16: return value when it's Promise-like
/******/ 	// mode & 8|1: behave like require
/******/ 	__nccwpck_require__.t = function(value, mode) {
/******/ 		if(mode & 1) value = this(value);
/******/ 		if(mode & 8) return value;
/******/ 		if(typeof value === 'object' && value) {
/******/ 			if((mode & 4) && value.__esModule) return value;
/******/ 			if((mode & 16) && typeof value.then === 'function') return value;
/******/ 		}
/******/ 		var ns = Object.create(null);
/******/ 		__nccwpck_require__.r(ns);
/******/ 		var def = {};
/******/ 		leafPrototypes = leafPrototypes || [null, getProto({}), getProto([]), getProto(getProto)];
/******/ 		for(var current = mode & 2 && value; typeof current == 'object' && !~leafPrototypes.indexOf(current); current = getProto(current)) {
/******/ 			Object.getOwnPropertyNames(current).forEach((key) => (def[key] = () => (value[key])));
/******/ 		}
/******/ 		def['default'] = () => (value);
/******/ 		__nccwpck_require__.d(ns, def);
/******/ 		return ns;
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/define property getters */
/******/ (() => {
/******/ 	// define getter functions for harmony exports
/******/ 	__nccwpck_require__.d = (exports, definition) => {
/******/ 		for(var key in definition) {
/******/ 			if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 			}
/******/ 		}
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/ensure chunk */
/******/ (() => {
/******/ 	__nccwpck_require__.f = {};
/******/ 	// This file contains only the entry chunk.
/******/ 	// The chunk loading function for additional chunks
/******/ 	__nccwpck_require__.e = (chunkId) => {
/******/ 		return Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises, key) => {
/******/ 			__nccwpck_require__.f[key](chunkId, promises);
/******/ 			return promises;
/******/ 		}, []));
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/get javascript chunk filename */
/******/ (() => {
/******/ 	// This function allow to reference async chunks
/******/ 	__nccwpck_require__.u = (chunkId) => {
/******/ 		// return url for filenames based on template
/******/ 		return "" + chunkId + ".index.js";
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/******/ /* webpack/runtime/make namespace object */
/******/ (() => {
/******/ 	// define __esModule on exports
/******/ 	__nccwpck_require__.r = (exports) => {
/******/ 		if(typeof Symbol !== 'undefined' && Symbol.toStringTag) {
/******/ 			Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
/******/ 		}
/******/ 		Object.defineProperty(exports, '__esModule', { value: true });
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/import chunk loading */
/******/ (() => {
/******/ 	// no baseURI
/******/ 	
/******/ 	// object to store loaded and loading chunks
/******/ 	// undefined = chunk not loaded, null = chunk preloaded/prefetched
/******/ 	// [resolve, Promise] = chunk loading, 0 = chunk loaded
/******/ 	var installedChunks = {
/******/ 		792: 0
/******/ 	};
/******/ 	
/******/ 	var installChunk = (data) => {
/******/ 		var {ids, modules, runtime} = data;
/******/ 		// add "modules" to the modules object,
/******/ 		// then flag all "ids" as loaded and fire callback
/******/ 		var moduleId, chunkId, i = 0;
/******/ 		for(moduleId in modules) {
/******/ 			if(__nccwpck_require__.o(modules, moduleId)) {
/******/ 				__nccwpck_require__.m[moduleId] = modules[moduleId];
/******/ 			}
/******/ 		}
/******/ 		if(runtime) runtime(__nccwpck_require__);
/******/ 		for(;i < ids.length; i++) {
/******/ 			chunkId = ids[i];
/******/ 			if(__nccwpck_require__.o(installedChunks, chunkId) && installedChunks[chunkId]) {
/******/ 				installedChunks[chunkId][0]();
/******/ 			}
/******/ 			installedChunks[ids[i]] = 0;
/******/ 		}
/******/ 	
/******/ 	}
/******/ 	
/******/ 	__nccwpck_require__.f.j = (chunkId, promises) => {
/******/ 			// import() chunk loading for javascript
/******/ 			var installedChunkData = __nccwpck_require__.o(installedChunks, chunkId) ? installedChunks[chunkId] : undefined;
/******/ 			if(installedChunkData !== 0) { // 0 means "already installed".
/******/ 	
/******/ 				// a Promise means "currently loading".
/******/ 				if(installedChunkData) {
/******/ 					promises.push(installedChunkData[1]);
/******/ 				} else {
/******/ 					if(true) { // all chunks have JS
/******/ 						// setup Promise in chunk cache
/******/ 						var promise = import("./" + __nccwpck_require__.u(chunkId)).then(installChunk, (e) => {
/******/ 							if(installedChunks[chunkId] !== 0) installedChunks[chunkId] = undefined;
/******/ 							throw e;
/******/ 						});
/******/ 						var promise = Promise.race([promise, new Promise((resolve) => (installedChunkData = installedChunks[chunkId] = [resolve]))])
/******/ 						promises.push(installedChunkData[1] = promise);
/******/ 					}
/******/ 				}
/******/ 			}
/******/ 	};
/******/ 	
/******/ 	// no prefetching
/******/ 	
/******/ 	// no preloaded
/******/ 	
/******/ 	// no external install chunk
/******/ 	
/******/ 	// no on chunks loaded
/******/ })();
/******/ 
/************************************************************************/
var __webpack_exports__ = {};
/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   G5: () => (/* binding */ command),
/* harmony export */   nY: () => (/* binding */ cleanUp),
/* harmony export */   ni: () => (/* binding */ start)
/* harmony export */ });
/* harmony import */ var _mlops_actions_toolkit__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9783);


const actions = {
  'docker-hub-publish': () => Promise.all(/* import() */[__nccwpck_require__.e(6), __nccwpck_require__.e(815), __nccwpck_require__.e(825), __nccwpck_require__.e(88), __nccwpck_require__.e(104), __nccwpck_require__.e(462)]).then(__nccwpck_require__.bind(__nccwpck_require__, 5462)),
  'metrics-diff': () => Promise.all(/* import() */[__nccwpck_require__.e(6), __nccwpck_require__.e(104), __nccwpck_require__.e(196), __nccwpck_require__.e(452), __nccwpck_require__.e(294)]).then(__nccwpck_require__.bind(__nccwpck_require__, 5294)),
  'mlflow-to-hf': () => Promise.all(/* import() */[__nccwpck_require__.e(6), __nccwpck_require__.e(815), __nccwpck_require__.e(79), __nccwpck_require__.e(104), __nccwpck_require__.e(196), __nccwpck_require__.e(333)]).then(__nccwpck_require__.bind(__nccwpck_require__, 9333)),
  'perplexity-report': () => Promise.all(/* import() */[__nccwpck_require__.e(104), __nccwpck_require__.e(196), __nccwpck_require__.e(766), __nccwpck_require__.e(502)]).then(__nccwpck_require__.bind(__nccwpck_require__, 502)),
  'pr-comment': () => Promise.all(/* import() */[__nccwpck_require__.e(104), __nccwpck_require__.e(357)]).then(__nccwpck_require__.bind(__nccwpck_require__, 8357)),
  'rouge-gate': () => Promise.all(/* import() */[__nccwpck_require__.e(104), __nccwpck_require__.e(196), __nccwpck_require__.e(766), __nccwpck_require__.e(459)]).then(__nccwpck_require__.bind(__nccwpck_require__, 4459)),
};

async function start(name) {
  const { action } = await actions[name]();
  await (0,_mlops_actions_toolkit__WEBPACK_IMPORTED_MODULE_0__/* .runAction */ .Cs)(action, (0,_mlops_actions_toolkit__WEBPACK_IMPORTED_MODULE_0__/* .githubRunner */ .OA)(process.env));
}

async function cleanUp(name) {
  const { action } = await actions[name]();
  await (0,_mlops_actions_toolkit__WEBPACK_IMPORTED_MODULE_0__/* .cleanUpAfter */ .Tg)(action, (0,_mlops_actions_toolkit__WEBPACK_IMPORTED_MODULE_0__/* .githubRunner */ .OA)(process.env));
}

async function command(argv, descriptions) {
  const { runCommand } = await __nccwpck_require__.e(/* import() */ 937).then(__nccwpck_require__.bind(__nccwpck_require__, 4937));
  await runCommand(argv, actions, descriptions);
}

var __webpack_exports__cleanUp = __webpack_exports__.nY;
var __webpack_exports__command = __webpack_exports__.G5;
var __webpack_exports__start = __webpack_exports__.ni;
export { __webpack_exports__cleanUp as cleanUp, __webpack_exports__command as command, __webpack_exports__start as start };

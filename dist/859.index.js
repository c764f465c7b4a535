export const id = 859;
export const ids = [859];
export const modules = {

/***/ 7859:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   readTable: () => (/* binding */ readTable)
/* harmony export */ });
/* harmony import */ var _mlops_actions_toolkit__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9783);
/* harmony import */ var _documents_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5409);
/* harmony import */ var _loss_sum_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(3906);
/* harmony import */ var _reading_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9675);
/* harmony import */ var _record_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5622);
/* harmony import */ var _shown_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3806);
/* harmony import */ var _token_list_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6079);







const LENGTHS = ['n_tokens', 'tokens', 'bytes', 'n_bytes', 'words', 'n_words', 'characters', 'n_characters'];
const NUMBER = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i;
const NOT_FINITE = /^([+-]?)(?:nan|inf|infinity)$/i;
async function* readTable(file, reading, onBytes) {
    const { place } = reading;
    let column;
    let tokens;
    for await (const { records, bytes } of (0,_mlops_actions_toolkit__WEBPACK_IMPORTED_MODULE_0__/* .readRecords */ .T3)(file, (0,_mlops_actions_toolkit__WEBPACK_IMPORTED_MODULE_0__/* .formatOf */ .be)(file) === 'tsv' ? 'tsv' : 'csv')) {
        onBytes?.(bytes);
        const texts = [];
        for (const { value, line } of records) {
            const row = value;
            place.line = line;
            if (column === undefined) {
                column = columnOf(row, reading);
                if (holdsTokens(row, column))
                    tokens = new TokenRows(column, reading);
            }
            if (tokens === undefined) {
                texts.push((0,_record_js__WEBPACK_IMPORTED_MODULE_3__/* .readRecord */ .aE)(recordOf(row, column), { ...reading, field: column }));
            }
            else {
                const before = tokens.add(row);
                if (before !== undefined)
                    texts.push(before);
            }
        }
        if (texts.length > 0)
            yield texts;
    }
    if (column === undefined)
        throw place.refuse('has no row below the names of the columns.');
    if (tokens !== undefined)
        yield [tokens.finish()];
}
function columnOf(row, { field, place }) {
    const column = field ?? _record_js__WEBPACK_IMPORTED_MODULE_3__/* .COLUMNS */ .cZ.find((one) => Object.hasOwn(row, one));
    if (column !== undefined && Object.hasOwn(row, column))
        return column;
    throw place.refuse(column === undefined
        ? `has none of the columns ${_record_js__WEBPACK_IMPORTED_MODULE_3__/* .COLUMNS */ .cZ.join(', ')}. Its columns are ${(0,_shown_js__WEBPACK_IMPORTED_MODULE_4__/* .keysOf */ .YD)(row)}: name the one to read, for example field: ${(0,_shown_js__WEBPACK_IMPORTED_MODULE_4__/* .keysOf */ .YD)(row).split(', ')[0]}`
        : `has no column "${(0,_mlops_actions_toolkit__WEBPACK_IMPORTED_MODULE_0__/* .visible */ .RK)(column)}", which field names. Its columns are ${(0,_shown_js__WEBPACK_IMPORTED_MODULE_4__/* .keysOf */ .YD)(row)}.`);
}
function holdsTokens(row, column) {
    return !LENGTHS.some((one) => one !== column && Object.hasOwn(row, one)) && !row[column].startsWith('[');
}
function recordOf(row, column) {
    const record = { ...row };
    for (const name of [column, ...LENGTHS]) {
        const cell = row[name];
        if (cell !== undefined)
            record[name] = contentOf(cell);
    }
    return record;
}
function contentOf(cell) {
    const text = cell.trim();
    if (text === '')
        return null;
    if (text.startsWith('[')) {
        const parsed = (0,_documents_js__WEBPACK_IMPORTED_MODULE_1__/* .parseJson */ .qF)(text
            .replace(/\bNone\b/g, 'null')
            .replace(/(?<![\w])(-?)inf\b/g, '$1Infinity')
            .replace(/\bnan\b/g, 'NaN'));
        return 'value' in parsed ? parsed.value : cell;
    }
    return numberOf(text) ?? cell;
}
function numberOf(text) {
    if (NUMBER.test(text))
        return Number(text);
    const sign = NOT_FINITE.exec(text)?.[1];
    if (sign === undefined)
        return undefined;
    if (/nan/i.test(text))
        return Number.NaN;
    return sign === '-' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
}
class TokenRows {
    #column;
    #quantity;
    #reading;
    #sum;
    #first;
    #isFirstScored = true;
    constructor(column, reading) {
        const quantity = (0,_record_js__WEBPACK_IMPORTED_MODULE_3__/* .quantityOf */ .Ri)(column, reading.quantity);
        if (quantity === 'perplexity') {
            throw reading.place.refuse(`column "${(0,_mlops_actions_toolkit__WEBPACK_IMPORTED_MODULE_0__/* .visible */ .RK)(column)}": perplexities need "n_tokens" beside them, to count by. Add that column, or give the ` +
                'log-probabilities with quantity: logprob.');
        }
        this.#column = column;
        this.#quantity = quantity;
        this.#reading = reading;
        this.#sum = new _loss_sum_js__WEBPACK_IMPORTED_MODULE_6__/* .LossSum */ .$(quantity);
    }
    add(row) {
        const { place } = this.#reading;
        const before = this.#first !== undefined && row.id !== this.#first.id ? this.finish() : undefined;
        const isFirst = this.#first === undefined;
        this.#first ??= row;
        const cell = row[this.#column].trim();
        if (cell === '' && isFirst) {
            this.#isFirstScored = false;
            return before;
        }
        const value = cell === '' ? null : (numberOf(cell) ?? cell);
        if (this.#sum.add([value], 0, 1) < 0)
            return before;
        const why = value === null
            ? 'is empty. Only the first token of a text may be: the one that is not scored.'
            : (0,_token_list_js__WEBPACK_IMPORTED_MODULE_5__/* .whyUnfit */ .V)(value, [value], this.#quantity);
        throw place.refuse(`column "${(0,_mlops_actions_toolkit__WEBPACK_IMPORTED_MODULE_0__/* .visible */ .RK)(this.#column)}" ${why}`);
    }
    finish() {
        const { place, notes, unit } = this.#reading;
        const row = this.#first;
        if (this.#sum.tokens === 0) {
            throw place.refuse(`the text ${(0,_shown_js__WEBPACK_IMPORTED_MODULE_4__/* .shown */ .SP)(row.id ?? '1')} before has no scored token. Leave it out.`);
        }
        notes.firstToken(this.#isFirstScored, false);
        const text = (0,_reading_js__WEBPACK_IMPORTED_MODULE_2__/* .textOf */ .b6)(row, row.id, this.#sum.loss(unit), {}, this.#reading);
        this.#sum = new _loss_sum_js__WEBPACK_IMPORTED_MODULE_6__/* .LossSum */ .$(this.#quantity);
        this.#first = undefined;
        this.#isFirstScored = true;
        return text;
    }
}


/***/ })

};

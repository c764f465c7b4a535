export const id = 739;
export const ids = [739];
export const modules = {

/***/ 739:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   readCountJson: () => (/* binding */ readCountJson)
/* harmony export */ });
/* harmony import */ var _mlops_actions_toolkit__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9783);
/* harmony import */ var _readers_shown_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3806);
/* harmony import */ var _counts_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4191);
/* harmony import */ var _words_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(182);




const LAYOUTS = 'Expected counts of n-grams: {"the": {"cat": 3}}, {"the cat": 3}, or [["the", "cat", 3]], in Python ' +
    'json.dump([[*ngram, count] for ngram, count in counts.items()], file).';
const TUPLE = /^\(['"].*\)$/;
async function readCountJson(file) {
    const name = (0,_mlops_actions_toolkit__WEBPACK_IMPORTED_MODULE_0__/* .visible */ .RK)(file);
    const document = await parsed(file);
    const table = new _counts_js__WEBPACK_IMPORTED_MODULE_2__/* .CountTable */ .g();
    let counts = document;
    if ((0,_readers_shown_js__WEBPACK_IMPORTED_MODULE_1__/* .isObject */ .Gv)(document) && Array.isArray(document.vocabulary)) {
        const other = document.vocabulary.find((word) => typeof word !== 'string' || (0,_words_js__WEBPACK_IMPORTED_MODULE_3__/* .splitWords */ .yM)(word).length !== 1);
        if (other !== undefined) {
            throw new _mlops_actions_toolkit__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`${name}: expected words in "vocabulary", found ${(0,_readers_shown_js__WEBPACK_IMPORTED_MODULE_1__/* .shown */ .SP)(other)}.`);
        }
        table.close(document.vocabulary);
        counts = document.counts;
    }
    if (Array.isArray(counts))
        addRows(table, name, counts);
    else if ((0,_readers_shown_js__WEBPACK_IMPORTED_MODULE_1__/* .isObject */ .Gv)(counts))
        addNested(table, name, counts, []);
    else
        throw new _mlops_actions_toolkit__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`${name}: holds no counts. ${LAYOUTS}`);
    if (table.order === 0)
        throw new _mlops_actions_toolkit__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`${name}: is empty. ${LAYOUTS}`);
    return table;
}
async function parsed(file) {
    const lines = [];
    for await (const { records } of (0,_mlops_actions_toolkit__WEBPACK_IMPORTED_MODULE_0__/* .readRecords */ .T3)(file, 'txt')) {
        for (const { value } of records)
            lines.push(value);
    }
    try {
        return JSON.parse(lines.join('\n'));
    }
    catch (error) {
        for await (const _ of (0,_mlops_actions_toolkit__WEBPACK_IMPORTED_MODULE_0__/* .readRecords */ .T3)(file, 'json'))
            ;
        throw error;
    }
}
function addRows(table, name, rows) {
    rows.forEach((row, i) => {
        const where = () => `${name}, item ${i + 1}`;
        const words = Array.isArray(row) ? row.slice(0, -1).flat() : undefined;
        if (!Array.isArray(row) || !Array.isArray(words) || words.some((word) => typeof word !== 'string')) {
            throw new _mlops_actions_toolkit__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`${where()}: is no n-gram with its count. ${LAYOUTS}`);
        }
        table.add(words.flatMap(_words_js__WEBPACK_IMPORTED_MODULE_3__/* .splitWords */ .yM), row.at(-1), where);
    });
}
const MAX_DEPTH = 64;
function addNested(table, name, counts, before) {
    for (const [key, value] of Object.entries(counts)) {
        const where = () => `${name}, ${JSON.stringify((0,_mlops_actions_toolkit__WEBPACK_IMPORTED_MODULE_0__/* .visible */ .RK)([...before, key].join(' ')))}`;
        if (TUPLE.test(key)) {
            throw new _mlops_actions_toolkit__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`${where()}: is a Python tuple as text. Write ' '.join(ngram) as key. ${LAYOUTS}`);
        }
        const words = [...before, ...(0,_words_js__WEBPACK_IMPORTED_MODULE_3__/* .splitWords */ .yM)(key)];
        if (!(0,_readers_shown_js__WEBPACK_IMPORTED_MODULE_1__/* .isObject */ .Gv)(value))
            table.add(words, value, where);
        else if (words.length < MAX_DEPTH && words.length > before.length)
            addNested(table, name, value, words);
        else
            throw new _mlops_actions_toolkit__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`${where()}: is no n-gram. ${LAYOUTS}`);
    }
}


/***/ }),

/***/ 4191:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ CountTable)
/* harmony export */ });
/* harmony import */ var _mlops_actions_toolkit__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9783);
/* harmony import */ var _readers_shown_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3806);
/* harmony import */ var _ngrams_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6841);
/* harmony import */ var _numbers_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5253);
/* harmony import */ var _words_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(182);





const MARKERS = new Set([_words_js__WEBPACK_IMPORTED_MODULE_2__/* .START */ .d3, _words_js__WEBPACK_IMPORTED_MODULE_2__/* .END */ .Kp]);
class CountTable {
    words = new _words_js__WEBPACK_IMPORTED_MODULE_2__/* .Words */ .UG();
    ngrams = new _ngrams_js__WEBPACK_IMPORTED_MODULE_3__/* .Ngrams */ .tn();
    counts = new _numbers_js__WEBPACK_IMPORTED_MODULE_4__/* .Numbers */ .F(Number.NaN);
    order = 0;
    #first = '';
    #closed = false;
    close(words) {
        this.#closed = true;
        for (const word of words)
            this.words.add(word);
    }
    add(words, count, name) {
        const refuse = (problem) => new _mlops_actions_toolkit__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`${name()}: ${problem}`);
        if (typeof count !== 'number' || !Number.isSafeInteger(count) || count < 0) {
            throw refuse(`expected a count, a whole number from 0 up, found ${(0,_readers_shown_js__WEBPACK_IMPORTED_MODULE_1__/* .shown */ .SP)(count)}. A model is read from counts; ` +
                'probabilities can be written as an ARPA file.');
        }
        if (words.length === 0)
            throw refuse('has no words. Expected an n-gram: its words, with spaces between them.');
        if (this.order === 0)
            [this.order, this.#first] = [words.length, name()];
        if (words.length !== this.order) {
            throw refuse(`is of ${words.length} word${words.length === 1 ? '' : 's'}, expected ${this.order} as in ${this.#first}. ` +
                'Write the longest n-grams alone: the counts of shorter ones follow from them.');
        }
        let ngram = _ngrams_js__WEBPACK_IMPORTED_MODULE_3__/* .EMPTY */ .wg;
        for (const word of words) {
            if (this.#closed && !MARKERS.has(word) && !this.words.has(word)) {
                throw refuse(`counts the word ${(0,_readers_shown_js__WEBPACK_IMPORTED_MODULE_1__/* .shown */ .SP)(word)}, which is not in the vocabulary of the file. Add it there.`);
            }
            ngram = this.ngrams.add(ngram, this.words.add(word));
        }
        if (!Number.isNaN(this.counts.get(ngram)))
            throw refuse('is in the file twice. Add the two counts up.');
        this.counts.set(ngram, count);
    }
    countOf(ngram) {
        return this.counts.get(ngram) || 0;
    }
    counted() {
        const counted = [];
        for (let ngram = 1; ngram < this.ngrams.size; ngram++) {
            if (this.countOf(ngram) > 0)
                counted.push(ngram);
        }
        return counted;
    }
}


/***/ }),

/***/ 6841:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   np: () => (/* binding */ advance),
/* harmony export */   tn: () => (/* binding */ Ngrams),
/* harmony export */   wg: () => (/* binding */ EMPTY)
/* harmony export */ });
const { imul } = Math;
const EMPTY = 0;
class Ngrams {
    #pairs = new Int32Array(2048);
    #slots = new Int32Array(2048);
    #size = 1;
    get size() {
        return this.#size;
    }
    parent(ngram) {
        return this.#pairs[2 * ngram];
    }
    lastWord(ngram) {
        return this.#pairs[2 * ngram + 1];
    }
    find(parent, word) {
        const slots = this.#slots;
        const pairs = this.#pairs;
        const wrap = slots.length - 1;
        for (let slot = hashOf(parent, word) & wrap;; slot = (slot + 1) & wrap) {
            const found = slots[slot];
            if (found === 0 || (pairs[2 * found] === parent && pairs[2 * found + 1] === word))
                return found;
        }
    }
    add(parent, word) {
        const known = this.find(parent, word);
        if (known !== 0)
            return known;
        const ngram = this.#size++;
        if (2 * ngram >= this.#pairs.length)
            this.#grow(ngram);
        this.#pairs[2 * ngram] = parent;
        this.#pairs[2 * ngram + 1] = word;
        this.#place(ngram);
        return ngram;
    }
    follow(context, word, found) {
        found[0] = this.find(EMPTY, word);
        for (let k = 1; k < context.length; k++) {
            const parent = context[k];
            found[k] = parent === EMPTY ? 0 : this.find(parent, word);
        }
    }
    #place(ngram) {
        const slots = this.#slots;
        const wrap = slots.length - 1;
        let slot = hashOf(this.#pairs[2 * ngram], this.#pairs[2 * ngram + 1]) & wrap;
        while (slots[slot] !== 0)
            slot = (slot + 1) & wrap;
        slots[slot] = ngram;
    }
    #grow(size) {
        const larger = new Int32Array(2 * this.#pairs.length);
        larger.set(this.#pairs);
        this.#pairs = larger;
        this.#slots = new Int32Array(larger.length);
        for (let ngram = 1; ngram < size; ngram++)
            this.#place(ngram);
    }
}
function advance(context, found) {
    for (let k = context.length - 1; k > 0; k--)
        context[k] = found[k - 1];
}
function hashOf(parent, word) {
    const sum = imul(parent, 0x9e3779b1) ^ imul(word, 0x85ebca6b);
    const mixed = imul(sum ^ (sum >>> 15), 0x2c1b3c6d);
    return mixed ^ (mixed >>> 13);
}


/***/ }),

/***/ 5253:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ Numbers)
/* harmony export */ });
class Numbers {
    #otherwise;
    #values = new Float64Array(0);
    constructor(otherwise) {
        this.#otherwise = otherwise;
    }
    get(index) {
        return index < this.#values.length ? this.#values[index] : this.#otherwise;
    }
    set(index, value) {
        const { length } = this.#values;
        if (index >= length) {
            const larger = new Float64Array(Math.max(2 * length, index + 1, 1024)).fill(this.#otherwise, length);
            larger.set(this.#values);
            this.#values = larger;
        }
        this.#values[index] = value;
    }
    add(index, value) {
        this.set(index, this.get(index) + value);
    }
}


/***/ })

};

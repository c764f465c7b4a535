export const id = 944;
export const ids = [944];
export const modules = {

/***/ 7421:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ boundariesOf)
/* harmony export */ });
/* harmony import */ var _ngrams_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6841);
/* harmony import */ var _words_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(182);


function boundariesOf(table) {
    const { words, ngrams, order } = table;
    let starts = 0;
    if (words.has(_words_js__WEBPACK_IMPORTED_MODULE_0__/* .START */ .d3)) {
        const start = words.idOf(_words_js__WEBPACK_IMPORTED_MODULE_0__/* .START */ .d3);
        let ngram = ngrams.find(_ngrams_js__WEBPACK_IMPORTED_MODULE_1__/* .EMPTY */ .wg, start);
        while (ngram !== 0 && starts < order - 1) {
            starts++;
            ngram = ngrams.find(ngram, start);
        }
    }
    const unscored = order - 1 - starts;
    const endsTexts = words.has(_words_js__WEBPACK_IMPORTED_MODULE_0__/* .END */ .Kp);
    const caveats = [];
    if (unscored > 0) {
        const first = unscored === 1 ? 'word of a text is' : `${unscored} words of a text are`;
        caveats.push(`The n-grams are counted with ${starts === 0 ? 'no <s>' : `${starts} <s>`} at the start of a text, so the first ` +
            `${first} not scored. Counted with ${order - 1} of them, they would be.`);
    }
    if (!endsTexts)
        caveats.push('No </s> is counted, so the ends of texts are not scored.');
    return { starts, unscored, endsTexts, caveats };
}


/***/ }),

/***/ 6944:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KneserNeyModel: () => (/* binding */ KneserNeyModel)
/* harmony export */ });
/* harmony import */ var _mlops_actions_toolkit__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9783);
/* harmony import */ var _boundaries_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7421);
/* harmony import */ var _ngrams_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6841);
/* harmony import */ var _numbers_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5253);
/* harmony import */ var _smoothing_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3577);





class KneserNeyModel {
    order;
    words;
    starts;
    unscored;
    endsTexts;
    smoothing;
    caveats;
    #ngrams;
    #discount;
    #values = new _numbers_js__WEBPACK_IMPORTED_MODULE_3__/* .Numbers */ .F(0);
    #totals = new _numbers_js__WEBPACK_IMPORTED_MODULE_3__/* .Numbers */ .F(0);
    #types = new _numbers_js__WEBPACK_IMPORTED_MODULE_3__/* .Numbers */ .F(0);
    #found;
    constructor(table, discount) {
        if (table.order === 1) {
            throw new _mlops_actions_toolkit__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo('smoothing: kneser-ney needs the words before a word, and the model counts single words. ' +
                'Count n-grams of two words or more, or write smoothing: laplace');
        }
        this.order = table.order;
        this.words = table.words;
        this.smoothing = (0,_smoothing_js__WEBPACK_IMPORTED_MODULE_2__/* .smoothingName */ .G)({ kind: 'kneser-ney', discount });
        ({
            starts: this.starts,
            unscored: this.unscored,
            endsTexts: this.endsTexts,
            caveats: this.caveats,
        } = (0,_boundaries_js__WEBPACK_IMPORTED_MODULE_1__/* .boundariesOf */ ._)(table));
        this.#ngrams = table.ngrams;
        this.#discount = discount;
        this.#found = new Int32Array(table.order);
        let level = table.counted();
        for (const ngram of level)
            this.#values.set(ngram, table.counts.get(ngram));
        for (let order = table.order; order >= 1; order--) {
            this.#sumUp(level);
            if (order > 1)
                level = this.#shortened(level);
        }
    }
    step(context, word) {
        const found = this.#found;
        this.#ngrams.follow(context, word, found);
        const all = this.#totals.get(_ngrams_js__WEBPACK_IMPORTED_MODULE_4__/* .EMPTY */ .wg);
        let p = all === 0 ? 0 : this.#values.get(found[0]) / all;
        for (let k = 1; k < this.order && context[k] !== _ngrams_js__WEBPACK_IMPORTED_MODULE_4__/* .EMPTY */ .wg; k++) {
            const total = this.#totals.get(context[k]);
            if (total === 0)
                break;
            const sure = Math.max(this.#values.get(found[k]) - this.#discount, 0);
            p = (sure + this.#discount * this.#types.get(context[k]) * p) / total;
        }
        (0,_ngrams_js__WEBPACK_IMPORTED_MODULE_4__/* .advance */ .np)(context, found);
        return Math.log(p);
    }
    #sumUp(level) {
        for (const ngram of level) {
            const context = this.#ngrams.parent(ngram);
            this.#totals.add(context, this.#values.get(ngram));
            this.#types.add(context, 1);
        }
    }
    #shortened(level) {
        const shorter = [];
        for (const ngram of level) {
            const end = this.#withoutFirst(ngram);
            if (this.#values.get(end) === 0)
                shorter.push(end);
            this.#values.add(end, 1);
        }
        return shorter;
    }
    #withoutFirst(ngram) {
        const parent = this.#ngrams.parent(ngram);
        if (parent === _ngrams_js__WEBPACK_IMPORTED_MODULE_4__/* .EMPTY */ .wg)
            return _ngrams_js__WEBPACK_IMPORTED_MODULE_4__/* .EMPTY */ .wg;
        return this.#ngrams.add(this.#withoutFirst(parent), this.#ngrams.lastWord(ngram));
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

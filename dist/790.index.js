export const id = 790;
export const ids = [790];
export const modules = {

/***/ 1790:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   readNpy: () => (/* binding */ readNpy)
/* harmony export */ });
/* harmony import */ var _mlops_actions_toolkit__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9783);
/* harmony import */ var _loss_sum_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3906);
/* harmony import */ var _npy_file_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7161);
/* harmony import */ var _reading_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9675);
/* harmony import */ var _token_list_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6079);





async function* readNpy(file, reading, onBytes) {
    const quantity = reading.quantity ?? 'logprob';
    if (quantity === 'perplexity') {
        throw new _mlops_actions_toolkit__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`quantity: perplexity is of a whole text, ${(0,_mlops_actions_toolkit__WEBPACK_IMPORTED_MODULE_0__/* .visible */ .RK)(file)} holds tokens. Write logprob or nll.`);
    }
    const handle = await (0,_npy_file_js__WEBPACK_IMPORTED_MODULE_1__/* .opened */ .Sg)(file);
    try {
        const header = await (0,_npy_file_js__WEBPACK_IMPORTED_MODULE_1__/* .headerOf */ .rR)(file, handle);
        onBytes?.(header.start);
        const rows = new Rows(file, header, quantity, reading);
        for await (const values of (0,_npy_file_js__WEBPACK_IMPORTED_MODULE_1__/* .valuesOf */ .sm)(file, handle, header, onBytes)) {
            const texts = rows.add(values);
            if (texts.length > 0)
                yield texts;
        }
    }
    finally {
        await handle.close();
    }
}
class Rows {
    #header;
    #quantity;
    #reading;
    #sum;
    #column = 0;
    #isFirstScored = true;
    #isPadding = false;
    #zeros = 0;
    constructor(file, header, quantity, reading) {
        this.#header = header;
        this.#quantity = quantity;
        this.#reading = reading;
        this.#sum = new _loss_sum_js__WEBPACK_IMPORTED_MODULE_4__/* .LossSum */ .$(quantity);
        Object.assign(reading.place, { file, line: 1, isItem: true });
    }
    add(values) {
        const { columns } = this.#header;
        const texts = [];
        for (let at = 0; at < values.length;) {
            const to = Math.min(values.length, at + columns - this.#column);
            this.#addPart(values, at, to);
            this.#column += to - at;
            at = to;
            if (this.#column === columns)
                texts.push(this.#text());
        }
        return texts;
    }
    #addPart(values, start, to) {
        let from = start;
        if (this.#column === 0 && Number.isNaN(values[from])) {
            this.#isFirstScored = false;
            from++;
        }
        if (!this.#isPadding) {
            const bad = this.#sum.add(values, from, to);
            const end = bad < 0 ? to : bad;
            let zero = end;
            while (zero > from && values[zero - 1] === 0)
                zero--;
            this.#zeros = zero === from ? this.#zeros + end - from : end - zero;
            if (bad < 0)
                return;
            if (!Number.isNaN(values[bad]) || !this.#header.isMatrix) {
                throw this.#refuse(bad - start, (0,_token_list_js__WEBPACK_IMPORTED_MODULE_3__/* .whyUnfit */ .V)(values[bad], [values[bad]], this.#quantity));
            }
            this.#isPadding = true;
            from = bad;
        }
        for (let at = from; at < to; at++) {
            if (!Number.isNaN(values[at])) {
                throw this.#refuse(at - start, 'follows NaN. NaN is the padding at the end of a row, or the first token.');
            }
        }
    }
    #text() {
        const { place, notes, unit } = this.#reading;
        if (this.#sum.tokens === 0) {
            throw place.refuse('has no scored token, only NaN. Leave the row out.');
        }
        if (this.#zeros > 1 && this.#header.isMatrix) {
            notes.doubt('Rows end with zeros, which count as tokens of probability 1. If they are padding, write NaN there: the perplexity is ' +
                'too low.');
        }
        notes.firstToken(this.#isFirstScored, false);
        const text = (0,_reading_js__WEBPACK_IMPORTED_MODULE_2__/* .textOf */ .b6)({}, undefined, this.#sum.loss(unit), {}, this.#reading);
        this.#sum = new _loss_sum_js__WEBPACK_IMPORTED_MODULE_4__/* .LossSum */ .$(this.#quantity);
        this.#column = 0;
        this.#isFirstScored = true;
        this.#isPadding = false;
        this.#zeros = 0;
        place.line++;
        return text;
    }
    #refuse(offset, why) {
        return this.#reading.place.refuse(`value ${this.#column + offset + 1} ${why}`);
    }
}


/***/ })

};

export const id = 972;
export const ids = [972];
export const modules = {

/***/ 2972:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  readArpa: () => (/* binding */ readArpa)
});

// EXTERNAL MODULE: ./packages/toolkit/lib/index.js + 37 modules
var lib = __webpack_require__(9783);
// EXTERNAL MODULE: ./packages/language-model/lib/readers/shown.js
var shown = __webpack_require__(3806);
// EXTERNAL MODULE: ./packages/language-model/lib/models/ngrams.js
var models_ngrams = __webpack_require__(6841);
// EXTERNAL MODULE: ./packages/language-model/lib/models/words.js
var words = __webpack_require__(182);
;// CONCATENATED MODULE: ./packages/language-model/lib/models/back-off.js


const ROUNDING = 1e-5;
class BackOffModel {
    order;
    words;
    starts;
    unscored = 0;
    endsTexts;
    caveats;
    #table;
    #found;
    constructor(table) {
        this.#table = table;
        this.order = table.order;
        this.words = table.words;
        this.starts = table.words.has(words/* START */.d3) && table.order > 1 ? 1 : 0;
        this.endsTexts = table.words.has(words/* END */.Kp);
        this.#found = new Int32Array(table.order);
        const caveats = [];
        if (!table.words.has(words/* START */.d3)) {
            caveats.push('The model has no <s>: the first words of a text are scored as if in the middle of one.');
        }
        if (!this.endsTexts)
            caveats.push('The model has no </s>: the ends of texts are not scored.');
        if (!table.knowsUnknown) {
            caveats.push('The model has no <unk>: words out of its vocabulary have a probability of 0. (KenLM puts 10^-100 for it, SRILM ' +
                'leaves such words out, as oov: exclude does.)');
        }
        this.caveats = caveats;
    }
    step(context, word) {
        const { ngrams, logs, weights } = this.#table;
        const found = this.#found;
        ngrams.follow(context, word, found);
        let log = 0;
        let k = this.order - 1;
        for (; k >= 0 && Number.isNaN(logs.get(found[k])); k--)
            log += weights.get(context[k]);
        log = k < 0 ? Number.NEGATIVE_INFINITY : log + logs.get(found[k]);
        (0,models_ngrams/* advance */.np)(context, found);
        return (log > 0 && log < ROUNDING ? 0 : log) * Math.LN10;
    }
}

// EXTERNAL MODULE: ./packages/language-model/lib/models/numbers.js
var numbers = __webpack_require__(5253);
// EXTERNAL MODULE: ./packages/language-model/lib/models/types.js
var types = __webpack_require__(4254);
;// CONCATENATED MODULE: ./packages/language-model/lib/models/arpa.js







const PSEUDO_ZERO = -99;
const COUNT = /^ngram[ \t]+(\d+)[ \t]*=[ \t]*(\d+)$/;
const SECTION = /^\\(\d+)-grams:$/;
const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
const MINUS_INFINITY = /^-inf(?:inity)?$/i;
async function readArpa(file) {
    const reader = new ArpaReader(file);
    for await (const { records } of (0,lib/* readRecords */.T3)(file, 'txt')) {
        for (const { value, line } of records)
            reader.read(value, line);
    }
    return reader.model();
}
class ArpaReader {
    #file;
    #words = new words/* Words */.UG();
    #ngrams = new models_ngrams/* Ngrams */.tn();
    #logs = new numbers/* Numbers */.F(Number.NaN);
    #weights = new numbers/* Numbers */.F(0);
    #announced = [];
    #section = 'preamble';
    #order = 0;
    #count = 0;
    #line = 0;
    #knowsUnknown = false;
    constructor(file) {
        this.#file = file;
    }
    read(text, line) {
        this.#line = line;
        const marker = text.trim();
        if (marker === '' || this.#section === 'end')
            return;
        if (this.#section === 'preamble') {
            if (marker === '\\data\\')
                this.#section = 'head';
            else
                this.#refuseOthers(marker);
        }
        else if (marker === '\\end\\') {
            this.#closeSection();
            if (this.#order < this.#announced.length)
                throw this.#missing(`\\${this.#order + 1}-grams:`);
            this.#section = 'end';
        }
        else if (SECTION.test(marker)) {
            this.#open(Number(SECTION.exec(marker)[1]), marker);
        }
        else if (this.#section === 'head') {
            this.#announce(marker);
        }
        else {
            this.#add(text);
        }
    }
    model() {
        if (this.#section === 'preamble') {
            throw new lib/* UserError */.yo(`${(0,lib/* visible */.RK)(this.#file)}: has no line \\data\\, with which an ARPA file starts. As model: expected an ARPA file, or ` +
                'counts of n-grams in a file that ends in .json, .csv or .tsv.');
        }
        if (this.#section !== 'end')
            throw this.#missing('\\end\\');
        return new BackOffModel({
            order: this.#order,
            words: this.#words,
            ngrams: this.#ngrams,
            logs: this.#logs,
            weights: this.#weights,
            knowsUnknown: this.#knowsUnknown,
        });
    }
    #refuseOthers(marker) {
        if (this.#line > 1 || !/^[iq]ARPA\b/.test(marker))
            return;
        throw this.#refuse(`is IRSTLM's ${marker.slice(0, 5)}, which is no ARPA file. Write one: compile-lm --text=yes model.ilm model.arpa`);
    }
    #announce(marker) {
        const [, order, count] = COUNT.exec(marker) ?? [];
        if (order === undefined)
            throw this.#refuse(`expected "ngram 1=…", found ${(0,shown/* shown */.SP)(marker)}`);
        if (Number(order) !== this.#announced.length + 1) {
            throw this.#refuse(`expected "ngram ${this.#announced.length + 1}=…", found ${(0,shown/* shown */.SP)(marker)}`);
        }
        this.#announced.push(Number(count));
    }
    #open(order, marker) {
        if (this.#section === 'n-grams')
            this.#closeSection();
        if (this.#order === this.#announced.length)
            throw this.#refuse(`expected \\end\\, found ${(0,shown/* shown */.SP)(marker)}`);
        if (order !== this.#order + 1)
            throw this.#missing(`\\${this.#order + 1}-grams:`);
        this.#section = 'n-grams';
        this.#order = order;
        this.#count = 0;
    }
    #closeSection() {
        if (this.#order === 0)
            throw this.#missing('\\1-grams:');
        const announced = this.#announced[this.#order - 1];
        if (this.#count === announced)
            return;
        throw this.#refuse(`${this.#count} ${this.#order}-grams end here, but the head says ngram ${this.#order}=${announced}. ` +
            'Was the file cut, or edited by hand? Write the model again.');
    }
    #add(text) {
        const order = this.#order;
        const fields = (0,words/* splitWords */.yM)(text);
        if (fields.length !== order + 1 && fields.length !== order + 2) {
            throw this.#refuse(`expected a log10 probability, ${order === 1 ? 'a word' : `${order} words`} and maybe a back-off weight; ` +
                `found ${fields.length} fields: ${(0,shown/* shown */.SP)(text)}`);
        }
        const log = this.#log(fields[0]);
        const ngram = this.#ngram(fields);
        if (!Number.isNaN(this.#logs.get(ngram))) {
            throw this.#refuse(`the n-gram ${(0,shown/* shown */.SP)(fields.slice(1, order + 1).join(' '))} is in the file twice.`);
        }
        this.#logs.set(ngram, log);
        this.#count++;
        const weight = fields[order + 1];
        if (weight !== undefined)
            this.#weigh(ngram, weight);
    }
    #ngram(fields) {
        if (this.#order === 1) {
            const id = this.#words.add(fields[1]);
            this.#knowsUnknown ||= id === types/* UNKNOWN */.H;
            return this.#ngrams.add(models_ngrams/* EMPTY */.wg, id);
        }
        let ngram = models_ngrams/* EMPTY */.wg;
        for (let i = 1; i <= this.#order; i++) {
            const word = fields[i];
            const id = this.#words.idOf(word);
            if (id === types/* UNKNOWN */.H && !this.#words.has(word)) {
                throw this.#refuse(`the word ${(0,shown/* shown */.SP)(word)} is not among the 1-grams.`);
            }
            ngram = this.#ngrams.add(ngram, id);
        }
        return ngram;
    }
    #log(text) {
        if (MINUS_INFINITY.test(text))
            return Number.NEGATIVE_INFINITY;
        if (!NUMBER.test(text))
            throw this.#refuse(`expected a log10 probability, found ${(0,shown/* shown */.SP)(text)}`);
        const log = Number(text);
        if (log > 0) {
            throw this.#refuse(`has the log10 probability ${(0,shown/* shown */.SP)(text)}, which is above 0: a probability above 1. ` +
                'Are these probabilities, or negative logarithms? ARPA files hold log10 of probabilities.');
        }
        return log === PSEUDO_ZERO ? Number.NEGATIVE_INFINITY : log;
    }
    #weigh(ngram, text) {
        const weight = MINUS_INFINITY.test(text) ? PSEUDO_ZERO : NUMBER.test(text) ? Number(text) : Number.NaN;
        if (!Number.isFinite(weight)) {
            throw this.#refuse(`expected the log10 of a back-off weight, found ${(0,shown/* shown */.SP)(text)}`);
        }
        if (weight !== 0 && this.#order === this.#announced.length) {
            throw this.#refuse(`has the back-off weight ${(0,shown/* shown */.SP)(text)}, but no n-grams are longer than ${this.#order}. Is a section of the file missing?`);
        }
        this.#weights.set(ngram, weight === PSEUDO_ZERO ? Number.NEGATIVE_INFINITY : weight);
    }
    #missing(what) {
        return new lib/* UserError */.yo(`${(0,lib/* visible */.RK)(this.#file)}:${this.#line}: expected ${what} by here. Was the file, or the program that wrote it, cut off?`);
    }
    #refuse(problem) {
        return new lib/* UserError */.yo(`${(0,lib/* visible */.RK)(this.#file)}:${this.#line}: ${problem}`);
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

export const id = 459;
export const ids = [459];
export const modules = {

/***/ 4459:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  action: () => (/* binding */ action)
});

// EXTERNAL MODULE: ./packages/baselines/lib/index.js + 5 modules
var lib = __webpack_require__(4250);
// EXTERNAL MODULE: ./packages/metrics/lib/index.js + 10 modules
var metrics_lib = __webpack_require__(8172);
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
    const baseline = source === undefined
        ? undefined
        : reader.parsed(() => (0,lib/* parseBaseline */.nk)('baseline', source, ['file', 'git', 'report']), undefined);
    const thresholds = reader.parsed(() => (0,metrics_lib/* parseThresholds */.S)('thresholds', reader.lines('thresholds')), []);
    const regressions = reader.parsed(() => (0,metrics_lib/* parseRegressions */.CD)('max-regression', reader.lines('max-regression')), []);
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
        token: reader.text('token') ?? '',
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

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./packages/report/lib/index.js + 18 modules
var report_lib = __webpack_require__(5104);
// EXTERNAL MODULE: ./packages/toolkit/lib/index.js + 37 modules
var toolkit_lib = __webpack_require__(9783);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
;// CONCATENATED MODULE: ./actions/rouge-gate/lib/rows.js

async function* readRows(files, idField, onBytes = () => { }) {
    const seen = new Set();
    let count = 0;
    for (const file of files) {
        const format = (0,toolkit_lib/* formatOf */.be)(file) ?? unknownEnding(file);
        if (idField !== undefined && format === 'txt')
            throw new toolkit_lib/* UserError */.yo(`id-field: ${file} has one text per line and so no field "${idField}". Name a .jsonl, .json, .csv or .tsv file, or leave id-field out.`);
        for await (const batch of (0,toolkit_lib/* readRecords */.T3)(file, format)) {
            onBytes(batch.bytes);
            yield batch.records.map((record) => {
                count += 1;
                const id = idField === undefined ? String(count) : idOf(record, idField, file, format);
                if (idField !== undefined) {
                    if (seen.has(id))
                        throw new toolkit_lib/* UserError */.yo(`${(0,toolkit_lib/* located */.t4)(file, format, record.line)}: the ${idField} ${show(id)} is there twice. Every example needs its own.`);
                    seen.add(id);
                }
                return { id, value: record.value, file, format, line: record.line };
            });
        }
    }
}
function unknownEnding(file) {
    throw new toolkit_lib/* UserError */.yo(`${file}: its ending does not say what it holds. Name it .txt (one text per line), .jsonl, .json, .csv or .tsv, with .gz behind it if it is compressed.`);
}
function idOf(record, field, file, format) {
    const id = (0,toolkit_lib/* fieldOf */._F)(record.value, field);
    if (typeof id === 'number' && Number.isInteger(id) && !Number.isSafeInteger(id))
        throw new toolkit_lib/* UserError */.yo(`${(0,toolkit_lib/* located */.t4)(file, format, record.line)}: id-field "${field}" holds a number above 2^53, which JSON readers round. Write it in quotes.`);
    if ((typeof id === 'string' && id !== '') || (typeof id === 'number' && Number.isFinite(id)))
        return String(id);
    throw new toolkit_lib/* UserError */.yo(`${(0,toolkit_lib/* located */.t4)(file, format, record.line)}: id-field "${field}" ${id === undefined ? 'is missing' : `is ${show(id)}`}; a text or a number is needed.${fieldsOf(record.value, 'id-field')}`);
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
            throw new toolkit_lib/* UserError */.yo(`${(0,toolkit_lib/* located */.t4)(row.file, row.format, row.line)}: "${field}" (${input}) is a list written as text, and would be scored as one text. Write the records as JSON Lines; in pandas: to_json(path, orient="records", lines=True)`);
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
    const value = (0,toolkit_lib/* fieldOf */._F)(row.value, field);
    if (value === undefined || value === null)
        return '';
    if (typeof value !== 'object')
        return String(value);
    throw notText(row, field, input, value, 'a text or a number');
}
function textsIn(row, field) {
    return typeof row.value === 'string' || Array.isArray(row.value) ? row.value : (0,toolkit_lib/* fieldOf */._F)(row.value, field);
}
function notText(row, field, input, found, wanted) {
    const place = (0,toolkit_lib/* located */.t4)(row.file, row.format, row.line);
    if (found === undefined)
        return new toolkit_lib/* UserError */.yo(`${place}: there is no field "${field}" (${input}).${fieldsOf(row.value, input)}`);
    return new toolkit_lib/* UserError */.yo(`${place}: "${field}" (${input}) is ${show(found)}; ${wanted} is needed. Write "" for an empty text.`);
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
    const text = (0,toolkit_lib/* visible */.RK)(JSON.stringify(value) ?? String(value));
    return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

;// CONCATENATED MODULE: ./actions/rouge-gate/lib/examples.js


function readExamples(sources, fields, onBytes) {
    const ownReferences = sources.references.length === 0;
    let examples = mapBatches(readRows(sources.predictions, fields.id, onBytes), (row) => {
        if (ownReferences && typeof row.value === 'string')
            throw new toolkit_lib/* UserError */.yo(`references: ${row.file} holds the predictions alone. Name the references:\n  references: outputs/references.txt`);
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
                ? (0,toolkit_lib/* joinByPosition */.hp)(left, right, pair)
                : (0,toolkit_lib/* joinById */.h0)(left, right, pair, (0,toolkit_lib/* refuseUnmatched */.AM)(left.name, right.name));
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
        throw new toolkit_lib/* UserError */.yo(`slice-field: ${row.file} has bare texts and so no field "${field}". Name a file with records, or leave slice-field out.`);
    return labelOf(row, field, 'slice-field') || none;
}

;// CONCATENATED MODULE: ./actions/rouge-gate/lib/baseline.js







async function openBaseline(inputs, signature, ports) {
    if (inputs.baseline === undefined)
        return undefined;
    const found = await (0,lib/* locateBaseline */.Ou)(inputs.baseline, { ...ports, token: inputs.token });
    if (found === undefined)
        return { kind: 'absent', label: inputs.baseline.text };
    const text = await documentOf(found);
    const document = parsed(text);
    if (text === undefined || document === undefined)
        return predictions(found, inputs);
    if (typeof document === 'object' && document !== null && 'schema' in document)
        return fromReport(found, (0,report_lib/* parseReport */.MM)(text, found.label), inputs, signature);
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
            if ((0,toolkit_lib/* fieldOf */._F)(row.value, 'scores') !== undefined &&
                (0,toolkit_lib/* fieldOf */._F)(row.value, inputs.fields.prediction) === undefined)
                throw new toolkit_lib/* UserError */.yo(`baseline: ${found.label} holds scores without the settings they were made with. Name the report beside it:\n  baseline: report:PATH of the report`);
            return { id: row.id, prediction: textOf(row, inputs.fields.prediction, 'prediction-field') };
        }),
    };
}
async function fromReport(found, report, inputs, signature) {
    const place = placeOf(found);
    const refuse = (reason) => ({ ...place, kind: 'refused', reason });
    if (report.action !== 'rouge-gate')
        throw new toolkit_lib/* UserError */.yo(`baseline: ${found.label} is a report of ${report.action}, not of rouge-gate.`);
    const old = report.provenance.signature;
    if (old !== signature)
        return refuse(`its scores are of another kind: ${(0,toolkit_lib/* visible */.RK)(old ?? 'without a signature')}, and these are ${signature}. Make the baseline anew with today's settings, or name its predictions, which are scored with them.`);
    if (report.provenance.settings?.join !== joinOf(inputs))
        return refuse(`its examples were joined by ${(0,toolkit_lib/* visible */.RK)(report.provenance.settings?.join ?? 'nothing that it names')}, and these are by ${joinOf(inputs)}. Make the baseline anew.`);
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
        const triple = (0,toolkit_lib/* fieldOf */._F)(row.value, `scores.${type}`);
        if (!Array.isArray(triple) || triple.length !== statistics.length || !triple.every(isScore))
            throw new toolkit_lib/* UserError */.yo(`baseline: ${(0,toolkit_lib/* located */.t4)(row.file, row.format, row.line)}: scores.${type} is not three numbers from 0 to 1.`);
        scores.set(triple, index * statistics.length);
    }
    return scores;
}
function hashesOf(row) {
    const [prediction, references] = [
        (0,toolkit_lib/* fieldOf */._F)(row.value, 'hash.prediction'),
        (0,toolkit_lib/* fieldOf */._F)(row.value, 'hash.references'),
    ];
    if (typeof prediction !== 'number' || typeof references !== 'number')
        throw new toolkit_lib/* UserError */.yo(`baseline: ${(0,toolkit_lib/* located */.t4)(row.file, row.format, row.line)}: the hashes of its texts are missing. Make the baseline anew.`);
    return { prediction, references };
}
function isScore(value) {
    return typeof value === 'number' && value >= 0 && value <= 1;
}
function meansOf(document, label, types) {
    const means = new Map();
    for (const type of types)
        for (const statistic of statistics) {
            const value = (0,toolkit_lib/* fieldOf */._F)((0,toolkit_lib/* fieldOf */._F)(document, type), statistic);
            if (isScore(value))
                means.set(metricName(type, statistic), value);
        }
    if (means.size === 0)
        throw new toolkit_lib/* UserError */.yo(`baseline: ${label} is neither a report, nor a "scores" output ({"rougeL":{"fmeasure":0.3}}), nor predictions with one record per example.`);
    return means;
}

// EXTERNAL MODULE: ./packages/statistics/lib/paired-test.js
var paired_test = __webpack_require__(3865);
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
            test: (0,paired_test/* pairedTest */.Y)(pairs.differences, index, { seed }),
        },
    ]));
}

// EXTERNAL MODULE: ./packages/statistics/lib/grouped-rows.js + 1 modules
var grouped_rows = __webpack_require__(1647);
// EXTERNAL MODULE: ./packages/statistics/lib/lowest.js
var lowest = __webpack_require__(3379);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
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
        this.#current = new grouped_rows/* GroupedRows */.Q(width);
        this.#baseline = new grouped_rows/* GroupedRows */.Q(width);
        this.#differences = new grouped_rows/* GroupedRows */.Q(width);
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
let words = wordsOf(bytes);
function text_hash_hashOf(texts) {
    let high = 0x41c6ce57;
    let low = 0xdeadbeef;
    for (const text of texts) {
        if (text.length * 3 + 4 > bytes.length) {
            bytes = Buffer.alloc(text.length * 3 + 4);
            words = wordsOf(bytes);
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
function wordsOf({ buffer, byteOffset, length }) {
    return new Int32Array(buffer, byteOffset, length >> 2);
}

;// CONCATENATED MODULE: ./actions/rouge-gate/lib/evaluate.js







const mostSlices = 200;
const listed = 10;
const bins = 10;
async function evaluate(examples, options) {
    const { scorer, old, file, leading } = options;
    const columns = columnNames(options.types);
    const rows = new grouped_rows/* GroupedRows */.Q(columns.length);
    const slices = new Map();
    const worst = new lowest/* Lowest */.l(listed);
    const drops = new lowest/* Lowest */.l(listed);
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
            file.addScores(example, row, hashes);
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
        yield* (0,toolkit_lib/* joinById */.h0)(left, right, pair, (onlyExamples, onlyOld) => {
            pairs.onlyCurrent = onlyExamples.length;
            pairs.onlyBaseline = onlyOld.length;
            return onlyExamples.map((example) => ({ example }));
        });
        return;
    }
    yield* (0,toolkit_lib/* joinByPosition */.hp)(left, right, (example, before) => {
        if (example.id !== before.id)
            throw new toolkit_lib/* UserError */.yo(`baseline: ${old.label} names its examples (${JSON.stringify(before.id)}), and these are joined by position. Write the id-field that it was made with.`);
        return pair(example, before);
    });
}
function evaluate_sliceOf(slices, name, columns) {
    const known = slices.get(name);
    if (known !== undefined)
        return known;
    if (slices.size === mostSlices)
        throw new toolkit_lib/* UserError */.yo(`slice-field has more than ${mostSlices} values, the last ${JSON.stringify(name.slice(0, 60))}. Name a field with few values, such as a language or a source; an id does not make groups.`);
    const rows = new grouped_rows/* GroupedRows */.Q(columns);
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



class ScoresFile extends report_lib/* ExamplesFile */.o7 {
    #names;
    #texts;
    #numbers = new NumberTexts();
    constructor(path, types, texts) {
        super(path);
        this.#names = types.map((type, index) => `${index === 0 ? '' : ','}"${type}":`);
        this.#texts = texts;
    }
    addScores(example, scores, hash) {
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
        this.add(`{"id":${JSON.stringify(example.id)}${slice},"scores":{${triples}},"hash":{"prediction":${hash.prediction},"references":${hash.references}}${texts}}`);
    }
}

;// CONCATENATED MODULE: ./actions/rouge-gate/lib/judge.js


function judge(inputs, evaluation, comparison) {
    const checks = [
        ...tooFew(inputs, evaluation.rows.count),
        ...inputs.thresholds.map((rule) => ({
            text: rule.text,
            metric: rule.metric,
            ...(0,metrics_lib/* judgeThreshold */.l3)(rule, evaluation.means.get(rule.metric)),
        })),
        ...inputs.regressions.map((rule) => ({
            text: `max-regression ${rule.text}`,
            metric: rule.metric,
            ...regression(rule, inputs, comparison, evaluation.means.get(rule.metric)),
        })),
        ...missingBaseline(inputs, comparison),
    ];
    const warnings = warningsOf(evaluation, comparison, inputs.regressions.length > 0);
    const verdict = (0,metrics_lib/* worstVerdict */.zP)([
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
    const judged = (0,metrics_lib/* judgeRegression */.tG)(rule, 'higher', score?.current ?? mean, score?.baseline, score?.test);
    return judged.verdict === 'fail' && score !== undefined && score.test === undefined
        ? { ...judged, reason: `${judged.reason}; no test was possible without scores per example on both sides` }
        : judged;
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
    const shown = first.map((id) => (0,toolkit_lib/* visible */.RK)(id.slice(0, 60)));
    const ids = count > first.length ? [...shown, '…'] : shown;
    return `${count} ${what}${count === 1 ? '' : 's'} (${ids.join(', ')}) ${count === 1 ? 'has' : 'have'}`;
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
            signed(test.mean),
            `${signed(test.interval.low)} to ${signed(test.interval.high)}`,
            `${(0,metrics_lib/* formatNumber */.ZV)(test.p, 2)}${test.exact ? ' (exact)' : ''}`,
            Number.isFinite(test.smallestDetectable) ? (0,metrics_lib/* formatNumber */.ZV)(test.smallestDetectable, 2) : 'none',
        ],
    ];
}
function signed(value) {
    return `${value > 0 ? '+' : ''}${(0,metrics_lib/* formatNumber */.ZV)(value)}`;
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
                    const scores = inputs.rouge.types.map((type) => (0,metrics_lib/* formatNumber */.ZV)(means.get(metricName(type, 'fmeasure'))));
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
                    (0,metrics_lib/* formatNumber */.ZV)(score),
                    ...(withOld ? [old === undefined ? '' : (0,metrics_lib/* formatNumber */.ZV)(old)] : []),
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
    (0,metrics_lib/* tellChecks */.zy)('rouge-gate', judged, fails, log);
    for (const text of emptyTexts(evaluation.notes))
        log.notice(text, { title: 'rouge-gate' });
    if (comparison?.state === 'absent')
        log.notice((0,lib/* notThereYet */.iJ)(comparison.label), { title: 'rouge-gate' });
    for (const warning of judged.warnings)
        log.warning(warning, { title: 'rouge-gate' });
}
function outputsOf(report, { inputs, evaluation, judged }, path) {
    const { types } = inputs.rouge;
    const value = (type, statistic) => evaluation.means.get(metricName(type, statistic));
    const scores = Object.fromEntries(types.map((type) => [type, Object.fromEntries(statistics.map((name) => [name, value(type, name)]))]));
    const shortcuts = types
        .filter((type) => ['rouge1', 'rouge2', 'rougeL', 'rougeLsum'].includes(type))
        .map((type) => [type, String(value(type, 'fmeasure'))]);
    return {
        verdict: report.verdict,
        scores: JSON.stringify(scores),
        ...Object.fromEntries(shortcuts),
        count: String(evaluation.rows.count),
        failures: (0,metrics_lib/* failuresOf */.dJ)(judged.checks),
        report: path,
    };
}

// EXTERNAL MODULE: ./packages/statistics/lib/bootstrap.js + 1 modules
var bootstrap = __webpack_require__(150);
;// CONCATENATED MODULE: ./actions/rouge-gate/lib/report.js







function reportOf(findings, context, id, examples) {
    const { evaluation, judged } = findings;
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
            ...(0,report_lib/* provenanceOf */.Jj)(context, findings.comparison?.sha),
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
        },
        examples,
    };
}
function headlineOf({ inputs, evaluation, comparison, judged }) {
    const scores = inputs.rouge.types.map((type) => `${type} ${(0,metrics_lib/* formatNumber */.ZV)(evaluation.means.get(metricName(type, 'fmeasure')))}`);
    const noBaseline = comparison?.state === 'absent' ? ' There is no baseline yet.' : '';
    const { count } = evaluation.rows;
    return `Mean fmeasure of ${count} ${count === 1 ? 'example' : 'examples'}: ${scores.join(', ')}. ${(0,metrics_lib/* tally */.N4)(judged.checks)}.${noBaseline}`;
}
function metricRows({ inputs, evaluation, comparison, judged }) {
    const intervals = (0,bootstrap/* bootstrapMeans */.dK)(evaluation.rows, { seed: seed });
    return evaluation.columns.map((name, index) => {
        const checks = judged.checks.filter(({ metric }) => metric === name);
        const old = comparison?.scores.get(name);
        const interval = intervals[index];
        const limits = limitsOf(name, inputs);
        const reasons = checks.filter((check) => check.verdict !== 'pass').map((check) => check.reason);
        return {
            name,
            value: evaluation.means.get(name) ?? null,
            ...(old && changeOf(old)),
            direction: 'higher',
            ...(interval && { interval: { ...interval, level: 0.95 } }),
            n: evaluation.rows.count,
            ...(limits !== '' && { threshold: limits }),
            verdict: (0,metrics_lib/* worstVerdict */.zP)(checks.map((check) => check.verdict)),
            ...(reasons.length > 0 && { reason: reasons.join('; ') }),
            ...(!name.endsWith('.fmeasure') && checks.length === 0 && { detail: true }),
        };
    });
}
function changeOf({ baseline, current }) {
    const delta = current - baseline;
    return { baseline, delta, relative: baseline === 0 ? null : delta / baseline };
}
function limitsOf(name, { thresholds, regressions }) {
    return [...thresholds, ...regressions]
        .filter(({ metric }) => metric === name)
        .map(metrics_lib/* limitOf */.LF)
        .join('; ');
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
    log.info(`Reading ${files.map(toolkit_lib/* visible */.RK).join(', ')}`);
    const baseline = await openBaseline(inputs, signature, ports);
    const progress = await toolkit_lib/* Progress */.ke.over(files, 'examples scored', log, ports.now);
    const id = (0,report_lib/* unusedReportId */.uQ)(context, 'rouge-gate');
    const stem = (0,report_lib/* reportFileStem */.eo)({ action: 'rouge-gate', id });
    const file = new ScoresFile((0,external_node_path_.join)(context.reports, `${stem}.examples.jsonl`), types, inputs.includeTexts);
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
            throw new toolkit_lib/* UserError */.yo(`predictions: ${sources.predictions.join(', ')} holds no example, so there is nothing to score.`);
        if (found.slices.size === 1 && found.slices.has(none))
            throw new toolkit_lib/* UserError */.yo(`slice-field: no record has a field "${inputs.fields.slice}".`);
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
    const path = await (0,report_lib/* writeReport */.bI)(context.reports, report);
    const fails = (0,metrics_lib/* failsJob */.VC)(judged.verdict, inputs.failOn);
    tell(report, findings, fails, log);
    return {
        outputs: outputsOf(report, findings, path),
        summary: (0,report_lib/* renderReport */.B1)(report, { trusted: true }),
        ...(fails && { failure: (0,metrics_lib/* failureOf */.g5)('rouge-gate', judged) }),
    };
}
async function findSources(inputs, workspace) {
    const find = async (input, patterns) => (0,toolkit_lib/* openable */.XN)(await (0,toolkit_lib/* findFiles */.lY)(input, patterns, workspace), workspace);
    const predictions = await find('predictions', inputs.predictions);
    const references = [];
    for (const pattern of inputs.references)
        references.push(await find('references', [pattern]));
    return { predictions, references };
}

;// CONCATENATED MODULE: ./actions/rouge-gate/lib/index.js


const action = { name: 'rouge-gate', readInputs: readInputs, run: run };


/***/ })

};

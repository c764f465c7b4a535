const ASCII_Y = 0x79;
const ASCII_E = 0x65;
const ASCII_L = 0x6c;

const VOWEL = byteSet('aeiou');
const NO_E_AFTER = byteSet('wxy');
const KEEPS_DOUBLE = byteSet('lsz');

/** Forms that NLTK takes from a list. */
const IRREGULAR: readonly (readonly [word: string, stem: string])[] = [
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

type Rules = readonly (readonly [suffix: string, replacement: string])[];

/** After -ed or -ing is gone, an e comes back. */
const RESTORE_E: Rules = [
  ['at', 'ate'],
  ['bl', 'ble'],
  ['iz', 'ize'],
];

/** Where the measure of the stem is above 0; the first suffix that fits decides. -alli and -logi have their own code. */
const STEP_2: Rules = [
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

/** Where the measure of the stem is above 0. */
const STEP_3: Rules = [
  ['icate', 'ic'],
  ['ative', ''],
  ['alize', 'al'],
  ['iciti', 'ic'],
  ['ical', 'ic'],
  ['ful', ''],
  ['ness', ''],
];

/** Removed where the measure of the stem is above 1; -ion also wants an s or t before it. */
const STEP_4 = 'al ance ence er ic able ible ant ement ment ent ion ou ism ate iti ous ive ize'.split(' ');

/**
 * The Porter stemmer as NLTK's default mode (NLTK_EXTENSIONS) has it: M. F. Porter, "An algorithm for suffix
 * stripping" (1980), with Martin Porter's later changes and NLTK's own. Works in place on bytes, because stems of
 * new tokens are needed while a text is scanned.
 */
export class PorterStemmer {
  /** Write the word here: lower-case ASCII letters and digits. */
  word = new Uint8Array(64);
  #end = 0;

  reserve(length: number): void {
    if (this.word.length < length) this.word = new Uint8Array(2 * length);
  }

  /** Stems the first `length` bytes of `word` in place and returns the stem's length, never more. */
  stem(length: number): number {
    this.#end = length;
    if (length <= 2 || this.#irregular()) return this.#end;
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

  #irregular(): boolean {
    for (const [word, stem] of IRREGULAR) {
      if (this.#end === word.length && this.#endsWith(word)) {
        this.#replace(word, stem);
        return true;
      }
    }
    return false;
  }

  /** Step 1a. */
  #plural(): void {
    if (this.#endsWith('ies')) this.#replace('ies', this.#end === 4 ? 'ie' : 'i');
    else if (this.#endsWith('sses')) this.#replace('sses', 'ss');
    else if (this.#endsWith('s') && !this.#endsWith('ss')) this.#end -= 1;
  }

  /** Step 1b. */
  #edAndIng(): void {
    if (this.#endsWith('ied')) {
      this.#replace('ied', this.#end === 4 ? 'ie' : 'i');
    } else if (this.#endsWith('eed')) {
      if (this.#measure(this.#end - 3) > 0) this.#end -= 1;
    } else {
      const removed = this.#endsWith('ed') ? 2 : this.#endsWith('ing') ? 3 : 0;
      if (removed === 0 || !this.#containsVowel(this.#end - removed)) return;
      this.#end -= removed;
      this.#repairAfterEdAndIng();
    }
  }

  #repairAfterEdAndIng(): void {
    for (const [suffix, replacement] of RESTORE_E) {
      if (this.#endsWith(suffix)) {
        this.#replace(suffix, replacement);
        return;
      }
    }
    const last = this.word[this.#end - 1]!;
    if (this.#end >= 2 && last === this.word[this.#end - 2] && this.#isConsonant(this.#end - 1)) {
      if (!KEEPS_DOUBLE[last]) this.#end -= 1;
    } else if (this.#measure(this.#end) === 1 && this.#endsCvc(this.#end)) {
      this.word[this.#end++] = ASCII_E;
    }
  }

  /** Step 1c: y becomes i after a consonant that is not the first letter. */
  #finalY(): void {
    if (this.#end > 2 && this.#endsWith('y') && this.#isConsonant(this.#end - 2)) this.#replace('y', 'i');
  }

  #step2(): void {
    // -alli goes first; the -al that is left may be part of a longer suffix.
    if (this.#endsWith('alli') && this.#measure(this.#end - 4) > 0) this.#end -= 2;
    // The l of -logi counts as part of the stem, so that geo- and theo- are long enough.
    if (!this.#replaceFirst(STEP_2) && this.#endsWith('logi') && this.#measure(this.#end - 3) > 0) {
      this.#end -= 1;
    }
  }

  #step4(): void {
    for (const suffix of STEP_4) {
      if (!this.#endsWith(suffix)) continue;
      const stem = this.#end - suffix.length;
      if (this.#measure(stem) <= 1) return;
      if (suffix === 'ion' && !this.#endsWith('sion') && !this.#endsWith('tion')) return;
      this.#end = stem;
      return;
    }
  }

  /** Step 5a. */
  #finalE(): void {
    if (!this.#endsWith('e')) return;
    const stem = this.#end - 1;
    const measure = this.#measure(stem);
    if (measure > 1 || (measure === 1 && !this.#endsCvc(stem))) this.#end = stem;
  }

  /** Step 5b. */
  #doubleL(): void {
    const { word } = this;
    const end = this.#end;
    if (end < 2 || word[end - 1] !== ASCII_L || word[end - 2] !== ASCII_L) return;
    if (this.#measure(end - 1) > 1) this.#end -= 1;
  }

  /** Finds the first suffix that fits and replaces it if the measure of what precedes it is above 0. */
  #replaceFirst(rules: Rules): boolean {
    for (const [suffix, replacement] of rules) {
      if (!this.#endsWith(suffix)) continue;
      if (this.#measure(this.#end - suffix.length) > 0) this.#replace(suffix, replacement);
      return true;
    }
    return false;
  }

  #endsWith(suffix: string): boolean {
    const start = this.#end - suffix.length;
    if (start < 0) return false;
    for (let i = suffix.length - 1; i >= 0; i--) {
      if (this.word[start + i] !== suffix.charCodeAt(i)) return false;
    }
    return true;
  }

  #replace(suffix: string, replacement: string): void {
    const start = this.#end - suffix.length;
    for (let i = 0; i < replacement.length; i++) this.word[start + i] = replacement.charCodeAt(i);
    this.#end = start + replacement.length;
  }

  /** y is a vowel after a consonant. Walks back over a run of y, which may be long, without recursion. */
  #isConsonant(index: number): boolean {
    let i = index;
    while (i > 0 && this.word[i] === ASCII_Y) i--;
    const consonant = VOWEL[this.word[i]!] === 0;
    return (index - i) % 2 === 0 ? consonant : !consonant;
  }

  #containsVowel(end: number): boolean {
    for (let i = 0; i < end; i++) {
      const letter = this.word[i]!;
      // The first y after anything but a vowel is one itself.
      if (VOWEL[letter] === 1 || (letter === ASCII_Y && i > 0)) return true;
    }
    return false;
  }

  /** Porter's m of the first `end` bytes: how often a consonant follows a vowel. */
  #measure(end: number): number {
    let measure = 0;
    let afterVowel = false;
    for (let i = 0; i < end; i++) {
      const letter = this.word[i]!;
      const vowel: boolean = letter === ASCII_Y ? i > 0 && !afterVowel : VOWEL[letter] === 1;
      if (afterVowel && !vowel) measure++;
      afterVowel = vowel;
    }
    return measure;
  }

  /** Porter's *o: consonant, vowel, consonant other than w, x, y. For NLTK also a word of vowel and consonant. */
  #endsCvc(end: number): boolean {
    if (end < 2 || !this.#isConsonant(end - 1) || this.#isConsonant(end - 2)) return false;
    return end === 2 || (this.#isConsonant(end - 3) && !NO_E_AFTER[this.word[end - 1]!]);
  }
}

const stemmer = new PorterStemmer();

/**
 * The stem of one word of lower-case ASCII letters and digits, as `nltk.stem.PorterStemmer().stem(word)`. (ROUGE
 * stems only words longer than three.) Throws a RangeError for any other word.
 */
export function porterStem(word: string): string {
  if (!/^[a-z0-9]*$/.test(word)) {
    throw new RangeError(`Only lower-case ASCII letters and digits have a stem: ${JSON.stringify(word)}`);
  }
  stemmer.reserve(word.length);
  for (let i = 0; i < word.length; i++) stemmer.word[i] = word.charCodeAt(i);
  return Buffer.from(stemmer.word.subarray(0, stemmer.stem(word.length))).toString('latin1');
}

function byteSet(letters: string): Uint8Array {
  const set = new Uint8Array(256);
  for (const letter of letters) set[letter.charCodeAt(0)] = 1;
  return set;
}

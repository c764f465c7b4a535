import type { Import } from './imports.js';
import type { Group } from './stack.js';

/**
 * What is known of a value on the unpickler's stack. `undefined` stands for every value that no import and no array can be
 * made of; of text the UTF-8 bytes are kept, one char each.
 */
export type Value = string | number | null | Items | Fields | Dtype | Wrapper | Import | typeof LONG_TEXT;

/** Text of more bytes than any import's name has. */
export const LONG_TEXT = Symbol('long text');

/** In UTF-8 bytes. */
export const LONGEST_TEXT = 256;

/** A short tuple. Tuples inside it are not kept, so that a chain of them cannot fill the memory. */
export class Items {
  readonly items: readonly (Value | undefined)[];

  constructor(items: readonly (Value | undefined)[]) {
    this.items = items.map((item) => (item instanceof Items || item instanceof Fields ? undefined : item));
  }
}

/** The longest tuple that is looked into: the state of a dtype has nine. */
export const MOST_ITEMS = 10;

export const EMPTY = new Items([]);

/** A tuple, where there is something to know of it. */
export function tupleOf({ count, items }: Group): Items | undefined {
  if (count === 0) return EMPTY;
  return count === items.length && items.some((item) => item !== undefined) ? new Items(items) : undefined;
}

/** Keys and values. The state of joblib's wrapper has six, that of a record's dtype one for each of its columns. */
export const MOST_FIELDS = 256;

/** A dictionary, as far as it has text for keys. */
export class Fields {
  readonly entries = new Map<string, Value | undefined>();
  /** False: it may hold other things than the entries say. */
  clear = true;

  /** Takes keys and values by turns. */
  fill({ count, items }: Group): void {
    if (count !== items.length || count % 2 === 1) this.clear = false;
    for (let i = 0; i + 1 < items.length; i += 2) this.set(items[i], items[i + 1]);
  }

  set(key: Value | undefined, value: Value | undefined): void {
    if (typeof key === 'string' && (this.entries.size < 64 || this.entries.has(key)))
      this.entries.set(key, value);
    else if (typeof key !== 'number') this.clear = false;
  }
}

/** numpy.dtype, while its state is awaited and after. */
export class Dtype {
  readonly code: string | undefined;
  /** Bytes of an item; undefined: not told plainly. */
  size: number | undefined;
  /** Whether arrays of it hold pickled objects. */
  objects: boolean;

  /** @param code its first argument, as in `f8`; `V` for numpy.void and numpy.record */
  constructor(code: string | undefined) {
    const [, kind, digits] = /^[<>|=]?([biufcmMSUVO])(\d*)$/.exec(code ?? '') ?? [];
    this.code = kind;
    this.objects = kind === 'O';
    const count = digits ? Number(digits) : undefined;
    this.size = count === undefined ? undefined : kind === 'U' ? 4 * count : count;
  }

  /** What `dtype.__setstate__` does: version, byte order, sub-array, names, fields, item size, alignment, flags. */
  setState(state: Value | undefined): void {
    const items = state instanceof Items ? state.items : [];
    const [version, , , , , size, , flags] = items;
    const plain = (version === 3 && items.length === 8) || (version === 4 && items.length === 9);
    if (!plain || typeof size !== 'number' || typeof flags !== 'number') {
      this.size = undefined;
      return;
    }
    if (/[SUV]/.test(this.code ?? '') && size >= 0) this.size = size;
    this.objects ||= (flags & 1) === 1;
  }
}

/** What follows joblib's wrapper in the file: a pickle, or so many bytes, after padding where `padded`. */
export type Layout = 'pickle' | { readonly padded: boolean; readonly bytes: number };

/** joblib's NumpyArrayWrapper: the bytes of the array follow once its state is set. */
export class Wrapper {
  readonly fields = new Fields();

  /** @param clear false: made in another way than joblib's */
  constructor(clear: boolean) {
    this.fields.clear = clear;
  }

  setState(state: Value | undefined): void {
    if (!(state instanceof Fields)) {
      this.fields.clear = false;
      return;
    }
    this.fields.clear &&= state.clear;
    for (const [key, value] of state.entries) this.fields.set(key, value);
  }

  /** undefined: not told plainly. Source: `NumpyArrayWrapper.read_array` of joblib. */
  layout(): Layout | undefined {
    const { clear, entries } = this.fields;
    const dtype = entries.get('dtype');
    const shape = entries.get('shape');
    const alignment = entries.get('numpy_array_alignment_bytes');
    if (!clear || !(dtype instanceof Dtype)) return undefined;
    if (dtype.objects) return 'pickle';
    if (!(shape instanceof Items) || dtype.size === undefined) return undefined;
    if (entries.has('numpy_array_alignment_bytes') && alignment !== null && typeof alignment !== 'number') {
      return undefined;
    }
    let bytes = dtype.size;
    for (const length of shape.items) {
      if (typeof length !== 'number' || length < 0) return undefined;
      bytes *= length;
    }
    if (!Number.isSafeInteger(bytes)) return undefined;
    return { padded: typeof alignment === 'number', bytes };
  }
}

/** Scratch arrays only ever grow, so that scoring makes no garbage. */

/** `array` if it has room for `length` values, else a new one, at least twice as large; the old values are lost. */
export function atLeast(array: Int32Array<ArrayBuffer>, length: number): Int32Array<ArrayBuffer> {
  return array.length >= length ? array : new Int32Array(Math.max(length, 2 * array.length));
}

/** As `atLeast`, with the old values kept. */
export function grown(array: Int32Array<ArrayBuffer>, length: number): Int32Array<ArrayBuffer> {
  if (array.length >= length) return array;
  const larger = atLeast(array, length);
  larger.set(array);
  return larger;
}

import { type Cell, EXAMPLE_ROWS } from './cells.js';
import * as words from './csv-words.js';

/** What pandas makes of a column's words. 'object': texts; 'literal': texts in which `NA` and the empty one stay what they are. */
type Kind = 'int' | 'uint' | 'float' | 'bool' | 'object' | 'literal';

/** The words of one column in one of the chunks that pandas reads a file in. */
class Chunk {
  #signed: words.IntegerFault | undefined;
  #unsigned: words.IntegerFault | undefined;
  #isNegative = false;
  #isAboveSigned = false;
  #isFloat = true;
  #isBool = true;
  hasMissing = false;

  add(word: string): void {
    if (words.isMissing(word)) {
      this.hasMissing = true;
      return;
    }
    if (this.#signed === undefined || (this.#signed === 'too large' && this.#unsigned === undefined)) {
      this.#addInteger(word);
    }
    if (this.#signed === undefined || (this.#isFloat && words.isFloat(word))) {
      this.#isBool = false;
      return;
    }
    this.#isFloat = false;
    this.#isBool &&= words.booleanOf(word) !== undefined;
  }

  #addInteger(word: string): void {
    const fault = words.signedFault(word);
    this.#signed ??= fault;
    if (words.isNegative(word)) this.#isNegative = true;
    else if (fault !== undefined) {
      this.#unsigned = words.unsignedFault(word);
      if (this.#unsigned === undefined) this.#isAboveSigned = true;
    }
  }

  /** pandas tries integers, then floats, booleans and texts; an integer that is too large ends that at once. */
  get kind(): Kind {
    if (this.#signed === undefined) return 'int';
    if (this.#signed === 'too large') {
      if (this.#unsigned === 'too large') return 'object';
      if (this.#unsigned === undefined) {
        if (this.#isAboveSigned && (this.#isNegative || this.hasMissing)) return 'literal';
        return this.#isNegative ? 'object' : 'uint';
      }
    }
    if (this.#isFloat) return 'float';
    return this.#isBool ? 'bool' : 'object';
  }
}

/** One column of a CSV file, of which the first rows are wanted as pandas' `read_csv` gives them (its `low_memory` chunks included). */
export class CsvColumn {
  readonly #first: string[] = [];
  #chunk = new Chunk();
  readonly #kinds = new Set<Kind>();
  #cells: readonly Cell[] | undefined;

  add(word: string): void {
    if (this.#first.length < EXAMPLE_ROWS) this.#first.push(word);
    this.#chunk.add(word);
  }

  endChunk(): void {
    const { kind, hasMissing } = this.#chunk;
    this.#cells ??= this.#first.map((word) => cellOf(kind, hasMissing, word));
    // A missing value among integers makes floats of them, among booleans objects.
    if (hasMissing && (kind === 'int' || kind === 'bool'))
      this.#kinds.add(kind === 'int' ? 'float' : 'object');
    else this.#kinds.add(kind);
    this.#chunk = new Chunk();
  }

  /** After `endChunk`. */
  example(): readonly Cell[] {
    const common = commonOf(this.#kinds);
    return (this.#cells ?? []).map((cell) => (common === undefined ? cell : converted(cell, common)));
  }
}

function cellOf(kind: Kind, hasMissing: boolean, word: string): Cell {
  if (kind === 'literal') return word;
  if (words.isMissing(word)) return undefined;
  if (kind === 'int' || kind === 'uint') {
    const integer = words.integerOf(word);
    return hasMissing ? Number(integer) : integer;
  }
  if (kind === 'float') return words.floatOf(word)!;
  return kind === 'bool' ? words.booleanOf(word)! : word;
}

/** The kind of number that numpy joins the chunks' kinds to; undefined where every cell stays as its own chunk has it. */
function commonOf(kinds: ReadonlySet<string>): 'int' | 'float' | undefined {
  if (kinds.has('object') || kinds.has('literal')) return undefined;
  const numbers = [...kinds].filter((kind) => kind !== 'bool');
  if (numbers.length === 0) return undefined;
  return numbers.length > 1 || numbers[0] === 'float' ? 'float' : 'int';
}

function converted(cell: Cell, kind: 'int' | 'float'): Cell {
  if (cell === undefined || typeof cell === 'string') return cell;
  return kind === 'float' ? Number(cell) : BigInt(cell);
}

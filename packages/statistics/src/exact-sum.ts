/** Sums of several columns in twice the precision of a double: a high and a low part of each, by Knuth's two-sum. */
export class ExactSums {
  readonly #high: Float64Array;
  readonly #low: Float64Array;

  constructor(columns: number) {
    this.#high = new Float64Array(columns);
    this.#low = new Float64Array(columns);
  }

  /** Adds a value to each column. */
  add(row: Float64Array): void {
    const [high, low] = [this.#high, this.#low];
    for (let column = 0; column < row.length; column++) {
      const before = high[column]!;
      const value = row[column]!;
      const sum = before + value;
      const grown = sum - before;
      high[column] = sum;
      low[column]! += before - (sum - grown) + (value - grown);
    }
  }

  /**
   * The double nearest to sum / count, so that the mean of 0.3, 0.3 and 0.3 is 0.3 and still meets a threshold of 0.3;
   * plain summation and one division can miss it by a last digit.
   */
  mean(column: number, count: number): number {
    return quotient(this.#total(column), [count, 0]);
  }

  /** The double nearest to one sum / the other. */
  ratio(numerator: number, denominator: number): number {
    return quotient(this.#total(numerator), this.#total(denominator));
  }

  #total(column: number): DoubleDouble {
    return twoSum(this.#high[column]!, this.#low[column]!);
  }
}

/** An unevaluated sum: a double and what it lacks. */
type DoubleDouble = [sum: number, rest: number];

function quotient([sum, rest]: DoubleDouble, [divisor, lacking]: DoubleDouble): number {
  const first = sum / divisor;
  const [product, error] = twoProduct(first, divisor);
  return first + (sum - product - error + rest - first * lacking) / divisor;
}

function twoSum(a: number, b: number): DoubleDouble {
  const sum = a + b;
  const grown = sum - a;
  return [sum, a - (sum - grown) + (b - grown)];
}

/** Dekker's product; both factors below 2^996. */
function twoProduct(a: number, b: number): [product: number, error: number] {
  const product = a * b;
  const [a1, a2] = split(a);
  const [b1, b2] = split(b);
  return [product, a2 * b2 - (product - a1 * b1 - a2 * b1 - a1 * b2)];
}

function split(value: number): [head: number, tail: number] {
  const spread = value * (2 ** 27 + 1);
  const head = spread - (spread - value);
  return [head, value - head];
}

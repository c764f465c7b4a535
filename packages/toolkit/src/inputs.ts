import { UserError } from './errors.js';

/**
 * Reads an action's inputs and gathers everything that is wrong with them, so that the user mends the YAML once.
 * Defaults stand in `action.yml` alone. A method that finds a problem notes it and returns a stand-in;
 * `finish` then throws, before anything uses it.
 */
export class InputReader {
  readonly #get: (name: string) => string;
  readonly #problems: string[] = [];

  constructor(get: (name: string) => string) {
    this.#get = get;
  }

  /** The input as text; undefined when it is not given. */
  text(name: string): string | undefined {
    return this.#get(name) || undefined;
  }

  /** The input's lines, without the empty ones. */
  lines(name: string): string[] {
    return this.#get(name)
      .split(/\r?\n/)
      .map((line) => line.trim())
      .filter((line) => line !== '');
  }

  /** The lines of an input that must be there. `example` completes `name: …` in the error. */
  requiredLines(name: string, example: string): string[] {
    const lines = this.lines(name);
    if (lines.length === 0)
      this.problem(`${name} is required and is empty. Write for example:\n  ${name}: ${example}`);
    return lines;
  }

  /** Words separated by spaces, commas or line ends. */
  words(name: string): string[] {
    return this.#get(name)
      .split(/[\s,]+/)
      .filter((word) => word !== '');
  }

  choice<const T extends string>(name: string, values: readonly [T, ...T[]]): T {
    const value = this.#get(name);
    const found = values.find((candidate) => candidate === value);
    if (found === undefined) this.problem(`${name}: "${value}" is not one of ${values.join(', ')}`);
    return found ?? values[0];
  }

  boolean(name: string): boolean {
    const value = this.#get(name);
    if (!/^(true|false)$/i.test(value)) this.problem(`${name}: "${value}" is neither true nor false`);
    return value.toLowerCase() === 'true';
  }

  /** A whole number of at least `least`. */
  count(name: string, least: number): number {
    const value = this.#get(name);
    const number = Number(value);
    if (!/^\d+$/.test(value) || !Number.isSafeInteger(number) || number < least)
      this.problem(`${name}: "${value}" is not a whole number of at least ${least}`);
    return number;
  }

  /** What `parse` makes of the input; its UserErrors are gathered, and `otherwise` stands in. */
  parsed<T>(parse: () => T, otherwise: T): T {
    try {
      return parse();
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      this.problem(error.message);
      return otherwise;
    }
  }

  problem(message: string): void {
    this.#problems.push(message);
  }

  /** @throws UserError with every problem found. */
  finish(): void {
    const [first, ...others] = this.#problems;
    if (first === undefined) return;
    if (others.length === 0) throw new UserError(first);
    throw new UserError(
      [
        `${this.#problems.length} things about the inputs are wrong:`,
        ...this.#problems.map((text) => `- ${text}`),
      ].join('\n'),
    );
  }
}

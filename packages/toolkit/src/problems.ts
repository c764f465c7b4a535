import { UserError } from './errors.js';

/** What stands in the way, gathered so that the user mends it once. */
export class Problems {
  readonly #lines: string[] = [];

  add(...problems: readonly string[]): void {
    for (const problem of problems) if (!this.#lines.includes(problem)) this.#lines.push(problem);
  }

  /** What the work makes; undefined when it ends in a UserError, which is noted. */
  async of<T>(work: () => T | Promise<T>): Promise<T | undefined> {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      this.add(error.message);
      return undefined;
    }
  }

  /** @throws UserError with every problem */
  finish(): void {
    const [first, ...others] = this.#lines;
    if (first === undefined) return;
    throw new UserError(
      others.length === 0
        ? first
        : [`${this.#lines.length} things stand in the way:`, ...this.#lines.map((line) => `- ${line}`)].join(
            '\n',
          ),
    );
  }
}

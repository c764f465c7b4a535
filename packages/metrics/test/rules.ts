import { expect } from '@jest/globals';
import { UserError } from '@mlops-actions/toolkit';

/** Neither like a number (.5) nor like a YAML key. */
export const isBareName = (name: string) => Number.isNaN(Number.parseFloat(name)) && !name.endsWith(':');

/** What the user reads when `parse` refuses these lines; an error where it takes them. */
export function refusal(parse: (...lines: string[]) => unknown, lines: readonly string[]): string {
  try {
    parse(...lines);
  } catch (error) {
    expect(error).toBeInstanceOf(UserError);
    return (error as UserError).message;
  }
  throw new Error(`${lines.join()} was accepted`);
}

import { expect } from '@jest/globals';
import { UserError } from '@mlops-actions/toolkit';

/** The UserError that an attempt ends in. */
export async function refusalOf(attempt: Promise<unknown>): Promise<UserError> {
  const error = await attempt.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(UserError);
  return error as UserError;
}

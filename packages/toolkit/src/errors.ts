/**
 * A mistake that the user can mend: in the YAML, on the command line or in the data. Its message is shown without a
 * stack, so it must say which input or file is meant, what was found, what was expected and what to write instead.
 */
export class UserError extends Error {
  override readonly name = 'UserError';
}

import { UserError } from '@mlops-actions/toolkit';

/**
 * GitHub does not let the token do it. The message says what, why as far as GitHub tells (a fork's pull request, a locked
 * conversation, an archived repository, a missing permission), and the YAML to write.
 */
export class Forbidden extends UserError {
  /**
   * @param permission such as `pull-requests: write`; undefined where no permission would help (locked, archived)
   */
  constructor(
    message: string,
    readonly permission: string | undefined,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

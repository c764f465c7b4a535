import { Forbidden } from '@mlops-actions/github';
import type { Inputs } from './inputs.js';

/** What the token may not do is told rather than thrown, unless the user wants it to fail. */
export async function unlessForbidden<T>(
  { onForbidden }: Inputs,
  action: () => Promise<T>,
  told: (reason: string) => T,
): Promise<T> {
  try {
    return await action();
  } catch (error) {
    if (!(error instanceof Forbidden) || onForbidden === 'fail') throw error;
    return told(error.message);
  }
}

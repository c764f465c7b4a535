import { certificateAdvice, type Log, pause, UserError, waitAfter } from '@mlops-actions/toolkit';
import { Refusal } from './failure.js';

export interface Retry {
  /** In all. */
  readonly tries: number;
  /** Milliseconds; each further wait is twice as long. */
  readonly firstWait: number;
  /** Milliseconds without a sign of life, after which a request has failed. */
  readonly timeout: number;
}

/** Some 4 seconds in all, or as long as the server asks: a minute at most. */
export const RETRY: Retry = { tries: 4, firstWait: 500, timeout: 60_000 };

interface Undertaking {
  readonly retry: Retry;
  readonly log: Log;
  /** For the log of those who debug: `runs/get`. */
  readonly name: string;
  /** What to throw when no other try is any use. */
  explain(error: unknown, tries: number): unknown;
  readonly signal?: AbortSignal;
}

/**
 * Tries again, as long as it is any use.
 * @param attempt says by `renew` when it has got further than before, so that it has all its tries again
 * @throws what `explain` makes of the last failure, the signal's reason when it is aborted
 */
export async function persist<T>(
  { retry, log, name, explain, signal }: Undertaking,
  attempt: (renew: () => void) => Promise<T>,
): Promise<T> {
  let failures = 0;
  const renew = () => {
    failures = 0;
  };
  for (;;) {
    try {
      return await attempt(renew);
    } catch (error) {
      signal?.throwIfAborted();
      failures++;
      const usual = retry.firstWait * 2 ** (failures - 1);
      const wait = failures < retry.tries ? waitAfterError(error, usual) : undefined;
      if (wait === undefined) throw explain(error, failures);
      log.debug(`MLflow failed at ${name}, trying again in ${wait} ms`);
      await pause(wait, signal);
    }
  }
}

/** Milliseconds; undefined when another try is no use. */
function waitAfterError(error: unknown, usual: number): number | undefined {
  if (error instanceof Refusal) return error.isLasting ? undefined : waitAfter(error, usual);
  // Waiting does not make a certificate good.
  return error instanceof UserError || certificateAdvice(error) ? undefined : usual;
}

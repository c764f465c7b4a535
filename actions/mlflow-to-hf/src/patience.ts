/** How often and how long requests are tried again; tests have less of it. */
export interface Patience {
  readonly tries: number;
  /** Milliseconds; each further wait is twice as long. */
  readonly firstWait: number;
  /** Milliseconds until a request without an answer counts as failed. */
  readonly timeout: number;
}

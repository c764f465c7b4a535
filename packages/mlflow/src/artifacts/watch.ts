/** Ends a request when there has been no sign of life for a while, or when the work is cancelled. */
export class Watch {
  readonly #stop = new AbortController();
  readonly #outer: AbortSignal | undefined;
  readonly #cancel = () => this.#stop.abort(this.#outer?.reason);
  #timer: NodeJS.Timeout | undefined;

  constructor(outer: AbortSignal | undefined) {
    this.#outer = outer;
    if (outer?.aborted) this.#cancel();
    outer?.addEventListener('abort', this.#cancel, { once: true });
  }

  get signal(): AbortSignal {
    return this.#stop.signal;
  }

  /** @param ms until the next sign of life */
  expect(ms: number): void {
    clearTimeout(this.#timer);
    const late = () => this.#stop.abort(new DOMException('no sign of life', 'TimeoutError'));
    this.#timer = setTimeout(late, ms);
  }

  /** @param isDone else the request is still to be broken off */
  end(isDone: boolean): void {
    clearTimeout(this.#timer);
    this.#outer?.removeEventListener('abort', this.#cancel);
    if (!isDone) this.#stop.abort();
  }
}

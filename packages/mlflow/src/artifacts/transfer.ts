import { certificateAdvice, reasonOf, UserError, visible } from '@mlops-actions/toolkit';
import type { Mlflow } from '../client.js';
import { Refusal } from '../failure.js';
import { persist } from '../retry.js';
import type { Route } from './routes.js';
import { Watch } from './watch.js';

/** A file as it is asked for. */
export interface Wanted {
  /** Below the model's folder. */
  readonly path: string;
  /** Bytes; undefined where the server's list does not tell. */
  readonly size: number | undefined;
  /** For messages. */
  readonly what: string;
}

/** Where the bytes of one file go. */
export interface Sink {
  /** @param at where they belong; 0 begins anew, anything else goes on from what was written last */
  write(bytes: Uint8Array, at: number): Promise<void>;
}

/**
 * Reads a file, going on after a break from where it was. When a route does not give it, the next one is tried.
 * @returns how many bytes it has: as many as the server listed
 * @throws UserError of the first route
 */
export async function transfer(
  mlflow: Mlflow,
  routes: readonly Route[],
  file: Wanted,
  sink: Sink,
  signal?: AbortSignal,
): Promise<number> {
  const failures: unknown[] = [];
  for (const route of routes) {
    try {
      return await transferBy(mlflow, route, file, sink, signal);
    } catch (error) {
      if (signal?.aborted || error instanceof SinkError) throw error;
      failures.push(error);
    }
  }
  throw failures[0];
}

/** What was read cannot be kept. */
class SinkError extends UserError {}

function sinkError(what: string, cause: unknown): SinkError {
  if (cause instanceof UserError) return new SinkError(cause.message);
  const reason = reasonOf(cause, '');
  const advice =
    reason === 'ENOSPC' ? ' The disk is full: use a larger runner, or free space in a step before.' : '';
  return new SinkError(`The ${what} cannot be written: ${visible(reason)}.${advice}`, { cause });
}

/** The server's bytes end, or go on, where they must not. */
class Broken extends Error {}

/** Bytes per millisecond: a server may fetch the whole of a file from its storage before it begins to give it. */
const SLOWEST = 50_000;

async function transferBy(
  mlflow: Mlflow,
  route: Route,
  { path, size, what }: Wanted,
  sink: Sink,
  signal: AbortSignal | undefined,
): Promise<number> {
  const { timeout } = mlflow.retry;
  let at = 0;
  let furthest = 0;
  let etag: string | null = null;

  const attempt = async () => {
    const source = await route.sourceOf(path, what);
    const watch = new Watch(signal);
    let isDone = false;
    try {
      watch.expect(timeout + (size ?? 0) / SLOWEST);
      const range = at > 0 ? { range: `bytes=${at}-` } : {};
      const response = await mlflow.open(source, what, { ...range, signal: watch.signal });
      refusePacked(response, what);
      const start = startOf(response);
      if (start !== at && start !== 0) throw new Broken('the server gave another part than was asked for');
      // A part of something else: the file has been replaced, or the server makes a copy for each request.
      if (start > 0 && response.headers.get('etag') !== etag) {
        at = 0;
        throw new Broken('the file was replaced while it was read');
      }
      at = start;
      etag = response.headers.get('etag');
      const total = lengthOf(response, start);
      if (size !== undefined && total !== undefined && total !== size)
        throw otherSize(response, what, size, total);
      const expected = size ?? total;
      for await (const bytes of response.body ?? []) {
        watch.expect(timeout);
        if (expected !== undefined && at + bytes.length > expected)
          throw otherSize(response, what, expected, at + bytes.length);
        await sink.write(bytes, at).catch((error: unknown) => {
          throw sinkError(what, error);
        });
        at += bytes.length;
      }
      if (expected !== undefined && at < expected) throw new Broken(`${at} of ${expected} bytes came`);
      isDone = true;
      return at;
    } finally {
      watch.end(isDone);
    }
  };

  const explain = (error: unknown, tries: number) => explained(mlflow, what, error, tries);
  return persist(
    { retry: mlflow.retry, log: mlflow.log, name: visible(path), explain, ...(signal && { signal }) },
    async (renew) => {
      try {
        return await attempt();
      } catch (error) {
        if (at > furthest) renew();
        furthest = Math.max(furthest, at);
        if (!(error instanceof Refusal) || error.status !== 416 || at === 0) throw error;
        at = 0;
        throw new Broken('the server does not go on from where it was');
      }
    },
  );
}

/** Where the bytes of an answer begin. */
function startOf({ status, headers }: Response): number {
  if (status !== 206) return 0;
  return Number(/^bytes (\d+)-/.exec(headers.get('content-range') ?? '')?.[1] ?? Number.NaN);
}

/** How many bytes the whole file has by the answer; undefined where that does not tell. */
function lengthOf({ status, headers }: Response, start: number): number | undefined {
  const [, total] = /\/(\d+)$/.exec((status === 206 && headers.get('content-range')) || '') ?? [];
  if (total !== undefined) return Number(total);
  const length = headers.get('content-length');
  return length === null ? undefined : start + Number(length);
}

/**
 * `fetch` unpacks whatever is marked as packed, as storages mark files that were stored packed (`.gz`): other bytes than
 * MLflow has would arrive.
 * @throws Refusal
 */
export function refusePacked({ status, headers }: Response, what: string): void {
  const encoding = headers.get('content-encoding') ?? 'identity';
  if (encoding === 'identity') return;
  const said = `, packed as ${visible(encoding)}`;
  throw new Refusal(`The ${what} comes packed as ${visible(encoding)}.`, { status, headers, body: '' }, said);
}

/** Of what is not the file that MLflow lists. */
export function otherSize(
  { status, headers }: Response,
  what: string,
  listed: number,
  given: number,
): Refusal {
  return new Refusal(
    `MLflow lists the ${what} with ${listed} bytes, and gives ${given}. Was it replaced meanwhile? Run the job again.`,
    { status, headers, body: '' },
    ` with ${given} bytes in place of ${listed}`,
  );
}

function explained({ address, retry }: Mlflow, what: string, error: unknown, tries: number): unknown {
  if (error instanceof UserError) return error;
  const reason = reasonOf(error, `no sign of life within ${retry.timeout / 1000} seconds`);
  const advice = certificateAdvice(reason) ?? 'Run the job again.';
  return new UserError(
    `The ${what} cannot be read from MLflow at ${address}: ${visible(reason)}${tries > 1 ? `, ${tries} times` : ''}. ${advice}`,
    { cause: error },
  );
}

import { isDeepStrictEqual } from 'node:util';
import { type Log, pause, UserError, visible } from '@mlops-actions/toolkit';
import type { Docker } from '../cli.js';
import { type Answer, type Asked, answered, ask } from './ask.js';
import {
  type ContainerState,
  createContainer,
  logTail,
  removeContainer,
  startContainer,
  stateOf,
} from './containers.js';
import { engineHost } from './engine-host.js';
import { atJsonPath } from './json-path.js';
import { whyUnready } from './why-unready.js';

export interface SmokeTest {
  /** That the image listens on. */
  readonly port: number;
  /** That answers when it is ready. */
  readonly path: string;
  /** Else any 2xx. */
  readonly status?: number;
  /** Milliseconds until it is ready, and again for the sample request. */
  readonly deadline: number;
  readonly env: ReadonlyMap<string, string>;
  readonly command: readonly string[];
  readonly request?: SampleRequest;
}

export interface SampleRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: ReadonlyMap<string, string>;
  readonly body?: string | Buffer;
  /** Else any 2xx. */
  readonly status?: number;
  readonly jsonPath?: string;
  /** Any JSON; absent: something must be there. */
  readonly equals?: unknown;
}

export interface SmokeResult {
  /** Milliseconds. */
  readonly readyAfter: number;
  /** Of `path`. */
  readonly status: number;
  /** Milliseconds, of the sample request. */
  readonly answeredIn?: number;
}

interface Tools {
  /** By which `removeLeft` finds what a killed step left. */
  readonly owner: string;
  /** That nobody else may read, for files that do not outlive the start of the test. */
  readonly folder: string;
  /** The image's name in messages. */
  readonly label: string;
  readonly log: Log;
  readonly fetch: typeof globalThis.fetch;
  /** Milliseconds. */
  readonly now: () => number;
}

const LOG_LINES = 40;
/** Milliseconds between two looks at a container that is not ready. */
const PACE = 250;

/**
 * Runs the image until it has answered, and removes the container and its anonymous volumes whatever happens.
 * @param image in the engine
 * @throws UserError: what failed, then the end of the container's log
 */
export async function smokeTest(
  docker: Docker,
  image: string,
  test: SmokeTest,
  tools: Tools,
): Promise<SmokeResult> {
  const { label, log, owner, folder } = tools;
  const host = await engineHost(docker);
  let id: string | undefined;
  try {
    const { port, env, command } = test;
    const loopback = host === '127.0.0.1';
    id = await createContainer(docker, { image, owner, folder, port, loopback, env, command });
    await startContainer(docker, id);
    const ready = await untilReady(docker, id, host, test, tools);
    log.info(
      `${label}: ready after ${(ready.readyAfter / 1000).toFixed(1)} s, ${test.path} answered ${ready.status}`,
    );
    if (test.request === undefined) return ready.result;
    const answeredIn = await sample(`${ready.base}${test.request.path}`, test, test.request, tools);
    log.info(`${label}: ${test.request.path} answered as expected in ${Math.round(answeredIn)} ms`);
    return { ...ready.result, answeredIn };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    throw new UserError(
      [`${label}: smoke-test: ${error.message}`, ...(await logLines(docker, id))].join('\n'),
      {
        cause: error,
      },
    );
  } finally {
    if (id !== undefined) await removeContainer(docker, id);
  }
}

async function logLines(docker: Docker, id: string | undefined): Promise<string[]> {
  const lines = id === undefined ? [] : await logTail(docker, id, LOG_LINES);
  if (id === undefined) return [];
  return lines.length === 0
    ? ['The container logged nothing.']
    : ['The end of its log:', ...lines.map((line) => `  ${line}`)];
}

interface Ready {
  readonly base: string;
  readonly readyAfter: number;
  readonly status: number;
  readonly result: SmokeResult;
}

async function untilReady(
  docker: Docker,
  id: string,
  host: string,
  test: SmokeTest,
  { fetch, now }: Tools,
): Promise<Ready> {
  const begun = now();
  let answer: Asked = { reason: 'no answer' };
  for (;;) {
    const state = await stateOf(docker, id, test.port);
    if (!state.running) throw new UserError(ended(test, state));
    const left = test.deadline - (now() - begun);
    if (left <= 0) throw new UserError(await whyUnready(docker, id, state, test, answer));
    const base = `http://${host}:${state.hostPort}`;
    // One that takes requests before it answers any is waited for; one that lost a request is asked again.
    const asked = await ask(fetch, `${base}${test.path}`, {}, Math.min(left, 30_000));
    // The last try, which the deadline cuts off, says less than an answer before it.
    if ('status' in asked || !('status' in answer)) answer = asked;
    if ('status' in answer && isExpected(answer.status, test.status)) {
      const readyAfter = now() - begun;
      const { status } = answer;
      return { base, readyAfter, status, result: { readyAfter, status } };
    }
    await pause(PACE);
  }
}

const isExpected = (status: number, wanted: number | undefined): boolean =>
  wanted === undefined ? status >= 200 && status < 300 : status === wanted;

function ended({ path }: SmokeTest, { exitCode, outOfMemory }: ContainerState): string {
  const why = outOfMemory ? ', as it took more memory than there is' : '';
  return `the container ended with code ${exitCode}${why}, before ${path} answered. An image that is tested goes on running and serves.`;
}

/** @returns milliseconds */
async function sample(
  url: string,
  test: SmokeTest,
  request: SampleRequest,
  { fetch, now }: Tools,
): Promise<number> {
  const { method, path, headers, body, status, jsonPath } = request;
  const begun = now();
  const answer = await ask(
    fetch,
    url,
    { method, headers: [...headers], ...(body !== undefined && { body }) },
    test.deadline,
  );
  const answeredIn = now() - begun;
  const what = `${method} ${path}`;
  if ('reason' in answer) throw new UserError(`${what} got no answer: ${visible(answer.reason)}.`);
  if (!isExpected(answer.status, status))
    throw new UserError(`${what} answered ${answered(answer)}, not ${status ?? 'a success (2xx)'}.`);
  if (jsonPath !== undefined) checkJson(what, answer, jsonPath, request);
  return answeredIn;
}

function checkJson(what: string, answer: Answer, path: string, { equals }: SampleRequest): void {
  let json: unknown;
  try {
    json = JSON.parse(answer.body);
  } catch {
    throw new UserError(
      `${what} answered no JSON${answer.whole ? '' : ', or more than 16 MB of it'}: ${answered(answer)}.`,
    );
  }
  const found = atJsonPath(json, path);
  if (found === undefined)
    throw new UserError(`${what}: there is no ${visible(path)} in what it answered: ${answered(answer)}.`);
  if (equals !== undefined && !isDeepStrictEqual(found, equals))
    throw new UserError(`${what}: ${visible(path)} is ${shown(found)}, not ${shown(equals)}.`);
}

function shown(json: unknown): string {
  const text = visible(JSON.stringify(json));
  return text.length > 300 ? `${text.slice(0, 300)}…` : text;
}

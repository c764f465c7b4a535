import { atJsonPath, envFileOf, type SmokeTest } from '@mlops-actions/docker';
import { UserError, visible } from '@mlops-actions/toolkit';
import { fieldsOf, linesOfYaml, pairsOfYaml, textOf } from './pairs.js';

/** A smoke test as the user wrote it; a body in a file is read later, when it is known where files are. */
export interface SmokeInput {
  readonly test: SmokeTest;
  readonly bodyFile?: string;
}

const FIELDS = ['port', 'path', 'status', 'deadline', 'env', 'command', 'request'];
const REQUEST_FIELDS = ['path', 'method', 'headers', 'body', 'body-file', 'status', 'json-path', 'equals'];

/** Seconds, where the input names none: an image that loads a model takes its time. */
const DEADLINE = '60';

/**
 * @param where names it in errors: `smoke-test`, `images[1].smoke-test`
 * @param texts the YAML with every scalar as it is written, so that `1.10` stays what it is
 * @param values the YAML as values, for what is compared or sent as JSON
 */
export function smokeInputOf(where: string, texts: unknown, values: unknown): SmokeInput {
  const fields = fieldsOf(where, texts, FIELDS);
  const text = (name: string) => textOf(`${where}.${name}`, fields[name] ?? '');
  const port = text('port');
  if (port === '')
    throw new UserError(
      `${where} needs the port that the image listens on. Write for example:\n  smoke-test: |\n    port: 8000\n    path: /health`,
    );
  const status = text('status');
  const env = pairsOfYaml(`${where}.env`, fields.env, 'WORKERS=1');
  envFileOf(env); // Refuses what cannot be a variable.
  const request = requestOf(where, fields.request, (values as { request?: unknown }).request);
  return {
    test: {
      port: whole(`${where}.port`, port, 1, 65_535),
      path: pathOf(`${where}.path`, text('path') || '/'),
      ...(status !== '' && { status: whole(`${where}.status`, status, 100, 599) }),
      deadline: whole(`${where}.deadline`, text('deadline') || DEADLINE, 1, 3600) * 1000,
      env,
      command: linesOfYaml(`${where}.command`, fields.command),
      ...(request && { request: request.request }),
    },
    ...(request?.bodyFile && { bodyFile: request.bodyFile }),
  };
}

function requestOf(smoke: string, texts: unknown, values: unknown) {
  if (texts === undefined || texts === '') return undefined;
  const where = `${smoke}.request`;
  const fields = fieldsOf(where, texts, REQUEST_FIELDS);
  const text = (name: string) =>
    typeof fields[name] === 'object' ? '' : textOf(`${where}.${name}`, fields[name] ?? '');
  const { body, equals } = values as { body?: unknown; equals?: unknown };
  const bodyFile = text('body-file');
  if (body !== undefined && body !== null && bodyFile !== '')
    throw new UserError(`${where}: body and body-file exclude each other. Leave one of them out.`);
  const hasBody = bodyFile !== '' || (body !== undefined && body !== null);
  const jsonPath = text('json-path');
  if (jsonPath === '' && equals !== undefined)
    throw new UserError(
      `${where}: equals is what stands at json-path, which is not given. Write for example:\n  json-path: $.label\n  equals: positive`,
    );
  if (jsonPath !== '') atJsonPath({}, jsonPath); // Refuses what is no path.
  const headers = new Map(
    [...pairsOfYaml(`${where}.headers`, fields.headers, 'authorization=Bearer test')].map(([name, value]) => [
      name.toLowerCase(),
      value,
    ]),
  );
  if (typeof body === 'object' && body !== null && !headers.has('content-type'))
    headers.set('content-type', 'application/json');
  const status = text('status');
  const method = (text('method') || (hasBody ? 'POST' : 'GET')).toUpperCase();
  if (!/^[A-Z]+$/.test(method))
    throw new UserError(
      `${where}.method: "${visible(method)}" is no method. Write for example:\n  method: POST`,
    );
  if (hasBody && ['GET', 'HEAD'].includes(method))
    throw new UserError(`${where}: a ${method} has no body. Write for example:\n  method: POST`);
  return {
    request: {
      method,
      path: pathOf(`${where}.path`, text('path') || '/'),
      headers,
      ...(body !== undefined && body !== null && { body: bodyOf(body) }),
      ...(status !== '' && { status: whole(`${where}.status`, status, 100, 599) }),
      ...(jsonPath !== '' && { jsonPath }),
      ...(equals !== undefined && { equals }),
    },
    bodyFile,
  };
}

/** A text as it is, a mapping or a list as JSON. */
function bodyOf(body: unknown): string {
  return typeof body === 'string' ? body : JSON.stringify(body);
}

function pathOf(input: string, path: string): string {
  if (!path.startsWith('/') || path.startsWith('//') || /\s/.test(path))
    throw new UserError(
      `${input}: "${visible(path)}" is not a path of the image's server. Write for example:\n  path: /health`,
    );
  return path;
}

function whole(input: string, text: string, least: number, most: number): number {
  const number = Number(text);
  if (!/^\d+$/.test(text) || number < least || number > most)
    throw new UserError(`${input}: "${visible(text)}" is not a whole number from ${least} to ${most}.`);
  return number;
}

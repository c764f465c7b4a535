import { certificateAdvice, destinationOf, reasonOf, UserError, visible } from '@mlops-actions/toolkit';

/** A refusal by the server, or by the storage of its files. */
export class Refusal extends UserError {
  readonly status: number;
  readonly headers: Headers;
  /** In short: `503 "Artifact serving is disabled."` */
  readonly answer: string;
  /** MLflow's own: `RESOURCE_DOES_NOT_EXIST`. Absent when the answer is not MLflow's, but a proxy's or a web page. */
  readonly code: string | undefined;

  constructor(message: string, { status, headers }: Answer, said: string, code?: string) {
    super(message);
    this.status = status;
    this.headers = headers;
    this.answer = `${status}${said}`;
    this.code = code;
  }

  /** Whether it is a setting of the server that refuses: MLflow says 503 of those too. */
  get isLasting(): boolean {
    return /--(no-)?serve-artifacts|--artifacts-only|workspaces are not enabled/.test(this.answer);
  }
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
}

export interface Question {
  readonly url: URL;
  /** The server's address, for messages. */
  readonly address: string;
  /** What is asked for, for messages: `run 0a1b`. */
  readonly what: string;
  readonly hasCredentials: boolean;
  /** How long an answer is waited for. */
  readonly seconds: number;
}

/** What the user can do about an answer that is no success. */
export function refusalOf(answer: Answer, { url, address, what, hasCredentials }: Question): Refusal {
  const { status, headers, body } = answer;
  const { code, message } = errorIn(body);
  const said = quoted(message ?? (isPage(answer) ? '' : body));
  const server = `MLflow at ${address}`;
  const refusal = (text: string) => new Refusal(text, answer, said, code);

  if (status >= 300 && status < 400)
    return refusal(
      `${address} sends requests on to ${destinationOf(headers.get('location') ?? '', url.href)} (${status}). If MLflow is there, write that as MLFLOW_TRACKING_URI; if it is a page to log in at, the server needs a way in for programs.`,
    );
  if (status === 401)
    return refusal(
      hasCredentials
        ? `${server} does not accept the credentials (401${said}). Check MLFLOW_TRACKING_USERNAME and MLFLOW_TRACKING_PASSWORD, or MLFLOW_TRACKING_TOKEN.`
        : `${server} asks for an account (401${said}). Write for example:\n  env:\n    MLFLOW_TRACKING_USERNAME: ci\n    MLFLOW_TRACKING_PASSWORD: $\{{ secrets.MLFLOW_TRACKING_PASSWORD }}\nor MLFLOW_TRACKING_TOKEN, where the server takes bearer tokens.`,
    );
  if (status === 403 && /invalid host header/i.test(body))
    return refusal(
      `${server} does not answer to the name ${url.host} (403${said}). Start it with that name allowed: --allowed-hosts ${url.host}, or MLFLOW_SERVER_ALLOWED_HOSTS. A service container is better reached as http://localhost:PORT.`,
    );
  if (/workspaces are not enabled/.test(said))
    return refusal(`${server} has no workspaces (${status}${said}). Leave MLFLOW_WORKSPACE unset.`);
  if (status === 403)
    return refusal(
      `${server} has no ${what}, or the account may not read it (403${said}). ${hasCredentials ? 'Give the account READ permission.' : 'No credentials were given: set MLFLOW_TRACKING_USERNAME and MLFLOW_TRACKING_PASSWORD, or MLFLOW_TRACKING_TOKEN.'}`,
    );
  if (status === 404 && code === undefined)
    return refusal(
      `${address} does not know ${url.pathname} (404${said}). Is MLFLOW_TRACKING_URI complete? A server behind a path needs it, as in https://example.com/mlflow.`,
    );
  if (status === 404) return refusal(`${server} has no ${what} (404${said}).`);
  return refusal(`${server} did not give ${what}: it answered ${status}${said}.`);
}

/** What the storage of a server's files says to one of its links. Its answers tell more than the log is to know. */
export function storageRefusalOf(answer: Answer, { host }: URL, what: string): Refusal {
  const said = quoted(/<Code>(\w{1,100})<\/Code>/.exec(answer.body)?.[1] ?? '');
  return new Refusal(
    `The storage at ${host} did not give ${what}: it answered ${answer.status}${said}.`,
    answer,
    said,
  );
}

/** A success that holds no JSON. */
export function notMlflow(answer: Answer, { url, address }: Question): Refusal {
  const found = isPage(answer) ? 'a web page' : 'something else than JSON';
  return new Refusal(
    `${address} answered ${url.pathname} with ${found}, so it is not MLflow that answers. Is it a page to log in at? Else check MLFLOW_TRACKING_URI: a server behind a path needs it, as in https://example.com/mlflow.`,
    answer,
    ` with ${found}`,
  );
}

/** No answer at all: the way there failed. */
export function unreachable(error: unknown, { address, seconds }: Question, tries: number): UserError {
  if (error instanceof UserError) return error;
  const reason = reasonOf(error, `no answer within ${seconds} seconds`);
  const advice = certificateAdvice(reason) ?? 'Is MLFLOW_TRACKING_URI right, and can this runner reach it?';
  return new UserError(
    `MLflow at ${address} cannot be reached: ${visible(reason)}${tries > 1 ? `, ${tries} times` : ''}. ${advice}`,
    { cause: error },
  );
}

/** MLflow's own errors, and those of the framework that it runs in. */
function errorIn(body: string): { code?: string; message?: string } {
  try {
    const { error_code: code, message, detail } = JSON.parse(body);
    return {
      ...(typeof code === 'string' && { code }),
      ...(typeof message === 'string' ? { message } : typeof detail === 'string' && { message: detail }),
    };
  } catch {
    return {};
  }
}

function isPage({ headers, body }: Answer): boolean {
  return /html/.test(headers.get('content-type') ?? '') && /^\s*</.test(body);
}

function quoted(text: string): string {
  const line = visible(text.trim().slice(0, 200));
  return line === '' ? '' : ` "${line}"`;
}

/** In place of what the server has not, or not any more. */
export function missing(error: unknown): undefined {
  if (error instanceof Refusal && error.status === 404) return undefined;
  throw error;
}

/** An answer in JSON that lacks what every MLflow gives. */
export function strange(address: string): UserError {
  return new UserError(
    `${address} answered, but not as MLflow does. Is MLFLOW_TRACKING_URI the address of a tracking server?`,
  );
}

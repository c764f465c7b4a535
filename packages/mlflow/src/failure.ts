import { reasonOf, UserError, visible } from '@mlops-actions/toolkit';

/** A refusal by the server. */
export class Refusal extends UserError {
  constructor(
    message: string,
    readonly status: number,
    /** MLflow's own: `RESOURCE_DOES_NOT_EXIST`. Absent when the answer is not MLflow's, but a proxy's or a web page. */
    readonly code?: string,
  ) {
    super(message);
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
}

/** What the user can do about an answer that is no success. */
export function refusalOf(answer: Answer, { url, address, what, hasCredentials }: Question): Refusal {
  const { status, headers, body } = answer;
  const { error_code: code, message } = errorIn(body);
  const said = quoted(message ?? (isPage(answer) ? '' : body));
  const server = `MLflow at ${address}`;
  const refusal = (text: string) => new Refusal(text, status, code);

  if (status >= 300 && status < 400)
    return refusal(
      `${address} sends requests on to ${destinationOf(headers, url)} (${status}). If MLflow is there, write that as MLFLOW_TRACKING_URI; if it is a page to log in at, the server needs a way in for programs.`,
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

/** A success that holds no JSON. */
export function notMlflow(answer: Answer, { url, address }: Question): UserError {
  return new UserError(
    `${address} answered ${url.pathname} with ${isPage(answer) ? 'a web page' : 'something else than JSON'}, so it is not MLflow that answers. Is it a page to log in at? Else check MLFLOW_TRACKING_URI: a server behind a path needs it, as in https://example.com/mlflow.`,
  );
}

const TIMEOUT = 'no answer within a minute';

/** No answer at all: the way there failed. */
export function unreachable(error: unknown, { address }: Question, tries: number): UserError {
  const reason = reasonOf(error, TIMEOUT);
  const advice = isCertificate(reason)
    ? 'Node does not trust its certificate: set NODE_EXTRA_CA_CERTS to the file of the authority that signed it.'
    : 'Is MLFLOW_TRACKING_URI right, and can this runner reach it?';
  return new UserError(
    `MLflow at ${address} cannot be reached: ${visible(reason)}${tries > 1 ? `, ${tries} times` : ''}. ${advice}`,
    { cause: error },
  );
}

/** Waiting does not make a certificate good. */
export function isFinal(error: unknown): boolean {
  return isCertificate(reasonOf(error, TIMEOUT));
}

function isCertificate(reason: string): boolean {
  return /CERT|SELF_SIGNED|VERIFY/.test(reason);
}

function errorIn(body: string): { error_code?: string; message?: string } {
  try {
    const { error_code, message } = JSON.parse(body);
    return {
      ...(typeof error_code === 'string' && { error_code }),
      ...(typeof message === 'string' && { message }),
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

/** Without its query, in which a login may carry what is secret. */
function destinationOf(headers: Headers, from: URL): string {
  const location = headers.get('location') ?? '';
  if (!URL.canParse(location, from.href)) return 'another place';
  const { origin, pathname } = new URL(location, from);
  return visible(`${origin}${pathname}`);
}

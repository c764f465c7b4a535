import { reasonOf, UserError, visible } from '@mlops-actions/toolkit';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
}

/** A refusal by the server: the same request again would be refused again. */
export class Refusal extends UserError {
  constructor(
    message: string,
    readonly status: number,
  ) {
    super(message);
  }
}

/** What the user can do about an answer that is no success. */
export function refusalOf({ status, body }: Answer, url: string, hasKey: boolean): Refusal {
  const said = quoted(messageIn(body));
  const refusal = (text: string) => new Refusal(text, status);
  if (status >= 300 && status < 400)
    return refusal(
      `${url} sends requests on to another place (${status}). Write the server's final address as endpoint.`,
    );
  if (status === 401 || status === 403)
    return refusal(
      `${url} ${hasKey ? 'does not accept the key' : 'asks for a key'} (${status}${said}). Write:\n  env:\n    OPENAI_API_KEY: $\{{ secrets.OPENAI_API_KEY }}`,
    );
  if (status === 404)
    return refusal(
      `${url} is not there (404${said}). Is it the server, with its path up to /v1, and the model one that it serves? Write for example:\n  endpoint: http://localhost:8000/v1`,
    );
  if (/context (length|size|window)/i.test(said))
    return refusal(
      `${url} refused a prompt as too long (${status}${said}). Write how many tokens a window may have, for example:\n  context: 2047`,
    );
  return refusal(`${url} answered ${status}${said}.`);
}

export function notJson({ status, body }: Answer, url: string): Refusal {
  return new Refusal(
    `${url} answered ${/^\s*</.test(body) ? 'with a web page' : `something else than JSON${quoted(body)}`}, so no OpenAI-compatible server answers there. Check endpoint.`,
    status,
  );
}

/** No answer at all: the way there failed. */
export function unreachable(error: unknown, url: string, tries: number): UserError {
  return new UserError(
    `${url} cannot be reached: ${visible(reasonOf(error, 'no answer within five minutes'))}, ${tries === 1 ? 'once' : `${tries} times`}. Is endpoint right, and has the server finished loading its model? A step before this one can wait for it:\n  - run: curl --retry 60 --retry-all-errors --retry-delay 5 --fail --silent ${new URL(url).origin}/v1/models`,
    { cause: error },
  );
}

/** OpenAI's and llama.cpp's way to say it, older vLLM's, FastAPI's; or the text as it came, unless it is a page. */
function messageIn(body: string): string {
  try {
    const { error, message, detail } = JSON.parse(body);
    const said = error?.message ?? message ?? detail ?? body;
    return typeof said === 'string' ? said : JSON.stringify(said);
  } catch {
    return /^\s*</.test(body) ? '' : body;
  }
}

function quoted(text: string): string {
  const line = visible(text.trim().slice(0, 300));
  return line === '' ? '' : `, "${line}"`;
}

import { UserError, visible } from '@mlops-actions/toolkit';

export interface Address {
  /** Under which OpenAI's paths are: `http://localhost:8000/v1` */
  readonly api: string;
  /** Under which a server has paths of its own: `http://localhost:8000` */
  readonly root: string;
}

const EXAMPLE = '\n  endpoint: http://localhost:8000/v1';

/**
 * @param endpoint the server, its API (`…/v1`) or its completions (`…/v1/completions`)
 * @throws UserError when it is no address, or has credentials in it
 */
export function addressOf(endpoint: string): Address {
  const url = URL.canParse(endpoint) ? new URL(endpoint) : undefined;
  if (!url || !/^https?:$/.test(url.protocol))
    throw new UserError(
      `endpoint "${visible(endpoint)}" is no address. Write where the server listens:${EXAMPLE}`,
    );
  if (url.username !== '' || url.password !== '')
    throw new UserError(
      `endpoint has credentials in it, which logs would show. Write it without:${EXAMPLE}\nand give the key as a secret:\n  env:\n    OPENAI_API_KEY: $\{{ secrets.OPENAI_API_KEY }}`,
    );
  const path = url.pathname.replace(/\/+$/, '').replace(/(\/chat)?\/completions$/, '');
  const api = url.origin + (path === '' ? '/v1' : path);
  return { api, root: api.replace(/\/v1$/, '') };
}

import { access, type Hub, isObject, jsonOf, strange } from './client.js';
import type { Manner } from './transport.js';

/** More of them only a server gives that never ends: with a thousand files each, ten million. */
export const MOST_PAGES = 10_000;

/**
 * The entries of a list that comes in pages. @huggingface/hub has such lists too, but follows `Link` in circles and takes any
 * answer for a list.
 * @param path below the endpoint, encoded
 * @throws Failure; UserError for what is no such list
 */
export async function* listed(
  hub: Hub,
  path: string,
  manner: Manner,
): AsyncGenerator<Record<string, unknown>> {
  const { fetch, accessToken } = access(hub, manner);
  const headers = { accept: 'application/json', authorization: `Bearer ${accessToken}` };
  const seen = new Set<string>();
  for (let url: string | undefined = `${hub.endpoint}${path}`; url !== undefined; ) {
    if (seen.has(url) || seen.size === MOST_PAGES) throw strange(hub);
    seen.add(url);
    const response: Response = await fetch(url, { headers });
    const entries = jsonOf(await response.text());
    if (!Array.isArray(entries) || !entries.every(isObject)) throw strange(hub);
    yield* entries;
    const next: string | undefined = /<([^>]+)>;\s*rel="?next\b/.exec(
      response.headers.get('link') ?? '',
    )?.[1];
    if (next !== undefined && !URL.canParse(next, url)) throw strange(hub);
    url = next && new URL(next, url).href;
  }
}

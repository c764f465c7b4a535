import { reasonOf, visible } from '@mlops-actions/toolkit';
import { foreign } from '../foreign.js';

/** Bytes of an answer that are read: far more than any sample's. */
const MOST = 16 * 2 ** 20;

export interface Answer {
  readonly status: number;
  readonly body: string;
  /** Whether that is all of it. */
  readonly whole: boolean;
  readonly location?: string;
}

/** `reason`: there was none. */
export type Asked = Answer | { readonly reason: string };

/** Never throws: that there is no answer is an answer. */
export async function ask(
  fetch: typeof globalThis.fetch,
  url: string,
  init: RequestInit,
  timeout: number,
): Promise<Asked> {
  try {
    const response = await fetch(url, {
      ...init,
      redirect: 'manual',
      signal: AbortSignal.timeout(Math.ceil(timeout)),
    });
    const location = response.headers.get('location');
    const { status } = response;
    return { status, ...(await start(response)), ...(location !== null && { location }) };
  } catch (error) {
    return { reason: reasonOf(error, 'it takes too long') };
  }
}

async function start(response: Response): Promise<{ body: string; whole: boolean }> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    chunks.push(chunk);
    bytes += chunk.length;
    if (bytes > MOST) break;
  }
  return { body: Buffer.concat(chunks).subarray(0, MOST).toString(), whole: bytes <= MOST };
}

/** `500 "the start of what it said"` */
export function answered({ status, body, location }: Answer): string {
  const to = location === undefined ? '' : ` to ${foreign(location)}`;
  const said = visible(body.trim().slice(0, 300));
  return `${status}${to}${said === '' ? '' : ` "${said}${body.trim().length > 300 ? '…' : ''}"`}`;
}

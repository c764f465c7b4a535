import { ask, type Hub, isObject, strange } from './client.js';
import { MOST_PAGES } from './pages.js';
import type { Manner } from './transport.js';
import { whoIs } from './who.js';

export interface PullRequest {
  readonly number: number;
  readonly url: string;
  /** `refs/pr/1`: to read from and to commit to. */
  readonly ref: string;
}

/** Who a job is that came in by its OIDC token; nobody else can have brackets in a name. */
const OIDC = '[OIDC]';

/**
 * The newest open pull request of this title that is the token's owner's, or the job's: anybody may open one of any title.
 */
export async function findOwnPullRequest(
  hub: Hub,
  repoId: string,
  title: string,
  manner: Manner,
): Promise<PullRequest | undefined> {
  const found = (await openPullRequests(hub, repoId, manner)).filter((one) => one.title === title);
  if (found.length === 0) return undefined;
  const name = hub.auth === 'token' ? (await whoIs(hub, manner)).name : OIDC;
  const own = found.filter(({ author }) => author?.name === name).map(({ num }) => num);
  if (own.length === 0) return undefined;
  const number = Math.max(...own);
  return { number, url: pullRequestUrl(hub, repoId, number), ref: `refs/pr/${number}` };
}

export function pullRequestUrl({ endpoint }: Hub, repoId: string, number: number): string {
  return `${endpoint}/${repoId}/discussions/${number}`;
}

interface Discussion {
  readonly num: number;
  readonly title: string;
  readonly isPullRequest: boolean;
  readonly status: string;
  readonly author?: { readonly name?: string };
}

async function openPullRequests(hub: Hub, repoId: string, manner: Manner): Promise<Discussion[]> {
  const all: Discussion[] = [];
  for (let page = 0; ; page++) {
    const { json } = await ask(
      hub,
      `/api/models/${repoId}/discussions?type=pull_request&status=open&p=${page}`,
      manner,
    );
    if (!Array.isArray(json?.discussions) || !json.discussions.every(isObject) || page === MOST_PAGES)
      throw strange(hub);
    all.push(...json.discussions);
    if (json.discussions.length === 0 || all.length >= Number(json.count ?? 0))
      return all.filter(({ isPullRequest, status }) => isPullRequest && status === 'open');
  }
}

import { UserError, visible } from '@mlops-actions/toolkit';
import { attempt, NOT_AGAIN, once, type Purpose, strange } from './attempt.js';
import type { GitHub } from './client.js';
import { isMissing } from './failure.js';

/** A comment of the token's own on an issue, a pull request or a commit. */
export interface Comment {
  readonly id: number;
  /** Its id in GraphQL. */
  readonly nodeId: string;
  /** Of its web page. */
  readonly url: string;
  /** As it stands there: foreign text as soon as somebody has edited it. */
  readonly body: string;
}

/** Where comments are: what issues and pull requests have in common with commits. */
export interface Thread {
  /** `#5` */
  readonly name: string;
  readonly permission: Omit<Purpose, 'doing'>;
  /** In GraphQL: its field of the repository, the types that has, the variable of its argument. */
  readonly field: string;
  readonly types: readonly string[];
  readonly variable: { readonly name: string; readonly type: string; readonly value: string | number };
  /** Path of its comments in the repository's REST API. */
  readonly path: string;
}

export function findIn(
  github: GitHub,
  thread: Thread,
  isOurs: (body: string) => boolean,
): Promise<Comment | undefined> {
  const purpose = { ...thread.permission, doing: `look for a comment on ${thread.name}` };
  return attempt(github, purpose, async () => {
    let pages = await read(
      github,
      thread,
      `first: comments(first: 100) ${PAGE} last: comments(last: 100) ${PAGE}`,
    );
    let left = (pages.last?.totalCount ?? 0) - 200;
    for (;;) {
      const found = newest(pages.last, isOurs) ?? newest(pages.first, isOurs);
      if (found || left <= 0) return found;
      // From both ends towards the middle: ours is mostly near one of them.
      const [after, before] = [pages.first?.pageInfo.endCursor, pages.last?.pageInfo.startCursor];
      const first = `first: comments(first: ${Math.min(left, 100)}, after: ${quoted(after)}) ${PAGE}`;
      const last = `last: comments(last: ${Math.min(left - 100, 100)}, before: ${quoted(before)}) ${PAGE}`;
      pages = await read(github, thread, left > 100 ? `${first} ${last}` : first);
      left -= 200;
    }
  });
}

function quoted(cursor: string | null | undefined): string {
  return JSON.stringify(cursor ?? null);
}

// Not databaseId: GraphQL's integers end at 2³¹, and ids of comments are beyond. The url holds it.
const PAGE =
  '{ totalCount nodes { id url body isMinimized viewerDidAuthor } pageInfo { startCursor endCursor } }';

interface Page {
  readonly totalCount: number;
  readonly nodes: readonly ({
    readonly id: string;
    readonly url: string;
    readonly body: string;
    readonly isMinimized: boolean;
    readonly viewerDidAuthor: boolean;
  } | null)[];
  readonly pageInfo: { readonly startCursor: string | null; readonly endCursor: string | null };
}

async function read(
  github: GitHub,
  { name, field, types, variable }: Thread,
  comments: string,
): Promise<{ first?: Page; last?: Page }> {
  const { owner, repo } = github.at;
  const query = `query ($owner: String!, $repo: String!, $${variable.name}: ${variable.type}!) {
    repository(owner: $owner, name: $repo) {
      thread: ${field}(${variable.name}: $${variable.name}) { ${types.map((type) => `... on ${type} { ${comments} }`).join(' ')} }
    }
  }`;
  const data = await github.octokit.graphql<{ repository?: { thread: object | null } } | undefined>(query, {
    owner,
    repo,
    [variable.name]: variable.value,
  });
  if (data?.repository === undefined) throw strange(github);
  if (data.repository?.thread == null || Object.keys(data.repository.thread).length === 0)
    throw new UserError(`${visible(github.settings.repository)} has no ${visible(name)}.`);
  return data.repository.thread;
}

function newest(page: Page | undefined, isOurs: (body: string) => boolean): Comment | undefined {
  for (const node of page?.nodes.toReversed() ?? []) {
    if (!node?.viewerDidAuthor || node.isMinimized || !isOurs(node.body)) continue;
    const { id: nodeId, url, body } = node;
    const id = Number(/comment-(\d+)$/.exec(url)?.[1]);
    if (id > 0) return { id, nodeId, url, body };
  }
  return undefined;
}

export function createIn(
  github: GitHub,
  thread: Thread,
  body: string,
  isThis: (body: string) => boolean,
): Promise<Comment> {
  const purpose = { ...thread.permission, doing: `comment on ${thread.name}` };
  return attempt(github, purpose, () =>
    once(
      async () => {
        const { data } = await github.octokit.request(`POST /repos/{owner}/{repo}/${thread.path}`, {
          ...github.at,
          body,
          ...NOT_AGAIN,
        });
        return commentOf(github, data);
      },
      () => findIn(github, thread, isThis),
    ),
  );
}

/** Where one kind of comments is, in the repository's REST API. */
export interface CommentKind {
  readonly path: 'issues/comments' | 'comments';
  readonly permission: Omit<Purpose, 'doing'>;
}

export function updateOf(github: GitHub, kind: CommentKind, id: number, body: string): Promise<Comment> {
  return attempt(github, { ...kind.permission, doing: `edit the comment ${id}` }, async () => {
    const at = { ...github.at, comment_id: id };
    const route = `/repos/{owner}/{repo}/${kind.path}/{comment_id}`;
    try {
      const { data } = await github.octokit.request(`PATCH ${route}`, { ...at, body });
      return commentOf(github, data);
    } catch (error) {
      if (isMissing(error) && (await isGone(github, kind, id)))
        throw new UserError(
          `The comment ${id} was deleted while this job was about to edit it. Run the job again.`,
        );
      throw error;
    }
  });
}

export function deleteOf(github: GitHub, kind: CommentKind, id: number): Promise<void> {
  return attempt(github, { ...kind.permission, doing: `delete the comment ${id}` }, async () => {
    try {
      const { status } = await github.octokit.request(
        `DELETE /repos/{owner}/{repo}/${kind.path}/{comment_id}`,
        { ...github.at, comment_id: id },
      );
      if (status !== 204) throw strange(github);
    } catch (error) {
      // As after a first try whose answer was lost.
      if (!isMissing(error) || !(await isGone(github, kind, id))) throw error;
    }
  });
}

/** 404 is also what GitHub says to a token that may not write; whether the comment is there, it tells everybody who reads. */
async function isGone(github: GitHub, { path }: CommentKind, id: number): Promise<boolean> {
  try {
    await github.octokit.request(`GET /repos/{owner}/{repo}/${path}/{comment_id}`, {
      ...github.at,
      comment_id: id,
    });
    return false;
  } catch (error) {
    if (isMissing(error)) return true;
    throw error;
  }
}

function commentOf(
  github: GitHub,
  data: { id?: unknown; node_id?: unknown; html_url?: unknown; body?: unknown } | null,
): Comment {
  const { id, node_id: nodeId, html_url: url, body } = data ?? {};
  if (typeof id !== 'number' || typeof nodeId !== 'string' || typeof url !== 'string') throw strange(github);
  return { id, nodeId, url, body: String(body ?? '') };
}

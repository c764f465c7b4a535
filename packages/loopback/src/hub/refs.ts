import { jsonAnswer } from '../exchange.js';
import type { Reply } from '../faulty-server.js';
import { nameOf } from './accounts.js';
import { EMPTY, noSuchRevision, Refusal } from './exchange.js';
import type { Commit } from './git.js';
import { decoded, type RepoCall, type SentRepoCall } from './routes.js';

/** `GET …/refs` */
export function refs({ repository, url }: RepoCall): Reply {
  const refsOf = (commits: Iterable<[string, Commit]>, folder: string) =>
    [...commits].map(([name, { oid }]) => ({ name, ref: `${folder}${name}`, targetCommit: oid }));
  const pullRequests = [...repository.heads].filter(([name]) => name.startsWith('refs/'));
  return jsonAnswer(200, {
    branches: refsOf(repository.branches, 'refs/heads/'),
    converts: [],
    tags: refsOf(repository.tags, 'refs/tags/'),
    ...(url.searchParams.get('include_prs') === '1' && { pullRequests: refsOf(pullRequests, '') }),
  });
}

/** `POST …/branch/{name}` */
export function createBranch({ repository, sender, body, parts: [, name = ''] }: SentRepoCall): Reply {
  const branch = decoded(name);
  if (!isRefName(branch)) throw new Refusal(400, `Invalid branch name: ${branch}`);
  const start = repository.at(body.startingPoint ?? 'main');
  const exists = repository.heads.has(branch);
  if (exists && !body.overwrite) throw new Refusal(409, `Reference already exists: refs/heads/${branch}`);
  if (body.emptyBranch)
    repository.commit(branch, undefined, [], { author: nameOf(sender), title: 'initial commit' });
  else if (!exists || body.startingPoint !== undefined) repository.heads.set(branch, start);
  return EMPTY;
}

/** `DELETE …/branch/{name}` */
export function deleteBranch({ repository, parts: [, name = ''] }: SentRepoCall): Reply {
  const branch = decoded(name);
  if (branch === 'main') throw new Refusal(403, 'You cannot delete the main branch');
  if (!repository.branches.has(branch)) throw noSuchRevision(branch);
  repository.heads.delete(branch);
  return EMPTY;
}

/** `POST …/tag/{rev}` */
export function createTag({ repository, body, parts: [, rev = ''] }: SentRepoCall): Reply {
  if (!isRefName(body.tag)) throw new Refusal(400, `Invalid tag name: ${body.tag}`);
  const commit = repository.at(decoded(rev));
  if (repository.tags.has(body.tag)) throw new Refusal(409, `Tag already exists: refs/tags/${body.tag}`);
  repository.tags.set(body.tag, commit);
  return EMPTY;
}

/** `DELETE …/tag/{name}` */
export function deleteTag({ repository, parts: [, name = ''] }: SentRepoCall): Reply {
  const tag = decoded(name);
  if (!repository.tags.delete(tag)) throw noSuchRevision(tag);
  return EMPTY;
}

/** What git takes for the name of a branch or a tag (git-check-ref-format), and is no name of the Hub's own. */
function isRefName(name: string): boolean {
  return (
    !/^refs\/|^[-/.]|[/.]$|\.lock$|\.\.|\/\/|\/\.|@\{|[\x00-\x20\x7f~^:?*[\\]/.test(name) &&
    !['', '@', 'HEAD'].includes(name)
  );
}

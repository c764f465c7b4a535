import { mergeBaseFromGitHub } from './from-github.js';
import { localFirst, mergeBaseIn, parentsOf } from './git.js';
import type { BaselinePorts } from './locate.js';

/**
 * What a pull request is compared with, so that it answers for its own changes alone. GitHub checks out a merge of its head
 * into the base branch, which may be newer than the event's `base`: then the commit that it was merged into, since the
 * files hold all that has come to the base branch. Else the merge base.
 * @returns its id
 * @throws UserError when neither the local repository nor GitHub can tell
 */
export async function baseOfPullRequest(base: string, head: string, ports: BaselinePorts): Promise<string> {
  const parents = await localFirst(parentsOf(ports.context.workspace, 'HEAD'), async () => []);
  const [into, merged, ...more] = parents;
  if (into !== undefined && merged === head && more.length === 0) return into;
  return mergeBaseOf(base, head, ports);
}

/**
 * The commit where two refs parted: by the local repository when it has both and its history is whole, else by GitHub.
 * @returns its id
 * @throws UserError when neither can tell
 */
export function mergeBaseOf(base: string, head: string, ports: BaselinePorts): Promise<string> {
  return localFirst(mergeBaseIn(ports.context.workspace, base, head), (why) =>
    mergeBaseFromGitHub(base, head, why, ports),
  );
}

import { mergeBaseFromGitHub } from './from-github.js';
import { mergeBaseIn, Unavailable } from './git.js';
import type { BaselinePorts } from './locate.js';

/**
 * The commit where two refs parted: by the local repository when it has both and its history is whole, else by GitHub.
 * @returns its id
 * @throws UserError when neither can tell
 */
export async function mergeBaseOf(base: string, head: string, ports: BaselinePorts): Promise<string> {
  try {
    return await mergeBaseIn(ports.context.workspace, base, head);
  } catch (error) {
    if (!(error instanceof Unavailable)) throw error;
    return mergeBaseFromGitHub(base, head, error.message, ports);
  }
}

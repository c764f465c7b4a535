import { UserError, visible } from '@mlops-actions/toolkit';
import { problemOfPath } from './path.js';

/** Hidden names are refused too: beside a report in the workspace's root stands `.git`, whose config may hold a token. */
export function refuseSiblingName(name: string): void {
  const problem = problemOfPath(name) ?? (/(^|\/)\./.test(name) ? 'is hidden' : undefined);
  if (problem === undefined) return;
  throw new UserError(
    `baseline: it names a file "${visible(name)}", which ${problem}. Expected a file in the baseline's own folder.`,
  );
}

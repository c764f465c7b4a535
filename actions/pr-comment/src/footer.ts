import { codeSpan } from '@mlops-actions/report';
import { type Context, version } from '@mlops-actions/toolkit';

/** Which commit and which run the comment tells of. Addresses and names are the runner's own. */
export function footerOf({ runUrl }: Context, sha: string | undefined, trusted: boolean): string {
  const parts = [
    sha && `commit ${codeSpan(sha.slice(0, 7))}`,
    runUrl && `[run](${runUrl})`,
    !trusted && 'reports of another job, shown as they stand',
    `mlops-actions ${version}`,
  ];
  return `<sub>${parts.filter(Boolean).join(' · ')}</sub>`;
}

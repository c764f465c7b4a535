import { type Context, version } from '@mlops-actions/toolkit';
import type { Provenance } from './types.js';

/** What every report says of the run that it comes from. @param baseSha the commit of the baseline */
export function provenanceOf(
  { repository, sha, runUrl, job }: Context,
  baseSha: string | undefined,
): Pick<Provenance, 'repository' | 'sha' | 'baseSha' | 'runUrl' | 'job' | 'version'> {
  return {
    ...(repository && { repository }),
    ...(sha && { sha }),
    ...(baseSha && { baseSha }),
    ...(runUrl && { runUrl }),
    ...(job && { job }),
    version,
  };
}

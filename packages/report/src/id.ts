import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Context } from '@mlops-actions/toolkit';
import { reportFileStem } from './write.js';

/**
 * Names a step's report among those that a comment gathers, the same in every run: by the job and `name`. With a number where
 * the job has a report of that id already: a step that is there twice, as in a composite action that is used twice, leaves
 * two reports.
 */
export function unusedReportId({ job, step, reports }: Context, action: string, name = step): string {
  const id = [job, name].filter(Boolean).join('.') || 'local';
  for (let n = 1; ; n++) {
    const unused = n === 1 ? id : `${id}-${n}`;
    if (!existsSync(join(reports, `${reportFileStem({ action, id: unused })}.json`))) return unused;
  }
}

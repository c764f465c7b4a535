import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { reportFileStem } from './write.js';

/**
 * The id, with a number where the job has a report of that id already: a step that is there twice, as in a composite action
 * that is used twice, leaves two reports.
 */
export function unusedReportId(folder: string, action: string, id: string): string {
  for (let n = 1; ; n++) {
    const name = n === 1 ? id : `${id}-${n}`;
    if (!existsSync(join(folder, `${reportFileStem({ action, id: name })}.json`))) return name;
  }
}

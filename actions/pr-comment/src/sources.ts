import { type Context, UserError } from '@mlops-actions/toolkit';
import { type Body, readBodies } from './body.js';
import { type Content, type Gap, worstFirst } from './content.js';
import { type Gathered, gatherReports } from './gather.js';
import type { Inputs } from './inputs.js';

/** What the earlier steps and the user have to say. */
export interface Sources extends Gathered {
  readonly bodies: readonly Body[];
  readonly gap?: Gap;
  /** Fails the step, after the comment. */
  readonly problem?: UserError;
}

export async function readSources(inputs: Inputs, context: Context): Promise<Sources> {
  const nothing = { reports: [], trusted: true, bodies: [] };
  if (inputs.only === 'delete') return nothing;
  try {
    const gathered = await gatherReports(inputs.reports, context);
    const { bodies, problem } = await readBodies(inputs, context);
    if (gathered.reports.length > 0 || bodies.length > 0) {
      const { reports, trusted } = gathered;
      const isTold = reports.some(({ verdict }) => verdict === 'fail' || verdict === 'warn');
      return {
        reports: worstFirst(reports),
        trusted,
        bodies,
        ...(inputs.jobFailed && trusted && !isTold && { gap: 'job' }),
        ...(problem && { problem }),
      };
    }
    throw new UserError(
      'There is nothing to comment: no earlier step of this job left a report, and there is no Markdown. Put the step after those that ' +
        'report, name the reports of other jobs, or write Markdown:\n  reports: artifacts/**/*.json\n  body-file: report.md',
    );
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    // A comment of an earlier run then says so, or its readers would take its numbers for this one's.
    return { ...nothing, gap: 'nothing', problem: error };
  }
}

/** What to show of the sources, with the Markdown as a reader gets it. */
export function contentOf({ reports, trusted, gap }: Sources, bodies: readonly string[]): Content {
  return { reports, trusted, bodies, ...(gap && { gap }) };
}

import { type Context, UserError } from '@mlops-actions/toolkit';
import { type Body, readBodies } from './body.js';
import type { Content } from './content.js';
import { type Gathered, gatherReports } from './gather.js';
import type { Inputs } from './inputs.js';

/** What the earlier steps and the user have to say. */
export interface Sources extends Gathered {
  readonly bodies: readonly Body[];
  /** Why it cannot be told. A comment of an earlier run then says so, or its readers would take it for this one's. */
  readonly problem?: UserError;
}

export async function readSources(inputs: Inputs, context: Context): Promise<Sources> {
  const nothing = { reports: [], trusted: true, bodies: [] };
  if (inputs.only === 'delete') return nothing;
  try {
    const gathered = await gatherReports(inputs.reports, context);
    const bodies = await readBodies(inputs, context);
    if (gathered.reports.length > 0 || bodies.length > 0) return { ...gathered, bodies };
    throw new UserError(
      'There is nothing to comment: no earlier step of this job left a report, and there is no Markdown. Put the step after those that ' +
        'report, name the reports of other jobs, or write Markdown:\n  reports: artifacts/**/*.json\n  body-file: report.md',
    );
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { ...nothing, problem: error };
  }
}

/** What to show of the sources, with the Markdown as a reader gets it. */
export function contentOf({ reports, trusted, problem }: Sources, bodies: readonly string[]): Content {
  return { reports, trusted, bodies, ...(problem && { problem: problem.message }) };
}

import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Context, Outcome, Ports } from '@mlops-actions/toolkit';
import { compose } from './compose.js';
import { type Content, verdictOf } from './content.js';
import type { Inputs } from './inputs.js';
import type { Published } from './publish.js';
import { readSources } from './sources.js';

/** GitHub refuses a step's summary of more than 1 MiB. */
const SUMMARY_LIMIT = 1_000_000;

export async function run(inputs: Inputs, ports: Ports): Promise<Outcome> {
  const { context, log } = ports;
  ports.secret(inputs.token);
  const sources = await readSources(inputs, context);
  const { publish } = await import('./publish.js'); // Loads the client of GitHub's API.
  const published = await publish(inputs, sources, ports);
  if (published.notice !== undefined) log.notice(published.notice, { title: 'pr-comment' });
  if (sources.problem !== undefined) throw sources.problem;
  const { operation, comment, content } = published;
  log.info([`Comment: ${operation}`, comment?.url].filter(Boolean).join(', '));
  return {
    outputs: {
      verdict: verdictOf(content) ?? '',
      operation,
      'comment-id': comment === undefined ? '' : String(comment.id),
      'comment-url': comment?.url ?? '',
      'check-url': published.check?.url ?? '',
      truncated: String(published.truncated),
      'body-file': await writeWhole(content, context),
    },
    summary: await summaryOf(published),
  };
}

async function writeWhole(content: Content, { temp }: Context): Promise<string> {
  const { markdown } = await compose(content, {
    limit: Number.POSITIVE_INFINITY,
    measure: (text) => text.length,
  });
  await mkdir(temp, { recursive: true });
  const file = join(await mkdtemp(join(temp, 'pr-comment-')), 'comment.md');
  await writeFile(file, `${markdown}\n`);
  return file;
}

/** The whole where comment or check do not show it; else a line, since the steps that report have their own summaries. */
async function summaryOf({ operation, comment, content, truncated, check }: Published): Promise<string> {
  const isShown = ['created', 'updated', 'unchanged'].includes(operation) && !truncated && !check?.truncated;
  if (comment !== undefined && isShown)
    return `[Comment](${comment.url}): ${operation}${check ? `, with [check run](${check.url})` : ''}\n`;
  const { markdown } = await compose(content, {
    limit: SUMMARY_LIMIT,
    measure: (text) => Buffer.byteLength(text),
    whole: 'The file that the output `body-file` names',
  });
  return markdown === '' ? '' : `${markdown}\n`;
}

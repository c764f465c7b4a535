import type { GitHub } from '@mlops-actions/github';
import { fieldOf, type Ports, UserError, visible } from '@mlops-actions/toolkit';
import { baseBranch } from './auto.js';
import { type Entry, entryOf, historyPath, parseHistory, withEntry } from './history.js';
import type { History, Inputs } from './inputs.js';
import type { MetricSet } from './metric-set.js';

/**
 * Past metrics, oldest first; [] while there are none.
 * @throws UserError when the file is no history, when it cannot be read and is the baseline, or when the branch is the code's
 */
export async function readPast(inputs: Inputs, ports: Ports): Promise<Entry[]> {
  const { history, title } = inputs;
  if (history === undefined) return [];
  if (history.branch === baseBranch(ports.context))
    throw new UserError(
      `history: ${visible(history.branch)} is the branch that the code is on, and past metrics need one of their own. Write for example:\n  history: metrics-history`,
    );
  const path = historyPath(title);
  let text: string;
  try {
    const { readBranchFile } = await import('@mlops-actions/github');
    text =
      (await readBranchFile(await gitHub(inputs, ports), history.branch, path))?.content.toString('utf8') ??
      '';
  } catch (error) {
    if (!(error instanceof UserError) || inputs.baseline.kind === 'history') throw error;
    ports.log.warning(`history: past metrics could not be read, so no trend is shown. ${error.message}`);
    return [];
  }
  return parseHistory(text, `${history.branch}:${path}`);
}

/** Adds the metrics of a push to the history. Without the right to, that is said, and the job goes on. */
export async function record(inputs: Inputs, set: MetricSet, ports: Ports): Promise<void> {
  const { log, context } = ports;
  const { history } = inputs;
  const [ref, sha] = [baseBranch(context), context.sha];
  if (history === undefined || context.event?.name !== 'push') return;
  if (fieldOf(context.event.payload, 'deleted') === true || ref === undefined || sha === undefined) return;
  const entry = entryOf({ sha, ref, ...(context.runUrl && { run: context.runUrl }) }, set);
  try {
    const done = await append(entry, history, inputs, ports);
    log.info(
      done === 'unchanged'
        ? 'history: these metrics are there already'
        : `history: added to ${history.branch}`,
    );
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    log.warning(`history: these metrics were not added to ${history.branch}. ${error.message}`, {
      title: 'metrics-diff',
    });
  }
}

async function append(entry: Entry, { branch, limit }: History, inputs: Inputs, ports: Ports) {
  const { commitToBranch } = await import('@mlops-actions/github');
  const path = historyPath(inputs.title);
  return commitToBranch(
    await gitHub(inputs, ports),
    branch,
    `${inputs.title}: metrics of ${entry.sha.slice(0, 7)}`,
    async (head) => {
      const before = (await head?.read(path))?.toString('utf8') ?? '';
      const after = withEntry(before, entry, limit, `${branch}:${path}`);
      return after === before ? [] : [{ path, content: Buffer.from(after) }];
    },
  );
}

async function gitHub({ token }: Inputs, { context, fetch, log }: Ports): Promise<GitHub> {
  const { repository, apiUrl, event } = context;
  if (repository === undefined)
    throw new UserError(
      'history: it is not known which repository this is. Outside of GitHub leave the input out.',
    );
  const { connect } = await import('@mlops-actions/github');
  return connect({ apiUrl, repository, token, ...(event && { event }), fetch, log });
}

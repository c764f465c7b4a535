import { UserError, visible } from '@mlops-actions/toolkit';
import { isObject } from '../readers/shown.js';
import { type Fields, readDocument } from './document.js';
import type { FileLoss } from './file-loss.js';
import { meanNllOf } from './guards.js';
import type { StatedOptions } from './options.js';

/** all_results.json, eval_results.json and trainer_state.json of Hugging Face's Trainer. */
export const looksLikeHfTrainer = (head: string, name: string): boolean =>
  /^\s*\{/.test(head) &&
  (/(?:^|[\\/])(?:(?:all|eval|test|predict)_results|trainer_state)\.json$/.test(name) ||
    /"(?:log_history|eval_loss|eval_\w+_loss|is_world_process_zero)"\s*:/.test(head));

const CAVEAT =
  'The loss of the Trainer is a mean over batches, weighted by how many texts each has and not by tokens: where texts differ ' +
  'in length, its exponential is near the perplexity of the data set and not equal to it, and depends on the batch size.';

/**
 * The evaluation loss (nats per token) that Hugging Face's Trainer states; of a trainer_state.json, the last.
 * `field` chooses among several evaluation sets (`eval_<name>_loss`).
 */
export async function readHfTrainer(file: string, options: StatedOptions): Promise<FileLoss> {
  const document = await readDocument(file, options.onBytes);
  const history = Array.isArray(document.log_history) ? document.log_history.filter(isObject) : undefined;
  const rows = history ?? [document];
  const name = options.field ?? lossNameIn(file, rows);
  const row = rows.findLast((one) => Object.hasOwn(one, name));
  if (row === undefined) throw missing(file, name, rows);
  const what = `${visible(file)}: "${visible(name)}"`;
  const value = typeof row[name] === 'number' ? row[name] : Number.NaN;
  const quantity = /perplexity/.test(name) ? 'perplexity' : 'nll';
  const meanNll = meanNllOf(what, value, quantity);
  if (options.field === undefined) checkPerplexity(file, row, name, meanNll);
  return {
    kind: 'stated',
    stated: [{ unit: 'token', meanNll }],
    settings: typeof row.eval_samples === 'number' ? { samples: row.eval_samples } : {},
    caveats: [CAVEAT, ...(history === undefined ? [] : whichOf(document, row, name))],
  };
}

function lossNameIn(file: string, rows: readonly Fields[]): string {
  const keys = [...new Set(rows.flatMap(Object.keys))];
  if (keys.includes('eval_loss')) return 'eval_loss';
  const names = keys.filter((key) => /^(?:eval|test|predict)_(?:.*_)?loss$/.test(key));
  if (names.length === 1) return names[0]!;
  if (names.length === 0) throw missing(file, 'eval_loss', rows);
  throw new UserError(
    `${visible(file)}: has ${names.length} evaluation losses: ${names.map(visible).join(', ')}. ` +
      `Choose one:\n  field: ${visible(names[0]!)}`,
  );
}

function missing(file: string, name: string, rows: readonly Fields[]): UserError {
  const keys = [...new Set(rows.flatMap(Object.keys))].slice(0, 20);
  return new UserError(
    `${visible(file)}: has no "${visible(name)}" (it has ${keys.map(visible).join(', ') || 'nothing'}). ` +
      'The Trainer writes eval_loss when it evaluates: --do_eval, or eval_strategy. Or name another loss with field:',
  );
}

/** The example scripts write exp(eval_loss) beside it, or Infinity where that overflows. */
function checkPerplexity(file: string, row: Fields, name: string, meanNll: number): void {
  const { perplexity } = row;
  if (name !== 'eval_loss' || typeof perplexity !== 'number' || !Number.isFinite(perplexity)) return;
  if (Math.abs(Math.log(perplexity) - meanNll) <= 1e-4) return;
  throw new UserError(
    `${visible(file)}: "perplexity" is ${perplexity}, which is not exp of "eval_loss" (${Math.exp(meanNll).toPrecision(7)}). ` +
      'Are they of two runs? Say which to take:\n  field: eval_loss',
  );
}

function whichOf(document: Fields, row: Fields, name: string): string[] {
  const at = `"${visible(name)}" is that of step ${row.step ?? '?'}, the last in the log`;
  const { best_metric: best, best_model_checkpoint: checkpoint } = document;
  if (typeof best !== 'number' || typeof checkpoint !== 'string' || best === row[name]) return [`${at}.`];
  return [
    `${at}; the best metric is ${best}, of ${visible(checkpoint)}, which load_best_model_at_end would keep.`,
  ];
}

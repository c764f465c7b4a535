import { UserError, visible } from '@mlops-actions/toolkit';
import type { ScoringSettings, StatedLoss, TextLoss } from '../types.js';
import type { FileLoss } from './file-loss.js';
import { meanNllOf } from './guards.js';
import { wholeText } from './lines.js';
import type { StatedOptions } from './options.js';

const NUMBER = String.raw`([-+]?(?:\d[\d.]*(?:e[-+]?\d+)?|nan(?:\(ind\))?|inf))`;
/** ± as a console without UTF-8 mangles it, too. */
const PLUS_MINUS = String.raw`\s*(?:±|\+/-|_|\?|\uFFFD+|Â±)\s*`;
const FINAL = new RegExp(`Final estimate: PPL(?: over [^\n]*?)? = ${NUMBER}(?:${PLUS_MINUS}${NUMBER})?`, 'g');
const CHUNK = new RegExp(`\\[(\\d+)\\]${NUMBER},`, 'g');
/** --ppl-output-type 1: where the chunk starts, running perplexity (and mean NLL with its error, but in stride mode) */
const ROW = new RegExp(`^ *(\\d+)  ${NUMBER}(?:  ${NUMBER}  ${NUMBER})?$`, 'gm');
const OVER = /calculating perplexity over (\d+) chunks(?:, n_ctx=(\d+))?/;
const STRIDE_MODE = /have \d+ tokens\. Calculation chunk = (\d+)/;
const FAILURE =
  /you need at least \d+ tokens.*|failed to (?:decode|eval)\b.*|Unexpected negative standard deviation.*/;
const HEAD = new RegExp(
  [
    String.raw`\bperplexity: (?:tokenizing|calculating|tokenization)`,
    'Final estimate: PPL',
    String.raw`Mean PPL\(Q\)`,
    '^chunk +PPL ',
    String.raw`\[1\]\d+\.\d{4},`,
    'llama_model_loader: ',
    'system_info: n_threads = ',
  ].join('|'),
  'm',
);

/** A log of llama.cpp's `llama-perplexity`. */
export const looksLikeLlamaCpp = (head: string, _name: string): boolean => HEAD.test(head);

/**
 * A log of llama.cpp's `llama-perplexity`. Its running perplexities give the loss of each chunk: a text each, so that
 * chunks can be compared in pairs (within 4 decimals of the running value; their sum is the final estimate's). In stride
 * mode and for `--kl-divergence` it has the figure of all, for the latter with that of the base model.
 */
export async function readLlamaCpp(file: string, options: StatedOptions): Promise<FileLoss> {
  const log = await wholeText(file, options.onBytes);
  if (log.includes('Mean PPL(Q)')) return ofTwoModels(file, log);
  const finals = [...log.matchAll(FINAL)];
  const [final] = finals;
  if (finals.length > 1) {
    throw new UserError(
      `${visible(file)}: has ${finals.length} final estimates. Write the log of each run to a file of its own.`,
    );
  }
  const run = runOf(log);
  if (final === undefined && run.strideContext === undefined) throw unfinished(file, log, run);
  const last = run.running.at(-1);
  if (final === undefined && (last === undefined || run.running.length !== run.chunks)) {
    throw unfinished(file, log, run);
  }
  const what = `${visible(file)}: its ${final === undefined ? 'last running' : 'final'} perplexity`;
  const perplexity = numberOf(final === undefined ? last! : final[1]!);
  const meanNll = meanNllOf(what, perplexity, 'perplexity');
  const perChunk = tokensPerChunk(run);
  const count = perChunk === undefined || run.chunks === undefined ? {} : { count: perChunk * run.chunks };
  const settings = settingsOf(run);
  const error = final?.[2] === undefined ? Number.NaN : numberOf(final[2]) / perplexity;
  const losses = perChunk === undefined ? undefined : chunkLosses(run, perChunk, meanNll);
  if (losses !== undefined) {
    const caveats = Number.isFinite(error)
      ? [`llama.cpp itself states ${final![1]} ± ${final![2]}, as if tokens were independent of each other.`]
      : [];
    return { kind: 'texts', texts: (nextId) => inOrder(losses, perChunk!, nextId), settings, caveats };
  }
  const stated: StatedLoss = {
    unit: 'token',
    meanNll,
    ...count,
    ...(Number.isFinite(error) ? { standardError: error } : {}),
  };
  return { kind: 'stated', stated: [stated], settings, caveats: [] };
}

interface Run {
  /** Announced, before the first is done. */
  readonly chunks: number | undefined;
  readonly context: number | undefined;
  /** The same, in stride mode. */
  readonly strideContext: number | undefined;
  readonly stride: number | undefined;
  /** The perplexity of all chunks so far, after each. */
  readonly running: readonly string[];
}

function runOf(log: string): Run {
  const over = OVER.exec(log);
  const stride = STRIDE_MODE.exec(log)?.[1];
  const listed = [...log.matchAll(CHUNK)];
  const rows = listed.length > 0 ? [] : [...log.slice(over?.index ?? 0).matchAll(ROW)];
  const isListed = listed.every(([, number], i) => Number(number) === i + 1);
  return {
    chunks: over === null ? undefined : Number(over[1]),
    context: over?.[2] === undefined ? undefined : Number(over[2]),
    strideContext: stride === undefined ? undefined : Number(stride),
    stride: stride === undefined || rows.length < 2 ? undefined : Number(rows[1]![1]) - Number(rows[0]![1]),
    running:
      rows.length > 0
        ? rows.map(([, , value]) => value!)
        : isListed
          ? listed.map(([, , value]) => value!)
          : [],
  };
}

/** llama.cpp scores the second half of each chunk; in stride mode, the last `stride` tokens of each. */
function tokensPerChunk({ context, stride, strideContext }: Run): number | undefined {
  if (strideContext !== undefined) return stride;
  return context === undefined ? undefined : context - 1 - Math.floor(context / 2);
}

function settingsOf({ context, strideContext, stride }: Run): ScoringSettings {
  const tokens = strideContext ?? context;
  return {
    ...(tokens === undefined ? {} : { context: tokens }),
    ...(stride === undefined ? {} : { stride }),
    scored: strideContext === undefined ? 'second half of each chunk' : 'last stride of each chunk',
  };
}

/**
 * Sums of NLL by chunk, from k ln(ppl after k) − (k − 1) ln(ppl after k − 1). undefined where the list has a gap, or does
 * not lead to the final value, or is rounded so much (thousands of chunks, a perplexity near 1) that one comes out negative.
 */
function chunkLosses(
  { running, chunks }: Run,
  perChunk: number,
  meanNll: number,
): readonly number[] | undefined {
  if (running.length < 2 || running.length !== chunks) return undefined;
  let before = 0;
  const losses = running.map((value, i) => {
    const soFar = (i + 1) * perChunk * Math.log(numberOf(value));
    const loss = soFar - before;
    before = soFar;
    return loss;
  });
  const mean = before / (running.length * perChunk);
  return losses.every((loss) => loss >= 0) && Math.abs(mean - meanNll) < 1e-4 ? losses : undefined;
}

async function* inOrder(
  losses: readonly number[],
  tokens: number,
  nextId: () => string,
): AsyncGenerator<readonly TextLoss[]> {
  yield losses.map((nll) => ({ id: nextId(), nll, tokens }));
}

const MEAN = (name: string) => new RegExp(`Mean ${name} *: *${NUMBER}${PLUS_MINUS}${NUMBER}`, 'g');

function ofTwoModels(file: string, log: string): FileLoss {
  const [own, base, ratio] = ['PPL\\(Q\\)', 'PPL\\(base\\)', 'ln\\(PPL\\(Q\\)/PPL\\(base\\)\\)'].map(
    (name) => {
      const found = [...log.matchAll(MEAN(name))];
      if (found.length === 1)
        return { text: found[0]![1]!, value: numberOf(found[0]![1]!), error: numberOf(found[0]![2]!) };
      throw new UserError(
        `${visible(file)}: has ${found.length} lines "Mean ${name.replaceAll('\\', '')} : … ± …", expected one. ` +
          (found.length === 0
            ? 'Was llama-perplexity --kl-divergence cut off?'
            : 'Write the log of each run to a file of its own.'),
      );
    },
  );
  const nll = (which: typeof own, name: string) => {
    const meanNll = meanNllOf(`${visible(file)}: Mean PPL(${name})`, which!.value, 'perplexity');
    return { meanNll, ...(which!.error >= 0 ? { standardError: which!.error / which!.value } : {}) };
  };
  const paired = {
    difference: ratio!.value,
    ...(ratio!.error >= 0 ? { differenceError: ratio!.error } : {}),
  };
  const stated: StatedLoss = { unit: 'token', ...nll(own, 'Q'), base: { ...nll(base, 'base'), ...paired } };
  return {
    kind: 'stated',
    stated: [stated],
    settings: { scored: 'second half of each chunk' },
    caveats: [
      'llama.cpp keeps the probabilities of the base model in 16 bits: its figure here is not that of its own run.',
    ],
  };
}

function unfinished(file: string, log: string, { running, chunks }: Run): UserError {
  const failure = FAILURE.exec(log)?.[0];
  const where = `${visible(file)}:`;
  if (failure !== undefined)
    return new UserError(`${where} llama-perplexity failed: "${visible(failure.trim())}".`);
  const far =
    running.length === 0
      ? ''
      : `, ends at chunk ${running.length}${chunks === undefined ? '' : ` of ${chunks}`}`;
  return new UserError(
    `${where} has no "Final estimate: PPL = …"${far}. Was llama-perplexity cut off? It writes that line to standard error: ` +
      `keep both, llama-perplexity … > ${visible(file)} 2>&1`,
  );
}

/** NaN for nan, -nan and nan(ind). */
const numberOf = (text: string): number => (text.includes('inf') ? Number.POSITIVE_INFINITY : Number(text));

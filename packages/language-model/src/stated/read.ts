import { UserError, visible } from '@mlops-actions/toolkit';
import type { LossData, StatedLoss, TextLoss } from '../types.js';
import type { FileLoss, FileReader } from './file-loss.js';
import { readHfTrainer } from './hf-trainer.js';
import { readKenlm } from './kenlm.js';
import { readLlamaCpp } from './llama-cpp.js';
import { readLmEval } from './lm-eval.js';
import type { StatedFormat, StatedOptions } from './options.js';
import { readSrilm } from './srilm.js';

const READERS: Readonly<Record<StatedFormat, FileReader>> = {
  'lm-eval': readLmEval,
  'llama.cpp': readLlamaCpp,
  kenlm: readKenlm,
  srilm: readSrilm,
  'hf-trainer': readHfTrainer,
  // It has parsers of YAML and TOML with it.
  value: async (file, options) => (await import('./value-file.js')).readValue(file, options),
};

/**
 * What another tool says of a data set: its texts, where its output has them, else its figures. Several files are shards
 * of one data set: their texts follow one another, and their figures are pooled by how many tokens each is of.
 * @throws UserError (also while the texts are read) for a file that is cut off, has no result, or states an impossible one
 */
export async function readStated(
  files: readonly string[],
  format: StatedFormat,
  options: StatedOptions,
): Promise<LossData> {
  const parts: Part[] = [];
  for (const file of files) parts.push({ file, ...(await READERS[format](file, options)) });
  const [first] = parts;
  if (first === undefined) throw new Error('readStated: no files');
  for (const part of parts) checkAlike(first, part);
  const known = {
    settings: first.settings,
    caveats: [...new Set(parts.flatMap(({ caveats }) => caveats))],
  };
  return first.kind === 'texts'
    ? { kind: 'texts', texts: allTexts(parts), ...known }
    : { kind: 'stated', stated: pooled(parts), ...known };
}

type Part = FileLoss & { readonly file: string };

function checkAlike(first: Part, part: Part): void {
  const both = `input: ${visible(first.file)} and ${visible(part.file)}`;
  if (part.kind !== first.kind) {
    throw new UserError(
      `${both} are not of one kind: one holds a figure per text, the other only the figures of all. ` +
        'Write all with the same settings of the tool.',
    );
  }
  const names = Object.keys({ ...first.settings, ...part.settings });
  const unlike = names.find((name) => first.settings[name] !== part.settings[name]);
  if (unlike === undefined) return;
  const [one, other] = [first, part].map(({ settings }) => visible(String(settings[unlike] ?? 'not told')));
  throw new UserError(
    `${both} are no shards of one data set: ${visible(unlike)} is ${one} in one and ${other} in the other. ` +
      'Name files that were scored alike.',
  );
}

async function* allTexts(parts: readonly Part[]): AsyncGenerator<readonly TextLoss[]> {
  let texts = 0;
  const nextId = () => String(++texts);
  for (const part of parts) {
    if (part.kind === 'texts') yield* part.texts(nextId);
  }
}

function pooled(parts: readonly Part[]): readonly StatedLoss[] {
  const figures = parts.map((part) => (part.kind === 'stated' ? part.stated : []));
  if (figures.length === 1) return figures[0]!;
  return figures[0]!.map(({ unit }) => {
    const same = figures.map((stated) => stated.find((one) => one.unit === unit));
    const without = same.findIndex((one) => one?.count === undefined || one.base !== undefined);
    if (without >= 0) {
      throw new UserError(
        `input: names ${parts.length} files, and ${visible(parts[without]!.file)} does not say of how many ${unit}s its ` +
          'figure is, so they cannot be pooled. Name one file.',
      );
    }
    return pool(unit, same as (StatedLoss & { count: number })[]);
  });
}

function pool(
  unit: StatedLoss['unit'],
  shards: readonly (StatedLoss & { readonly count: number })[],
): StatedLoss {
  const count = shards.reduce((sum, shard) => sum + shard.count, 0);
  const share = (shard: { readonly count: number }) => shard.count / count;
  const meanNll = shards.reduce((sum, shard) => sum + share(shard) * shard.meanNll, 0);
  const variance = shards.reduce(
    (sum, shard) => sum + (share(shard) * (shard.standardError ?? Number.NaN)) ** 2,
    0,
  );
  return { unit, meanNll, count, ...(variance >= 0 ? { standardError: Math.sqrt(variance) } : {}) };
}

import { type Metric, readMetricFile } from '@mlops-actions/metric-files';
import { UserError, visible } from '@mlops-actions/toolkit';
import type { FileLoss } from './file-loss.js';
import { wholeText } from './lines.js';
import type { StatedOptions } from './options.js';
import { meaningOf } from './quantity.js';
import { statedValue } from './value.js';

const TRAINING = /(?:^|[._/-])train(?:ing)?[._/-]/i;
const DOCUMENT = /\.(?:json|ya?ml|toml|csv|tsv)$/i;

/**
 * One number of a file: that of `field` (keys joined by dots, or a column) in a JSON, YAML, TOML, CSV or TSV file, by
 * default the only one whose name tells of a perplexity, else of a loss; or a file that is just a number.
 */
export async function readValue(file: string, options: StatedOptions): Promise<FileLoss> {
  const isDocument = DOCUMENT.test(file);
  const text = isDocument ? '' : (await wholeText(file, options.onBytes)).trim();
  if (!isDocument && options.field === undefined) {
    const value = Number(text);
    if (text !== '' && !Number.isNaN(value)) return statedValue({ source: file, value }, options);
    throw new UserError(
      `${visible(file)}: is not a number. Expected a file with nothing else in it, or one that ends in .json, .yaml, ` +
        '.toml, .csv or .tsv and a field: that names its value.',
    );
  }
  if (!isDocument) {
    throw new UserError(
      `field: "${visible(options.field!)}" is looked for in files that end in .json, .yaml, .toml, .csv or .tsv, and ` +
        `input: is ${visible(file)}. Name the file after what it is.`,
    );
  }
  const { metrics } = await readMetricFile(file, file);
  const { name, value } = chosen(file, metrics, options);
  if (typeof value === 'number') return statedValue({ source: file, name, value }, options);
  throw new UserError(
    `${visible(file)}: "${visible(name)}" is ${visible(JSON.stringify(value))}, expected a number.`,
  );
}

function chosen(file: string, metrics: readonly Metric[], { field }: StatedOptions): Metric {
  if (field !== undefined) {
    const metric = metrics.find(({ name }) => name === field);
    if (metric !== undefined) return metric;
    throw new UserError(
      `${visible(file)}: has no value "${visible(field)}". ${listed(metrics)} Write for example:\n` +
        `  field: ${visible(metrics[0]?.name ?? 'eval.perplexity')}`,
    );
  }
  // The loss of training says nothing about other texts: it is taken only where it is asked for.
  const numbers = metrics.filter(({ name, value }) => typeof value === 'number' && !TRAINING.test(name));
  const told = numbers.filter(({ name }) => meaningOf(name) !== undefined);
  const perplexities = told.filter(({ name }) => meaningOf(name)?.quantity === 'perplexity');
  for (const choice of [perplexities, told, numbers]) {
    if (choice.length === 1) return choice[0]!;
    if (choice.length > 1) break;
  }
  throw new UserError(
    `${visible(file)}: has ${numbers.length} numbers, and none stands out as the perplexity. ${listed(metrics)} ` +
      `Say which:\n  field: ${visible((perplexities[0] ?? told[0] ?? numbers[0])?.name ?? 'eval.perplexity')}`,
  );
}

function listed(metrics: readonly Metric[]): string {
  const names = metrics.slice(0, 20).map(({ name }) => visible(name));
  return names.length === 0
    ? 'It has none.'
    : `It has ${names.join(', ')}${metrics.length > 20 ? ', …' : ''}.`;
}

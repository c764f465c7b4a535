import { readFile, stat } from 'node:fs/promises';
import { decoded, refuseForeignBytes, UserError, visible, withoutMark } from '@mlops-actions/toolkit';
import { metricsOfTable } from './csv.js';
import { metricsOf } from './document.js';
import { parseJson } from './json.js';
import { parseToml } from './toml.js';
import type { MetricFile } from './types.js';
import { parseYaml } from './yaml.js';

const MIB = 1024 * 1024;

interface Format {
  readonly maxMiB: number;
  read(file: string, text: string): MetricFile | Promise<MetricFile>;
}

const yaml: Format = {
  maxMiB: 8, // That takes ten seconds and half a gigabyte.
  read: async (file, text) => metricsOf(file, 'yaml', await parseYaml(file, text)),
};

const FORMATS: Readonly<Record<string, Format>> = {
  json: { maxMiB: 32, read: (file, text) => metricsOf(file, 'json', parseJson(file, text)) },
  yaml,
  yml: yaml,
  toml: { maxMiB: 8, read: async (file, text) => metricsOf(file, 'toml', await parseToml(file, text)) },
  csv: { maxMiB: 32, read: (file, text) => metricsOfTable(file, 'csv', text) },
  tsv: { maxMiB: 32, read: (file, text) => metricsOfTable(file, 'tsv', text) },
};

/**
 * The metrics and curves of a file: by the ending of its name .json, .yaml, .yml, .toml, .csv or .tsv, and by its content
 * what tool wrote it. UTF-8, at most 32 MiB (YAML and TOML 8 MiB). A document may well hold none (`{}`).
 * @param path where the file is
 * @param name what the user calls it: tells the format, and is what messages say. A DVCLive curve is named by its folders
 * @throws UserError with the file and, where one is to blame, the line
 */
export async function readMetricFile(path: string, name: string): Promise<MetricFile> {
  const format = formatOf(name);
  const { size } = await stat(path).catch(unreadable(name));
  if (size > format.maxMiB * MIB) {
    throw new UserError(
      `${visible(name)}: is ${Math.ceil(size / MIB)} MiB, more than the ${format.maxMiB} MiB that are read as metrics. ` +
        'Is it data rather than results? Write the numbers to compare to a file of their own.',
    );
  }
  const bytes = withoutMark(await readFile(path).catch(unreadable(name)));
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) {
    throw new UserError(`${visible(name)}: is gzip data. Unpack it in a step before: gunzip.`);
  }
  refuseForeignBytes(name, bytes);
  const text = decoded(name, bytes, 1);
  if (text.trim() === '') {
    throw new UserError(`${visible(name)}: is empty. Was the program that writes it cut off?`);
  }
  return format.read(name, text);
}

function formatOf(name: string): Format {
  const ending = /\.([a-z]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  if (Object.hasOwn(FORMATS, ending)) return FORMATS[ending]!;
  const endings = Object.keys(FORMATS).map((one) => `.${one}`);
  throw new UserError(
    `${visible(name)}: ${ending === '' ? 'has no ending' : `.${ending} is not read as metrics`}. ` +
      `Expected a file that ends in ${endings.join(', ')}: write the metrics as one of these.`,
  );
}

const unreadable =
  (name: string) =>
  (error: NodeJS.ErrnoException): never => {
    throw new UserError(`${visible(name)}: cannot be read (${error.code}). Expected a file.`);
  };

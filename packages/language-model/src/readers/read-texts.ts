import type { LossData, TextLoss } from '../types.js';
import { readDocuments } from './documents.js';
import { Notes } from './notes.js';
import { readOpenAi } from './openai.js';
import type { TextFormat, TextOptions } from './options.js';
import { Place } from './place.js';
import { natsPerUnit, type Reading, type RecordReader, refuseChoices, refuseNames } from './reading.js';
import { readRecord } from './record.js';
import { readSample } from './samples.js';
import { readVllm } from './vllm.js';

type FileReader = (
  file: string,
  reading: Reading,
  onBytes?: (bytes: number) => void,
) => AsyncIterable<readonly TextLoss[]>;

const RECORDS: Readonly<Partial<Record<TextFormat, RecordReader>>> = {
  jsonl: (record, reading) => [readRecord(record, reading)],
  openai: readOpenAi,
  vllm: readVllm,
  'lm-eval-samples': (record, reading) => [readSample(record, reading)],
};

/** Formats of the user's own: what is in them has to be told, or is taken for granted and said so. */
const OWN: readonly TextFormat[] = ['jsonl', 'npy', 'csv'];

/**
 * The losses of the texts in some files, read as one data set, in the order of the files, in flat memory. Nothing is read
 * before `texts` is; `settings` and `caveats` are complete once it has ended, as they depend on what was read.
 * @throws UserError for contradicting options; while `texts` is read, with file and line, for what is no loss of a text
 */
export function readTexts(files: readonly string[], options: TextOptions): LossData & { kind: 'texts' } {
  const { format, quantity, logBase } = options;
  const notes = new Notes();
  if (!OWN.includes(format)) refuseChoices(options);
  if (format === 'npy') refuseNames(options);
  const reading: Reading = {
    place: new Place(),
    notes,
    unit: natsPerUnit(logBase),
    field: options.field,
    quantity: quantity === 'auto' ? undefined : quantity,
    sliceField: options.sliceField,
  };
  if (OWN.includes(format) && logBase === undefined) {
    notes.caveat('Taken for natural logarithms, as the data does not say: write log-base: e (or 2, or 10).');
  }
  return {
    kind: 'texts',
    texts: textsOf(files, options, reading),
    settings: notes.settings,
    caveats: notes.caveats,
    doubts: notes.doubts,
  };
}

async function* textsOf(
  files: readonly string[],
  { format, onBytes }: TextOptions,
  reading: Reading,
): AsyncGenerator<readonly TextLoss[]> {
  const read = await readerOf(format);
  for (const file of files) {
    reading.place.file = file;
    yield* read(file, reading, onBytes);
  }
  reading.notes.finish();
}

/** The rarer ones are loaded when they are used. */
async function readerOf(format: TextFormat): Promise<FileReader> {
  if (format === 'npy') return (await import('./npy.js')).readNpy;
  if (format === 'csv') return (await import('./table.js')).readTable;
  return (file, reading, onBytes) => readEach(file, RECORDS[format]!, reading, onBytes);
}

async function* readEach(
  file: string,
  read: RecordReader,
  reading: Reading,
  onBytes?: (bytes: number) => void,
): AsyncGenerator<readonly TextLoss[]> {
  const { place } = reading;
  for await (const { records, areItems } of readDocuments(file, onBytes)) {
    place.isItem = areItems;
    const texts: TextLoss[] = [];
    for (const { value, line } of records) {
      place.line = line;
      for (const text of read(value, reading)) texts.push(text);
    }
    yield texts;
  }
}

import {
  detectFormat,
  type Format,
  isTextFormat,
  type LossData,
  loadModel,
  readStated,
  readTexts,
  scoreEndpoint,
  scoreTexts,
  statedValue,
} from '@mlops-actions/language-model';
import type { MlflowSource } from '@mlops-actions/mlflow';
import {
  fieldOf,
  findFiles,
  formatOf,
  located,
  openable,
  type Ports,
  Progress,
  readRecords,
  UserError,
  visible,
} from '@mlops-actions/toolkit';
import type { Inputs, Reading, Source, Stated } from './inputs.js';

/** What to measure, and what it is called in messages. */
export interface Opened {
  readonly data: LossData;
  readonly label: string;
}

export async function openSource(inputs: Inputs, ports: Ports): Promise<Opened> {
  const { source, reading, stated } = inputs;
  switch (source.kind) {
    case 'number':
      return {
        data: statedValue({ source: 'input', value: source.value }, statedOptions(inputs)),
        label: 'the number that input states',
      };
    case 'mlflow': {
      const found = await readMlflow(source.source, inputs, ports);
      if (found === undefined)
        throw new UserError(
          `input: ${visible(source.source.text)} is not there. Write the name and alias of a registered model, or a run.`,
        );
      return found;
    }
    case 'files': {
      const files = await find('input', source.patterns, ports);
      return { data: await openFiles(files, inputs, ports), label: named(files) };
    }
    case 'model':
      return openModel(source, reading, ports);
    case 'endpoint':
      return openEndpoint(source, stated, reading, ports);
  }
}

/** For people, who need not see a hundred shards. */
function named(files: readonly string[]): string {
  const shown = files.slice(0, 5).map(visible).join(', ');
  return files.length > 5 ? `${shown} and ${files.length - 5} more files` : shown;
}

async function find(
  input: string,
  patterns: readonly string[],
  { context: { workspace } }: Ports,
): Promise<string[]> {
  return openable(await findFiles(input, patterns, workspace), workspace);
}

/** The losses in files of the format that the user names, or of the one that they show. */
export async function openFiles(files: readonly string[], inputs: Inputs, ports: Ports): Promise<LossData> {
  const { reading } = inputs;
  const format = reading.format === 'auto' ? await formatIn(files[0] ?? '', reading) : reading.format;
  const progress = await Progress.over(files, 'texts read', ports.log, ports.now);
  const onBytes = (bytes: number) => progress.read(bytes);
  if (!isTextFormat(format)) return readStated(files, format, { ...statedOptions(inputs), onBytes });
  const { logBase, field, quantity, sliceField } = reading;
  const data = readTexts(files, { format, logBase, field, quantity, sliceField, onBytes });
  return { ...data, texts: counted(data.texts, progress) };
}

/** A field that the user names is reason enough to read a file that nothing else tells about as what its name says. */
async function formatIn(file: string, { field }: Reading): Promise<Format> {
  try {
    return await detectFormat(file);
  } catch (error) {
    if (!(error instanceof UserError) || field === undefined) throw error;
    if (/\.jsonl(\.gz)?$/i.test(file)) return 'jsonl';
    if (/\.(json|ya?ml|toml)$/i.test(file)) return 'value';
    throw error;
  }
}

function statedOptions({ reading, unit }: Inputs) {
  const { field, quantity, logBase, oov } = reading;
  return { field, quantity, logBase, unit: unit === 'auto' ? undefined : unit, oov };
}

async function* counted<T>(
  batches: AsyncIterable<readonly T[]>,
  progress: Progress,
): AsyncGenerator<readonly T[]> {
  for await (const batch of batches) {
    progress.count(batch.length);
    yield batch;
  }
}

async function openModel(
  source: Extract<Source, { kind: 'model' }>,
  reading: Reading,
  ports: Ports,
): Promise<Opened> {
  const [file = '', ...others] = await find('model', [source.file], ports);
  if (others.length > 0)
    throw new UserError(`model: ${visible(source.file)} matches several files. Name one.`);
  const files = await find('text', source.text, ports);
  const model = await loadModel(file, { smoothing: source.smoothing });
  const progress = await Progress.over(files, 'texts scored', ports.log, ports.now);
  const data = scoreTexts(model, counted(textsIn(files, reading, progress), progress), { oov: reading.oov });
  return { data, label: `${visible(file)} on ${named(files)}` };
}

async function openEndpoint(
  source: Extract<Source, { kind: 'endpoint' }>,
  { context, stride }: Stated,
  reading: Reading,
  ports: Ports,
): Promise<Opened> {
  const files = await find('text', source.text, ports);
  const progress = await Progress.over(files, 'texts sent', ports.log, ports.now);
  const data = await scoreEndpoint(counted(textsIn(files, reading, progress), progress), {
    url: source.url,
    model: source.model,
    key: source.key || undefined,
    mode: 'auto',
    context,
    stride,
    concurrency: source.concurrency,
    fetch: ports.fetch,
    log: ports.log,
    secret: ports.secret,
  });
  return { data, label: `${visible(source.url)} on ${named(files)}` };
}

interface Text {
  readonly id: string;
  readonly text: string;
  readonly slice?: string;
}

/** A text per line of a .txt file, or per record that has a field `text`. */
async function* textsIn(
  files: readonly string[],
  { sliceField }: Reading,
  progress: Progress,
): AsyncGenerator<Text[]> {
  for (const file of files) {
    const format = formatOf(file) ?? 'txt';
    for await (const { records, bytes } of readRecords(file, format)) {
      progress.read(bytes);
      yield records.map(({ value, line }) => {
        const id = located(file, format, line);
        const text = typeof value === 'string' ? value : fieldOf(value, 'text');
        if (typeof text !== 'string')
          throw new UserError(
            `text: ${id} has no field "text" that holds a text. One text per line (.txt), or records with a field "text" are read.`,
          );
        if (sliceField === undefined) return { id, text };
        const slice = fieldOf(value, sliceField);
        if (!['string', 'number', 'boolean'].includes(typeof slice))
          throw new UserError(
            `slice-field: ${id} has no text as "${visible(sliceField)}"${typeof value === 'string' ? ', as a line of text has no fields. Write the texts as records: {"text": …}' : ''}.`,
          );
        return { id, text, slice: String(slice) };
      });
    }
  }
}

const usual = ['perplexity', 'ppl', 'eval_perplexity', 'test_perplexity', 'val_perplexity'];

/** A metric of a run as a figure without texts; undefined where the model or alias does not exist yet. */
export async function readMlflow(
  source: MlflowSource,
  inputs: Inputs,
  ports: Ports,
): Promise<Opened | undefined> {
  const { connectMlflow, readMlflowMetrics } = await import('@mlops-actions/mlflow');
  const mlflow = connectMlflow({
    ...inputs.mlflow,
    fetch: ports.fetch,
    log: ports.log,
    secret: ports.secret,
  });
  const found = await readMlflowMetrics(mlflow, source);
  if (found === undefined) return undefined;
  const { field = usual.find((one) => found.metrics.has(one)) } = inputs.reading;
  const value = field === undefined ? undefined : found.metrics.get(field);
  if (field === undefined || value === undefined)
    throw new UserError(
      `${visible(source.text)} has ${field === undefined ? 'no metric named perplexity' : `no metric ${visible(field)}`}. It has: ${[...found.metrics.keys()].slice(0, 20).map(visible).join(', ') || 'none'}. Write for example:\n  field: eval_loss`,
    );
  const data = statedValue({ source: found.label, name: field, value }, statedOptions(inputs));
  return { data, label: found.label };
}

import { type DataFormat, formatOf, UserError, visible } from '@mlops-actions/toolkit';
import { jsonOf } from './cells.js';
import { type Json, pythonJson } from './python-json.js';
import { readExample } from './table.js';
import { skopsTasks, tabularTasks } from './tasks.js';
import { readTexts } from './texts.js';

/**
 * The text of the `config.json` that `hub_utils.init` of skops 0.9 writes for a model, byte for byte, with the data as pandas reads
 * it. One difference: NaN and ±Infinity, which Python writes as words that are no JSON, are `null`.
 * @param input.modelFile path in the repository
 * @param input.requirements the lines of `requirementsOf`
 * @param input.dataFile csv, tsv, jsonl or json (`.gz` after it is unpacked); txt too for a text task
 * @throws UserError naming `task` or `data-file`
 */
export async function skopsConfig(input: {
  modelFile: string;
  format: 'pickle' | 'skops';
  requirements: readonly string[];
  task: string;
  dataFile: string;
}): Promise<string> {
  if (!skopsTasks.includes(input.task)) {
    throw new UserError(
      `task: "${visible(input.task)}" has no config.json in skops' layout. Expected one of ${skopsTasks.join(', ')}; ` +
        'for another task leave data-file out.',
    );
  }
  const format = formatFor(input.task, input.dataFile);
  const data = await namingInput(
    tabularTasks.includes(input.task) ? tabular(input.dataFile, format) : texts(input.dataFile, format),
  );
  const sklearn = new Map<string, Json>([
    ...data,
    ['environment', input.requirements],
    ['model', new Map([['file', input.modelFile]])],
    ['model_format', input.format],
    ['task', input.task],
    ['use_intelex', false],
  ]);
  return pythonJson(new Map([['sklearn', sklearn]]));
}

/** The readers name a file and its line, but no input. */
async function namingInput<T>(reading: Promise<T>): Promise<T> {
  try {
    return await reading;
  } catch (error) {
    if (!(error instanceof UserError) || error.message.startsWith('data-file: ')) throw error;
    throw new UserError(`data-file: ${error.message}`);
  }
}

type Entries = readonly (readonly [string, Json])[];

async function texts(file: string, format: DataFormat): Promise<Entries> {
  return [['example_input', new Map([['data', await readTexts(file, format)]])]];
}

async function tabular(file: string, format: DataFormat): Promise<Entries> {
  const example = await readExample(file, format);
  return [
    ['columns', [...example.keys()]],
    ['example_input', new Map([...example].map(([name, cells]) => [name, cells.map(jsonOf)]))],
  ];
}

function formatFor(task: string, file: string): DataFormat {
  const format = formatOf(file);
  if (format !== undefined && (format !== 'txt' || !tabularTasks.includes(task))) return format;
  throw new UserError(
    `data-file: ${visible(file)} is none of the tables that can be read: csv, tsv, jsonl or json` +
      `${tabularTasks.includes(task) ? '' : ', or txt with a text per line'}. ` +
      "In pandas: data.to_csv('data.csv', index=False).",
  );
}

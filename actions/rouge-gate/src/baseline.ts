import { open } from 'node:fs/promises';
import { type LocatedBaseline, locateBaseline } from '@mlops-actions/baselines';
import { parseReport, type Report } from '@mlops-actions/report';
import { fieldOf, located, type Ports, UserError, visible } from '@mlops-actions/toolkit';
import { mapBatches } from './examples.js';
import type { Inputs } from './inputs.js';
import { columnNames, metricName, statistics } from './names.js';
import { type Row, readRows, textOf } from './rows.js';
import type { TextHashes } from './text-hash.js';

/** What the old side of one example is: a text still to be scored, or its scores, in the order of `columns`. */
export interface OldExample {
  readonly id: string;
  readonly prediction?: string;
  readonly scores?: Float64Array;
  /** Of the texts behind the scores. */
  readonly hashes?: TextHashes;
}

interface Found {
  /** For people: `origin/main@1a2b3c4:outputs/predictions.jsonl`. */
  readonly label: string;
  /** The commit, where it comes out of git. */
  readonly sha?: string;
}

export interface OldExamples extends Found {
  readonly kind: 'examples';
  /** Names of the scores that old and new can be compared in. */
  readonly columns: readonly string[];
  readonly batches: AsyncGenerator<readonly OldExample[]>;
  /** The report that the scores come from; absent where the baseline is predictions. */
  readonly report?: Report;
}

export type Baseline =
  | OldExamples
  | (Found & {
      readonly kind: 'means';
      readonly means: ReadonlyMap<string, number>;
      readonly report?: Report;
    })
  | (Found & { readonly kind: 'absent' })
  | (Found & { readonly kind: 'refused'; readonly reason: string });

/** Finds the baseline and sees what it is; examples are read later, beside the new ones. */
export async function openBaseline(
  inputs: Inputs,
  signature: string,
  ports: Ports,
): Promise<Baseline | undefined> {
  if (inputs.baseline === undefined) return undefined;
  const found = await locateBaseline(inputs.baseline, { ...ports, token: inputs.token });
  if (found === undefined) return { kind: 'absent', label: inputs.baseline.text };
  const text = await documentOf(found);
  const document = parsed(text);
  if (text === undefined || document === undefined) return predictions(found, inputs);
  if (typeof document === 'object' && document !== null && 'schema' in document)
    return fromReport(found, parseReport(text, found.label), inputs, signature);
  return { ...placeOf(found), kind: 'means', means: meansOf(document, found.label, inputs.rouge.types) };
}

function placeOf({ label, sha }: LocatedBaseline): Found {
  return { label, ...(sha !== undefined && { sha }) };
}

/** The text of a report or a `scores` output. A JSON list is a data set, which may be large and is read elsewhere. */
async function documentOf({ paths: [path, ...others] }: LocatedBaseline): Promise<string | undefined> {
  if (path === undefined || others.length > 0 || !/\.json$/i.test(path)) return undefined;
  const file = await open(path);
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(1024), 0, 1024, 0);
    if (buffer.toString('utf8', 0, bytesRead).trimStart().startsWith('[')) return undefined;
    return await file.readFile('utf8');
  } finally {
    await file.close();
  }
}

function parsed(text: string | undefined): unknown {
  if (text === undefined) return undefined;
  try {
    const document: unknown = JSON.parse(text);
    return Array.isArray(document) ? undefined : document;
  } catch {
    return undefined; // The reader of data sets says what is wrong with it, and where.
  }
}

function predictions(found: LocatedBaseline, inputs: Inputs): OldExamples {
  const rows = readRows(found.paths, inputs.fields.id);
  return {
    ...placeOf(found),
    kind: 'examples',
    columns: columnNames(inputs.rouge.types),
    batches: mapBatches(rows, (row) => {
      if (
        fieldOf(row.value, 'scores') !== undefined &&
        fieldOf(row.value, inputs.fields.prediction) === undefined
      )
        throw new UserError(
          `baseline: ${found.label} holds scores without the settings they were made with. Name the report beside it:\n  baseline: report:PATH of the report`,
        );
      return { id: row.id, prediction: textOf(row, inputs.fields.prediction, 'prediction-field') };
    }),
  };
}

async function fromReport(
  found: LocatedBaseline,
  report: Report,
  inputs: Inputs,
  signature: string,
): Promise<Baseline> {
  const place = placeOf(found);
  const refuse = (reason: string): Baseline => ({ ...place, kind: 'refused', reason });
  if (report.action !== 'rouge-gate')
    throw new UserError(`baseline: ${found.label} is a report of ${report.action}, not of rouge-gate.`);
  const old = report.provenance.signature;
  if (old !== signature)
    return refuse(
      `its scores are of another kind: ${visible(old ?? 'without a signature')}, and these are ${signature}. Make the baseline anew with today's settings, or name its predictions, which are scored with them.`,
    );
  if (report.provenance.settings?.join !== joinOf(inputs))
    return refuse(
      `its examples were joined by ${visible(report.provenance.settings?.join ?? 'nothing that it names')}, and these are by ${joinOf(inputs)}. Make the baseline anew.`,
    );
  const means = new Map(
    report.metrics.flatMap(({ name, value }) => (isScore(value) ? [[name, value] as const] : [])),
  );
  const file = report.examples === undefined ? undefined : await found.sibling(report.examples);
  if (file === undefined) return { ...place, kind: 'means', means, report };
  const types = inputs.rouge.types.filter((type) => means.has(metricName(type, 'fmeasure')));
  return {
    ...place,
    kind: 'examples',
    columns: columnNames(types),
    batches: mapBatches(readRows([file], 'id'), (row) => ({
      id: row.id,
      scores: scoresOf(row, types),
      hashes: hashesOf(row),
    })),
    report,
  };
}

/** How examples are told apart; scores of different ways do not belong to each other. */
export function joinOf({ fields }: Inputs): 'id' | 'position' {
  return fields.id === undefined ? 'position' : 'id';
}

function scoresOf(row: Row, types: readonly string[]): Float64Array {
  const scores = new Float64Array(types.length * statistics.length);
  for (const [index, type] of types.entries()) {
    const triple = fieldOf(row.value, `scores.${type}`);
    if (!Array.isArray(triple) || triple.length !== statistics.length || !triple.every(isScore))
      throw new UserError(
        `baseline: ${located(row.file, row.format, row.line)}: scores.${type} is not three numbers from 0 to 1.`,
      );
    scores.set(triple, index * statistics.length);
  }
  return scores;
}

function hashesOf(row: Row): TextHashes {
  const [prediction, references] = [
    fieldOf(row.value, 'hash.prediction'),
    fieldOf(row.value, 'hash.references'),
  ];
  if (typeof prediction !== 'number' || typeof references !== 'number')
    throw new UserError(
      `baseline: ${located(row.file, row.format, row.line)}: the hashes of its texts are missing. Make the baseline anew.`,
    );
  return { prediction, references };
}

function isScore(value: unknown): value is number {
  return typeof value === 'number' && value >= 0 && value <= 1;
}

function meansOf(document: unknown, label: string, types: readonly string[]): ReadonlyMap<string, number> {
  const means = new Map<string, number>();
  for (const type of types)
    for (const statistic of statistics) {
      const value = fieldOf(fieldOf(document, type), statistic);
      if (isScore(value)) means.set(metricName(type, statistic), value);
    }
  if (means.size === 0)
    throw new UserError(
      `baseline: ${label} is neither a report, nor a "scores" output ({"rougeL":{"fmeasure":0.3}}), nor predictions with one record per example.`,
    );
  return means;
}

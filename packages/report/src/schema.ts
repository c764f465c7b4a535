import { changeLabels, directionLabels, verdictIcons } from './labels.js';
import { codeLanguages } from './types.js';
import type { Schema } from './validate.js';

const text = { type: 'string' } satisfies Schema;
const named = { type: 'string', minLength: 1 } satisfies Schema;
const number = { type: 'number' } satisfies Schema;
const numberOrNull = { type: ['number', 'null'] } satisfies Schema;
const count = { type: 'integer', minimum: 0 } satisfies Schema;
const level = { type: 'number', exclusiveMinimum: 0, exclusiveMaximum: 1 } satisfies Schema;
const verdict = { enum: Object.keys(verdictIcons) } satisfies Schema;

const listOf = (items: Schema) => ({ type: 'array', items }) satisfies Schema;

/** An object with these fields and no others; a `?` ends the names of the optional ones. */
function object(fields: Readonly<Record<string, Schema>>): Schema {
  const names = Object.keys(fields);
  return {
    type: 'object',
    properties: Object.fromEntries(names.map((name) => [name.replace(/\?$/, ''), fields[name]!])),
    required: names.filter((name) => !name.endsWith('?')),
    additionalProperties: false,
  };
}

const metric = object({
  name: named,
  value: numberOrNull,
  'valueText?': named,
  'unit?': named,
  'baseline?': numberOrNull,
  'baselineText?': named,
  'delta?': numberOrNull,
  'relative?': numberOrNull,
  'direction?': { enum: Object.keys(directionLabels) },
  'interval?': object({ low: number, high: number, level }),
  'n?': count,
  'threshold?': named,
  verdict,
  'reason?': named,
  'change?': { enum: Object.keys(changeLabels) },
  'source?': named,
  'detail?': { type: 'boolean' },
});

const block: Schema = {
  type: 'object',
  oneOf: [
    object({ kind: { const: 'text' }, text }),
    object({ kind: { const: 'markdown' }, markdown: text }),
    object({
      kind: { const: 'table' },
      columns: { ...listOf(object({ header: text, 'align?': { enum: ['left', 'right'] } })), minItems: 1 },
      rows: listOf(listOf(text)),
      'more?': count,
    }),
    object({
      kind: { const: 'chart' },
      'shape?': { enum: ['line'] },
      title: text,
      labels: listOf(text),
      series: listOf(object({ name: text, values: listOf(numberOrNull) })),
    }),
    object({ kind: { const: 'code' }, text, 'language?': { enum: codeLanguages } }),
  ],
};

const provenance = object({
  'repository?': named,
  'sha?': named,
  'baseSha?': named,
  'runUrl?': named,
  'job?': named,
  'inputs?': {
    type: 'object',
    additionalProperties: object({
      sha256: { type: 'string', pattern: '^[0-9a-f]{64}$' },
      'files?': count,
      'count?': count,
    }),
  },
  'signature?': named,
  'settings?': { type: 'object', additionalProperties: text },
  version: named,
});

/**
 * JSON Schema (2020-12) of `mlops-report/v1`, and what reports are checked against when they are read and written.
 * It cannot say that the rows of a table are as long as its columns: `reportProblem` adds that.
 */
export const reportSchema: Schema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'mlops-report/v1',
  ...object({
    schema: { const: 'mlops-report/v1' },
    action: { type: 'string', pattern: '^[a-z][a-z0-9-]*$' },
    id: named,
    title: named,
    verdict,
    headline: text,
    metrics: listOf(metric),
    sections: listOf(object({ title: named, 'collapsed?': { type: 'boolean' }, blocks: listOf(block) })),
    provenance,
    // A plain name: a report of a stranger must not point at other folders.
    'examples?': { type: 'string', pattern: '^[A-Za-z0-9][A-Za-z0-9._-]*$' },
  }),
};

import { describe, expect, test } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { parseReport, REPORT_LIMIT, type Report, reportSchema } from '../src/index.js';
import { problemOf } from '../src/validate.js';
import { hostileText, reports } from './arbitraries.js';

const accepts = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(reportSchema);

const small: Report = {
  schema: 'mlops-report/v1',
  action: 'rouge-gate',
  id: 'main',
  title: 'ROUGE',
  verdict: 'pass',
  headline: 'all good',
  metrics: [{ name: 'rouge1', value: 0.5, verdict: 'pass' }],
  sections: [{ title: 'Slices', blocks: [{ kind: 'table', columns: [{ header: 'a' }], rows: [['1']] }] }],
  provenance: { version: '1.0.0' },
};

type Path = readonly (string | number)[];

function pathsOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, inner]) => pathsOf(inner, [...path, key]))];
}

/** A copy with the value at `path` changed; undefined deletes it. */
function changed(root: unknown, path: Path, change: (old: unknown) => unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return change(root);
  const copy = structuredClone(root) as Record<string | number, unknown>;
  const next = changed(copy[key], rest, change);
  if (next === undefined && Array.isArray(copy)) copy.splice(Number(key), 1);
  else if (next === undefined) delete copy[key];
  else copy[key] = next;
  return copy;
}

const oddValue = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    '',
    'x',
    'pass',
    'higher',
    'chart',
    -1,
    0,
    0.5,
    1,
    1.5,
    1e300,
    true,
    false,
    [],
    {},
  ),
  fc.constantFrom<unknown>(
    [[]],
    ['x'],
    [null],
    { kind: 'text' },
    { kind: 'table', text: 'x' },
    { kind: null },
    '../x',
  ),
  fc.json({ maxDepth: 2 }).map((text): unknown => JSON.parse(text)),
);
const oddName = fc.constantFrom(
  'extra',
  'kind',
  'constructor',
  'toString',
  'hasOwnProperty',
  'value',
  'text',
  '',
);

const changes = fc.array(
  fc.record({
    at: fc.nat(),
    change: fc.oneof(
      fc.constant(() => undefined),
      oddValue.map((value) => () => value),
      fc.tuple(oddName, oddValue).map(
        ([name, value]) =>
          (old: unknown) =>
            typeof old === 'object' && old !== null && !Array.isArray(old)
              ? { ...old, [name]: value }
              : value,
      ),
    ),
  }),
  { maxLength: 2 },
);

describe('the schema and the reader', () => {
  test('agree on every report and every damaged one', () => {
    let refused = 0;
    fc.assert(
      fc.property(reports(hostileText), changes, (report, list) => {
        let value: unknown = JSON.parse(JSON.stringify(report));
        for (const { at, change } of list) {
          const paths = pathsOf(value);
          value = changed(value, paths[at % paths.length]!, change) ?? null;
        }
        const accepted = accepts(value);
        if (!accepted) refused++;
        if (list.length === 0) expect(accepts.errors ?? []).toEqual([]);
        expect(problemOf(value, reportSchema) === undefined).toBe(accepted);
      }),
      { numRuns: 1_500 },
    );
    expect(refused).toBeGreaterThan(200);
  });

  test('a report comes back as it was', () => {
    fc.assert(
      fc.property(reports(hostileText), (report) => {
        const text = JSON.stringify(report);
        expect(parseReport(text, 'r.json')).toEqual(JSON.parse(text));
      }),
      { numRuns: 200 },
    );
  });
});

describe('parseReport says what is wrong', () => {
  const withMetric = (metric: object) =>
    JSON.stringify({ ...small, metrics: [{ ...small.metrics[0], ...metric }] });
  const withBlock = (block: object) =>
    JSON.stringify({ ...small, sections: [{ title: 'S', blocks: [block] }] });
  test.each([
    ['{', 'it is not JSON'],
    ['[]', 'the report: expected an object, found a list of 0'],
    ['{"schema":"mlops-report/v2"}', 'action: is missing'],
    [
      JSON.stringify({ ...small, schema: 'mlops-report/v2' }),
      'schema: expected "mlops-report/v1", found "mlops-report/v2"',
    ],
    [
      JSON.stringify({ ...small, verdict: 'ok' }),
      'verdict: expected one of pass, warn, fail, new, neutral, found "ok"',
    ],
    [JSON.stringify({ ...small, examples: '../../secrets' }), 'examples: expected text of the form'],
    [JSON.stringify({ ...small, examples: '/etc/passwd' }), 'examples: expected text of the form'],
    [withMetric({ value: '0.5' }), 'metrics[0].value: expected a finite number or null, found "0.5"'],
    [
      withMetric({}).replace('0.5', '1e999'),
      'metrics[0].value: expected a finite number or null, found Infinity',
    ],
    [withMetric({ n: 1.5 }), 'metrics[0].n: expected a whole number, found 1.5'],
    [withMetric({ 'my key': 1 }), 'metrics[0]["my key"]: is not a field of this format'],
    [withMetric({}).replace('"name"', '"__proto__":{"name":"x"},"nam"'), 'metrics[0].name: is missing'],
    [
      withBlock({ kind: 'video' }),
      'sections[0].blocks[0].kind: expected one of text, markdown, table, chart, code, found "video"',
    ],
    [
      withBlock({ kind: 'table', columns: [{ header: 'a' }], rows: [['1'], ['1', '2']] }),
      'blocks[0].rows[1]: expected 1 cells',
    ],
    [
      withBlock({ kind: 'chart', title: '', labels: [], series: [{ name: '', values: [1] }] }),
      'series[0].values: expected 0',
    ],
  ])('%s', (text, message) => {
    expect(() => parseReport(text, 'r.json')).toThrow(
      expect.objectContaining({ name: 'UserError', message: expect.stringContaining(message) }),
    );
    expect(() => parseReport(text, 'r.json')).toThrow(/^r\.json is not a report/);
  });

  test('a file too large to be parsed safely', () => {
    expect(() => parseReport(' '.repeat(REPORT_LIMIT + 1), 'r.json')).toThrow(
      'r.json: 8388609 bytes are too many',
    );
  });

  test('a file nested deeper than any stack', () => {
    const depth = 1_000_000;
    expect(() => parseReport('['.repeat(depth) + ']'.repeat(depth), 'r.json')).toThrow('expected an object');
    expect(() =>
      parseReport(
        withMetric({ value: 1 }).replace('1,', `${'['.repeat(depth)}${']'.repeat(depth)},`),
        'r.json',
      ),
    ).toThrow('metrics[0].value');
  });
});

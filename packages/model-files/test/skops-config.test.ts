import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { newFolder, refusalOf, writeFiles } from '@mlops-actions/testing';
import fc from 'fast-check';
import { skopsConfig } from '../src/index.js';
import { modelFile, type SkopsCase, skopsConfigs } from './skops.js';

const ours = ({ model, requirements, task, data }: SkopsCase, dataFile = data as string): Promise<string> =>
  skopsConfig({
    modelFile: basename(model),
    format: model.endsWith('.skops') ? 'skops' : 'pickle',
    requirements,
    task,
    dataFile,
  });

/** Holds our config.json of each file to skops', all in one run of Python. */
async function compare(files: Readonly<Record<string, string | Buffer>>): Promise<void> {
  const folder = newFolder();
  writeFiles(folder, files);
  const model = modelFile('model.pkl');
  const cases = Object.keys(files).map((name) => ({
    model,
    requirements: ['scikit-learn==1.4.2'],
    task: 'tabular-classification',
    data: join(folder, name),
  }));
  const theirs = skopsConfigs(cases);
  for (const [i, one] of cases.entries()) {
    const shown = String(Object.values(files)[i]).slice(0, 300);
    expect({ file: shown, config: await ours(one) }).toEqual({ file: shown, config: theirs[i] });
  }
}

const csv = (rows: readonly (readonly string[])[], delimiter = ','): string =>
  rows.map((row) => `${row.map((one) => quoted(one, delimiter)).join(delimiter)}\n`).join('');

/** A tsv is written by programs that quote nothing. */
const quoted = (text: string, delimiter: string): string =>
  delimiter === ',' && /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

const words = fc.oneof(
  { arbitrary: fc.integer({ min: -50, max: 50 }).map(String), weight: 4 },
  { arbitrary: fc.double({ noDefaultInfinity: true }).map(String), weight: 3 },
  { arbitrary: fc.constantFrom('', 'NA', 'nan', 'None', 'N/A', '<NA>', 'null'), weight: 2 },
  {
    arbitrary: fc.constantFrom(
      'True',
      'false',
      'TRUE',
      'tRuE',
      'inf',
      '-Infinity',
      'yes',
      '1e',
      '1e400',
      '.',
      '-',
    ),
    weight: 2,
  },
  { arbitrary: fc.stringMatching(/^ ?[-+]?\d{1,24}(\.\d{0,24})?([eE][-+]?\d{1,3})? ?$/), weight: 2 },
  { arbitrary: fc.bigInt({ min: 2n ** 62n, max: 2n ** 66n }).map(String), weight: 1 },
  {
    arbitrary: fc.string({ unit: 'grapheme', maxLength: 5 }).map((text) => text.replace(/[\r\n\t\0"]/g, '')),
    weight: 1,
  },
);

/** Columns of a kind, so that types are often kept and sometimes broken by one late value. */
const column = (rows: number) =>
  fc
    .record({
      base: fc.array(words, { minLength: 1, maxLength: 2 }),
      cells: fc.array(fc.nat(1), { minLength: rows, maxLength: rows }),
      late: fc.option(words, { freq: 3 }),
    })
    .map(({ base, cells, late }) => {
      const column = cells.map((pick) => base[pick % base.length]!);
      if (late !== null) column[column.length - 1] = late;
      return column;
    });

const tables = fc
  .record({ rows: fc.integer({ min: 1, max: 6 }), columns: fc.integer({ min: 2, max: 5 }) })
  .chain(({ rows, columns }) =>
    fc.record({
      names: fc.uniqueArray(
        fc.constantFrom('a', 'B', '10', '2', 'ü', '\u{1F600}', '\uFB01x', 'with space', 'NA', 'x"y'),
        {
          minLength: columns,
          maxLength: columns,
        },
      ),
      columns: fc.array(column(rows), { minLength: columns, maxLength: columns }),
    }),
  )
  .map(({ names, columns }) => [names, ...columns[0]!.map((_, row) => columns.map((one) => one[row]!))]);

describe('config.json equals that of skops 0.9', () => {
  test('for csv', async () => {
    const cases = fc.sample(tables, { numRuns: 200, seed: 7 });
    await compare({
      ...Object.fromEntries(cases.map((table, i) => [`${i}.csv`, csv(table)])),
      'empty lines at the end of a single column.csv': 'a\n1\n2\n\n\n',
    });
  });

  test('for tsv', async () => {
    const cases = fc.sample(tables, { numRuns: 100, seed: 8 });
    const plain = cases.map((table) => table.map((row) => row.map((one) => one.replaceAll('"', ''))));
    await compare(Object.fromEntries(plain.map((table, i) => [`${i}.tsv`, csv(table, '\t')])));
  });

  test('for floats of all lengths, which pandas does not round to the nearest', async () => {
    const floats = fc.oneof(
      fc.stringMatching(/^-?\d{0,20}\.\d{1,22}$/),
      fc.stringMatching(/^-?\d{1,3}\.\d{1,18}e-?\d{1,3}$/),
      fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
      fc.constantFrom(
        '0.000012345678901234567',
        '1e-7',
        '0.1',
        '1e16',
        '123456789012345680',
        '5e-324',
        '-0.0',
      ),
    );
    const rows = fc.sample(fc.array(floats, { minLength: 2000, maxLength: 2000 }), { numRuns: 3, seed: 9 });
    const names = rows[0]!.map((_, i) => `c${i}`);
    await compare({ 'floats.csv': csv([names, ...rows]) });
  });

  test('for columns whose type changes beyond the rows that pandas reads at a time', async () => {
    const kinds = ['1', '2.5', 'True', 'x', '', '9223372036854775808', '-3'];
    const columns = kinds.flatMap((a) => kinds.flatMap((b) => kinds.slice(0, 6).map((c) => [a, b, c])));
    // 294 columns: 2048 rows at a time; of the third lot there is one.
    const names = columns.map((_, i) => `c${i}`);
    const rows = Array.from({ length: 2 * 2048 + 1 }, (_, row) =>
      columns.map((column) => column[row >> 11]!),
    );
    await compare({ 'late.csv': csv([names, ...rows]) });
  });

  test('for json and jsonl', async () => {
    const value = fc.oneof(
      fc.integer({ min: -5, max: 5 }),
      fc.double({ noNaN: true, min: -1e9, max: 1e9 }).map((one) => (Math.abs(one) < 1e-300 ? 0.5 : one)), // pandas refuses those
      fc.constantFrom(
        null,
        true,
        false,
        'x',
        '',
        '12',
        ' 1_000 ',
        '1e3',
        'nan',
        'inf',
        '-1.50',
        'é"\\',
        1e300,
        0.1,
        '2024-01-01',
      ),
    );
    // A whole float beside texts is the one thing that JSON.parse loses.
    const isKept = (column: readonly unknown[]) => !column.some((one) => Object.is(one, -0));
    const jsonTables = fc
      .record({ rows: fc.integer({ min: 1, max: 5 }), columns: fc.integer({ min: 1, max: 4 }) })
      .chain(({ rows, columns }) =>
        fc.array(
          fc.record({
            base: fc.array(value, { minLength: 1, maxLength: 2 }),
            cells: fc.array(fc.nat(2), { minLength: rows, maxLength: rows }),
            late: fc.option(value, { freq: 3 }),
          }),
          { minLength: columns, maxLength: columns },
        ),
      )
      .map((columns) => {
        const names = ['b', 'a', 'ü', 'modified'];
        return columns[0]!.cells.map((_, row) =>
          Object.fromEntries(
            columns.flatMap(({ base, cells, late }, i) => {
              const last = row === cells.length - 1 && late !== null;
              // Now and then a record lacks a key.
              if (cells[row] === 2 && i > 0) return [];
              return [[names[i], last ? late : base[cells[row]! % base.length]]];
            }),
          ),
        );
      })
      .filter((records) => isKept(records.flatMap((record) => Object.values(record))));
    const cases = fc.sample(jsonTables, { numRuns: 200, seed: 10 });
    await compare(
      Object.fromEntries(
        cases.map((records, i) =>
          i % 2 === 0
            ? [`${i}.json`, JSON.stringify(records)]
            : [`${i}.jsonl`, records.map((one) => `${JSON.stringify(one)}\n`).join('')],
        ),
      ),
    );
  });

  test('for a packed file, a skops model, requirements in any letters, and names that Python sorts otherwise', async () => {
    const folder = newFolder();
    const data = join(folder, 'data.csv.gz');
    writeFiles(folder, { 'data.csv.gz': gzipSync('\u{10000},\uE000,10,9,Z,"a,""b"\n1,2,3,4,5,6\n') });
    const one = {
      model: modelFile('my model.skops'),
      requirements: ['scikit-learn==1.4.2', 'größe; python_version < "3.12"', 'scikit-learn="1.1.1"'],
      task: 'tabular-regression',
      data,
    };
    expect(await ours(one)).toBe(skopsConfigs([one])[0]);
    const bare = { ...one, requirements: [] };
    expect(await ours(bare)).toBe(skopsConfigs([bare])[0]);
  });

  test('for texts, of which three are read', async () => {
    const texts = ['first "text"', 'second\tüß\u{1F600}\u2028', 'NA', 'fourth'];
    const folder = newFolder();
    const many = [...texts, ...Array.from({ length: 1000 }, () => 7)];
    writeFiles(folder, {
      'a.txt': texts.join('\n'),
      'b.jsonl': many,
      'c.json': many,
      'd.jsonl': texts.map((text) => ({ label: 1, text })),
      'e.jsonl': texts.map((review) => ({ review })),
      'f.csv': csv([['label', 'text'], ...texts.map((text) => ['1', text])]),
      'one.txt': texts[0]!,
    });
    const model = modelFile('model.joblib');
    const one = { model, requirements: ['scikit-learn'], task: 'text-classification', data: texts };
    const single = { ...one, task: 'text-regression', data: [texts[0]!] };
    const [expected, expectedOfOne] = skopsConfigs([one, single]);
    for (const name of ['a.txt', 'b.jsonl', 'c.json', 'd.jsonl', 'e.jsonl', 'f.csv']) {
      expect(await ours(one, join(folder, name))).toBe(expected);
    }
    expect(await ours(single, join(folder, 'one.txt'))).toBe(expectedOfOne);
  });
});

describe('what cannot become a config.json is refused', () => {
  const refused = async (content: string, name = 'data.csv', task = 'tabular-classification') => {
    const folder = newFolder();
    writeFiles(folder, { [name]: content });
    const { message } = await refusalOf(
      skopsConfig({
        modelFile: 'm.pkl',
        format: 'pickle',
        requirements: [],
        task,
        dataFile: join(folder, name),
      }),
    );
    return message.replaceAll(folder, '').replaceAll('/', '');
  };

  test.each([
    [
      'a task that skops does not know',
      'a\n1\n',
      'data.csv',
      'text-generation',
      /^task: "text-generation" .* tabular-classification/,
    ],
    [
      'a format that is no table',
      'PAR1',
      'data.parquet',
      undefined,
      /^data-file: data.parquet is none .* csv, tsv, jsonl or json\./,
    ],
    ['lines of text for a table', 'a\n', 'data.txt', undefined, /^data-file: data.txt is none/],
    ['a table without rows', 'a,b\n', 'data.csv', undefined, /^data-file: data.csv holds no rows/],
    ['an empty list', '[]', 'data.json', undefined, /^data-file: data.json holds no rows/],
    ['an empty line in a single column', 'a\n1\n\n2\n', 'data.csv', undefined, /data.csv:3: is empty/],
    ['a record that is a list', '[1]\n', 'data.jsonl', undefined, /data.jsonl:1: expected an object/],
    ['a nested value', '{"a":{"b":1}}\n', 'data.jsonl', undefined, /column "a" holds a list or an object/],
    [
      'an integer that JSON changes',
      '{"a":9007199254740993}\n',
      'data.jsonl',
      undefined,
      /more than 15 digits.*CSV/,
    ],
    [
      'columns whose order JSON changes',
      '{"b":1,"0":2}\n',
      'data.jsonl',
      undefined,
      /named by numbers \(0\)/,
    ],
    [
      'texts in no clear column',
      'a,b\nx,y\n',
      'data.csv',
      'text-classification',
      /it has a, b\)\. Name it "text"/,
    ],
    ['a number for a text', '{"text":1}\n', 'data.jsonl', 'text-regression', /data.jsonl:1: 1 is no text/],
    [
      'a table that is none',
      'a,b\n1\n',
      'data.csv',
      undefined,
      /^data-file: data.csv:2: has 1 column, expected 2/,
    ],
    ['no texts', '', 'data.txt', 'text-regression', /data.txt holds no texts/],
  ])('%s', async (_, content, name, task, expected) => {
    expect(await refused(content, name, task)).toMatch(expected);
  });
});

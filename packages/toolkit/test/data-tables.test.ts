import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readCsv, readTsv } from '../src/data/csv.js';
import { UserError } from '../src/errors.js';
import { type Reader, read as readNamed } from './read.js';

const read = (reader: Reader, content: string | Buffer, sizes?: readonly number[]) =>
  readNamed(reader, content, sizes, 'p.csv');

async function refusal(reader: Reader, content: string | Buffer, sizes?: readonly number[]): Promise<string> {
  const error = await read(reader, content, sizes).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(UserError);
  return (error as UserError).message;
}

const text = fc
  .string({
    unit: fc.oneof(
      fc.constantFrom('"', ',', '\t', '\n', '\r', '\r\n', ' ', 'a'),
      fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
    ),
    maxLength: 8,
  })
  .map((one) => one.replace(/[\0\ufeff]/g, ''));
const name = text
  .map((one) => one.replace(/\r(?!\n)/g, ''))
  .filter((one) => one !== '' && one !== '__proto__');
const table = fc
  .uniqueArray(name, { minLength: 1, maxLength: 4 })
  .chain((columns) =>
    fc.tuple(
      fc.constant(columns),
      fc.array(fc.array(text, { minLength: columns.length, maxLength: columns.length }), { maxLength: 8 }),
    ),
  );
const sizes = fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 8 });
const newlines = (one: string) => one.split('\n').length - 1;

describe.each([
  ['csv', readCsv, ','],
  ['tsv', readTsv, '\t'],
] as const)('%s', (format, reader, delimiter) => {
  test('gives back any table, with the line on which each row starts', async () => {
    await fc.assert(
      fc.asyncProperty(
        table,
        fc.constantFrom('\n', '\r\n'),
        fc.constantFrom('', '\ufeff'),
        fc.boolean(),
        fc.boolean(),
        sizes,
        async ([columns, rows], lf, bom, always, ended, chunks) => {
          fc.pre(format === 'tsv' || columns.length > 1 || !/[;\t]/.test(columns[0]!));
          fc.pre(format === 'csv' || rows.flat().every((one) => !/^"[\s\S]*\n/.test(one)));
          const written = (one: string) =>
            always || /[",\t\r\n]/.test(one) || one === '' ? `"${one.replaceAll('"', '""')}"` : one;
          const lines = [columns, ...rows].map((row) => row.map(written).join(delimiter));
          const content = bom + lines.join(lf) + (ended ? lf : '');
          let line = 1;
          const expected = rows.map((row, i) => {
            line += newlines(lines[i]!) + 1;
            return { value: Object.fromEntries(columns.map((column, j) => [column, row[j]])), line };
          });
          expect(await read(reader, content, chunks)).toEqual(expected);
        },
      ),
    );
  });

  const row = (...cells: string[]) => `${cells.join(delimiter)}\n`;

  test('a row of another length is named by its line, with both counts', async () => {
    const content = row('id', 'text') + row('1', '"a\r\nb\nc"') + row('2', 'x', 'y');
    expect(await refusal(reader, content)).toMatch(
      /^p\.csv:5: has 3 columns, expected 2 as in the header \(id, text\)\. Is a text with a (comma|tab) not in double quotes\?$/,
    );
    expect(await refusal(reader, row('id', 'text') + row('1'))).toContain(
      'p.csv:2: has 1 column, expected 2',
    );
  });

  test('the header is required, its names are unique and not empty', async () => {
    expect(await refusal(reader, '')).toContain('p.csv: is empty');
    expect(await refusal(reader, '\n1\n')).toContain('p.csv:1: is blank');
    expect(await refusal(reader, row('a', 'b', 'a'))).toContain(
      'p.csv:1: columns 1 and 3 are both named "a"',
    );
    expect(await refusal(reader, row('', 'b') + row('0', 'x'))).toMatch(
      /column 1 of 2 has no name.*index=False/,
    );
    expect(await refusal(reader, row('a', '__proto__'))).toContain('__proto__');
    expect(await refusal(reader, 'a\r1\r2\r')).toContain('CR alone');
    expect(await read(reader, row('a', 'b'))).toEqual([]);
  });

  test('blank lines: none between rows, any at the end; in a table of one column they are empty texts', async () => {
    const two = row('a', 'b') + row('1', '2');
    expect(await read(reader, `${two}\n\r\n`)).toHaveLength(1);
    expect(await refusal(reader, `${two}\n${row('3', '4')}`)).toContain('p.csv:3: is blank, between rows');
    expect(await read(reader, 'a\n\nx\n\n')).toEqual([
      { value: { a: '' }, line: 2 },
      { value: { a: 'x' }, line: 3 },
      { value: { a: '' }, line: 4 },
    ]);
  });

  test('a quote that is never closed is named by the line where its row starts', async () => {
    const content = row('a', 'b') + row('1', '2') + row('3', '"4') + row('5', '6');
    expect(await refusal(reader, content)).toContain(
      'p.csv:3: column 2 ("b") of the row that starts here opens a double quote that is never closed',
    );
  });

  test('bytes that are not UTF-8 are named by line and column', async () => {
    const content = Buffer.concat([
      Buffer.from(row('a', 'b') + row('"1\n1"', '2')),
      Buffer.from([0x78, 0xe9, 10]),
    ]);
    expect(await refusal(reader, content)).toContain('p.csv:4:2: not valid UTF-8');
  });

  test('a text of megabytes', async () => {
    const long = 'é\n'.repeat(300_000);
    const records = await read(reader, row('a', 'b') + row('1', `"${long}"`) + row('2', 'x'), [65536]);
    expect(records).toEqual([
      { value: { a: '1', b: long }, line: 2 },
      { value: { a: '2', b: 'x' }, line: 300_003 },
    ]);
  });
});

test.each([
  ['id;text\n1;"a, b"\n', '";"'],
  ['sep=;\nid;text\n', '";"'],
  ['id\ttext\n1\ta\n', 'tabs'],
])('csv: other separators: %j', async (content, separator) => {
  expect(await refusal(readCsv, content)).toBe(
    `p.csv:1: columns seem separated by ${separator}. Save as "CSV UTF-8" with commas, or in pandas to_csv(sep=",").`,
  );
});

test('csv: other separators, with every name in quotes', async () => {
  expect(await refusal(readCsv, '"id";"text"\n')).toMatch(
    /^p\.csv:1: .* separated by something else than commas\?$/,
  );
});

test('csv: a quote out of place is an error with its row and column', async () => {
  expect(await refusal(readCsv, 'a,b\n1,x "y" z\n')).toContain(
    'p.csv:2: column 2 ("b") of the row that starts here has a double quote inside a text that is not quoted',
  );
  expect(await refusal(readCsv, 'a,b\n"1\n1",2\n"x" y,2\n')).toContain('p.csv:4: column 1 ("a")');
});

test('csv: an earlier row of a wrong length is told before a later quote', async () => {
  expect(await refusal(readCsv, 'a,b\n1\n2,x"y\n', [100])).toContain('p.csv:2: has 1 column');
});

test('tsv: quotes inside a text stand for themselves', async () => {
  const records = await read(readTsv, 'a\tb\n5" nail\tsay "hi"\n"Yes" he said\t"quoted ""one"""\n');
  expect(records.map(({ value }) => value)).toEqual([
    { a: '5" nail', b: 'say "hi"' },
    { a: '"Yes" he said', b: 'quoted "one"' },
  ]);
});

test('tsv: a quote that is not meant as one never swallows rows', async () => {
  expect(await refusal(readTsv, 'a\tb\n"Hello\tx\nfoo "bar\ty\n')).toMatch(
    /^p\.csv:2: column 1 \("a"\) opens a quote and runs over the end of the line/,
  );
});

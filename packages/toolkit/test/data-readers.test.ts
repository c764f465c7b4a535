import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readJson } from '../src/data/json.js';
import { readJsonl } from '../src/data/jsonl.js';
import { regions } from '../src/data/regions.js';
import { readTxt } from '../src/data/txt.js';
import { UserError } from '../src/errors.js';
import { cut, type Reader, read } from './read.js';

async function refusal(reader: Reader, content: string | Buffer, file = 'p.data'): Promise<string> {
  const error = await read(reader, content, [7], file).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(UserError);
  return (error as UserError).message;
}

const sizes = fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 8 });
const end = fc.constantFrom('\n', '\r\n');
const mark = fc.constantFrom('', '\ufeff');
const numbered = (values: readonly unknown[]) => values.map((value, i) => ({ value, line: i + 1 }));
const long = 'é'.repeat(2_500_000);

describe('txt', () => {
  const line = fc
    .string({ unit: 'binary', maxLength: 12 })
    .map((text) => text.replace(/[\n\0\ufeff]|\r$/g, ''));

  test('gives back any lines, wherever the chunks are cut', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(line),
        end,
        mark,
        fc.boolean(),
        sizes,
        async (lines, lf, bom, ended, chunks) => {
          const whole = ended || lines.at(-1) === '';
          const text = bom + lines.join(lf) + (whole && lines.length > 0 ? lf : '');
          expect(await read(readTxt, text, chunks)).toEqual(numbered(lines));
        },
      ),
    );
  });

  test('an empty line is a record, a final newline starts none, an empty file has none', async () => {
    expect(await read(readTxt, 'a\n\n\nb\n')).toEqual(numbered(['a', '', '', 'b']));
    expect(await read(readTxt, '\n')).toEqual(numbered(['']));
    expect(await read(readTxt, '')).toEqual([]);
    expect(await read(readTxt, '\ufeff')).toEqual([]);
  });

  test('only the CR of a line end goes; NUL, U+2028 and a later mark are characters', async () => {
    const lines = ['a\rb', 'c\0d', 'e\u2028f', '\ufeffg', '\r'];
    expect(await read(readTxt, `${lines.join('\r\n')}\r\n`)).toEqual(numbered(lines));
  });

  test('a line of megabytes', async () => {
    expect(await read(readTxt, `a\n${long}\nb`, [65536])).toEqual(numbered(['a', long, 'b']));
  });

  test('a line that no string can hold is refused', async () => {
    const all = async () => {
      for await (const region of regions('p.txt', cut(Buffer.from('ab\nabcdefghij\n'), [4]), 8)) void region;
    };
    await expect(all()).rejects.toThrow('p.txt: has a line longer than 8 bytes');
  });
});

describe('encodings', () => {
  test('bytes that are not UTF-8 are named by line, column and byte', async () => {
    const latin1 = Buffer.from('one\ntwo\nüb caf\xe9\nmore\n'.replace('ü', ''), 'latin1');
    expect(await refusal(readTxt, latin1)).toMatch(
      /^p\.data:3:6: not valid UTF-8 \(byte 6 of the line is 0xE9\)\..* in Excel: save as "CSV UTF-8"\.$/,
    );
    const after = Buffer.concat([Buffer.from('😀é\n😀é'), Buffer.from([0xc3])]);
    expect(await refusal(readTxt, after)).toMatch(
      /^p\.data:2:4: not valid UTF-8 \(byte 7 of the line is 0xC3\)\./,
    );
    expect(
      await refusal(readJson, Buffer.concat([Buffer.from('[\n"'), Buffer.from([0xff]), Buffer.from('"]')])),
    ).toMatch(/^p\.data:2:2: not valid UTF-8/);
  });

  test('the first bad byte is found in any text', async () => {
    const text = fc
      .string({ unit: 'binary', minLength: 1, maxLength: 30 })
      .map((s) => s.replace(/[\0\ufeff]/g, 'x'));
    await fc.assert(
      fc.asyncProperty(text, text, fc.integer({ min: 0x80, max: 0xbf }), async (before, after, byte) => {
        const bytes = Buffer.concat([Buffer.from(before), Buffer.from([byte]), Buffer.from(after)]);
        const lines = before.split('\n');
        const where = `p.data:${lines.length}:${lines.at(-1)!.length + 1}: not valid UTF-8 (byte ${
          Buffer.byteLength(lines.at(-1)!) + 1
        } of`;
        expect(await refusal(readTxt, bytes)).toContain(where);
      }),
    );
  });

  test.each([
    ['UTF-16 LE', Buffer.from('\ufeffhello\n', 'utf16le')],
    ['UTF-16 BE', Buffer.from('\ufeffhello\n', 'utf16le').swap16()],
    ['UTF-16 LE without a mark', Buffer.from('hello world\n', 'utf16le')],
    ['UTF-16 BE without a mark', Buffer.from('hello world\n', 'utf16le').swap16()],
  ])('%s is named, with the way to UTF-8', async (_, bytes) => {
    for (const reader of [readTxt, readJsonl, readJson]) {
      expect(await refusal(reader, bytes)).toMatch(
        /^p\.data: is UTF-16, expected UTF-8\. .*Out-File -Encoding utf8/,
      );
    }
  });

  test('gzip data and zip archives under a name of text', async () => {
    expect(await refusal(readTxt, Buffer.from([0x1f, 0x8b, 8, 0]), 'p.txt')).toContain('Name it p.txt.gz');
    expect(await refusal(readTxt, Buffer.from('PK\x03\x04....'))).toContain('zip archive');
  });
});

describe('jsonl', () => {
  test('gives back any values, wherever the chunks are cut', async () => {
    const blankEnd = fc.array(fc.constantFrom('', ' ', '\t '), { maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.jsonValue({ stringUnit: 'binary' })),
        end,
        mark,
        blankEnd,
        sizes,
        async (values, lf, bom, blank, chunks) => {
          const lines = values.map((value) => JSON.stringify(value));
          fc.pre(!(lines.length === 1 && lines[0]!.startsWith('[{'))); // A document, which is refused.
          const text = bom + [...lines, ...blank].join(lf);
          expect(await read(readJsonl, text, chunks)).toEqual(numbered(lines.map((one) => JSON.parse(one))));
        },
      ),
    );
  });

  test('arrays are records like others, but for one of objects that is all there is', async () => {
    for (const values of [[['a', 'b']], [[]], [[{ a: 1 }], [{ a: 2 }]], [[{ a: 1 }, 'b']]]) {
      const text = values.map((value) => JSON.stringify(value)).join('\n');
      for (const size of [3, 100]) expect(await read(readJsonl, text, [size])).toEqual(numbered(values));
    }
  });

  test('a line of megabytes', async () => {
    const text = `{"a":1}\n${JSON.stringify({ long })}\n{"b":2}\n`;
    expect(await read(readJsonl, text, [65536])).toEqual(numbered([{ a: 1 }, { long }, { b: 2 }]));
  });

  test('a blank line between records is an error, never skipped', async () => {
    expect(await refusal(readJsonl, '{"a":1}\n  \n\n{"a":2}\n')).toMatch(
      /^p\.data:2: is blank, between records\./,
    );
    expect(await refusal(readJsonl, '\n{"a":2}\n')).toMatch(/^p\.data:1: is blank/);
  });

  test('bad JSON is named by line and column, with the text on one line', async () => {
    expect(await refusal(readJsonl, '{"a":1}\r\n{"a": 1 "b": "\u001b[2J"}\r\n')).toBe(
      'p.data:2:9: not valid JSON (expected "," or "}"). Found: {"a": 1 "b": "\\u001b[2J…',
    );
    const many = `${'{"n":0}\n'.repeat(5000)}{"n":\n`;
    expect(await refusal(readJsonl, many)).toMatch(
      /^p\.data:5001:6: not valid JSON \(it ends where a value is expected\)/,
    );
    const wide = await refusal(readJsonl, `{"a":"${'x'.repeat(100_000)}",}`);
    expect(wide).toMatch(/^p\.data:1:100009: .*Found: …x+",\}$/);
    expect(/Found: (.*)/.exec(wide)![1]!.length).toBeLessThanOrEqual(24); // Texts may be private.
  });

  test.each([
    [
      '{"a": NaN}',
      'JSON has no NaN: write "" for a text that is missing. Python\'s json.dumps writes it unless told allow_nan=False.',
    ],
    ['{"a": -Infinity}', 'JSON has no -Infinity: write a finite number'],
    ['{"a": 1}, \r\n{"a": 2}', 'Remove the comma at the end of the line.'],
    ['[{"a":1}, {"a":2}]\n\n', ':1: is an array of records, and the only line: name the file .json.'],
    ["{'a': 'b'}", 'write it with json.dumps'],
    ['{"a": None}', 'write it with json.dumps'],
    ['{"a": "cut sho', 'Was the program that wrote it, or the upload, cut off?'],
    ['{"a":1}\n{"a"', 'cut off?'],
    ['{"a": 1,}', 'A comma after the last element'],
    ['[{"a":1},\n{"a":2}]', 'this looks like one JSON document: name the file .json'],
    ['{\n  "a": 1\n}', 'this looks like one JSON document'],
  ])('%j says how to mend it', async (text, hint) => {
    expect(await refusal(readJsonl, text)).toContain(hint);
  });
});

describe('json', () => {
  test('an array gives its items, any number of them', async () => {
    const values = Array.from({ length: 20_000 }, (_, i) => ({ i }));
    expect(await read(readJson, `\ufeff${JSON.stringify(values, null, 2)}`, [4096])).toEqual(
      numbered(values),
    );
    expect(await read(readJson, ' [] ')).toEqual([]);
    expect(await read(readJson, '["a", null]')).toEqual(numbered(['a', null]));
  });

  test('anything else is an error that shows what it is', async () => {
    expect(await refusal(readJson, '{"version": 1, "data": [1], "b\\n": 2}')).toBe(
      'p.data: expected an array of records, [ … ], found an object with the keys "version", "data", "b\\\\u000a". ' +
        'If the records are in "data", write that array alone, or its items as JSON Lines.',
    );
    expect(await refusal(readJson, '"text"')).toContain('found a string.');
    for (const text of [
      '{"text":{"0":"a","1":"b"}}',
      '{"0":{"text":"a"}}',
      '{"columns":["text"],"index":[0],"data":[["a"]]}',
    ]) {
      expect(await refusal(readJson, text)).toMatch(/to_json\(path, orient="records", lines=True\).{0,30}$/);
    }
    expect(await refusal(readJson, 'null')).toContain('found null.');
    expect(await refusal(readJson, ' \n')).toContain('is empty');
  });

  test('bad JSON is named by line and column', async () => {
    expect(await refusal(readJson, '[\r\n  {"a": 1},\r\n  {"a": }\r\n]')).toMatch(
      /^p\.data:3:9: not valid JSON \(expected a value\)\. Found: /,
    );
    expect(await refusal(readJson, '{"a":1}\n{"a":2}\n')).toMatch(
      /^p\.data:2:1: .*looks like JSON Lines.*\.jsonl\. Found: /,
    );
  });

  test('a document that no string can hold is refused', async () => {
    const all = async () => {
      for await (const batch of readJson('p.json', cut(Buffer.from('[1,2,3,4,5]'), [4]), 8)) void batch;
    };
    await expect(all()).rejects.toThrow(/^p\.json: is longer than 8 bytes.*\.jsonl/);
  });
});

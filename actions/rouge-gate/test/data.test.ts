import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { examplesOf, gate, jsonl } from './gate.js';

// The pair in the README of rouge_score, and what it prints for it.
const prediction = 'The quick brown dog jumps on the log.';
const reference = 'The quick brown fox jumps over the lazy dog';
const expected = { precision: 0.75, recall: 2 / 3, fmeasure: 0.7058823529411765 };

describe('the data', () => {
  test.each<[string, Record<string, string>, Record<string, string | Buffer>]>([
    [
      'two text files',
      { predictions: 'p.txt', references: 'r.txt' },
      { 'p.txt': `${prediction}\n`, 'r.txt': `${reference}\n` },
    ],
    ['JSON Lines', { predictions: 'p.jsonl' }, { 'p.jsonl': jsonl([{ prediction, reference }]) }],
    ['a JSON array', { predictions: 'p.json' }, { 'p.json': JSON.stringify([{ prediction, reference }]) }],
    ['CSV', { predictions: 'p.csv' }, { 'p.csv': `prediction,reference\n${prediction},"${reference}"\n` }],
    ['TSV', { predictions: 'p.tsv' }, { 'p.tsv': `prediction\treference\n${prediction}\t${reference}\n` }],
    ['gzip', { predictions: 'p.jsonl.gz' }, { 'p.jsonl.gz': gzipSync(jsonl([{ prediction, reference }])) }],
    [
      'fields of other names, one of them nested',
      { predictions: 'p.jsonl', 'prediction-field': 'output.text', 'reference-field': 'gold' },
      { 'p.jsonl': jsonl([{ output: { text: prediction }, gold: reference }]) },
    ],
    [
      'references in records of their own, in another order',
      { predictions: 'p.jsonl', references: 'r.jsonl', 'id-field': 'id' },
      {
        'p.jsonl': jsonl([
          { id: 'a', prediction },
          { id: 'b', prediction },
        ]),
        'r.jsonl': jsonl([
          { id: 'b', reference },
          { id: 'a', reference },
        ]),
      },
    ],
    [
      'a list of references',
      { predictions: 'p.jsonl' },
      { 'p.jsonl': jsonl([{ prediction, reference: ['no', reference] }]) },
    ],
    [
      'several files of references',
      { predictions: 'p.txt', references: 'r1.txt\nr2.txt' },
      { 'p.txt': prediction, 'r1.txt': 'no', 'r2.txt': reference },
    ],
  ])('%s give the scores of rouge_score', async (_, given, files) => {
    const { scores } = await gate(given, files);
    expect(scores.rouge1).toEqual(expected);
  });

  test('shards are one data set, in the order of their names with 2 before 10', async () => {
    const texts = Array.from({ length: 12 }, (_, index) => `word${index} common`);
    const shards = Object.fromEntries(
      texts.map((text, index) => [
        `s/p-${index}.jsonl`,
        jsonl([{ prediction: text, reference: `word${index} other` }]),
      ]),
    );
    const whole = {
      's/p.jsonl': jsonl(texts.map((text, index) => ({ prediction: text, reference: `word${index} other` }))),
    };
    const [many, one] = [
      await gate({ predictions: 's/p-*.jsonl' }, shards),
      await gate({ predictions: 's/p.jsonl' }, whole),
    ];
    expect(many.outcome.outputs.scores).toBe(one.outcome.outputs.scores);
    expect(examplesOf(many)).toEqual(examplesOf(one));
    expect(many.report.provenance.inputs?.predictions?.sha256).toBe(
      one.report.provenance.inputs?.predictions?.sha256,
    );
  });

  test.each<[string, Record<string, string>, Record<string, string | Buffer>, string | RegExp]>([
    ['a missing file', { predictions: 'nope.jsonl' }, {}, /predictions[\s\S]*nope\.jsonl/],
    ['a glob without a match', { predictions: 'out/*.jsonl' }, {}, /predictions[\s\S]*out\/\*\.jsonl/],
    [
      'unequal lengths',
      { predictions: 'p.txt', references: 'r.txt' },
      { 'p.txt': 'a\nb\nc\n', 'r.txt': 'a\nb\n' },
      /predictions \(.*p\.txt\) has 3 texts and references \(.*r\.txt\) has 2/,
    ],
    [
      'no reference anywhere',
      { predictions: 'p.txt' },
      { 'p.txt': 'a\n' },
      /references: .*p\.txt holds the predictions alone/,
    ],
    [
      'bad JSON',
      { predictions: 'p.jsonl' },
      { 'p.jsonl': '{"prediction":"a","reference":"a"}\n{"pred\n' },
      /p\.jsonl:2/,
    ],
    [
      'NaN',
      { predictions: 'p.jsonl' },
      { 'p.jsonl': '{"prediction": NaN, "reference": "a"}\n' },
      /p\.jsonl:1[\s\S]*NaN/,
    ],
    [
      'a missing field',
      { predictions: 'p.jsonl' },
      { 'p.jsonl': jsonl([{ summary: 'a', reference: 'a' }]) },
      /p\.jsonl:1: there is no field "prediction" \(prediction-field\)\. The record has: "summary", "reference"/,
    ],
    [
      'a null text',
      { predictions: 'p.jsonl' },
      { 'p.jsonl': jsonl([{ prediction: null, reference: 'a' }]) },
      /p\.jsonl:1: "prediction" \(prediction-field\) is null; a text is needed/,
    ],
    [
      'a number for a text',
      { predictions: 'p.jsonl' },
      { 'p.jsonl': jsonl([{ prediction: 'a', reference: 3 }]) },
      /"reference" \(reference-field\) is 3; a text, or a list of texts is needed/,
    ],
    [
      'an empty list of references',
      { predictions: 'p.jsonl' },
      { 'p.jsonl': jsonl([{ prediction: 'a', reference: [] }]) },
      /"reference" \(reference-field\) is an empty list/,
    ],
    [
      'an id that is there twice',
      { predictions: 'p.jsonl', 'id-field': 'id' },
      {
        'p.jsonl': jsonl([
          { id: 1, prediction: 'a', reference: 'a' },
          { id: '1', prediction: 'a', reference: 'a' },
        ]),
      },
      /p\.jsonl:2: the id "1" is there twice/,
    ],
    [
      'a record without id',
      { predictions: 'p.jsonl', 'id-field': 'id' },
      { 'p.jsonl': jsonl([{ prediction: 'a', reference: 'a' }]) },
      /p\.jsonl:1: id-field "id" is missing/,
    ],
    [
      'ids that the references lack',
      { predictions: 'p.jsonl', references: 'r.jsonl', 'id-field': 'id' },
      {
        'p.jsonl': jsonl(['a', 'b', 'c'].map((id) => ({ id, prediction: id }))),
        'r.jsonl': jsonl(['a', 'd'].map((id) => ({ id, reference: id }))),
      },
      /2 of the ids in predictions[^\n]*"b", "c"[^\n]*\n1 of the ids in references[^\n]*"d"/,
    ],
    [
      'an id of a text file',
      { predictions: 'p.txt', references: 'p.txt', 'id-field': 'id' },
      { 'p.txt': 'a\n' },
      /id-field: .*p\.txt has one text per line/,
    ],
    ['an empty file', { predictions: 'p.jsonl' }, { 'p.jsonl': '' }, /holds no example/],
    [
      'an ending that says nothing',
      { predictions: 'p.out', references: 'p.out' },
      { 'p.out': 'a\n' },
      /p\.out: its ending/,
    ],
    [
      'another encoding',
      { predictions: 'p.txt', references: 'p.txt' },
      { 'p.txt': Buffer.from('caf\xe9\n', 'latin1') },
      /p\.txt[\s\S]*UTF-8/,
    ],
    [
      'an id that JSON readers round',
      { predictions: 'p.jsonl', 'id-field': 'id' },
      { 'p.jsonl': '{"id": 9007199254740993, "prediction": "a", "reference": "a"}\n' },
      /p\.jsonl:1: id-field "id" holds a number above 2\^53.*quotes/,
    ],
    [
      'a list of references in a CSV cell',
      { predictions: 'p.csv' },
      { 'p.csv': `prediction,reference\na,"['a b', 'x']"\n` },
      /p\.csv:2: "reference" .* is a list written as text/,
    ],
    [
      'a slice field that no record has',
      { predictions: 'p.jsonl', 'slice-field': 'langauge' },
      { 'p.jsonl': jsonl([{ prediction: 'a', reference: 'a', language: 'de' }]) },
      /slice-field: no record has a field "langauge"/,
    ],
    [
      'a text that is a list, without showing what is in it',
      { predictions: 'p.jsonl' },
      { 'p.jsonl': jsonl([{ prediction: ['secret'], reference: 'a' }]) },
      /^(?!.*secret).*"prediction" \(prediction-field\) is a list/s,
    ],
    [
      'a slice field with a value per example',
      { predictions: 'p.jsonl', 'slice-field': 'n' },
      { 'p.jsonl': jsonl(Array.from({ length: 201 }, (_, n) => ({ n, prediction: 'a', reference: 'a' }))) },
      /slice-field has more than 200 values/,
    ],
  ])('%s is refused, and nothing is left', async (_, given, files, message) => {
    let workspace = '';
    const failed = gate(given, files).then((gated) => {
      workspace = gated.workspace;
    });
    await expect(failed).rejects.toThrow(message);
    await expect(failed).rejects.toMatchObject({ name: 'UserError' });
    expect(workspace).toBe('');
  });

  test('a failed run leaves no file of scores', async () => {
    const { workspace } = await gate(
      { predictions: 'a.jsonl' },
      { 'a.jsonl': jsonl([{ prediction, reference }]) },
    );
    const before = readdirSync(join(workspace, '.reports'));
    await expect(
      gate({ predictions: 'b.jsonl' }, { 'b.jsonl': `${jsonl([{ prediction, reference }])}{` }, workspace),
    ).rejects.toThrow('b.jsonl:2');
    expect(readdirSync(join(workspace, '.reports'))).toEqual(before);
    expect(existsSync(join(workspace, '.reports'))).toBe(true);
  });
});

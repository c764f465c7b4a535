import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { pointsOf, read, refusal, valuesOf } from './files.js';

describe('CSV and TSV', () => {
  test('sparse rows, as the CSVLogger of Lightning writes them: curves and the last values', async () => {
    const text = 'epoch,step,train_loss,val_acc\r\n0,49,0.9,\r\n0,63,,0.5\r\n1,99,0.4,\r\n1,127,,0.75\r\n';
    const file = await read('logs/metrics.csv', text);
    expect(valuesOf(file)).toEqual({ epoch: 1, step: 127, train_loss: 0.4, val_acc: 0.75 });
    expect(file.curves.map(({ axis }) => axis)).toEqual(['step', 'step']);
    expect(pointsOf(file)).toEqual({
      train_loss: [
        [49, 0.9],
        [99, 0.4],
      ],
      val_acc: [
        [63, 0.5],
        [127, 0.75],
      ],
    });
  });

  test('every filled cell is a point, and the last of a column its metric', async () => {
    const cell = fc.option(fc.double({ noNaN: true, noDefaultInfinity: true }));
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.integer(), cell, cell), { minLength: 1, maxLength: 8 }),
        async (rows) => {
          // Steps that only go down are read from the end.
          fc.pre(
            !(rows[0]![0] > rows.at(-1)![0] && rows.every(([step], i) => i === 0 || step <= rows[i - 1]![0])),
          );
          const text = rows.map(([step, a, b]) => [a ?? '', step, b ?? ''].join(','));
          const file = await read('m.csv', `a,Step,b\n${text.join('\n')}`);
          for (const [name, column] of [
            ['a', 1],
            ['b', 2],
          ] as const) {
            const filled = rows
              .filter((row) => row[column] !== null)
              .map((row) => [row[0], row[column]! + 0]);
            expect(valuesOf(file)[name] ?? null).toEqual(filled.at(-1)?.[1] ?? null);
            expect(pointsOf(file)[name] ?? []).toEqual(filled.length < 2 ? [] : filled);
            expect(file.skipped.includes(name)).toBe(filled.length === 0);
          }
        },
      ),
      { numRuns: 50 },
    );
  });

  test('the newest first: the last value is that of the last step', async () => {
    const wide = await read('m.csv', 'step,loss,auc\n3,0.1,\n2,0.5,0.8\n1,0.9,0.7\n');
    expect(valuesOf(wide)).toEqual({ step: 3, loss: 0.1, auc: 0.8 });
    const long = await read('m.csv', 'name,value,step\nloss,0.1,2\nauc,0.8,2\nloss,0.9,1\nauc,0.7,1\n');
    expect(valuesOf(long)).toEqual({ loss: 0.1, auc: 0.8 });
  });

  test('steps that start again, as Keras appends a second training: its own last value', async () => {
    const file = await read('m.csv', 'epoch,loss\n0,0.9\n1,0.5\n2,0.4\n0,0.3\n1,0.2\n');
    expect(valuesOf(file)).toEqual({ epoch: 1, loss: 0.2 });
  });

  test('aligned columns, NaN, texts and a column that is never filled', async () => {
    const text =
      '  epoch,   loss, note, gone\n     1,    nan, warm, \n     2,   -inf, hot, \n     3,    0.5, , \n';
    const file = await read('results.csv', text);
    expect(valuesOf(file)).toEqual({ epoch: 3, loss: 0.5, note: 'hot' });
    expect(pointsOf(file)).toEqual({
      loss: [
        [1, null],
        [2, null],
        [3, 0.5],
      ],
    });
    expect(file.skipped).toEqual(['gone']);
  });

  test('a run that ended in NaN ends in NaN', async () => {
    const file = await read('m.tsv', 'step\tloss\n1\t0.5\n2\tNaN\n');
    expect(valuesOf(file)).toEqual({ step: 2, loss: Number.NaN });
  });

  test('names and values in rows, with units', async () => {
    const file = await read(
      'm.csv',
      'Metric,Value,unit\nval/acc,0.9,\nlatency,12,ms\nmissing,,\nbest,"resnet, 50",\n',
    );
    expect(file.metrics).toEqual([
      { name: 'val/acc', value: 0.9 },
      { name: 'latency', value: 12, unit: 'ms' },
      { name: 'missing', value: null },
      { name: 'best', value: 'resnet, 50' },
    ]);
  });

  test('names, steps and values in rows', async () => {
    const file = await read('m.csv', 'key,value,step,timestamp\nloss,0.9,0,1\nacc,0.1,0,2\nloss,0.8,1,3\n');
    expect(valuesOf(file)).toEqual({ loss: 0.8, acc: 0.1 });
    expect(pointsOf(file)).toEqual({
      loss: [
        [0, 0.9],
        [1, 0.8],
      ],
    });
    expect(file.skipped).toEqual(['timestamp']);
  });

  test('one row of values, and rows told apart by their first column', async () => {
    const one = await read('m.csv', 'model,accuracy,auc\nresnet,0.9,\n');
    expect(valuesOf(one)).toEqual({ model: 'resnet', accuracy: 0.9, auc: null });
    const some = await read('m.csv', 'class,precision,recall\ncat,0.9,0.8\ndog,,0.7\n');
    expect(valuesOf(some)).toEqual({
      'cat.precision': 0.9,
      'cat.recall': 0.8,
      'dog.precision': null,
      'dog.recall': 0.7,
    });
  });

  test('columns named by whole numbers stand behind the first of texts', async () => {
    const file = await read('m.csv', 'model,50,95\nsmall,1,2\nlarge,3,4\n');
    expect(valuesOf(file)).toEqual({ 'small.50': 1, 'small.95': 2, 'large.50': 3, 'large.95': 4 });
  });

  test.each([
    ['fpr,tpr\n0,0\n1,1\n', 'm.csv: its 2 rows have neither a column "step"'],
    ['step,loss\n1,0.5\n,0.4\n', 'm.csv: its 2 rows have neither a column "step" or "epoch" that is filled'],
    ['accuracy,loss\n', 'm.csv: has no row below'],
    ['loss, loss\n1,2\n', 'm.csv:1: two columns are named "loss"'],
    ['name,value\nacc,1\nacc,2\n', 'm.csv: two values have the name "acc"'],
    ['step;loss\n1;0.5\n', 'm.csv:1: columns seem separated by ";"'],
    ['step,loss\n1,0.5,3\n', 'm.csv:2: has 3 columns, expected 2'],
    [',loss\n0,0.5\n', 'm.csv:1: column 1 of 2 has no name'],
  ])('refuses %j: %s', async (text, message) => {
    expect(await refusal('m.csv', text)).toContain(message);
  });
});

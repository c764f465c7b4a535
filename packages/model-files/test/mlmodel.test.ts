import { beforeAll, describe, expect, test } from '@jest/globals';
import { python } from '@mlops-actions/testing';
import { UserError } from '@mlops-actions/toolkit';
import fc from 'fast-check';
import {
  environmentWarnings,
  kindOf,
  layoutOf,
  mlmodelFor,
  parseMlmodel,
  requirementsOf,
} from '../src/index.js';
import { type Saved, savedModels } from './saved-models.js';

describe.each([
  ['3.17.2', 'REFERENCE_PYTHON'],
  ['2.22.5', 'MLFLOW2_PYTHON'],
])('models that MLflow %s saved', (version, interpreter) => {
  let models: ReadonlyMap<string, Saved>;
  beforeAll(() => {
    const all = savedModels(process.env[interpreter]!);
    expect(all.version).toBe(version);
    models = all.models;
  }, 300_000);
  const parsed = (name: string) => parseMlmodel(models.get(name)!.mlmodel);

  test('say what their MLmodel says', () => {
    const mlmodel = parsed('cloudpickle');
    expect([...mlmodel.flavors.keys()]).toEqual(['python_function', 'sklearn']);
    expect(mlmodel.flavors.get('sklearn')).toMatchObject({ pickled_model: 'model.pkl', code: null });
    expect(mlmodel).toMatchObject({
      mlflowVersion: version,
      pythonVersion: expect.stringMatching(/^3\.\d+\.\d+$/),
      utcTimeCreated: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d+$/),
      sizeBytes: expect.any(Number),
      inputExample: 'input_example.json',
      metadata: { team: 'Über', 1: '12e5' },
    });
    expect(mlmodel).not.toHaveProperty('runId');
    expect(mlmodel).not.toHaveProperty('modelId');
  });

  test('have their signature read: columns, tensors, parameters and nested types', () => {
    expect(parsed('pickle').signature).toEqual({
      inputs: [
        { name: 'size', type: 'double', required: true },
        { name: 'rooms', type: 'long', required: true },
        { name: 'new', type: 'boolean', required: true },
      ],
      outputs: [{ type: 'tensor(int64)', shape: [-1] }],
      params: [
        { name: 'temperature', type: 'double', default: 0.5 },
        { name: 'stop', type: 'string', shape: [-1], default: ['a', 'b'] },
        { name: 'top', type: 'double', default: 'NaN' },
      ],
    });
    expect(parsed('tensor').signature!.inputs).toEqual([{ type: 'tensor(float64)', shape: [-1, 3] }]);
    expect(parsed('pyfunc').signature).toEqual({
      inputs: [
        { name: 'q', type: 'string', required: true },
        { name: 'opts', type: '{k: Array(long) (optional), z: Array({s: string})}', required: true },
      ],
      outputs: [{ type: 'string', required: true }],
      params: [],
    });
    const wide = parsed('wide').signature!.inputs;
    expect(wide).toHaveLength(3000);
    expect(wide[2999]).toEqual({ name: 'column 2999', type: 'double', required: true });
  });

  test('are of their kind', () => {
    for (const format of ['pickle', 'cloudpickle']) {
      expect(kindOf(parsed(format), 'tabular-classification')).toEqual({
        flavor: 'sklearn',
        libraryName: 'sklearn',
        tags: ['mlflow', 'sklearn', 'tabular-classification'],
        pipelineTag: 'tabular-classification',
        format,
        modelFile: 'model.pkl',
      });
    }
    expect(kindOf(parsed('pyfunc'), undefined)).toEqual({
      flavor: 'python_function',
      tags: ['mlflow', 'pyfunc'],
      format: 'cloudpickle',
      modelFile: 'python_model.pkl',
    });
  });

  test('stay where they are', () => {
    for (const { mlmodel, paths } of models.values()) {
      const layout = layoutOf(parseMlmodel(mlmodel), paths);
      expect(layout.files).toEqual(paths.map((path) => ({ from: path, to: path })));
      expect(layout).toMatchObject({ clashes: [], notes: [], weights: true });
      expect(mlmodelFor(mlmodel, layout)).toBe(mlmodel);
    }
  });

  test('have their requirements checked', () => {
    const warnings = (name: string) => {
      const model = models.get(name)!;
      return environmentWarnings({
        mlmodel: parseMlmodel(model.mlmodel),
        requirements: requirementsOf(model.read('requirements.txt')),
        pythonEnv: model.read('python_env.yaml'),
      });
    };
    expect(warnings('pyfunc')).toEqual([]);
    expect(warnings('pickle')).toEqual([
      expect.stringMatching(/^requirements\.txt does not pin scikit-learn, pandas<4: /),
    ]);
    expect(warnings('tensor')).toEqual([
      expect.stringMatching(
        /^MLmodel says that scikit-learn \d+\.\d+\.\d+ wrote the model, .* scikit-learn==0\.1\./,
      ),
    ]);
    if (version.startsWith('2')) return;
    expect(kindOf(parsed('skops'), undefined)).toMatchObject({
      tags: ['mlflow', 'sklearn', 'skops'],
      format: 'skops',
      modelFile: 'model.skops',
    });
    expect(warnings('skops')[0]).toMatch(/^model\.skops is a skops file, .* does not ask for skops/);
  });
});

describe('an MLmodel', () => {
  test('of old versions of MLflow', () => {
    const old = parseMlmodel(
      [
        'flavors:',
        '  python_function: {data: model.pkl, env: conda.yaml, loader_module: mlflow.sklearn, python_version: 3.6.9}',
        '  sklearn: {pickled_model: model.pkl, sklearn_version: 0.22.2}',
        'run_id: 12e5',
        'time_created: 2018-07-10 15:18:32.000123',
        'signature:',
        '  inputs: \'[{"name": 0, "type": "double", "optional": true}]\'',
        '  outputs: null',
        '  params: \'[{"name": "n", "dtype": "long", "default": 1}]\'',
      ].join('\n'),
    );
    expect(old).toMatchObject({
      runId: '12e5',
      utcTimeCreated: '2018-07-10 15:18:32.000123',
      pythonVersion: '3.6.9',
    });
    expect(old.signature).toEqual({
      inputs: [{ name: '0', type: 'double', required: false }],
      outputs: [],
      params: [{ name: 'n', type: 'long', default: 1 }],
    });
    expect(kindOf(old, undefined)).toMatchObject({ format: 'pickle', modelFile: 'model.pkl' });
  });

  test('reads scalars as PyYAML does', () => {
    const scalar = fc.oneof(
      fc.stringMatching(/^[0-9a-f]{1,8}$/),
      fc.stringMatching(/^[-+]?\d{1,3}([.:e_]\d{0,3}){0,2}$/),
      fc.constantFrom(
        'yes',
        'No',
        'on',
        'OFF',
        'y',
        '~',
        'null',
        'NULL',
        'Null',
        '',
        '1.0e+5',
        '1e5',
        '1.5',
        '.5',
        '0',
        '-1',
        '1:30',
        'nULL',
      ),
      fc.string({ maxLength: 6 }),
    );
    const values = fc.sample(scalar, { numRuns: 2000, seed: 3 });
    const [dumped, plain] = python(
      `import yaml
result = [yaml.safe_dump({'flavors': {'f': {'values': given}}}), [yaml.safe_load(v) if all(c.isalnum() or c in '-+.:_~' for c in v) and not v.endswith(':') else v for v in given]]
result[1] = [v if isinstance(v, (str, bool, int, float)) or v is None else str(v) for v in result[1]]`,
      values,
    ) as [string, unknown[]];
    const read = (text: string) => parseMlmodel(text).flavors.get('f')!.values;
    expect(read(dumped)).toEqual(values);
    // Plain scalars, as people write them; numbers in base 8 and 60, and dates, stay the text that they are.
    values.forEach((value, i) => {
      const odd = /^[-+]?(?:0[0-9_]+|[\d_]+(?::\d+)+(?:\.[\d_]*)?|\.[\d_]+)$|^[-+]?0[box]/.test(value);
      if (odd || !/^[\w.:~+-]+$/.test(value) || value.endsWith(':') || /^[-:]$/.test(value)) return;
      expect({ value, read: read(`flavors: {f: {values: ${value}}}`) }).toEqual({ value, read: plain[i] });
    });
  });

  test.each([
    ['an empty file', '', /^MLmodel: is not the description of a model .* not a map/],
    ['a list', '- 1', /not a map/],
    [
      'no flavors',
      'run_id: 1\nartifact_path: model',
      /holds no "flavors" \(its keys: run_id, artifact_path\)/,
    ],
    ['flavors that are none', 'flavors: {}', /holds no "flavors"/],
    ['broken YAML', 'flavors: {\na: [', /^MLmodel:\d:\d+: not valid YAML/],
    [
      'a signature that is no JSON',
      'flavors: {a: {}}\nsignature: {inputs: "[{"}',
      /^MLmodel: signature\.inputs is not JSON/,
    ],
    [
      'a signature of something else',
      'flavors: {a: {}}\nsignature: {outputs: "[1]"}',
      /^MLmodel: signature\.outputs is not a list of columns/,
    ],
    [
      'a bomb of aliases',
      `a: &a [1,1,1,1,1,1,1,1,1,1]\n${[...'bcdefgh'].map((key, i) => `${key}: &${key} [${`*${'abcdefg'[i]},`.repeat(10)}]`).join('\n')}\nflavors: {x: *h}`,
      /^MLmodel: not valid YAML \(Excessive alias/,
    ],
    ['an alias of nothing', 'flavors: *x', /^MLmodel:?.* not valid YAML/],
    ['brackets without end', '['.repeat(50_000), /^MLmodel:.*not valid YAML/],
    ['10 MB', 'x'.repeat(10_000_000), /^MLmodel: is 10000000 characters long/],
  ])('is refused: %s', (_, text, expected) => {
    let error: unknown;
    try {
      parseMlmodel(text);
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toBeInstanceOf(UserError);
    expect((error as Error).message).toMatch(expected);
  });

  test('holds nothing that its names could reach', () => {
    const mlmodel = parseMlmodel('flavors: {__proto__: {task: a}, constructor: {}, toString: x}');
    expect([...mlmodel.flavors.keys()]).toEqual(['__proto__', 'constructor', 'toString']);
    expect(mlmodel).not.toHaveProperty('runId');
    expect(kindOf(parseMlmodel('flavors: {constructor: {}}'), undefined)).toEqual({
      flavor: 'constructor',
      tags: ['mlflow', 'constructor'],
    });
  });
});

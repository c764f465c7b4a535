import { beforeAll, describe, expect, test } from '@jest/globals';
import { python } from '@mlops-actions/testing';
import { parseJson } from '../src/json.js';
import { pointsOf, read, valuesOf } from './files.js';

describe('values and names are those of dvc metrics diff', () => {
  const files = {
    'metrics.json':
      '{"accuracy": 0.91, "val": {"loss": 4e-1, "by class": {"cat": 1, "dog": NaN}}, "big": 9007199254740993, "up": Infinity,\n' +
      ' "optimizer": "adam", "early": true, "x.y": -0.0, "é\\u00e9": 1, "5": 2, "empty": {}, "constructor": 1}',
    'metrics.yaml': [
      'base: &base {x: 1, y: 2.50}',
      'derived: {<<: *base, y: 3}',
      '1: 0.5',
      '0.5: 7',
      'sci: 1e-3',
      'more: 1.0e+05',
      'nan: .nan',
      'down: -.inf',
      'text: yes',
      'octal: 0o17',
      'leading: 017',
      'hex: 0x1F',
      'quoted: "5"',
      'flag: false',
    ].join('\n'),
    'metrics.toml':
      'a = 1_000\n"b.c" = 0.5\n[val.deep]\nloss = 1e-7\nnan = nan\ndown = -inf\nname = "adam"\nflag = true\n',
  };
  let dvc: Record<string, Record<string, { new: unknown }>>;
  beforeAll(() => {
    dvc = parseJson(
      'dvc',
      python(
        `
import os, pathlib, subprocess, tempfile
with tempfile.TemporaryDirectory() as folder:
    def run(*command):
        environment = {**os.environ, 'DVC_NO_ANALYTICS': '1', 'HOME': folder}
        return subprocess.run(command, cwd=folder, env=environment, check=True, capture_output=True, text=True).stdout
    dvc = [sys.executable, '-m', 'dvc']
    for name, text in given.items():
        pathlib.Path(folder, name).write_text(text, encoding='utf-8')
    pathlib.Path(folder, 'dvc.yaml').write_text(json.dumps({'metrics': list(given)}))
    run('git', 'init', '-q')
    run(*dvc, 'init', '-q')
    run('git', 'add', '-A')
    run('git', '-c', 'user.name=t', '-c', 'user.email=t@example.org', 'commit', '-qm', 'x')
    result = run(*dvc, 'metrics', 'diff', '--all', '--json')
`,
        files,
      ) as string,
    ) as typeof dvc;
  });

  test.each(Object.keys(files) as (keyof typeof files)[])('%s', async (name) => {
    const expected = Object.fromEntries(Object.entries(dvc[name]!).map(([key, value]) => [key, value.new]));
    expect(Object.keys(expected).length).toBeGreaterThan(6);
    const file = await read(name, files[name]);
    expect(valuesOf(file)).toEqual(expected);
    expect(file.skipped).toEqual([]);
  });
});

describe('what DVCLive writes', () => {
  let written: Record<string, string>;
  beforeAll(() => {
    written = python(
      `
import os, pathlib, tempfile
os.environ['DVC_NO_ANALYTICS'] = '1'
from dvclive import Live
with tempfile.TemporaryDirectory() as folder:
    os.chdir(folder)
    with Live('dvclive', dvcyaml=None, save_dvc_exp=False) as live:
        for step in range(3):
            live.log_metric('train/loss', 1 / (step + 1))
            if step != 1:
                live.log_metric('val/acc', float('nan') if step == 0 else 0.7)
            live.log_metric('lr.x', 0.1)
            live.next_step()
        live.log_metric('test/f1', 0.7, plot=False)
        live.summary['note'] = 'good'
    result = {path.as_posix(): path.read_text() for path in pathlib.Path('dvclive').rglob('*') if path.is_file()}
`,
      null,
    ) as Record<string, string>;
  });

  test('its metrics, and its curves under the same names', async () => {
    const metrics = await read('dvclive/metrics.json', written['dvclive/metrics.json']!);
    expect(valuesOf(metrics)).toEqual({
      'train.loss': 1 / 3,
      'val.acc': 0.7,
      'lr.x': 0.1,
      step: 2,
      note: 'good',
      'test.f1': 0.7,
    });
    const curves = await Promise.all(
      Object.keys(written)
        .filter((name) => name.endsWith('.tsv'))
        .map((name) => read(name, written[name]!)),
    );
    expect(curves.map(({ kind }) => kind)).toEqual(['dvclive', 'dvclive', 'dvclive']);
    expect(curves.flatMap((file) => file.metrics)).toEqual([]);
    expect(Object.assign({}, ...curves.map(pointsOf))).toEqual({
      'train.loss': [
        [0, 1],
        [1, 0.5],
        [2, 1 / 3],
      ],
      'val.acc': [
        [0, null],
        [2, 0.7],
      ],
      'lr.x': [
        [0, 0.1],
        [1, 0.1],
        [2, 0.1],
      ],
    });
  });
});

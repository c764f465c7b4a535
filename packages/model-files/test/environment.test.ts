import { describe, expect, test } from '@jest/globals';
import { environmentWarnings, parseMlmodel, requirementsOf, urlSecrets } from '../src/index.js';

const sklearn = parseMlmodel(
  'flavors: {python_function: {python_version: 3.11.7, cloudpickle_version: 3.1.2}, sklearn: {sklearn_version: 1.4.2, serialization_format: pickle}}',
);

const warnings = (text: string, pythonEnv?: string, mlmodel = sklearn) =>
  environmentWarnings({
    mlmodel,
    requirements: requirementsOf(text),
    ...(pythonEnv === undefined ? {} : { pythonEnv }),
  });

test('requirements are the lines, without comments and blank ones', () => {
  expect(
    requirementsOf(
      '\uFEFF# made by MLflow\r\nmlflow==3.17.2\r\n\r\n  scikit-learn == 1.4.2  # the one\nnumpy>=2,\\\n<3\npkg @ git+https://h/r#egg=pkg\n-c constraints.txt',
    ),
  ).toEqual([
    'mlflow==3.17.2',
    'scikit-learn == 1.4.2',
    'numpy>=2,<3',
    'pkg @ git+https://h/r#egg=pkg',
    '-c constraints.txt',
  ]);
});

describe('an environment is warned about', () => {
  test.each([
    [
      'another Python',
      'cloudpickle==3.1.2',
      'python: 3.10.14\ndependencies:\n- -r requirements.txt',
      /Python 3\.11\.7 wrote .* asks for Python 3\.10\.14/,
    ],
    ['another Python, unquoted', 'cloudpickle==3.1.2', 'python: "3.1" # old', /asks for Python 3\.1\./],
    [
      'another scikit-learn',
      'Scikit_Learn[alldeps] (==1.5.0) ; python_version > "3"',
      undefined,
      /scikit-learn 1\.4\.2 wrote .* scikit-learn==1\.5\.0/,
    ],
    ['another cloudpickle', 'cloudpickle===2.0', undefined, /cloudpickle 3\.1\.2 wrote .* cloudpickle==2\.0/],
    [
      'what is not pinned',
      'numpy\npandas>=2,<3\nscipy==1.*\nmlflow==3.17.2',
      undefined,
      /does not pin numpy, pandas>=2,<3, scipy==1\.\*: /,
    ],
    [
      'folders of one machine',
      '-e .\n./wheels/a.whl\nb @ file:///home/me/b\n--editable=../c',
      undefined,
      /asks for -e \., \.\/wheels\/a\.whl, b @ file:\/\/\/home\/me\/b, --editable=\.\.\/c: a folder/,
    ],
    [
      'repositories',
      'git+ssh://git@github.com/me/x.git\ny @ git+https://github.com/me/y@v1',
      undefined,
      /asks for git\+ssh:\/\/git@github\.com\/me\/x\.git, y @ git\+https/,
    ],
  ])('%s', (_, text, pythonEnv, expected) => {
    expect(warnings(text, pythonEnv)).toEqual([expect.stringMatching(expected)]);
  });

  test('a secret, which no warning shows', () => {
    const text = [
      '--extra-index-url https://me:s3cr3t-p@ss@pypi.example.com/simple',
      'private @ git+https://ghp_abcdefghijklmnop0123@github.com/me/private',
      `--index-url https://\${USER}:\${PASSWORD}@pypi.example.com/simple`,
    ].join('\n');
    const found = warnings(text);
    expect(found.join('\n')).not.toMatch(/s3cr3t|p@ss|ghp_/);
    expect(found.slice(1)).toEqual([
      expect.stringMatching(/password or token: https:\/\/\*\*\*@pypi\.example\.com\/simple\. .* revoke it/),
      expect.stringMatching(/password or token: git\+https:\/\/\*\*\*@github\.com\/me\/private\./),
    ]);
    expect(
      urlSecrets(`channels: ["https://conda.example.com/t", "https://:0123456789@conda.example.com"]`),
    ).toEqual(['https://***@conda.example.com']);
  });

  test('but not one that fits', () => {
    const pins =
      'scikit-learn==1.4.2.0\ncloudpickle==3.1.2\n--index-url https://pypi.org/simple\nx @ https://h.example/x.whl';
    expect(warnings(pins, 'python: 3.11.2\n')).toEqual([]);
    const torch = parseMlmodel('flavors: {pytorch: {pytorch_version: 2.1.0+cu121}}');
    expect(warnings('torch==2.1', undefined, torch)).toEqual([]);
    expect(warnings('torch==2.1.0+cpu', undefined, torch)).toHaveLength(1);
  });

  test('and many that are not pinned are not all named', () => {
    const names = Array.from({ length: 300 }, (_, i) => `package-${i}`);
    expect(warnings(names.join('\n'))[0]!.length).toBeLessThan(400);
  });
});

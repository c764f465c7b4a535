import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { type Action, InputReader, version } from '@mlops-actions/toolkit';
import { parse } from 'yaml';
import { actionNames, isJavaScript, readAction, root } from '../src/actions.js';
import { withActionTables, withListOfActions } from '../src/tables.js';

const names = actionNames();
const read = (...path: string[]) => readFileSync(join(root, ...path), 'utf8');

/** Every `uses:` and `run:` in a workflow or an action, wherever it stands. */
function steps(node: unknown): { uses: string[]; run: string[] } {
  const found: { uses: string[]; run: string[] } = { uses: [], run: [] };
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, inner] of Object.entries(value)) {
      if ((key === 'uses' || key === 'run') && typeof inner === 'string') found[key].push(inner);
      else visit(inner);
    }
  };
  visit(node);
  return found;
}

/** The inputs in a whole workflow, or in a snippet that is only what stands below `with:`. */
function inputsUsed(snippet: object, name: string): string[] {
  if (!('jobs' in snippet)) return Object.keys(snippet);
  const jobs = Object.values(snippet.jobs as Record<string, { steps: { uses?: string; with?: object }[] }>);
  return jobs
    .flatMap(({ steps }) => steps)
    .filter(({ uses }) => uses?.startsWith(`org/mlops-actions/${name}@`))
    .flatMap((step) => Object.keys(step.with ?? {}));
}

const yamlFiles = [
  ...readdirSync(join(root, '.github/workflows')).map((file) => join('.github/workflows', file)),
  ...readdirSync(join(root, 'examples'))
    .filter((file) => file.endsWith('.yml'))
    .map((file) => join('examples', file)),
  ...names.map((name) => join('actions', name, 'action.yml')),
];

describe.each(names)('%s', (name) => {
  const metadata = readAction(name);

  test('describes every input and output', () => {
    for (const part of [...Object.values(metadata.inputs), ...Object.values(metadata.outputs), metadata])
      expect(part.description?.trim()).toMatch(/^.{15,}/);
  });

  test('has a README with the tables that action.yml makes', () => {
    const readme = read('actions', name, 'README.md');
    expect(withActionTables(readme, metadata)).toBe(readme);
  });

  test('has a README whose YAML names inputs that exist', () => {
    const snippets = [...read('actions', name, 'README.md').matchAll(/```yaml\n([\s\S]*?)```/g)].map(
      ([, yaml = '']) => parse(yaml),
    );
    expect(snippets.length).toBeGreaterThan(0);
    for (const snippet of snippets)
      for (const input of inputsUsed(snippet, name)) expect(Object.keys(metadata.inputs)).toContain(input);
  });

  if (!isJavaScript(metadata)) return;

  test('runs the bundle of its own name on Node 24', () => {
    const { post, ...main } = metadata.runs;
    expect(main).toEqual({ using: 'node24', main: `../../dist/${name}.js` });
    expect(existsSync(join(root, 'dist', `${name}.js`))).toBe(true);
    if (post === undefined) return;
    expect(post).toBe(`../../dist/${name}-post.js`);
    expect(existsSync(join(root, 'dist', `${name}-post.js`))).toBe(true);
  });

  test('reads the inputs of action.yml, all of them and no others', async () => {
    const asked = new Set<string>();
    const { action }: { action: Action<unknown> } = await import(`@mlops-actions/${name}`);
    action.readInputs(
      new InputReader((input) => {
        asked.add(input);
        return '';
      }),
    );
    expect([...asked].sort()).toEqual(Object.keys(metadata.inputs).sort());
  });

  test('accepts its own defaults, and misses nothing but what is required', async () => {
    const { action }: { action: Action<unknown> } = await import(`@mlops-actions/${name}`);
    // The first input is what the action is about, also where others can stand for it.
    const [main] = Object.keys(metadata.inputs);
    const reader = new InputReader((input) => {
      const { required, default: otherwise = '' } = metadata.inputs[input] ?? {};
      return together[name]?.[input] ?? (required || input === main ? 'x' : otherwise);
    });
    action.readInputs(reader);
    expect(() => reader.finish()).not.toThrow();
  });
});

/** Where one input does not say what the action is about. */
const together: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'mlflow-to-hf': { 'model-name': 'x', 'model-version': '3' },
};

describe.each(yamlFiles)('%s', (file) => {
  const { uses, run } = steps(parse(read(file)));

  test('has no expression inside a script, where its value would be run', () => {
    for (const script of run) expect(script).not.toContain('${{');
  });

  test('pins every action of others to a full commit', () => {
    for (const action of uses.filter(
      (used) => !used.startsWith('./') && !used.startsWith('org/mlops-actions/'),
    ))
      expect(action).toMatch(/^[\w.-]+\/[\w./-]+@[0-9a-f]{40}$/);
  });
});

test('the README has the table of actions that they make', () => {
  const readme = read('README.md');
  expect(withListOfActions(readme, Object.fromEntries(names.map((name) => [name, readAction(name)])))).toBe(
    readme,
  );
});

test('the version is one', () => {
  expect(version).toBe(JSON.parse(read('package.json')).version);
});

test('no action is imported by another, nor by a package', () => {
  const sources = ['packages', 'actions'].flatMap((kind) =>
    readdirSync(join(root, kind)).flatMap((name) => {
      const folder = join(root, kind, name, 'src');
      return existsSync(folder)
        ? readdirSync(folder, { recursive: true, encoding: 'utf8' })
            .filter((file) => file.endsWith('.ts'))
            .map((file) => join(folder, file))
        : [];
    }),
  );
  expect(sources.length).toBeGreaterThan(20);
  for (const source of sources)
    for (const [, imported = ''] of readFileSync(source, 'utf8').matchAll(/from '@mlops-actions\/([\w-]+)'/g))
      expect({ source, imported, isAction: names.includes(imported) }).toEqual({
        source,
        imported,
        isAction: false,
      });
});

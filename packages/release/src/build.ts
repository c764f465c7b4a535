/** `npm run build`: writes `dist/`. `npm run build -- --check` compares instead, and says how to mend a stale one. */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { actionNames, isJavaScript, readAction, root } from './actions.js';
import { bundle, licenceNotices } from './bundle.js';

const names = actionNames();
const bundled = names.filter((name) => isJavaScript(readAction(name)));
const expected = await contents();
const dist = join(root, 'dist');
if (process.argv.includes('--check')) check();
else write();

async function contents(): Promise<Map<string, Buffer>> {
  const entry = join(root, 'lib/entry.js');
  mkdirSync(join(root, 'lib'), { recursive: true });
  writeFileSync(entry, entrySource());
  const { files, packages } = await bundle(entry);
  const metadata = Object.fromEntries(
    bundled.map((name) => {
      const { description, inputs, outputs } = readAction(name);
      return [name, { description, inputs, outputs }];
    }),
  );
  const all: Record<string, string | Buffer> = {
    ...files,
    ...Object.fromEntries(bundled.map((name) => [`${name}.js`, stub(`start('${name}')`)])),
    ...Object.fromEntries(
      bundled
        .filter((name) => readAction(name).runs.post !== undefined)
        .map((name) => [`${name}-post.js`, stub(`cleanUp('${name}')`)]),
    ),
    'cli.js': `#!/usr/bin/env node\n${stub("command(process.argv.slice(2), new URL('./actions.json', import.meta.url))")}`,
    'actions.json': `${JSON.stringify(metadata, null, 1)}\n`,
    'licenses.txt': licenceNotices(packages),
    'package.json': '{"type":"module"}\n',
  };
  return new Map(
    Object.entries(all)
      .map(([name, content]): [string, Buffer] => [name, Buffer.from(content)])
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

function entrySource(): string {
  const loaders = bundled.map((name) => `  '${name}': () => import('@mlops-actions/${name}'),`);
  return `import { cleanUpAfter, githubRunner, runAction } from '@mlops-actions/toolkit';

const actions = {
${loaders.join('\n')}
};

export async function start(name) {
  const { action } = await actions[name]();
  await runAction(action, githubRunner(process.env));
}

export async function cleanUp(name) {
  const { action } = await actions[name]();
  await cleanUpAfter(action, githubRunner(process.env));
}

export async function command(argv, descriptions) {
  const { runCommand } = await import('@mlops-actions/cli');
  await runCommand(argv, actions, descriptions);
}
`;
}

function stub(call: string): string {
  const name = call.slice(0, call.indexOf('('));
  return `import { ${name} } from './index.js';\n\nawait ${call};\n`;
}

function write(): void {
  rmSync(dist, { recursive: true, force: true });
  mkdirSync(dist);
  for (const [name, content] of expected) {
    writeFileSync(join(dist, name), content, { mode: name === 'cli.js' ? 0o755 : 0o644 });
    process.stdout.write(`${String(content.length).padStart(9)}  dist/${name}\n`);
  }
}

function check(): void {
  const present = existsSync(dist) ? readdirSync(dist) : [];
  const stale = [
    ...present.filter((name) => !expected.has(name)),
    ...[...expected]
      .filter(([name, content]) => !present.includes(name) || !readFileSync(join(dist, name)).equals(content))
      .map(([name]) => name),
  ];
  if (stale.length === 0) {
    process.stdout.write('dist/ is what the sources make.\n');
    return;
  }
  process.stderr.write(
    `dist/ is not what the sources make: ${stale.join(', ')}\n` +
      'dist/ is what users run, so it is committed with the sources. Make it anew and commit it:\n' +
      '  npm ci && npm run build && git add dist && git commit\n',
  );
  process.exitCode = 1;
}

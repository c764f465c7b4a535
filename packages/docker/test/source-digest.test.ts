import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { newFolder, refusalOf } from '@mlops-actions/testing';
import fc from 'fast-check';
import { IgnoreFile } from '../src/ignore-file.js';
import { type BuildSource, sourceDigest } from '../src/source-digest.js';

function contextOf(files: { [path: string]: string | Buffer }): string {
  const folder = newFolder();
  for (const [path, content] of Object.entries({ Dockerfile: 'FROM scratch\nCOPY . /\n', ...files })) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

const sourceOf = (context: string, more: Partial<BuildSource> = {}): BuildSource => ({
  context,
  dockerfile: join(context, 'Dockerfile'),
  platforms: [],
  buildArgs: new Map(),
  labels: new Map(),
  ...more,
});
const digestOf = async (context: string, more: Partial<BuildSource> = {}) =>
  (await sourceDigest(sourceOf(context, more))).digest;

const FILES = { 'app.py': 'import model', 'data/a.csv': 'a,b', 'data/b.csv': '' };

describe('the digest of what goes into a build', () => {
  test('is the same wherever, whenever and by whom it was written', async () => {
    const [one, two] = [
      contextOf(FILES),
      contextOf({ 'data/b.csv': '', 'data/a.csv': 'a,b', 'app.py': 'import model' }),
    ];
    utimesSync(join(two, 'app.py'), 1, 1);
    chmodSync(join(two, 'app.py'), 0o600);
    mkdirSync(join(two, '.git'));
    writeFileSync(join(two, '.git/HEAD'), 'ref');
    writeFileSync(join(two, 'data/.git'), 'gitdir: /somewhere');
    const { digest, ...rest } = await sourceDigest(sourceOf(one));
    expect(digest).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(rest).toEqual({ files: 4, bytes: 37 });
    expect(await digestOf(two)).toBe(digest);
    // What a release wrote into labels must be found again by the next one.
    expect(digest).toBe('sha256:9f0e42373b52fc47d8cfd543206ee065e732bf95575e4ef645df4ef7cd1093de');
  });

  test.each<[string, (context: string) => void]>([
    ['a content', (at) => writeFileSync(join(at, 'app.py'), 'import Model')],
    ['a name', (at) => renameSync(join(at, 'app.py'), join(at, 'app2.py'))],
    ['a folder', (at) => renameSync(join(at, 'data'), join(at, 'date'))],
    ['an empty folder', (at) => mkdirSync(join(at, 'empty'))],
    ['a file more', (at) => writeFileSync(join(at, 'data/c.csv'), '')],
    ['a file less', (at) => rmSync(join(at, 'data/b.csv'))],
    ['the right to execute', (at) => chmodSync(join(at, 'app.py'), 0o755)],
    ['as whom it is executed', (at) => chmodSync(join(at, 'app.py'), 0o4644)],
    ['as what group it is executed', (at) => chmodSync(join(at, 'app.py'), 0o2644)],
    ['a link', (at) => symlinkSync('app.py', join(at, 'link'))],
    ['the Dockerfile', (at) => writeFileSync(join(at, 'Dockerfile'), 'FROM scratch\nCOPY . /\n\n')],
  ])('%s changes it', async (_, change) => {
    const context = contextOf(FILES);
    const before = await digestOf(context);
    change(context);
    expect(await digestOf(context)).not.toBe(before);
  });

  test('a link is where it points to, and is not followed', async () => {
    const [one, two, three] = ['a', 'a', 'b'].map((target) => {
      const context = contextOf(FILES);
      symlinkSync(target, join(context, 'link'));
      symlinkSync('.', join(context, 'loop'));
      return context;
    }) as [string, string, string];
    expect(await digestOf(one)).toBe(await digestOf(two));
    expect(await digestOf(one)).not.toBe(await digestOf(three));
  });

  test('so does everything else that is asked for, and the order of it does not', async () => {
    const context = contextOf(FILES);
    const all: Partial<BuildSource>[] = [
      {},
      { target: 'serve' },
      { platforms: ['linux/amd64'] },
      { platforms: ['linux/amd64', 'linux/arm64'] },
      { buildArgs: new Map([['A', '1']]) },
      { buildArgs: new Map([['A', '']]) },
      { labels: new Map([['A', '1']]) },
      {
        buildArgs: new Map([
          ['A', '1'],
          ['B', '2'],
        ]),
      },
      { buildArgs: new Map([['A', '1","B","2']]) },
    ];
    const digests = await Promise.all(all.map((more) => digestOf(context, more)));
    expect(new Set(digests).size).toBe(all.length);
    const turned = {
      buildArgs: new Map([
        ['B', '2'],
        ['A', '1'],
      ]),
      platforms: [],
    };
    expect(await digestOf(context, turned)).toBe(digests[7]);
    expect(await digestOf(context, { platforms: ['linux/arm64', 'linux/amd64', 'linux/arm64'] })).toBe(
      digests[3],
    );
    expect(await digestOf(context, { target: 'SERVE' })).toBe(digests[1]);
  });

  test('what is left out does not count', async () => {
    const context = contextOf({ ...FILES, '.dockerignore': '\ufeffdata/*\r\n!data/b.csv\r\n**/*.pyc\r\n' });
    const before = await sourceDigest(sourceOf(context));
    expect(before).toMatchObject({ files: 4, ignoreFile: '.dockerignore' });
    writeFileSync(join(context, 'data/a.csv'), 'changed');
    writeFileSync(join(context, 'app.pyc'), 'new');
    expect(await sourceDigest(sourceOf(context))).toEqual(before);
    writeFileSync(join(context, 'data/b.csv'), 'changed');
    expect(await digestOf(context)).not.toBe(before.digest);
  });

  test("the Dockerfile's own list comes first", async () => {
    const context = contextOf({ ...FILES, '.dockerignore': 'data', 'Dockerfile.dockerignore': 'app.py' });
    expect(await sourceDigest(sourceOf(context))).toMatchObject({
      files: 5,
      ignoreFile: 'Dockerfile.dockerignore',
    });
  });

  test('a Dockerfile elsewhere', async () => {
    const [context, other] = [contextOf(FILES), contextOf({})];
    const dockerfile = join(other, 'Dockerfile');
    const before = await digestOf(context, { dockerfile });
    expect(before).toBe(await digestOf(context));
    writeFileSync(dockerfile, 'FROM other');
    expect(await digestOf(context, { dockerfile })).not.toBe(before);
  });

  test('what is made of the images does not count, there or not', async () => {
    const context = contextOf(FILES);
    const except = [join(context, 'data/compose.yaml'), join(context, '..', 'elsewhere.yaml')];
    const before = await sourceDigest(sourceOf(context, { except }));
    expect(before.digest).toBe(await digestOf(context));
    writeFileSync(join(context, 'data/compose.yaml'), 'services: {}');
    expect(await sourceDigest(sourceOf(context, { except }))).toEqual(before);
    expect(await digestOf(context)).not.toBe(before.digest);
    writeFileSync(join(context, 'compose.yaml'), 'services: {}');
    expect(await digestOf(context, { except })).not.toBe(before.digest);
  });

  test('pipes are not waited for', async () => {
    const context = contextOf(FILES);
    execFileSync('mkfifo', [join(context, 'pipe')]);
    expect(await sourceDigest(sourceOf(context))).toMatchObject({ files: 4 });
  });

  test('names that are no UTF-8', async () => {
    const [one, two] = [0xfe, 0xff].map((byte) => {
      const context = contextOf(FILES);
      writeFileSync(Buffer.concat([Buffer.from(`${context}/`), Buffer.of(byte)]), 'x');
      return context;
    }) as [string, string];
    expect(await digestOf(one)).not.toBe(await digestOf(two));
  });

  test('a large file is read in pieces', async () => {
    const context = contextOf({});
    writeFileSync(join(context, 'weights'), '');
    truncateSync(join(context, 'weights'), 300e6);
    const before = process.memoryUsage().rss;
    expect(await sourceDigest(sourceOf(context))).toMatchObject({ bytes: 300e6 + 22, files: 2 });
    expect(process.memoryUsage().rss - before).toBeLessThan(100e6);
  });

  test('what cannot be read is refused', async () => {
    const context = contextOf({ '.dockerignore': 'a\n[\n' });
    expect((await refusalOf(sourceDigest(sourceOf(join(context, 'none'))))).message).toContain(
      'there is no such folder',
    );
    expect((await refusalOf(sourceDigest(sourceOf(join(context, 'Dockerfile'))))).message).toContain(
      'no such folder',
    );
    const dockerfile = join(context, 'Other');
    expect((await refusalOf(sourceDigest(sourceOf(context, { dockerfile })))).message).toContain(
      'Other: the Dockerfile cannot be read (ENOENT)',
    );
    expect((await refusalOf(sourceDigest(sourceOf(context)))).message).toContain(
      '.dockerignore:2: [ is no pattern',
    );
  });

  test('two folders have one digest just when they hold the same', async () => {
    const names = fc.constantFrom('a', 'b', 'd/a', 'd/b', 'a b', 'é');
    const files = fc.dictionary(names, fc.constantFrom('', 'x', 'y'), { maxKeys: 3 });
    await fc.assert(
      fc.asyncProperty(files, files, async (one, two) => {
        const isSame =
          JSON.stringify(Object.entries(one).sort()) === JSON.stringify(Object.entries(two).sort());
        const [a, b] = [contextOf(one), contextOf(two)];
        expect((await digestOf(a)) === (await digestOf(b))).toBe(isSame);
        cpSync(a, join(b, 'copy'), { recursive: true });
        expect(await digestOf(join(b, 'copy'))).toBe(await digestOf(a));
      }),
      { numRuns: 40 },
    );
  });
});

describe('.dockerignore', () => {
  /** As a walk asks: the folders first. */
  function ignores(text: string, path: string): boolean {
    const file = new IgnoreFile(text, '.dockerignore');
    let verdicts: readonly boolean[] | undefined;
    let ignored = false;
    for (const [index] of path.split('/').entries())
      ({ ignored, verdicts } = file.look(
        path
          .split('/')
          .slice(0, index + 1)
          .join('/'),
        verdicts,
      ));
    return ignored;
  }

  // Each answer is that of github.com/moby/patternmatcher 0.6.0.
  test.each<[string, string, boolean]>([
    ['a', 'a', true],
    ['a', 'b/a', false],
    ['a', 'a/b/c', true],
    ['A', 'a', false],
    ['/a/', 'a/b', true],
    ['./a/../b', 'b', true],
    ['*.csv', 'a.csv', true],
    ['*.csv', 'd/a.csv', false],
    ['*/*.csv', 'd/a.csv', true],
    ['**/*.csv', 'a.csv', true],
    ['**/*.csv', 'd/e/a.csv', true],
    ['**.csv', 'a.csv', true],
    ['**', 'a/b', true],
    ['a/**', 'a', false],
    ['a/**', 'a/b', true],
    ['a/**/c', 'a/c', true],
    ['a/**/c', 'a/b/b/c', true],
    ['a**b', 'a/x/b', true],
    ['?', 'a', true],
    ['?', 'ab', false],
    ['[a-c]', 'b', true],
    ['[^a-c]', 'b', false],
    ['data (1)', 'data (1)', true],
    ['c++*', 'c++11', true],
    ['a.b*', 'axb', false],
    ['a|b*', 'axe', true],
    ['\\*', '*', true],
    ['\\*', 'a', false],
    ['# a', '# a', false],
    [' # a', '# a', true],
    ['constructor', 'constructor', true],
    ['node_modules\n!node_modules/a', 'node_modules/a', false],
    ['node_modules\n!node_modules/a', 'node_modules/b', true],
    ['*\n!src/**\n**/*.pyc', 'src/a.pyc', true],
    ['*\n!src', 'src/a.py', false],
    ['!a\na', 'a', true],
    ['a/b\n!a', 'a/b', true],
    ['\ufeffa\r\n  b  \r\n', 'b', true],
    ['', 'a', false],
  ])('%j and %s: %s', (text, path, answer) => {
    expect(ignores(text, path)).toBe(answer);
  });

  test.each(['[', 'a\\', '!', '[]', '[-a]', '\\q*', '[z-a]'])('%j is refused', (text) => {
    expect(() => new IgnoreFile(`a\n${text}`, '.dockerignore')).toThrow('.dockerignore:2: ');
  });

  test('a name without signs leaves out itself and what is in it', () => {
    const name = fc
      .stringMatching(/^[A-Za-z0-9é +(){}$.|-]{0,6}[A-Za-z0-9é+(){}$|-]$/)
      .filter((text) => text === text.trim());
    fc.assert(
      fc.property(name, name, (one, two) => {
        fc.pre(!one.startsWith('.') && !two.startsWith('.'));
        expect(ignores(one, one)).toBe(true);
        expect(ignores(one, `${one}/${two}`)).toBe(true);
        expect(ignores(one, two)).toBe(one === two);
        expect(ignores(`*\n!${one}`, two)).toBe(one !== two);
      }),
    );
  });
});

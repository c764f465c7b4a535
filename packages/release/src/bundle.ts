import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import ncc from '@vercel/ncc';
import { root } from './actions.js';

export interface Bundle {
  /** File name in `dist/` to its content. */
  readonly files: Readonly<Record<string, string | Buffer>>;
  /** Folders of the packages from npm that the bundle holds code of. */
  readonly packages: readonly string[];
}

/** One build for everything, so that the actions share their chunks: `index.js`, and a chunk per dynamic import. */
export async function bundle(entry: string): Promise<Bundle> {
  const { code, assets, stats } = await ncc(entry, {
    filename: 'index.js',
    esm: true,
    cache: false,
    quiet: true,
    target: 'es2023',
  });
  const files: Record<string, string | Buffer> = { 'index.js': code };
  for (const [name, asset] of Object.entries(assets)) files[name] = asset.source;
  return { files, packages: packagesOf(stats.compilation.modules) };
}

interface WebpackModule {
  readonly resource?: string;
  /** Of a concatenated module: those that it was made of. */
  readonly modules?: Iterable<WebpackModule>;
}

function packagesOf(modules: Iterable<WebpackModule>): string[] {
  const found = new Set<string>();
  const visit = (module: WebpackModule): void => {
    if (module.resource?.includes('node_modules')) found.add(packageFolder(module.resource));
    for (const inner of module.modules ?? []) visit(inner);
  };
  for (const module of modules) visit(module);
  return [...found].sort();
}

/** The nearest folder above with a package.json that has a name: some packages keep nameless ones inside. */
function packageFolder(file: string): string {
  for (let folder = dirname(file); ; folder = dirname(folder)) {
    const manifest = join(folder, 'package.json');
    if (existsSync(manifest) && JSON.parse(readFileSync(manifest, 'utf8')).name) return folder;
    if (folder === root) throw new Error(`no package holds ${relative(root, file)}`);
  }
}

/** The notices of the packages that are really inside, as their licences ask for. */
export function licenceNotices(packages: readonly string[]): string {
  const notices = packages.map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    const file = readdirSync(folder).find((entry) => /^licen[cs]e(\.|$)/i.test(entry));
    const text = file === undefined ? '' : `\n\n${readFileSync(join(folder, file), 'utf8').trim()}`;
    return `${name} ${version} (${license})${text.replace(/\r\n/g, '\n')}`;
  });
  return `${['The files in this folder hold code of these packages.', ...notices].join(`\n\n${'-'.repeat(80)}\n\n`)}\n`;
}

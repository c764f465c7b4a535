/**
 * `npm run compose -- <dir>`: writes the tree of a release, in which an action answers to `org/mlops-actions/<name>@v1`:
 * its folder at the root, `dist/` beside it, the reusable workflows and the licences. Every job of a user downloads
 * this whole tree, so it holds nothing else.
 */
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { actionNames, root } from './actions.js';

const { repository } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const [target, ...rest] = process.argv.slice(2);
if (target === undefined || target.startsWith('-') || rest.length > 0) {
  process.stderr.write('Usage: npm run compose -- <an empty or new folder>\n');
  process.exitCode = 2;
} else {
  compose(resolve(process.env.INIT_CWD ?? '.', target));
}

function compose(folder: string): void {
  if (existsSync(folder) && readdirSync(folder).some((entry) => entry !== '.git')) {
    process.stderr.write(`${folder} is not empty. Name an empty or new folder.\n`);
    process.exitCode = 2;
    return;
  }
  mkdirSync(folder, { recursive: true });
  for (const name of actionNames()) {
    const from = join(root, 'actions', name);
    mkdirSync(join(folder, name));
    for (const file of ['action.yml', 'README.md'])
      writeFileSync(join(folder, name, file), atTheRoot(readFileSync(join(from, file), 'utf8')));
  }
  cpSync(join(root, 'dist'), join(folder, 'dist'), { recursive: true });
  cpSync(join(root, 'LICENSE'), join(folder, 'LICENSE'));
  for (const workflow of readdirSync(join(root, '.github/workflows')).filter((file) =>
    file.startsWith('reusable-'),
  )) {
    mkdirSync(join(folder, '.github/workflows'), { recursive: true });
    cpSync(join(root, '.github/workflows', workflow), join(folder, '.github/workflows', workflow));
  }
  process.stdout.write(`Wrote the release tree to ${folder}\n`);
}

/** An action's folder moves from `actions/<name>` to `<name>`, and leaves the rest of this repository behind. */
function atTheRoot(text: string): string {
  return text
    .replaceAll('../../dist/', '../dist/')
    .replace(/(!\[[^\]]*\]\()\.\.\/\.\.\//g, `$1${repository}/raw/main/`)
    .replaceAll('](../../', `](${repository}/blob/main/`);
}

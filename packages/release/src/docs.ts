/** `npm run docs`: writes the tables of inputs and outputs into the READMEs, from each `action.yml`. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { actionNames, readAction, root } from './actions.js';
import { withActionTables, withListOfActions } from './tables.js';

const actions = Object.fromEntries(actionNames().map((name) => [name, readAction(name)]));
for (const [name, action] of Object.entries(actions))
  rewrite(join('actions', name, 'README.md'), (text) => withActionTables(text, action));
rewrite('README.md', (text) => withListOfActions(text, actions));

function rewrite(path: string, change: (text: string) => string): void {
  const file = join(root, path);
  const before = readFileSync(file, 'utf8');
  const after = change(before);
  if (after === before) return;
  writeFileSync(file, after);
  process.stdout.write(`Wrote the tables of ${path}\n`);
}

import type { ActionMetadata } from './actions.js';

/** An action's README with its tables of inputs and outputs made anew. */
export function withActionTables(readme: string, action: ActionMetadata): string {
  return withTable(withTable(readme, 'inputs', inputRows(action)), 'outputs', outputRows(action));
}

/** The root README with its table of actions made anew. */
export function withListOfActions(readme: string, actions: Readonly<Record<string, ActionMetadata>>): string {
  return withTable(readme, 'actions', actionRows(actions));
}

/** Writes the rows between `<!-- table:KIND -->` and `<!-- /table:KIND -->`. */
function withTable(text: string, kind: string, rows: readonly (readonly string[])[]): string {
  const [open, close] = [`<!-- table:${kind} -->`, `<!-- /table:${kind} -->`];
  const start = text.indexOf(open);
  const end = text.indexOf(close);
  if (start === -1 || end < start) throw new Error(`a README lacks ${open} … ${close}`);
  return `${text.slice(0, start)}${open}\n${rows.map((row) => `| ${row.join(' | ')} |`).join('\n')}\n${text.slice(end)}`;
}

function inputRows(action: ActionMetadata): string[][] {
  const rows = Object.entries(action.inputs).map(([name, input]) => [
    `\`${name}\``,
    cell(input.description),
    input.required ? '**required**' : input.default ? `\`${cell(input.default)}\`` : '',
  ]);
  return [['Input', 'What it is', 'Default'], ['---', '---', '---'], ...rows];
}

function outputRows(action: ActionMetadata): string[][] {
  const rows = Object.entries(action.outputs).map(([name, output]) => [
    `\`${name}\``,
    cell(output.description),
  ]);
  return [['Output', 'What it is'], ['---', '---'], ...rows];
}

function actionRows(actions: Readonly<Record<string, ActionMetadata>>): string[][] {
  const rows = Object.entries(actions).map(([name, action]) => [
    `[\`${name}\`](actions/${name}/README.md)`,
    cell(action.description),
  ]);
  return [['Action', 'What it does'], ['---', '---'], ...rows];
}

function cell(text: string): string {
  return text
    .trim()
    .replace(/\s*\n\s*/g, ' ')
    .replaceAll('|', '\\|');
}

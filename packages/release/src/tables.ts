import type { ActionMetadata } from './actions.js';

/** A README's text with the table between `<!-- table:KIND -->` and `<!-- /table:KIND -->` made anew. */
export function withTable(text: string, kind: 'inputs' | 'outputs', source: ActionMetadata): string;
export function withTable(
  text: string,
  kind: 'actions',
  source: Readonly<Record<string, ActionMetadata>>,
): string;
export function withTable(
  text: string,
  kind: 'inputs' | 'outputs' | 'actions',
  source: ActionMetadata | Readonly<Record<string, ActionMetadata>>,
): string {
  const [open, close] = [`<!-- table:${kind} -->`, `<!-- /table:${kind} -->`];
  const start = text.indexOf(open);
  const end = text.indexOf(close);
  if (start === -1 || end < start) throw new Error(`a README lacks ${open} … ${close}`);
  const rows =
    kind === 'actions'
      ? actionRows(source as Readonly<Record<string, ActionMetadata>>)
      : kind === 'inputs'
        ? inputRows(source as ActionMetadata)
        : outputRows(source as ActionMetadata);
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

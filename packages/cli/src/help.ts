import { type ActionDescription, withoutExpressions } from './flags.js';

const width = 92;

export function helpOfCommand(actions: Readonly<Record<string, ActionDescription>>, program: string): string {
  const rows = Object.entries(actions).map(([name, { description }]): [string, string] => [
    name,
    description,
  ]);
  return `Usage: ${program} <action> --input value …\n\n${table(rows)}\nEach has its own help: ${program} <action> --help\n`;
}

export function helpOfAction(
  name: string,
  { description, inputs, outputs }: ActionDescription,
  program: string,
): string {
  const inputRows = Object.entries(inputs).map(([input, spec]): [string, string] => {
    const otherwise = withoutExpressions(spec.default ?? '');
    const shown = otherwise === '' ? '' : ` (default: ${otherwise})`;
    return [`--${input}`, `${spec.required ? 'Required. ' : ''}${spec.description}${shown}`];
  });
  inputRows.push(['--page', 'Also writes the summary to this file, as a web page.']);
  const outputRows = Object.entries(outputs).map(([output, spec]): [string, string] => [
    output,
    spec.description,
  ]);
  return `${description}.

Usage: ${program} ${name} --input value …
An input of several lines is given as several flags.

Inputs
${table(inputRows)}
Outputs
${table(outputRows)}
Exit code: 0, or 1 where the gate fails, or 2 where there is no verdict.
`;
}

function table(rows: readonly (readonly [string, string])[]): string {
  const left = Math.max(...rows.map(([name]) => name.length)) + 4;
  return rows.map(([name, text]) => `  ${name.padEnd(left - 2)}${wrapped(text, left)}\n`).join('');
}

function wrapped(text: string, indent: number): string {
  const lines = [''];
  for (const word of text.replaceAll('`', '').split(/\s+/)) {
    const last = lines.at(-1) ?? '';
    if (last !== '' && last.length + word.length + 1 > width - indent) lines.push(word);
    else lines[lines.length - 1] = last === '' ? word : `${last} ${word}`;
  }
  return lines.join(`\n${' '.repeat(indent)}`);
}

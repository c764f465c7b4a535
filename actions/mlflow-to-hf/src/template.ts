import { UserError, visible } from '@mlops-actions/toolkit';

/** By the names that stand between braces in a template; absent where nobody knows. */
export type Names = Readonly<Partial<Record<FieldName, string>>>;
export const fieldNames = [
  'hf-id',
  'model-name',
  'model-version',
  'model-alias',
  'run-id',
  'model-id',
] as const;
export type FieldName = (typeof fieldNames)[number];

const FIELD = /\{([^{}]*)\}/g;

/** @throws UserError for what stands between braces and is no field */
export function refuseUnknownFields(input: string, template: string): void {
  for (const [whole, name] of template.matchAll(FIELD))
    if (!fieldNames.includes(name as FieldName))
      throw new UserError(
        `${input}: ${visible(whole)} is none of ${fieldNames.map((field) => `{${field}}`).join(', ')}.`,
      );
}

/**
 * The template with its fields filled in.
 * @throws UserError naming the fields that nobody knows
 */
export function filledIn(input: string, template: string, names: Names): string {
  const unknown = [...template.matchAll(FIELD)]
    .map(([, name]) => name as FieldName)
    .filter((name) => !names[name]);
  const [first] = unknown;
  if (first !== undefined)
    throw new UserError(
      `${input} is "${visible(template)}", and nothing says ${unknown.map((name) => `{${name}}`).join(' and ')}. ${adviceFor(input, first)}`,
    );
  return template.replace(FIELD, (_, name: FieldName) => names[name] ?? '');
}

function adviceFor(input: string, name: FieldName): string {
  if (name === 'hf-id') return 'Write the user or organisation to publish under:\n  hf-id: my-team';
  if (name === 'model-name') return 'Name it:\n  model-name: sentiment-analyzer';
  return `Only some models have one. Write ${input} without it, for example:\n  ${input}: ${input === 'repo-id' ? 'my-team/sentiment-analyzer' : 'v1'}`;
}

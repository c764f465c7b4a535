import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

export interface ActionInput {
  readonly description: string;
  readonly required?: boolean;
  readonly default?: string;
}

/** What `action.yml` says; the format is GitHub's metadata syntax. */
export interface ActionMetadata {
  readonly name: string;
  readonly description: string;
  readonly inputs: Readonly<Record<string, ActionInput>>;
  readonly outputs: Readonly<Record<string, { readonly description: string }>>;
  readonly runs: { readonly using: string; readonly main?: string; readonly post?: string };
}

export const root = join(import.meta.dirname, '../../..');

/** The folders of `actions/`, in the order of their names. */
export function actionNames(): string[] {
  return readdirSync(join(root, 'actions'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

export function readAction(name: string): ActionMetadata {
  return parse(readFileSync(join(root, 'actions', name, 'action.yml'), 'utf8'));
}

/** An action of JavaScript has sources that the bundle takes in; a composite one has only its `action.yml`. */
export function isJavaScript(action: ActionMetadata): boolean {
  return action.runs.using.startsWith('node');
}

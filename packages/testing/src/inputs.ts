import { readFileSync } from 'node:fs';
import { InputReader } from '@mlops-actions/toolkit';
import { parse } from 'yaml';

type Texts = Readonly<Record<string, string>>;
type Metadata = Readonly<Record<string, { readonly default?: string }>>;

/**
 * How an action reads inputs as the runner would give them: those that are given, and the defaults of its `action.yml` for the
 * others. It throws a UserError as the user would see it.
 */
export function inputsFrom<Inputs>(
  actionYml: URL,
  read: (reader: InputReader, env: Texts) => Inputs,
): (given: Texts, env?: Texts) => Inputs {
  const { inputs: known } = parse(readFileSync(actionYml, 'utf8'));
  return (given, env = {}) => {
    const reader = new InputReader(inputOf(known, given));
    const inputs = read(reader, env);
    reader.finish();
    return inputs;
  };
}

/** Only GitHub's runner knows what an expression stands for. */
function inputOf(known: Metadata, given: Texts): (name: string) => string {
  return (name) => {
    if (!Object.hasOwn(known, name)) throw new Error(`action.yml has no input ${name}`);
    const otherwise = known[name]?.default ?? '';
    return (given[name] ?? (otherwise.includes('${{') ? '' : otherwise)).trim();
  };
}

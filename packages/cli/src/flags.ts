import { UserError } from '@mlops-actions/toolkit';

/** What `action.yml` says of an action. */
export interface ActionDescription {
  readonly description: string;
  readonly inputs: Readonly<Record<string, { description: string; required?: boolean; default?: string }>>;
  readonly outputs: Readonly<Record<string, { readonly description: string }>>;
}

export interface Flags {
  readonly inputs: ReadonlyMap<string, string>;
  /** File for the summary as a web page, from `--page`. */
  readonly page?: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads `--input value` and `--input=value`. A flag given several times has several lines; one that is true or false
 * may stand alone.
 */
export function readFlags(
  name: string,
  { inputs }: ActionDescription,
  argv: readonly string[],
  env: Environment,
  program = 'mlops-actions',
): Flags {
  const given = new Map<string, string[]>();
  const rest = [...argv];
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    const match = /^--([^=]+)(?:=([\s\S]*))?$/.exec(word);
    const flag = match?.[1] ?? '';
    if (!match || (flag !== 'page' && !Object.hasOwn(inputs, flag)))
      throw new UserError(
        `"${word}" is not an input of ${name}.${meant(flag || word, Object.keys(inputs))}${/^[<>=\d]/.test(word) ? " Quote a value that holds spaces: 'rougeL >= 0.3'." : ''}\nSee: ${program} ${name} --help`,
      );
    const alone =
      /^(true|false)$/.test(inputs[flag]?.default ?? '') &&
      (rest[0] === undefined || rest[0].startsWith('--'));
    const value = match[2] ?? (alone ? 'true' : rest.shift());
    if (value === undefined) throw new UserError(`--${flag} needs a value.`);
    given.set(flag, [...(given.get(flag) ?? []), value]);
  }
  const page = given.get('page')?.at(-1);
  const values = Object.entries(inputs).map(([input, { default: otherwise = '' }]): [string, string] => [
    input,
    given.get(input)?.join('\n') ??
      (otherwise.includes('github.token') ? (env.GITHUB_TOKEN ?? '') : withoutExpressions(otherwise)),
  ]);
  return { inputs: new Map(values), ...(page !== undefined && { page }) };
}

/** The input that a misspelt flag shares its beginning with. */
function meant(flag: string, names: readonly string[]): string {
  const start = flag.replace(/^-+/, '').replaceAll('_', '-').slice(0, 4);
  const near = names.filter((name) => start !== '' && name.startsWith(start));
  return near.length > 0 ? ` Did you mean ${near.map((name) => `--${name}`).join(' or ')}?` : '';
}

/** A default, '' for an expression: only GitHub's runner knows what that stands for. */
export function withoutExpressions(value: string): string {
  return value.includes('${{') ? '' : value;
}

// Enough of GraphQL (spec.graphql.org, October 2021) to run the operations of a test: no directives but these are
// refused, no block strings, no validation beyond "there is such a field".

export interface Field {
  name: string;
  alias: string;
  args: Record<string, unknown>;
  selections: Selection[] | undefined;
}
type Selection = { field: Field } | { on?: string; fragment?: string; selections?: Selection[] };

interface Operation {
  kind: 'query' | 'mutation';
  selections: Selection[];
}

/**
 * A value of a field, or a `resolver` of it. Objects have a `__typename`, and an `__abstract` where the schema has an
 * interface or a union: other fields than those need a fragment `... on` their type.
 */
// biome-ignore lint/suspicious/noExplicitAny: JSON of any shape.
export type Resolved = any;

/** Of a field with arguments. */
export function resolver(names: string[], resolve: (args: Resolved) => Resolved) {
  return Object.assign((args: Resolved) => resolve(args), { names });
}

/** An error of a field in GitHub's form; the field is null and the rest of the answer stands. */
export class FieldError extends Error {
  constructor(
    readonly type: string,
    message: string,
  ) {
    super(message);
  }
}

/** A document that GitHub would not run at all. */
export class DocumentError extends Error {
  constructor(
    message: string,
    readonly code?: string,
  ) {
    super(message);
  }
}

/** Runs a document of one operation. `roots` are the objects of type Query and Mutation. */
export async function execute(
  document: string,
  variables: Record<string, unknown>,
  roots: { query: Resolved; mutation: Resolved },
): Promise<{ data: Resolved; errors: { type: string; path: (string | number)[]; message: string }[] }> {
  const errors: { type: string; path: (string | number)[]; message: string }[] = [];
  const { operation, fragments } = new Parser(document, variables).document();

  function* fieldsOf(
    selections: Selection[],
    typename: string,
    isInFragment = false,
  ): Generator<[Field, boolean]> {
    for (const one of selections) {
      if ('field' in one) yield [one.field, isInFragment];
      else {
        const { on, selections: inner } = one.fragment
          ? (fragments.get(one.fragment) ?? failed(`Fragment ${one.fragment} was used, but not defined`))
          : one;
        if (!on || on === typename) yield* fieldsOf(inner ?? [], typename, isInFragment || on !== undefined);
      }
    }
  }
  function give(object: Resolved, { name, args }: Field, isInFragment: boolean): Resolved {
    const { __typename, __abstract } = object;
    const isHidden =
      __abstract && !isInFragment && name !== '__typename' && !__abstract.fields.includes(name);
    if (isHidden || !(name in object))
      failed(
        `Field '${name}' doesn't exist on type '${isHidden ? __abstract.name : __typename}'`,
        'undefinedField',
      );
    const value = object[name];
    const unknown = Object.keys(args).find((argument) => !value?.names?.includes(argument));
    if (unknown) failed(`Field '${name}' doesn't accept argument '${unknown}'`, 'argumentNotAccepted');
    return value?.names ? value(args) : value;
  }
  async function select(value: Resolved, field: Field, path: (string | number)[]): Promise<Resolved> {
    if (value === null || value === undefined) return null;
    if (Array.isArray(value)) return Promise.all(value.map((one, i) => select(one, field, [...path, i])));
    const isObject = typeof value === 'object';
    if (isObject !== (field.selections !== undefined))
      failed(`Field '${field.name}' must ${isObject ? 'have' : 'not have'} selections`, 'selectionMismatch');
    return isObject ? selectAll(value, field.selections ?? [], path) : value;
  }
  async function selectAll(object: Resolved, selections: Selection[], path: (string | number)[]) {
    const data: Record<string, Resolved> = {};
    for (const [field, isInFragment] of fieldsOf(selections, object.__typename)) {
      const at = [...path, field.alias];
      try {
        const selected = await select(await give(object, field, isInFragment), field, at);
        const before = data[field.alias];
        data[field.alias] = before && typeof selected === 'object' ? { ...before, ...selected } : selected;
      } catch (error) {
        if (!(error instanceof FieldError)) throw error;
        errors.push({ type: error.type, path: at, message: error.message });
        data[field.alias] = null;
      }
    }
    return data;
  }
  return { data: await selectAll(roots[operation.kind], operation.selections, []), errors };
}

function failed(message: string, code?: string): never {
  throw new DocumentError(message, code);
}

const TOKEN =
  /[\s,]+|#.*|(\.{3}|[!$():=@[\]{}|]|[_A-Za-z]\w*|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|"(?:[^"\\\n]|\\.)*")/y;

class Parser {
  readonly #tokens: string[] = [];
  readonly #variables: Record<string, unknown>;
  readonly #unused = new Set<string>();
  #at = 0;

  constructor(text: string, variables: Record<string, unknown>) {
    this.#variables = variables;
    TOKEN.lastIndex = 0;
    while (TOKEN.lastIndex < text.length) {
      const at = TOKEN.lastIndex;
      const match = TOKEN.exec(text);
      if (!match) failed(`Parse error on ${JSON.stringify(text.slice(at, at + 10))}`);
      else if (match[1]) this.#tokens.push(match[1]);
    }
  }

  document(): { operation: Operation; fragments: Map<string, { on: string; selections: Selection[] }> } {
    const fragments = new Map<string, { on: string; selections: Selection[] }>();
    const operations: Operation[] = [];
    while (this.#at < this.#tokens.length) {
      if (this.#accept('fragment')) {
        const name = this.#next();
        this.#expect('on');
        fragments.set(name, { on: this.#next(), selections: this.#selections() });
      } else operations.push(this.#operation());
    }
    const [operation] = operations;
    if (!operation || operations.length > 1) failed('An operation name is required');
    for (const name of this.#unused) failed(`Variable $${name} is declared but not used`, 'variableNotUsed');
    return { operation, fragments };
  }

  #operation(): Operation {
    if (this.#peek() === '{') return { kind: 'query', selections: this.#selections() };
    const kind = this.#next();
    if (kind !== 'query' && kind !== 'mutation') failed(`Parse error on ${JSON.stringify(kind)}`);
    if (this.#peek() !== '(' && this.#peek() !== '{') this.#next();
    if (this.#accept('(')) while (!this.#accept(')')) this.#variable();
    return { kind, selections: this.#selections() };
  }

  #variable(): void {
    this.#expect('$');
    const name = this.#next();
    this.#expect(':');
    const type: string[] = [];
    while (/^[[\]!\w]+$/.test(this.#peek())) type.push(this.#next());
    if (this.#accept('=')) this.#variables[name] ??= this.#value();
    if (type.at(-1) === '!' && (this.#variables[name] ?? null) === null)
      failed(`Variable $${name} of type ${type.join('')} was provided invalid value`);
    this.#variables[name] ??= null;
    this.#unused.add(name);
  }

  #selections(): Selection[] {
    const selections: Selection[] = [];
    this.#expect('{');
    while (!this.#accept('}')) {
      if (!this.#accept('...')) selections.push({ field: this.#field() });
      else if (this.#accept('on')) selections.push({ on: this.#next(), selections: this.#selections() });
      else if (this.#peek() === '{') selections.push({ selections: this.#selections() });
      else selections.push({ fragment: this.#next() });
    }
    return selections;
  }

  #field(): Field {
    const first = this.#next();
    const name = this.#accept(':') ? this.#next() : first;
    const args: Record<string, unknown> = {};
    if (this.#accept('('))
      while (!this.#accept(')')) {
        const argument = this.#next();
        this.#expect(':');
        args[argument] = this.#value();
      }
    return { name, alias: first, args, selections: this.#peek() === '{' ? this.#selections() : undefined };
  }

  #value(): unknown {
    const token = this.#next();
    if (token === '$') {
      const name = this.#next();
      if (!(name in this.#variables)) failed(`Variable $${name} is used but not declared`);
      this.#unused.delete(name);
      return this.#variables[name];
    }
    if (token === '[') {
      const list: unknown[] = [];
      while (!this.#accept(']')) list.push(this.#value());
      return list;
    }
    if (token === '{') {
      const object: Record<string, unknown> = {};
      while (!this.#accept('}')) {
        const name = this.#next();
        this.#expect(':');
        object[name] = this.#value();
      }
      return object;
    }
    // Numbers, strings, booleans and null are those of JSON; what is left are the names of enums.
    return /^["\d-]|^(true|false|null)$/.test(token) ? JSON.parse(token) : token;
  }

  #peek(): string {
    return this.#tokens[this.#at] ?? '';
  }

  #next(): string {
    return this.#tokens[this.#at++] ?? failed('Parse error: unexpected end of document');
  }

  #accept(token: string): boolean {
    const isNext = this.#peek() === token;
    if (isNext) this.#at++;
    return isNext;
  }

  #expect(token: string): void {
    if (!this.#accept(token)) failed(`Parse error on ${JSON.stringify(this.#peek())}: expected ${token}`);
  }
}

/** The part of JSON Schema that the report format uses, with the standard's meaning. */
export interface Schema {
  readonly $schema?: string;
  readonly title?: string;
  readonly type?: TypeName | readonly TypeName[];
  readonly const?: string;
  readonly enum?: readonly string[];
  readonly pattern?: string;
  readonly minLength?: 1;
  readonly minimum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly items?: Schema;
  readonly minItems?: number;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: false | Schema;
  /** Objects that tell themselves apart by the constant in `kind`. */
  readonly oneOf?: readonly Schema[];
}

type TypeName = 'object' | 'array' | 'string' | 'number' | 'integer' | 'boolean' | 'null';

/**
 * The first thing wrong with `value`, as `path: what was expected, found what`; undefined when it fits.
 * Written for this format because a general validator is several times the size of everything else that an action
 * loads; the tests hold it against ajv.
 */
export function problemOf(value: unknown, schema: Schema, path = ''): string | undefined {
  const fails = (expected: string) => `${path || 'the report'}: ${expected}, found ${shown(value)}`;

  if (schema.const !== undefined && value !== schema.const) return fails(`expected "${schema.const}"`);
  if (schema.enum && !schema.enum.includes(value as string))
    return fails(`expected one of ${schema.enum.join(', ')}`);
  if (schema.type !== undefined) {
    const types = [schema.type].flat();
    if (!types.some((type) => isOfType(value, type)))
      return fails(`expected ${types.map((type) => described[type]).join(' or ')}`);
  }
  if (typeof value === 'string') {
    if (schema.minLength !== undefined && value === '') return fails('expected some text');
    if (schema.pattern !== undefined && !new RegExp(schema.pattern, 'u').test(value))
      return fails(`expected text of the form ${schema.pattern}`);
  }
  if (typeof value === 'number') {
    if (schema.minimum !== undefined && value < schema.minimum)
      return fails(`expected at least ${schema.minimum}`);
    if (schema.exclusiveMinimum !== undefined && value <= schema.exclusiveMinimum)
      return fails(`expected more than ${schema.exclusiveMinimum}`);
    if (schema.exclusiveMaximum !== undefined && value >= schema.exclusiveMaximum)
      return fails(`expected less than ${schema.exclusiveMaximum}`);
  }
  if (Array.isArray(value)) {
    if (schema.minItems !== undefined && value.length < schema.minItems)
      return fails(`expected at least ${schema.minItems}`);
    if (schema.items)
      return first(value, (item, index) => problemOf(item, schema.items!, `${path}[${index}]`));
  } else if (typeof value === 'object' && value !== null) {
    return problemOfFields(value as Fields, schema, path);
  }
  return undefined;
}

type Fields = Readonly<Record<string, unknown>>;

function problemOfFields(value: Fields, schema: Schema, path: string): string | undefined {
  if (schema.oneOf) {
    const kinds = schema.oneOf.map((candidate) => candidate.properties?.kind?.const);
    const kind = Object.hasOwn(value, 'kind') ? value.kind : undefined;
    const chosen = schema.oneOf[kinds.indexOf(kind as string)];
    if (!chosen || kind === undefined)
      return `${at(path, 'kind')}: expected one of ${kinds.join(', ')}, found ${shown(kind)}`;
    return problemOf(value, chosen, path);
  }
  for (const name of schema.required ?? [])
    if (!Object.hasOwn(value, name) || value[name] === undefined) return `${at(path, name)}: is missing`;
  return first(Object.keys(value), (name) => {
    const known =
      schema.properties && Object.hasOwn(schema.properties, name) ? schema.properties[name] : undefined;
    const field = known ?? schema.additionalProperties;
    if (value[name] === undefined || field === undefined) return undefined; // JSON drops what is undefined
    if (field === false) return `${at(path, name)}: is not a field of this format`;
    return problemOf(value[name], field, at(path, name));
  });
}

function first<T>(
  items: readonly T[],
  problem: (item: T, index: number) => string | undefined,
): string | undefined {
  for (let index = 0; index < items.length; index++) {
    const found = problem(items[index]!, index);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** `a.b`, or `a["b c"]` where the name is no identifier. */
function at(path: string, name: string): string {
  if (!/^[A-Za-z_]\w*$/.test(name)) return `${path}[${shown(name)}]`;
  return path === '' ? name : `${path}.${name}`;
}

const described: Readonly<Record<TypeName, string>> = {
  object: 'an object',
  array: 'a list',
  string: 'a text',
  number: 'a finite number',
  integer: 'a whole number',
  boolean: 'true or false',
  null: 'null',
};

function isOfType(value: unknown, type: TypeName): boolean {
  if (type === 'null') return value === null;
  if (type === 'array') return Array.isArray(value);
  if (type === 'object') return typeof value === 'object' && value !== null && !Array.isArray(value);
  if (type === 'number') return Number.isFinite(value);
  if (type === 'integer') return Number.isInteger(value);
  return typeof value === type;
}

/** A value for an error message: short, on one line. */
function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === 'object' && value !== null) return 'an object';
  if (typeof value !== 'string') return String(value);
  // Cut by code points, or the message could end in half a character.
  const start = [...value.slice(0, 80)].slice(0, 40).join('');
  return JSON.stringify(start.length < value.length ? `${start}…` : value);
}

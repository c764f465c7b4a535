import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv, type ValidateFunction } from 'ajv';
import { type Answer, type Json, jsonOf, type Request } from './exchange.js';
import { schemaFaults } from './schema-faults.js';

/** GitHub's own OpenAPI description of its REST API: https://github.com/octokit/openapi, of api.github.com. */
const FILE = fileURLToPath(
  new URL('../../../node_modules/@octokit/openapi/generated/api.github.com.json', import.meta.url),
);
/** Values of these may have slashes, encoded or not. */
const LONG_PARAMETERS = new Set(['path', 'ref', 'basehead', 'branch', 'tree_sha', 'tag', 'dir']);

interface Operation {
  readonly name: string;
  readonly literals: number;
  readonly pattern: RegExp;
  readonly spec: Json;
}

/** Says what in a request, or in an answer, is not as GitHub describes it. */
export class Description {
  #loaded: { document: Json; operations: Operation[] } | undefined;
  /** In answers GitHub may add fields, so what is not described is allowed; in what we send it is a mistake. */
  readonly #answers = new Schemas(this, false);
  readonly #bodies = new Schemas(this, true);
  readonly #queries = new Schemas(this, true, { coerceTypes: true });

  /** What `#/components/…` points to; anything else as it is. */
  resolve(value: Json): Json {
    if (!value?.$ref) return value;
    const steps = value.$ref.slice('#/'.length).split('/');
    return steps.reduce((at: Json, step: string) => at[step], this.#load().document);
  }

  faultsOf(request: Request, answer: Answer): string[] {
    const { pathname, searchParams } = new URL(request.url, 'http://127.0.0.1');
    const operation = this.#load().operations.find(
      ({ name, pattern }) => name.startsWith(`${request.method} `) && pattern.test(pathname),
    );
    if (!operation) return [`${request.method} ${pathname}: GitHub describes no such operation`];
    const { name, spec } = operation;
    return [
      ...this.#queryFaults(spec, Object.fromEntries(searchParams)).map((fault) => `${name}: query${fault}`),
      ...this.#bodyFaults(spec, request.body).map((fault) => `${name}: body${fault}`),
      ...this.#answerFaults(spec, answer).map((fault) => `${name}: answer ${answer.status}${fault}`),
    ];
  }

  #queryFaults(spec: Json, query: Record<string, string>): string[] {
    const parameters = (spec.parameters ?? [])
      .map((one: Json) => this.resolve(one))
      .filter((one: Json) => one.in === 'query');
    const schema = {
      type: 'object',
      properties: Object.fromEntries(parameters.map((one: Json) => [one.name, one.schema])),
      required: parameters.filter((one: Json) => one.required).map((one: Json) => one.name),
    };
    return this.#queries.faultsOf(spec, schema, query);
  }

  #bodyFaults(spec: Json, body: Buffer): string[] {
    const described = this.resolve(spec.requestBody);
    if (body.length === 0) return described?.required ? [' is missing'] : [];
    const schema = described?.content?.['application/json']?.schema;
    if (!schema) return [' is not described'];
    const sent = jsonOf(body);
    return sent === undefined ? [' is not JSON'] : this.#bodies.faultsOf(schema, schema, sent);
  }

  #answerFaults(spec: Json, { status, headers, body }: Answer): string[] {
    const described = this.resolve(spec.responses[status]);
    // Any request can be refused for its token, its rights or its rate, which not each operation says of itself.
    if (!described && status < 400) return [' is not described'];
    const isJson = String(headers['content-type']).includes('json');
    const error = { $ref: '#/components/schemas/basic-error' };
    const schema = described ? described.content?.['application/json']?.schema : error;
    if (!schema) return body.length > 0 && isJson ? [' has a body that is not described'] : [];
    return isJson ? this.#answers.faultsOf(schema, schema, jsonOf(body)) : [];
  }

  #load() {
    if (this.#loaded) return this.#loaded;
    const document = JSON.parse(readFileSync(FILE, 'utf8'));
    const operations = Object.entries<Json>(document.paths).flatMap(([path, methods]) => {
      const steps = path.split('/');
      const pattern = new RegExp(`^${steps.map(patternOf).join('/')}$`);
      const literals = steps.filter((step) => !step.startsWith('{')).length;
      return Object.entries<Json>(methods).map(([method, spec]) => ({
        name: `${method.toUpperCase()} ${path}`,
        literals,
        pattern,
        spec,
      }));
    });
    operations.sort((a, b) => b.literals - a.literals);
    this.#loaded = { document, operations };
    return this.#loaded;
  }
}

function patternOf(step: string): string {
  const parameter = /^\{(.+)\}$/.exec(step)?.[1];
  if (parameter) return LONG_PARAMETERS.has(parameter) ? '.+' : '[^/]+';
  return step.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\\\{\w+\\\}/g, '[^/]+');
}

/** Compiles a schema at its first use, and the components that it refers to at theirs. */
class Schemas {
  readonly #description: Description;
  readonly #isClosed: boolean;
  readonly #ajv: Ajv;
  readonly #compiled = new WeakMap<object, ValidateFunction>();
  readonly #added = new Set<string>();

  constructor(description: Description, isClosed: boolean, options = {}) {
    this.#description = description;
    this.#isClosed = isClosed;
    this.#ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true, ...options });
  }

  /** @param key the object of the description that `schema` belongs to */
  faultsOf(key: object, schema: Json, value: Json): string[] {
    let validate = this.#compiled.get(key);
    if (!validate) {
      validate = this.#ajv.compile(this.#converted(schema));
      this.#compiled.set(key, validate);
    }
    return schemaFaults(validate, value);
  }

  /** OpenAPI 3.0's dialect as JSON Schema: `nullable`, and references to components under names of their own. */
  #converted(schema: Json): Json {
    if (Array.isArray(schema)) return schema.map((one) => this.#converted(one));
    if (typeof schema !== 'object' || schema === null) return schema;
    if (typeof schema.$ref === 'string') {
      this.#add(schema.$ref);
      return { $ref: schema.$ref.slice(1) };
    }
    const { nullable, example: _, examples: __, discriminator: ___, ...kept } = schema;
    const converted = Object.fromEntries(
      Object.entries(kept).map(([name, value]) => [
        name,
        name === 'properties'
          ? Object.fromEntries(Object.entries(value as Json).map(([key, one]) => [key, this.#converted(one)]))
          : name === 'enum' || name === 'default'
            ? value
            : this.#converted(value),
      ]),
    );
    if (this.#isClosed && kept.properties) converted.additionalProperties ??= false;
    return nullable ? { anyOf: [{ type: 'null' }, converted] } : converted;
  }

  #add(reference: string): void {
    if (this.#added.has(reference)) return;
    this.#added.add(reference);
    this.#ajv.addSchema(this.#converted(this.#description.resolve({ $ref: reference })), reference.slice(1));
  }
}

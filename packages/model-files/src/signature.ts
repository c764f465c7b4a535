import { UserError, visible } from '@mlops-actions/toolkit';
import { type Fields, field, fieldsOf, textOf } from './values.js';

/** A column, a tensor or a parameter of a model's signature. */
export interface Field {
  /** Absent where the data has no names: a tensor, a list of texts. */
  readonly name?: string;
  /** MLflow's name, nested as it prints them: 'double', 'Array(string)', '{a: long, b: string (optional)}', 'tensor(float64)'. */
  readonly type: string;
  readonly required?: boolean;
  /** -1 stands for any length. */
  readonly shape?: readonly number[];
}

export interface Signature {
  readonly inputs: readonly Field[];
  readonly outputs: readonly Field[];
  /** `default` as JSON has it; NaN and ±Infinity are texts. */
  readonly params: readonly (Field & { readonly default?: unknown })[];
}

const DEEPEST = 32;

/**
 * The signature of an MLmodel, whose parts are JSON in strings (https://mlflow.org/docs/latest/ml/model/signatures).
 * @throws UserError for parts that MLflow itself could not read
 */
export function signatureOf(value: unknown): Signature | undefined {
  const fields = fieldsOf(value);
  if (fields === undefined) return undefined;
  const [inputs, outputs, params] = ['inputs', 'outputs', 'params'].map((part) => partOf(part, fields));
  return {
    inputs: inputs!.map(column),
    outputs: outputs!.map(column),
    params: params!.map((one) => {
      const given = field(one, 'default');
      return { ...column(one), ...(given === undefined ? {} : { default: given }) };
    }),
  };
}

function partOf(part: string, signature: Fields): Fields[] {
  const value = field(signature, part);
  if (value === undefined || value === null) return [];
  const parsed = typeof value === 'string' ? parsedJson(part, value) : value;
  const list = Array.isArray(parsed) ? parsed.map(fieldsOf) : [undefined];
  if (list.includes(undefined)) {
    throw new UserError(
      `MLmodel: signature.${part} is not a list of columns. Log the model again with MLflow.`,
    );
  }
  return list as Fields[];
}

function parsedJson(part: string, text: string): unknown {
  try {
    // Python's json writes NaN and Infinity for the default of a parameter.
    return JSON.parse(
      text.replace(/"(?:[^"\\]|\\.)*"|-?Infinity|NaN/g, (token) =>
        token.startsWith('"') ? token : `"${token}"`,
      ),
    );
  } catch (error) {
    throw new UserError(
      `MLmodel: signature.${part} is not JSON (${visible((error as Error).message)}). Log the model again with MLflow.`,
    );
  }
}

function column(spec: Fields): Field {
  const name = textOf(field(spec, 'name'));
  const tensor = fieldsOf(field(spec, 'tensor-spec'));
  const shape = field(tensor ?? spec, 'shape');
  // `optional` is what MLflow 2.2 to 2.5 wrote.
  const required = field(spec, 'required') ?? (field(spec, 'optional') === true ? false : undefined);
  return {
    ...(name === undefined ? {} : { name }),
    type: tensor === undefined ? typeOf(spec) : `tensor(${textOf(field(tensor, 'dtype')) ?? 'unknown'})`,
    ...(typeof required === 'boolean' ? { required } : {}),
    ...(isShape(shape) ? { shape } : {}),
  };
}

const isShape = (value: unknown): value is number[] =>
  Array.isArray(value) && value.every((one) => Number.isInteger(one));

/** In the words of MLflow's own `repr`. Parameters had `dtype` before they had `type`. */
function typeOf(spec: Fields | undefined, depth = 0): string {
  const type = textOf(field(spec, 'type')) ?? textOf(field(spec, 'dtype')) ?? 'unknown';
  if (depth > DEEPEST) return '…';
  const inner = (key: string) => typeOf(fieldsOf(field(spec, key)), depth + 1);
  switch (type) {
    case 'array':
      return `Array(${inner('items')})`;
    case 'map':
      return `Map(string -> ${inner('values')})`;
    case 'object':
      return `{${properties(fieldsOf(field(spec, 'properties')) ?? {}, depth)}}`;
    case 'any':
      return 'Any';
    case 'sparkml_vector':
      return 'SparkML vector';
    default:
      return type;
  }
}

const properties = (fields: Fields, depth: number): string =>
  Object.entries(fields)
    .map(([name, value]) => {
      const spec = fieldsOf(value);
      const optional = field(spec, 'required') === false ? ' (optional)' : '';
      return `${name}: ${typeOf(spec, depth + 1)}${optional}`;
    })
    .join(', ');

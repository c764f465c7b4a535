import { UserError, visible } from '@mlops-actions/toolkit';
import { type Signature, signatureOf } from './signature.js';
import { type Fields, field, fieldsOf, textOf } from './values.js';
import { readYaml } from './yaml.js';

/** What the file `MLmodel` says of a model. What MLflow left out, or wrote as null, is not there. */
export interface Mlmodel {
  /** By name, in the order of the file; at least one. */
  readonly flavors: ReadonlyMap<string, Fields>;
  readonly signature?: Signature;
  readonly mlflowVersion?: string;
  readonly runId?: string;
  readonly modelId?: string;
  /** As it stands there: '2026-11-22 13:14:03.904137', UTC. */
  readonly utcTimeCreated?: string;
  readonly sizeBytes?: number;
  /** Of the Python that wrote the model: '3.11.7'. */
  readonly pythonVersion?: string;
  /** Path of the input example in the model's folder. */
  readonly inputExample?: string;
  /** The user's own. */
  readonly metadata?: Fields;
}

/**
 * Reads an `MLmodel`, of any version of MLflow. Keys it does not know are left alone.
 * @throws UserError for what is none
 */
export function parseMlmodel(text: string): Mlmodel {
  const model = fieldsOf(readYaml('MLmodel', text));
  if (model === undefined) throw notMlmodel('it is not a map of keys and values');
  const flavors = flavorsOf(model);
  const created = field(model, 'utc_time_created') ?? field(model, 'time_created');
  const size = field(model, 'model_size_bytes');
  return present({
    flavors,
    signature: signatureOf(field(model, 'signature')),
    mlflowVersion: textOf(field(model, 'mlflow_version')),
    runId: textOf(field(model, 'run_id')),
    modelId: textOf(field(model, 'model_id')),
    utcTimeCreated: textOf(created),
    sizeBytes: typeof size === 'number' ? size : undefined,
    pythonVersion: pythonVersionOf(flavors),
    inputExample: textOf(field(fieldsOf(field(model, 'saved_input_example_info')), 'artifact_path')),
    metadata: fieldsOf(field(model, 'metadata')),
  });
}

function flavorsOf(model: Fields): Map<string, Fields> {
  const flavors = fieldsOf(field(model, 'flavors'));
  if (flavors === undefined || Object.keys(flavors).length === 0) {
    const keys = Object.keys(model).slice(0, 5).map(visible).join(', ');
    throw notMlmodel(`it holds no "flavors" (its keys: ${keys === '' ? 'none' : keys})`);
  }
  return new Map(Object.entries(flavors).map(([name, value]) => [name, fieldsOf(value) ?? {}]));
}

const notMlmodel = (why: string): UserError =>
  new UserError(
    `MLmodel: is not the description of a model that MLflow wrote: ${why}. Does the path name the folder of a model?`,
  );

function pythonVersionOf(flavors: ReadonlyMap<string, Fields>): string | undefined {
  const all = [flavors.get('python_function'), ...flavors.values()];
  return all
    .map((flavor) => textOf(field(flavor, 'python_version')))
    .find((version) => version !== undefined);
}

type Optional<T> = { [K in keyof T]: T[K] | undefined };

/** Without what is undefined. */
const present = (fields: Optional<Required<Mlmodel>> & Pick<Mlmodel, 'flavors'>): Mlmodel =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as unknown as Mlmodel;

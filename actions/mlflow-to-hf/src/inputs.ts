import type { Credentials } from '@mlops-actions/hub';
import { type MlflowAccess, type ModelSource, mlflowAccess } from '@mlops-actions/mlflow';
import { hubTaskOf, skopsTasks } from '@mlops-actions/model-files';
import { type InputReader, UserError, visible } from '@mlops-actions/toolkit';
import { fieldNames, type Names, refuseUnknownFields } from './template.js';

export interface Inputs {
  readonly mlflow: MlflowAccess;
  readonly source: ModelSource;
  /** What templates may say, as far as the inputs tell; MLflow knows the rest. */
  readonly names: Names;
  readonly hub: {
    readonly endpoint: string;
    readonly auth: Credentials['auth'];
    readonly token: string;
  };
  readonly target: {
    readonly repoId: string;
    readonly private?: boolean;
    readonly branch: string;
    readonly createPr: boolean;
    readonly tag?: string;
    readonly commitMessage?: string;
  };
  readonly license?: string;
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  readonly dataFile?: string;
  readonly task?: string;
  readonly card: { readonly kind: 'auto' | 'none' } | { readonly kind: 'file'; readonly path: string };
  readonly picklePolicy: PicklePolicy;
  readonly dryRun: boolean;
}

export type PicklePolicy = 'allow' | 'warn' | 'fail';

type Environment = Readonly<Record<string, string | undefined>>;

/** @param env for credentials and the usual names of servers */
export function readInputs(reader: InputReader, env: Environment = process.env): Inputs {
  const mlflow = mlflowAccess(reader.text('mlflow-tracking-uri'), env);
  if (mlflow.trackingUri === '')
    reader.problem(
      'mlflow-tracking-uri: no MLflow server is named. Write for example:\n  mlflow-tracking-uri: https://mlflow.example.com',
    );
  const createPr = reader.boolean('create-pr');
  const tag = template(reader, 'tag');
  if (createPr && tag !== undefined)
    reader.problem('tag names a commit, and create-pr only proposes one. Leave one of them out.');
  const commitMessage = template(reader, 'commit-message');
  const license = reader.text('license');
  if (license !== undefined && reader.text('model-card') === 'none')
    reader.problem('license goes into the card, and model-card is none. Leave one of them out.');
  const dataFile = reader.text('data-file');
  const task = reader.text('task');
  const known: readonly string[] = skopsTasks;
  if (task !== undefined && !known.includes(task) && hubTaskOf(task) === undefined)
    reader.problem(
      `task: "${visible(task)}" is no task that the Hub knows. Write for example:\n  task: text-classification`,
    );
  if (dataFile !== undefined && task === undefined)
    reader.problem(
      'data-file goes with task: config.json says what the model does. Write for example:\n  task: tabular-classification',
    );
  const isPrivate = reader.text('private') === undefined ? undefined : reader.boolean('private');
  return {
    mlflow,
    source: readSource(reader),
    names: namesOf(reader),
    hub: {
      endpoint: readEndpoint(reader, env),
      auth: reader.choice('auth', ['auto', 'token', 'oidc']),
      token: reader.text('hf-token') ?? env.HF_TOKEN?.trim() ?? '',
    },
    target: {
      repoId: template(reader, 'repo-id') ?? '',
      ...(isPrivate !== undefined && { private: isPrivate }),
      branch: reader.text('branch') ?? 'main',
      createPr,
      ...(tag !== undefined && { tag }),
      ...(commitMessage !== undefined && { commitMessage }),
    },
    ...(license !== undefined && { license }),
    include: reader.lines('include'),
    exclude: reader.lines('exclude'),
    ...(dataFile !== undefined && { dataFile }),
    ...(task !== undefined && { task }),
    card: readCard(reader.text('model-card') ?? 'auto'),
    picklePolicy: reader.choice('pickle-policy', ['allow', 'warn', 'fail']),
    dryRun: reader.boolean('dry-run'),
  };
}

function namesOf(reader: InputReader): Names {
  const names = fieldNames.map((name) => [name, reader.text(name)]);
  return Object.fromEntries(names.filter(([, value]) => value !== undefined));
}

function readSource(reader: InputReader): ModelSource {
  const [name, version, alias] = ['model-name', 'model-version', 'model-alias'].map((input) =>
    reader.text(input),
  );
  const [runId, modelId, path = ''] = ['run-id', 'model-id', 'artifact-path'].map((input) =>
    reader.text(input),
  );
  const given = [
    version !== undefined && 'model-version',
    alias !== undefined && 'model-alias',
    runId !== undefined && 'run-id',
    modelId !== undefined && 'model-id',
  ].filter(Boolean);
  if (given.length > 1)
    reader.problem(
      `${given.join(' and ')} exclude each other: each says which model it is. Write one of them.`,
    );
  else if (given.length === 0)
    reader.problem(
      `Nothing says which model to publish. Write for example:\n  model-name: ${visible(name ?? 'sentiment-analyzer')}\n  model-version: 3\nor model-alias, run-id or model-id in place of the version.`,
    );
  else if ((version !== undefined || alias !== undefined) && name === undefined)
    reader.problem(
      `${given[0]} is of a registered model, and model-name does not say of which. Write for example:\n  model-name: sentiment-analyzer`,
    );
  if (version !== undefined && !/^[1-9]\d*$/.test(version))
    reader.problem(
      `model-version: "${visible(version)}" is no version: MLflow counts them 1, 2, 3. An alias such as champion is a model-alias.`,
    );
  if (modelId !== undefined && !/^m-[\w-]+$/.test(modelId))
    reader.problem(
      `model-id: "${visible(modelId)}" is no logged model of MLflow 3, which begins with m-. A registered one is a model-name with a model-version.`,
    );
  if (runId !== undefined) return { kind: 'run', runId, path };
  if (modelId !== undefined) return { kind: 'logged-model', modelId };
  if (alias !== undefined) return { kind: 'alias', name: name ?? '', alias };
  return { kind: 'version', name: name ?? '', version: version ?? '' };
}

function template(reader: InputReader, input: string): string | undefined {
  const text = reader.text(input);
  if (text !== undefined) reader.parsed(() => refuseUnknownFields(input, text), undefined);
  return text;
}

function readEndpoint(reader: InputReader, env: Environment): string {
  const text = reader.text('hf-endpoint') ?? (env.HF_ENDPOINT?.trim() || 'https://huggingface.co');
  return reader.parsed(() => endpointOf(text), text);
}

function endpointOf(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol) || url.search !== '' || url.hash !== '')
    throw new UserError(
      `hf-endpoint: "${visible(text.replace(/^.*@/s, '***@'))}" is not the address of a Hub. Write for example:\n  hf-endpoint: https://huggingface.co`,
    );
  if (url.username !== '' || url.password !== '')
    throw new UserError('hf-endpoint holds credentials. Leave them out there; the token goes into hf-token.');
  return `${url.origin}${url.pathname}`.replace(/\/+$/, '');
}

function readCard(text: string): Inputs['card'] {
  return text === 'auto' || text === 'none' ? { kind: text } : { kind: 'file', path: text };
}

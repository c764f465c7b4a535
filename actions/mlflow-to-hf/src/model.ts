import {
  type ArtifactFile,
  type Artifacts,
  type Mlflow,
  type ModelFacts,
  openArtifacts,
  type ResolvedModel,
  readModelFacts,
} from '@mlops-actions/mlflow';
import {
  environmentWarnings,
  kindOf,
  type Layout,
  layoutOf,
  type Mlmodel,
  type ModelKind,
  parseMlmodel,
  requirementsOf,
  withoutUrlSecrets,
} from '@mlops-actions/model-files';
import { firstOf, type Problems, UserError, visible } from '@mlops-actions/toolkit';
import { chosen } from './choose.js';
import type { Inputs } from './inputs.js';
import { secretNames, secretText } from './secrets.js';

/** A model of MLflow as far as its small files tell. */
export interface Model {
  readonly resolved: ResolvedModel;
  readonly facts: ModelFacts;
  readonly artifacts: Artifacts;
  /** Those to publish. */
  readonly files: readonly ArtifactFile[];
  readonly mlmodel: Mlmodel;
  readonly mlmodelText: string;
  readonly kind: ModelKind;
  readonly layout: Layout;
  readonly requirements: readonly string[];
  readonly warnings: readonly string[];
}

/** Small files that say what the model needs: read before the download, since addresses in them may hold tokens. */
const ENVIRONMENT = ['MLmodel', 'requirements.txt', 'python_env.yaml', 'conda.yaml'];

/** @throws UserError when MLflow has no such model, or none that can be published */
export async function openModel(
  mlflow: Mlflow,
  resolved: ResolvedModel,
  inputs: Inputs,
  problems: Problems,
): Promise<Model> {
  const [facts, artifacts] = await Promise.all([
    readModelFacts(mlflow, resolved),
    openArtifacts(mlflow, resolved),
  ]);
  const paths = new Set(artifacts.files.map(({ path }) => path));
  if (!paths.has('MLmodel'))
    throw new UserError(
      `${resolved.label} has no file MLmodel, so it is not what MLflow's log_model writes. It has ${firstOf([...paths], 5)}.${inputs.source.kind === 'run' ? ' artifact-path names the folder of the model in its run.' : ''}`,
    );
  const text = async (path: string) => (paths.has(path) ? artifacts.readText(path) : undefined);
  const texts = await Promise.all(ENVIRONMENT.map(text));
  const [mlmodelText = '', requirementsText = '', pythonEnv] = texts;
  const mlmodel = parseMlmodel(mlmodelText);
  const requirements = requirementsOf(withoutUrlSecrets(requirementsText));
  const files = chosen(artifacts.files, inputs.include, inputs.exclude);
  problems.add(...secretNames(files, inputs.include));
  for (const { path } of files)
    problems.add(...secretText(path, texts[ENVIRONMENT.indexOf(path)] ?? '', inputs.include));
  const layout = layoutOf(
    mlmodel,
    files.map(({ path }) => path),
  );
  if (!layout.weights)
    throw new UserError(`${resolved.label} cannot be published: ${layout.notes.join(' ')}`);
  const kind = kindOf(mlmodel, inputs.task);
  return {
    resolved,
    facts,
    artifacts,
    files,
    mlmodel,
    mlmodelText,
    kind,
    layout,
    requirements,
    warnings: [
      ...layout.notes,
      ...modelFileMissing(kind, files),
      ...environmentWarnings({ mlmodel, requirements, ...(pythonEnv !== undefined && { pythonEnv }) }),
    ],
  };
}

function modelFileMissing({ modelFile }: ModelKind, files: readonly ArtifactFile[]): string[] {
  if (modelFile === undefined || files.some(({ path }) => path === modelFile)) return [];
  return [`${visible(modelFile)} is left out, and without it the model cannot be loaded.`];
}

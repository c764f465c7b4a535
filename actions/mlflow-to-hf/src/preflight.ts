import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { connectHub, type Hub, inspectTarget, type Target, validateCard } from '@mlops-actions/hub';
import { connectMlflow, type ResolvedModel, resolveModel } from '@mlops-actions/mlflow';
import { type CardFacts, frontMatterOf } from '@mlops-actions/model-card';
import { findFiles, type Ports, Problems, UserError, visible } from '@mlops-actions/toolkit';
import { factsOf } from './card-facts.js';
import type { Inputs } from './inputs.js';
import { type Model, openModel } from './model.js';
import type { Patience } from './patience.js';
import { configOf } from './skops.js';
import { filledIn, type Names } from './template.js';

/** All that is known before a large file is touched. */
export interface Prepared extends Place {
  readonly model: Model;
  readonly facts: CardFacts;
  /** The README that `model-card` names. */
  readonly ownCard?: string;
  /** `config.json` as skops writes it. */
  readonly config?: string;
  readonly warnings: readonly string[];
}

interface Place {
  readonly hub: Hub;
  readonly target: Target;
  readonly title: string;
}

/** @throws UserError with everything that stands in the way, on both sides */
export async function prepare(
  inputs: Inputs,
  ports: Ports,
  patience: Patience | undefined,
): Promise<Prepared> {
  const problems = new Problems();
  const { fetch, log, secret } = ports;
  const mlflow = await problems.of(() =>
    connectMlflow({ ...inputs.mlflow, fetch, log, secret, ...(patience && { retry: patience }) }),
  );
  const resolved = mlflow && (await problems.of(() => resolveModel(mlflow, inputs.source)));
  const ownCard = await problems.of(() => readOwnCard(inputs, ports));
  const [place, model] = await Promise.all([
    openPlace(inputs, resolved, ports, patience, problems),
    mlflow && resolved && problems.of(() => openModel(mlflow, resolved, inputs, problems)),
  ]);
  const config = model && (await problems.of(() => configOf(inputs, model, ports.context.workspace)));
  const warnings = [...(model?.warnings ?? []), ...(config?.warnings ?? [])];
  const facts = model && place && factsOf(inputs, model, place.target, ports.context);
  if (facts && place && inputs.card.kind !== 'none') {
    const card = await problems.of(() => frontMatterOf(facts, ownCard));
    if (card !== undefined) {
      const verdict = await validateCard(place.hub, card);
      problems.add(...verdict.problems);
      warnings.push(...verdict.warnings);
    }
  }
  problems.finish();
  if (!model || !place || !facts) throw new Error('a problem got lost');
  return {
    ...place,
    model,
    facts,
    ...(ownCard !== undefined && { ownCard }),
    ...(config && { config: config.text }),
    warnings,
  };
}

async function openPlace(
  inputs: Inputs,
  resolved: ResolvedModel | undefined,
  { fetch, log, secret, idToken }: Ports,
  patience: Patience | undefined,
  problems: Problems,
): Promise<Place | undefined> {
  const { repoId: template, tag, commitMessage, ...others } = inputs.target;
  const names = namesOf(inputs, resolved);
  const fill = (input: string, text: string) => problems.of(() => filledIn(input, text, names));
  // Without the model its version may be unknown: that is one problem, not two.
  if (!resolved && (await new Problems().of(() => filledIn('repo-id', template, names))) === undefined)
    return undefined;
  const repoId = await fill('repo-id', template);
  const title = await fill('commit-message', commitMessage ?? defaultTitle(names));
  const filledTag = tag === undefined ? undefined : await fill('tag', tag);
  if (repoId === undefined || title === undefined) return undefined;
  const hub = await problems.of(() =>
    connectHub(
      { endpoint: inputs.hub.endpoint, fetch, log, secret, ...(patience && { retry: patience }) },
      { auth: inputs.hub.auth, token: inputs.hub.token, ...(idToken && { idToken }) },
      repoId,
    ),
  );
  if (hub === undefined) return undefined;
  const target = { repoId, ...others, ...(filledTag !== undefined && { tag: filledTag }) };
  const inspected = await problems.of(() => inspectTarget(hub, target));
  problems.add(...(inspected?.problems ?? []));
  return { hub, target, title };
}

function namesOf({ names, source }: Inputs, resolved: ResolvedModel | undefined): Names {
  const { name, version, runId, modelId } = resolved ?? {};
  return {
    ...(name && { 'model-name': name }),
    ...(version && { 'model-version': version }),
    ...(runId && { 'run-id': runId }),
    ...(modelId && { 'model-id': modelId }),
    ...names,
    ...(source.kind === 'version' && { 'model-version': source.version }),
  };
}

function defaultTitle(names: Names): string {
  if (names['model-version']) return 'Publish {model-name} {model-version} from MLflow';
  if (names['model-id']) return 'Publish the model {model-id} from MLflow';
  return 'Publish the model of run {run-id} from MLflow';
}

const README_LIMIT = 1_000_000;

async function readOwnCard({ card }: Inputs, { context }: Ports): Promise<string | undefined> {
  if (card.kind !== 'file') return undefined;
  const [path = ''] = await findFiles('model-card', [card.path], context.workspace);
  const bytes = await readFile(resolve(context.workspace, path));
  if (bytes.length > README_LIMIT)
    throw new UserError(
      `model-card: ${visible(path)} has ${bytes.length} bytes, and the Hub shows at most a million.`,
    );
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new UserError(`model-card: ${visible(path)} is not UTF-8. Save it as UTF-8.`);
  }
}

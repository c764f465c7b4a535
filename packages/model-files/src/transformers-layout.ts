import { asTheyAre, type Placed, type Placement } from './placement.js';
import { type Fields, field, textOf } from './values.js';

/**
 * Where the model and what belongs to it stand below `components/` (https://mlflow.org/docs/latest/ml/deep-learning/transformers),
 * in the order in which they win a place: what MLflow itself would load goes before what a checkpoint brought along.
 */
const COMPONENTS = ['tokenizer', 'processor', 'image_processor', 'feature_extractor'];

/** Before the model's own files, of which a component may hold an older copy. */
const OF_THE_MODEL = /^(?:config|generation_config)\.json$/;

const ROOT = '.';

const WEIGHTS = /\.(?:safetensors|bin|pt|pth|h5|msgpack|ckpt(?:\.index)?|onnx|gguf)$/;

/**
 * The model's folder and its components move to the root. The components stay below `components/` as well, for MLflow knows no
 * other place for them; they are small, and equal files are stored once. With `model_binary: .` MLflow then finds the model.
 */
export function transformersLayout(flavor: Fields, paths: readonly string[]): Placement {
  // MLflow before 2.4.1 wrote the whole pipeline, and no key. `.`: laid out by this very project before.
  const binary = folderOf(flavor, 'model_binary') ?? 'pipeline';
  const adapter = folderOf(flavor, 'peft_adaptor') ?? 'peft';
  const hasBase = holdsWeights(paths, binary);
  const hasAdapter = holdsWeights(paths, adapter);
  // Beside its base an adapter stays in its folder: at the root it would be what `from_pretrained` takes.
  const isAdapter = hasAdapter && !hasBase;
  const moved = [binary, ...(isAdapter ? [adapter] : [])].filter((folder) => folder !== ROOT);
  return {
    placed: [
      ...asTheyAre(paths.filter((path) => !moved.some((folder) => path.startsWith(`${folder}/`)))),
      ...componentsAtRoot(paths),
      ...moved.flatMap((folder) => atRoot(paths, folder, (to) => (OF_THE_MODEL.test(to) ? 1 : 10))),
    ],
    notes: notesOn(flavor, hasBase, hasAdapter, adapter),
    weights: hasBase || hasAdapter,
    flavorChanges: {
      ...(binary !== ROOT && paths.some((path) => path.startsWith(`${binary}/`))
        ? { model_binary: ROOT }
        : {}),
      ...(isAdapter && adapter !== ROOT ? { peft_adaptor: ROOT } : {}),
    },
  };
}

const folderOf = (flavor: Fields, key: string): string | undefined =>
  textOf(field(flavor, key))?.replace(/^\.\/(?=.)|(?<=.)\/$/g, '');

const holdsWeights = (paths: readonly string[], folder: string): boolean =>
  paths.some(
    (path) => (folder === ROOT ? !path.includes('/') : path.startsWith(`${folder}/`)) && WEIGHTS.test(path),
  );

const componentsAtRoot = (paths: readonly string[]): Placed[] =>
  COMPONENTS.flatMap((name, index) => atRoot(paths, `components/${name}`, () => 2 + index));

const atRoot = (paths: readonly string[], folder: string, rankOf: (to: string) => number): Placed[] =>
  paths
    .filter((path) => path.startsWith(`${folder}/`))
    .map((path) => ({ from: path, to: path.slice(folder.length + 1) }))
    .map((one) => ({ ...one, rank: rankOf(one.to) }));

function notesOn(flavor: Fields, hasBase: boolean, hasAdapter: boolean, adapter: string): string[] {
  const source = textOf(field(flavor, 'source_model_name')) ?? 'another model';
  const revision = textOf(field(flavor, 'source_model_revision'));
  const base = revision === undefined ? source : `${source} at ${revision}`;
  if (hasBase && hasAdapter) {
    return [`The PEFT adapter stays in ${adapter}/, beside the base model that it belongs to.`];
  }
  if (hasAdapter) return [`Only the PEFT adapter is published: its base model is ${base}.`];
  if (hasBase) return [];
  return [
    `The model's weights are not among its files, only a reference to ${base}. For a model saved with save_pretrained=False, ` +
      'mlflow.transformers.persist_pretrained_model(model_uri) puts them there.',
  ];
}

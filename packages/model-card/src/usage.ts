import { downloadArguments, pythonText, snapshotDownload } from './download.js';
import type { CardFacts } from './facts.js';
import { install } from './install.js';
import { loaderOf } from './loaders.js';
import { fenced } from './text.js';
import { transformersWay } from './transformers.js';
import type { Way } from './way.js';

/** A path in code that is longer helps nobody. */
const LONGEST_PATH = 300;

/** MLflow's modules that load their own flavor. Those with a loader of their own below come first. */
const MLFLOW_FLAVORS = new Set(
  (
    'catboost dspy h2o johnsnowlabs keras langchain lightgbm llama_index onnx openai paddle pmdarima prophet pytorch ' +
    'sentence_transformers shap sklearn spacy spark statsmodels tensorflow transformers xgboost'
  ).split(' '),
);

/** Packages that are not called as their flavor is. */
const PACKAGES: ReadonlyMap<string, string> = new Map([
  ['paddle', 'paddlepaddle'],
  ['pytorch', 'torch'],
  ['sklearn', 'scikit-learn'],
  ['spark', 'pyspark'],
]);

/** Where MLflow puts a model of sentence-transformers. */
const SENTENCE_TRANSFORMER = 'model.sentence_transformer';

/**
 * How to install what the model needs and how it is loaded, as Markdown: in its own library, and by MLflow where the
 * repository is a model of MLflow.
 */
export function usage(facts: CardFacts): string {
  const ways = [own(facts), byMlflow(facts)].filter((way) => way !== undefined);
  if (ways.length === 0) return 'No library is known to load the files of this repository as they are.';
  const packages = ways.flatMap((way) => way.packages);
  return [install(facts, [...packages, ...packagesOf(facts)]), ...ways.map(markdownOf)].join('\n\n');
}

function packagesOf({ kind: { flavor } }: CardFacts): string[] {
  return MLFLOW_FLAVORS.has(flavor) ? [PACKAGES.get(flavor) ?? flavor.replaceAll('_', '-')] : [];
}

function markdownOf({ title, lines, next }: Way): string {
  const more = next === undefined ? [] : [next.text, fenced('python', next.lines)];
  return [`### ${title}`, fenced('python', lines), ...more].join('\n\n');
}

function byMlflow(facts: CardFacts): Way | undefined {
  if (!facts.files.some(({ path }) => path === 'MLmodel')) return undefined;
  return {
    title: 'With MLflow',
    packages: ['mlflow'],
    lines: [
      'import mlflow.pyfunc',
      'from huggingface_hub import snapshot_download',
      '',
      `folder = ${snapshotDownload(facts)}`,
      'model = mlflow.pyfunc.load_model(folder)',
      '# model.predict(data) takes and gives what "Inputs and outputs" says.',
    ],
  };
}

function own(facts: CardFacts): Way | undefined {
  const { kind, files } = facts;
  const has = (path: string) => files.some((file) => file.path === path);
  if (kind.flavor === 'transformers' && (has('config.json') || has('adapter_config.json')))
    return transformersWay(facts);
  if (has(`${SENTENCE_TRANSFORMER}/modules.json`))
    return {
      title: 'With sentence-transformers',
      packages: ['sentence-transformers'],
      lines: [
        'from huggingface_hub import snapshot_download',
        'from sentence_transformers import SentenceTransformer',
        '',
        `folder = ${snapshotDownload(facts)}`,
        `model = SentenceTransformer(f"{folder}/${SENTENCE_TRANSFORMER}")`,
      ],
    };
  const { modelFile } = kind;
  if (modelFile !== undefined && has(modelFile) && modelFile.length <= LONGEST_PATH) {
    const way = ofOneFile(facts, modelFile);
    if (way !== undefined) return way;
  }
  if (!MLFLOW_FLAVORS.has(kind.flavor) || !has('MLmodel')) return undefined;
  return {
    title: `With MLflow, as ${kind.flavor}`,
    packages: ['mlflow'],
    lines: [
      `import mlflow.${kind.flavor}`,
      'from huggingface_hub import snapshot_download',
      '',
      `folder = ${snapshotDownload(facts)}`,
      `model = mlflow.${kind.flavor}.load_model(folder)`,
    ],
  };
}

function ofOneFile(facts: CardFacts, file: string): Way | undefined {
  const loader = loaderOf(facts.kind, file);
  if (loader === undefined) return undefined;
  const { title, packages = [], imports, load, next } = loader;
  return {
    title: `With ${title}`,
    packages,
    lines: [
      ...imports,
      'from huggingface_hub import hf_hub_download',
      '',
      `path = hf_hub_download(${downloadArguments(facts, pythonText(facts.repoId), pythonText(file))})`,
      ...load,
    ],
    ...(next && { next }),
  };
}

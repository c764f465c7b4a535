import type { CardFacts } from './facts.js';
import { fenced } from './text.js';

/** A path in code that is longer helps nobody. */
const LONGEST_PATH = 300;

/** MLflow's modules that load their own flavor. Those with a loader of their own below come first. */
const MLFLOW_FLAVORS = new Set(
  (
    'catboost dspy h2o johnsnowlabs keras langchain lightgbm llama_index onnx openai paddle pmdarima prophet pytorch ' +
    'sentence_transformers shap sklearn spacy spark statsmodels tensorflow transformers xgboost'
  ).split(' '),
);

/** Where MLflow puts a model of sentence-transformers. */
const SENTENCE_TRANSFORMER = 'model.sentence_transformer';

/** Text as a literal of Python, in characters that nothing around it reads as its own. */
export const pythonText = (text: string): string =>
  `"${Array.from(text, (char) =>
    /[\w ./+=,@()-]/.test(char) ? char : `\\U${(char.codePointAt(0) ?? 0).toString(16).padStart(8, '0')}`,
  ).join('')}"`;

/** How the model is loaded, as Markdown: in its own library, and by MLflow where the repository is a model of MLflow. */
export function usage(facts: CardFacts): string {
  const ways = [own(facts), byMlflow(facts)].filter((way) => way !== undefined);
  if (ways.length === 0) return 'No library is known to load the files of this repository as they are.';
  return ways.map(({ title, lines }) => `### ${title}\n\n${fenced('python', lines)}`).join('\n\n');
}

interface Way {
  readonly title: string;
  readonly lines: readonly string[];
}

function byMlflow({ repoId, files }: CardFacts): Way | undefined {
  if (!files.some(({ path }) => path === 'MLmodel')) return undefined;
  return {
    title: 'With MLflow',
    lines: [
      'import mlflow.pyfunc',
      'from huggingface_hub import snapshot_download',
      '',
      `folder = snapshot_download(${pythonText(repoId)})`,
      'model = mlflow.pyfunc.load_model(folder)',
      '# model.predict(data) takes and gives what "Inputs and outputs" says.',
    ],
  };
}

function own(facts: CardFacts): Way | undefined {
  const { repoId, kind, files } = facts;
  const has = (path: string) => files.some((file) => file.path === path);
  if (kind.flavor === 'transformers' && (has('config.json') || has('adapter_config.json')))
    return transformers(facts);
  if (has(`${SENTENCE_TRANSFORMER}/modules.json`))
    return {
      title: 'With sentence-transformers',
      lines: [
        'from huggingface_hub import snapshot_download',
        'from sentence_transformers import SentenceTransformer',
        '',
        `folder = snapshot_download(${pythonText(repoId)})`,
        `model = SentenceTransformer(f"{folder}/${SENTENCE_TRANSFORMER}")`,
      ],
    };
  const { modelFile } = kind;
  const loader =
    modelFile !== undefined && has(modelFile) && modelFile.length <= LONGEST_PATH
      ? loaderOf(kind, modelFile)
      : undefined;
  if (loader !== undefined && modelFile !== undefined) {
    const { title, imports, load } = loader;
    return {
      title: `With ${title}`,
      lines: [
        ...imports,
        'from huggingface_hub import hf_hub_download',
        '',
        `path = hf_hub_download(${pythonText(repoId)}, ${pythonText(modelFile)})`,
        ...load,
      ],
    };
  }
  if (!MLFLOW_FLAVORS.has(kind.flavor) || !has('MLmodel')) return undefined;
  return {
    title: `With MLflow, as ${kind.flavor}`,
    lines: [
      `import mlflow.${kind.flavor}`,
      'from huggingface_hub import snapshot_download',
      '',
      `folder = snapshot_download(${pythonText(repoId)})`,
      `model = mlflow.${kind.flavor}.load_model(folder)`,
    ],
  };
}

interface Loader {
  readonly title: string;
  readonly imports: readonly string[];
  /** Makes `model` of `path`. */
  readonly load: readonly string[];
}

const RUNS_CODE = '# Loading a pickle runs the code that it names: only if you trust where it comes from.';

/** Of a model that is one file. */
function loaderOf({ flavor, format }: CardFacts['kind'], file: string): Loader | undefined {
  if (flavor === 'xgboost')
    return {
      title: 'XGBoost',
      imports: ['import xgboost'],
      load: ['model = xgboost.Booster()', 'model.load_model(path)'],
    };
  if (flavor === 'lightgbm' && file.endsWith('.lgb'))
    return {
      title: 'LightGBM',
      imports: ['import lightgbm'],
      load: ['model = lightgbm.Booster(model_file=path)'],
    };
  if (flavor === 'catboost')
    return {
      title: 'CatBoost',
      imports: ['import catboost'],
      load: ['model = catboost.CatBoost().load_model(path)'],
    };
  if (flavor !== 'sklearn' && flavor !== 'lightgbm') return undefined;
  if (format === 'skops' || file.endsWith('.skops'))
    return {
      title: 'skops',
      imports: ['import skops.io'],
      load: [
        '',
        '# skops loads only types that it knows and those that you trust: read the list before you do.',
        'unknown = skops.io.get_untrusted_types(file=path)',
        'print(unknown)',
        'model = skops.io.load(path, trusted=unknown)',
      ],
    };
  if (format === 'joblib' || file.endsWith('.joblib'))
    return { title: 'joblib', imports: ['import joblib'], load: [RUNS_CODE, 'model = joblib.load(path)'] };
  if (format !== 'pickle' && format !== 'cloudpickle') return undefined;
  return {
    title: format,
    imports: [`import ${format}`],
    load: [RUNS_CODE, 'with open(path, "rb") as file:', `    model = ${format}.load(file)`],
  };
}

/** Classes that know their task; the plain `AutoModel` has no head for one. */
const AUTO_MODELS: ReadonlyMap<string, string> = new Map([
  ['audio-classification', 'AutoModelForAudioClassification'],
  ['automatic-speech-recognition', 'AutoModelForSpeechSeq2Seq'],
  ['depth-estimation', 'AutoModelForDepthEstimation'],
  ['document-question-answering', 'AutoModelForDocumentQuestionAnswering'],
  ['fill-mask', 'AutoModelForMaskedLM'],
  ['image-classification', 'AutoModelForImageClassification'],
  ['image-segmentation', 'AutoModelForImageSegmentation'],
  ['image-text-to-text', 'AutoModelForImageTextToText'],
  ['object-detection', 'AutoModelForObjectDetection'],
  ['question-answering', 'AutoModelForQuestionAnswering'],
  ['summarization', 'AutoModelForSeq2SeqLM'],
  ['text2text-generation', 'AutoModelForSeq2SeqLM'],
  ['text-classification', 'AutoModelForSequenceClassification'],
  ['text-generation', 'AutoModelForCausalLM'],
  ['token-classification', 'AutoModelForTokenClassification'],
  ['translation', 'AutoModelForSeq2SeqLM'],
  ['video-classification', 'AutoModelForVideoClassification'],
  ['visual-question-answering', 'AutoModelForVisualQuestionAnswering'],
  ['zero-shot-classification', 'AutoModelForSequenceClassification'],
  ['zero-shot-image-classification', 'AutoModelForZeroShotImageClassification'],
]);

/** What prepares the inputs, by the file that says how. */
const PROCESSORS = [
  { file: 'tokenizer_config.json', name: 'tokenizer', type: 'AutoTokenizer' },
  { file: 'processor_config.json', name: 'processor', type: 'AutoProcessor' },
  { file: 'preprocessor_config.json', name: 'processor', type: 'AutoProcessor' },
];

function transformers({ repoId, kind, files }: CardFacts): Way {
  const has = (name: string) => files.some(({ path }) => path === name);
  const model = AUTO_MODELS.get(kind.pipelineTag ?? '') ?? 'AutoModel';
  const there = new Map(PROCESSORS.filter(({ file }) => has(file)).map(({ type, name }) => [type, name]));
  return {
    title: has('adapter_config.json') ? 'With transformers and peft' : 'With transformers',
    lines: [
      `from transformers import ${[model, ...there.keys()].sort().join(', ')}`,
      '',
      `repository = ${pythonText(repoId)}`,
      `model = ${model}.from_pretrained(repository)`,
      ...[...there].map(([type, name]) => `${name} = ${type}.from_pretrained(repository)`),
    ],
  };
}

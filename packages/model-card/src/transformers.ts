import { downloadArguments, pythonText } from './download.js';
import type { CardFacts } from './facts.js';
import type { Way } from './way.js';

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

/** The files of a transformers model, or of an adapter for one, as they are. */
export function transformersWay(facts: CardFacts): Way {
  const { repoId, kind, files } = facts;
  const has = (name: string) => files.some(({ path }) => path === name);
  const model = AUTO_MODELS.get(kind.pipelineTag ?? '') ?? 'AutoModel';
  const there = new Map(PROCESSORS.filter(({ file }) => has(file)).map(({ type, name }) => [type, name]));
  const isAdapter = has('adapter_config.json');
  const call = `from_pretrained(${downloadArguments(facts, 'repository')})`;
  return {
    title: isAdapter ? 'With transformers and peft' : 'With transformers',
    packages: ['transformers', 'torch', ...(isAdapter ? ['peft'] : [])],
    lines: [
      `from transformers import ${[model, ...there.keys()].sort().join(', ')}`,
      '',
      `repository = ${pythonText(repoId)}`,
      `model = ${model}.${isAdapter ? adapterCall(facts) : call}`,
      ...[...there].map(([type, name]) => `${name} = ${type}.${call}`),
    ],
  };
}

/** A plain `revision` would be looked for in the base model's repository, too (transformers 5.23). */
const adapterCall = ({ revision }: CardFacts) =>
  revision === undefined
    ? 'from_pretrained(repository)'
    : `from_pretrained(repository, adapter_kwargs={"revision": ${pythonText(revision)}})`;

/** The tasks that skops' config.json knows (`SUPPORTED_TASKS` of skops 0.9's hub_utils). */
export const skopsTasks: readonly string[] = [
  'tabular-classification',
  'tabular-regression',
  'text-classification',
  'text-regression',
];

/** Those of them whose data is a table. */
export const tabularTasks: readonly string[] = skopsTasks.filter((task) => task.startsWith('tabular-'));

/** What the Hub takes as `pipeline_tag` (PIPELINE_TYPES of @huggingface/tasks, to which a test holds it). */
export const hubTasks: readonly string[] = [
  'any-to-any',
  'audio-classification',
  'audio-text-to-text',
  'audio-to-audio',
  'automatic-speech-recognition',
  'depth-estimation',
  'document-question-answering',
  'feature-extraction',
  'fill-mask',
  'graph-ml',
  'image-classification',
  'image-feature-extraction',
  'image-segmentation',
  'image-text-to-image',
  'image-text-to-text',
  'image-text-to-video',
  'image-to-3d',
  'image-to-image',
  'image-to-text',
  'image-to-video',
  'keypoint-detection',
  'mask-generation',
  'multiple-choice',
  'object-detection',
  'other',
  'question-answering',
  'reinforcement-learning',
  'robotics',
  'sentence-similarity',
  'summarization',
  'table-question-answering',
  'table-to-text',
  'tabular-classification',
  'tabular-regression',
  'tabular-to-text',
  'text-classification',
  'text-generation',
  'text-ranking',
  'text-retrieval',
  'text-to-3d',
  'text-to-audio',
  'text-to-image',
  'text-to-speech',
  'text-to-video',
  'time-series-forecasting',
  'token-classification',
  'translation',
  'unconditional-image-generation',
  'video-classification',
  'video-text-to-text',
  'video-to-video',
  'visual-document-retrieval',
  'visual-question-answering',
  'voice-activity-detection',
  'zero-shot-classification',
  'zero-shot-image-classification',
  'zero-shot-object-detection',
];

/** Other names of the Hub's tasks: aliases in transformers, and the tasks that MLflow serves language models as. */
const ALIASES: ReadonlyMap<string, string> = new Map([
  ['sentiment-analysis', 'text-classification'],
  ['ner', 'token-classification'],
  ['vqa', 'visual-question-answering'],
  ['text2text-generation', 'text-generation'],
  ['conversational', 'text-generation'],
  ['llm/v1/chat', 'text-generation'],
  ['llm/v1/completions', 'text-generation'],
  ['llm/v1/embeddings', 'feature-extraction'],
]);

/** The Hub's task of that name or alias; `translation_en_to_fr` is a translation. */
export function hubTaskOf(task: string): string | undefined {
  const known = ALIASES.get(task) ?? task.replace(/^translation_\w+$/, 'translation');
  return hubTasks.includes(known) ? known : undefined;
}

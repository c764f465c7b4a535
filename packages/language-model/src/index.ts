export {
  type EndpointOptions,
  type EndpointText,
  type ScoringMode,
  scoreEndpoint,
} from './endpoint/score.js';
export { loadModel } from './models/load.js';
export { type ModelScoring, type ModelText, scoreTexts } from './models/score.js';
export { parseSmoothing } from './models/smoothing.js';
export type { ModelOptions, NgramModel, Smoothing, Vocabulary } from './models/types.js';
export { detectFormat, type Format, isTextFormat } from './readers/detect.js';
export type { TextFormat, TextOptions } from './readers/options.js';
export { readTexts } from './readers/read-texts.js';
export { looksLikeHfTrainer } from './stated/hf-trainer.js';
export { looksLikeKenlm } from './stated/kenlm.js';
export { looksLikeLlamaCpp } from './stated/llama-cpp.js';
export { looksLikeLmEval } from './stated/lm-eval.js';
export type { Quantity, StatedFormat, StatedOptions } from './stated/options.js';
export { readStated } from './stated/read.js';
export { looksLikeSrilm } from './stated/srilm.js';
export { looksLikeValue, type NamedValue, statedValue } from './stated/value.js';
export type * from './types.js';

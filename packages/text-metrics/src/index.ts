export { porterStem } from './porter.js';
export { RougeScorer, type Scored } from './scorer.js';
export { isRougeType, type RougeSettings, type SentenceSplit, type Tokenizer } from './settings.js';
export { rougeSignature } from './signature.js';

export { cardOf, frontMatterOf } from './card.js';
export type { CardFacts } from './facts.js';
export { lostLines } from './lost.js';

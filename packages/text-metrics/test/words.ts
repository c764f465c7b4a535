import { createRequire } from 'node:module';

/** About 275,000 English words. */
export const englishWords = createRequire(import.meta.url)('an-array-of-english-words') as readonly string[];

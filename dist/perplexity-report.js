import { start } from './index.js';

await start('perplexity-report');

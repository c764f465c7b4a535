import { start } from './index.js';

await start('rouge-gate');

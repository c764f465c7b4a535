import { start } from './index.js';

await start('pr-comment');

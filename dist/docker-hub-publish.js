import { start } from './index.js';

await start('docker-hub-publish');

import { cleanUp } from './index.js';

await cleanUp('docker-hub-publish');

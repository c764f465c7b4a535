import { start } from './index.js';

await start('mlflow-to-hf');

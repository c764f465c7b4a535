import { copyFileSync, mkdirSync } from 'node:fs';
import { basename, join } from 'node:path';

const { E2E_ARTIFACTS, INPUT_NAME, INPUT_PATH } = process.env;
const folder = join(E2E_ARTIFACTS, INPUT_NAME);
mkdirSync(folder, { recursive: true });
copyFileSync(INPUT_PATH, join(folder, basename(INPUT_PATH)));

import { cpSync, readdirSync } from 'node:fs';
import { join, matchesGlob } from 'node:path';

const { E2E_ARTIFACTS, INPUT_NAME, INPUT_PATTERN, INPUT_PATH } = process.env;
for (const name of readdirSync(E2E_ARTIFACTS))
  if (matchesGlob(name, INPUT_NAME || INPUT_PATTERN))
    cpSync(join(E2E_ARTIFACTS, name), INPUT_PATH, { recursive: true });

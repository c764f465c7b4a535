import { resolve } from 'node:path';

export const root = resolve(import.meta.dirname, '../..');
/** Made by run.sh: the parts and the composed release. */
export const work = resolve(root, 'e2e/.work');
export const release = resolve(work, 'release');

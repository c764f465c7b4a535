import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newFolder } from '@mlops-actions/testing';
import { loadModel, type ModelOptions, type NgramModel, scoreTexts, type TextLoss } from '../src/index.js';

export function fileOf(name: string, content: string | Uint8Array): string {
  const file = join(newFolder(), name);
  writeFileSync(file, content);
  return file;
}

export const modelOf = (name: string, content: string | Uint8Array, options: ModelOptions = {}) =>
  loadModel(fileOf(name, content), options);

/** The losses of texts, which are named text:1, text:2 … */
export async function lossesOf(
  model: NgramModel,
  texts: readonly string[],
  oov: 'include' | 'exclude' = 'include',
): Promise<TextLoss[]> {
  const losses: TextLoss[] = [];
  for await (const batch of scoreTexts(model, inTwos(texts), { oov }).texts) losses.push(...batch);
  return losses;
}

async function* inTwos(texts: readonly string[]) {
  for (let i = 0; i < texts.length; i += 2) {
    yield texts.slice(i, i + 2).map((text, k) => ({ id: `text:${i + k + 1}`, text }));
  }
}

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newFolder } from '@mlops-actions/testing';
import type { StatedFormat, StatedOptions } from '../src/stated/options.js';
import { readStated } from '../src/stated/read.js';
import type { LossData, ScoringSettings, StatedLoss, TextLoss } from '../src/types.js';

export interface Read {
  readonly kind: LossData['kind'];
  readonly texts: readonly TextLoss[];
  readonly stated: readonly StatedLoss[];
  readonly settings: ScoringSettings;
  readonly caveats: readonly string[];
}

/** What is read of files of these names and contents. */
export async function readFiles(
  contents: Readonly<Record<string, string>>,
  format: StatedFormat,
  options: StatedOptions = {},
): Promise<Read> {
  const folder = newFolder();
  const files = Object.entries(contents).map(([name, content]) => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  });
  const data = await readStated(files, format, options);
  const { kind, settings, caveats } = data;
  const texts: TextLoss[] = [];
  if (data.kind === 'texts') for await (const batch of data.texts) texts.push(...batch);
  return { kind, texts, stated: data.kind === 'stated' ? data.stated : [], settings, caveats };
}

/** What it says when it refuses the files. */
export const refusal = (...args: Parameters<typeof readFiles>): Promise<string> =>
  readFiles(...args).then(
    (read) => `read: ${JSON.stringify(read)}`,
    (error) => (error.name === 'UserError' ? error.message : `not a UserError: ${error.stack}`),
  );

/** exp of the pooled mean, per token. */
export function perplexityOf({ texts }: Read): number {
  const sum = (of: (text: TextLoss) => number) => texts.reduce((total, text) => total + of(text), 0);
  return Math.exp(sum(({ nll }) => nll) / sum(({ tokens }) => tokens!));
}

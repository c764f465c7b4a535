import { formatOf, UserError, visible } from '@mlops-actions/toolkit';
import { firstBytes } from '../readers/first-bytes.js';
import type { CountTable } from './counts.js';
import type { ModelOptions, NgramModel } from './types.js';

const KENLM_BINARY = Buffer.from('mmap lm http://kheafield.com/code');

/**
 * Reads an n-gram model: counts from a file that ends in .json, .csv or .tsv, else an ARPA file; packed where the name ends
 * in .gz. It is held in memory, 32 to 64 bytes per n-gram.
 * @throws UserError with file and line
 */
export async function loadModel(file: string, options: ModelOptions = {}): Promise<NgramModel> {
  const { smoothing = { kind: 'mle' } } = options;
  const table = await countsOf(file);
  if (table === undefined) {
    if (options.smoothing !== undefined) {
      throw new UserError(
        `smoothing: is for counts of n-grams, and ${visible(file)} is read as an ARPA file, whose probabilities are smoothed ` +
          'already. Remove it, or name a file of counts .json, .csv or .tsv.',
      );
    }
    await refuseBinary(file);
    const { readArpa } = await import('./arpa.js');
    return readArpa(file);
  }
  if (smoothing.kind === 'kneser-ney') {
    const { KneserNeyModel } = await import('./kneser-ney.js');
    return new KneserNeyModel(table, smoothing.discount);
  }
  const { AdditiveModel } = await import('./additive.js');
  return new AdditiveModel(table, smoothing.kind === 'mle' ? 0 : smoothing.gamma);
}

async function countsOf(file: string): Promise<CountTable | undefined> {
  const format = formatOf(file);
  if (format === 'json') {
    const { readCountJson } = await import('./count-json.js');
    return readCountJson(file);
  }
  if (format === 'csv' || format === 'tsv') {
    const { readCountCsv } = await import('./count-csv.js');
    return readCountCsv(file, format);
  }
  if (format === 'jsonl' || /\.(?:pkl|pickle|joblib)$/i.test(file)) {
    throw new UserError(
      `model: ${visible(file)} is no model that can be read. Expected an ARPA file, or counts of n-grams in a file that ends ` +
        'in .json, .csv or .tsv; in Python json.dump([[*ngram, count] for ngram, count in counts.items()], file).',
    );
  }
  return undefined;
}

async function refuseBinary(file: string): Promise<void> {
  if (!KENLM_BINARY.equals(await firstBytes(file, KENLM_BINARY.length))) return;
  throw new UserError(
    `model: ${visible(file)} is KenLM's binary format. Give the ARPA file that build_binary made it from; it may be packed (.gz).`,
  );
}

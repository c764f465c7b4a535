import type { Cursor } from './cursor.js';
import { type Import, Imports } from './imports.js';
import { MOST_PICKLES } from './limits.js';
import { Machine, OVERRUN, type Reading } from './machine.js';
import { riskOf } from './risk.js';

/** What was found in a file, or in a part of one. */
export interface Found {
  readonly imports: Imports;
  /** Why parts of it could not be read. */
  readonly unreadable: string[];
  readonly arrays: Reading['arrays'];
  /** Whether it is a file of torch before 1.6: pickles in a row, of which the first is a magic number. */
  readonly legacyTorch: boolean;
}

/** Chance makes two bytes look like the head of a pickle, but not so many opcodes after them. */
const CONVINCING = 8;

/** `torch.serialization.MAGIC_NUMBER`, pickled. */
const TORCH_MAGIC = Buffer.from('80028a0a6cfc9c46f9206aa850192e', 'hex');

/**
 * The pickles that stand one after the other where a cursor is; what follows the last is not looked at. A cursor per
 * reading, since a file with joblib's arrays is read twice.
 * @param expected whether the name or the place of it tells of a pickle
 * @returns undefined: no pickle is there, nor what the beginning of one would have run
 */
export async function readPickles(open: Open, expected: boolean): Promise<Found | undefined> {
  const plain = await readAs(open, expected, false);
  if (plain === undefined || plain.arrays === 'none') return plain;
  // To pickle.load the arrays are opcodes. Numbers it fails at, unless somebody made them opcodes; in the pickles of objects
  // it gets the memo wrong, and takes any text for names.
  const meant = ({ called, module, name }: Import) =>
    called && (plain.arrays === 'numbers' || riskOf(module, name).risk !== 'unknown');
  const found = (await readAs(open, expected, true)) ?? plain;
  found.imports.join(plain.imports, meant);
  return found;
}

type Open = () => Promise<Cursor>;

async function readAs(open: Open, expected: boolean, joblib: boolean): Promise<Found | undefined> {
  const cursor = await open();
  try {
    const legacyTorch = (await cursor.peek(TORCH_MAGIC.length)).equals(TORCH_MAGIC);
    const imports = new Imports();
    const unreadable: string[] = [];
    let arrays: Reading['arrays'] = 'none';
    let count = 0;
    while (await cursor.need(1)) {
      const own = new Imports();
      const reading = await new Machine(cursor, own, joblib).run();
      if (arrays !== 'objects' && reading.arrays !== 'none') arrays = reading.arrays;
      if (!isPickle(reading, own, expected)) break;
      if (count === MOST_PICKLES) {
        unreadable.push(`it holds more than ${MOST_PICKLES} pickles`);
        break;
      }
      imports.join(own);
      count++;
      if (reading.broken !== undefined) unreadable.push(reading.broken);
      if (joblib && own.values().some((found) => found.isWrapper && found.pushed !== found.followed)) {
        unreadable.push("it makes joblib's arrays in another way than joblib");
      }
      if (reading.broken !== undefined) break;
      if (reading.overrun && (await cursor.need(1))) unreadable.push(OVERRUN);
    }
    return count > 0 ? { imports, unreadable, arrays, legacyTorch } : undefined;
  } finally {
    cursor.close();
  }
}

/**
 * Any bytes are the beginning of some pickle. These count: what calls something it imported, since that is done before the
 * rest turns out to be broken; what is whole and imports or names its protocol; and the broken remains of a long one.
 */
function isPickle({ broken, headed, opcodes }: Reading, imports: Imports, expected: boolean): boolean {
  if (imports.values().some(({ called }) => called || expected)) return true;
  if (broken === undefined) return headed || expected || imports.size > 0;
  return headed && opcodes >= CONVINCING;
}

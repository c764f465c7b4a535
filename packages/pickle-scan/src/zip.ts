import { fromRandomAccessReader, RandomAccessReader, type ZipFile } from 'yauzl';
import { type RandomBytes, stretch } from './bytes.js';
import { type Content, contentOf, inflatedSmall } from './content.js';
import { type Limits, MOST_FILES } from './limits.js';

const HEAD = Buffer.from('PK\x03\x04', 'latin1');
const END = Buffer.from('PK\x05\x06', 'latin1');
const END_SIZE = 22;
const LOCATOR_SIZE = 20;
const END64_SIZE = 56;

/** Where an archive has its directory. Source: PKWARE's APPNOTE, 4.3.12 to 4.3.16. */
interface Directory {
  readonly size: number;
  /** From the beginning of the archive, as it says itself. */
  readonly offset: number;
  /** Where it has to end: at the first of the end records. */
  readonly end: number;
  /** Behind the last of the end records and its comment. */
  readonly after: number;
}

/**
 * The zip that a file is, or that it has at its end after something else: Python's reader looks there.
 * @returns undefined: none
 */
export async function zipIn(bytes: RandomBytes): Promise<RandomBytes | undefined> {
  const head = Buffer.alloc(4);
  await bytes.read(head, 0);
  if (head.equals(HEAD) || head.equals(END)) return bytes;
  const directory = await directoryOf(bytes);
  if (directory === undefined) return undefined;
  const start = directory.end - directory.size - directory.offset;
  return start < 0 ? undefined : stretch(bytes, start, directory.after - start);
}

/**
 * The members of a zip, by its directory, which is what its readers go by.
 * @param unreadable takes why members could not be got at. An archive whose directory could be read in two ways is one
 */
export async function* zipMembers(
  bytes: RandomBytes,
  limits: Limits,
  unreadable: string[],
): AsyncGenerator<Content> {
  let zip: ZipFile | undefined;
  try {
    const directory = await directoryOf(bytes);
    if (directory === undefined) throw new Error('it is a zip without its end');
    // Python takes the directory from before its end record, others from where the record says.
    if (directory.offset + directory.size !== directory.end) {
      throw new Error('its directory is not where it says');
    }
    zip = await directoryReader(stretch(bytes, 0, directory.after));
    let size = 0;
    let data = 0;
    for await (const entry of zip.eachEntry()) {
      size += 46 + entry.fileNameLength + entry.extraFieldLength + entry.fileCommentLength;
      data += entry.compressedSize;
      if (data > bytes.size) throw new Error('its members overlap');
      if (!limits.enter()) throw new Error(`it holds more than ${MOST_FILES} files`);
      const name = entry.fileNameRaw.toString('utf8');
      if (entry.isEncrypted()) {
        unreadable.push(`${name} is encrypted`);
      } else if (!entry.canDecodeFileData()) {
        unreadable.push(`${name} is compressed by method ${entry.compressionMethod} of zip`);
      } else {
        const { fileDataStart } = await zip.readLocalFileHeaderPromise(entry, { minimal: true });
        const member = contentOf(name, stretch(bytes, fileDataStart, entry.compressedSize));
        const stored = entry.compressionMethod === 0;
        if (stored && entry.compressedSize !== entry.uncompressedSize)
          unreadable.push(`${name} has two sizes`);
        yield stored ? member : await inflatedSmall(member, limits);
      }
    }
    if (size !== directory.size) throw new Error('its directory lists more than it counts');
  } catch (error) {
    unreadable.push((error as Error).message);
  } finally {
    zip?.close();
  }
}

function directoryReader(bytes: RandomBytes): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    const options = { lazyEntries: true, autoClose: false, decodeStrings: false, validateEntrySizes: false };
    fromRandomAccessReader(new Reader(bytes), bytes.size, options, (error, zip) =>
      error ? reject(error) : resolve(zip),
    );
  });
}

class Reader extends RandomAccessReader {
  readonly #bytes: RandomBytes;

  constructor(bytes: RandomBytes) {
    super();
    this.#bytes = bytes;
  }

  override read(
    target: Buffer,
    start: number,
    length: number,
    position: number,
    callback: (error: Error | null) => void,
  ): void {
    this.#bytes
      .read(target.subarray(start, start + length), position)
      .then(
        (count) => callback(count < length ? new Error('its directory points behind its end') : null),
        callback,
      );
  }
}

/** undefined: the bytes have no end record of a zip near their end. */
async function directoryOf(bytes: RandomBytes): Promise<Directory | undefined> {
  const start = Math.max(0, bytes.size - END_SIZE - 0xffff);
  const tail = Buffer.alloc(bytes.size - start);
  await bytes.read(tail, start);
  const at = tail.lastIndexOf(END);
  if (at < 0 || at + END_SIZE > tail.length) return undefined;
  const [disks, here, all] = [
    tail.readUInt32LE(at + 4),
    tail.readUInt16LE(at + 8),
    tail.readUInt16LE(at + 10),
  ];
  if (disks !== 0 || here !== all) return undefined;
  const after = Math.min(bytes.size, start + at + END_SIZE + tail.readUInt16LE(at + 20));
  const locator = at >= LOCATOR_SIZE ? tail.readUInt32LE(at - LOCATOR_SIZE) : 0;
  const end64 = start + at - LOCATOR_SIZE - END64_SIZE;
  if (locator === 0x07064b50 && end64 >= 0) {
    const record = Buffer.alloc(END64_SIZE);
    await bytes.read(record, end64);
    const [size, offset] = [record.readBigUInt64LE(40), record.readBigUInt64LE(48)];
    return { size: Number(size), offset: Number(offset), end: end64, after };
  }
  return { size: tail.readUInt32LE(at + 12), offset: tail.readUInt32LE(at + 16), end: start + at, after };
}

import { open } from 'node:fs/promises';
import { visible } from '@mlops-actions/toolkit';
import { bytesOfFile } from './bytes.js';
import { type Content, contentOf, inflated, inMemory, opened } from './content.js';
import { Imports } from './imports.js';
import { DEEPEST, Limits } from './limits.js';
import { NPY_MAGIC, objectsFollow } from './npy.js';
import { readPickles } from './pickles.js';
import { hiddenPickles } from './prefix.js';
import { classified } from './risk.js';
import { readSchema } from './schema.js';
import { isTarHeader, tarMembers } from './tar.js';
import type { PickleFormat, PickleScan } from './types.js';
import { zipIn, zipMembers } from './zip.js';

/**
 * What the pickles in a file would import when loaded: pickles of any protocol, joblib's and torch's files, numpy's arrays
 * of objects, skops' containers, and what of these is in zips, tars and gzip or zlib data. Reads, runs nothing; in flat
 * memory. The content decides, not the name.
 * @param path what the file is called in the result; only an ending such as .pkl or .joblib makes it expected to be one
 * @returns undefined: nothing in it is a pickle
 * @throws the file system's errors
 */
export async function scanFile(file: string, path: string): Promise<PickleScan | undefined> {
  const handle = await open(file);
  try {
    const { size } = await handle.stat();
    const found = await inspect(contentOf(path, bytesOfFile(handle, size)), new Limits(size), 0);
    if (found === undefined) return undefined;
    const imports = classified(found.imports);
    if (found.imports.overfull) found.unreadable.push('it imports more than is listed');
    const why = [...new Set(found.unreadable)];
    if (why.length === 0) return { path, format: found.format, imports };
    const shown = why.slice(0, 3).map(visible);
    if (why.length > 3) shown.push(`and ${why.length - 3} more`);
    return { path, format: found.format, imports, unreadable: shown.join('; ') };
  } finally {
    await handle.close();
  }
}

interface Part {
  readonly format: PickleFormat;
  readonly imports: Imports;
  readonly unreadable: string[];
}

/** Names of files that are loaded as pickles by what the field commonly does. */
const PICKLE_NAME = /\.(pkl|pickle|pck|pcl|joblib|dill|cloudpickle)(\.(gz|z))?$/i;
const MODEL_NAME = /\.(pkl|pickle|pck|pcl|joblib|dill|cloudpickle|pt|pth|bin|ckpt|model|dat)$/i;

/** Compression that Node 20 has no reader for, by first bytes. joblib and pandas load all but the last two. */
const UNREAD: readonly (readonly [string, RegExp])[] = [
  ['bzip2', /^BZh[1-9]/],
  ['xz', /^\xfd7zXZ\0/],
  ['lzma', /^\x5d\0\0/],
  ['lz4', /^\x04\x22\x4d\x18/],
  ['zstandard', /^\x28\xb5\x2f\xfd/],
  ['7-Zip', /^7z\xbc\xaf\x27\x1c/],
  ['RAR', /^Rar!\x1a\x07/],
];

/** @param depth of archives that the content is in */
async function inspect(content: Content, limits: Limits, depth: number): Promise<Part | undefined> {
  const expected = PICKLE_NAME.test(content.name);
  const { head, trouble } = await headOf(content);
  const first = head.toString('latin1', 0, 16);
  if (head.length === 0) return expected || trouble ? unread(trouble ?? 'it is empty') : undefined;

  const foreign = UNREAD.find(([, magic]) => magic.test(first))?.[0];
  if (foreign !== undefined)
    return unread(`it is compressed by ${foreign}, which cannot be looked into here`);
  const compressed = compressionOf(content, head, limits);
  if (compressed) {
    if (depth === DEEPEST) return unread(TOO_DEEP);
    const inner = await inspect(compressed.content, limits, depth + 1);
    // Two bytes make zlib data, which other files begin with as well.
    if (compressed.kind === 'zlib' && !expected && inner?.imports.size === 0) return undefined;
    return inner?.format === 'pickle' && compressed.kind === 'zlib' ? { ...inner, format: 'joblib' } : inner;
  }
  if (head.subarray(0, NPY_MAGIC.length).equals(NPY_MAGIC)) return ofNumpy(content);

  const archive = await archiveIn(content, head, limits, depth);
  const found = await readPickles(() => opened(content), expected);
  const pickles: Part | undefined = found && {
    format: found.legacyTorch ? 'torch' : found.arrays !== 'none' ? 'joblib' : 'pickle',
    imports: found.imports,
    unreadable: found.unreadable,
  };
  if (archive && pickles) return joined(archive, pickles);
  if (archive ?? pickles) return archive ?? pickles;
  const hidden = MODEL_NAME.test(content.name) ? await hiddenPickles(content) : undefined;
  if (hidden) return { format: 'pickle', ...hidden };
  return expected ? unread('it is named like a pickle, but does not begin like one') : undefined;
}

const TOO_DEEP = `it is an archive more than ${DEEPEST} archives deep`;

function unread(why: string): Part {
  return { format: 'pickle', imports: new Imports(), unreadable: [why] };
}

async function headOf(content: Content): Promise<{ head: Buffer; trouble: string | undefined }> {
  const cursor = await opened(content);
  try {
    return { head: Buffer.from(await cursor.peek(512)), trouble: cursor.trouble };
  } finally {
    cursor.close();
  }
}

/** What comes out of gzip or zlib data, and of joblib's own container for zlib before 0.10. */
function compressionOf(
  content: Content,
  head: Buffer,
  limits: Limits,
): { kind: 'gzip' | 'zlib'; content: Content } | undefined {
  const of = (kind: 'gzip' | 'zlib', start = 0) => ({
    kind,
    content: inflated(content, kind, limits, start),
  });
  if (head[0] === 0x1f && head[1] === 0x8b && head[2] === 8) return of('gzip');
  if (/^ZF0x[0-9a-f]+ *$/.test(head.toString('latin1', 0, 21)))
    return of('zlib', head[21] === 0x20 ? 22 : 21);
  return head[0] === 0x78 && head.length > 1 && head.readUInt16BE(0) % 31 === 0 ? of('zlib') : undefined;
}

async function ofNumpy(content: Content): Promise<Part | undefined> {
  const cursor = await opened(content);
  let objects: boolean | undefined;
  let start = 0;
  try {
    objects = await objectsFollow(cursor);
    start = cursor.offset;
  } finally {
    cursor.close();
  }
  if (objects === false) return undefined;
  const part: Part = { format: 'numpy', imports: new Imports(), unreadable: [] };
  if (objects === undefined) {
    part.unreadable.push('its header cannot be read');
    return part;
  }
  const found = await readPickles(() => opened(content, start), true);
  if (found) part.imports.join(found.imports);
  part.unreadable.push(...(found?.unreadable ?? ['its objects are not where they belong']));
  return part;
}

async function archiveIn(
  content: Content,
  head: Buffer,
  limits: Limits,
  depth: number,
): Promise<Part | undefined> {
  const zipped = head.toString('latin1', 0, 4) === 'PK\x03\x04';
  const tarred = !zipped && isTarHeader(head);
  if (!zipped && !tarred && (depth > 0 || !content.bytes)) return undefined;
  const bytes = zipped ? await inMemory(content) : content.bytes;
  const zip = !tarred && bytes ? await zipIn(bytes) : undefined;
  if (!zipped && !tarred && !zip) return undefined;

  const unreadable: string[] = [];
  const part = { format: tarred ? 'tar' : 'zip', imports: new Imports(), unreadable } as const;
  if (depth === DEEPEST) {
    unreadable.push(TOO_DEEP);
    return part;
  }
  if (!zip && !tarred) {
    unreadable.push('it is a zip inside compressed data, too big to be looked into');
    return part;
  }
  const members = zip ? zipMembers(zip, limits, unreadable) : tarMembers(content, limits, unreadable);
  return ofMembers(members, part, limits, depth);
}

async function ofMembers(
  members: AsyncGenerator<Content>,
  part: Part,
  limits: Limits,
  depth: number,
): Promise<Part | undefined> {
  let format: PickleFormat = part.format;
  let arrays = true;
  let anything = false;
  for await (const member of members) {
    if (/(^|\/)data\.pkl$/.test(member.name)) format = 'torch';
    arrays &&= member.name.endsWith('.npy');
    if (member.name === 'schema.json' && part.format === 'zip') {
      const why = await ofSchema(member, part.imports);
      if (why) part.unreadable.push(why);
      if (part.imports.size > 0) {
        format = 'skops';
        anything = true;
      }
    }
    const inner = await inspect(member, limits, depth + 1);
    if (inner === undefined) continue;
    anything = true;
    part.imports.join(inner.imports);
    part.unreadable.push(...inner.unreadable.map((why) => `${member.name}: ${why}`));
  }
  if (!anything && part.unreadable.length === 0) return undefined;
  return { ...part, format: format === 'zip' && arrays ? 'numpy' : format };
}

async function ofSchema(member: Content, imports: Imports): Promise<string | undefined> {
  const cursor = await opened(member);
  try {
    return await readSchema(cursor, imports);
  } finally {
    cursor.close();
  }
}

function joined(archive: Part, pickles: Part): Part {
  archive.imports.join(pickles.imports);
  archive.unreadable.push(...pickles.unreadable);
  return archive;
}

import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { FileBlob } from './file-blob.js';

export interface Digest {
  /** Bytes. */
  readonly size: number;
  /** The name of the content in LFS; hexadecimal, as the other. */
  readonly sha256: string;
  /** The name that git gives the content: SHA-1 of `blob SIZE\0` and the content. */
  readonly gitSha1: string;
}

/** Of a file to publish: its content, or where that is and what was read there. */
export type Source = { readonly file: string; readonly digest: Digest } | { readonly text: string };

export function digestOf(source: Source): Digest {
  return 'text' in source ? digestBytes(Buffer.from(source.text)) : source.digest;
}

/** Reads the file once. */
export async function digestFile(file: string): Promise<Digest> {
  const { size } = await stat(file);
  const { add, digest } = hashes(size);
  for await (const chunk of new FileBlob(file, size).stream()) add(chunk);
  return digest();
}

export function digestBytes(bytes: Uint8Array): Digest {
  const { add, digest } = hashes(bytes.length);
  add(bytes);
  return digest();
}

function hashes(size: number) {
  const sha256 = createHash('sha256');
  const sha1 = createHash('sha1').update(`blob ${size}\0`);
  const add = (bytes: Uint8Array) => {
    sha256.update(bytes);
    sha1.update(bytes);
  };
  const digest = (): Digest => ({ size, sha256: sha256.digest('hex'), gitSha1: sha1.digest('hex') });
  return { add, digest };
}

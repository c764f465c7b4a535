import { UserError } from '@mlops-actions/toolkit';
import type { Mlflow } from '../client.js';
import type { Routes } from './probe.js';
import { transfer, type Wanted } from './transfer.js';

/** Bytes: more than any file has that tells something of a model. */
const LONGEST = 4 * 2 ** 20;

/** `Artifacts.readText` */
export async function readText(mlflow: Mlflow, { small }: Routes, file: Wanted): Promise<string> {
  const refuse = (size: number) => {
    if (size > LONGEST)
      throw new UserError(`The ${file.what} is longer than the 4 MB that such a file has at most.`);
  };
  refuse(file.size ?? 0);
  let content = Buffer.alloc(0);
  await transfer(mlflow, small, file, {
    async write(bytes, at) {
      refuse(at + bytes.length);
      content = Buffer.concat([content.subarray(0, at), bytes]);
    },
  });
  return content.toString('utf8');
}

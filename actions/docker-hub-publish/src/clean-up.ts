import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { removeLeft, reopenDocker } from '@mlops-actions/docker';

/** What a step has to remove when it ends, and its post step when it was killed. Nothing in it is secret. */
export interface Left {
  /** Holds docker's configuration with the login, and the secrets of builds. */
  readonly folder: string;
  /** Label of the containers of smoke tests, and in the private names of images. */
  readonly owner: string;
}

/** The post step. A step that ended by itself has left nothing. */
export async function cleanUp(left: string): Promise<void> {
  const { folder, owner }: Left = JSON.parse(left);
  if (!existsSync(folder)) return;
  try {
    await removeLeft(reopenDocker({ env: process.env, folder }), owner);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

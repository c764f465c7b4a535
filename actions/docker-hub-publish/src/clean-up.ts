import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { openDocker, removeContainers } from '@mlops-actions/docker';
import type { Ports } from '@mlops-actions/toolkit';

/** What a step has to remove when it ends, and its post step when it was killed. Nothing in it is secret. */
export interface Left {
  /** Holds docker's configuration with the login, and the secrets of builds. */
  readonly folder: string;
  /** Label of the containers of smoke tests. */
  readonly owner: string;
}

/** The post step. A step that ended by itself has left nothing. */
export async function cleanUp(left: string, { log }: Pick<Ports, 'log'>): Promise<void> {
  const { folder, owner }: Left = JSON.parse(left);
  if (!existsSync(folder)) return;
  try {
    const docker = await openDocker({ env: process.env, folder: join(folder, 'post'), log });
    await removeContainers(docker, owner);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

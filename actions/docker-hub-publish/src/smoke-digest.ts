import { createHash } from 'node:crypto';
import type { SmokeTest } from '@mlops-actions/docker';

/** `sha256:…` of what a smoke test asks; how long it waits does not count. */
export function smokeDigest({ port, path, status, env, command, request }: SmokeTest): string {
  const asked = request && {
    ...request,
    headers: [...request.headers].sort(),
    body: request.body && Buffer.from(request.body).toString('base64'),
  };
  const text = JSON.stringify([port, path, status, [...env].sort(), command, asked]);
  return `sha256:${createHash('sha256').update(text).digest('hex')}`;
}

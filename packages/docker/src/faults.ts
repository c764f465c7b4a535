import { pause, visible } from '@mlops-actions/toolkit';
import type { Ran } from './cli.js';

/** What docker, BuildKit and registries say of a way that is broken for a moment. */
const BREAKS =
  /\bEOF\b|connection (reset|refused|timed out)|broken pipe|i\/o timeout|handshake timeout|deadline exceeded|no such host|temporary failure|server misbehaving|network is unreachable|closed network connection|closed by the remote host|Client\.Timeout|\b5\d\d (Internal|Bad|Service|Gateway)|\bHTTP (status: )?5\d\d\b|too ?many ?requests/i;

export const isBreak = (said: string): boolean => BREAKS.test(said);

/** Milliseconds before the second and the third try. */
export const WAITS: readonly number[] = [2_000, 10_000];

/** Once more after each wait, while the network is what failed. */
export async function persist(work: () => Promise<Ran>, waits: readonly number[]): Promise<Ran> {
  let ran = await work();
  for (const wait of waits) {
    if (ran.code === 0 || !isBreak(reasonIn(ran.stderr))) return ran;
    await pause(wait);
    ran = await work();
  }
  return ran;
}

/** docker's own reason: the last line that it wrote to stderr, without what stands before every error. */
export function reasonIn(stderr: string): string {
  const lines = stderr.split(/\r?\n/).filter((line) => line.trim() !== '');
  const last = lines.findLast((line) => /^(ERROR|Error|error)\b/.test(line)) ?? lines.at(-1) ?? '';
  return visible(
    last
      .trim()
      .replace(/^(ERROR: |Error response from daemon: |Error: |error: )+/, '')
      .replace(/^(failed to build: |failed to solve: )+/, '')
      .slice(0, 500),
  );
}

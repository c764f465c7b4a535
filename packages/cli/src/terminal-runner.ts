import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { styleText } from 'node:util';
import type { Log, Runner } from '@mlops-actions/toolkit';
import type { Flags } from './flags.js';

type Colour = 'red' | 'yellow' | 'cyan' | 'bold' | 'dim';

/** A terminal in place of GitHub's runner: what happens goes to stderr, what was found to stdout. */
export async function terminalRunner({
  inputs,
  page,
}: Flags): Promise<{ runner: Runner; close(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'mlops-actions-'));
  const [temp, reports] = [join(folder, 'temp'), join(folder, 'reports')];
  await mkdir(temp);
  const { env } = process;
  let left: string | undefined;
  const runner: Runner = {
    log: terminalLog(),
    context: {
      ...(env.GITHUB_REPOSITORY && { repository: env.GITHUB_REPOSITORY }),
      serverUrl: env.GITHUB_SERVER_URL || 'https://github.com',
      apiUrl: env.GITHUB_API_URL || 'https://api.github.com',
      workspace: process.cwd(),
      reports,
      temp,
    },
    input: (name) => inputs.get(name)?.trim() ?? '',
    output: (name, value) => {
      process.stdout.write(`${styleText('bold', name, { stream: process.stdout })}=${value}\n`);
    },
    secret: () => {}, // Nothing here is kept or shown to anybody else.
    summary: async (markdown) => {
      const { terminalText } = await import('./terminal-text.js');
      process.stdout.write(
        `\n${terminalText(markdown, (text) => styleText('bold', text, { stream: process.stdout }))}\n`,
      );
      if (page === undefined) return;
      const { webPage } = await import('./web-page.js');
      await writeFile(page, webPage(markdown));
      process.stderr.write(`Wrote ${page}\n`);
    },
    leave: (what) => {
      left = what;
    },
    get left() {
      return left;
    },
    fail: (message, kind) => {
      say('red', kind === 'gate' ? 'failed' : 'error', message);
      process.exitCode = kind === 'gate' ? 1 : 2;
    },
  };
  /** Leaves the report, which an output names, and nothing else. */
  const close = async () => {
    await rm(temp, { recursive: true, force: true });
    const kept = await readdir(reports).catch(() => []);
    if (kept.length === 0) await rm(folder, { recursive: true, force: true });
  };
  return { runner, close };
}

function terminalLog(): Log {
  return {
    info: (message) => process.stderr.write(`${message}\n`),
    debug: () => {},
    notice: (message) => say('cyan', 'notice', message),
    warning: (message) => say('yellow', 'warning', message),
    error: (message) => say('red', 'error', message),
    group: (title, work) => {
      process.stderr.write(`${styleText('bold', title, { stream: process.stderr })}\n`);
      return work();
    },
  };
}

function say(colour: Colour, word: string, message: string): void {
  process.stderr.write(`${styleText(colour, word, { stream: process.stderr })} ${message}\n`);
}

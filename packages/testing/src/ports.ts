import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from '@jest/globals';
import type { Annotation, Context, Log, Ports } from '@mlops-actions/toolkit';

/** Every line that an action logged, as `level: message`. */
export class RecordedLog implements Log {
  readonly lines: string[] = [];
  info = (message: string) => this.#add('info', message);
  debug = (message: string) => this.#add('debug', message);
  notice = (message: string, _at?: Annotation) => this.#add('notice', message);
  warning = (message: string, _at?: Annotation) => this.#add('warning', message);
  error = (message: string, _at?: Annotation) => this.#add('error', message);
  group = <T>(title: string, work: () => Promise<T>) => {
    this.#add('group', title);
    return work();
  };

  #add(level: string, message: string): void {
    this.lines.push(`${level}: ${message}`);
  }
}

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A new empty folder, which goes when the file's tests are done. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'mlops-actions-test-'));
  folders.push(folder);
  return folder;
}

/** What an action gets from its runner, over a new empty folder. The network is out of reach. */
export function testPorts(changes: Partial<Context> = {}): Ports & { readonly log: RecordedLog } {
  const workspace = newFolder();
  return {
    log: new RecordedLog(),
    context: {
      serverUrl: 'https://github.com',
      apiUrl: 'http://127.0.0.1:9',
      workspace,
      reports: join(workspace, '.reports'),
      temp: join(workspace, '.temp'),
      ...changes,
    },
    fetch: () => Promise.reject(new Error('this test has no network')),
    now: () => 0,
    secret: () => {},
    leave: () => {},
  };
}

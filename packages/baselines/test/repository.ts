import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A real git repository in a folder of the test's. */
export interface Repository {
  readonly folder: string;
  /** Runs git and gives what it prints. */
  git(...args: string[]): string;
  /** Writes the files and commits them. Gives the commit. */
  commit(files: Readonly<Record<string, string | Buffer>>): string;
}

export function repositoryAt(folder: string): Repository {
  const git = (...args: string[]) =>
    execFileSync('git', ['-C', folder, '-c', 'user.name=Test', '-c', 'user.email=test@localhost', ...args], {
      encoding: 'utf8',
      env: process.env, // Jest's, which a test may change.
      stdio: ['ignore', 'pipe', 'pipe'],
    }).trim();
  return {
    folder,
    git,
    commit(files) {
      for (const [path, content] of Object.entries(files)) {
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        writeFileSync(join(folder, path), content);
      }
      git('add', '--all');
      git('commit', '--quiet', '--message', 'Change');
      return git('rev-parse', 'HEAD');
    },
  };
}

export function newRepository(folder: string): Repository {
  mkdirSync(folder, { recursive: true });
  execFileSync('git', ['init', '--quiet', '--initial-branch', 'main', folder], { env: process.env });
  return repositoryAt(folder);
}

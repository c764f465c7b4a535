import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { newFolder } from '@mlops-actions/testing';

const SOURCES = ['util', 'util/double-conversion', 'lm'];
const APART = /(?:_test|_main|_benchmark)\.cc$/;

/**
 * KenLM's own `query`, built once from the source archive that its Python package is made of (a minute), and kept with the
 * Python references.
 */
function query(): string {
  const home = join(dirname(dirname(process.env.REFERENCE_PYTHON!)), 'kenlm-query');
  const program = join(home, 'query');
  if (existsSync(program)) return program;
  const work = `${home}.${process.pid}`;
  mkdirSync(work, { recursive: true });
  const quiet = { cwd: work, stdio: 'pipe' } as const;
  const pip = ['-m', 'pip', 'download', '--quiet', '--no-deps', '--no-binary', 'kenlm', 'kenlm==0.3.0'];
  execFileSync(process.env.REFERENCE_PYTHON!, pip, quiet);
  execFileSync('tar', ['xzf', 'kenlm-0.3.0.tar.gz', '--strip-components=1'], quiet);
  const sources = SOURCES.flatMap((folder) =>
    readdirSync(join(work, folder))
      .filter((name) => name.endsWith('.cc') && !APART.test(name))
      .map((name) => join(folder, name)),
  );
  const options = ['-std=c++11', '-w', '-I.', '-DKENLM_MAX_ORDER=6', '-DNDEBUG'];
  execFileSync('g++', [...options, ...sources, 'lm/query_main.cc', '-lpthread', '-o', 'query.out'], quiet);
  mkdirSync(home, { recursive: true });
  renameSync(join(work, 'query.out'), program);
  rmSync(work, { recursive: true });
  return program;
}

/** What `query` prints of a text, by a model in the ARPA format. */
export function runQuery(arpa: string, text: string, ...options: string[]): string {
  const model = join(newFolder(), 'model.arpa');
  writeFileSync(model, arpa);
  return execFileSync(query(), [...options, model], { input: text, encoding: 'utf8', stdio: 'pipe' });
}

import { plainText } from '@mlops-actions/report';
import { folderOf } from './download.js';
import type { CardFacts } from './facts.js';
import { fenced } from './text.js';

const REQUIREMENTS = 'requirements.txt';

/**
 * The lines that install what the ways to load a model need, as Markdown.
 * @param packages of PyPI, beside huggingface_hub; those that the requirements name come from there
 */
export function install(facts: CardFacts, packages: readonly string[]): string {
  const { repoId, revision, files, environment } = facts;
  const needed = [...new Set(packages)];
  if (!files.some(({ path }) => path === REQUIREMENTS))
    return fenced('bash', [`pip install ${['huggingface_hub', ...needed].join(' ')}`]);
  const named = new Set(environment.requirements.map(nameOf));
  const more = needed.filter((name) => !named.has(name));
  const folder = folderOf(facts);
  const at = revision === undefined ? '' : ` --revision ${shellText(revision)}`;
  return fenced('bash', [
    // Older ones have no `hf`.
    'pip install -U huggingface_hub',
    `hf download ${shellText(repoId)} ${REQUIREMENTS}${at} --local-dir ${shellText(folder)}`,
    ['pip install -r', shellText(`${folder}/${REQUIREMENTS}`), ...more].join(' '),
  ]);
}

/** Of the package that a line of requirements is about, as pip compares names. */
const nameOf = (line: string) =>
  (/^[A-Za-z0-9._-]+/.exec(line)?.[0] ?? '').toLowerCase().replace(/[-_.]+/g, '-');

/** Text as one word of a POSIX shell. */
const shellText = (text: string) =>
  /^[\w./@+-]+$/.test(text) ? text : `'${plainText(text).replaceAll("'", `'\\''`)}'`;

import type { CardFacts } from './facts.js';

/** Text as a literal of Python, in characters that nothing around it reads as its own. */
export const pythonText = (text: string): string =>
  `"${Array.from(text, (char) =>
    /[\w ./+=,@()-]/.test(char) ? char : `\\U${(char.codePointAt(0) ?? 0).toString(16).padStart(8, '0')}`,
  ).join('')}"`;

/** The folder that a repository is downloaded into: of its name, where the reader is. */
export const folderOf = ({ repoId }: CardFacts): string => repoId.split('/').at(-1) ?? repoId;

/** What a Python call that downloads is given: Python, and the revision after it. */
export const downloadArguments = ({ revision }: CardFacts, ...given: readonly string[]): string =>
  [...given, ...(revision === undefined ? [] : [`revision=${pythonText(revision)}`])].join(', ');

/**
 * A call that downloads all files. Not into the cache: that has symbolic links, which MLflow 3.17 refuses to follow out of
 * a model's folder.
 */
export const snapshotDownload = (facts: CardFacts): string =>
  `snapshot_download(${downloadArguments(facts, pythonText(facts.repoId), `local_dir=${pythonText(folderOf(facts))}`)})`;

import { UserError, visible } from '@mlops-actions/toolkit';
import { type Document, LineCounter, parseDocument, type ScalarTag } from 'yaml';

/** Characters. MLflow's own file stays far below, even with a signature of 10,000 columns. */
const LONGEST = 4 * 1024 * 1024;

/**
 * Plain scalars as PyYAML reads them, for it is what wrote them: it takes `12e5` and `1:30` of a run's id for text where YAML
 * 1.2 and YAML 1.1 see numbers. Dates stay text too.
 */
const SCALARS: ScalarTag[] = [
  { tag: 'null', test: /^(?:~|null|Null|NULL)?$/, resolve: () => null },
  {
    tag: 'bool',
    test: /^(?:[Yy]es|YES|[Nn]o|NO|[Tt]rue|TRUE|[Ff]alse|FALSE|[Oo]n|ON|[Oo]ff|OFF)$/,
    resolve: (text: string) => /^(?:yes|true|on)$/i.test(text),
  },
  { tag: 'int', test: /^[-+]?(?:0|[1-9][0-9_]*)$/, resolve: (text: string) => number(text) || 0 }, // Python's integers have no -0.
  {
    tag: 'float',
    test: /^[-+]?[0-9][0-9_]*\.[0-9_]*(?:[eE][-+][0-9]+)?$/,
    resolve: (text: string) => number(text),
  },
].map((tag) => ({ ...tag, tag: `tag:yaml.org,2002:${tag.tag}`, default: true as const }));

const number = (text: string): number => Number(text.replaceAll('_', ''));

/**
 * A document of PyYAML's `safe_dump`, not yet turned into values.
 * @param file its name, for messages
 * @throws UserError with line and column
 */
export function parseYaml(file: string, text: string): Document.Parsed {
  if (text.length > LONGEST) {
    throw new UserError(
      `${visible(file)}: is ${text.length} characters long, expected at most ${LONGEST}: this is not a file that MLflow wrote.`,
    );
  }
  const lineCounter = new LineCounter();
  const document = guarded(file, () =>
    parseDocument(text, {
      schema: 'failsafe',
      customTags: SCALARS,
      merge: true,
      stringKeys: true,
      uniqueKeys: false, // The library compares every key with every other; PyYAML takes the last one.
      logLevel: 'silent',
      prettyErrors: false,
      lineCounter,
    }),
  );
  const [error] = document.errors;
  if (error === undefined) return document;
  const { line, col } = lineCounter.linePos(error.pos[0]);
  throw new UserError(`${visible(file)}:${line}:${col}: not valid YAML (${visible(error.message)}).`);
}

/**
 * The value of a document.
 * @throws UserError also for aliases that would fill the memory
 */
export function readYaml(file: string, text: string): unknown {
  const document = parseYaml(file, text);
  return guarded(file, () => document.toJS());
}

function guarded<T>(file: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    // ReferenceError: an alias without its anchor, or too many; RangeError: no stack is left.
    const { name, message } = error as Error;
    if (name !== 'ReferenceError' && name !== 'RangeError') throw error;
    const why = name === 'RangeError' ? 'it is nested too deeply' : visible(message);
    throw new UserError(`${visible(file)}: not valid YAML (${why}).`);
  }
}

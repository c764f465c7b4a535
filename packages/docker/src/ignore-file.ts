import { posix } from 'node:path';
import { UserError, visible } from '@mlops-actions/toolkit';

/** What each pattern says of a folder, for what is in it. */
export type Verdicts = readonly boolean[];

/**
 * The patterns of a .dockerignore as BuildKit, buildx and docker's own command line apply them, after
 * github.com/moby/patternmatcher. (@balena/dockerignore follows what docker did in 2020: there `data (1)` and `c++` match
 * nothing, `**.csv` no `a.csv`, capitals are ignored, and a file named `constructor` is never left out.)
 */
export class IgnoreFile {
  readonly #patterns: readonly Pattern[];

  /** @param path for the message @throws UserError for a pattern that docker refuses */
  constructor(text: string, path: string) {
    this.#patterns = text
      .replace(/^\ufeff/, '')
      .split('\n')
      .flatMap((line, index) => {
        try {
          return patternOf(line);
        } catch {
          throw new UserError(
            `${visible(path)}:${index + 1}: ${visible(line.trim())} is no pattern that docker takes. Write \\[ for a bracket, and a name after each !.`,
          );
        }
      });
  }

  /**
   * Whether docker leaves a path out.
   * @param path with slashes, relative to the context
   * @param parent what this said of the folder it is in; none at the top
   */
  look(path: string, parent: Verdicts = []): { readonly ignored: boolean; readonly verdicts: Verdicts } {
    let ignored = false;
    const verdicts = this.#patterns.map(({ isException, matches }, index) => {
      // A pattern that could change nothing is not asked, and says no: docker's way, which shows further down in a folder.
      const says = parent[index] || (isException === ignored && matches(path));
      if (says) ignored = !isException;
      return says;
    });
    return { ignored, verdicts };
  }

  /** Whether something in an ignored folder may be an exception. */
  mayBeIn(folder: string): boolean {
    return this.#patterns.some(
      ({ isException, pattern }) =>
        isException && (/[*?[\]^\\]/.test(pattern) || `${pattern}/`.startsWith(`${folder}/`)),
    );
  }
}

interface Pattern {
  readonly isException: boolean;
  readonly pattern: string;
  readonly matches: (path: string) => boolean;
}

function patternOf(line: string): Pattern[] {
  const trimmed = line.trim();
  if (line.startsWith('#') || trimmed === '') return [];
  const isException = trimmed.startsWith('!');
  const written = isException ? trimmed.slice(1).trim() : trimmed;
  if (written === '') throw new Error('an exception of nothing');
  const pattern = posix
    .normalize(written)
    .replace(/(?<=.)\/$/, '')
    .replace(/^\/(?=.)/, '');
  return [{ isException, pattern, matches: matcherOf(pattern) }];
}

// A class of Go's filepath.Match: no empty one, and no `-` at an end.
const CLASS = /\[\^?(?:(?:\\.|[^\\\]-])(?:-(?:\\.|[^\\\]-]))?)+\]/gsu;

function matcherOf(pattern: string): (path: string) => boolean {
  if (/\[|\\$/.test(pattern.replace(CLASS, '').replace(/\\./gsu, ''))) throw new Error('bad pattern');
  const tail = pattern.slice(2);
  const isPlain = (text: string) => !/[*?[\]\\]/.test(text);
  if (isPlain(pattern)) return (path) => path === pattern;
  if (pattern.startsWith('**') && isPlain(tail))
    return (path) => path.endsWith(tail) || (tail.startsWith('/') && path === tail.slice(1));
  if (pattern.endsWith('**') && isPlain(pattern.slice(0, -2)))
    return (path) => path.startsWith(pattern.slice(0, -2));
  const regexp = new RegExp(`^${sourceOf(pattern)}$`, 'su');
  return (path) => regexp.test(path);
}

/** A repetition to Go's expressions. */
const COUNT = /^\{\d+(?:,\d*)?\}/;

function sourceOf(pattern: string): string {
  let source = '';
  let isInClass = false;
  const chars = Array.from(pattern);
  for (let index = 0; index < chars.length; index++) {
    const char = chars[index]!;
    const count = char === '{' && !isInClass ? COUNT.exec(chars.slice(index).join(''))?.[0] : undefined;
    if (char === '*' && chars[index + 1] === '*') {
      index++;
      if (chars[index + 1] === '/') index++;
      source += chars[index + 1] === undefined ? '.*' : '(?:.*/)?';
    } else if (char === '*' || char === '?') {
      // docker knows no class around it either: the bracket that ends the class ends it here.
      source += char === '*' ? '[^/]*' : '[^/]';
      isInClass = false;
    } else if (char === '\\') source += escaped(chars[++index] ?? '', isInClass);
    else if (char === '[' || (char === ']' && isInClass)) {
      source += char === '[' && isInClass ? '\\[' : char;
      isInClass = char === '[';
    } else if (count !== undefined) {
      source += count;
      index += count.length - 1;
    } else source += char === '^' || (char === '-' && isInClass) ? char : literal(char, isInClass);
  }
  return source;
}

// docker leaves | as it is, and braces where they count: `a|b*` is all that begins with an `a`.
const literal = (char: string, isInClass: boolean) =>
  /[$.+()/{}\]]/.test(char) || (char === '-' && isInClass) ? `\\${char}` : char;

/** What docker makes of a backslash, where a letter is a letter of Go's expressions: `\d` is a digit. */
function escaped(char: string, isInClass: boolean): string {
  if (char === 'a') return '\\x07';
  if (/[A-Za-z0-9]/.test(char) && !/[dDsSwWbBfnrtv]/.test(char)) throw new Error('bad escape');
  return /[\^$\\.*+?()[\]{}|/A-Za-z]/.test(char) || (char === '-' && isInClass) ? `\\${char}` : char;
}

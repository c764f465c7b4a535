import { UserError, visible } from '@mlops-actions/toolkit';

export interface Dockerfile {
  /** Names that `AS` gives, in lower case as docker compares them, in order. */
  readonly stages: readonly string[];
  readonly stageCount: number;
  /** Every ARG of any stage, with the default it has first; undefined: none. */
  readonly args: ReadonlyMap<string, string | undefined>;
  /** Ports that EXPOSE writes as numbers, of any stage; a range has its ends. */
  readonly exposed: readonly number[];
}

/**
 * What of a Dockerfile is asked for, read as BuildKit's parser does: continued lines with comments between them, parser
 * directives, heredocs. What else may be wrong with it is docker's to say.
 * @param path for the message
 * @throws UserError for one without instructions or without FROM
 */
export function parseDockerfile(text: string, path: string): Dockerfile {
  const stages: string[] = [];
  const args = new Map<string, string | undefined>();
  const exposed = new Set<number>();
  let stageCount = 0;
  let count = 0;
  for (const { name, rest, escapeMark } of instructionsOf(text)) {
    count++;
    if (name === 'FROM') {
      stageCount++;
      const [, as, stage] = rest.split(/\s+/).filter((word) => word !== '' && !word.startsWith('--'));
      if (as?.toLowerCase() === 'as' && stage !== undefined) stages.push(stage.toLowerCase());
    } else if (name === 'ARG') {
      for (const word of wordsOf(rest, escapeMark)) {
        const [key = '', value] = splitOnce(word);
        const plain = value === undefined ? undefined : unquoted(value, escapeMark);
        if (key !== '' && args.get(key) === undefined) args.set(key, plain);
      }
    } else if (name === 'EXPOSE') {
      for (const word of rest.split(/\s+/)) for (const port of portsOf(word)) exposed.add(port);
    }
  }
  if (count === 0) throw new UserError(`${visible(path)}: the Dockerfile is empty.`);
  if (stageCount === 0)
    throw new UserError(
      `${visible(path)}: there is no FROM in it, so it is no Dockerfile. It begins with the image it builds on, such as FROM python:3.12-slim.`,
    );
  return { stages, stageCount, args, exposed: [...exposed] };
}

/** What is wrong with a target and with build-args, before docker finds out or, worse, ignores it. */
export function checkDockerfile(
  dockerfile: Dockerfile,
  path: string,
  use: { readonly target?: string; readonly buildArgs: ReadonlyMap<string, string> },
): { problems: string[]; warnings: string[] } {
  const problems: string[] = [];
  const warnings: string[] = [];
  const { target } = use;
  if (target !== undefined && !isStage(dockerfile, target)) {
    const { stages } = dockerfile;
    const there =
      stages.length === 0 ? 'It names no stage with AS' : `It has ${stages.map(visible).join(', ')}`;
    problems.push(
      `target: ${visible(path)} has no stage ${visible(target)}. ${there}.${proposal(target, stages)}`,
    );
  }
  for (const [name, value] of use.buildArgs) {
    const shown = visible(name);
    if (value === '')
      problems.push(
        `build-args: ${shown} is empty. Is the variable or secret it comes from not set? Leave ${shown} out where the default of ${visible(path)} is meant.`,
      );
    if (!dockerfile.args.has(name) && !isPredefined(name))
      warnings.push(
        `build-args: ${visible(path)} has no ARG ${shown}, so ${shown} changes nothing.${proposal(name, [...dockerfile.args.keys()])}`,
      );
  }
  return { problems, warnings };
}

/** A stage is named in any case, or by its number. */
function isStage({ stages, stageCount }: Dockerfile, target: string): boolean {
  return stages.includes(target.toLowerCase()) || (/^\d{1,9}$/.test(target) && Number(target) < stageCount);
}

// https://docs.docker.com/reference/dockerfile/#predefined-args and …/#buildkit-built-in-build-args
const PREDEFINED =
  /^(?:(?:http|https|ftp|no|all)_proxy|(?:HTTP|HTTPS|FTP|NO|ALL)_PROXY|BUILDKIT_\w+|SOURCE_DATE_EPOCH|(?:TARGET|BUILD)(?:PLATFORM|OS|ARCH|VARIANT)|TARGETSTAGE)$/;

const isPredefined = (name: string) => PREDEFINED.test(name);

interface Instruction {
  /** In capitals. */
  readonly name: string;
  readonly rest: string;
  readonly escapeMark: string;
}

function* instructionsOf(text: string): Generator<Instruction> {
  const lines = text
    .replace(/^\ufeff/, '')
    .split('\n')
    .map(withoutReturns);
  const { escapeMark, start } = directivesOf(lines);
  const continued = escapeMark === '`' ? /(?<!`)`[ \t]*$/ : /(?<!\\)\\[ \t]*$/;
  for (let index = start; index < lines.length; index++) {
    const first = lines[index]!.trimStart();
    if (first === '' || first.startsWith('#')) continue;
    const parts: string[] = [];
    for (let part = first; ; part = lines[index]!) {
      // Comments and empty lines between continued ones are no end of them.
      const isNothing = parts.length > 0 && /^\s*(?:#|$)/.test(part);
      const isContinued = isNothing || continued.test(part);
      if (!isNothing) parts.push(part.replace(continued, ''));
      if (!isContinued || index + 1 === lines.length) break;
      index++;
    }
    const line = parts.join('');
    const [, name = '', rest = ''] = /^(\S+)\s*([\s\S]*)$/.exec(line.trim()) ?? [];
    if (name !== '') yield { name: name.toUpperCase(), rest, escapeMark };
    index = endOfHeredocs(name, rest, lines, index);
  }
}

function withoutReturns(line: string): string {
  let end = line.length;
  while (line.charAt(end - 1) === '\r') end--;
  return line.slice(0, end);
}

const DIRECTIVE = /^#\s*([A-Za-z][A-Za-z0-9]*)\s*=\s*(.*\S)\s*$/;

/** `# escape=` and its like stand before everything else. */
function directivesOf(lines: readonly string[]): { readonly escapeMark: string; readonly start: number } {
  let escapeMark = '\\';
  let start = 0;
  for (; start < lines.length; start++) {
    const [, name = '', value = ''] = DIRECTIVE.exec(lines[start]!.trimStart()) ?? [];
    if (!/^(?:syntax|escape|check)$/i.test(name)) break;
    if (name.toLowerCase() === 'escape' && value === '`') escapeMark = value;
  }
  return { escapeMark, start };
}

/** The line on which the last heredoc of an instruction ends; its own line when it has none. */
function endOfHeredocs(name: string, rest: string, lines: readonly string[], index: number): number {
  const command = /^onbuild$/i.test(name) ? /^\S*/.exec(rest)?.[0] : name;
  if (!/^(?:run|copy|add)$/i.test(command ?? '') || !rest.includes('<<')) return index;
  let end = index;
  // BuildKit takes these words by a shell's rules, with the backslash alone to escape with.
  for (const word of wordsOf(rest, '\\')) {
    const [, tabs, marked = ''] = /^\d*<<(-?)([^<]+)$/.exec(word) ?? [];
    const terminator = unquoted(marked, '\\');
    if (terminator === '') continue;
    const isEnd = (line: string) => (tabs ? line.replace(/^\t+/, '') : line) === terminator;
    do end++;
    while (end < lines.length && !isEnd(lines[end]!));
  }
  return end;
}

/** Words as BuildKit parts them: by blanks outside of quotes. Quotes and escapes stay. */
function wordsOf(text: string, escapeMark: string): string[] {
  const words: string[] = [];
  let word: string | undefined;
  let quote = '';
  for (let index = 0; index < text.length; index++) {
    let piece = text.charAt(index);
    if (piece === escapeMark && quote !== "'") piece += text.charAt(++index);
    else if (quote !== '') quote = piece === quote ? '' : quote;
    else if (piece === '"' || piece === "'") quote = piece;
    else if (/\s/.test(piece)) {
      if (word !== undefined) words.push(word);
      word = undefined;
      continue;
    }
    word = (word ?? '') + piece;
  }
  return word === undefined ? words : [...words, word];
}

function splitOnce(word: string): [string, string?] {
  const equals = word.indexOf('=');
  return equals < 0 ? [word] : [word.slice(0, equals), word.slice(equals + 1)];
}

/** Without the quotes, and without the escapes that have done their work. */
function unquoted(word: string, escapeMark: string): string {
  let text = '';
  let quote = '';
  for (let index = 0; index < word.length; index++) {
    const char = word.charAt(index);
    const next = word.charAt(index + 1);
    if (char === escapeMark && quote !== "'" && next !== '') {
      // Between double quotes it is a character like another, but before these.
      text += quote === '' || next === '"' || next === '$' || next === escapeMark ? next : char + next;
      index++;
    } else if (quote === '' ? char === '"' || char === "'" : char === quote) quote = quote === '' ? char : '';
    else text += char;
  }
  return text;
}

function portsOf(word: string): number[] {
  const [, from = '', to = from] = /^(\d{1,5})(?:-(\d{1,5}))?(?:\/tcp)?$/i.exec(word) ?? [];
  return [Number(from), Number(to)].filter((port) => port > 0 && port < 65_536);
}

/** A sentence that proposes what is nearest; '' when nothing is near. */
function proposal(name: string, names: readonly string[]): string {
  const near = names
    .filter((other) => isNear(name.toLowerCase(), other.toLowerCase()))
    .slice(0, 3)
    .map(visible);
  return near.length === 0 ? '' : ` Did you mean ${near.join(' or ')}?`;
}

/** Whether they differ by case, by `-` for `_`, or by few letters of many. */
function isNear(a: string, b: string): boolean {
  const limit = Math.max(a.length, b.length) >> 2;
  if (Math.abs(a.length - b.length) > limit || a.length > 200) return false;
  let row = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next[j] = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1));
    row = next;
  }
  return row[b.length]! <= limit;
}

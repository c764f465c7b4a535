import { UserError, visible } from '@mlops-actions/toolkit';
import { parse } from 'semver';
import { branchOf, fullVersion, gitTags, shortSha, versionOf } from './git-tags.js';
import { badInTag, charName, problemOfTag } from './names.js';

/** What is known of the model in an image; '' is as good as absent. */
export interface Facts {
  readonly modelName?: string;
  readonly modelVersion?: string;
  readonly hfRepo?: string;
  readonly codeVersion?: string;
}

export interface GitState {
  /** `refs/heads/main`, `refs/tags/v1.2.3`. */
  readonly ref?: string;
  readonly sha?: string;
  /** Number of the pull request that the run is of. */
  readonly pullRequest?: number;
  readonly defaultBranch?: string;
}

export interface Tag {
  readonly name: string;
  /** It may be moved to another image; one that does not names the same image for ever. */
  readonly moves: boolean;
}

export interface TagRequest {
  /** []: of the facts, or else of git. */
  readonly templates: readonly string[];
  readonly facts: Facts;
  readonly git: GitState;
  readonly latest: 'auto' | 'true' | 'false';
}

interface Field {
  /** A tag with such a field names one image for ever. */
  readonly fixed?: true;
  /** A part of a version that a prerelease has no say in. */
  readonly wide?: true;
  readonly value: (request: TagRequest) => string | undefined;
  /** What to do when there is no value. */
  readonly missing: string;
}

const input = (name: string) => `Write ${name}: …`;
const NO_VERSION = 'It comes from a git tag such as v1.2.3, and this run is of none';

const FIELDS: ReadonlyMap<string, Field> = new Map<string, Field>([
  ['code-version', { fixed: true, value: ({ facts }) => facts.codeVersion, missing: input('code-version') }],
  ['model-name', { value: ({ facts }) => facts.modelName, missing: input('model-name') }],
  [
    'model-version',
    { fixed: true, value: ({ facts }) => facts.modelVersion, missing: input('model-version') },
  ],
  ['branch', { value: ({ git }) => branchOf(git), missing: 'This run is of no branch' }],
  ['sha', { fixed: true, value: ({ git }) => shortSha(git), missing: 'The commit is not known' }],
  ['version', { fixed: true, value: ({ git }) => fullVersionOf(git), missing: NO_VERSION }],
  ['major', { wide: true, value: ({ git }) => versionOf(git)?.major.toString(), missing: NO_VERSION }],
  ['minor', { wide: true, value: ({ git }) => versionOf(git)?.minor.toString(), missing: NO_VERSION }],
]);

/**
 * The tags of an image: fixed ones first, `latest` last, none twice.
 *
 * `{branch}` of a pull request is `pr-7`. Of a prerelease, a template with {major} or {minor} and without {version} makes no
 * tag if others make one: `1.2` goes on naming the last release.
 * @throws UserError with a line for each template that makes no tag
 */
export function tagsOf(request: TagRequest): Tag[] {
  const templates = templatesOf(request);
  const problems: string[] = [];
  const made =
    templates.length > 0
      ? templates.flatMap((template) => render(template, request, problems))
      : gitTags(request.git);
  if (problems.length > 0) throw new UserError(problems.join('\n'));
  if (made.length === 0)
    throw new UserError(
      'tag-template: there is nothing to make a tag of. Give model-name: and model-version:, or code-version:, or a tag itself: tag-template: 1.0.0',
    );
  if (isLatest(request, templates)) made.push(LATEST);

  const others = made.filter(({ name }) => name !== LATEST.name);
  // A name that is both is fixed: it must not be overwritten.
  const all = [...others.filter(({ moves }) => !moves), ...others.filter(({ moves }) => moves)];
  if (others.length < made.length) all.push(LATEST);
  return all.filter(({ name }, index) => all.findIndex((tag) => tag.name === name) === index);
}

const LATEST: Tag = { name: 'latest', moves: true };

/** The templates that are used; [] when git alone names the tags. */
export function templatesOf({ templates, facts, git }: TagRequest): readonly string[] {
  if (templates.length > 0) {
    const rest = templates.filter((template) => !isWide(template));
    const isPrerelease = (versionOf(git)?.prerelease.length ?? 0) > 0;
    return isPrerelease && rest.length > 0 ? rest : templates;
  }
  const code = facts.codeVersion ? '{code-version}' : undefined;
  // With one of the two alone the other one was forgotten, or its variable is empty.
  const model = facts.modelName || facts.modelVersion ? '{model-name}-{model-version}' : undefined;
  const template = [code, model].filter((part) => part !== undefined).join('-');
  return template === '' ? [] : [template];
}

const isWide = (template: string) => {
  const fields = fieldsIn(template);
  return fields.some((name) => FIELDS.get(name)?.wide) && !fields.includes('version');
};

const FIELD = /\{([^{}]*)\}/g;

const fieldsIn = (template: string): string[] =>
  Array.from(template.matchAll(FIELD), ([, name = '']) => name.trim());

/** A template in its pieces: text that is written, and fields with their values. */
export function piecesOf(
  template: string,
  request: TagRequest,
): { readonly text: string; readonly field?: string }[] {
  return template.split(FIELD).map((text, index) => {
    const field = text.trim();
    return index % 2 === 0 ? { text } : { text: FIELDS.get(field)?.value(request) ?? '', field };
  });
}

function render(template: string, request: TagRequest, problems: string[]): Tag[] {
  const fields = fieldsIn(template);
  const wrong = fields.flatMap((name) => {
    const field = FIELDS.get(name);
    const known = [...FIELDS.keys()].map((key) => `{${key}}`).join(' ');
    if (field === undefined) return `there is no field {${visible(name)}}. There are ${known}.`;
    return field.value(request) ? [] : `{${name}} has no value. ${field.missing}.`;
  });
  const where = `tag-template ${visible(template)}`;
  if (wrong.length > 0) {
    problems.push(...wrong.map((problem) => `${where}: ${problem}`));
    return [];
  }
  const pieces = piecesOf(template, request);
  const name = pieces.map(({ text }) => text).join('');
  const problem = problemOfTag(name);
  if (problem !== undefined) {
    problems.push(`${where} makes ${visible(name)}, which is no tag: ${problem}.${culprits(pieces)}`);
    return [];
  }
  const isFixed = fields.length === 0 || fields.some((field) => FIELDS.get(field)?.fixed);
  return [{ name, moves: !isFixed || name === LATEST.name }];
}

function culprits(pieces: readonly { readonly text: string; readonly field?: string }[]): string {
  const longest = Math.max(...pieces.map(({ text }) => text.length));
  const bad = pieces.filter(({ text }) => badInTag(text) !== undefined);
  const first = pieces.find(({ text }) => text !== '');
  const isLong = pieces.reduce((sum, { text }) => sum + text.length, 0) > 128;
  const found =
    bad.length > 0 ? bad : isLong ? pieces.filter(({ text }) => text.length === longest) : [first];
  return found
    .flatMap((piece) => {
      if (piece?.field === undefined) return [];
      const char = badInTag(piece.text);
      return ` ${piece.field} is ${visible(piece.text)}${char === undefined ? '' : `, with ${charName(char)} in it`}.`;
    })
    .join('');
}

/**
 * `latest` is what people get who ask for nothing: it moves by itself only where it is sure that this is the newest
 * release. A branch that is not known to be the default one is not.
 */
function isLatest({ latest, facts, git }: TagRequest, templates: readonly string[]): boolean {
  if (latest !== 'auto') return latest === 'true';
  if (git.pullRequest !== undefined || isPrerelease(facts.codeVersion)) return false;
  const version = versionOf(git);
  if (version !== undefined) return version.prerelease.length === 0;
  const isByFacts = templates.flatMap(fieldsIn).some((name) => /^(?:code|model)-/.test(name));
  return isByFacts && Boolean(git.defaultBranch) && git.ref === `refs/heads/${git.defaultBranch}`;
}

const isPrerelease = (version: string | undefined) => (parse(version)?.prerelease.length ?? 0) > 0;

function fullVersionOf(git: GitState): string | undefined {
  const version = versionOf(git);
  return version && fullVersion(version);
}

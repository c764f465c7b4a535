import { type InputReader, UserError } from '@mlops-actions/toolkit';
import { parse } from 'yaml';
import { fieldsOf, linesOfYaml, pairsOf, pairsOfYaml, textOf } from './pairs.js';
import { type SmokeInput, smokeInputOf } from './smoke-input.js';

/** One image as the user asks for it; paths are relative to the workspace. */
export interface ImageInput {
  /** How errors call it: `images[0]`, or '' for the one of the plain inputs. */
  readonly where: string;
  readonly name: string;
  readonly context: string;
  readonly file?: string;
  readonly target?: string;
  readonly platforms: readonly string[];
  readonly buildArgs: ReadonlyMap<string, string>;
  readonly labels: ReadonlyMap<string, string>;
  /** Templates of its own tags; empty: those of `tag-template`. */
  readonly tags: readonly string[];
  readonly smoke?: SmokeInput;
  readonly readme?: string;
  readonly shortDescription?: string;
}

const FIELDS = [
  'name',
  'context',
  'file',
  'target',
  'build-args',
  'labels',
  'platforms',
  'tags',
  'smoke-test',
  'readme',
  'short-description',
];

/** What both ways of naming images share. */
type Shared = Omit<ImageInput, 'where' | 'name' | 'tags'>;

export function readImages(reader: InputReader): ImageInput[] {
  const [name, list] = [reader.text('image'), reader.text('images')];
  const shared = readShared(reader);
  if (name !== undefined && list !== undefined)
    reader.problem('image and images exclude each other: one names an image, the other lists several.');
  else if (name === undefined && list === undefined)
    reader.problem(
      'Nothing says which image to build. Write for example:\n  image: acme/reviews-api\nor a list in images:\n  images: |\n    - name: acme/reviews-api\n      context: api',
    );
  if (list === undefined) return name === undefined ? [] : [{ ...shared, where: '', name, tags: [] }];
  return reader.parsed(() => imagesOf(list, shared, reader), []);
}

function readShared(reader: InputReader): Shared {
  const optional = (name: string) => {
    const value = reader.text(name);
    return value === undefined ? {} : { value };
  };
  const file = optional('file').value;
  const target = optional('target').value;
  const readme = optional('readme').value;
  const shortDescription = optional('short-description').value;
  const smokeText = reader.text('smoke-test');
  const smoke =
    smokeText === undefined
      ? undefined
      : reader.parsed(() => {
          const { texts, values } = yamlOf('smoke-test', smokeText);
          return smokeInputOf('smoke-test', texts, values);
        }, undefined);
  return {
    context: reader.text('context') ?? '.',
    ...(file !== undefined && { file }),
    ...(target !== undefined && { target }),
    platforms: reader.words('platforms'),
    buildArgs: reader.parsed(
      () => pairsOf('build-args', reader.lines('build-args'), 'MODEL_VERSION=3'),
      new Map(),
    ),
    labels: reader.parsed(() => pairsOf('labels', reader.lines('labels'), 'maintainer=ml-team'), new Map()),
    ...(smoke && { smoke }),
    ...(readme !== undefined && { readme }),
    ...(shortDescription !== undefined && { shortDescription }),
  };
}

/** @throws UserError */
function imagesOf(text: string, shared: Shared, reader: InputReader): ImageInput[] {
  const { texts, values } = yamlOf('images', text);
  if (!Array.isArray(texts) || !Array.isArray(values) || texts.length === 0)
    throw new UserError(
      'images is not a list. Write for example:\n  images: |\n    - name: acme/reviews-api\n      context: api\n    - name: acme/reviews-web\n      context: web',
    );
  return texts.flatMap((item, index) => {
    const where = `images[${index}]`;
    // Each entry's mistakes are gathered: they are mended together.
    return reader.parsed((): ImageInput[] => [imageOf(where, item, values[index], shared)], []);
  });
}

function imageOf(where: string, item: unknown, values: unknown, shared: Shared): ImageInput {
  const fields = fieldsOf(where, typeof item === 'string' ? { name: item } : item, FIELDS);
  const text = (name: string) => textOf(`${where}.${name}`, fields[name] ?? '');
  const given = (name: string) => fields[name] !== undefined && fields[name] !== '';
  const [file, target, readme, shortDescription] = ['file', 'target', 'readme', 'short-description'].map(
    (name) => text(name),
  );
  if (text('name') === '')
    throw new UserError(`${where} has no name. Write for example:\n  - name: acme/reviews-api`);
  const { file: _file, target: _target, ...others } = shared;
  // A Dockerfile and its stage belong to a context: those of the plain inputs hold only where the image has no context of its own.
  const ofContext = given('context') ? others : shared;
  return {
    ...ofContext,
    where,
    name: text('name'),
    ...(given('context') && { context: text('context') }),
    ...(file && { file }),
    ...(target && { target }),
    ...(given('platforms') && {
      platforms: linesOfYaml(`${where}.platforms`, fields.platforms).flatMap((line) =>
        line.split(/[\s,]+/).filter(Boolean),
      ),
    }),
    buildArgs: new Map([
      ...shared.buildArgs,
      ...pairsOfYaml(`${where}.build-args`, fields['build-args'], 'MODEL_VERSION=3'),
    ]),
    labels: new Map([
      ...shared.labels,
      ...pairsOfYaml(`${where}.labels`, fields.labels, 'maintainer=ml-team'),
    ]),
    tags: linesOfYaml(`${where}.tags`, fields.tags),
    ...(given('smoke-test') && {
      smoke: smokeInputOf(
        `${where}.smoke-test`,
        fields['smoke-test'],
        (values as Record<string, unknown>)['smoke-test'],
      ),
    }),
    ...(readme && { readme }),
    ...(shortDescription && { shortDescription }),
  };
}

/** YAML twice: `texts` has every scalar as it is written (a version `1.10` is no number), `values` what it stands for. */
function yamlOf(input: string, text: string): { texts: unknown; values: unknown } {
  try {
    return { texts: parse(text, { schema: 'failsafe' }), values: parse(text) };
  } catch (error) {
    // Further lines of its message show the text, which may hold what is secret.
    const [reason] = (error instanceof Error ? error.message : String(error)).split('\n');
    throw new UserError(`${input} is not YAML: ${reason}`);
  }
}

import { dirname, resolve } from 'node:path';
import { UserError, visible } from '@mlops-actions/toolkit';
import {
  type Document,
  isMap,
  isScalar,
  parseDocument,
  visit,
  type YAMLMap,
  Document as YamlDocument,
} from 'yaml';
import { type ImageName, nameOf, parseImageName, parseRegistry } from './names.js';

export interface ComposeService {
  readonly name: string;
  /** With its digest: `acme/api:1.0@sha256:…`. */
  readonly image: string;
  /** That the image listens on. */
  readonly ports: readonly number[];
}

export interface ComposeImage {
  readonly name: ImageName;
  /** What a service is to say: `acme/api:1.0@sha256:…`. */
  readonly image: string;
  /** A folder; from the same place as the path of the compose file, or absolute. */
  readonly context: string;
  /** As the context. */
  readonly dockerfile: string;
  readonly target?: string;
}

const HEADER = ` Written by docker-hub-publish. Nothing is built here: each image is the one that was published, by its digest.
 The ports are open to this machine alone. Take 127.0.0.1: away to open one to the network.`;

/**
 * A compose file that only pulls. Ports are published on 127.0.0.1, because docker opens others past the machine's
 * firewall; a port that an earlier service has gets a free one of the machine.
 */
export function composeFile(services: readonly ComposeService[]): string {
  const taken = new Set<number>();
  const publish = (port: number) => {
    const isTaken = taken.has(port);
    taken.add(port);
    return `127.0.0.1:${isTaken ? '' : port}:${port}`;
  };
  const entries = services.map(({ name, image, ports }) => {
    const published = [...new Set(ports)].map(publish);
    return [name, { image, ...(published.length > 0 && { ports: published }) }] as const;
  });
  const names = entries.map(([name]) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined)
    throw new UserError(
      `compose-file: two images would be the service ${visible(twice)}. Give each image a name: of its own.`,
    );
  const document = new YamlDocument({ services: new Map(entries) });
  document.commentBefore = HEADER;
  return document.toString({ lineWidth: 0 });
}

/** Far more than people write; a parser's work on more of it takes minutes. */
const LONGEST = 200_000;

/**
 * The user's compose file with our images pinned and nothing left to build; comments stay. A service is ours by the name in
 * its `image:`, or else by what it builds.
 * @param path for messages, and what paths in the file are relative to
 * @throws UserError for what is no compose file, has no service of ours or builds what was not published
 */
export function pinnedCompose(text: string, path: string, images: readonly ComposeImage[]): string {
  const refuse = (problem: string): never => {
    throw new UserError(`${visible(path)}: ${problem}`);
  };
  if (text.length > LONGEST) refuse(`it has ${text.length} characters, and ${LONGEST} are the most.`);
  // The parser's own search for keys that are there twice takes the square of their number.
  const document = parseDocument(text, { merge: true, uniqueKeys: false });
  const [error] = document.errors;
  if (error !== undefined) refuse(`this is no YAML: ${visible(error.message.split('\n', 1)[0] ?? '')}`);
  visit(document, { Map: (_, map) => checkKeys(map, refuse) });
  const before = servicesIn(document, refuse);

  const problems: string[] = [];
  const changes = new Map<string, ComposeImage>();
  for (const [name, service] of Object.entries(before)) {
    const ours =
      images.find((image) => isNamed(service, image)) ??
      images.find((image) => isBuilt(service, image, path));
    if (ours !== undefined) changes.set(name, ours);
    else if (service.build !== undefined)
      problems.push(
        `${visible(path)}: the service ${visible(name)} builds an image that was not published. Add it to images:, or give it an image: that is. Published are ${images.map((image) => visible(nameOf(image.name))).join(', ')}.`,
      );
    if (isObject(service.extends) && service.extends.file !== undefined)
      problems.push(
        `${visible(path)}: the service ${visible(name)} extends one of another file, which cannot be seen from here. Write it out.`,
      );
  }
  if (isObject(document.toJS()) && document.has('include'))
    problems.push(
      `${visible(path)}: it includes other files, which cannot be pinned from here. Write their services out.`,
    );
  if (problems.length === 0 && changes.size === 0)
    refuse(
      `no service has one of the images that were published: ${images.map((image) => visible(nameOf(image.name))).join(', ')}. Name one by image:`,
    );
  if (problems.length > 0) throw new UserError(problems.join('\n'));

  for (const [name, { image }] of changes) {
    const service = serviceNode(document, name);
    if (service === undefined) continue;
    pin(service, image);
  }
  const pinned = document.toString({ lineWidth: 0 });
  checkPinned(pinned, changes, refuse);
  return pinned;
}

interface Service {
  readonly image?: unknown;
  readonly build?: unknown;
  readonly extends?: unknown;
  readonly pull_policy?: unknown;
}

const isObject = (value: unknown): value is { readonly [key: string]: unknown } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function checkKeys({ items }: YAMLMap, refuse: (problem: string) => never): void {
  const keys = new Set<unknown>();
  for (const { key } of items) {
    const value = isScalar(key) ? key.value : key;
    // Several `<<` are YAML that docker compose reads.
    if (keys.has(value) && value !== '<<')
      refuse(`${visible(String(value))}: is there twice among the same keys.`);
    keys.add(value);
  }
}

function servicesIn(
  document: Document.Parsed,
  refuse: (problem: string) => never,
): { readonly [name: string]: Service } {
  let data: unknown;
  try {
    data = document.toJS();
  } catch (error) {
    return refuse(
      `this is no YAML that can be read: ${visible(error instanceof Error ? error.message : String(error))}`,
    );
  }
  const services = isObject(data) ? data.services : undefined;
  if (!isObject(services) || Object.keys(services).length === 0)
    return refuse(
      'there is no service in it. A compose file has services:, and under it a name: with an image: for each.',
    );
  for (const [name, service] of Object.entries(services))
    if (!isObject(service))
      return refuse(`the service ${visible(name)} is no list of keys such as image: and ports:.`);
  return services as { readonly [name: string]: Service };
}

/** A variable has the place of a text without the characters that part a name. */
const withoutVariables = (text: string) => text.replace(/\$\{[^}]*\}|\$\w+/g, 'variable');

function isNamed({ image }: Service, { name }: ComposeImage): boolean {
  if (typeof image !== 'string') return false;
  const [bare = ''] = withoutVariables(image).split('@');
  const untagged = bare.replace(/:[^/:]*$/, '');
  const first = untagged.split('/')[0] ?? '';
  const isHosted = untagged.includes('/') && (/[.:]/.test(first) || first === 'localhost');
  try {
    const found = parseImageName(untagged, isHosted ? parseRegistry(first) : parseRegistry(''));
    return found.registry === name.registry && found.repository === name.repository;
  } catch {
    return false;
  }
}

function isBuilt({ build }: Service, { context, dockerfile, target }: ComposeImage, path: string): boolean {
  const options = typeof build === 'string' ? { context: build } : build;
  if (!isObject(options) || options.dockerfile_inline !== undefined) return false;
  const text = (value: unknown, otherwise: string) => (typeof value === 'string' ? value : otherwise);
  const folder = resolve(dirname(path), text(options.context, '.'));
  const file = resolve(folder, text(options.dockerfile, 'Dockerfile'));
  const stage = typeof options.target === 'string' ? options.target.toLowerCase() : undefined;
  return folder === resolve(context) && file === resolve(dockerfile) && stage === target?.toLowerCase();
}

function serviceNode(document: Document.Parsed, name: string): YAMLMap | undefined {
  const services = document.get('services', true);
  if (!isMap(services)) return undefined;
  // A name such as 8000 is a number to YAML.
  const pair = services.items.find(({ key }) => String(isScalar(key) ? key.value : key) === name);
  return isMap(pair?.value) ? pair.value : undefined;
}

/** The image comes where the first of the two keys was, with the comments there. */
function pin(service: YAMLMap, image: string): void {
  const keyOf = (pair: { key: unknown }) => (isScalar(pair.key) ? pair.key.value : pair.key);
  const drop = service.items.filter(
    (pair) => keyOf(pair) === 'pull_policy' && isScalar(pair.value) && pair.value.value === 'build',
  );
  const places = service.items.filter((pair) => keyOf(pair) === 'image' || keyOf(pair) === 'build');
  const [first] = places;
  if (first === undefined) {
    service.set('image', image);
    return;
  }
  const old = places.find((pair) => keyOf(pair) === 'image')?.value;
  if (isScalar(first.key)) first.key.value = 'image';
  // The node stays where it can, since it has the quotes and the comment after it.
  const node = old ?? first.value;
  if (isScalar(node)) node.value = image;
  first.value = isScalar(node) ? node : image;
  for (const pair of [...drop, ...places.slice(1)]) {
    const index = service.items.indexOf(pair);
    if (index >= 0) service.items.splice(index, 1);
  }
}

/** Keys may also come by `<<`, by an alias or twice: what was written is read again. */
function checkPinned(
  text: string,
  changes: ReadonlyMap<string, ComposeImage>,
  refuse: (problem: string) => never,
): void {
  const services = servicesIn(parseDocument(text, { merge: true, uniqueKeys: false }), refuse);
  for (const [name, service] of Object.entries(services)) {
    const ours = changes.get(name);
    const isPinned = ours === undefined || service.image === ours.image;
    if (!isPinned || service.build !== undefined || service.pull_policy === 'build')
      refuse(
        `the service ${visible(name)} shares image:, build: or pull_policy: with other services by <<, & or *. Write these keys in the service itself.`,
      );
  }
}

import type { BuildRequest } from './build.js';
import type { Engine } from './engine.js';
import { isAsked, isInline } from './features.js';

/** Where a build goes: nowhere but into the builder's cache, into the engine under a private name, or to a registry without a tag. */
type Destination =
  | { readonly to: 'cache' }
  | { readonly to: 'engine'; readonly name: string }
  | { readonly to: 'registry'; readonly repository: string; readonly metadata: string };

/** The arguments of docker for one build of the request, its context last. */
export function buildArguments(engine: Engine, request: BuildRequest, destination: Destination): string[] {
  const { target, buildArgs, labels, secrets, cacheFrom, pull, dockerfile, context } = request;
  return [
    ...command(engine),
    ...into(engine, destination),
    `--file=${dockerfile}`,
    ...(target === undefined ? [] : [`--target=${target}`]),
    ...platform(engine, request, destination),
    ...[...buildArgs].map(([name, value]) => `--build-arg=${name}=${value}`),
    ...[...labels].map(([name, value]) => `--label=${name}=${value}`),
    ...secrets.map(({ id, file }) => `--secret=${csv(`id=${id}`)},${csv(`src=${file}`)}`),
    ...cacheFrom.map((from) => `--cache-from=${from}`),
    ...cacheTo(engine, request, destination).map((to) => `--cache-to=${to}`),
    ...attestations(engine, request, destination),
    // A base image that moved meanwhile would not be what was tested.
    ...(pull && isFirst(engine, destination) ? ['--pull'] : []),
    '--',
    context,
  ];
}

function command({ way, buildx }: Engine): string[] {
  // Its containers go also when a step fails.
  if (way === 'plain') return ['build', '--force-rm'];
  return ['buildx', 'build', '--progress=plain', ...(buildx ? [`--builder=${buildx.builder}`] : [])];
}

function into({ way }: Engine, destination: Destination): string[] {
  switch (destination.to) {
    case 'cache':
      return ['--output=type=cacheonly'];
    case 'engine':
      return [`--tag=${destination.name}`, ...(way === 'plain' ? [] : ['--load'])];
    case 'registry':
      return [
        `--output=type=image,name=${destination.repository},push-by-digest=true,name-canonical=true,push=true`,
        `--metadata-file=${destination.metadata}`,
      ];
  }
}

function isFirst({ way }: Engine, { to }: Destination): boolean {
  return way !== 'builder' || to === 'cache';
}

function platform(engine: Engine, request: BuildRequest, { to }: Destination): string[] {
  const { platforms } = request;
  if (platforms.length === 0 || (engine.way === 'plain' && platforms[0] === engine.platform)) return [];
  const loads = engine.way === 'builder' && to === 'engine';
  return [`--platform=${loads ? loadedPlatform(engine, request) : platforms.join(',')}`];
}

/** The engine takes one of them from a builder, and runs its own best; undefined when none was asked for. */
export function loadedPlatform({ platform }: Engine, { platforms }: BuildRequest): string | undefined {
  return platforms.includes(platform) ? platform : platforms[0];
}

/** Once, and before a test can fail; what goes into the image itself, with the image. */
function cacheTo({ way }: Engine, request: BuildRequest, { to }: Destination): string[] {
  if (way !== 'builder') return [...request.cacheTo];
  if (to === 'engine') return [];
  return request.cacheTo.filter((one) => isInline(one) === (to === 'registry'));
}

function attestations({ way, containerd }: Engine, request: BuildRequest, { to }: Destination): string[] {
  if (way === 'plain') return [];
  // The engine's own store holds none, and buildx fails when told to make them for it.
  if (way === 'builder' ? to === 'engine' : !containerd) return [];
  return [
    ...(request.provenance ? [`--provenance=${request.provenance}`] : []),
    ...(isAsked(request.sbom) ? [`--sbom=${request.sbom}`] : []),
  ];
}

/** One field of what buildx reads as CSV. */
const csv = (text: string): string => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

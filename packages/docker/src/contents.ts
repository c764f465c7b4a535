import { isDeepStrictEqual } from 'node:util';

/** What containers of an image are made of: its platform, its layers by the digests of their files, what it runs as. */
export type ImageContents = ReadonlyMap<string, unknown>;

type Json = Readonly<Record<string, unknown>>;

/**
 * Of `config`, what engines and registries have alike. Not HEALTHCHECK, of which older engines leave out what they do not know.
 * @see https://github.com/opencontainers/image-spec/blob/main/config.md
 */
const FIELDS = [
  'Cmd',
  'Entrypoint',
  'Env',
  'ExposedPorts',
  'Labels',
  'StopSignal',
  'User',
  'Volumes',
  'WorkingDir',
];

/**
 * Of an image in an engine. Its id would say the same of one store only: it is the configuration's digest in the engine's own,
 * the manifest's in containerd's, and neither is that of the registry when the cache is inline or the media types differ.
 * @param inspected what `docker image inspect` says
 */
export function contentsInEngine({ Os, Architecture, RootFS, Config }: Json): ImageContents {
  return contentsOf(Os, Architecture, (RootFS as Json | undefined)?.Layers, Config);
}

/** Of an image by its configuration in the registry. */
export function contentsInRegistry({ os, architecture, rootfs, config }: Json): ImageContents {
  return contentsOf(os, architecture, (rootfs as Json | undefined)?.diff_ids, config);
}

function contentsOf(os: unknown, architecture: unknown, layers: unknown, config: unknown): ImageContents {
  const fields = FIELDS.map((name) => [name, (config as Json | null | undefined)?.[name]] as const);
  const all = [['os', os], ['architecture', architecture], ['layers', layers], ...fields] as const;
  return new Map(all.filter(([, value]) => !isEmpty(value)));
}

/** Some write what is not there, some do not. */
const isEmpty = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  value === '' ||
  (typeof value === 'object' && Object.keys(value).length === 0);

/** The names of what is not the same. */
export function differences(one: ImageContents, other: ImageContents): string[] {
  const names = new Set([...one.keys(), ...other.keys()]);
  return [...names].filter((name) => !isDeepStrictEqual(one.get(name), other.get(name)));
}

import { createHash } from 'node:crypto';
import { UserError, visible } from '@mlops-actions/toolkit';
import { foreign } from '../foreign.js';
import { Failure } from './failure.js';
import { isObject, jsonOf } from './json.js';
import type { Answer } from './transport.js';

/** The formats that an image may be in: OCI's and Docker's, of one platform and of several. */
const INDEXES = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
];
const MANIFESTS = [
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.v2+json',
];
export const ACCEPT = [...INDEXES, ...MANIFESTS].join(', ');

export interface Manifest {
  /** Of the bytes. */
  readonly digest: string;
  readonly mediaType: string;
  readonly bytes: Buffer;
  readonly json: Readonly<Record<string, unknown>>;
}

/**
 * @param reference a tag or digest
 * @param shown the image, for messages
 * @throws Failure for what is no manifest, or not the one that was asked for; UserError for one of schema 1
 */
export function manifestIn(answer: Answer, reference: string, shown: string): Manifest {
  const { headers, body, url, status } = answer;
  const strange = (said: string) => new Failure('strange', url.origin, said, status);
  const json = jsonOf(body);
  if (!isObject(json)) throw strange('no JSON where a manifest should be');
  const mediaType = mediaTypeOf(headers, json);
  if (/\bdocker\.distribution\.manifest\.v1\+/.test(mediaType) || json.schemaVersion === 1)
    throw new UserError(
      `${visible(shown)} is in docker's old format (schema 1), which no registry takes any more. Push it again with a docker of today, or delete it.`,
    );
  if (!INDEXES.includes(mediaType) && !MANIFESTS.includes(mediaType))
    throw strange(`a manifest of the type "${foreign(mediaType)}"`);
  const named = reference.includes(':') ? reference : headers.get('docker-content-digest');
  const digest = digestOf(body, named ?? 'sha256:');
  if (named !== null && digest !== named)
    throw strange(`the manifest's digest is ${digest ?? 'none'}, and not ${foreign(named)}`);
  return { digest: digest ?? '', mediaType, bytes: body, json };
}

/** The content type, if it says more than that it is JSON: OCI manifests need not name their own. */
function mediaTypeOf(headers: Headers, json: Readonly<Record<string, unknown>>): string {
  const type = (headers.get('content-type') ?? '').replace(/;.*/, '').trim();
  if (type.startsWith('application/vnd.')) return type;
  if (typeof json.mediaType === 'string') return json.mediaType;
  return type;
}

/** By the algorithm that another digest names; undefined for an unknown one. */
export function digestOf(bytes: Buffer, like: string): string | undefined {
  const algorithm = /^(sha256|sha512):/.exec(like)?.[1];
  return algorithm && `${algorithm}:${createHash(algorithm).update(bytes).digest('hex')}`;
}

export function isIndex({ mediaType }: Manifest): boolean {
  return INDEXES.includes(mediaType);
}

/** An image in an index. */
export interface Entry {
  readonly digest: string;
  /** `linux/arm64`, `linux/arm/v7` */
  readonly platform: string;
}

/** The images of an index, and how many attestations (provenance, SBOM) of BuildKit's stand beside them. */
export function entriesOf({ json }: Manifest): { images: Entry[]; attestations: number } {
  const entries = (Array.isArray(json.manifests) ? json.manifests : []).filter(isObject);
  const isAttestation = ({ annotations }: Record<string, unknown>) =>
    isObject(annotations) && annotations['vnd.docker.reference.type'] === 'attestation-manifest';
  const images = entries.flatMap((entry) => {
    const platform = platformOf(entry.platform);
    if (isAttestation(entry) || platform === undefined || typeof entry.digest !== 'string') return [];
    return { digest: entry.digest, platform };
  });
  return { images, attestations: entries.filter(isAttestation).length };
}

/** Of an index's entry or an image's configuration; undefined when it says none. */
export function platformOf(value: unknown): string | undefined {
  if (!isObject(value)) return undefined;
  const { os, architecture, variant } = value;
  const isPart = (part: unknown): part is string => typeof part === 'string' && part !== '';
  if (!isPart(os) || !isPart(architecture) || os === 'unknown') return undefined;
  return [os, architecture, variant].filter(isPart).join('/');
}

/** What an image of one platform is made of. */
export function contentsOf({ json }: Manifest): { bytes: number; config?: string } {
  const { config, layers } = json;
  const parts = [config, ...(Array.isArray(layers) ? layers : [])].filter(isObject);
  const bytes = parts.reduce((sum, { size }) => sum + (Number.isSafeInteger(size) ? Number(size) : 0), 0);
  const isImage =
    isObject(config) &&
    ['application/vnd.oci.image.config.v1+json', 'application/vnd.docker.container.image.v1+json'].includes(
      String(config.mediaType),
    );
  return { bytes, ...(isImage && typeof config.digest === 'string' && { config: config.digest }) };
}

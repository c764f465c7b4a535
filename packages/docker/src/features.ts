import type { BuildRequest } from './build.js';
import type { Engine } from './engine.js';
import { SETUP_BUILDX } from './steps.js';

/**
 * What this engine cannot do of what is asked, as lines for the user; [] is good. That a platform needs emulation is not
 * among it: a Dockerfile may build for another platform and run nothing of it. `build` says so when that fails.
 */
export function missingFeatures(engine: Engine, request: BuildRequest): string[] {
  if (engine.way === 'builder') return [];
  const { label, platforms, cacheFrom, cacheTo, secrets } = request;
  const many = platforms.length > 1;
  const attested = (['provenance', 'sbom'] as const).filter((name) => isAsked(request[name]));
  if (engine.way === 'plain') {
    const foreign = platforms.some((one) => one !== engine.platform);
    const needs = [
      ...(foreign ? [`platforms: "${platforms.join(',')}"`] : []),
      ...(cacheFrom.length > 0 ? ['cache-from'] : []),
      ...(cacheTo.length > 0 ? ['cache-to'] : []),
      ...(secrets.length > 0 ? ['secrets'] : []),
      ...attested,
    ];
    return needs.map(
      (what) =>
        `${label}: ${what} needs buildx, and this docker (${engine.version}, ${engine.platform}) has none. Put before the step:\n${SETUP_BUILDX}`,
    );
  }
  if (engine.containerd) return [];
  const needs = [
    ...(many ? [`platforms: "${platforms.join(',')}" are several, which`] : []),
    ...(cacheTo.some((to) => !isInline(to)) ? ['cache-to: anything but type=inline'] : []),
    ...attested.map((name) => `${name}: "${request[name]}"`),
  ];
  return needs.map(
    (what) =>
      `${label}: ${what} needs a builder of its own, and "${engine.buildx?.builder}" is the engine's, whose image store cannot hold that. Put before the step:\n${SETUP_BUILDX}`,
  );
}

/** Attestations are asked for by `true`, `mode=max`, a generator; not by `false`. */
export const isAsked = (value: string | undefined): value is string =>
  value !== undefined && value !== '' && value !== 'false' && value !== 'disabled=true';

/** Written into the image itself, so it belongs to the build that is pushed. */
export const isInline = (cacheTo: string): boolean => /(^|,)type=inline(,|$)/.test(cacheTo);

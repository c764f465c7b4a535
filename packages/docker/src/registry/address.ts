/** What Docker Hub's registry is called in the names of images. */
const HUB = 'docker.io';

export interface Address {
  /** As images name it: `docker.io`, `ghcr.io`, `127.0.0.1:5000`. */
  readonly registry: string;
  /** For messages. */
  readonly place: string;
  readonly origin: string;
}

/** docker itself speaks http with what is on the same machine, and https with all others. */
export function addressOf(registry: string): Address {
  const isHub = registry === HUB;
  const host = isHub ? 'registry-1.docker.io' : registry;
  const { hostname } = new URL(`http://${host}`);
  const { origin } = new URL(`${isLoopback(hostname) ? 'http' : 'https'}://${host}`);
  return { registry, place: isHub ? 'Docker Hub' : registry, origin };
}

/** @param hostname as in a URL: `[::1]` */
export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d+){3}$/.test(hostname);
}

/** As people write an image: without Docker Hub's own name. */
export function imageNameOf({ registry }: Address, repository: string): string {
  return registry === HUB ? repository : `${registry}/${repository}`;
}

import { visible } from './data/visible.js';

/** For an address: each folder encoded, the slashes kept. */
export function encodedPath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}

/**
 * Where a server sends a request on to, for a message: without the query, in which a login may carry what is secret.
 * @param location the header
 */
export function destinationOf(location: string, from: string): string {
  if (!URL.canParse(location, from)) return 'another place';
  const { origin, pathname } = new URL(location, from);
  return visible(`${origin}${pathname}`);
}

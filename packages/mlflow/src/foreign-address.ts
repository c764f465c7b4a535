import { isIP } from 'node:net';

/**
 * Whether bytes of a model may be read there, on a server's word. Not from the runner itself, nor from its cloud's metadata,
 * unless the tracking server is there too: whatever answers would be published. Not with credentials in the address, which
 * messages would show.
 * @param from the tracking server's address
 */
export function mayBeFollowed(url: URL, from: string): boolean {
  if (!/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '') return false;
  return !isThisMachine(url.hostname) || isThisMachine(new URL(from).hostname);
}

function isThisMachine(hostname: string): boolean {
  const name = hostname.replace(/^\[|\]$/g, '').toLowerCase();
  if (isIP(name) === 4) return /^(?:127|0)\.|^169\.254\./.test(name);
  if (isIP(name) === 6) return /^::1?$|^fe[89ab]|^::ffff:(?:7f|0{0,2}:|a9fe)/.test(name);
  return name === 'localhost' || name.endsWith('.localhost') || /^metadata\./.test(name);
}

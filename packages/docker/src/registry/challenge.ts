/** How a registry wants to be asked. */
export interface Challenge {
  /** In lower case: `bearer`, `basic`. */
  readonly scheme: string;
  readonly parameters: ReadonlyMap<string, string>;
}

/** A scheme, or a parameter of the one before it. */
const PART = /[\s,]*([\w!#$%&'*+.^`|~-]+)(?:\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s",]*)))?/y;

/**
 * The challenges of `WWW-Authenticate` (RFC 9110, 11.6.1), several of which may stand in one header:
 * `Bearer realm="https://auth.docker.io/token",service="registry.docker.io",scope="repository:acme/api:pull"`.
 */
export function challengesIn(header: string | null): Challenge[] {
  const found: { scheme: string; parameters: Map<string, string> }[] = [];
  const parts = new RegExp(PART);
  for (let match = parts.exec(header ?? ''); match; match = parts.exec(header ?? '')) {
    const [, name = '', quoted, plain] = match;
    const value = quoted?.replace(/\\(.)/g, '$1') ?? plain;
    if (value === undefined) found.push({ scheme: name.toLowerCase(), parameters: new Map() });
    else found.at(-1)?.parameters.set(name.toLowerCase(), value);
  }
  return found;
}

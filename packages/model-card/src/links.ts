import { holdsSecret } from './redact.js';

/** As much as any address needs. */
const LONGEST = 2_000;

/**
 * A web address that may stand in a public card, so written that neither Markdown nor YAML can take it for anything else;
 * credentials in it are left out. undefined: it is no address on the web, or one with a secret in it.
 */
export function webLink(text: string): string | undefined {
  const url = urlOf(text);
  if (url === undefined || !/^https?:$/.test(url.protocol)) return undefined;
  url.username = '';
  url.password = '';
  if (holdsSecret(url.href)) return undefined;
  return url.href.replace(
    /[\\()<>`|[\]"'^{}]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
}

/** The page of a commit, where the repository is on the web. */
export function commitLink(repository: string, commit: string): string | undefined {
  if (!repository.startsWith('https:') || !/^[0-9a-f]{7,64}$/i.test(commit)) return undefined;
  const base = webLink(repository.replace(/\/*$/, '').replace(/\.git$/, ''));
  if (base === undefined || base.includes('?') || base.includes('#')) return undefined;
  return `${base}/${/^https:\/\/bitbucket\.org\//.test(base) ? 'commits' : 'commit'}/${commit}`;
}

function urlOf(text: string): URL | undefined {
  try {
    return text.length > LONGEST ? undefined : new URL(text);
  } catch {
    return undefined;
  }
}

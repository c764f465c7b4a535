import { compare, parse } from 'semver';
import { versionOf } from './git-tags.js';
import { piecesOf, type Tag, type TagRequest, templatesOf } from './tags.js';

/** Fields whose values have an order; a commit's digest has none. */
const ORDERED = new Set(['code-version', 'model-version', 'version', 'major', 'minor']);

const natural = new Intl.Collator('en', { numeric: true });

/**
 * The tag that there was before, to compare sizes with: of those that the first template makes with the same model and
 * the same written text the greatest, version by version in natural order, that is not one of ours; else `latest`, which
 * still is what was pushed before as long as nothing is pushed; else undefined.
 */
export function previousTag(
  existing: readonly string[],
  request: TagRequest,
  ours: readonly Tag[],
): string | undefined {
  const names = new Set(ours.map(({ name }) => name));
  const [template = versionOf(request.git) && '{version}'] = templatesOf(request);
  const pieces = template === undefined ? [] : piecesOf(template, request);
  const own = pieces.flatMap(({ field, text }) => (ORDERED.has(field ?? '') ? [text] : []));
  const candidates = own.length === 0 || pieces.some(({ field }) => field === 'sha') ? [] : existing;
  const pattern = new RegExp(
    `^${pieces.map(({ field, text }) => (ORDERED.has(field ?? '') ? '([A-Za-z0-9_.-]+)' : escaped(text))).join('')}$`,
  );
  let previous: { readonly tag: string; readonly values: readonly string[] } | undefined;
  for (const tag of candidates) {
    const values = names.has(tag) ? undefined : pattern.exec(tag)?.slice(1);
    if (values === undefined || !values.every((value, index) => isLike(value, own[index] ?? ''))) continue;
    if (previous === undefined || order(values, previous.values) > 0) previous = { tag, values };
  }
  return previous?.tag ?? (existing.includes('latest') ? 'latest' : undefined);
}

const escaped = (text: string) => text.replace(/[^\w]/g, '\\$&');

/** Whether both are full versions, or both numbers: `a-3` of the model `m-a` is no version of the model `m`. */
function isLike(value: string, own: string): boolean {
  if (parse(own) !== null) return parse(value) !== null;
  return /^v?\d/.test(value) === /^v?\d/.test(own);
}

function order(a: readonly string[], b: readonly string[]): number {
  for (const [index, value] of a.entries()) {
    const other = b[index] ?? '';
    const both = parse(value) && parse(other);
    const sign = both ? compare(value, other) : natural.compare(value, other);
    if (sign !== 0) return sign;
  }
  return 0;
}

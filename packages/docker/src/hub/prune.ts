import { UserError, visible } from '@mlops-actions/toolkit';
import picomatch from 'picomatch';
import type { DockerHubTag } from './client.js';

export interface PruneRule {
  /** A glob: `*-sentiment-analyzer-*` */
  readonly pattern: string;
  /** How many of those that it matches stay: the newest. */
  readonly keep: number;
  /** What stays whatever the pattern says, as `latest` does. */
  readonly spare: readonly string[];
}

/** Of the tags that the pattern matches, oldest first. */
export interface PrunePlan {
  readonly remove: DockerHubTag[];
  readonly keep: DockerHubTag[];
}

/**
 * Which tags are older than the newest `keep`. What is spared counts among those, as far as it is new enough, and so does what has
 * the digest of a spared tag, which is another name of it. A tag of unknown age stays.
 * @throws UserError for a rule that is none
 */
export function prunePlan(tags: readonly DockerHubTag[], { pattern, keep, spare }: PruneRule): PrunePlan {
  if (pattern.trim() === '')
    throw new UserError(
      'prune: is empty. Write the pattern of the tags to delete, such as\n  prune: "*-sentiment-analyzer-*"',
    );
  if (!Number.isSafeInteger(keep) || keep < 1)
    throw new UserError(
      `prune-keep: "${keep}" is no number of tags to keep, 1 or more. Write for example\n  prune-keep: 10`,
    );
  const matches = matcherOf(pattern);
  const names = new Set([...spare, 'latest']);
  const isNamed = ({ name }: DockerHubTag) => names.has(name);
  const digests = new Set(tags.filter(isNamed).flatMap(({ digest }) => digest ?? []));
  const isSpared = (tag: DockerHubTag) =>
    isNamed(tag) || (tag.digest !== undefined && digests.has(tag.digest)) || Number.isNaN(ageOf(tag));
  const sorted = tags.filter(({ name }) => matches(name)).sort(byAge);
  const old = new Set(sorted.slice(0, Math.max(0, sorted.length - keep)));
  const remove = sorted.filter((tag) => old.has(tag) && !isSpared(tag));
  const gone = new Set(remove);
  return { remove, keep: sorted.filter((tag) => !gone.has(tag)) };
}

function matcherOf(pattern: string): (name: string) => boolean {
  try {
    return picomatch(pattern, { dot: true });
  } catch (error) {
    throw new UserError(
      `prune: "${visible(pattern)}" is no pattern: ${error instanceof Error ? error.message : error}.`,
    );
  }
}

function ageOf({ updatedAt }: DockerHubTag): number {
  return Date.parse(updatedAt);
}

/** Oldest first; of the same age by name; those of unknown age last, as if they were new. */
function byAge(one: DockerHubTag, other: DockerHubTag): number {
  const [first, second] = [one, other].map((tag) => (Number.isNaN(ageOf(tag)) ? Infinity : ageOf(tag)));
  if (first === second) return one.name < other.name ? -1 : 1;
  return first! - second!;
}

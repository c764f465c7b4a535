import { createHash } from 'node:crypto';
import { parse, type SemVer } from 'semver';
import type { GitState, Tag } from './tags.js';

const LONGEST = 128;

/** The version that a git tag such as `v1.2.3` or `1.2.3` names; undefined for any other ref. */
export function versionOf({ ref }: GitState): SemVer | undefined {
  return (ref?.startsWith('refs/tags/') && parse(ref.slice('refs/tags/'.length))) || undefined;
}

/** The whole version as a tag: what semver writes after `+` comes after a `-`, since no tag holds a `+`. */
export const fullVersion = ({ version, build }: SemVer): string =>
  [version, ...build.join('.').split('.')].filter(Boolean).join('-');

/**
 * A ref's name as a tag. Two names never become one by being shortened: the digest of what was lost follows.
 */
export function tagFromName(name: string): string {
  const tag = name.replace(/[^A-Za-z0-9_.-]/gu, '-').replace(/^[.-]+/, '');
  if (tag !== '' && tag.length <= LONGEST) return tag;
  const digest = createHash('sha256').update(name).digest('hex').slice(0, 8);
  return `${tag.slice(0, LONGEST - 1 - digest.length) || 'ref'}-${digest}`;
}

export const shortSha = ({ sha }: GitState): string | undefined =>
  sha && /^[0-9a-f]{7,64}$/i.test(sha) ? sha.slice(0, 7).toLowerCase() : undefined;

/** The branch as a tag; of a pull request, which is none, `pr-7`. */
export function branchOf({ ref, pullRequest }: GitState): string | undefined {
  if (pullRequest !== undefined) return `pr-${pullRequest}`;
  return ref?.startsWith('refs/heads/') ? tagFromName(ref.slice('refs/heads/'.length)) : undefined;
}

/** The tags that users of docker/metadata-action know, for when no facts name one. [] when git has nothing to say. */
export function gitTags(git: GitState): Tag[] {
  const fixed = (name: string): Tag => ({ name, moves: false });
  const moving = (name: string): Tag => ({ name, moves: true });
  const branch = branchOf(git);
  if (git.pullRequest !== undefined) return [moving(`pr-${git.pullRequest}`)];
  const version = versionOf(git);
  if (version !== undefined) {
    const { major, minor, prerelease } = version;
    if (prerelease.length > 0) return [fixed(fullVersion(version))];
    // Under version 0 any minor version may break what the one before it could.
    const wide = major === 0 ? [] : [moving(`${major}`)];
    return [fixed(fullVersion(version)), moving(`${major}.${minor}`), ...wide];
  }
  if (git.ref?.startsWith('refs/tags/')) return [fixed(tagFromName(git.ref.slice('refs/tags/'.length)))];
  const sha = shortSha(git);
  return [
    ...(sha === undefined ? [] : [fixed(`sha-${sha}`)]),
    ...(branch === undefined ? [] : [moving(branch)]),
  ];
}

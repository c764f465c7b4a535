import { foreign, type RemoteImage, type Tag } from '@mlops-actions/docker';
import {
  CODE_VERSION_LABEL,
  MODEL_NAME_LABEL,
  MODEL_VERSION_LABEL,
  SOURCE_LABEL,
  VERSION_LABEL,
} from './labels.js';

type Labels = ReadonlyMap<string, string>;

/** Ids of commits and runs begin with a figure too, and are neither older nor newer. */
const VERSION = /^v?\d+(?:[._]\d+)*(?:[-+].*)?$/;
/** That label holds the first tag, whatever it is. */
const SEMVER = /^\d+\.\d+\.\d+(?:-.*)?$/;

const byNumber = new Intl.Collator('en', { numeric: true });

/** `1.9` before `1.10`, `v2` before `v3`, `3-rc1` before `3`. */
export function versionOrder(a: string, b: string): number {
  const [release, other] = [parts(a), parts(b)];
  const order = byNumber.compare(release.main, other.main);
  if (order !== 0) return order;
  if (release.pre === undefined || other.pre === undefined)
    return Number(release.pre === undefined) - Number(other.pre === undefined);
  return byNumber.compare(release.pre, other.pre);
}

function parts(version: string): { main: string; pre: string | undefined } {
  const [main = '', ...pre] = version.replace(/^v(?=\d)/, '').split('-');
  return { main, pre: pre.length === 0 ? undefined : pre.join('-') };
}

/** A tag that names the newest of a line of releases. A branch's is whatever the branch is. */
export function namesNewest({ name, moves }: Tag): boolean {
  return moves && (name === 'latest' || /^\d+(\.\d+)?$/.test(name));
}

/**
 * What the image that has the tag now is newer by, for people; undefined where it is not, or where nobody can say because the two
 * are of different models or have no versions.
 */
export function newerBy(there: Labels, ours: Labels): string | undefined {
  // Labels are inherited: of an image that is not ours they may be those of its base.
  if (!there.has(SOURCE_LABEL)) return undefined;
  const model = there.get(MODEL_NAME_LABEL);
  if (model !== ours.get(MODEL_NAME_LABEL)) return undefined;
  const compared: [string, string][] =
    model === undefined
      ? [
          [CODE_VERSION_LABEL, 'version'],
          [VERSION_LABEL, 'version'],
        ]
      : [
          [MODEL_VERSION_LABEL, `version`],
          [CODE_VERSION_LABEL, `code version`],
        ];
  for (const [label, what] of compared) {
    const [theirs, own] = [there.get(label), ours.get(label)];
    const isVersion = label === VERSION_LABEL ? SEMVER : VERSION;
    if (theirs === undefined || own === undefined) continue;
    if (!isVersion.test(theirs) || !isVersion.test(own)) continue;
    const order = versionOrder(theirs, own);
    if (order > 0) return `${what} ${foreign(theirs)}`;
    if (order < 0) return undefined;
  }
  return undefined;
}

/** ", sentiment version 4": which model an image in the registry has. */
export function ofModel({ labels }: Pick<RemoteImage, 'labels'>): string {
  const [model, version] = [labels.get(MODEL_NAME_LABEL), labels.get(MODEL_VERSION_LABEL)];
  return model && version ? `, ${foreign(model)} version ${foreign(version)}` : '';
}

import { visible } from '@mlops-actions/toolkit';
import type { Mlmodel } from './mlmodel.js';
import { asTheyAre, type Placed } from './placement.js';
import { transformersLayout } from './transformers-layout.js';

/** Where each file of a model goes in its repository. */
export interface Layout {
  /** One file may go to two places; no two go to one. Sorted by `to`. */
  readonly files: readonly { readonly from: string; readonly to: string }[];
  /** Targets that several files have. The first is the one in `files`; where the others differ from it, they are left out. */
  readonly clashes: readonly { readonly to: string; readonly from: readonly string[] }[];
  /** What a user should hear of: files left out, or in the way of those that this project writes. */
  readonly notes: readonly string[];
  /** Whether the model is here. MLflow can save a mere reference to one on the Hub, or on a disk. */
  readonly weights: boolean;
  /** Keys of the transformers flavor that change in the published MLmodel: see `mlmodelFor`. */
  readonly flavorChanges: Readonly<Record<string, string>>;
}

/**
 * Everything stays where it is, but for transformers models: their files move to the root, where `from_pretrained` looks.
 * @param paths the files below the model's folder
 */
export function layoutOf(mlmodel: Mlmodel, paths: readonly string[]): Layout {
  const kept = paths.filter((path) => !isLeftOut(path));
  const leftOut = paths.length - kept.length;
  const { placed, notes, ...rest } = mlmodel.flavors.has('transformers')
    ? transformersLayout(mlmodel.flavors.get('transformers')!, kept)
    : { placed: asTheyAre(kept), notes: [], weights: true, flavorChanges: {} };

  const targets = new Map<string, Placed[]>();
  for (const one of placed) {
    const same = targets.get(one.to);
    if (same === undefined) targets.set(one.to, [one]);
    else same.push(one);
  }
  const groups = [...targets].map(([to, group]) => ({
    to,
    from: group.sort(byRank).map(({ from }) => from),
  }));
  groups.sort((a, b) => (a.to < b.to ? -1 : 1));
  return {
    files: groups.map(({ to, from }) => ({ from: from[0]!, to })),
    clashes: groups.filter(({ from }) => from.length > 1),
    notes: [...notes, ...(leftOut === 0 ? [] : [leftOutNote(leftOut)]), ...inTheWay(mlmodel, groups)].map(
      visible,
    ),
    ...rest,
  };
}

const byRank = (a: Placed, b: Placed): number => a.rank - b.rank;

/** What `upload_folder` of huggingface_hub leaves out too, and the rules of git, which a repository on the Hub has of its own. */
const isLeftOut = (path: string): boolean =>
  /(?:^|\/)(?:\.git\/|\.gitattributes$)|(?:^|\/)\.cache\/huggingface\//.test(path);

const leftOutNote = (count: number): string =>
  `${count} file${count === 1 ? '' : 's'} of git (.git, .gitattributes) or of the Hub's cache left out: the repository on the Hub has its own.`;

/** Files at the places of those that this project writes. */
function inTheWay({ flavors }: Mlmodel, files: readonly { to: string; from: readonly string[] }[]): string[] {
  const ours = new Map([['README.md', 'A model card that is written']]);
  if (flavors.has('sklearn')) ours.set('config.json', "A config.json in skops' layout that is written");
  return files
    .filter(({ to }) => ours.has(to))
    .map(({ to, from }) => `The model brings a ${to} of its own (${from[0]}). ${ours.get(to)} replaces it.`);
}

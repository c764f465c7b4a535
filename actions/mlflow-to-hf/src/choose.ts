import type { ArtifactFile } from '@mlops-actions/mlflow';
import { firstOf, UserError, visible } from '@mlops-actions/toolkit';
import picomatch from 'picomatch';

/**
 * The files to publish. A glob without a slash means files of that name in any folder, as in .gitignore.
 * @throws UserError when a glob matches nothing, or nothing is left
 */
export function chosen(
  files: readonly ArtifactFile[],
  include: readonly string[],
  exclude: readonly string[],
): ArtifactFile[] {
  for (const [input, globs] of Object.entries({ include, exclude }))
    for (const glob of globs)
      if (!files.some(matching([glob])))
        throw new UserError(
          `${input}: no file of the model matches ${visible(glob)}. It has ${firstOf(
            files.map(({ path }) => path),
            5,
          )}.`,
        );
  const isIncluded = include.length === 0 ? () => true : matching(include);
  const isExcluded = exclude.length === 0 ? () => false : matching(exclude);
  const left = files.filter((file) => isIncluded(file) && !isExcluded(file));
  if (left.length === 0) throw new UserError('include and exclude leave no file of the model to publish.');
  return left;
}

function matching(globs: readonly string[]): (file: ArtifactFile) => boolean {
  const matchers = globs.map((glob) =>
    picomatch(glob, { dot: true, basename: !glob.includes('/'), nonegate: true }),
  );
  return ({ path }) => matchers.some((matches) => matches(path));
}

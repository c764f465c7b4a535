import { UserError, visible } from '@mlops-actions/toolkit';

/** Why a path must not be written to, or cannot be on every machine; undefined for an ordinary one. */
export function faultOfPath(path: string): string | undefined {
  if (/[\0-\x1f\x7f]/.test(path)) return 'it has a control character in it';
  if (path.includes('\\')) return 'it has a backslash in it';
  if (/^[a-z]:/i.test(path)) return 'it begins with a drive';
  const parts = path.split('/');
  if (parts[0] === '') return 'it does not begin with a name';
  if (parts.includes('')) return 'a name in it is empty';
  if (parts.includes('..') || parts.includes('.')) return 'it leads elsewhere';
  return undefined;
}

/**
 * Nothing is written outside of the folder that a model is meant for, and no file over another.
 * @param label of the model
 * @throws UserError
 */
export function refuseHostile(
  label: string,
  files: readonly { readonly path: string }[],
  folders: readonly string[],
): void {
  const fault = (path: string, why: string) =>
    new UserError(
      `${label} has a file "${visible(path)}", which is not downloaded: ${why}. Log the model again without it.`,
    );
  const seen = new Set(folders);
  for (const { path } of files) {
    const why = faultOfPath(path);
    if (why !== undefined) throw fault(path, why);
    if (seen.has(path)) throw fault(path, 'there are two of that name');
    seen.add(path);
  }
}

/** Where a part is ''. */
export function joined(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('/');
}

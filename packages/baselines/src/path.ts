/**
 * What keeps a path from being one below a folder on every system, "/" between names; undefined when nothing does.
 */
export function problemOfPath(path: string): string | undefined {
  if (/[\0-\x1f\x7f]/.test(path)) return 'has a control character in it';
  if (path.includes('\\')) return 'has a backslash in it';
  if (path.startsWith('/') || /^[A-Za-z]:/.test(path)) return 'is absolute';
  const names = path.split('/');
  if (names.includes('..')) return 'has ".." in it';
  if (names.includes('') || names.includes('.')) return 'has an empty name or "." in it';
  return undefined;
}

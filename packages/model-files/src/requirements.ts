/** A line of a requirements.txt (https://pip.pypa.io/en/stable/reference/requirements-file-format/), as far as it is of interest. */
export interface Requirement {
  readonly line: string;
  /** As packages are compared: lower case, `-` for `_` and `.`; absent for an option or a bare URL or path. */
  readonly name?: string;
  /** What follows the name, without marker: '==1.4.2', '>=2,<3', ''. */
  readonly versions: string;
  /** Of `==` or `===`, without wildcard. */
  readonly pin?: string;
  /** What is installed instead of a package of an index: a URL or a path. */
  readonly source?: string;
}

/** The requirements of a requirements.txt, a line each as they stand there, without comments and blank lines. */
export function requirementsOf(text: string): string[] {
  return text
    .replace(/^\uFEFF/, '')
    .replace(/\\\r?\n/g, '')
    .split(/\r\n|\r|\n/)
    .map((line) => line.replace(/(?:^|\s)#.*$/, '').trim())
    .filter((line) => line !== '');
}

const NAMED = /^([A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?)\s*(?:\[[^\]]*\])?\s*(.*)$/s;
const PATH = /^(?:\.{0,2}[\\/]|~|[A-Za-z]:[\\/])|\.(?:whl|zip|tar\.gz|tgz)$/;

export function requirementOf(line: string): Requirement {
  const editable = /^(?:-e|--editable)[\s=]*(.*)$/.exec(line)?.[1];
  if (editable !== undefined) return { line, versions: '', source: editable };
  if (line.startsWith('-')) return { line, versions: '' };
  const isUrlOrPath = /^[a-z][a-z0-9+.-]*:/i.test(line) || line === '.' || PATH.test(line);
  if (isUrlOrPath && !/^[^/:]+@\s/.test(line)) return { line, versions: '', source: line };
  const [, name, rest = ''] = NAMED.exec(line) ?? [];
  if (name === undefined) return { line, versions: '' };
  const source = /^@\s*(\S+)/.exec(rest)?.[1];
  const versions = source === undefined ? rest.replace(/;.*|\s--.*/s, '').replace(/[\s()]/g, '') : '';
  const pin = /^={2,3}([^,*]+)$/.exec(versions)?.[1];
  return {
    line,
    name: name.toLowerCase().replace(/[-_.]+/g, '-'),
    versions,
    ...(pin === undefined ? {} : { pin }),
    ...(source === undefined ? {} : { source }),
  };
}

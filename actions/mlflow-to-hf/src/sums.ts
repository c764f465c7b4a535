import type { Snapshot } from '@mlops-actions/hub';

/** What coreutils' `sha256sum -c` reads, comments included. */
export const SUMS = 'SHA256SUMS';

/** Only a file that begins so is ours: what it lists may be removed when the model no longer has it. */
const HEAD = '# What mlflow-to-hf published here. To check a download: sha256sum -c SHA256SUMS\n';

export interface Sum {
  readonly path: string;
  readonly sha256: string;
}

export function sumsText(sums: readonly Sum[]): string {
  const lines = sums.map(({ path, sha256 }) => {
    const escaped = path.replace(/[\\\n\r]/g, (char) => ESCAPES[char] ?? char);
    return `${escaped === path ? '' : '\\'}${sha256}  ${escaped}\n`;
  });
  return HEAD + lines.join('');
}

const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r' };

/** What an earlier run published; [] when the file is somebody else's. */
export function publishedBefore(text: string | undefined): Sum[] {
  const [first, ...lines] = (text ?? '').split(/\r?\n/);
  if (first?.trim() !== HEAD.trim()) return [];
  return lines.flatMap((line) => {
    const [, isEscaped, sha256 = '', path = ''] = /^(\\?)([0-9a-f]{64}) [ *]([\s\S]+)$/.exec(line) ?? [];
    return path === '' ? [] : [{ sha256, path: isEscaped ? unescaped(path) : path }];
  });
}

function unescaped(path: string): string {
  return path.replace(/\\([\\nr])/g, (_, char: string) => UNESCAPES[char] ?? char);
}

const UNESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r' };

export interface Leftovers {
  /** Published by an earlier run, no part of the model now, and untouched since. */
  readonly remove: string[];
  /** The same, but changed by somebody since. */
  readonly changed: string[];
}

/** A loader takes what it finds: old weights beside the new ones may be the ones that it loads. */
export async function leftovers(snapshot: Snapshot, paths: ReadonlySet<string>): Promise<Leftovers> {
  const there = new Map(snapshot.files.map((file) => [file.path, file]));
  if (!there.has(SUMS)) return { remove: [], changed: [] };
  const gone = publishedBefore(await snapshot.readText(SUMS)).filter(
    ({ path }) => there.has(path) && !paths.has(path),
  );
  const result: Leftovers = { remove: [], changed: [] };
  for (const { path, sha256 } of gone)
    ((await snapshot.sha256(path)) === sha256 ? result.remove : result.changed).push(path);
  return result;
}

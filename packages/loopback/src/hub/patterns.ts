/** Whether a path matches a pattern of `.gitignore` or `.gitattributes`: by its name alone if the pattern has no slash. */
function matches(pattern: string, path: string): boolean {
  const anchored = pattern.replace(/^\//, '');
  const subject = pattern.includes('/') ? path : path.slice(path.lastIndexOf('/') + 1);
  return new RegExp(`^${toRegExp(anchored)}$`, 'su').test(subject);
}

function toRegExp(glob: string): string {
  const token = /\*\*\/|\/\*\*$|\*+|\?|\[!?(?:\[:\w+:\]|[^\]])+\]|\\.|./gsu;
  return glob.replace(token, (part) => {
    if (part === '**/') return '(?:.*/)?';
    if (part === '/**') return '/.*';
    if (part.startsWith('*')) return '[^/]*';
    if (part === '?') return '[^/]';
    if (part.length > 1 && part.startsWith('['))
      return part.replace(/\\/g, '\\\\').replace('[:space:]', '\\s').replace(/^\[!/, '[^');
    return literal(part.startsWith('\\') ? part.slice(1) : part);
  });
}

const literal = (text: string) => text.replace(/[\\^$.*+?()[\]{}|]/gu, '\\$&');

/** Whether a `.gitattributes` sends a path to LFS; undefined if it says nothing about it. */
export function attributedToLfs(attributes: string, path: string): boolean | undefined {
  let found: boolean | undefined;
  for (const line of attributes.split(/\r?\n/)) {
    const [, quoted, plain = '', rest = ''] =
      /^(?:"((?:[^"\\]|\\.)*)"|([^\s#"]\S*))\s+(.*)$/.exec(line.trim()) ?? [];
    const words = rest.split(/\s+/);
    const says = words.includes('filter=lfs')
      ? true
      : words.some((word) => /^[-!]filter$|^filter=/.test(word))
        ? false
        : undefined;
    if (says !== undefined && matches(quoted ?? plain, path)) found = says;
  }
  return found;
}

/** The line that sends just this path to LFS. */
export function lfsLineFor(path: string): string {
  const pattern = path.replace(/[*?[\]\\#!"]/g, '\\$&').replace(/\s/g, '[[:space:]]');
  return `${pattern} filter=lfs diff=lfs merge=lfs -text\n`;
}

/** Whether a `.gitignore` has a path ignored, itself or by a folder that it is in. */
export function isIgnored(ignore: string, path: string): boolean {
  const rules = ignore
    .split(/\r?\n/)
    .map((line) => line.replace(/(?<!\\)\s+$/, ''))
    .filter((line) => line !== '' && !line.startsWith('#'));
  const names = path.split('/');
  return names.some((_, index) => {
    const at = names.slice(0, index + 1).join('/');
    const isFolder = index < names.length - 1;
    let ignored = false;
    for (const rule of rules) {
      const pattern = rule.replace(/^!/, '').replace(/\/$/, '');
      if (rule.endsWith('/') && !isFolder) continue;
      if (matches(pattern, at)) ignored = !rule.startsWith('!');
    }
    return ignored;
  });
}

/** What a new repository's `.gitattributes` says. */
export const FIRST_ATTRIBUTES = [
  ...['*.7z', '*.arrow', '*.bin', '*.bz2', '*.ckpt', '*.ftz', '*.gz', '*.h5', '*.joblib', '*.lfs.*'],
  ...['*.mlmodel', '*.model', '*.msgpack', '*.npy', '*.npz', '*.onnx', '*.ot', '*.parquet', '*.pb'],
  ...['*.pickle', '*.pkl', '*.pt', '*.pth', '*.rar', '*.safetensors', 'saved_model/**/*', '*.tar.*'],
  ...['*.tar', '*.tflite', '*.tgz', '*.wasm', '*.xz', '*.zip', '*.zst', '*tfevents*'],
]
  .map((pattern) => `${pattern} filter=lfs diff=lfs merge=lfs -text\n`)
  .join('');

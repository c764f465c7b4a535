import { createHash, type Hash } from 'node:crypto';
import { closeSync, constants, type Dirent, fstatSync, openSync, readSync } from 'node:fs';
import { lstat, readdir, readFile, readlink, stat } from 'node:fs/promises';
import { basename, join, relative, sep } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { UserError, visible } from '@mlops-actions/toolkit';
import { IgnoreFile, type Verdicts } from './ignore-file.js';

/** What an image is built from. */
export interface BuildSource {
  /** Absolute. */
  readonly context: string;
  /** Absolute. */
  readonly dockerfile: string;
  readonly target?: string;
  readonly platforms: readonly string[];
  readonly buildArgs: ReadonlyMap<string, string>;
  readonly labels: ReadonlyMap<string, string>;
  /** Absolute: files that do not count, as they are made of the images themselves. */
  readonly except?: readonly string[];
}

export interface SourceDigest {
  /** `sha256:…`. */
  readonly digest: string;
  /** How many files docker is sent, folders and links not counted. */
  readonly files: number;
  /** What they hold. */
  readonly bytes: number;
  /** `Dockerfile.dockerignore` or `.dockerignore`, where there is one. Docker without buildx does not know the first. */
  readonly ignoreFile?: string;
}

/** Of this list of things, in this order; another list is another version. */
const FORMAT = 'mlops-actions.source-digest/v1';

/** setuid, setgid, sticky: docker keeps them, and unlike the other bits nobody's umask takes them away. */
const SPECIAL = 0o7000;

/**
 * A name for what goes into a build: the same wherever and whenever the same things are checked out. Of the context it takes
 * what docker sees: names, contents, whether a file may be executed and as whom, where links point to; not owners, times and
 * further modes, which differ from machine to machine, nor `.git`, which differs from run to run.
 * @throws UserError for a context or a Dockerfile that cannot be read, and a .dockerignore that docker refuses
 */
export async function sourceDigest(source: BuildSource): Promise<SourceDigest> {
  const { context, dockerfile } = source;
  const isFolder = await stat(context).then(
    (there) => there.isDirectory(),
    () => false,
  );
  if (!isFolder)
    throw new UserError(
      `context ${visible(context)}: there is no such folder. Write the folder that holds what the Dockerfile copies, such as context: .`,
    );
  const instructions = await readFile(dockerfile).catch((error: NodeJS.ErrnoException) => {
    throw new UserError(`file ${visible(dockerfile)}: the Dockerfile cannot be read (${error.code}).`);
  });
  const ignoreFile = await findIgnoreFile(source);

  const hash = createHash('sha256');
  const byName = (map: ReadonlyMap<string, string>) => [...map].sort(([a], [b]) => (a < b ? -1 : 1));
  record(
    hash,
    FORMAT,
    createHash('sha256').update(instructions).digest('hex'),
    // Docker compares the names of stages without regard to case.
    source.target?.toLowerCase() ?? null,
    [...new Set(source.platforms)].sort(),
    byName(source.buildArgs),
    byName(source.labels),
  );
  const except = (source.except ?? []).map((path) => relative(context, path).replaceAll(sep, '/'));
  const walk = new Walk(
    hash,
    ignoreFile && new IgnoreFile(ignoreFile.text, ignoreFile.name),
    new Set(except),
  );
  await walk.folder(Buffer.from(context), '', undefined);
  return {
    digest: `sha256:${hash.digest('hex')}`,
    files: walk.files,
    bytes: walk.bytes,
    ...(ignoreFile && { ignoreFile: ignoreFile.name }),
  };
}

async function findIgnoreFile({ context, dockerfile }: BuildSource) {
  for (const path of [`${dockerfile}.dockerignore`, join(context, '.dockerignore')]) {
    const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return undefined;
      throw new UserError(`${visible(path)} cannot be read (${error.code}).`);
    });
    if (text !== undefined) return { name: basename(path), text };
  }
  return undefined;
}

/** JSON on one line, so that where one thing ends and the next begins is part of what is hashed. */
const record = (hash: Hash, ...things: readonly unknown[]) => {
  hash.update(`${JSON.stringify(things)}\n`);
};

class Walk {
  files = 0;
  bytes = 0;
  readonly #buffer = Buffer.allocUnsafe(1 << 18);

  constructor(
    readonly hash: Hash,
    readonly ignore: IgnoreFile | undefined,
    readonly except: ReadonlySet<string>,
  ) {}

  /** In the order of the names' bytes. Names are bytes: they need not be UTF-8. */
  async folder(folder: Buffer, parent: string, verdicts: Verdicts | undefined): Promise<void> {
    const entries = await readdir(folder, { withFileTypes: true, encoding: 'buffer' }).catch(refuse(folder));
    entries.sort((a, b) => Buffer.compare(a.name, b.name));
    for (const entry of entries) {
      const name = entry.name.toString();
      const inside = parent === '' ? name : `${parent}/${name}`;
      if (name === '.git' || this.except.has(inside)) continue;
      const look = this.ignore?.look(inside, verdicts);
      const path = Buffer.concat([folder, Buffer.from('/'), entry.name]);
      if (look?.ignored !== true) await this.#entry(entry, path, inside);
      if (entry.isDirectory() && (look?.ignored !== true || this.ignore?.mayBeIn(inside)))
        await this.folder(path, inside, look?.verdicts);
    }
  }

  async #entry(entry: Dirent<Buffer>, path: Buffer, inside: string): Promise<void> {
    // Two names that are no UTF-8 may look the same.
    const name = [inside, ...(isText(entry.name) ? [] : [entry.name.toString('hex')])];
    if (entry.isDirectory()) record(this.hash, 'folder', ...name);
    else if (entry.isSymbolicLink()) {
      const target = await readlink(path, { encoding: 'buffer' }).catch(refuse(path));
      record(this.hash, 'link', ...name, target.toString('latin1'));
    } else if (entry.isFile()) await this.#file(path, name);
    // Opening a pipe would wait for ever. Sockets are not sent.
    else if (!entry.isSocket())
      record(this.hash, 'special', ...name, (await lstat(path)).mode & constants.S_IFMT);
  }

  /** Most files are small, and read ten times as fast as by Node's pool of threads. */
  async #file(path: Buffer, name: readonly string[]): Promise<void> {
    const file = opened(path);
    try {
      const { mode } = fstatSync(file);
      const content = createHash('sha256');
      for (;;) {
        const size = readSync(file, this.#buffer, 0, this.#buffer.length, null);
        if (size === 0) break;
        content.update(this.#buffer.subarray(0, size));
        this.bytes += size;
        // Everything else has its turn while a large one is read.
        if (size === this.#buffer.length) await setImmediate();
      }
      this.files++;
      const special = mode & SPECIAL;
      record(
        this.hash,
        mode & constants.S_IXUSR ? 'program' : 'file',
        ...name,
        content.digest('hex'),
        ...(special === 0 ? [] : [special]),
      );
    } finally {
      closeSync(file);
    }
  }
}

const isText = (name: Buffer) => Buffer.from(name.toString()).equals(name);

function opened(path: Buffer): number {
  try {
    return openSync(path, 'r');
  } catch (error) {
    return refuse(path)(error as NodeJS.ErrnoException);
  }
}

const refuse = (path: Buffer) => (error: NodeJS.ErrnoException) => {
  throw new UserError(
    `${visible(path.toString())} cannot be read (${error.code}), by docker neither. Is it of another user? Name it in .dockerignore where the image does not need it.`,
  );
};

import { type CommitOperation, commitIter } from '@huggingface/hub';
import {
  ByteProgress,
  bytesInWords,
  count,
  firstOf,
  pause,
  UserError,
  visible,
} from '@mlops-actions/toolkit';
import type { Changes } from './changes.js';
import { access, type Hub, isObject, objectIn, strange } from './client.js';
import { Failure } from './failure.js';
import { FileBlob } from './file-blob.js';
import { sizeOf } from './transport.js';

export interface CommitRequest {
  readonly repoId: string;
  /** Or `refs/pr/1`. */
  readonly branch: string;
  /** The commit that the changes were made out against. */
  readonly parent: string;
  readonly title: string;
  readonly description?: string | undefined;
  readonly changes: Changes;
  /** To open a pull request to the branch. */
  readonly createPr: boolean;
  readonly signal?: AbortSignal | undefined;
  readonly now: () => number;
}

export type CommitOutcome =
  | { readonly kind: 'done'; readonly oid: string; readonly pullRequestUrl?: string }
  /** Nothing was committed: the branch has left `parent`, or the upload must be asked for anew. */
  | { readonly kind: 'again'; readonly failure: Failure }
  /** It may have been committed. */
  | { readonly kind: 'unknown'; readonly failure: Failure };

/**
 * Files that are not in LFS go into one request, wholly in memory and four thirds as long. What the Hub itself takes in one is
 * less than this (413).
 */
const MOST_REGULAR = 256 * 2 ** 20;

/**
 * Uploads what the storage has not, then commits everything at once.
 * @throws UserError; Failure; the signal's reason
 */
export async function commit(hub: Hub, request: CommitRequest): Promise<CommitOutcome> {
  const { repoId, branch, changes, signal } = request;
  const upload = new Upload(hub, request);
  const iterator = commitIter({
    ...access(hub, { signal }),
    fetch: upload.fetch,
    repo: { type: 'model', name: repoId },
    branch,
    parentCommit: request.parent,
    title: request.title,
    ...(request.description && { description: request.description }),
    isPullRequest: request.createPr,
    operations: operationsOf(changes),
    ...(signal && { abortSignal: signal }),
  });
  try {
    let step = await iterator.next();
    for (; !step.done; step = await iterator.next())
      if (step.value.event === 'phase') upload.enter(step.value.phase);
    const made = step.value;
    if (made === undefined) throw new Error('no commit was made');
    return {
      kind: 'done',
      oid: made.commit.oid,
      ...(made.pullRequestUrl && { pullRequestUrl: made.pullRequestUrl }),
    };
  } catch (error) {
    signal?.throwIfAborted();
    if (error instanceof UserError) throw error;
    return upload.judge(error);
  }
}

function operationsOf({ write, remove }: Changes): CommitOperation[] {
  return [
    ...write.map(({ path, size, source }) => ({
      operation: 'addOrUpdate' as const,
      path,
      content: 'text' in source ? new Blob([source.text]) : new FileBlob(source.file, size),
    })),
    ...remove.map((path) => ({ operation: 'delete' as const, path })),
  ];
}

/** What @huggingface/hub's commit lacks, through the requests that it makes. */
class Upload {
  readonly #hub: Hub;
  readonly #request: CommitRequest;
  #progress: ByteProgress | undefined;
  readonly #isLfs = new Set<string>();
  readonly #ignored: string[] = [];
  #isSent = false;
  #ofStorage: unknown;

  constructor(hub: Hub, request: CommitRequest) {
    this.#hub = hub;
    this.#request = request;
  }

  readonly fetch: typeof globalThis.fetch = async (input, init) => {
    const { endpoint } = this.#hub;
    const { signal, repoId } = this.#request;
    const url = String(input);
    if (url.startsWith(`${endpoint}/api/models/${repoId}/commit/`)) {
      // To make the body takes so long that the server may have closed the connection, which is learnt only now.
      await pause(10);
      this.#isSent = true;
      const response = await access(this.#hub, { signal, isOnce: true }).fetch(url, init);
      // To ask again would be to upload again, and the answer no other.
      const made = await objectIn(this.#hub, response);
      if (typeof made.commitOid !== 'string') throw strange(this.#hub);
      return Response.json(made);
    }
    const { fetch } = access(this.#hub, { signal });
    if (url.startsWith(`${endpoint}/api/models/${repoId}/preupload/`))
      return this.#preuploaded(await fetch(url, init));
    if (url === `${endpoint}/${repoId}.git/info/lfs/objects/batch`) {
      const batch = await objectIn(this.#hub, await fetch(url, init));
      if (!Array.isArray(batch.objects) || !batch.objects.every(isObject)) throw strange(this.#hub);
      return Response.json(batch);
    }
    try {
      const response = await fetch(url, init);
      // A text is JSON about them.
      if (typeof init?.body !== 'string') this.#progress?.add(sizeOf(init?.body));
      return response;
    } catch (error) {
      this.#ofStorage = error;
      throw error;
    }
  };

  enter(phase: 'preuploading' | 'uploadingLargeFiles' | 'committing'): void {
    if (phase !== 'uploadingLargeFiles') return;
    this.#refuse();
    const { repoId, changes, now } = this.#request;
    const large = changes.write.filter(({ path }) => this.#isLfs.has(path));
    if (large.length === 0) return;
    const { log } = this.#hub;
    const total = large.reduce((sum, { size }) => sum + size, 0);
    log.info(
      `Uploading ${count(large.length, 'file')} to the large-file storage of ${repoId}, ${bytesInWords(total)}`,
    );
    this.#progress = new ByteProgress(total, 'uploaded', log, now);
  }

  /** The Hub's decision of what goes to LFS, which must be known before anything is sent. */
  async #preuploaded(response: Response): Promise<Response> {
    const answer: { files?: { path: string; uploadMode: string; shouldIgnore?: boolean }[] } = await objectIn(
      this.#hub,
      response,
    );
    if (!Array.isArray(answer.files) || !answer.files.every(isObject)) throw strange(this.#hub);
    const sizes = new Map(this.#request.changes.write.map(({ path, size }) => [path, size]));
    for (const file of answer.files) {
      if (file.shouldIgnore) this.#ignored.push(file.path);
      // A storage takes no object without bytes.
      if (sizes.get(file.path) === 0) file.uploadMode = 'regular';
      if (file.uploadMode === 'lfs') this.#isLfs.add(file.path);
    }
    return Response.json(answer);
  }

  #refuse(): void {
    const { repoId, changes } = this.#request;
    if (this.#ignored.length > 0)
      throw new UserError(
        `The .gitignore of ${repoId} leaves out ${firstOf(
          this.#ignored.map((path) => `"${path}"`),
          5,
        )}, so that the Hub would not take what is to be published. Mend .gitignore there, or leave them out:\n  exclude: |\n${this.#ignored
          .slice(0, 5)
          .map((path) => `    ${visible(path)}`)
          .join('\n')}`,
      );
    const regular = changes.write.filter(({ path }) => !this.#isLfs.has(path));
    const bytes = regular.reduce((sum, { size }) => sum + size, 0);
    if (bytes > MOST_REGULAR)
      throw new UserError(
        `${regular.length} of the files are not for LFS, and have ${bytesInWords(bytes)} together: in one commit the Hub takes less than ${bytesInWords(MOST_REGULAR)}. Put large ones into LFS by a line for their kind in the repository's .gitattributes, for example:\n  *.csv filter=lfs diff=lfs merge=lfs -text\nor leave some out with exclude.`,
      );
  }

  /** What an error means for the commit. @throws it, when there is no more to be done */
  judge(error: unknown): CommitOutcome {
    if (this.#isSent) {
      const { origin } = new URL(this.#hub.endpoint);
      // Anything else is of an answer that could not be understood.
      const failure = error instanceof Failure ? error : new Failure(origin, undefined, String(error));
      if (failure.mayBeDone) return { kind: 'unknown', failure };
      if (failure.status === 412 || failure.status === 409) return { kind: 'again', failure };
    } else if (error instanceof Failure && error === this.#ofStorage) {
      // Addresses to upload to are good for some time only, and what was completed twice is not there the second time.
      if ([400, 403, 404, 410].includes(error.status ?? 0)) return { kind: 'again', failure: error };
    }
    throw error;
  }
}

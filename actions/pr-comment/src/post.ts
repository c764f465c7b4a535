import type { Inputs } from './inputs.js';
import { digestOf, isMarked } from './marker.js';

/** A comment as it is on GitHub. */
export interface Posted {
  readonly id: number;
  readonly nodeId: string;
  readonly url: string;
  readonly body: string;
}

/** Where comments are: below a pull request or an issue, or at a commit. */
export interface Thread {
  /** Our own comment, the newest of several, and none that somebody minimised. */
  find(isOurs: (body: string) => boolean): Promise<Posted | undefined>;
  /** Writes it once, also where an error hid that the first try succeeded: that is found by `isThis`. */
  create(body: string, isThis: (body: string) => boolean): Promise<Posted>;
  update(comment: Posted, body: string): Promise<Posted>;
  remove(comment: Posted): Promise<void>;
  hide(comment: Posted): Promise<void>;
}

export type Operation = 'created' | 'updated' | 'unchanged' | 'deleted' | 'hidden' | 'skipped';

export interface Posting {
  readonly operation: Operation;
  readonly comment?: Posted;
}

/** What there is to say. */
export interface Message {
  readonly digest: string;
  /** Whether it is worth a first comment. */
  readonly isNews: boolean;
  /** Whether it only corrects a comment that is there. */
  readonly onlyCorrects: boolean;
  /** The whole comment, marker included; asked for only when something is written. `before` is the comment to add to. */
  write(before?: Posted): Promise<string>;
}

/** Brings the thread's comment up to date, with as few requests as the mode allows. */
export async function post(thread: Thread, message: Message, inputs: Inputs): Promise<Posting> {
  const { mode, only, header } = inputs;
  const isOurs = (body: string) => isMarked(body, header);
  const create = async (): Promise<Posting> => {
    const body = await message.write();
    return { operation: 'created', comment: await thread.create(body, (other) => other === body) };
  };
  const isWorthIt = message.isNews && !message.onlyCorrects && only !== 'update';
  if (mode === 'new') return isWorthIt ? create() : { operation: 'skipped' };

  const old = await thread.find(isOurs);
  if (old === undefined) return isWorthIt && only !== 'delete' ? create() : { operation: 'skipped' };
  if (only === 'delete') return remove(thread, old);
  if (only === 'create') return { operation: 'skipped', comment: old };
  if (digestOf(old.body) === message.digest) return { operation: 'unchanged', comment: old };
  if (mode === 'update' || message.onlyCorrects) return edit(thread, old, await message.write());
  if (mode === 'append') return edit(thread, old, await message.write(old));
  // The new comment first: a run that ends in between leaves two rather than none.
  const made = message.isNews ? await create() : undefined;
  if (mode === 'recreate') {
    const removed = await remove(thread, old);
    return made ?? removed;
  }
  await thread.hide(old);
  return made ?? { operation: 'hidden', comment: old };
}

async function edit(thread: Thread, old: Posted, body: string): Promise<Posting> {
  return { operation: 'updated', comment: await thread.update(old, body) };
}

async function remove(thread: Thread, old: Posted): Promise<Posting> {
  await thread.remove(old);
  return { operation: 'deleted' };
}

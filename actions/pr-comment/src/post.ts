import type { Comment } from '@mlops-actions/github';
import type { Inputs } from './inputs.js';
import { digestOf, isMarked } from './marker.js';

/** Where comments are: below a pull request or an issue, or at a commit. */
export interface Thread {
  /** Our own comment, the newest of several, and none that somebody minimised. */
  find(isOurs: (body: string) => boolean): Promise<Comment | undefined>;
  /** Writes it once, also where an error hid that the first try succeeded: that is found by `isThis`. */
  create(body: string, isThis: (body: string) => boolean): Promise<Comment>;
  update(comment: Comment, body: string): Promise<Comment>;
  remove(comment: Comment): Promise<void>;
  hide(comment: Comment): Promise<void>;
}

export type Operation = 'created' | 'updated' | 'unchanged' | 'deleted' | 'hidden' | 'skipped';

export interface Posting {
  readonly operation: Operation;
  readonly comment?: Comment;
}

/** What there is to say. */
export interface Message {
  readonly digest: string;
  /** Whether it is worth a first comment. */
  readonly isNews: boolean;
  /** Whether it only corrects a comment that is there. */
  readonly onlyCorrects: boolean;
  /** The whole comment, marker included; asked for only when something is written. `before` is the comment to add to. */
  write(before?: Comment): Promise<string>;
}

/** Brings the thread's comment up to date, with as few requests as the mode allows. */
export async function post(thread: Thread, message: Message, inputs: Inputs): Promise<Posting> {
  const { mode, only, header } = inputs;
  const isOurs = (body: string) => isMarked(body, header);
  const isWorthIt = message.isNews && !message.onlyCorrects && only !== 'update';
  const old = mode === 'new' ? undefined : await thread.find(isOurs);
  if (old === undefined)
    return isWorthIt && only !== 'delete' ? create(thread, await message.write()) : { operation: 'skipped' };
  if (only === 'delete') return remove(thread, old);
  if (only === 'create') return { operation: 'skipped', comment: old };
  if (digestOf(old.body) === message.digest) return { operation: 'unchanged', comment: old };
  const replaces = mode !== 'update' && mode !== 'append' && !message.onlyCorrects;
  if (replaces && !message.isNews) return mode === 'recreate' ? remove(thread, old) : hide(thread, old);
  const body = await message.write(mode === 'append' ? old : undefined);
  // Known only now where the images that were asked for may not be shown, again.
  if (digestOf(body) === digestOf(old.body)) return { operation: 'unchanged', comment: old };
  if (!replaces) return { operation: 'updated', comment: await thread.update(old, body) };
  // The old one first: with two, the next run would see the newer alone, and the other would stay.
  await (mode === 'recreate' ? remove(thread, old) : hide(thread, old));
  return create(thread, body);
}

async function create(thread: Thread, body: string): Promise<Posting> {
  return {
    operation: 'created',
    comment: await thread.create(body, (other) => plain(other) === plain(body)),
  };
}

/** GitHub may keep a text with other line ends, or without its last ones. */
function plain(body: string): string {
  return body.replaceAll('\r\n', '\n').trimEnd();
}

async function hide(thread: Thread, old: Comment): Promise<Posting> {
  await thread.hide(old);
  return { operation: 'hidden', comment: old };
}

async function remove(thread: Thread, old: Comment): Promise<Posting> {
  await thread.remove(old);
  return { operation: 'deleted' };
}

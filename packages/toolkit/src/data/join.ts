import { UserError } from '../errors.js';

interface Named {
  readonly id: string;
}

/** A data set and what it is called in messages. */
export interface Side<T> {
  readonly name: string;
  readonly batches: AsyncGenerator<readonly T[]>;
}

/**
 * Pairs two data sets by position, a batch at a time.
 * @throws UserError that says both lengths where they differ
 */
export async function* joinByPosition<A, B, P>(
  a: Side<A>,
  b: Side<B>,
  pair: (a: A, b: B) => P,
): AsyncGenerator<P[]> {
  try {
    let [left, right]: [readonly A[], readonly B[]] = [[], []];
    let paired = 0;
    for (;;) {
      if (left.length === 0) left = await nextBatch(a.batches);
      if (right.length === 0) right = await nextBatch(b.batches);
      const size = Math.min(left.length, right.length);
      if (size === 0) break;
      const [lefts, rights] = [left.slice(0, size), right.slice(0, size)];
      yield lefts.map((item, index) => pair(item, rights[index] as B));
      paired += size;
      left = left.slice(size);
      right = right.slice(size);
    }
    const lengthA = paired + left.length + (await countRest(a.batches));
    const lengthB = paired + right.length + (await countRest(b.batches));
    if (lengthA !== lengthB)
      throw new UserError(
        `${a.name} has ${lengthA} texts and ${b.name} has ${lengthB}, so they can't be joined by position. ` +
          'Make them equally long, or join them by a field that both have:\n  id-field: id',
      );
  } finally {
    await close(a, b);
  }
}

/**
 * Pairs two data sets by id. Where both have the same order, memory stays flat; a record that comes before its partner
 * is kept until then. What is left in the end goes to `unmatched`, which throws, or pairs it up with nothing.
 */
export async function* joinById<A extends Named, B extends Named, P>(
  a: Side<A>,
  b: Side<B>,
  pair: (a: A, b: B) => P,
  unmatched: (onlyA: readonly A[], onlyB: readonly B[]) => P[],
): AsyncGenerator<P[]> {
  try {
    const [waitingA, waitingB] = [new Map<string, A>(), new Map<string, B>()];
    let [moreA, moreB] = [true, true];
    while (moreA || moreB) {
      const pairs: P[] = [];
      // The side that is behind is read, so that shorter records do not run ahead of longer ones.
      if (moreA && (!moreB || waitingA.size <= waitingB.size)) {
        const batch = await nextBatch(a.batches);
        moreA = batch.length > 0;
        for (const item of batch) {
          const partner = take(waitingB, item.id);
          if (partner === undefined) waitingA.set(item.id, item);
          else pairs.push(pair(item, partner));
        }
      } else {
        const batch = await nextBatch(b.batches);
        moreB = batch.length > 0;
        for (const item of batch) {
          const partner = take(waitingA, item.id);
          if (partner === undefined) waitingB.set(item.id, item);
          else pairs.push(pair(partner, item));
        }
      }
      if (pairs.length > 0) yield pairs;
    }
    const rest = unmatched([...waitingA.values()], [...waitingB.values()]);
    if (rest.length > 0) yield rest;
  } finally {
    await close(a, b);
  }
}

function take<T>(waiting: Map<string, T>, id: string): T | undefined {
  const item = waiting.get(id);
  if (item !== undefined) waiting.delete(id);
  return item;
}

/** For `joinById`, where both sides must have the same ids. */
export function refuseUnmatched(
  a: string,
  b: string,
): (onlyA: readonly Named[], onlyB: readonly Named[]) => never[] {
  return (onlyA, onlyB) => {
    const missing = [
      { items: onlyA, here: a, there: b },
      { items: onlyB, here: b, there: a },
    ].filter(({ items }) => items.length > 0);
    if (missing.length === 0) return [];
    throw new UserError(
      missing
        .map(
          ({ items, here, there }) =>
            `${items.length} of the ids in ${here} are not in ${there}: ${firstIds(items)}.`,
        )
        .join('\n'),
    );
  };
}

/** Up to three ids, for a message. */
export function firstIds(items: readonly Named[]): string {
  const shown = items.slice(0, 3).map(({ id }) => JSON.stringify(id.slice(0, 60)));
  return items.length > 3 ? `${shown.join(', ')}, …` : shown.join(', ');
}

async function nextBatch<T>(batches: AsyncGenerator<readonly T[]>): Promise<readonly T[]> {
  for (;;) {
    const { done, value } = await batches.next();
    if (done) return [];
    if (value.length > 0) return value;
  }
}

async function countRest(batches: AsyncGenerator<readonly unknown[]>): Promise<number> {
  let count = 0;
  for await (const batch of batches) count += batch.length;
  return count;
}

/** Also when the consumer stops early: the files behind the data sets are closed. */
async function close(...sides: readonly Side<unknown>[]): Promise<void> {
  for (const side of sides) await side.batches.return(undefined);
}

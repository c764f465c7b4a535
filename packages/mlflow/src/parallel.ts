/**
 * Does the work of all items, some at a time, in their order. The first failure stops the rest and is thrown when nothing runs
 * any more.
 * @param outer stops it too; its reason is thrown
 */
export async function inParallel<Item>(
  items: readonly Item[],
  width: number,
  work: (item: Item, signal: AbortSignal) => Promise<void>,
  outer?: AbortSignal,
): Promise<void> {
  const stop = new AbortController();
  const cancel = () => stop.abort(outer?.reason);
  if (outer?.aborted) cancel();
  outer?.addEventListener('abort', cancel, { once: true });
  const queue = items.values();
  const worker = async () => {
    for (const item of queue) {
      if (stop.signal.aborted) return;
      await work(item, stop.signal).catch((error: unknown) => stop.abort(error));
    }
  };
  await Promise.all(Array.from({ length: width }, worker));
  outer?.removeEventListener('abort', cancel);
  stop.signal.throwIfAborted();
}

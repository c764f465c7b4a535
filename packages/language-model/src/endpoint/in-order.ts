/** Works on up to `width` items at once and gives the results in the items' order. */
export async function* inOrder<Item, Result>(
  batches: AsyncIterable<readonly Item[]> | Iterable<readonly Item[]>,
  width: number,
  work: (item: Item) => Promise<Result>,
): AsyncGenerator<Result> {
  const underWay: Promise<Result>[] = [];
  for await (const batch of batches)
    for (const item of batch) {
      if (underWay.length === width) yield await underWay.shift()!;
      const result = work(item);
      result.catch(() => {}); // Thrown when its turn comes, or not at all if an earlier one was.
      underWay.push(result);
    }
  for (const result of underWay) yield await result;
}

/** Items and work to do on each in, the results in the order of the items out; so many at a time, and no more. */

/** What the work throws is thrown once what is under way has ended. */
export async function mapBounded<Item, Result>(
  items: readonly Item[],
  limit: number,
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  let next = 0;
  const lane = async (): Promise<void> => {
    while (next < items.length) {
      const index = next;
      next += 1;
      results[index] = await work(items[index] as Item);
    }
  };
  const lanes = await Promise.allSettled(Array.from({ length: limit }, lane));
  for (const one of lanes) if (one.status === "rejected") throw one.reason;
  return results;
}

/** Items from many callers in, one call for all of one turn of the event loop out. */
import { setImmediate as nextTurn } from "node:timers/promises";

/** What it returns resolves, or rejects, as the call for all of them does. */
export function createTurnBatch<Item>(
  flush: (items: readonly Item[]) => Promise<void>,
): (items: readonly Item[]) => Promise<void> {
  let gathered: Item[] = [];
  let flushing: Promise<void> | undefined;
  const flushNextTurn = async () => {
    await nextTurn();
    const items = gathered;
    gathered = [];
    flushing = undefined;
    await flush(items);
  };
  return (items) => {
    gathered.push(...items);
    flushing ??= flushNextTurn();
    return flushing;
  };
}

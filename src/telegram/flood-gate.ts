/** Updates in, without those of whoever sends far more than is ever answered: these are not even written down. */
import type { Update } from "grammy/types";
import { TokenBuckets } from "./token-buckets.ts";
import { updateSender } from "./update-owner.ts";
import type { UpdateWorker } from "./update-worker.ts";

/**
 * The limits of answering are stricter for everything but typing, so what is left out here would have
 * been passed over in silence. Default: nothing is left out.
 */
export function behindFloodGate(
  worker: UpdateWorker,
  messagesPerMinute: number | undefined,
  now: () => number = Date.now,
): UpdateWorker {
  if (messagesPerMinute === undefined) return worker;
  const rate = { capacity: messagesPerMinute * 5, perSecond: messagesPerMinute / 4 };
  const senders = new TokenBuckets(rate, now);
  const isLetIn = (update: Update) => {
    const sender = updateSender(update);
    return sender === undefined || senders.take(sender);
  };
  return {
    accept: (updates) => worker.accept(updates.filter(isLetIn)),
    start: () => worker.start(),
    drain: () => worker.drain(),
    get isIdle() {
      return worker.isIdle;
    },
  };
}

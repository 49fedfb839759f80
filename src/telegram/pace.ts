/** Tells how long the next message to a chat should wait so that Telegram does not have to refuse it. */
import { tokensLeft, type BucketRate } from "./token-buckets.ts";

export interface Rates {
  readonly chat: BucketRate;
  readonly group: BucketRate;
  readonly all: BucketRate;
}

/**
 * What Telegram asks for: 1 message a second in a chat, 20 a minute in a group, 30 a second in all
 * (https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this). It bears more
 * for a while, so a minute's worth may go at once; where it refuses, no burst is left.
 */
export const telegramRates: Rates = {
  chat: { capacity: 60, perSecond: 1 },
  group: { capacity: 20, perSecond: 20 / 60 },
  all: { capacity: 1800, perSecond: 30 },
};

/** Buckets that are full again are forgotten once there are so many. */
const mostBuckets = 10_000;

export class Pace {
  readonly #rates: Rates;
  readonly #all: Bucket;
  readonly #chats = new Map<number | string, Bucket>();

  constructor(rates: Rates, now: number) {
    this.#rates = rates;
    this.#all = new Bucket(rates.all, now);
  }

  /** Takes a place for one message; milliseconds until its turn. */
  reserve(chat: number | string, now: number): number {
    return Math.max(this.#bucketOf(chat, now).reserve(now), this.#all.reserve(now));
  }

  /** Telegram has refused a message: what is left of the burst is not to be used. */
  drain(chat: number | string, now: number): void {
    this.#bucketOf(chat, now).drain(now);
  }

  #bucketOf(chat: number | string, now: number): Bucket {
    const known = this.#chats.get(chat);
    if (known !== undefined) return known;
    if (this.#chats.size >= mostBuckets) this.#forgetFull(now);
    const { group, chat: person } = this.#rates;
    const bucket = new Bucket(isGroup(chat) ? group : person, now);
    this.#chats.set(chat, bucket);
    return bucket;
  }

  #forgetFull(now: number): void {
    for (const [chat, bucket] of this.#chats) if (bucket.isFull(now)) this.#chats.delete(chat);
  }
}

/** Groups and channels have negative numbers or a public name. */
function isGroup(chat: number | string): boolean {
  return !(Number(chat) > 0);
}

/** It promises places beyond what is left, each later than the one before. */
class Bucket {
  readonly #rate: BucketRate;
  #tokens: number;
  #at: number;

  constructor(rate: BucketRate, now: number) {
    this.#rate = rate;
    this.#tokens = rate.capacity;
    this.#at = now;
  }

  reserve(now: number): number {
    this.#fill(now);
    this.#tokens -= 1;
    return this.#tokens >= 0 ? 0 : (-this.#tokens / this.#rate.perSecond) * 1000;
  }

  drain(now: number): void {
    this.#fill(now);
    this.#tokens = Math.min(this.#tokens, 0);
  }

  isFull(now: number): boolean {
    this.#fill(now);
    return this.#tokens >= this.#rate.capacity;
  }

  #fill(now: number): void {
    this.#tokens = tokensLeft({ tokens: this.#tokens, at: this.#at }, now, this.#rate);
    this.#at = now;
  }
}

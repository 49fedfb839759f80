/** Says of each person or chat whether it may do one more thing now, at a steady rate with some slack. */

export interface BucketRate {
  /** How much may come at once. */
  readonly capacity: number;
  /** How much of that comes back each second. */
  readonly perSecond: number;
}

/** Beyond so many, those that were quiet for longest are forgotten, and begin anew. */
const mostBuckets = 10_000;

interface Bucket {
  readonly tokens: number;
  /** Milliseconds since 1970. */
  readonly at: number;
}

export class TokenBuckets {
  readonly #rate: BucketRate;
  readonly #now: () => number;
  /** Those used last stand last. */
  readonly #buckets = new Map<number, Bucket>();

  /** `now`: milliseconds since 1970. */
  constructor(rate: BucketRate, now: () => number) {
    this.#rate = rate;
    this.#now = now;
  }

  /** How many are remembered: none that is full again, except where nobody else has come since. */
  get size(): number {
    return this.#buckets.size;
  }

  /** Whether there was a token left, which is now taken. */
  take(key: number): boolean {
    const now = this.#now();
    const tokens = this.#tokensOf(key, now);
    const isTaken = tokens >= 1;
    this.#buckets.delete(key);
    this.#buckets.set(key, { tokens: isTaken ? tokens - 1 : tokens, at: now });
    this.#forgetFull(now);
    return isTaken;
  }

  #tokensOf(key: number, now: number): number {
    const { capacity, perSecond } = this.#rate;
    const bucket = this.#buckets.get(key);
    if (bucket === undefined) return capacity;
    // A clock that was put back gives nothing and takes nothing.
    const seconds = Math.max(0, now - bucket.at) / 1000;
    return Math.min(capacity, bucket.tokens + seconds * perSecond);
  }

  #forgetFull(now: number): void {
    const { capacity, perSecond } = this.#rate;
    for (const [key, { at }] of this.#buckets) {
      const isFull = now - at >= (1000 * capacity) / perSecond;
      if (!isFull && this.#buckets.size <= mostBuckets) return;
      this.#buckets.delete(key);
    }
  }
}

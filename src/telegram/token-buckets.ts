/** Says of each person or chat whether it may do one more thing now, at a steady rate with some slack. */

export interface BucketRate {
  /** How much may come at once. */
  readonly capacity: number;
  /** How much of that comes back each second. */
  readonly perSecond: number;
}

/** Beyond so many, those that were quiet for longest are forgotten, and begin anew. */
const mostBuckets = 10_000;

/** What was left at a time, in milliseconds; below nothing where more was promised than there was. */
export interface Bucket {
  readonly tokens: number;
  readonly at: number;
}

/** What is left now. A clock that was put back gives nothing and takes nothing. */
export function tokensLeft(
  { tokens, at }: Bucket,
  now: number,
  { capacity, perSecond }: BucketRate,
): number {
  return Math.min(capacity, tokens + (Math.max(0, now - at) / 1000) * perSecond);
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
    const bucket = this.#buckets.get(key);
    return bucket === undefined ? this.#rate.capacity : tokensLeft(bucket, now, this.#rate);
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

import { describe, expect, it } from "vitest";
import { array, assert, integer, nat, property } from "fast-check";
import { TokenBuckets } from "../../src/telegram/token-buckets.ts";

/** By how much more is given, in the worst stretch of time, than slack and rate permit. */
function worstSurplus(waits: readonly number[], capacity: number): number {
  let now = 0;
  const buckets = new TokenBuckets({ capacity, perSecond: 1 }, () => now);
  const given = waits.flatMap((wait) => {
    now += wait;
    return buckets.take(1) ? [now] : [];
  });
  const surplus = given.flatMap((from, first) =>
    given.slice(first).map((until, more) => more + 1 - capacity - (until - from) / 1000),
  );
  return Math.max(0, ...surplus);
}

describe("a bucket of tokens", () => {
  it("gives what it holds at once, then what comes back", () => {
    let now = 0;
    const buckets = new TokenBuckets({ capacity: 3, perSecond: 1 / 3 }, () => now);
    const takes = (count: number) => Array.from({ length: count }, () => buckets.take(7));
    expect(takes(4)).toEqual([true, true, true, false]);
    now = 2999;
    expect(takes(1)).toEqual([false]);
    now = 6000;
    expect(takes(3)).toEqual([true, true, false]);
    expect(buckets.take(8)).toBe(true);
  });

  it("never gives more in any stretch of time than its rate and its slack", () => {
    const pauses = array(nat(4000), { maxLength: 80 });
    const holds = property(pauses, integer({ min: 1, max: 10 }), (waits, capacity) => {
      expect(worstSurplus(waits, capacity)).toBeLessThan(1e-6);
    });
    expect(() => assert(holds)).not.toThrow();
  });

  it("remembers nobody whose bucket is full again, and never more than ten thousand", () => {
    let now = 0;
    const buckets = new TokenBuckets({ capacity: 10, perSecond: 1 }, () => now);
    for (let key = 0; key < 50_000; key += 1) buckets.take(key);
    expect(buckets.size).toBe(10_000);
    now = 10_000;
    buckets.take(-1);
    expect(buckets.size).toBe(1);
  });

  it("survives a clock that is put back", () => {
    let now = 1_000_000;
    const buckets = new TokenBuckets({ capacity: 1, perSecond: 1 }, () => now);
    expect(buckets.take(1)).toBe(true);
    now = 0;
    expect(buckets.take(1)).toBe(false);
    now = 1000;
    expect(buckets.take(1)).toBe(true);
  });
});

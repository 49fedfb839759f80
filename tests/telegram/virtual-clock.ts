/** A clock that jumps to the next waking as soon as everybody sleeps. */
import { setImmediate } from "node:timers/promises";
import type { Clock } from "../../src/telegram/call-attempts.ts";

interface Sleeper {
  readonly until: number;
  readonly wake: () => void;
}

export class VirtualClock implements Clock {
  #now = 0;
  #sleepers: Sleeper[] = [];

  now(): number {
    return this.#now;
  }

  sleep(ms: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal.aborted) return reject(new Error("aborted"));
      const sleeper = { until: this.#now + ms, wake: resolve };
      this.#sleepers.push(sleeper);
      signal.addEventListener("abort", () => {
        this.#sleepers = this.#sleepers.filter((other) => other !== sleeper);
        reject(new Error("aborted"));
      });
    });
  }

  /** Lets the time pass until the work is done. */
  async until<T>(work: Promise<T>): Promise<T> {
    const progress = { isDone: false };
    const settle = () => void (progress.isDone = true);
    work.then(settle, settle);
    while (!progress.isDone) {
      for (let turn = 0; turn < 5; turn += 1) await setImmediate();
      this.#wakeNext();
    }
    return work;
  }

  #wakeNext(): void {
    const [next] = this.#sleepers.sort((a, b) => a.until - b.until);
    if (next === undefined) return;
    this.#sleepers = this.#sleepers.filter((sleeper) => sleeper !== next);
    this.#now = Math.max(this.#now, next.until);
    next.wake();
  }
}

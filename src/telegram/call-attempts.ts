/** Makes a call as often as it helps, and holds it back for as long as Telegram says or its pace asks. */
import { setMaxListeners } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import type { ApiError, ApiResponse } from "grammy/types";
import type { CallLine } from "./call-line.ts";
import { Pace, type Rates } from "./pace.ts";
import { retryWait, saidWait, type Failure, type RetryOptions } from "./retries.ts";

export interface AttemptOptions extends Required<RetryOptions> {
  /** Ends every waiting at once: what waits rejects. */
  readonly signal: AbortSignal;
  /** How fast messages may go. Default: as fast as they come. */
  readonly rates?: Rates | undefined;
  readonly clock?: Clock;
}

export interface Clock {
  /** Milliseconds; need not be a date. */
  now(): number;
  /** Rejects once the signal is aborted. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
}

const realClock: Clock = {
  now: () => performance.now(),
  sleep: (ms, signal) => sleep(ms, undefined, { signal }),
};

/** Milliseconds for which somebody waits for the answer to a press or to what they type. */
const longestAnswer = 10_000;
/** How many pauses are remembered before those that are over are forgotten. */
const mostPauses = 1000;

export class CallAttempts {
  readonly #options: AttemptOptions;
  readonly #clock: Clock;
  readonly #pace: Pace | undefined;
  /** Until when nothing of a line is sent, by its key; undefined: until when nothing at all is. */
  readonly #pauses = new Map<string | undefined, number>();

  constructor(options: AttemptOptions) {
    this.#options = options;
    // Any number of chats may wait at once, and each wait listens to the signal.
    setMaxListeners(0, options.signal);
    this.#clock = options.clock ?? realClock;
    this.#pace = options.rates && new Pace(options.rates, this.#clock.now());
  }

  /** What the last attempt came to: Telegram's response, or what the network threw. */
  async make<T>(send: () => Promise<ApiResponse<T>>, line: CallLine): Promise<ApiResponse<T>> {
    const { longestTotal, signal } = this.#options;
    const total = line.key === undefined ? Math.min(longestTotal, longestAnswer) : longestTotal;
    await this.#untilTurn(line);
    const end = this.#clock.now() + total;
    for (let attempt = 1; ; attempt += 1) {
      const held = await this.#untilOpen(line, end);
      if (held !== undefined) return tooMany(held);
      const outcome = await settled(send());
      if ("response" in outcome && outcome.response.ok) return outcome.response;
      const failure = "response" in outcome ? outcome.response : {};
      this.#hold(failure, line);
      const wait = retryWait(failure, attempt, this.#options);
      if (wait === undefined || signal.aborted || this.#clock.now() + wait > end)
        return unsettled(outcome);
      await this.#clock.sleep(wait, signal);
    }
  }

  /** Whether Telegram has said to send nothing in this line yet. */
  isPaused({ key }: CallLine): boolean {
    return this.#pauseOf(key) > 0;
  }

  async #untilTurn({ chat }: CallLine): Promise<void> {
    const wait = chat === undefined ? 0 : (this.#pace?.reserve(chat, this.#clock.now()) ?? 0);
    if (wait > 0) await this.#clock.sleep(wait, this.#options.signal);
  }

  /** Milliseconds that are left of a pause which lasts too long to be waited for. */
  async #untilOpen({ key }: CallLine, end: number): Promise<number | undefined> {
    for (let pause = this.#pauseOf(key); pause > 0; pause = this.#pauseOf(key)) {
      if (this.#clock.now() + pause > end) return pause;
      await this.#clock.sleep(Math.ceil(pause), this.#options.signal);
    }
    return undefined;
  }

  #pauseOf(key: string | undefined): number {
    const until = Math.max(this.#pauses.get(key) ?? 0, this.#pauses.get(undefined) ?? 0);
    return until - this.#clock.now();
  }

  /**
   * What Telegram tells one call holds for all in its line, however long; what it tells one without
   * a line, for all, but no longer than is waited for.
   */
  #hold(failure: Failure, { key, chat }: CallLine): void {
    const now = this.#clock.now();
    if (failure.error_code === 429 && chat !== undefined) this.#pace?.drain(chat, now);
    const wait = saidWait(failure);
    if (wait === undefined || (key === undefined && wait > this.#options.longestWait)) return;
    if (this.#pauses.size > mostPauses)
      for (const [line, until] of this.#pauses) if (until <= now) this.#pauses.delete(line);
    this.#pauses.set(key, Math.max(now + wait, this.#pauses.get(key) ?? 0));
  }
}

type Outcome<T> = { readonly response: ApiResponse<T> } | { readonly error: unknown };

async function settled<T>(call: Promise<ApiResponse<T>>): Promise<Outcome<T>> {
  try {
    return { response: await call };
  } catch (error) {
    return { error };
  }
}

function unsettled<T>(outcome: Outcome<T>): ApiResponse<T> {
  if ("error" in outcome) throw outcome.error;
  return outcome.response;
}

function tooMany(ms: number): ApiError {
  const retry_after = Math.ceil(ms / 1000);
  const description = `Too Many Requests: retry after ${retry_after}`;
  return { ok: false, error_code: 429, description, parameters: { retry_after } };
}

/** Repeats API calls that Telegram or the network refuses for now, within bounds. */
import { setTimeout as sleep } from "node:timers/promises";
import type { Transformer } from "grammy";

export interface RetryOptions {
  /** Ends every waiting at once. */
  readonly signal: AbortSignal;
  /** How often a call is made at most. */
  readonly attempts?: number;
  /** Milliseconds before the second attempt; doubles with each further one. */
  readonly firstWait?: number;
  /** A `retry_after` beyond this many milliseconds is not waited for. */
  readonly longestWait?: number;
}

interface Outcome {
  readonly errorCode?: number;
  /** Seconds, as Telegram says it. */
  readonly retryAfter?: number;
}

/** Calls whose loop, the polling, has its own way of waiting and tells the operator. */
const leftAlone: ReadonlySet<string> = new Set(["getUpdates", "getMe", "deleteWebhook"]);

export function retrying(options: RetryOptions): Transformer {
  const { signal: stopping, attempts = 6 } = options;
  return async (call, method, payload, signal) => {
    if (leftAlone.has(method)) return call(method, payload, signal);
    for (let attempt = 1; ; attempt += 1) {
      const isLast = attempt >= attempts || stopping.aborted;
      try {
        const response = await call(method, payload, signal);
        if (response.ok) return response;
        const { error_code: errorCode, parameters } = response;
        const retryAfter = parameters?.retry_after;
        const wait = waitAfter(
          { errorCode, ...(retryAfter !== undefined && { retryAfter }) },
          attempt,
          options,
        );
        if (isLast || wait === undefined) return response;
        await sleep(wait, undefined, { signal: stopping });
      } catch (error) {
        const wait = waitAfter({}, attempt, options);
        if (isLast || stopping.aborted || wait === undefined) throw error;
        await sleep(wait, undefined, { signal: stopping });
      }
    }
  };
}

/** Milliseconds to wait before another attempt; undefined where there should be none. */
function waitAfter(outcome: Outcome, attempt: number, options: RetryOptions): number | undefined {
  const { firstWait = 500, longestWait = 30_000 } = options;
  const { errorCode, retryAfter } = outcome;
  if (errorCode === 429 && retryAfter !== undefined) {
    const wait = retryAfter * 1000;
    return wait <= longestWait ? wait : undefined;
  }
  const isPassing = errorCode === undefined || errorCode === 429 || errorCode >= 500;
  return isPassing ? Math.min(longestWait, firstWait * 2 ** (attempt - 1)) : undefined;
}

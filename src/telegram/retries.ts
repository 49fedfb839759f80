/** Decides whether a call that failed is made again, and after how many milliseconds. */
import { GrammyError } from "grammy";

export interface RetryOptions {
  /** How often a call is made at most. */
  readonly attempts?: number;
  /** Milliseconds before the second attempt; doubles with each further one. */
  readonly firstWait?: number;
  /** A `retry_after` beyond this many milliseconds is not waited for. */
  readonly longestWait?: number;
  /** Milliseconds from the first attempt after which no other begins. */
  readonly longestTotal?: number;
  /** Milliseconds after which an attempt without an answer counts as lost. */
  readonly longestCall?: number;
}

export const retryDefaults: Required<RetryOptions> = {
  attempts: 6,
  firstWait: 500,
  longestWait: 30_000,
  longestTotal: 120_000,
  longestCall: 20_000,
};

export interface Failure {
  /** Undefined where the network failed. */
  readonly error_code?: number;
  readonly parameters?: { readonly retry_after?: number } | undefined;
}

/**
 * Milliseconds before attempt `attempt + 1`; undefined where there should be none. Back-off is
 * jittered by up to a half, so that what failed together is not repeated together.
 */
export function retryWait(
  failure: Failure,
  attempt: number,
  options: Required<RetryOptions>,
): number | undefined {
  const { error_code } = failure;
  if (attempt >= options.attempts) return undefined;
  const said = saidWait(failure);
  if (said !== undefined) return said <= options.longestWait ? said : undefined;
  const helps = error_code === undefined || error_code === 429 || error_code >= 500;
  const backoff = Math.min(options.longestWait, options.firstWait * 2 ** (attempt - 1));
  return helps ? backoff * (0.5 + Math.random() / 2) : undefined;
}

/** Milliseconds that Telegram says to wait; undefined where it says nothing of it. */
export function saidWait({ error_code, parameters }: Failure): number | undefined {
  const { retry_after } = parameters ?? {};
  return error_code === 429 && retry_after !== undefined ? retry_after * 1000 : undefined;
}

export function isTooMany(error: unknown): boolean {
  return error instanceof GrammyError && error.error_code === 429;
}

/** Takes a seed and shares of calls; gives the fault that befalls each call, as a bad day at Telegram would. */
import type { Fault, Interceptor } from "./faults.ts";
import type { RawParameters } from "./method.ts";

/** Shares of calls, each from 0 to 1. */
export interface FaultShares {
  /** 429, until `retryAfter` is over for that chat. */
  readonly tooMany?: number;
  readonly badGateway?: number;
  readonly cut?: number;
  readonly cutAfter?: number;
  /** No answer ever. */
  readonly hang?: number;
}

export interface RandomFaultOptions {
  readonly seed: number;
  readonly shares: FaultShares;
  /** Seconds. Default: 1. */
  readonly retryAfter?: number;
  /** Which methods faults befall. Default: those that send, edit or answer; not the sign of typing. */
  readonly methods?: RegExp;
  /** Milliseconds since 1970. Default: `Date.now`. */
  readonly now?: () => number;
}

/** For `BotApiServer.intercept`, with what it did. */
export interface RandomFaults {
  readonly intercept: Interceptor;
  /** How many calls met a fault, by its name. */
  readonly struck: ReadonlyMap<keyof FaultShares, number>;
  /** How many calls came to a chat before its `retry_after` was over. */
  readonly early: () => number;
}

export function createRandomFaults(options: RandomFaultOptions): RandomFaults {
  const { shares, retryAfter = 1, methods = DELIVERING, now = Date.now } = options;
  const random = randomFrom(options.seed);
  const struck = new Map<keyof FaultShares, number>();
  const flooded = new Map<string, number>();
  let early = 0;
  const intercept = (method: string, parameters: RawParameters): Fault | undefined => {
    if (!methods.test(method)) return undefined;
    const chat = JSON.stringify(parameters["chat_id"] ?? method);
    const left = (flooded.get(chat) ?? 0) - now();
    if (left > 0) {
      early += 1;
      return tooMany(Math.ceil(left / 1000));
    }
    const kind = draw(shares, random());
    if (kind === undefined) return undefined;
    struck.set(kind, (struck.get(kind) ?? 0) + 1);
    if (kind === "tooMany") flooded.set(chat, now() + retryAfter * 1000);
    return faultOf(kind, retryAfter);
  };
  return { intercept, struck, early: () => early };
}

const DELIVERING = /^(?:send(?!ChatAction)|edit|answer)/;
const KINDS = ["tooMany", "badGateway", "cut", "cutAfter", "hang"] as const;

function draw(shares: FaultShares, at: number): keyof FaultShares | undefined {
  let sum = 0;
  return KINDS.find((kind) => (sum += shares[kind] ?? 0) > at);
}

function faultOf(kind: keyof FaultShares, retryAfter: number): Fault {
  switch (kind) {
    case "tooMany":
      return tooMany(retryAfter);
    case "badGateway":
      return { error_code: 502, description: "Bad Gateway" };
    case "cut":
    case "hang":
      return kind;
    case "cutAfter":
      return "cut-after";
  }
}

function tooMany(seconds: number): Fault {
  const description = `Too Many Requests: retry after ${seconds}`;
  return { error_code: 429, description, parameters: { retry_after: seconds } };
}

/** Mulberry32: the same numbers from the same seed, each from 0 up to 1. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

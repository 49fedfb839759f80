/** An update in, whether its person and its group still may have an answer out. */
import type { Context } from "grammy";
import { updateSender } from "./update-owner.ts";
import { TokenBuckets, type BucketRate } from "./token-buckets.ts";

export interface LimitOptions {
  /** How many messages a minute are answered to a person, and in a group. */
  readonly messagesPerMinute: number;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Whose limit is reached. */
export type Excess = "person" | "group";

const noticeRate: BucketRate = { capacity: 1, perSecond: 1 / 60 };

export class Limits {
  readonly #people: TokenBuckets;
  readonly #groups: TokenBuckets;
  readonly #typing: TokenBuckets;
  readonly #pressing: TokenBuckets;
  readonly #notices: TokenBuckets;

  constructor({ messagesPerMinute, now }: LimitOptions) {
    const whole = { capacity: messagesPerMinute, perSecond: messagesPerMinute / 60 };
    // Telegram takes 20 messages a minute in a group: half at once and half by and by stay below it.
    const half = { capacity: Math.ceil(messagesPerMinute / 2), perSecond: whole.perSecond / 2 };
    this.#people = new TokenBuckets(whole, now);
    this.#groups = new TokenBuckets(half, now);
    // Typing asks anew with every letter: of 20 messages a minute come 5 letters and 1 press a second.
    const typing = { capacity: messagesPerMinute / 2, perSecond: messagesPerMinute / 4 };
    const pressing = { capacity: messagesPerMinute * 1.5, perSecond: messagesPerMinute / 20 };
    this.#typing = new TokenBuckets(atLeastOne(typing), now);
    this.#pressing = new TokenBuckets(atLeastOne(pressing), now);
    this.#notices = new TokenBuckets(noticeRate, now);
  }

  /** Undefined where the update may be answered; it then counts. */
  excessOf({ update, chat, inlineQuery, callbackQuery }: Context): Excess | undefined {
    const person = updateSender(update) ?? chat?.id ?? 0;
    if (inlineQuery !== undefined) return this.#typing.take(person) ? undefined : "person";
    if (callbackQuery !== undefined) return this.#pressing.take(person) ? undefined : "person";
    if (!this.#people.take(person)) return "person";
    const isGroup = chat !== undefined && chat.type !== "private";
    return isGroup && !this.#groups.take(chat.id) ? "group" : undefined;
  }

  /** Whether the excess may be told: once a minute in a chat, and to a person. */
  mayTell({ chat, from }: Context): boolean {
    return this.#notices.take(chat?.id ?? from?.id ?? 0);
  }
}

function atLeastOne({ capacity, perSecond }: BucketRate): BucketRate {
  return { capacity: Math.max(1, capacity), perSecond };
}

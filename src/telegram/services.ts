/** What the handlers of updates work with, and what they know of the asker. */
import type { Context } from "grammy";
import type { Answerer } from "../answer/answer.ts";
import type { I18n, Locale, Translate } from "../i18n/i18n.ts";
import type { Owner, Store } from "../store/store.ts";
import type { Metrics } from "./metrics.ts";

/** Takes facts about an event and a sentence; neither ever holds a user's words or the token. */
export interface Log {
  readonly info: (facts: object, sentence: string) => void;
  readonly warn: (facts: object, sentence: string) => void;
  readonly error: (facts: object, sentence: string) => void;
}

export interface BotServices {
  readonly answerer: Answerer;
  readonly i18n: I18n;
  readonly store: Store;
  readonly log: Log;
  /** Default: nothing is counted. */
  readonly metrics?: Metrics;
  /** Whether questions are kept for the operator that the sources do not answer. Default: yes. */
  readonly keepsQuestions?: boolean;
  /** After how many days feedback and such questions are deleted. Default: `defaultRetentionDays`. */
  readonly retentionDays?: number;
  /** Milliseconds since 1970. Default: `Date.now`. */
  readonly now?: () => number;
}

export const defaultRetentionDays = 90;

export interface Asker {
  /** Whose choices count; undefined where Telegram names nobody. */
  readonly owner: Owner | undefined;
  /** The language the owner has chosen by hand. */
  readonly saved: Locale | undefined;
  /** The language of the asker's Telegram, else the group's: for a question that does not tell its own. */
  readonly hint: Locale | undefined;
  /** The language of what the bot says of itself: the chosen one, else the hint, else the default. */
  readonly locale: Locale;
}

export type FontiContext = Context & { asker: Asker; t: Translate };

/** What the handlers of updates work with, and what they know of the asker. */
import type { Context } from "grammy";
import type { Answer, Answerer } from "../answer/answer.ts";
import type { I18n, Locale, Translate } from "../i18n/i18n.ts";
import type { Owner, Store } from "../store/store.ts";
import type { AccessList } from "./access.ts";
import type { Refusal } from "./admission.ts";
import type { AnsweredQuestions } from "./answered-questions.ts";
import type { Metrics } from "./metrics.ts";
import type { GroupSettings } from "./settings.ts";

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
  /** Who may use the bot, as the operator says at the moment. Default: everybody. */
  readonly access?: () => AccessList;
  /** What the operator has to mend, a line each. Default: nothing. */
  readonly problems?: () => readonly string[];
  /** What has been answered since the start. Default: not counted. */
  readonly outcomes?: OutcomeCounts;
  /** Milliseconds since 1970. Default: `Date.now`. */
  readonly now?: () => number;
}

export const defaultRetentionDays = 90;

export interface Asker {
  /** Whose choices count; undefined where Telegram names nobody. */
  readonly owner: Owner | undefined;
  /** The language the owner has chosen by hand for answers. */
  readonly saved: Locale | undefined;
  /** The language the owner has chosen by hand for what the bot says of itself. */
  readonly interface: Locale | undefined;
  /**
   * For a question that does not tell its own language: the one chosen for the interface, else that
   * of the asker's Telegram, else the group's.
   */
  readonly hint: Locale | undefined;
  /** The language of what the bot says of itself. */
  readonly locale: Locale;
}

/** Counts since the process began. */
export type OutcomeCounts = Record<Answer["outcome"], number>;

export type FontiContext = Context & {
  asker: Asker;
  /** Undefined outside groups. */
  group: GroupSettings | undefined;
  /** Whether whoever sent this administers the group; asks Telegram, and may reject as it does. */
  isGroupAdmin: () => Promise<boolean>;
  answered: AnsweredQuestions;
  /** Texts in the asker's language for what the bot says of itself. */
  t: Translate;
  /** What to say in place of an answer. */
  refusal?: Refusal;
  /** How many older messages of this chat are passed over for this one. */
  missed?: number;
};

/** What must survive a restart: settings, updates that were handled, feedback, questions in vain. */
import type { Locale } from "../i18n/i18n.ts";

/**
 * A person or a chat, by its Telegram number. A store never holds the number itself: it keeps a
 * keyed pseudonym of it, and the key lies elsewhere (`vault.ts`).
 */
export interface Owner {
  readonly kind: "user" | "chat";
  readonly id: number;
}

/** Every operation of a store may reject where the medium fails; callers go on without it. */
export interface Store {
  readonly settings: SettingsStore;
  readonly inbox: UpdateInbox;
  readonly feedback: FeedbackStore;
  readonly unanswered: UnansweredQuestions;
  /** Removes all that is stored of the owner, at once. */
  forget(owner: Owner): Promise<void>;
  /**
   * Removes feedback, questions and handled updates from before that time, in milliseconds since
   * 1970, and all settings of owners whose setting `left`, such a time, lies before it.
   */
  prune(before: number): Promise<void>;
  close(): Promise<void>;
}

/** What one owner has set, by the setting's name; what was never set is absent. */
export type Settings = ReadonlyMap<string, string>;

/** Names and values are the caller's: at most 64 and 256 characters. */
export interface SettingsStore {
  of(owner: Owner): Promise<Settings>;
  /** Each setting is written by itself, so two that change at once both count. `null` removes it. */
  set(owner: Owner, name: string, value: string | null): Promise<void>;
  /** A chat that got another number keeps what it had set; what the new one has set already wins. */
  move(from: Owner, to: Owner): Promise<void>;
}

/** Tells an update that Telegram offers again from a new one; remembers the latest thousands. */
export interface UpdateInbox {
  wasHandled(update: UpdateKey): Promise<boolean>;
  markHandled(update: UpdateKey): Promise<void>;
}

/** Update numbers are each bot's own. */
export interface UpdateKey {
  readonly botId: number;
  readonly updateId: number;
}

export type Verdict = "good" | "wrong-quote" | "wrong-language" | "outdated" | "not-asked" | "bad";

/** What somebody thinks of an answer. It names the answer without anybody's words. */
export interface Feedback {
  readonly ref: string;
  readonly locale: Locale;
  readonly verdict: Verdict;
}

export interface FeedbackStore {
  /** Each owner has one verdict on an answer: the last one given. */
  give(owner: Owner, feedback: Feedback): Promise<void>;
  of(owner: Owner): Promise<readonly Feedback[]>;
  /** How often each verdict was given, the most frequent first. */
  tally(): Promise<readonly (Feedback & { readonly count: number })[]>;
}

/** A question that the sources did not answer, as it was asked. */
export interface UnansweredQuestion {
  readonly question: string;
  readonly language: string;
  /** Why there was no answer: the kind of the reason. */
  readonly reason: string;
}

/** For the operator to read. Questions are kept sealed: without the key nobody reads them. */
export interface UnansweredQuestions {
  add(owner: Owner, question: UnansweredQuestion): Promise<void>;
  of(owner: Owner): Promise<readonly UnansweredQuestion[]>;
  /** The newest first; `at` is in milliseconds since 1970. */
  latest(limit: number): Promise<readonly (UnansweredQuestion & { readonly at: number })[]>;
}

/** How many handled updates are remembered at least; Telegram offers at most 100 again at once. */
export const rememberedUpdates = 10_000;

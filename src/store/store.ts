/** What must survive a restart: settings, updates and whether they are done, feedback, questions in vain. */
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
  readonly journal: UpdateJournal;
  readonly feedback: FeedbackStore;
  readonly unanswered: UnansweredQuestions;
  /**
   * Removes all that is stored of the owner, at once. Of their updates the journal keeps what is not
   * yet answered, until it is.
   */
  forget(owner: Owner): Promise<void>;
  /**
   * Removes feedback, questions and unfinished updates from before that time, in milliseconds since
   * 1970, all settings of owners whose setting `left`, such a time, lies before it, and finished
   * updates that Telegram cannot offer again.
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

/** An update as its intake hands it over. Update numbers are each bot's own. */
export interface OfferedUpdate {
  readonly updateId: number;
  /** Whose updates wait for one another. */
  readonly queue: Owner;
  /** Is kept sealed, and only until the update is finished. */
  readonly payload: string;
}

export interface ClaimedUpdate {
  readonly updateId: number;
  /** Undefined where it was sealed with another key, or damaged since. */
  readonly payload: string | undefined;
  /** When it was accepted, in milliseconds since 1970. */
  readonly acceptedAt: number;
  /** How often it was claimed, this time included, and neither finished nor released. */
  readonly claims: number;
}

export interface Claim {
  readonly botId: number;
  /** How many updates at most. */
  readonly limit: number;
  /** Milliseconds after which others may claim them, unless the claim is renewed. */
  readonly leaseMs: number;
}

export interface Hold {
  readonly botId: number;
  readonly updateIds: readonly number[];
  readonly ms: number;
}

/** What was accepted and not yet answered, and which updates are known. Several processes may share it. */
export interface UpdateJournal {
  /** Once it resolves, they are written down, in this order; known ones are left as they are. */
  accept(botId: number, updates: readonly OfferedUpdate[]): Promise<void>;
  /** The oldest unfinished update of each queue that nobody holds, the queues by turns. */
  claim(claim: Claim): Promise<readonly ClaimedUpdate[]>;
  /** Prolongs this worker's claims by that many milliseconds from now. */
  renew(hold: Hold): Promise<void>;
  /**
   * Gives this worker's claims back as if they had not been made. For that many milliseconds nobody
   * may claim them, nor what waits behind them.
   */
  release(hold: Hold): Promise<void>;
  /** They are answered: nothing is kept of them but their numbers. Unknown ones become known. */
  finish(botId: number, updateIds: readonly number[]): Promise<void>;
  /** Ends updates that cannot be finished, and counts them. */
  quarantine(botId: number, updateIds: readonly number[]): Promise<void>;
  /** Frees what a worker of this name held when it was killed. */
  recover(): Promise<void>;
  counts(): Promise<JournalCounts>;
}

export interface JournalCounts {
  /** Accepted and not finished. */
  readonly waiting: number;
  readonly quarantined: number;
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

/** How many finished updates are remembered at least, and for how many milliseconds; Telegram offers one for a day. */
export const rememberedUpdates = { count: 20_000, ms: 24 * 3_600_000 };

/** Takes queries that wait for the bot; gives each its answer, once and in time, or Telegram's refusal. */
import { badRequest } from "./api-error.ts";
import type { InlineQueryResult, InlineQueryResultsButton } from "./inline-result.ts";

export interface CallbackAnswer {
  readonly text?: string;
  readonly show_alert?: boolean;
  readonly url?: string;
  readonly cache_time?: number;
}

export interface InlineAnswer {
  readonly query: string;
  readonly offset: string;
  readonly results: readonly InlineQueryResult[];
  /** Empty where there is no next page. */
  readonly next_offset: string;
  readonly button?: InlineQueryResultsButton;
  /** Seconds. */
  readonly cache_time: number;
  readonly is_personal: boolean;
  /** Whether Telegram gave it without asking the bot. */
  readonly fromCache: boolean;
}

interface OpenQuery<Answer, Subject> {
  readonly openedAt: number;
  readonly subject: Subject;
  readonly resolve: (answer: Answer) => void;
}

/** `Subject` is what the query is about, for whoever answers it. */
export class OpenQueries<Answer, Subject = undefined> {
  readonly #open = new Map<string, OpenQuery<Answer, Subject>>();
  readonly #now: () => number;
  readonly #lifetimeMs: number;

  constructor(now: () => number, lifetimeMs: number) {
    this.#now = now;
    this.#lifetimeMs = lifetimeMs;
  }

  /** How many are waiting. */
  get size(): number {
    return this.#open.size;
  }

  open(id: string, subject: Subject): Promise<Answer> {
    return new Promise((resolve) => {
      this.#open.set(id, { openedAt: this.#now(), subject, resolve });
    });
  }

  /** The subject of an open query. Throws Telegram's refusal where it is unknown, answered or too old. */
  subjectOf(id: string): Subject {
    return this.#take(id).subject;
  }

  answer(id: string, answer: Answer): void {
    const query = this.#take(id);
    this.#open.delete(id);
    query.resolve(answer);
  }

  #take(id: string): OpenQuery<Answer, Subject> {
    const query = this.#open.get(id);
    if (query === undefined || this.#now() - query.openedAt > this.#lifetimeMs) {
      this.#open.delete(id);
      throw badRequest("query is too old and response timeout expired or query ID is invalid");
    }
    return query;
  }
}

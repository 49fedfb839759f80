/** Finds, among what came while the bot was away, the newest question of each chat. */
import type { Context } from "grammy";
import type { Message, Update, UserFromGetMe } from "grammy/types";
import { isAddressed } from "./addressed.ts";
import { parseCommand } from "./command.ts";

/** Milliseconds before the start: what is younger is answered as if the bot had been there. */
const patience = 180_000;

/** Commands that only show something; others change what somebody has set, and count whenever they come. */
const questions = new Set(["ask", "start", "help", "privacy", "topics", "mydata", "stats"]);

interface Waiting {
  readonly newest: number;
  /** How many older ones there are. */
  readonly older: number;
}

/** What is to become of an update: answered, or passed over for a newer one. */
export type Standing =
  /** `missed`: how many older ones of its chat were passed over. */
  { readonly isPassedOver: false; readonly missed: number } | { readonly isPassedOver: true };

const present: Standing = { isPassedOver: false, missed: 0 };

export class Backlog {
  /** By chat; only until its newest question is answered. */
  readonly #waiting = new Map<number, Waiting>();
  readonly #startedAt: number;

  /** `startedAt`: milliseconds since 1970. */
  constructor(startedAt: number) {
    this.#startedAt = startedAt;
  }

  /** Takes updates as soon as they are known, before the first of them is handled. */
  foresee(updates: readonly Update[], me: UserFromGetMe): void {
    for (const update of updates) {
      try {
        this.#note(update, me);
      } catch {
        // An update that makes no sense is reported when it is handled.
      }
    }
  }

  #note({ update_id, message }: Update, me: UserFromGetMe): void {
    if (message === undefined || !this.#isMissedQuestion(message)) return;
    if (!isAddressed(message, me)) return;
    const { newest = update_id, older = -1 } = this.#waiting.get(message.chat.id) ?? {};
    this.#waiting.set(message.chat.id, { newest: Math.max(newest, update_id), older: older + 1 });
  }

  standingOf({ update: { update_id }, message }: Context): Standing {
    if (message === undefined || !this.#isMissedQuestion(message)) return present;
    const waiting = this.#waiting.get(message.chat.id);
    if (waiting === undefined) return present;
    if (update_id < waiting.newest) return { isPassedOver: true };
    this.#waiting.delete(message.chat.id);
    return { isPassedOver: false, missed: waiting.older };
  }

  #isMissedQuestion(message: Message): boolean {
    const isMissed = message.date * 1000 < this.#startedAt - patience;
    if (!isMissed) return false;
    const command = parseCommand(message);
    return command === undefined || questions.has(command.name);
  }
}

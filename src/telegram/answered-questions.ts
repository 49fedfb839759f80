/** Remembers for a while which messages of the bot answer which message of a person. */
import type { Message } from "grammy/types";

export interface GivenAnswer {
  readonly question: string;
  /** In the chat of the question, in order. */
  readonly messageIds: readonly number[];
}

/** Milliseconds for which Telegram lets people edit what they wrote. */
const editable = 48 * 60 * 60 * 1000;

/** Only in memory: it holds people's words, which are to end with the process. */
export class AnsweredQuestions {
  readonly #given = new Map<string, GivenAnswer & { readonly until: number }>();
  readonly #atMost: number;

  constructor(atMost = 5000) {
    this.#atMost = atMost;
  }

  to(message: Message): GivenAnswer | undefined {
    const given = this.#given.get(keyOf(message));
    return given !== undefined && given.until > Date.now() ? given : undefined;
  }

  /** Forgets the answer that was remembered first, where they get too many. */
  remember(message: Message, answer: GivenAnswer): void {
    const key = keyOf(message);
    this.#given.delete(key);
    this.#given.set(key, { ...answer, until: Date.now() + editable });
    const [oldest] = this.#given.keys();
    if (this.#given.size > this.#atMost && oldest !== undefined) this.#given.delete(oldest);
  }
}

function keyOf({ chat, message_id }: Message): string {
  return `${chat.id}:${message_id}`;
}

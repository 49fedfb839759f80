/** Remembers for a while which messages of the bot answer which message of a person. */
import { createHmac, randomBytes } from "node:crypto";
import type { Message } from "grammy/types";

export interface GivenAnswer {
  readonly question: string;
  /** In the chat of the question, in order. */
  readonly messageIds: readonly number[];
}

interface Remembered {
  readonly digest: string;
  readonly messageIds: readonly number[];
  /** On the clock of `performance.now`, which nobody puts back. */
  readonly until: number;
}

/** Milliseconds for which Telegram lets people edit what they wrote. */
const editable = 48 * 60 * 60 * 1000;

/** In memory only, and without anybody's words: whether a question is the same, its digest tells. */
export class AnsweredQuestions {
  readonly #key = randomBytes(32);
  readonly #remembered = new Map<string, Remembered>();
  readonly #atMost: number;

  constructor(atMost = 5000) {
    this.#atMost = atMost;
  }

  /** The messages that answer this one; undefined where none is remembered. */
  messagesTo(message: Message): readonly number[] | undefined {
    return this.#find(message)?.messageIds;
  }

  /** Whether the message was answered when it asked just that. */
  has(message: Message, question: string): boolean {
    return this.#find(message)?.digest === this.#digest(question);
  }

  /** Forgets the answer that was remembered first, where they get too many. */
  remember(message: Message, { question, messageIds }: GivenAnswer): void {
    const key = keyOf(message);
    this.#remembered.delete(key);
    const digest = this.#digest(question);
    this.#remembered.set(key, { digest, messageIds, until: performance.now() + editable });
    const [oldest] = this.#remembered.keys();
    if (this.#remembered.size > this.#atMost && oldest !== undefined)
      this.#remembered.delete(oldest);
  }

  #find(message: Message): Remembered | undefined {
    const found = this.#remembered.get(keyOf(message));
    return found !== undefined && found.until > performance.now() ? found : undefined;
  }

  #digest(question: string): string {
    return createHmac("sha256", this.#key).update(question).digest("base64");
  }
}

function keyOf({ chat, message_id }: Message): string {
  return `${chat.id}:${message_id}`;
}

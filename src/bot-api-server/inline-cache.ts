/** Takes inline answers; gives them again for the same text, to everyone unless the bot said they are personal. */
import type { InlineAnswer } from "./open-queries.ts";

interface Entry {
  readonly answer: InlineAnswer;
  readonly expiresAt: number;
}

export class InlineCache {
  readonly #entries = new Map<string, Entry>();
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  find(userId: number, query: string, offset: string): InlineAnswer | undefined {
    for (const key of [keyOf(query, offset), keyOf(query, offset, userId)]) {
      const entry = this.#entries.get(key);
      if (entry !== undefined && entry.expiresAt > this.#now()) {
        return { ...entry.answer, fromCache: true };
      }
    }
    return undefined;
  }

  keep(userId: number, answer: InlineAnswer): void {
    const key = keyOf(answer.query, answer.offset, answer.is_personal ? userId : undefined);
    this.#entries.set(key, { answer, expiresAt: this.#now() + answer.cache_time * 1000 });
  }

  clear(): void {
    this.#entries.clear();
  }
}

function keyOf(query: string, offset: string, userId?: number): string {
  return JSON.stringify([query, offset, userId]);
}

/** People who ask one question after another, and what each was answered: none, once or more often. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { BotApiServer } from "../../src/bot-api-server/bot-api-server.ts";
import type { TestUser } from "../../src/bot-api-server/test-user.ts";
import { passingFolder } from "./bot-process.ts";

export interface Reckoning {
  readonly asked: number;
  /** Questions without an answer. */
  readonly lost: number;
  /** Answers beyond one for each question. */
  readonly double: number;
}

export class AskedPeople {
  readonly #people: readonly TestUser[];
  readonly #asked = new Map<number, number>();
  #next = 0;

  constructor(server: BotApiServer, count: number) {
    this.#people = Array.from({ length: count }, (_, index) =>
      server.createUser({ firstName: `Anna ${index}`, languageCode: "it" }),
    );
  }

  /** The next so many of them ask, by turns. */
  async ask(count: number): Promise<void> {
    for (let asking = 0; asking < count; asking += 1) {
      const person = this.#people[this.#next++ % this.#people.length];
      if (person === undefined) continue;
      this.#asked.set(person.id, (this.#asked.get(person.id) ?? 0) + 1);
      await person.sends(person.privateChat(), "Quando apre il mercato?");
    }
  }

  reckon(): Reckoning {
    const differences = this.#people.map(
      (person) => person.privateChat().botMessages.length - (this.#asked.get(person.id) ?? 0),
    );
    return {
      asked: sum([...this.#asked.values()]),
      lost: sum(differences.map((difference) => Math.max(0, -difference))),
      double: sum(differences.map((difference) => Math.max(0, difference))),
    };
  }

  /** Resolves once nothing is missing, or after `timeoutMs`. */
  async settled(timeoutMs = 30_000): Promise<Reckoning> {
    const end = performance.now() + timeoutMs;
    while (this.reckon().lost > 0 && performance.now() < end)
      await new Promise((resolve) => setTimeout(resolve, 50));
    return this.reckon();
  }
}

/** The settings of a bot that starts fast and answers them. */
export function smallBot(server: BotApiServer) {
  const folder = passingFolder();
  mkdirSync(join(folder, "market"));
  writeFileSync(
    join(folder, "market", "hours.txt"),
    "Il mercato apre alle otto del mattino e chiude alle sei di sera.",
  );
  return {
    BOT_TOKEN: server.token,
    TELEGRAM_API_ROOT: server.apiRoot,
    KNOWLEDGE_DIR: folder,
    DATA_DIR: passingFolder(),
    MESSAGES_PER_MINUTE: "600",
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}

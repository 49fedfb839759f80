/** People who ask one question after another, and what each was answered: none, once or more often. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { BotApiServer } from "../../src/bot-api-server/bot-api-server.ts";
import type { TestUser } from "../../src/bot-api-server/test-user.ts";
import { passingFolder } from "./bot-process.ts";

export interface Reckoning {
  readonly asked: number;
  /** Questions with neither an answer nor an apology. */
  readonly lost: number;
  /** Answers beyond one for each question. */
  readonly double: number;
}

/** Each person asks of one after the other, so that no answer passes for that of another question. */
const keepers = ["Amalia", "Bruno", "Carlotta", "Dario", "Elena", "Fausto", "Gemma", "Ivo"];

export class AskedPeople {
  readonly #people: readonly TestUser[];
  /** By person: of which shopkeepers they asked. */
  readonly #asked = new Map<number, string[]>();
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
      const asked = this.#asked.get(person.id) ?? [];
      const keeper = keepers[asked.length % keepers.length] ?? "";
      this.#asked.set(person.id, [...asked, keeper]);
      await person.sends(person.privateChat(), `Quando apre la bottega di ${keeper}?`);
    }
  }

  reckon(): Reckoning {
    const reckonings = this.#people.map((person) => this.#reckonFor(person));
    return {
      asked: sum(reckonings.map(({ asked }) => asked)),
      lost: sum(reckonings.map(({ lost }) => lost)),
      double: sum(reckonings.map(({ double }) => double)),
    };
  }

  #reckonFor(person: TestUser): Reckoning {
    const asked = this.#asked.get(person.id) ?? [];
    const texts = person.privateChat().botMessages.map(({ text = "" }) => text);
    const differences = keepers.map(
      (keeper) =>
        texts.filter((text) => text.includes(keeper)).length -
        asked.filter((one) => one === keeper).length,
    );
    const apologies = texts.filter((text) => !keepers.some((keeper) => text.includes(keeper)));
    const missing = sum(differences.map((difference) => Math.max(0, -difference)));
    return {
      asked: asked.length,
      lost: Math.max(0, missing - apologies.length),
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
  for (const keeper of keepers)
    writeFileSync(
      join(folder, "market", `${keeper}.txt`),
      `La bottega di ${keeper} apre alle otto del mattino e chiude alle sei di sera.`,
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

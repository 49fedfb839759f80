/** Takes what the parts of the app report; says what is missing before updates can be answered. */
import { setTimeout as sleep } from "node:timers/promises";

/** Milliseconds after which the store counts as out of reach. */
const patience = 2000;

export class Readiness {
  readonly #missing = new Set(["knowledge", "telegram"]);
  readonly #askStore: () => Promise<unknown>;

  /** `askStore` rejects where the store cannot be reached. */
  constructor(askStore: () => Promise<unknown>) {
    this.#askStore = askStore;
  }

  /** The sources are read and indexed. */
  knowledgeLoaded(): void {
    this.#missing.delete("knowledge");
  }

  /** Telegram has accepted the token, and knows how updates reach the bot. */
  telegramConnected(): void {
    this.#missing.delete("telegram");
  }

  /** The process ends; it is never ready again. */
  draining(): void {
    this.#missing.add("draining");
  }

  async missing(): Promise<readonly string[]> {
    return (await this.#reachesStore()) ? [...this.#missing] : [...this.#missing, "store"];
  }

  async #reachesStore(): Promise<boolean> {
    const answered = this.#askStore().then(
      () => true,
      () => false,
    );
    return Promise.race([answered, sleep(patience, false, { ref: false })]);
  }
}

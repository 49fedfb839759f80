/** Takes what the parts of the app report; says what is missing before updates can be answered. */
import { setTimeout as sleep } from "node:timers/promises";

/** Milliseconds after which the store counts as out of reach. */
const patience = 2000;

export class Readiness {
  readonly #missing = new Set(["knowledge", "telegram"]);
  /** Rejects where the store cannot be reached. */
  #askStore: (() => Promise<unknown>) | undefined;

  /** The sources are read and indexed. */
  knowledgeLoaded(): void {
    this.#missing.delete("knowledge");
  }

  /** Telegram has accepted the token, and knows how updates reach the bot. */
  telegramConnected(): void {
    this.#missing.delete("telegram");
  }

  /** `ask` rejects where the store cannot be reached. */
  storeOpened(ask: () => Promise<unknown>): void {
    this.#askStore = ask;
  }

  /** The process ends; it is never ready again. */
  draining(): void {
    this.#missing.add("draining");
  }

  async missing(): Promise<readonly string[]> {
    return (await this.#reachesStore()) ? [...this.#missing] : [...this.#missing, "store"];
  }

  async #reachesStore(): Promise<boolean> {
    if (this.#askStore === undefined) return false;
    const answered = this.#askStore().then(
      () => true,
      () => false,
    );
    return Promise.race([answered, sleep(patience, false, { ref: false })]);
  }
}

/** Has the calls of one chat made one after the other, and those of different chats at once. */

/** What waits for its turn: everything with the same key is in one line. */
export class SendQueues {
  readonly #tails = new Map<string, Promise<void>>();

  /** How many lines somebody stands in. */
  get size(): number {
    return this.#tails.size;
  }

  /** Begins once all work of that key that came before is over, however it ended. */
  inTurn<T>(key: string, work: () => Promise<T>): Promise<T> {
    const before = this.#tails.get(key) ?? Promise.resolve();
    const result = before.then(work);
    const forget = () => {
      if (this.#tails.get(key) === tail) this.#tails.delete(key);
    };
    const tail = result.then(forget, forget);
    this.#tails.set(key, tail);
    return result;
  }
}

/** Takes updates as they happen; gives them to the one long poll that asks, or to a webhook, until they are confirmed. */
import { randomInt } from "node:crypto";
import { conflict } from "./api-error.ts";
import type { Update, UpdateKind } from "./telegram-objects.ts";

/** What Telegram leaves out unless `allowed_updates` names it. */
const OPT_IN: ReadonlySet<UpdateKind> = new Set(["chat_member", "message_reaction"]);

export interface PollOptions {
  /** Confirms every update before it; negative: counts from the end and forgets the rest. */
  readonly offset: number;
  readonly limit: number;
  readonly timeoutMs: number;
  /** Ends the poll when its connection closes. */
  readonly signal: AbortSignal;
}

interface WaitingPoll {
  readonly limit: number;
  readonly resolve: (updates: readonly Update[]) => void;
  readonly reject: (error: Error) => void;
}

export class UpdateQueue {
  #nextId = randomInt(100_000_000, 900_000_000);
  #pending: Update[] = [];
  #waiting: WaitingPoll | undefined;
  #allowed: readonly string[] = [];
  #onPush: (update: Update) => void = () => {};

  /** Updates not yet confirmed, in order. */
  get pending(): readonly Update[] {
    return this.#pending;
  }

  /** Whether a long poll is waiting for the next update. */
  get isPolled(): boolean {
    return this.#waiting !== undefined;
  }

  /** Empty: every kind but those that must be asked for. Applies to updates that come after. */
  allow(kinds: readonly string[]): void {
    this.#allowed = kinds;
  }

  get allowed(): readonly string[] {
    return this.#allowed;
  }

  /** Returns the update, or undefined where `allowed_updates` leaves its kind out. */
  push(kind: UpdateKind, content: object): Update | undefined {
    const wanted = this.#allowed.length === 0 ? !OPT_IN.has(kind) : this.#allowed.includes(kind);
    if (!wanted) return undefined;
    const update = { update_id: this.#nextId++, [kind]: structuredClone(content) };
    this.#pending.push(update);
    this.#settle((waiting) => waiting.resolve(this.#pending.slice(0, waiting.limit)));
    this.#onPush(update);
    return update;
  }

  /** Tells the one listener of every update that comes after. */
  onPush(listener: (update: Update) => void): void {
    this.#onPush = listener;
  }

  /** Confirms one update, whatever stands before it. */
  take(update: Update): void {
    const index = this.#pending.indexOf(update);
    if (index !== -1) this.#pending.splice(index, 1);
  }

  /** Continues the ids somewhere else, as Telegram does after a week without updates. */
  jump(): void {
    this.#nextId = randomInt(1, 900_000_000);
  }

  drop(): void {
    this.#pending = [];
  }

  /** Ends the poll that is waiting, if any, as another `getUpdates` does. */
  interrupt(reason: string): void {
    this.#settle((waiting) => waiting.reject(conflict(reason)));
  }

  async poll({ offset, limit, timeoutMs, signal }: PollOptions): Promise<readonly Update[]> {
    this.interrupt(
      "terminated by other getUpdates request; make sure that only one bot instance is running",
    );
    this.#confirm(offset);
    if (this.#pending.length > 0 || timeoutMs === 0) return this.#pending.slice(0, limit);
    return new Promise((resolve, reject) => {
      const end = () => {
        if (this.#waiting === waiting) this.#settle(() => waiting.resolve([]));
      };
      const timer = setTimeout(end, timeoutMs);
      const cleanUp = () => {
        clearTimeout(timer);
        signal.removeEventListener("abort", end);
      };
      const waiting: WaitingPoll = {
        limit,
        resolve: (updates) => (cleanUp(), resolve(updates)),
        reject: (error) => (cleanUp(), reject(error)),
      };
      this.#waiting = waiting;
      signal.addEventListener("abort", end);
    });
  }

  #confirm(offset: number): void {
    if (offset < 0) this.#pending = this.#pending.slice(offset);
    if (offset > 0) this.#pending = this.#pending.filter(({ update_id }) => update_id >= offset);
  }

  #settle(how: (waiting: WaitingPoll) => void): void {
    const waiting = this.#waiting;
    this.#waiting = undefined;
    if (waiting !== undefined) how(waiting);
  }
}

/** Takes the updates that wait; posts each to the bot's webhook until it is taken, in order for every chat. */
import { setTimeout as sleep } from "node:timers/promises";
import type { Update } from "./telegram-objects.ts";
import type { UpdateQueue } from "./update-queue.ts";
import { outcomeOf, type WebhookOutcome } from "./webhook-outcome.ts";

export interface WebhookSettings {
  readonly url: string;
  readonly has_custom_certificate: boolean;
  /** How many updates are posted at once. Default: 40. */
  readonly max_connections?: number;
  readonly secret_token?: string;
}

export interface WebhookError {
  /** Seconds since 1970. */
  readonly last_error_date: number;
  readonly last_error_message: string;
}

export interface WebhookOptions {
  readonly updates: UpdateQueue;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** What every waiting time is multiplied by; tests need not wait as Telegram does. */
  readonly pace: number;
}

/** Calls that a webhook made by its response. */
export type ReplyListener = (method: string, parameters: Readonly<Record<string, unknown>>) => void;

/** Telegram's waits, in seconds; later ones are between one and two minutes. */
const FIRST_WAITS = [0, 2, 4, 8, 16, 32];
const MAX_CONNECTIONS = 40;
const TIMEOUT_MS = 60_000;

interface Lane {
  readonly chat: number;
  readonly updates: Update[];
  failures: number;
}

export class WebhookDelivery {
  /** Is told of each call that a response asks for. */
  onReply: ReplyListener = () => {};
  readonly #options: WebhookOptions;
  readonly #lanes = new Map<number, Lane>();
  #ready: Lane[] = [];
  #active = 0;
  #settings: WebhookSettings | undefined;
  #lastError: WebhookError | undefined;
  #stopped = new AbortController();

  constructor(options: WebhookOptions) {
    this.#options = options;
    options.updates.onPush((update) => this.#enqueue(update));
  }

  /** Undefined where updates are polled for. */
  get settings(): WebhookSettings | undefined {
    return this.#settings;
  }

  get lastError(): WebhookError | undefined {
    return this.#lastError;
  }

  /** Begins anew with every update that waits; undefined ends the delivery. */
  use(settings: WebhookSettings | undefined): void {
    this.#stopped.abort();
    this.#stopped = new AbortController();
    this.#lanes.clear();
    this.#ready = [];
    this.#active = 0;
    this.#settings = settings;
    this.#lastError = undefined;
    for (const update of this.#options.updates.pending) this.#enqueue(update);
  }

  #enqueue(update: Update): void {
    if (this.#settings === undefined) return;
    const chat = chatOf(update);
    const lane = this.#lanes.get(chat);
    if (lane !== undefined) {
      lane.updates.push(update);
      return;
    }
    const added = { chat, updates: [update], failures: 0 };
    this.#lanes.set(chat, added);
    this.#resume(added);
  }

  #resume(lane: Lane): void {
    this.#ready.push(lane);
    this.#work();
  }

  #work(): void {
    const { max_connections = MAX_CONNECTIONS } = this.#settings ?? {};
    while (this.#active < max_connections) {
      const lane = this.#ready.shift();
      if (lane === undefined) return;
      void this.#deliverFirst(lane, this.#stopped.signal);
    }
  }

  /** What stands behind the first update of a lane waits until that one is taken. */
  async #deliverFirst(lane: Lane, signal: AbortSignal): Promise<void> {
    const [update] = lane.updates;
    if (update === undefined || this.#settings === undefined) return;
    this.#active += 1;
    const outcome = await post(update, this.#settings, signal);
    if (signal.aborted) return;
    this.#active -= 1;
    if (outcome.isTaken) this.#confirm(lane, update, outcome);
    else this.#repeatLater(lane, outcome, signal);
    this.#work();
  }

  #confirm(lane: Lane, update: Update, { call }: WebhookOutcome): void {
    this.#options.updates.take(update);
    lane.updates.shift();
    lane.failures = 0;
    if (lane.updates.length > 0) this.#ready.push(lane);
    else this.#lanes.delete(lane.chat);
    if (call !== undefined) this.onReply(call.method, call.parameters);
  }

  #repeatLater(lane: Lane, { error, retryAfter }: WebhookOutcome, signal: AbortSignal): void {
    const { now, pace } = this.#options;
    const last_error_date = Math.floor(now() / 1000);
    this.#lastError = { last_error_date, last_error_message: error ?? "Connection failed" };
    const seconds = retryAfter ?? FIRST_WAITS[lane.failures] ?? 60 + Math.random() * 60;
    lane.failures += 1;
    const resume = () => this.#resume(lane);
    sleep(seconds * 1000 * pace, undefined, { signal }).then(resume, () => {});
  }
}

async function post(
  update: Update,
  { url, secret_token }: WebhookSettings,
  signal: AbortSignal,
): Promise<WebhookOutcome> {
  const headers = {
    "content-type": "application/json",
    ...(secret_token !== undefined && { "x-telegram-bot-api-secret-token": secret_token }),
  };
  const timeout = AbortSignal.timeout(TIMEOUT_MS);
  const response = fetch(url, {
    method: "POST",
    headers,
    body: JSON.stringify(update),
    redirect: "manual",
    signal: AbortSignal.any([signal, timeout]),
  });
  return outcomeOf(response);
}

/** Updates of one chat wait for one another; those without a chat, for the person's others. */
function chatOf(update: Update): number {
  const content = Object.entries(update).find(([kind]) => kind !== "update_id")?.[1];
  for (const path of [
    ["chat", "id"],
    ["message", "chat", "id"],
    ["from", "id"],
  ]) {
    const id = path.reduce<unknown>(
      (value, key) =>
        typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined,
      content,
    );
    if (typeof id === "number") return id;
  }
  return 0;
}

/** Takes every call the bot makes; sees to it that it is valid, in order, and made again where that helps. */
import type { Transformer } from "grammy";
import type { ApiError, ApiResponse } from "grammy/types";
import { CallAttempts, type AttemptOptions } from "./call-attempts.ts";
import { toCallSignal, type CallSignal } from "./call-signal.ts";
import { isFields, type Fields } from "./call-fields.ts";
import { callLine, isLeftAlone, isQueryAnswer, type CallLine } from "./call-line.ts";
import { checkedCall } from "./outgoing-limits.ts";
import { refusalKind } from "./refusal.ts";
import { repairedCall } from "./repaired-call.ts";
import { retryDefaults, type RetryOptions } from "./retries.ts";
import { safeError } from "./safe-error.ts";
import { SendQueues } from "./send-queue.ts";
import type { Log } from "./services.ts";

export interface OutboxOptions
  extends RetryOptions, Pick<AttemptOptions, "signal" | "rates" | "clock"> {
  readonly log: Log;
  /** Told of every call that came to nothing, after it was logged. */
  readonly onUndelivered?: ((failure: Undelivered) => void) | undefined;
  /** Told that a group has got another number, before the message goes there. Must not reject. */
  readonly onMigrated?: ((from: number, to: number) => Promise<void>) | undefined;
}

export interface Undelivered {
  readonly method: string;
  /** Telegram's words, or the code of what the network did. */
  readonly reason: string;
}

interface Outgoing<T> {
  readonly method: string;
  readonly payload: Fields;
  readonly send: (payload: Fields) => Promise<ApiResponse<T>>;
}

/** For `api.config.use`. Rejects where the network fails for too long, or the signal ends a wait. */
export function createOutbox(options: OutboxOptions): Transformer {
  const outbox = new Outbox(options);
  return (call, method, payload, signal) => {
    const fields = isFields(payload) ? payload : {};
    if (outbox.isPointless(method, fields)) return Promise.resolve(done());
    if (isLeftAlone(method)) return call(method, payload, signal);
    return outbox.deliver({
      method,
      payload: fields,
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what is mended keeps its type
      send: (mended) => outbox.inTime(signal, (s) => call(method, mended as typeof payload, s)),
    });
  };
}

class Outbox {
  readonly #options: OutboxOptions & Required<RetryOptions>;
  readonly #attempts: CallAttempts;
  readonly #queues = new SendQueues();

  constructor(options: OutboxOptions) {
    this.#options = { ...retryDefaults, ...options };
    this.#attempts = new CallAttempts(this.#options);
  }

  /** A sign of being at work has no use where nothing may be sent yet. */
  isPointless(method: string, payload: Fields): boolean {
    return method === "sendChatAction" && this.#attempts.isPaused(callLine(method, payload));
  }

  /** Nobody can answer a query later: what comes of its answer is logged, and counts as done. */
  async deliver<T>(outgoing: Outgoing<T>): Promise<ApiResponse<T>> {
    const { method } = outgoing;
    const { payload, mended, refused } = checkedCall(method, outgoing.payload);
    const { log, signal } = this.#options;
    if (mended.length > 0) log.warn({ method, mended }, "A call was mended before it was made.");
    if (refused !== undefined) return this.#undelivered(method, toRefusal(refused));
    try {
      const response = await this.#inTurn({ ...outgoing, payload });
      return response.ok ? response : this.#undelivered(method, response);
    } catch (error) {
      if (signal.aborted) throw error;
      this.#report({ method, reason: reasonOf(error) });
      if (isQueryAnswer(method)) return done();
      throw error;
    }
  }

  #inTurn<T>(outgoing: Outgoing<T>): Promise<ApiResponse<T>> {
    const line = callLine(outgoing.method, outgoing.payload);
    const work = () => this.#send(outgoing, line);
    return line.key === undefined ? work() : this.#queues.inTurn(line.key, work);
  }

  /** An attempt that gets no answer at all must not hold back those behind it. */
  async inTime<T>(
    given: CallSignal | undefined,
    call: (signal: CallSignal) => Promise<T>,
  ): Promise<T> {
    if (given !== undefined) return call(given);
    const controller = new AbortController();
    const timer = setTimeout(() => controller.abort(), this.#options.longestCall);
    try {
      return await call(toCallSignal(controller.signal));
    } finally {
      clearTimeout(timer);
    }
  }

  /** Where Telegram names what is wrong with a call, it is made once more without that. */
  async #send<T>({ payload, send }: Outgoing<T>, line: CallLine): Promise<ApiResponse<T>> {
    const response = await this.#attempts.make(() => send(payload), line);
    if (response.ok) return response;
    const other = (await this.#migrated(payload, response)) ?? repairedCall(payload, response);
    return other === undefined ? response : this.#attempts.make(() => send(other), line);
  }

  async #migrated(payload: Fields, { parameters }: ApiError): Promise<Fields | undefined> {
    const to = parameters?.migrate_to_chat_id;
    const from = Number(payload["chat_id"]);
    if (to === undefined || Number.isNaN(from)) return undefined;
    await this.#options.onMigrated?.(from, to);
    return { ...payload, chat_id: to };
  }

  /** What is expected is told without alarm; a message that already is as it should be, not at all. */
  #undelivered<T>(method: string, response: ApiError): ApiResponse<T> {
    const kind = refusalKind(response);
    if (kind !== "unchanged") this.#report({ method, reason: response.description }, kind);
    return kind === "unchanged" || isQueryAnswer(method) ? done() : response;
  }

  #report(failure: Undelivered, kind?: string): void {
    const { log, onUndelivered } = this.#options;
    if (kind === undefined) log.error(failure, "A call came to nothing.");
    else log.info(failure, "A call reached nobody.");
    onUndelivered?.(failure);
  }
}

/** Of methods that return true. */
function done<T>(): ApiResponse<T> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- who calls them reads no result
  return { ok: true, result: true as T };
}

function toRefusal(reason: string): ApiError {
  return { ok: false, error_code: 400, description: `Bad Request: ${reason}` };
}

function reasonOf(error: unknown): string {
  const { error: name, code } = safeError(error);
  return code === undefined ? name : `${name} ${code}`;
}

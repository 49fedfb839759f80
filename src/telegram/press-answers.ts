/** Sees to it that every pressed button is answered: once, and soon. */
import type { Context, MiddlewareFn } from "grammy";
import type { I18n } from "../i18n/i18n.ts";
import { say } from "./answers.ts";
import { placeBeside } from "./delivery.ts";
import { safeError } from "./safe-error.ts";
import type { FontiContext, Log } from "./services.ts";

export interface PressOptions {
  readonly i18n: I18n;
  readonly log: Log;
  /** Milliseconds after which a press is answered while its work goes on. Default: 1000. */
  readonly patience?: number | undefined;
}

type Notice = Parameters<Context["answerCallbackQuery"]>[0];

/**
 * A handler may call `ctx.answerCallbackQuery`, or several may, or none: one answer goes out, at the
 * latest when they are done or one has thrown.
 */
export function answeringPresses(options: PressOptions): MiddlewareFn<FontiContext> {
  return async (ctx, next) => {
    if (ctx.callbackQuery === undefined) return next();
    const press = new Press(ctx, options.log);
    ctx.answerCallbackQuery = (notice) => press.answer(notice);
    const timer = setTimeout(() => void press.answerSilently(), options.patience ?? 1000);
    try {
      await next();
      await press.answerSilently();
    } catch (error) {
      const t = ctx.t ?? options.i18n.translate(ctx.from?.language_code);
      await press.answer({ text: t("error.failed") });
      throw error;
    } finally {
      clearTimeout(timer);
    }
  };
}

class Press {
  readonly #ctx: FontiContext;
  readonly #log: Log;
  readonly #send: (notice: Notice) => Promise<true>;
  #answered: Promise<true> | undefined;

  constructor(ctx: FontiContext, log: Log) {
    this.#ctx = ctx;
    this.#log = log;
    const send = ctx.answerCallbackQuery.bind(ctx);
    // What fails here is logged by the outbox; a stop has the whole update come again.
    this.#send = (notice) => send(notice).catch(() => true as const);
  }

  /** What comes after the answer is said in the chat, where that is the asker's own. Never rejects. */
  async answer(notice: Notice = {}): Promise<true> {
    if (this.#answered === undefined) return (this.#answered = this.#send(notice));
    const text = typeof notice === "string" ? notice : notice.text;
    if (text !== undefined) await this.#sayLate(text);
    return this.#answered;
  }

  answerSilently(): Promise<true> {
    return (this.#answered ??= this.#send({}));
  }

  async #sayLate(text: string): Promise<void> {
    const message = this.#ctx.callbackQuery?.message;
    if (message?.chat.type !== "private")
      return this.#log.info({}, "A notice came too late to be shown.");
    await say(this.#ctx, text, placeBeside(message)).catch((error: unknown) =>
      this.#log.warn(safeError(error), "A notice could not be shown."),
    );
  }
}

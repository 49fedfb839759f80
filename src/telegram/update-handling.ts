/** Has the bot handle one update; says whether it is done with or must come again. */
import { BotError, Context, GrammyError, HttpError, type Bot } from "grammy";
import type { Update } from "grammy/types";
import { reportFailure } from "./failure-notice.ts";
import { isTooMany } from "./retries.ts";
import { safeError } from "./safe-error.ts";
import type { BotServices, FontiContext } from "./services.ts";

export interface UpdateHandling {
  readonly bot: Bot<FontiContext>;
  readonly services: BotServices;
  /** Ends every waiting; what that interrupts must come again. */
  readonly signal: AbortSignal;
}

/**
 * `unreachable`: Telegram is, so that nobody could even be told of it. `held`: it wants the chat to
 * wait for longer than a call does.
 */
export type UpdateOutcome = "done" | "interrupted" | "unreachable" | "held";

/** Never rejects: what fails in another way is reported, and done with. */
export async function handleUpdate(
  update: Update,
  { bot, services, signal }: UpdateHandling,
): Promise<UpdateOutcome> {
  try {
    await bot.handleUpdate(update);
  } catch (error) {
    if (signal.aborted) return "interrupted";
    if (isOutage(error)) {
      services.log.warn(safeError(error), "Telegram cannot be reached; an update has to wait.");
      return "unreachable";
    }
    if (isTooMany(causeOf(error))) return "held";
    if (error instanceof BotError) await reportFailure(error.ctx, error.error, services);
    else services.log.error(safeError(error), "An update failed.");
  }
  return "done";
}

function isOutage(error: unknown): boolean {
  const cause = causeOf(error);
  return cause instanceof HttpError || (cause instanceof GrammyError && cause.error_code >= 500);
}

function causeOf(error: unknown): unknown {
  return error instanceof BotError ? error.error : error;
}

/** Tells whoever waits that their update cannot be answered, without handling it. Never rejects. */
export async function giveUp(update: Update, { bot, services }: UpdateHandling): Promise<void> {
  const ctx: Context = new Context(update, bot.api, bot.botInfo);
  // What `reportFailure` needs of it is there without any handler.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  await reportFailure(ctx as FontiContext, new GivenUpError(), services);
}

class GivenUpError extends Error {
  override readonly name = "GivenUpError";
}

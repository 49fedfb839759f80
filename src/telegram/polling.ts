/** Fetches updates by long polling and hands them over; confirms those that were taken. */
import { setTimeout as sleep } from "node:timers/promises";
import { GrammyError, type Bot } from "grammy";
import { toCallSignal } from "./call-signal.ts";
import type { Intake } from "./intake.ts";
import { safeError } from "./safe-error.ts";
import type { FontiContext } from "./services.ts";
import type { UpdateHandling } from "./update-handling.ts";
import { createUpdateWorker, type UpdateWorker } from "./update-worker.ts";

/** The kinds of updates that the bot handles. */
export const allowedUpdates = [
  "message",
  "edited_message",
  "guest_message",
  "callback_query",
  "inline_query",
  "chosen_inline_result",
  "my_chat_member",
] as const;
/** Seconds that Telegram holds a poll open. */
const pollTimeout = 30;
/** Milliseconds. */
const longestBackoff = 30_000;

/** The signal ends the polling, and every waiting. */
export interface PollingOptions extends UpdateHandling {
  /** Default: one of its own. */
  readonly worker?: UpdateWorker;
  /** Is called once Telegram has accepted the token. */
  readonly onConnected?: () => void;
}

/** What the operator has to mend before the bot can run. */
export class PollingError extends Error {}

/**
 * Resolves once the signal has ended it and what is under way is finished, which takes 8 seconds at
 * most. Rejects with a `PollingError` if Telegram refuses the token.
 */
export async function pollUpdates(options: PollingOptions): Promise<void> {
  const { bot, signal, onConnected, worker = createUpdateWorker(options) } = options;
  const connected = await untilServed(options, async () => {
    bot.botInfo = await bot.api.getMe();
    return bot.api.deleteWebhook({ drop_pending_updates: false });
  });
  if (connected === undefined) return;
  onConnected?.();
  worker.start();
  let offset = 0;
  while (!signal.aborted) {
    const last = await untilServed(options, () => takeUpdates(options, worker, offset));
    if (last !== undefined) offset = last + 1;
  }
  await Promise.all([worker.drain(), offset > 0 && confirm(bot, offset)]);
}

/** Returns the number of the last update; undefined where there was none. */
async function takeUpdates(
  { bot, signal }: PollingOptions,
  intake: Intake,
  offset: number,
): Promise<number | undefined> {
  const parameters = { offset, timeout: pollTimeout, allowed_updates: allowedUpdates };
  const updates = await bot.api.getUpdates(parameters, toCallSignal(signal));
  if (updates.length > 0) await intake.accept(updates);
  return updates.at(-1)?.update_id;
}

/**
 * Repeats the call, ever more slowly, until it succeeds; undefined where the signal ended it. Rejects
 * with a `PollingError` for what repeating cannot mend.
 */
export async function untilServed<T>(
  options: Pick<UpdateHandling, "services" | "signal">,
  call: () => Promise<T>,
): Promise<T | undefined> {
  const { signal } = options;
  for (let wait = 500; !signal.aborted; wait = Math.min(wait * 2, longestBackoff)) {
    try {
      return await call();
    } catch (error) {
      if (signal.aborted) return undefined;
      report(error, options);
      await sleep(retryAfter(error) ?? wait, undefined, { signal }).catch(() => undefined);
    }
  }
  return undefined;
}

function report(error: unknown, { services: { log } }: Pick<UpdateHandling, "services">): void {
  if (error instanceof PollingError) throw error;
  const code = error instanceof GrammyError ? error.error_code : undefined;
  if (code === 401 || code === 404)
    throw new PollingError(
      `Telegram does not accept BOT_TOKEN (${code}). Permitted: the token as @BotFather shows it.`,
    );
  if (code === 409)
    log.warn({}, "Another process fetches this bot's updates; stop it. Trying again.");
  else log.warn(safeError(error), "Telegram cannot be reached. Trying again.");
}

/** Milliseconds; undefined where Telegram names no time. */
function retryAfter(error: unknown): number | undefined {
  const seconds = error instanceof GrammyError ? error.parameters.retry_after : undefined;
  return seconds === undefined ? undefined : Math.min(seconds * 1000, longestBackoff);
}

/** Telegram forgets what lies before the offset of a poll; if this fails, the store remembers. */
async function confirm(bot: Bot<FontiContext>, offset: number): Promise<void> {
  const parameters = { offset, limit: 1, timeout: 0 };
  await bot.api
    .getUpdates(parameters, toCallSignal(AbortSignal.timeout(2000)))
    .catch(() => undefined);
}

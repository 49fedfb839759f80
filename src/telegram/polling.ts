/** Fetches updates by long polling and has each handled once, in order for every chat. */
import { setTimeout as sleep } from "node:timers/promises";
import { BotError, GrammyError, type Bot } from "grammy";
import type { Update } from "grammy/types";
import { toCallSignal } from "./call-signal.ts";
import { reportFailure } from "./failure-notice.ts";
import { safeError } from "./safe-error.ts";
import type { BotServices, FontiContext } from "./services.ts";

const allowedUpdates = [
  "message",
  "guest_message",
  "callback_query",
  "inline_query",
  "chosen_inline_result",
] as const;
/** Seconds that Telegram holds a poll open. */
const pollTimeout = 30;
/** Milliseconds. */
const longestBackoff = 30_000;

export interface PollingOptions {
  readonly bot: Bot<FontiContext>;
  readonly services: BotServices;
  /** Ends the polling; updates under way are finished. */
  readonly signal: AbortSignal;
  /** Is called once Telegram has accepted the token. */
  readonly onConnected?: () => void;
}

/** What the operator has to mend before the bot can run. */
export class PollingError extends Error {}

/** Resolves once the signal has ended it. Rejects with a `PollingError` if Telegram refuses the token. */
export async function pollUpdates(options: PollingOptions): Promise<void> {
  const { bot, signal, onConnected } = options;
  const connected = await untilServed(options, async () => {
    bot.botInfo = await bot.api.getMe();
    return bot.api.deleteWebhook({ drop_pending_updates: false });
  });
  if (connected === undefined) return;
  onConnected?.();
  let offset = 0;
  while (!signal.aborted) {
    const updates = await untilServed(options, () => nextUpdates(options, offset));
    if (updates !== undefined && updates.length > 0) offset = await handleBatch(updates, options);
  }
  if (offset > 0) await confirm(bot, offset);
}

function nextUpdates({ bot, signal }: PollingOptions, offset: number): Promise<Update[]> {
  const parameters = { offset, timeout: pollTimeout, allowed_updates: allowedUpdates };
  return bot.api.getUpdates(parameters, toCallSignal(signal));
}

/** Repeats the call, ever more slowly, until it succeeds; undefined where the signal ended it. */
async function untilServed<T>(
  options: PollingOptions,
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

function report(error: unknown, { services: { log } }: PollingOptions): void {
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

/** Returns the offset that confirms every update up to the first one left unhandled. */
async function handleBatch(updates: readonly Update[], options: PollingOptions): Promise<number> {
  const unhandled: number[] = [];
  await Promise.all(
    queuesOf(updates).map(async (queue) => {
      for (const update of queue)
        if (options.signal.aborted || !(await handle(update, options)))
          unhandled.push(update.update_id);
    }),
  );
  const last = updates.at(-1)?.update_id ?? 0;
  return unhandled.length > 0 ? Math.min(...unhandled) : last + 1;
}

function queuesOf(updates: readonly Update[]): readonly (readonly Update[])[] {
  const queues = new Map<number, Update[]>();
  for (const update of updates) {
    const owner = queueOf(update);
    queues.set(owner, [...(queues.get(owner) ?? []), update]);
  }
  return [...queues.values()];
}

/** Whose updates wait for one another: a chat's, else a person's; those that name nobody wait together. */
function queueOf(update: Update): number {
  const { callback_query, inline_query, chosen_inline_result } = update;
  const source = callback_query ?? inline_query ?? chosen_inline_result;
  const message = update.message ?? update.guest_message ?? callback_query?.message;
  // An update of another shape than Telegram's must cost no more than itself.
  return message?.chat?.id ?? source?.from?.id ?? 0;
}

/** Whether the update is done with; one that a stop interrupts comes again after a restart. */
async function handle(update: Update, { bot, services, signal }: PollingOptions): Promise<boolean> {
  const { store, log } = services;
  const key = { botId: bot.botInfo.id, updateId: update.update_id };
  const warn = (error: unknown) => {
    log.error(safeError(error), "The store cannot tell handled updates; going on without it.");
    return false;
  };
  if (await store.inbox.wasHandled(key).catch(warn)) return true;
  try {
    await bot.handleUpdate(update);
  } catch (error) {
    if (signal.aborted) return false;
    if (error instanceof BotError) await reportFailure(error.ctx, error.error, services);
  }
  await store.inbox.markHandled(key).catch(warn);
  return true;
}

/** Telegram forgets what lies before the offset of a poll; if this fails, the store remembers. */
async function confirm(bot: Bot<FontiContext>, offset: number): Promise<void> {
  const parameters = { offset, limit: 1, timeout: 0 };
  await bot.api
    .getUpdates(parameters, toCallSignal(AbortSignal.timeout(2000)))
    .catch(() => undefined);
}

/** Builds the bot: every update takes this way, from who asks to what they are answered. */
import { Bot, type MiddlewareFn } from "grammy";
import { recogniseAsker } from "./asker.ts";
import { callbackQueries } from "./callback-queries.ts";
import { guestMode } from "./guest-mode.ts";
import { groupChat } from "./group-chat.ts";
import { inlineQueries } from "./inline-queries.ts";
import { countCalls, countUpdates, noMetrics } from "./metrics.ts";
import { createOutbox, type OutboxOptions } from "./outbox.ts";
import { answeringPresses } from "./press-answers.ts";
import { privateChat } from "./private-chat.ts";
import { safeError } from "./safe-error.ts";
import type { BotServices, FontiContext } from "./services.ts";

export interface BotOptions extends BotServices {
  readonly token: string;
  /** Default: Telegram's own. Without a slash at its end. */
  readonly apiRoot?: string | undefined;
  /** Ends every waiting for another attempt. Default: never. */
  readonly signal?: AbortSignal;
  /** How what is sent is paced and made again. Default: without a pace. */
  readonly outbox?: Omit<OutboxOptions, "signal" | "log" | "onMigrated">;
}

/** Seconds after which a call counts as lost; longer than a long poll. */
const callTimeout = 45;

export function createBot(options: BotOptions): Bot<FontiContext> {
  const { token, apiRoot, signal = new AbortController().signal, metrics = noMetrics } = options;
  const bot = new Bot<FontiContext>(token, {
    client: { timeoutSeconds: callTimeout, ...(apiRoot !== undefined && { apiRoot }) },
  });
  const { log, outbox } = options;
  const onMigrated = moveSettings(options);
  bot.api.config.use(countCalls(metrics));
  bot.api.config.use(createOutbox({ ...outbox, log, signal, onMigrated }));
  bot.use(countUpdates(metrics), onlyPeople, answeringPresses(options), recogniseAsker(options));
  bot.use(callbackQueries(options), inlineQueries(options), guestMode(options));
  bot.use(privateChat(options), groupChat(options));
  return bot;
}

/** A group that became a supergroup keeps what it had set. */
function moveSettings({ store, log }: BotServices) {
  return async (from: number, to: number): Promise<void> => {
    try {
      await store.settings.move({ kind: "chat", id: from }, { kind: "chat", id: to });
    } catch (error) {
      log.error(safeError(error), "A group has a new number; its settings stay behind.");
    }
  };
}

/**
 * Other bots are not answered, nor cards that people post through this one, nor a channel's posts
 * that Telegram forwards into its group. An anonymous administrator comes as a bot, but of a chat.
 */
const onlyPeople: MiddlewareFn<FontiContext> = async (ctx, next) => {
  const { message } = ctx;
  if (message === undefined) return next();
  const isBot = message.from.is_bot && message.sender_chat === undefined;
  const isOwnCard = message.via_bot?.id === ctx.me.id;
  if (!isBot && !isOwnCard && message.is_automatic_forward !== true) await next();
};

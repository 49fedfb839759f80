/** Builds the bot: every update takes this way, from who asks to what they are answered. */
import { Bot, type MiddlewareFn } from "grammy";
import type { Update } from "grammy/types";
import { admit, tellRefused } from "./admission.ts";
import { AnsweredQuestions } from "./answered-questions.ts";
import { recogniseAsker } from "./asker.ts";
import { Backlog } from "./backlog.ts";
import { callbackQueries } from "./callback-queries.ts";
import { editedQuestions } from "./edited-questions.ts";
import { recogniseAdmins } from "./group-admins.ts";
import { guestMode } from "./guest-mode.ts";
import { groupChat } from "./group-chat.ts";
import { inlineQueries } from "./inline-queries.ts";
import { Limits } from "./limits.ts";
import { groupMigration, membership, moveSettings } from "./membership.ts";
import { countCalls, countUpdates, noMetrics } from "./metrics.ts";
import { createOutbox, type OutboxOptions, type Undelivered } from "./outbox.ts";
import { answeringPresses } from "./press-answers.ts";
import { privateChat } from "./private-chat.ts";
import type { BotServices, FontiContext } from "./services.ts";
import { typing } from "./typing.ts";

export interface BotOptions extends BotServices {
  readonly token: string;
  /** Default: Telegram's own. Without a slash at its end. */
  readonly apiRoot?: string | undefined;
  /** Ends every waiting for another attempt. Default: never. */
  readonly signal?: AbortSignal;
  /** How what is sent is paced and made again. Default: without a pace. */
  readonly outbox?: Omit<OutboxOptions, "signal" | "log" | "onMigrated" | "onUndelivered">;
  /** Milliseconds after which a press is answered while its work goes on. Default: 1000. */
  readonly patience?: number | undefined;
  /** How many messages a minute are answered to a person, and in a group. Default: all. */
  readonly messagesPerMinute?: number | undefined;
}

/** Seconds after which a call counts as lost; longer than a long poll. */
const callTimeout = 45;

export function createBot(given: BotOptions): Bot<FontiContext> {
  const options = { outcomes: { answered: 0, ambiguous: 0, unanswered: 0 }, ...given };
  const { token, apiRoot, signal = new AbortController().signal, metrics = noMetrics } = options;
  const bot = new Bot<FontiContext>(token, {
    client: { timeoutSeconds: callTimeout, ...(apiRoot !== undefined && { apiRoot }) },
  });
  const { log, outbox } = options;
  const onMigrated = moveSettings(options);
  const onUndelivered = ({ method }: Undelivered) => metrics.callUndelivered({ method });
  bot.api.config.use(countCalls(metrics));
  bot.api.config.use(createOutbox({ ...outbox, log, signal, onMigrated, onUndelivered }));
  bot.use(countUpdates(metrics), groupMigration(options), onlyPeople, admitting(bot, options));
  bot.use(answeringPresses(options), recogniseAsker(options), recogniseAdmins(options));
  bot.use(rememberAnswers(), tellRefused, typing);
  bot.use(callbackQueries(options), inlineQueries(options), membership(options));
  bot.use(guestMode(options));
  bot.use(privateChat(options), groupChat(options), editedQuestions(options));
  return bot;
}

/** What came while the bot was away is looked through as soon as it is fetched. */
function admitting(bot: Bot<FontiContext>, options: BotOptions): MiddlewareFn<FontiContext> {
  const { messagesPerMinute, now = Date.now } = options;
  const backlog = new Backlog(now());
  bot.api.config.use(async (call, method, payload, signal) => {
    const response = await call(method, payload, signal);
    if (method === "getUpdates" && response.ok && isUpdates(response.result))
      backlog.foresee(response.result, bot.botInfo);
    return response;
  });
  const limits = messagesPerMinute && new Limits({ messagesPerMinute, now });
  return admit({ services: options, backlog, limits: limits || undefined });
}

function isUpdates(result: unknown): result is Update[] {
  return Array.isArray(result);
}

/**
 * Other bots are not answered, nor cards that people post through any, nor a channel's posts that
 * Telegram forwards into its group. An anonymous administrator comes as a bot, but of a chat.
 */
const onlyPeople: MiddlewareFn<FontiContext> = async (ctx, next) => {
  const message = ctx.message ?? ctx.editedMessage;
  if (message === undefined) return next();
  const isBot = message.from.is_bot && message.sender_chat === undefined;
  const isCard = message.via_bot !== undefined;
  if (!isBot && !isCard && message.is_automatic_forward !== true) await next();
};

function rememberAnswers(): MiddlewareFn<FontiContext> {
  const answered = new AnsweredQuestions();
  return async (ctx, next) => {
    ctx.answered = answered;
    await next();
  };
}

/** Decides which updates are answered at all, and tells those that are not why, once and no oftener. */
import type { Context, MiddlewareFn } from "grammy";
import type { Message } from "grammy/types";
import { isPermitted } from "./access.ts";
import { isAwaited } from "./addressed.ts";
import { say } from "./answers.ts";
import type { Backlog } from "./backlog.ts";
import { toCallbackData } from "./callback-data.ts";
import { parseCommand } from "./command.ts";
import { placeBeside } from "./delivery.ts";
import { inlineStart } from "./commands.ts";
import type { Limits } from "./limits.ts";
import type { BotServices, FontiContext } from "./services.ts";
import { TokenBuckets } from "./token-buckets.ts";

export interface AdmissionOptions {
  readonly services: BotServices;
  readonly backlog: Backlog;
  /** Default: none. */
  readonly limits: Limits | undefined;
}

/** What is to be told in place of an answer. */
export type Refusal = "noAccess" | "tooManyFromPerson" | "tooManyInGroup";

const tooMany = { person: "tooManyFromPerson", group: "tooManyInGroup" } as const;
const onceADay = { capacity: 1, perSecond: 1 / 86_400 };

/**
 * Comes before anything is read from the store, so that a flood costs little. What is not answered
 * ends here, or goes on with `ctx.refusal` where that is to be told.
 */
export function admit({ services, backlog, limits }: AdmissionOptions): MiddlewareFn<FontiContext> {
  const { access = () => ({}), now = Date.now } = services;
  const strangers = new TokenBuckets(onceADay, now);
  const mayTellStranger = ({ message, from }: Context) =>
    message === undefined || (!isInGroup(message) && strangers.take(from?.id ?? 0));
  return async (ctx, next) => {
    if (!isAwaited(ctx)) return next();
    const standing = backlog.standingOf(ctx);
    if (standing.isPassedOver) return;
    ctx.missed = standing.missed;
    const excess = limits?.excessOf(ctx);
    const isStranger = !isPermitted(access(), ctx) && !isAboutOwnData(ctx);
    if (!isStranger && excess === undefined) return next();
    // Edits and guests' questions are passed over in silence.
    if (ctx.editedMessage !== undefined || ctx.guestMessage !== undefined) return;
    if (isStranger ? excess !== undefined || !mayTellStranger(ctx) : !limits?.mayTell(ctx)) return;
    ctx.refusal = isStranger ? "noAccess" : tooMany[excess ?? "person"];
    await next();
  };
}

/** Comes after the asker is recognised, and tells them in their language. */
export const tellRefused: MiddlewareFn<FontiContext> = async (ctx, next) => {
  const { refusal, missed = 0 } = ctx;
  if (refusal !== undefined) return tell(ctx, refusal);
  if (missed > 0 && ctx.message !== undefined)
    await say(ctx, ctx.t("manners.missed", { count: missed }), placeBeside(ctx.message));
  await next();
};

/** A group that may not use the bot hears nothing from it; a press there is answered all the same. */
function isInGroup({ chat }: Message): boolean {
  return chat.type !== "private";
}

/** Whoever was once permitted may see and delete what is kept of them. */
function isAboutOwnData({ message, chat, callbackQuery }: Context): boolean {
  if (chat?.type !== "private") return false;
  if (callbackQuery !== undefined) return callbackQuery.data === toCallbackData({ kind: "forget" });
  const command = message && parseCommand(message);
  return command !== undefined && ["privacy", "mydata", "forget"].includes(command.name);
}

/** Above inline results there is room for a few words only. */
async function tell(ctx: FontiContext, refusal: Refusal): Promise<void> {
  const text = ctx.t(`manners.${refusal}`, { id: String(ctx.from?.id ?? "") });
  if (ctx.inlineQuery !== undefined) {
    const isLasting = refusal === "noAccess";
    const button = { text: ctx.t(`inline.${refusal}`), start_parameter: inlineStart };
    await ctx.answerInlineQuery([], { is_personal: true, cache_time: isLasting ? 300 : 0, button });
  } else if (ctx.callbackQuery !== undefined) await ctx.answerCallbackQuery({ text });
  else if (ctx.message !== undefined) await say(ctx, text, placeBeside(ctx.message));
}

/** Shows that the bot is at work where an answer to a message takes longer than a moment. */
import type { MiddlewareFn } from "grammy";
import { placeBeside } from "./delivery.ts";
import type { FontiContext } from "./services.ts";

/** Milliseconds: what comes sooner needs no sign of life, and clients show the sign for 5 seconds. */
const moment = 500;
const shownFor = 4500;

/** Whether it can be shown is of no account. */
export const typing: MiddlewareFn<FontiContext> = async (ctx, next) => {
  const { message } = ctx;
  if (message === undefined) return next();
  const { chat_id, reply_parameters: _, ...thread } = placeBeside(message);
  const show = () => {
    ctx.api.sendChatAction(chat_id, "typing", thread).catch(() => undefined);
    timer = setTimeout(show, shownFor);
  };
  let timer = setTimeout(show, moment);
  try {
    await next();
  } finally {
    clearTimeout(timer);
  }
};

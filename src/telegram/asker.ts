/** Finds out who asks, where, and in which languages they want to be spoken to. */
import type { Context, MiddlewareFn } from "grammy";
import type { Owner } from "../store/store.ts";
import type { BotServices, FontiContext } from "./services.ts";
import { groupSettings, personSettings } from "./settings.ts";

export function recogniseAsker(services: BotServices): MiddlewareFn<FontiContext> {
  return async (ctx, next) => {
    await recognise(ctx, services);
    await next();
  };
}

/** Sets `ctx.asker`, `ctx.group` and `ctx.t` from what is saved now. */
export async function recognise(ctx: FontiContext, services: BotServices): Promise<void> {
  const { i18n } = services;
  const owner = ownerOf(ctx);
  const own = await personSettings(services, owner);
  ctx.group = isGroup(ctx) ? await groupSettings(services, ctx.chat.id) : undefined;
  const preferred = own.interface ?? i18n.match(ctx.from?.language_code);
  const language = ctx.group?.language;
  ctx.asker = {
    owner,
    saved: own.answers,
    interface: own.interface,
    hint: preferred ?? language,
    locale: preferred ?? own.answers ?? language ?? i18n.defaultLocale,
  };
  ctx.t = i18n.translate(ctx.asker.locale);
}

/** An anonymous administrator or a channel speaks as a chat, not as the account Telegram names. */
function ownerOf(ctx: Context): Owner | undefined {
  const sender = ctx.callbackQuery === undefined ? ctx.msg?.sender_chat : undefined;
  if (sender !== undefined) return { kind: "chat", id: sender.id };
  return ctx.from === undefined ? undefined : { kind: "user", id: ctx.from.id };
}

function isGroup(ctx: Context): ctx is Context & { readonly chat: { readonly id: number } } {
  return ctx.chat?.type === "group" || ctx.chat?.type === "supergroup";
}

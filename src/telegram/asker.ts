/** Finds out who asks and in which languages they want to be spoken to. */
import type { Context, MiddlewareFn } from "grammy";
import type { Locale } from "../i18n/i18n.ts";
import type { Owner } from "../store/store.ts";
import { safeError } from "./safe-error.ts";
import type { BotServices, FontiContext } from "./services.ts";

/** Sets `ctx.asker` and `ctx.t`. A store that fails is logged, and counts as no choice. */
export function recogniseAsker(services: BotServices): MiddlewareFn<FontiContext> {
  const { i18n } = services;
  return async (ctx, next) => {
    const owner = ownerOf(ctx);
    const saved = await savedLocale(services, owner);
    const hint = i18n.match(ctx.from?.language_code) ?? (await groupLocale(services, ctx));
    const locale = saved ?? hint ?? i18n.defaultLocale;
    ctx.asker = { owner, saved, hint, locale };
    ctx.t = i18n.translate(locale);
    await next();
  };
}

/** An anonymous administrator or a channel speaks as a chat, not as the account Telegram names. */
function ownerOf(ctx: Context): Owner | undefined {
  const sender = ctx.callbackQuery === undefined ? ctx.msg?.sender_chat : undefined;
  if (sender !== undefined) return { kind: "chat", id: sender.id };
  return ctx.from === undefined ? undefined : { kind: "user", id: ctx.from.id };
}

async function groupLocale(services: BotServices, ctx: Context): Promise<Locale | undefined> {
  if (ctx.chat === undefined || ctx.chat.type === "private") return undefined;
  return savedLocale(services, { kind: "chat", id: ctx.chat.id });
}

/** A choice that is no longer spoken is none. */
async function savedLocale(
  { store, i18n, log }: BotServices,
  owner: Owner | undefined,
): Promise<Locale | undefined> {
  if (owner === undefined) return undefined;
  try {
    const saved = (await store.settings.of(owner)).get("answers");
    return saved !== undefined && i18n.locales.includes(saved) ? saved : undefined;
  } catch (error) {
    log.error(safeError(error), "The store cannot be read; going on without saved choices.");
    return undefined;
  }
}

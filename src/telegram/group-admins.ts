/** Tells whether whoever sent an update administers the group it comes from. */
import type { MiddlewareFn } from "grammy";
import type { BotServices, FontiContext } from "./services.ts";

/** Milliseconds for which Telegram's word on a group's administrators is taken as still true. */
const remembered = 10_000;
const groupsAtMost = 1000;

/**
 * Sets `ctx.isGroupAdmin`, which asks Telegram when it is called. It asks for the whole list:
 * about single members Telegram answers for certain only to a bot that is an administrator itself.
 */
export function recogniseAdmins({
  now = () => performance.now(),
}: BotServices): MiddlewareFn<FontiContext> {
  const known = new Map<number, { readonly ids: ReadonlySet<number>; readonly until: number }>();
  const adminsOf = async (ctx: FontiContext, chatId: number): Promise<ReadonlySet<number>> => {
    const found = known.get(chatId);
    if (found !== undefined && found.until > now()) return found.ids;
    const members = await ctx.api.getChatAdministrators(chatId);
    const ids = new Set(members.map(({ user }) => user.id));
    if (known.size >= groupsAtMost) known.clear();
    known.set(chatId, { ids, until: now() + remembered });
    return ids;
  };
  return async (ctx, next) => {
    ctx.isGroupAdmin = async () => {
      const { chat, from } = ctx;
      if (chat === undefined || ctx.group === undefined || from === undefined) return false;
      const sender = ctx.callbackQuery === undefined ? ctx.msg?.sender_chat : undefined;
      // Who writes in the name of the group is an administrator that stays anonymous.
      if (sender !== undefined) return sender.id === chat.id;
      return (await adminsOf(ctx, chat.id)).has(from.id);
    };
    await next();
  };
}

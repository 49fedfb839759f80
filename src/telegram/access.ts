/** Says who may use the bot, by the operator's lists of Telegram numbers. */
import type { Context } from "grammy";

/** A list that is not there permits everybody. */
export interface AccessList {
  readonly users?: ReadonlySet<number> | undefined;
  readonly chats?: ReadonlySet<number> | undefined;
  readonly admins?: ReadonlySet<number> | undefined;
}

/**
 * In a group that is listed, everybody may. Where no groups are listed, in private, inline and
 * in chats that the bot is no member of, the person counts. The bot's administrators may everywhere.
 */
export function isPermitted({ users, chats, admins }: AccessList, ctx: Context): boolean {
  const { chat, from } = ctx;
  if (from !== undefined && admins?.has(from.id) === true) return true;
  const isMember = chat !== undefined && ctx.guestMessage === undefined;
  const isGroup = isMember && chat.type !== "private";
  if (isGroup && chats !== undefined) return chats.has(chat.id);
  return users === undefined || (from !== undefined && users.has(from.id));
}

export function isAdmin({ admins }: AccessList, { from }: Context): boolean {
  return from !== undefined && admins?.has(from.id) === true;
}

/** Tells what is meant for the bot from what people say to one another in a group. */
import type { Context } from "grammy";
import type { Message, UserFromGetMe } from "grammy/types";
import { isAddressedTo, parseCommand } from "./command.ts";
import { commands } from "./commands.ts";
import { withoutMentions } from "./mention.ts";

/** Whether somebody waits for an answer to this update. */
export function isAwaited({ update, me }: Context): boolean {
  const message = update.message ?? update.edited_message;
  if (message !== undefined) return isAddressed(message, me);
  const { callback_query, inline_query, guest_message } = update;
  return [callback_query, inline_query, guest_message].some((query) => query !== undefined);
}

export function isAddressed(message: Message, me: UserFromGetMe): boolean {
  if (message.chat.type === "private") return true;
  const command = parseCommand(message);
  if (command !== undefined)
    return Object.hasOwn(commands, command.name) && isAddressedTo(command, me.username);
  return withoutMentions(message, me) !== undefined || message.reply_to_message?.from?.id === me.id;
}

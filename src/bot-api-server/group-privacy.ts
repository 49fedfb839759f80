/** Takes a message in a group; says whether Telegram shows it to the bot. */
import type { ChatRoom } from "./chat.ts";
import type { BotUser, Message } from "./telegram-objects.ts";

/**
 * In privacy mode a bot that is no administrator sees commands that name it or no bot, replies to
 * it, mentions of it, and messages posted through it.
 */
export function isVisibleToBot(bot: BotUser, room: ChatRoom, message: Message): boolean {
  if (!room.has(bot.id)) return false;
  if (!room.isGroup || bot.can_read_all_group_messages || room.isAdmin(bot.id)) return true;
  if (message.via_bot?.id === bot.id || message.new_chat_members !== undefined) return true;
  if (message.reply_to_message?.from?.id === bot.id) return true;
  if (message.reply_to_message?.via_bot?.id === bot.id) return true;
  return mentionsBot(bot, message) || commandsBot(bot, message);
}

/** Whether an `@mention` in the message is the bot's name. */
export function mentionsBot(bot: BotUser, message: Message): boolean {
  const name = `@${bot.username.toLowerCase()}`;
  return entityTexts(message, "mention").some((mention) => mention.toLowerCase() === name);
}

function commandsBot(bot: BotUser, message: Message): boolean {
  return entityTexts(message, "bot_command").some((command) => {
    const [, addressee] = command.split("@");
    return addressee === undefined || addressee.toLowerCase() === bot.username.toLowerCase();
  });
}

function entityTexts({ text, caption, ...message }: Message, kind: string): readonly string[] {
  const entities = message.entities ?? message.caption_entities ?? [];
  return entities
    .filter(({ type }) => type === kind)
    .map(({ offset, length }) => (text ?? caption ?? "").slice(offset, offset + length));
}

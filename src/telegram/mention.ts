/** Finds where a message mentions the bot and takes the mentions out. */
import type { Message, MessageEntity, UserFromGetMe } from "grammy/types";

/** The words without the mentions of the bot; undefined where it is not mentioned. */
export function withoutMentions(message: Message, bot: UserFromGetMe): string | undefined {
  const text = message.text ?? message.caption ?? "";
  const entities = message.entities ?? message.caption_entities ?? [];
  const mentions = entities.filter((entity) => isMention(entity, text, bot));
  if (mentions.length === 0) return undefined;
  let rest = text;
  for (const { offset, length } of mentions.sort((a, b) => b.offset - a.offset))
    rest = `${rest.slice(0, offset)} ${rest.slice(offset + length)}`;
  return rest.trim();
}

function isMention(entity: MessageEntity, text: string, bot: UserFromGetMe): boolean {
  if (entity.type === "text_mention") return entity.user.id === bot.id;
  const { type, offset, length } = entity;
  const name = text.slice(offset, offset + length).toLowerCase();
  return type === "mention" && name === `@${bot.username.toLowerCase()}`;
}

/** Turns a card into the inline result that posts it: one message, with a way into the private chat. */
import type { InlineQueryResultArticle } from "grammy/types";
import type { InlineCard } from "../rendering/inline-card.ts";
import { toOneMessage, type Continuation } from "./outgoing-message.ts";

export function toResult(
  card: InlineCard,
  username: string,
  continuation: Continuation,
): InlineQueryResultArticle {
  const { text, entities, reply_markup } = toOneMessage(card.reply, username, continuation);
  return {
    type: "article",
    id: card.id,
    title: card.title,
    description: card.description,
    input_message_content: {
      message_text: text,
      entities,
      link_preview_options: { is_disabled: true },
    },
    ...(reply_markup !== undefined && { reply_markup }),
  };
}

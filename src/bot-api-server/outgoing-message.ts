/** Takes the parameters that all sending methods share; gives the fields of the message they lead to. */
import { z } from "zod";
import { ApiError, badRequest, forbidden } from "./api-error.ts";
import type { ChatRoom } from "./chat.ts";
import { entitiesSchema, parseModeSchema } from "./formatted-text.ts";
import { replyMarkupSchema, toInlineKeyboard, type ReplyMarkup } from "./inline-keyboard.ts";
import type { Message } from "./telegram-objects.ts";
import type { TelegramState } from "./telegram-state.ts";

export const chatIdSchema = z.union([z.int(), z.string()]);

const replyParametersSchema = z.strictObject({
  message_id: z.int(),
  chat_id: chatIdSchema.optional(),
  allow_sending_without_reply: z.boolean().optional(),
  quote: z.string().optional(),
  quote_parse_mode: parseModeSchema,
  quote_entities: entitiesSchema,
  quote_position: z.int().optional(),
});

/** Fields of `sendMessage`, `copyMessage` and their like. */
export const outgoingFields = {
  chat_id: chatIdSchema,
  message_thread_id: z.int().optional(),
  disable_notification: z.boolean().optional(),
  protect_content: z.boolean().optional(),
  message_effect_id: z.string().optional(),
  reply_parameters: replyParametersSchema.optional(),
  reply_markup: replyMarkupSchema.optional(),
};

type ReplyParameters = z.output<typeof replyParametersSchema>;

interface Outgoing {
  readonly chat_id: number | string;
  readonly message_thread_id?: number | undefined;
  readonly reply_parameters?: ReplyParameters | undefined;
  readonly reply_markup?: ReplyMarkup | undefined;
}

const MAX_QUOTE = 1024;

/** The room a bot may write to. Throws where the bot is blocked, removed or was never spoken to. */
export function writableRoom(telegram: TelegramState, chatId: number | string): ChatRoom {
  const room = telegram.room(chatId);
  if (room.movedTo !== undefined) {
    throw new ApiError({
      error_code: 400,
      description: "Bad Request: group chat was upgraded to a supergroup chat",
      parameters: { migrate_to_chat_id: room.movedTo },
    });
  }
  const status = room.statusOf(telegram.bot.id);
  if (room.isGroup) {
    if (status === "kicked") throw forbidden("bot was kicked from the supergroup chat");
    if (status === "left") throw forbidden("bot is not a member of the supergroup chat");
    return room;
  }
  if (status === "kicked") throw forbidden("bot was blocked by the user");
  if (status === "left") throw forbidden("bot can't initiate conversation with a user");
  return room;
}

/** Everything of the new message but its content. */
export function toOutgoingFields(telegram: TelegramState, room: ChatRoom, outgoing: Outgoing) {
  if (!room.maySend(telegram.bot.id)) {
    throw badRequest("not enough rights to send text messages to the chat");
  }
  const reply_markup = toInlineKeyboard(outgoing.reply_markup);
  const reply = replyFields(telegram, room, outgoing.reply_parameters);
  return {
    from: botUser(telegram),
    date: telegram.date,
    ...commentThread(room, reply.reply_to_message),
    ...threadFields(room, outgoing.message_thread_id),
    ...reply,
    ...(reply_markup !== undefined && { reply_markup }),
  };
}

/** In a group that is no forum, what replies to a comment stands in the comment's thread. */
function commentThread(
  room: ChatRoom,
  replied: Message | undefined,
): Pick<Message, "message_thread_id"> {
  const thread = replied?.message_thread_id;
  return thread === undefined || room.chat.is_forum === true ? {} : { message_thread_id: thread };
}

/** The bot as it appears in messages. */
export function botUser({ bot }: TelegramState) {
  return { id: bot.id, is_bot: true, first_name: bot.first_name, username: bot.username };
}

export function threadFields(
  room: ChatRoom,
  threadId: number | undefined,
): Pick<Message, "message_thread_id" | "is_topic_message"> {
  if (threadId === undefined) return {};
  if (room.topic(threadId) === undefined) throw badRequest("message thread not found");
  return { message_thread_id: threadId, is_topic_message: true };
}

function replyFields(
  telegram: TelegramState,
  room: ChatRoom,
  reply: ReplyParameters | undefined,
): Pick<Message, "reply_to_message" | "quote"> {
  if (reply === undefined) return {};
  const from = reply.chat_id === undefined ? room : telegram.room(reply.chat_id);
  const original = from.find(reply.message_id);
  if (original === undefined) {
    if (reply.allow_sending_without_reply === true) return {};
    throw badRequest("message to be replied not found");
  }
  const quote = toQuote(original, reply);
  return { reply_to_message: withoutReply(original), ...(quote !== undefined && { quote }) };
}

/** Replies carry the message they answer, but not what that one answered. */
export function withoutReply(original: Message): Message {
  const { reply_to_message: _reply, ...message } = original;
  return message;
}

function toQuote({ text = "" }: Message, { quote, quote_position = 0 }: ReplyParameters) {
  if (quote === undefined || quote === "") return undefined;
  if (quote.length > MAX_QUOTE) throw badRequest("quoted text is too long");
  const near = text.indexOf(quote, quote_position);
  const position = near === -1 ? text.indexOf(quote) : near;
  if (position === -1) throw badRequest("QUOTE_TEXT_INVALID");
  return { text: quote, position, is_manual: true as const };
}

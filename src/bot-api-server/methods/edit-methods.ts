/** What a bot changes later: its messages' text and buttons, and whether they are there at all. */
import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import { badRequest } from "../api-error.ts";
import type { ChatRoom } from "../chat.ts";
import { entitiesSchema, parseModeSchema } from "../formatted-text.ts";
import { inlineKeyboardSchema, toInlineKeyboard } from "../inline-keyboard.ts";
import { linkPreviewSchema } from "../inline-result.ts";
import { method } from "../method.ts";
import { chatIdSchema } from "../outgoing-message.ts";
import type { Message } from "../telegram-objects.ts";
import type { TelegramState } from "../telegram-state.ts";
import { textFields } from "./message-methods.ts";

const target = {
  chat_id: chatIdSchema.optional(),
  message_id: z.int().optional(),
  inline_message_id: z.string().optional(),
  reply_markup: inlineKeyboardSchema.optional(),
};

interface Target {
  readonly chat_id?: number | string | undefined;
  readonly message_id?: number | undefined;
  readonly inline_message_id?: string | undefined;
}

type Editable = { readonly room: ChatRoom; readonly message: Message };

function editable(telegram: TelegramState, parameters: Target): Editable {
  const { chat_id, message_id, inline_message_id } = parameters;
  if (inline_message_id !== undefined) {
    const place = telegram.inlineMessages.get(inline_message_id);
    const message = place?.room.find(place.messageId);
    if (place === undefined || message === undefined) throw badRequest("MESSAGE_ID_INVALID");
    return { room: place.room, message };
  }
  if (chat_id === undefined) throw badRequest("chat_id is empty");
  if (message_id === undefined) throw badRequest("message identifier is not specified");
  const room = telegram.room(chat_id);
  const message = room.find(message_id);
  if (message === undefined) throw badRequest("message to edit not found");
  if (message.from?.id !== telegram.bot.id) throw badRequest("message can't be edited");
  return { room, message };
}

/** Replaces the message; `true` stands for messages the bot knows only by `inline_message_id`. */
function edit(
  telegram: TelegramState,
  { room, message }: Editable,
  change: { readonly edited: Message; readonly inline: boolean },
): Message | true {
  const { edited, inline } = change;
  if (isDeepStrictEqual(message, edited)) {
    throw badRequest(
      "message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message",
    );
  }
  const dated = { ...edited, edit_date: telegram.date };
  telegram.replace(room, dated);
  return inline ? true : dated;
}

export const editMethods = {
  editMessageText: method(
    z.strictObject({
      ...target,
      text: z.string(),
      parse_mode: parseModeSchema,
      entities: entitiesSchema,
      link_preview_options: linkPreviewSchema.optional(),
    }),
    (telegram, parameters) => {
      const found = editable(telegram, parameters);
      const reply_markup = toInlineKeyboard(parameters.reply_markup);
      const { link_preview_options } = parameters;
      const { text: _text, entities: _entities, reply_markup: _markup, ...kept } = found.message;
      const edited = {
        ...kept,
        ...textFields(parameters, "MESSAGE_TOO_LONG"),
        ...(reply_markup !== undefined && { reply_markup }),
        ...(link_preview_options !== undefined && { link_preview_options }),
      };
      const inline = parameters.inline_message_id !== undefined;
      return edit(telegram, found, { edited, inline });
    },
  ),

  editMessageReplyMarkup: method(z.strictObject(target), (telegram, parameters) => {
    const found = editable(telegram, parameters);
    const reply_markup = toInlineKeyboard(parameters.reply_markup);
    const { reply_markup: _markup, ...kept } = found.message;
    const edited = { ...kept, ...(reply_markup !== undefined && { reply_markup }) };
    const inline = parameters.inline_message_id !== undefined;
    return edit(telegram, found, { edited, inline });
  }),

  deleteMessage: method(
    z.strictObject({ chat_id: chatIdSchema, message_id: z.int() }),
    (telegram, { chat_id, message_id }) => {
      const room = telegram.room(chat_id);
      const message = room.find(message_id);
      if (message === undefined) throw badRequest("message to delete not found");
      if (!mayDelete(telegram, room, message)) throw badRequest("message can't be deleted");
      remove(telegram, room, message_id);
      return true;
    },
  ),

  deleteMessages: method(
    z.strictObject({ chat_id: chatIdSchema, message_ids: z.array(z.int()).min(1).max(100) }),
    (telegram, { chat_id, message_ids }) => {
      const room = telegram.room(chat_id);
      for (const id of message_ids) {
        const message = room.find(id);
        if (message !== undefined && mayDelete(telegram, room, message)) remove(telegram, room, id);
      }
      return true;
    },
  ),
};

function mayDelete({ bot }: TelegramState, room: ChatRoom, message: Message): boolean {
  return !room.isGroup || message.from?.id === bot.id || room.isAdmin(bot.id);
}

function remove(telegram: TelegramState, room: ChatRoom, messageId: number): void {
  room.remove(messageId);
  telegram.emit({ kind: "delete", chatId: room.id, messageId });
}

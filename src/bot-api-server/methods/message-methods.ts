/** What a bot posts: messages, drafts, copies, and the sign that it is typing. */
import { z } from "zod";
import { badRequest } from "../api-error.ts";
import {
  entitiesSchema,
  MAX_TEXT,
  parseModeSchema,
  toFormattedText,
  type TextParameters,
} from "../formatted-text.ts";
import { linkPreviewSchema } from "../inline-result.ts";
import { method } from "../method.ts";
import {
  botUser,
  chatIdSchema,
  outgoingFields,
  threadFields,
  toOutgoingFields,
  writableRoom,
} from "../outgoing-message.ts";
import type { Message } from "../telegram-objects.ts";
import type { TelegramState } from "../telegram-state.ts";

/** A message's text and entities, without the latter where there are none. */
export function textFields(parameters: TextParameters, tooLong?: string) {
  const { text, entities } = toFormattedText(parameters, tooLong);
  return entities.length === 0 ? { text } : { text, entities };
}

const fromMessage = {
  from_chat_id: chatIdSchema,
  message_id: z.int(),
};

function existing(telegram: TelegramState, chatId: number | string, messageId: number): Message {
  const message = telegram.room(chatId).find(messageId);
  if (message === undefined) throw badRequest("message to forward not found");
  return message;
}

export const messageMethods = {
  sendMessage: method(
    z.strictObject({
      ...outgoingFields,
      text: z.string(),
      parse_mode: parseModeSchema,
      entities: entitiesSchema,
      link_preview_options: linkPreviewSchema.optional(),
    }),
    (telegram, parameters) => {
      const room = writableRoom(telegram, parameters.chat_id);
      const { link_preview_options } = parameters;
      return telegram.post(room, {
        ...textFields(parameters),
        ...toOutgoingFields(telegram, room, parameters),
        ...(link_preview_options !== undefined && { link_preview_options }),
      });
    },
  ),

  sendMessageDraft: method(
    z.strictObject({
      chat_id: z.int(),
      message_thread_id: z.int().optional(),
      draft_id: z.int(),
      text: z.string().max(MAX_TEXT).optional(),
      parse_mode: parseModeSchema,
      entities: entitiesSchema,
    }),
    (telegram, { chat_id, draft_id, text = "", ...rest }) => {
      const room = writableRoom(telegram, chat_id);
      if (room.isGroup) throw badRequest("drafts can be sent only to private chats");
      if (draft_id === 0) throw badRequest("RANDOM_ID_INVALID");
      if (text !== "") toFormattedText({ text, ...rest });
      telegram.emit({ kind: "draft", chatId: room.id, text });
      return true;
    },
  ),

  forwardMessage: method(
    z.strictObject({
      chat_id: chatIdSchema,
      message_thread_id: z.int().optional(),
      disable_notification: z.boolean().optional(),
      protect_content: z.boolean().optional(),
      ...fromMessage,
    }),
    (telegram, { chat_id, message_thread_id, from_chat_id, message_id }) => {
      const room = writableRoom(telegram, chat_id);
      const { text, entities, from, date } = existing(telegram, from_chat_id, message_id);
      return telegram.post(room, {
        from: botUser(telegram),
        date: telegram.date,
        ...threadFields(room, message_thread_id),
        forward_origin: { type: "user", sender_user: from, date },
        ...(text !== undefined && { text }),
        ...(entities !== undefined && { entities }),
      });
    },
  ),

  copyMessage: method(
    z.strictObject({ ...outgoingFields, ...fromMessage }),
    (telegram, parameters) => {
      const room = writableRoom(telegram, parameters.chat_id);
      const original = existing(telegram, parameters.from_chat_id, parameters.message_id);
      const { text, entities } = original;
      const { message_id } = telegram.post(room, {
        ...(text !== undefined && { text }),
        ...(entities !== undefined && { entities }),
        ...toOutgoingFields(telegram, room, parameters),
      });
      return { message_id };
    },
  ),

  sendChatAction: method(
    z.strictObject({
      chat_id: chatIdSchema,
      message_thread_id: z.int().optional(),
      action: z.string(),
    }),
    (telegram, { chat_id, action }) => {
      const room = writableRoom(telegram, chat_id);
      if (
        !/^(typing|(upload|record)_(photo|video|voice|document|video_note)|choose_sticker|find_location)$/.test(
          action,
        )
      ) {
        throw badRequest("wrong parameter action in request");
      }
      telegram.emit({ kind: "action", chatId: room.id, action });
      return true;
    },
  ),
};

/** What a bot may know of chats and their members, and its reactions there. */
import { z } from "zod";
import { badRequest } from "../api-error.ts";
import { method } from "../method.ts";
import { chatIdSchema, writableRoom } from "../outgoing-message.ts";

const ofChat = z.strictObject({ chat_id: chatIdSchema });

const reactionSchema = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("emoji"), emoji: z.string().min(1) }),
  z.strictObject({ type: z.literal("custom_emoji"), custom_emoji_id: z.string() }),
]);

export const chatMethods = {
  getChat: method(ofChat, (telegram, { chat_id }) => ({
    ...telegram.room(chat_id).chat,
    ...(telegram.room(chat_id).isGroup && { permissions: telegram.room(chat_id).permissions }),
    accent_color_id: 0,
    max_reaction_count: 11,
  })),

  getChatMember: method(
    z.strictObject({ chat_id: chatIdSchema, user_id: z.int() }),
    (telegram, { chat_id, user_id }) => {
      const room = writableRoom(telegram, chat_id);
      const member = room.member(user_id);
      return member ?? { user: telegram.userOf(user_id), status: "left" };
    },
  ),

  getChatMemberCount: method(
    ofChat,
    (telegram, { chat_id }) =>
      writableRoom(telegram, chat_id).members.filter(({ user }) =>
        telegram.room(chat_id).has(user.id),
      ).length,
  ),

  getChatAdministrators: method(ofChat, (telegram, { chat_id }) => {
    const room = writableRoom(telegram, chat_id);
    if (!room.isGroup) throw badRequest("there are no administrators in the private chat");
    return room.members.filter(({ user }) => room.isAdmin(user.id) && !user.is_bot);
  }),

  leaveChat: method(ofChat, (telegram, { chat_id }) => {
    const room = writableRoom(telegram, chat_id);
    if (!room.isGroup) throw badRequest("chat member status can't be changed in private chats");
    room.setMember(telegram.bot, "left");
    return true;
  }),

  setMessageReaction: method(
    z.strictObject({
      chat_id: chatIdSchema,
      message_id: z.int(),
      reaction: z.array(reactionSchema).optional(),
      is_big: z.boolean().optional(),
    }),
    (telegram, { chat_id, message_id, reaction = [] }) => {
      const room = writableRoom(telegram, chat_id);
      const message = room.find(message_id);
      if (message === undefined) throw badRequest("message to react not found");
      if (reaction.length > 1) throw badRequest("REACTIONS_TOO_MANY");
      room.react(message_id, reaction);
      telegram.emit({ kind: "edit", chatId: room.id, message });
      return true;
    },
  ),
};

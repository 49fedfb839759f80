/** Sends replies and edits messages; what Telegram refuses for good reasons is no error. */
import type { InlineKeyboardButton, Message } from "grammy/types";
import type { Reply } from "../rendering/reply.ts";
import {
  toMessages,
  toOneMessage,
  type Continuation,
  type OutgoingMessage,
} from "./outgoing-message.ts";
import { isRefused } from "./refusal.ts";
import type { FontiContext } from "./services.ts";

/** Where a message goes. */
export interface Place {
  readonly chat_id: number;
  readonly message_thread_id?: number;
  readonly reply_parameters?: {
    readonly message_id: number;
    readonly allow_sending_without_reply: true;
  };
}

const quiet = { link_preview_options: { is_disabled: true } };

/**
 * Beside a message: in its forum topic and, in a group or where it may have been left behind, as a
 * reply to it. A thread that is no forum topic must not be named, or Telegram refuses the message.
 */
export function placeBeside(message: Message, replyTo: Message = message): Place {
  const { chat, is_topic_message, message_thread_id } = message;
  const isEdited = message.edit_date !== undefined;
  const reply_parameters = {
    message_id: replyTo.message_id,
    allow_sending_without_reply: true,
  } as const;
  return {
    chat_id: chat.id,
    ...(is_topic_message === true && message_thread_id !== undefined && { message_thread_id }),
    ...((chat.type !== "private" || isEdited) && { reply_parameters }),
  };
}

/**
 * Sends a reply of any length; somebody who blocked the bot gets nothing, which is no error. Returns
 * the ids of the messages that were sent.
 */
export async function sendReply(ctx: FontiContext, reply: Reply, place: Place): Promise<number[]> {
  return sendMessages(ctx, toMessages(reply, ctx.me.username), place);
}

/**
 * Turns messages that were sent into another reply: what it needs more of them is sent, what it
 * needs fewer is deleted. Where one is gone, the whole reply is sent anew. Returns the ids.
 */
export async function replaceReply(
  ctx: FontiContext,
  reply: Reply,
  { place, messageIds }: { readonly place: Place; readonly messageIds: readonly number[] },
): Promise<number[]> {
  const messages = toMessages(reply, ctx.me.username);
  const kept = messageIds.slice(0, messages.length);
  for (const id of messageIds.slice(messages.length))
    await ctx.api.deleteMessage(place.chat_id, id).catch(() => undefined);
  for (const [index, id] of kept.entries()) {
    const { text = "", ...other } = messages[index] ?? {};
    const outcome = await outcomeOf(() =>
      ctx.api.editMessageText(place.chat_id, id, text, { ...quiet, ...other }),
    );
    if (outcome === "gone") return sendReply(ctx, reply, place);
  }
  return [...kept, ...(await sendMessages(ctx, messages.slice(kept.length), place))];
}

async function sendMessages(
  ctx: FontiContext,
  messages: readonly OutgoingMessage[],
  { chat_id, ...place }: Place,
): Promise<number[]> {
  const ids: number[] = [];
  for (const { text, ...other } of messages) {
    try {
      const sent = await ctx.api.sendMessage(chat_id, text, { ...place, ...quiet, ...other });
      ids.push(sent.message_id);
    } catch (error) {
      if (isRefused(error, "unreachable")) break;
      throw error;
    }
  }
  return ids;
}

export type EditOutcome = "edited" | "gone";

/**
 * Turns the message under the pressed button into the reply. In a chat, what is too long for it
 * follows in messages of its own; a message sent inline leads on to the private chat.
 */
export async function editReply(
  ctx: FontiContext,
  reply: Reply,
  continuation: Continuation,
): Promise<EditOutcome> {
  const { username } = ctx.me;
  const pressed = ctx.callbackQuery?.message;
  const [first, ...rest] =
    pressed === undefined
      ? [toOneMessage(reply, username, continuation)]
      : toMessages(reply, username);
  if (first === undefined) return "gone";
  const outcome = await editMessage(ctx, first);
  if (outcome === "edited" && pressed !== undefined)
    await sendMessages(ctx, rest, placeBeside(pressed));
  return outcome;
}

/** Changes only the buttons of the message that was pressed. */
export function editKeyboard(
  ctx: FontiContext,
  inline_keyboard: InlineKeyboardButton[][],
): Promise<EditOutcome> {
  return outcomeOf(() => ctx.editMessageReplyMarkup({ reply_markup: { inline_keyboard } }));
}

function editMessage(ctx: FontiContext, { text, ...other }: OutgoingMessage): Promise<EditOutcome> {
  return outcomeOf(() => ctx.editMessageText(text, { ...quiet, ...other }));
}

async function outcomeOf(edit: () => Promise<unknown>): Promise<EditOutcome> {
  try {
    await edit();
    return "edited";
  } catch (error) {
    if (isRefused(error, "gone") || isRefused(error, "unreachable")) return "gone";
    throw error;
  }
}

/** Sends replies and edits messages; what Telegram refuses for good reasons is no error. */
import { GrammyError } from "grammy";
import type { Message } from "grammy/types";
import type { Reply } from "../rendering/reply.ts";
import {
  toMessages,
  toOneMessage,
  type Continuation,
  type OutgoingMessage,
} from "./outgoing-message.ts";
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
 * Beside a message: in its forum topic and, in a group, as a reply to it. A thread that is no forum
 * topic must not be named, or Telegram refuses the message.
 */
export function placeBeside(message: Message, replyTo: Message = message): Place {
  const { chat, is_topic_message, message_thread_id } = message;
  const reply_parameters = {
    message_id: replyTo.message_id,
    allow_sending_without_reply: true,
  } as const;
  return {
    chat_id: chat.id,
    ...(is_topic_message === true && message_thread_id !== undefined && { message_thread_id }),
    ...(chat.type !== "private" && { reply_parameters }),
  };
}

/** Sends a reply of any length; somebody who blocked the bot gets nothing, which is no error. */
export async function sendReply(ctx: FontiContext, reply: Reply, place: Place): Promise<void> {
  await sendMessages(ctx, toMessages(reply, ctx.me.username), place);
}

async function sendMessages(
  ctx: FontiContext,
  messages: readonly OutgoingMessage[],
  { chat_id, ...place }: Place,
): Promise<void> {
  const { reply_parameters: _, ...thread } = place;
  for (const [index, message] of messages.entries()) {
    const where = index === 0 ? place : thread;
    const sent = await unlessUnreachable(() =>
      withPlainFallback(message, ({ text, ...other }) =>
        ctx.api.sendMessage(chat_id, text, { ...where, ...quiet, ...other }),
      ),
    );
    if (sent === undefined) return;
  }
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

async function editMessage(ctx: FontiContext, message: OutgoingMessage): Promise<EditOutcome> {
  try {
    await withPlainFallback(message, ({ text, ...other }) =>
      ctx.editMessageText(text, { ...quiet, ...other }),
    );
    return "edited";
  } catch (error) {
    if (isRefusal(error, /message is not modified/i)) return "edited";
    if (isRefusal(error, /message (?:to edit not found|can't be edited)|MESSAGE_ID_INVALID/i))
      return "gone";
    throw error;
  }
}

/** A format that Telegram refuses is worth less than the words. */
async function withPlainFallback<T>(
  message: OutgoingMessage,
  call: (message: OutgoingMessage) => Promise<T>,
): Promise<T> {
  try {
    return await call(message);
  } catch (error) {
    if (message.entities.length === 0 || !isRefusal(error, /entit/i)) throw error;
    return call({ ...message, entities: [] });
  }
}

async function unlessUnreachable<T>(call: () => Promise<T>): Promise<T | undefined> {
  try {
    return await call();
  } catch (error) {
    if (isUnreachable(error)) return undefined;
    throw error;
  }
}

/** Whether the person blocked the bot, or the group removed or muted it. */
export function isUnreachable(error: unknown): boolean {
  return (
    (error instanceof GrammyError && error.error_code === 403) ||
    isRefusal(error, /chat not found|not enough rights to send|CHAT_WRITE_FORBIDDEN|TOPIC_CLOSED/i)
  );
}

function isRefusal(error: unknown, why: RegExp): boolean {
  return error instanceof GrammyError && error.error_code === 400 && why.test(error.description);
}

/** Turns a reply into the fields of a Bot API message, within the limits of one message. */
import type { InlineKeyboardButton, InlineKeyboardMarkup, MessageEntity } from "grammy/types";
import type { Button, Reply } from "../rendering/reply.ts";
import { splitReply } from "../rendering/split-text.ts";
import { toCallbackData } from "./callback-data.ts";

/** What `sendMessage` and `editMessageText` have in common. */
export interface OutgoingMessage {
  readonly text: string;
  readonly entities: MessageEntity[];
  readonly reply_markup?: InlineKeyboardMarkup;
}

/** One message or, for a long reply, several; the bot's `username` goes into links to it. */
export function toMessages(reply: Reply, username: string): OutgoingMessage[] {
  return splitReply(reply)
    .filter(({ text }) => text.trim() !== "")
    .map((piece) => toMessage(piece, username));
}

/** Exactly one message: what does not fit is left to a button that opens the private chat. */
export function toOneMessage(reply: Reply, username: string, more: Button): OutgoingMessage {
  const [first = reply, ...rest] = splitReply(reply);
  const buttons = rest.length === 0 ? reply.buttons : [[more], ...reply.buttons];
  return toMessage({ ...first, buttons }, username);
}

function toMessage({ text, entities, buttons }: Reply, username: string): OutgoingMessage {
  const inline_keyboard = buttons.map((row) => row.map((button) => toButton(button, username)));
  return {
    text,
    entities: entities.map((entity) => ({ ...entity })),
    ...(inline_keyboard.length > 0 && { reply_markup: { inline_keyboard } }),
  };
}

function toButton({ label, action }: Button, username: string): InlineKeyboardButton {
  if (action.kind === "copy") return { text: label, copy_text: { text: action.text } };
  return action.kind === "open"
    ? { text: label, url: `https://t.me/${username}?start=${action.ref}` }
    : { text: label, callback_data: toCallbackData(action) };
}

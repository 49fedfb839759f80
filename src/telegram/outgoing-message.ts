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

/** Where a message leads on that stands in a chat the bot may not write to. */
export interface Continuation {
  /** The link into the private chat, below the other buttons. */
  readonly open: Button;
  /** The same where there is more to read: above them. */
  readonly rest: Button;
}

/** Exactly one message: what does not fit is left to the link that opens the private chat. */
export function toOneMessage(
  reply: Reply,
  username: string,
  { open, rest }: Continuation,
): OutgoingMessage {
  const [first = reply, ...others] = splitReply(reply);
  const buttons = others.length === 0 ? [...reply.buttons, [open]] : [[rest], ...reply.buttons];
  return toMessage({ ...first, buttons }, username);
}

function toMessage({ text, entities, buttons }: Reply, username: string): OutgoingMessage {
  const inline_keyboard = toKeyboard(buttons, username);
  return {
    text,
    entities: entities.map((entity) => ({ ...entity })),
    ...(inline_keyboard.length > 0 && { reply_markup: { inline_keyboard } }),
  };
}

export function toKeyboard(buttons: Reply["buttons"], username: string): InlineKeyboardButton[][] {
  return buttons.map((row) => row.map((button) => toButton(button, username)));
}

function toButton({ label, action }: Button, username: string): InlineKeyboardButton {
  if (action.kind === "copy") return { text: label, copy_text: { text: action.text } };
  return action.kind === "open"
    ? { text: label, url: `https://t.me/${username}?start=${action.ref}` }
    : { text: label, callback_data: toCallbackData(action) };
}

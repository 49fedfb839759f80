/** Tells in which line a call of the bot waits, and what its refusals hold back. */
import type { Fields } from "./call-fields.ts";

export interface CallLine {
  /** What waits for one another; undefined: waits for nothing, as somebody looks at a spinner. */
  readonly key: string | undefined;
  /** The chat that a message goes to, for its pace. */
  readonly chat: number | string | undefined;
}

/**
 * Calls whose loop, the polling, has its own way of waiting and tells the operator; and the sign
 * that the bot is at work, which must not wait behind that work.
 */
const leftAlone: ReadonlySet<string> = new Set([
  "getUpdates",
  "getMe",
  "deleteWebhook",
  "sendChatAction",
]);
const queryAnswers: ReadonlySet<string> = new Set([
  "answerCallbackQuery",
  "answerInlineQuery",
  "answerGuestQuery",
]);

export function isLeftAlone(method: string): boolean {
  return leftAlone.has(method);
}

export function isQueryAnswer(method: string): boolean {
  return queryAnswers.has(method);
}

/** A message of inline mode has no chat that is known here; the profile has none at all. */
export function callLine(method: string, { chat_id, inline_message_id }: Fields): CallLine {
  const chat = typeof chat_id === "number" || typeof chat_id === "string" ? chat_id : undefined;
  if (chat !== undefined) return { key: `chat ${chat}`, chat };
  if (typeof inline_message_id === "string")
    return { key: `inline ${inline_message_id}`, chat: undefined };
  return { key: isQueryAnswer(method) ? undefined : `method ${method}`, chat: undefined };
}

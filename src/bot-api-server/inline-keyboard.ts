/** Takes a call's `reply_markup`; gives it back where every button is one that Telegram would show. */
import { z } from "zod";
import { badRequest } from "./api-error.ts";

const buttonSchema = z.strictObject({
  text: z.string(),
  icon_custom_emoji_id: z.string().optional(),
  style: z.enum(["danger", "success", "primary"]).optional(),
  url: z.string().optional(),
  callback_data: z.string().optional(),
  web_app: z.strictObject({ url: z.string() }).optional(),
  login_url: z.looseObject({ url: z.string() }).optional(),
  switch_inline_query: z.string().optional(),
  switch_inline_query_current_chat: z.string().optional(),
  switch_inline_query_chosen_chat: z
    .strictObject({
      query: z.string().optional(),
      allow_user_chats: z.boolean().optional(),
      allow_bot_chats: z.boolean().optional(),
      allow_group_chats: z.boolean().optional(),
      allow_channel_chats: z.boolean().optional(),
    })
    .optional(),
  copy_text: z.strictObject({ text: z.string() }).optional(),
  disabled: z.looseObject({}).optional(),
  callback_game: z.looseObject({}).optional(),
  pay: z.boolean().optional(),
});

export const inlineKeyboardSchema = z.strictObject({
  inline_keyboard: z.array(z.array(buttonSchema)),
});

/** The other kinds of keyboard are kept as they come: no user can press them here. */
export const replyMarkupSchema = z.union([
  inlineKeyboardSchema,
  z.looseObject({ keyboard: z.array(z.array(z.unknown())) }),
  z.strictObject({ remove_keyboard: z.literal(true), selective: z.boolean().optional() }),
  z.strictObject({
    force_reply: z.literal(true),
    input_field_placeholder: z.string().min(1).max(64).optional(),
    selective: z.boolean().optional(),
  }),
]);

export type InlineKeyboardButton = z.output<typeof buttonSchema>;
export type InlineKeyboardMarkup = z.output<typeof inlineKeyboardSchema>;
export type ReplyMarkup = z.output<typeof replyMarkupSchema>;

const LOOKS: ReadonlySet<string> = new Set(["text", "icon_custom_emoji_id", "style"]);
const MAX_BUTTONS = 100;
const MAX_BUTTONS_IN_ROW = 8;
const bytes = (text: string) => Buffer.byteLength(text);

/** The markup to keep with a message: none for an empty keyboard. */
export function toInlineKeyboard(
  markup: ReplyMarkup | undefined,
): InlineKeyboardMarkup | undefined {
  const { data } = inlineKeyboardSchema.safeParse(markup);
  if (data === undefined) return undefined;
  const rows = data.inline_keyboard.filter((row) => row.length > 0);
  if (rows.flat().length > MAX_BUTTONS) throw badRequest("REPLY_MARKUP_TOO_LONG");
  for (const row of rows) {
    if (row.length > MAX_BUTTONS_IN_ROW) {
      throw badRequest(`a row has ${row.length} buttons. Permitted: ${MAX_BUTTONS_IN_ROW}`);
    }
    for (const button of row) checkButton(button);
  }
  return rows.length === 0 ? undefined : { inline_keyboard: rows };
}

function checkButton(button: InlineKeyboardButton): void {
  if (button.text.trim() === "") throw badRequest("BUTTON_TEXT_INVALID");
  const actions = Object.keys(button).filter((field) => !LOOKS.has(field));
  if (actions.length === 0) {
    throw badRequest("text buttons are unallowed in the inline keyboard");
  }
  if (actions.length > 1) {
    throw badRequest(`inline keyboard button has ${actions.length} actions. Permitted: 1`);
  }
  const { callback_data, copy_text, url } = button;
  if (callback_data !== undefined && (callback_data === "" || bytes(callback_data) > 64)) {
    throw badRequest("BUTTON_DATA_INVALID");
  }
  if (copy_text !== undefined && (copy_text.text === "" || copy_text.text.length > 256)) {
    throw badRequest("BUTTON_COPY_TEXT_INVALID");
  }
  if (url !== undefined && !isButtonUrl(url)) {
    throw badRequest(`inline keyboard button URL '${url}' is invalid: Wrong HTTP URL`);
  }
  const inline = button.switch_inline_query ?? button.switch_inline_query_current_chat ?? "";
  if (inline.length > 256) throw badRequest("BUTTON_DATA_INVALID");
}

function isButtonUrl(url: string): boolean {
  return URL.canParse(url) && /^(https?:\/\/[^/]+\.[^/]+|tg:\/\/)/i.test(url);
}

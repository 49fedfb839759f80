/** Takes the results of an inline answer; refuses what Telegram would refuse, in its words. */
import { z } from "zod";
import { badRequest } from "./api-error.ts";
import { entitiesSchema, parseModeSchema, toFormattedText } from "./formatted-text.ts";
import { inlineKeyboardSchema, toInlineKeyboard } from "./inline-keyboard.ts";

export const linkPreviewSchema = z.strictObject({
  is_disabled: z.boolean().optional(),
  url: z.string().optional(),
  prefer_small_media: z.boolean().optional(),
  prefer_large_media: z.boolean().optional(),
  show_above_text: z.boolean().optional(),
});

const textContentSchema = z.strictObject({
  message_text: z.string(),
  parse_mode: parseModeSchema,
  entities: entitiesSchema,
  link_preview_options: linkPreviewSchema.optional(),
});

/** Articles with a text are what a knowledge bot answers with; every other type is refused by name. */
export const inlineResultSchema = z.strictObject({
  type: z.literal("article", {
    error: (issue) =>
      `inline result type ${JSON.stringify(issue.input)} is not implemented here. Permitted: "article"`,
  }),
  id: z.string(),
  title: z.string(),
  input_message_content: textContentSchema,
  reply_markup: inlineKeyboardSchema.optional(),
  url: z.string().optional(),
  description: z.string().optional(),
  thumbnail_url: z.string().optional(),
  thumbnail_width: z.int().optional(),
  thumbnail_height: z.int().optional(),
});

export const resultsButtonSchema = z.strictObject({
  text: z.string(),
  web_app: z.strictObject({ url: z.string() }).optional(),
  start_parameter: z.string().optional(),
});

export type InlineQueryResult = z.output<typeof inlineResultSchema>;
export type InlineQueryResultsButton = z.output<typeof resultsButtonSchema>;

const MAX_RESULTS = 50;

export function checkResults(results: readonly InlineQueryResult[]): void {
  if (results.length > MAX_RESULTS) throw badRequest("RESULTS_TOO_MUCH");
  const ids = new Set<string>();
  for (const result of results) {
    if (ids.has(result.id)) throw badRequest("RESULT_ID_DUPLICATE");
    ids.add(result.id);
    checkResult(result);
  }
}

export function checkResult(result: InlineQueryResult): void {
  if (result.id === "" || Buffer.byteLength(result.id) > 64) throw badRequest("RESULT_ID_INVALID");
  if (result.title.trim() === "") throw badRequest("ARTICLE_TITLE_EMPTY");
  toResultText(result);
  toInlineKeyboard(result.reply_markup);
  for (const url of [result.url, result.thumbnail_url]) {
    if (url !== undefined && !URL.canParse(url)) throw badRequest("WEBDOCUMENT_URL_INVALID");
  }
}

/** The text of the message that choosing the result posts. */
export function toResultText({ input_message_content }: InlineQueryResult) {
  const { message_text, parse_mode, entities } = input_message_content;
  return toFormattedText({ text: message_text, parse_mode, entities }, "MESSAGE_TOO_LONG");
}

export function checkResultsButton(button: InlineQueryResultsButton): void {
  if (button.text.trim() === "") throw badRequest("BUTTON_TEXT_INVALID");
  const { start_parameter, web_app } = button;
  if (start_parameter === undefined) {
    if (web_app === undefined) throw badRequest("START_PARAM_EMPTY");
    return;
  }
  if (web_app !== undefined) {
    throw badRequest("inline results button has 2 actions. Permitted: 1");
  }
  if (!/^[A-Za-z0-9_-]{0,64}$/.test(start_parameter)) throw badRequest("START_PARAM_INVALID");
}

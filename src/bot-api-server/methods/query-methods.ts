/** What a bot answers to a press, to an inline query, and to a mention in a chat it is not in. */
import { z } from "zod";
import { badRequest } from "../api-error.ts";
import { toInlineKeyboard } from "../inline-keyboard.ts";
import {
  checkResult,
  checkResults,
  checkResultsButton,
  inlineResultSchema,
  resultsButtonSchema,
  toResultText,
} from "../inline-result.ts";
import { method } from "../method.ts";
import { botUser, withoutReply } from "../outgoing-message.ts";

const MAX_CALLBACK_ANSWER = 200;
const MAX_NEXT_OFFSET_BYTES = 64;
const DEFAULT_CACHE_SECONDS = 300;

const isDefined = ([, value]: [string, unknown]) => value !== undefined;

export const queryMethods = {
  answerCallbackQuery: method(
    z.strictObject({
      callback_query_id: z.string(),
      text: z.string().optional(),
      show_alert: z.boolean().optional(),
      url: z.string().optional(),
      cache_time: z.int().min(0).optional(),
    }),
    (telegram, { callback_query_id, ...answer }) => {
      telegram.callbackQueries.subjectOf(callback_query_id);
      if ((answer.text ?? "").length > MAX_CALLBACK_ANSWER) throw badRequest("MESSAGE_TOO_LONG");
      if (answer.url !== undefined && !isOwnLink(answer.url, telegram.bot.username)) {
        throw badRequest("URL_INVALID");
      }
      const given = Object.fromEntries(Object.entries(answer).filter(isDefined));
      telegram.callbackQueries.answer(callback_query_id, given);
      return true;
    },
  ),

  answerInlineQuery: method(
    z.strictObject({
      inline_query_id: z.string(),
      results: z.array(inlineResultSchema),
      cache_time: z.int().min(0).optional(),
      is_personal: z.boolean().optional(),
      next_offset: z.string().optional(),
      button: resultsButtonSchema.optional(),
    }),
    (telegram, { inline_query_id, results, next_offset = "", button, ...options }) => {
      const { userId, query, offset } = telegram.inlineQueries.subjectOf(inline_query_id);
      checkResults(results);
      if (Buffer.byteLength(next_offset) > MAX_NEXT_OFFSET_BYTES) {
        throw badRequest("NEXT_OFFSET_INVALID");
      }
      if (button !== undefined) checkResultsButton(button);
      const answer = {
        query,
        offset,
        results,
        next_offset,
        cache_time: options.cache_time ?? DEFAULT_CACHE_SECONDS,
        is_personal: options.is_personal ?? false,
        fromCache: false,
        ...(button !== undefined && { button }),
      };
      telegram.inlineCache.keep(userId, answer);
      telegram.inlineQueries.answer(inline_query_id, answer);
      return true;
    },
  ),

  answerGuestQuery: method(
    z.strictObject({ guest_query_id: z.string(), result: inlineResultSchema }),
    (telegram, { guest_query_id, result }) => {
      const { room, message } = telegram.guestQueries.subjectOf(guest_query_id);
      checkResult(result);
      const reply_markup = toInlineKeyboard(result.reply_markup);
      const inline_message_id = telegram.newInlineMessageId();
      const posted = telegram.post(room, {
        ...toResultText(result),
        from: botUser(telegram),
        date: telegram.date,
        reply_to_message: withoutReply(message),
        ...(message.from !== undefined && { guest_bot_caller_user: message.from }),
        ...(reply_markup !== undefined && { reply_markup }),
        inline_message_id,
      });
      telegram.addInlineMessage({ room, messageId: posted.message_id }, inline_message_id);
      telegram.guestQueries.answer(guest_query_id, posted);
      return { inline_message_id };
    },
  ),
};

function isOwnLink(url: string, username: string): boolean {
  return new RegExp(`^(https://)?(t\\.me|telegram\\.me)/${username}\\?start=`, "i").test(url);
}

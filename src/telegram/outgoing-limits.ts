/** Takes a call before it is made; gives it back within Telegram's limits, or why it cannot be made. */
import {
  isFields,
  textIn,
  wellFormed,
  without,
  type Fields,
  type Mendings,
} from "./call-fields.ts";
import { mendResult, mendResults } from "./inline-limits.ts";
import { mendKeyboard } from "./keyboard-limits.ts";
import { withoutQuote } from "./repaired-call.ts";
import { cutTo, mendTexts } from "./text-limits.ts";

export interface CheckedCall {
  readonly payload: Fields;
  /** What was changed or left out so that the rest can be sent. */
  readonly mended: readonly string[];
  /** Why the call must not be made; undefined where it may. */
  readonly refused: string | undefined;
}

/** UTF-16 code units: https://core.telegram.org/bots/api#answercallbackquery */
const longestNotice = 200;
/** UTF-16 code units: https://core.telegram.org/bots/api#replyparameters */
const longestQuote = 1024;

export function checkedCall(method: string, given: Fields): CheckedCall {
  const mended: Mendings = [];
  const clean = wellFormed(given);
  const payload = mendCall(method, isFields(clean) ? clean : {}, mended);
  return { payload, mended, refused: refusalOf(method, payload) };
}

function mendCall(method: string, payload: Fields, mended: Mendings): Fields {
  if (method === "answerCallbackQuery") return mendNotice(payload, mended);
  if (method === "answerInlineQuery") return mendResults(payload, mended);
  if (method === "answerGuestQuery") {
    const { result } = payload;
    return { ...payload, result: isFields(result) ? mendResult(result, mended) : undefined };
  }
  return mendMarkup(mendReply(mendTexts(payload, mended), mended), mended);
}

function mendNotice(payload: Fields, mended: Mendings): Fields {
  const text = textIn(payload, "text");
  if (text === undefined || text.length <= longestNotice) return payload;
  mended.push(`text of ${text.length}. Permitted: ${longestNotice}.`);
  return { ...payload, text: cutTo(text, longestNotice) };
}

function mendMarkup(payload: Fields, mended: Mendings): Fields {
  const { reply_markup } = payload;
  if (reply_markup === undefined) return payload;
  const markup = mendKeyboard(reply_markup, mended);
  return markup === undefined
    ? without(payload, "reply_markup")
    : { ...payload, reply_markup: markup };
}

/** A quote that is cut is no longer found in the message: then the reply goes without. */
function mendReply(payload: Fields, mended: Mendings): Fields {
  const { reply_parameters: reply } = payload;
  if (!isFields(reply)) return payload;
  const length = textIn(reply, "quote")?.length ?? 0;
  if (length <= longestQuote) return payload;
  mended.push(`A quote of ${length} was left out. Permitted: ${longestQuote}.`);
  return withoutQuote(payload);
}

const withText: ReadonlySet<string> = new Set(["sendMessage", "editMessageText"]);

function refusalOf(method: string, payload: Fields): string | undefined {
  if (withText.has(method) && (textIn(payload, "text") ?? "").trim() === "")
    return "text is empty. Permitted: 1 to 4096 characters.";
  if (method === "answerGuestQuery" && payload["result"] === undefined)
    return "result is invalid. Permitted: one with an id of 1 to 64 bytes, a title and a text.";
  return undefined;
}

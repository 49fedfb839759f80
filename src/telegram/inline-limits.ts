/** Takes the answer to an inline query or one result; gives it back as Telegram accepts it. */
import { isFields, textIn, without, type Fields, type Mendings } from "./call-fields.ts";
import { capped, mendKeyboard } from "./keyboard-limits.ts";
import { mendTexts } from "./text-limits.ts";

const mostResults = 50;
/** Bytes. */
const longestId = 64;
const longestOffset = 64;

/** Results that cannot be shown or come twice are left out, and told. */
export function mendResults(payload: Fields, mendings: Mendings): Fields {
  const { results, next_offset, button } = payload;
  if (!Array.isArray(results)) return payload;
  const ids = new Set<unknown>();
  const fitting = results.filter(isFields).flatMap((result) => {
    const mended = ids.has(result["id"]) ? undefined : mendResult(result, mendings);
    if (mended === undefined) mendings.push("A result was left out: its id, title or text.");
    ids.add(result["id"]);
    return mended ?? [];
  });
  const mended: Fields = { ...payload, results: capped(fitting, mostResults, "results", mendings) };
  const page = isShort(next_offset, longestOffset) ? mended : without(mended, "next_offset");
  if (page !== mended) mendings.push(`next_offset is too long. Permitted: ${longestOffset} bytes.`);
  if (button === undefined || isButton(button)) return page;
  mendings.push("The button above the results was left out: its text or start_parameter.");
  return without(page, "button");
}

/** Undefined for a result without a proper id, title or text. */
export function mendResult(result: Fields, mendings: Mendings): Fields | undefined {
  const { input_message_content: content, reply_markup, ...other } = result;
  const id = textIn(result, "id") ?? "";
  if (id === "" || !isShort(id, longestId)) return undefined;
  if (result["type"] === "article" && (textIn(result, "title") ?? "").trim() === "")
    return undefined;
  const texts = isFields(content) ? mendTexts(content, mendings) : content;
  const markup = mendKeyboard(reply_markup, mendings);
  if (isFields(texts) && textIn(texts, "message_text")?.trim() === "") return undefined;
  return {
    ...mendTexts(other, mendings),
    ...(texts !== undefined && { input_message_content: texts }),
    ...(markup !== undefined && { reply_markup: markup }),
  };
}

function isShort(value: unknown, most: number): boolean {
  return typeof value !== "string" || Buffer.byteLength(value) <= most;
}

function isButton(button: unknown): boolean {
  if (!isFields(button) || (textIn(button, "text") ?? "").trim() === "") return false;
  return /^[A-Za-z0-9_-]{0,64}$/.test(textIn(button, "start_parameter") ?? "");
}

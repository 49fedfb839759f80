/** Takes a message's text; gives the commands, mentions, links and hashtags that Telegram finds in it by itself. */
import type { MessageEntity } from "./message-entity.ts";

type Detected = "bot_command" | "mention" | "url" | "email" | "hashtag";

/** Each expression captures what comes before, which is not part of the entity. */
const PATTERNS: readonly (readonly [Detected, RegExp])[] = [
  ["email", /(^|[^\w.+-])([\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)*\.[a-z]{2,})/gi],
  [
    "url",
    /(^|[^\w@./-])((?:https?:\/\/[^\s<>"]+|(?:[a-z0-9-]+\.)+(?:com|org|net|io|me|it|cn|eu|edu|gov)(?:\/[^\s<>"]*)?)(?![\w@]))/gi,
  ],
  ["bot_command", /(^|[^\p{L}\p{N}_/<>])(\/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?)(?![\w/])/gu],
  ["mention", /(^|[^\w@./])(@[A-Za-z][A-Za-z0-9_]{2,31})(?!\w)/g],
  ["hashtag", /(^|[^\p{L}\p{N}_#])(#[\p{L}\p{N}_]*[\p{L}_][\p{L}\p{N}_]*)/gu],
];

/** Trailing punctuation belongs to the sentence, not to the link. */
const TRAILING =
  /(?<![.,:;!?'")\]}»”’。，、！？；：）】」』…])[.,:;!?'")\]}»”’。，、！？；：）】」』…]+$/u;

/** Entities of `text` outside the places that `given` already links or shows as code. */
export function detectEntities(
  text: string,
  given: readonly MessageEntity[] = [],
): readonly MessageEntity[] {
  const taken = given.filter(({ type }) => ["code", "pre", "text_link", "url"].includes(type));
  const found: MessageEntity[] = [];
  for (const [type, pattern] of PATTERNS) {
    for (const match of text.matchAll(pattern)) {
      const [, before = "", raw = ""] = match;
      const value = type === "url" ? raw.replace(TRAILING, "") : raw;
      const entity = { type, offset: match.index + before.length, length: value.length };
      if (value !== "" && ![...taken, ...found].some((other) => overlaps(entity, other))) {
        found.push(entity);
      }
    }
  }
  return found.sort((a, b) => a.offset - b.offset);
}

function overlaps(
  a: Pick<MessageEntity, "offset" | "length">,
  b: Pick<MessageEntity, "offset" | "length">,
): boolean {
  return a.offset < b.offset + b.length && b.offset < a.offset + a.length;
}

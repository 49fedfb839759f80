/** Takes a text and the entities a bot gave with it; refuses those that Telegram would reject or drop. */
import { z } from "zod";
import { badRequest } from "./api-error.ts";

const place = { offset: z.int(), length: z.int() };

/** `offset` and `length` count UTF-16 code units of the text. */
export const messageEntitySchema = z.discriminatedUnion("type", [
  z.strictObject({
    type: z.enum([
      "mention",
      "hashtag",
      "cashtag",
      "bot_command",
      "url",
      "email",
      "phone_number",
      "bold",
      "italic",
      "underline",
      "strikethrough",
      "spoiler",
      "blockquote",
      "expandable_blockquote",
      "code",
    ]),
    ...place,
  }),
  z.strictObject({ type: z.literal("pre"), ...place, language: z.string().optional() }),
  z.strictObject({ type: z.literal("text_link"), ...place, url: z.string() }),
  z.strictObject({
    type: z.literal("text_mention"),
    ...place,
    user: z.looseObject({ id: z.int() }),
  }),
  z.strictObject({ type: z.literal("custom_emoji"), ...place, custom_emoji_id: z.string() }),
  z.strictObject({
    type: z.literal("date_time"),
    ...place,
    unix_time: z.int(),
    date_time_format: z.string().optional(),
  }),
]);

export type MessageEntity = z.output<typeof messageEntitySchema>;

/** Telegram keeps the first hundred entities of a text and drops the rest without a word. */
const MAX_ENTITIES = 100;

/** Throws an `ApiError` for the first entity that would not be shown as it was meant. */
export function checkEntities(text: string, entities: readonly MessageEntity[]): void {
  if (entities.length > MAX_ENTITIES) {
    throw badRequest(`too many entities: ${entities.length}. Permitted: ${MAX_ENTITIES}`);
  }
  for (const entity of entities) {
    checkPlace(text, entity);
    if (entity.type === "text_link") checkUrl(entity.url);
  }
  for (const [index, entity] of entities.entries()) {
    for (const other of entities.slice(index + 1)) checkPair(entity, other);
  }
}

function checkPlace(text: string, { offset, length }: MessageEntity): void {
  const end = offset + length;
  if (offset < 0) throw badRequest(`entity with incorrect offset ${offset} specified`);
  if (length <= 0) throw badRequest(`entity with incorrect length ${length} specified`);
  if (end > text.length) {
    throw badRequest(
      `entity beginning at UTF-16 offset ${offset} ends after the end of the text at UTF-16 offset ${text.length}`,
    );
  }
  if (cutsSymbol(text, offset)) throw middleOfSymbol("begins", text, offset);
  if (cutsSymbol(text, end)) throw middleOfSymbol("ends", text, end);
}

function cutsSymbol(text: string, offset: number): boolean {
  return offset < text.length && offset > 0 && (text.codePointAt(offset - 1) ?? 0) > 0xffff;
}

function middleOfSymbol(verb: "begins" | "ends", text: string, offset: number) {
  const bytes = Buffer.byteLength(text.slice(0, offset - 1));
  return badRequest(`entity ${verb} in a middle of a UTF-16 symbol at byte offset ${bytes}`);
}

function checkUrl(url: string): void {
  if (!/^(https?|tg|tonsite|mailto|tel):/i.test(url) || !URL.canParse(url)) {
    throw badRequest(`entity URL '${url}' is invalid: it would be dropped`);
  }
}

const isQuote = ({ type }: MessageEntity) =>
  type === "blockquote" || type === "expandable_blockquote";
const isCode = ({ type }: MessageEntity) => type === "code" || type === "pre";

function checkPair(one: MessageEntity, other: MessageEntity): void {
  const [first, second] = one.offset <= other.offset ? [one, other] : [other, one];
  const firstEnd = first.offset + first.length;
  const secondEnd = second.offset + second.length;
  if (second.offset >= firstEnd) return;
  if (isQuote(one) && isQuote(other)) throw badRequest("blockquote entities can't be nested");
  if (secondEnd > firstEnd && first.offset < second.offset) {
    throw badRequest(
      `entities at UTF-16 offsets ${first.offset} and ${second.offset} overlap without being nested`,
    );
  }
  if ((isCode(one) && !isQuote(other)) || (isCode(other) && !isQuote(one))) {
    throw badRequest("pre and code entities can't contain or be part of other entities");
  }
}

/** Takes the text parameters of a call; gives the text as Telegram keeps it: parsed, checked, trimmed. */
import { z } from "zod";
import { badRequest } from "./api-error.ts";
import { detectEntities } from "./detected-entities.ts";
import { parseHtml, type FormattedText } from "./html-text.ts";
import { checkEntities, messageEntitySchema, type MessageEntity } from "./message-entity.ts";

export const parseModeSchema = z.string().optional();
export const entitiesSchema = z.array(messageEntitySchema).optional();

export interface TextParameters {
  readonly text?: string | undefined;
  readonly parse_mode?: string | undefined;
  readonly entities?: readonly MessageEntity[] | undefined;
}

/** UTF-16 code units, after parsing. */
export const MAX_TEXT = 4096;

export function toFormattedText(
  parameters: TextParameters,
  tooLong = "message is too long",
): FormattedText {
  const parsed = parse(parameters);
  checkEntities(parsed.text, parsed.entities);
  const { text, entities } = trim(parsed);
  if (text === "") throw badRequest("message text is empty");
  if (text.length > MAX_TEXT) throw badRequest(tooLong);
  const all = [...entities, ...detectEntities(text, entities).filter(isNew(entities))];
  return { text, entities: all.sort((a, b) => a.offset - b.offset || b.length - a.length) };
}

function parse({ text = "", parse_mode, entities = [] }: TextParameters): FormattedText {
  if (parse_mode === undefined || parse_mode === "") return { text, entities };
  if (entities.length > 0) {
    throw badRequest("parse_mode and entities can't be used together: parse_mode would be ignored");
  }
  switch (parse_mode.toLowerCase()) {
    case "html":
      return parseHtml(text);
    case "markdown":
    case "markdownv2":
      throw badRequest(`parse_mode ${parse_mode} is not implemented here. Permitted: HTML`);
    default:
      throw badRequest("unsupported parse_mode");
  }
}

/** Telegram drops white space around a text and moves the entities along. */
function trim({ text, entities }: FormattedText): FormattedText {
  const trimmed = text.trim();
  const start = text.length - text.trimStart().length;
  const moved = entities.flatMap((entity) => {
    const from = Math.max(entity.offset - start, 0);
    const to = Math.min(entity.offset + entity.length - start, trimmed.length);
    return to > from ? [{ ...entity, offset: from, length: to - from }] : [];
  });
  return { text: trimmed, entities: moved };
}

function isNew(given: readonly MessageEntity[]) {
  return (found: MessageEntity) =>
    !given.some(
      ({ type, offset, length }) =>
        type === found.type && offset === found.offset && length === found.length,
    );
}

/** Takes an object with texts and their entities; gives it back within the limits of a message. */
import type { MessageEntity } from "grammy/types";
import { pieceEnd } from "../rendering/text-boundary.ts";
import { isFields, listIn, textIn, type Fields, type Mendings } from "./call-fields.ts";
import { mostEntities, validEntities } from "./message-entities.ts";

interface TextField {
  readonly text: string;
  readonly entities: string;
  /** UTF-16 code units after parsing: https://core.telegram.org/bots/api#sendmessage */
  readonly limit: number;
}

const textFields: readonly TextField[] = [
  { text: "text", entities: "entities", limit: 4096 },
  { text: "message_text", entities: "entities", limit: 4096 },
  { text: "caption", entities: "caption_entities", limit: 1024 },
];

/** Answers are split before they come here: what is cut is a notice nobody thought so long. */
export function mendTexts(fields: Fields, mendings: Mendings): Fields {
  return textFields.reduce((mended, field) => mendText(mended, field, mendings), fields);
}

/** A text with a `parse_mode` is shorter than it looks, and has no entities yet. */
function mendText(
  fields: Fields,
  { text, entities, limit }: TextField,
  mendings: Mendings,
): Fields {
  const whole = textIn(fields, text);
  if (whole === undefined || fields["parse_mode"] !== undefined) return fields;
  const cut = cutTo(whole, limit);
  if (cut !== whole) mendings.push(`${text} of ${whole.length}. Permitted: ${limit}.`);
  const given = listIn(fields, entities)?.filter(isEntity);
  if (given === undefined) return { ...fields, [text]: cut };
  const valid = validEntities(cut, given);
  if (valid.length < Math.min(given.length, mostEntities + 1))
    mendings.push(`${given.length} ${entities}, of which ${valid.length} can be shown.`);
  return { ...fields, [text]: cut, [entities]: valid };
}

/** Cut between graphemes, with an ellipsis; `limit` in UTF-16 code units. */
export function cutTo(text: string, limit: number): string {
  return text.length <= limit ? text : `${text.slice(0, pieceEnd(text, 0, limit - 1))}…`;
}

function isEntity(value: unknown): value is MessageEntity {
  return (
    isFields(value) &&
    typeof value["type"] === "string" &&
    typeof value["offset"] === "number" &&
    typeof value["length"] === "number"
  );
}

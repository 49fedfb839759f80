/** Splits formatted text into pieces that fit into messages, without losing a character. */
import type { Reply } from "./reply.ts";
import type { Entity, RichText } from "./rich-text.ts";
import { pieceEnd } from "./text-boundary.ts";

export interface MessageLimits {
  /** UTF-16 code units. */
  readonly text: number;
  readonly entities: number;
}

/** What one message may hold: https://core.telegram.org/bots/api#sendmessage */
export const messageLimits: MessageLimits = { text: 4096, entities: 100 };

/**
 * The pieces joined give the text again; an entity that crosses a cut continues in both pieces.
 * No pieces for an empty text.
 */
export function splitText(rich: RichText, limits: MessageLimits = messageLimits): RichText[] {
  const pieces: RichText[] = [];
  for (let start = 0; start < rich.text.length;) {
    const end = endOfPiece(rich, start, limits);
    pieces.push(piece(rich, start, end, limits));
    start = end;
  }
  return pieces;
}

/** The buttons stand under the last piece. */
export function splitReply(reply: Reply, limits: MessageLimits = messageLimits): Reply[] {
  const pieces = splitText(reply, limits);
  return pieces.map(({ text, entities }, index) => {
    const isLast = index === pieces.length - 1;
    return { text, entities, buttons: isLast ? reply.buttons : [] };
  });
}

function endOfPiece(rich: RichText, start: number, limits: MessageLimits): number {
  const end = startOfSurplusEntity(rich.entities, start, limits.entities);
  const limit = Math.min(limits.text, end - start);
  return rich.text.length - start <= limit ? rich.text.length : pieceEnd(rich.text, start, limit);
}

/**
 * Where the first entity too many begins. Entities that begin together cannot be told apart by
 * cutting between them: then the surplus ones are left out of the piece.
 */
function startOfSurplusEntity(entities: readonly Entity[], start: number, limit: number): number {
  const starts = entities
    .filter(({ offset, length }) => offset + length > start)
    .map(({ offset }) => offset)
    .sort((a, b) => a - b);
  const surplus = starts[limit] ?? Infinity;
  return surplus > start + 1 ? surplus : Infinity;
}

function piece(rich: RichText, start: number, end: number, limits: MessageLimits): RichText {
  const entities = rich.entities
    .map((entity) => clipped(entity, start, end))
    .filter(({ length }) => length > 0)
    .slice(0, limits.entities);
  return { text: rich.text.slice(start, end), entities };
}

function clipped(entity: Entity, start: number, end: number): Entity {
  const from = Math.max(entity.offset, start);
  const to = Math.min(entity.offset + entity.length, end);
  return { ...entity, offset: from - start, length: to - from };
}

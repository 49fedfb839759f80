/** Takes a text and entities of any provenance; gives those that Telegram shows as they are meant. */
import type { MessageEntity } from "grammy/types";

/** https://core.telegram.org/bots/api#formatting-options */
export const mostEntities = 100;

const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/** Where an entity begins and ends, in UTF-16 code units. */
interface Range {
  readonly start: number;
  readonly end: number;
}

interface Placed extends Range {
  readonly entity: MessageEntity;
}

/**
 * In order, inside the text, on grapheme boundaries and properly nested; at most a hundred. White
 * space around the text is dropped by Telegram, and an entity of nothing else with it.
 */
export function validEntities(text: string, entities: readonly MessageEntity[]): MessageEntity[] {
  const kept: Placed[] = [];
  for (const placed of inOrder(text, entities)) {
    const fitting = nested(placed, kept);
    if (fitting !== undefined) kept.push(fitting);
    if (kept.length === mostEntities) break;
  }
  return kept
    .sort((a, b) => a.start - b.start || b.end - a.end)
    .map(({ entity, start, end }) =>
      Object.assign({}, entity, { offset: start, length: end - start }),
    );
}

function inOrder(text: string, entities: readonly MessageEntity[]): Placed[] {
  const segments = graphemes.segment(text);
  const seen = visiblePart(text);
  return entities
    .map((entity): Placed => ({ entity, ...rangeOf(entity, text, segments) }))
    .filter(({ start, end }) => Math.min(end, seen.end) > Math.max(start, seen.start))
    .sort((a, b) => a.start - b.start || b.end - a.end);
}

function visiblePart(text: string): Range {
  return { start: text.length - text.trimStart().length, end: text.trimEnd().length };
}

function rangeOf({ offset, length }: MessageEntity, text: string, segments: Intl.Segments): Range {
  const start = Math.max(0, Math.trunc(offset));
  const end = Math.min(text.length, Math.trunc(offset + length));
  if (!(end > start)) return { start: 0, end: 0 };
  const last = segments.containing(end - 1);
  return {
    start: segments.containing(start)?.index ?? start,
    end: last === undefined ? end : last.index + last.segment.length,
  };
}

/** What of the entity lies beside or inside those before it; undefined where nothing may. */
function nested(placed: Placed, kept: readonly Placed[]): Placed | undefined {
  let { start, end } = placed;
  for (const before of kept) {
    if (before.end <= start || before.start >= end) continue;
    if (before.start > start) end = before.start;
    else if (before.end < end) start = before.end;
    else if (!mayContain(before.entity, placed.entity)) return undefined;
  }
  return start < end ? { ...placed, start, end } : undefined;
}

const isQuote = ({ type }: MessageEntity) =>
  type === "blockquote" || type === "expandable_blockquote";
const isCode = ({ type }: MessageEntity) => type === "code" || type === "pre";

function mayContain(outer: MessageEntity, inner: MessageEntity): boolean {
  if (outer.type === inner.type || (isQuote(outer) && isQuote(inner))) return false;
  return isQuote(outer) || !(isCode(outer) || isCode(inner));
}

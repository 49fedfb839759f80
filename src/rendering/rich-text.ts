/** Builds text together with the entities that format it; there is never any markup to escape. */

export type EntityType = "bold" | "italic" | "blockquote" | "expandable_blockquote";

/** A formatted range; offset and length are in UTF-16 code units of the text. */
export interface Entity {
  readonly type: EntityType;
  readonly offset: number;
  readonly length: number;
}

/** Invariant: every entity has a length of at least 1 and lies within the text. */
export interface RichText {
  readonly text: string;
  readonly entities: readonly Entity[];
}

export const emptyText: RichText = { text: "", entities: [] };

export function plain(text: string): RichText {
  return { text, entities: [] };
}

export function bold(text: string): RichText {
  return formatted(text, "bold");
}

/** The exact words of a source, folded by the client where they are long. */
export function blockquote(text: string): RichText {
  return formatted(text, "expandable_blockquote");
}

/** The exact words of a source with some of them in bold; `spans`: in order, not overlapping. */
export function emphasised(
  text: string,
  spans: readonly { readonly start: number; readonly end: number }[],
  block: "blockquote" | "expandable_blockquote" = "expandable_blockquote",
): RichText {
  const { entities } = formatted(text, block);
  const bolds = spans.map(({ start, end }): Entity => ({
    type: "bold",
    offset: start,
    length: end - start,
  }));
  return { text, entities: [...entities, ...bolds] };
}

/** The pieces one after the other, with `separator` between them. */
export function joinText(pieces: readonly RichText[], separator: string): RichText {
  return pieces.reduce(
    (whole, piece, index) => appended(whole, piece, index === 0 ? "" : separator),
    emptyText,
  );
}

function appended(whole: RichText, piece: RichText, separator: string): RichText {
  const start = whole.text.length + separator.length;
  return {
    text: whole.text + separator + piece.text,
    entities: [...whole.entities, ...piece.entities.map((entity) => moved(entity, start))],
  };
}

function moved(entity: Entity, by: number): Entity {
  return { ...entity, offset: entity.offset + by };
}

function formatted(text: string, type: EntityType): RichText {
  return { text, entities: text === "" ? [] : [{ type, offset: 0, length: text.length }] };
}

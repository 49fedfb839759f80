/** Documents in, a head to be written as JSON, a list of numbers and texts out; and the way back. */
import type { Block, BlockKind, Document, UnreadableDocument } from "../documents/document.ts";
import { isUnreadable } from "../documents/document.ts";
import type { Span } from "../language/span.ts";
import { textOf, type PackedText } from "./packed-texts.ts";

type Read = Document | UnreadableDocument;

/** What is neither text nor spans. */
type Properties = Omit<Document, "text" | "blocks" | "markup" | "pages">;

export type DocumentHead =
  | { readonly unreadable: UnreadableDocument }
  | {
      readonly properties: Properties;
      readonly blocks: number;
      readonly markup: number;
      readonly pages: number | undefined;
    };

export interface PackedDocuments<Text> {
  readonly heads: readonly DocumentHead[];
  /** Of each document: blocks (start, end, kind and level), markup (start, end), pages. */
  readonly numbers: Uint32Array;
  /** Of those that could be read. */
  readonly texts: readonly Text[];
}

/** What documents were unpacked from, to be packed again without making their texts. */
const unpackedFrom = new WeakMap<Document, PackedText>();

const KINDS: readonly BlockKind[] = ["heading", "paragraph", "item", "quotation", "table", "code"];
/** A block's kind, and above it its level + 1, where it has one. */
const KIND_BITS = 8;

export function packDocuments(documents: readonly Read[]): PackedDocuments<string | PackedText> {
  const texts: (string | PackedText)[] = [];
  const numbers: number[] = [];
  const heads = documents.map((document): DocumentHead => {
    if (isUnreadable(document)) return { unreadable: document };
    const packed = unpackedFrom.get(document);
    texts.push(packed ?? document.text);
    const { blocks, markup, pages } = document;
    for (const { start, end, kind, level } of blocks)
      numbers.push(
        start,
        end,
        KINDS.indexOf(kind) | ((level === undefined ? 0 : level + 1) << KIND_BITS),
      );
    for (const { start, end } of markup) numbers.push(start, end);
    for (const start of pages ?? []) numbers.push(start);
    const lengths = { blocks: blocks.length, markup: markup.length, pages: pages?.length };
    return { properties: propertiesOf(document), ...lengths };
  });
  return { heads, numbers: Uint32Array.from(numbers), texts };
}

function propertiesOf({ title, language, date, address }: Document): Properties {
  return {
    ...(title !== undefined && { title }),
    ...(language !== undefined && { language }),
    ...(date !== undefined && { date }),
    ...(address !== undefined && { address }),
  };
}

/** What they are of is made when it is first asked for: a start would mostly be waiting for it. */
export function unpackDocuments({ heads, numbers, texts }: PackedDocuments<PackedText>): Read[] {
  let at = 0;
  let place = 0;
  const next = (count: number, fields: number): Uint32Array => {
    const start = at;
    at += count * fields;
    return numbers.subarray(start, at);
  };
  return heads.map((head): Read => {
    if ("unreadable" in head) return head.unreadable;
    const packed = texts[place++];
    if (!packed) throw new RangeError("Fewer texts than documents.");
    const packedBlocks = next(head.blocks, BLOCK_FIELDS);
    const packedMarkup = next(head.markup, SPAN_FIELDS);
    const pages = head.pages === undefined ? undefined : [...next(head.pages, 1)];
    let text: string | undefined;
    let blocks: readonly Block[] | undefined;
    let markup: readonly Span[] | undefined;
    const document = {
      ...head.properties,
      get text(): string {
        return (text ??= textOf(packed));
      },
      get blocks(): readonly Block[] {
        return (blocks ??= blocksIn(packedBlocks));
      },
      get markup(): readonly Span[] {
        return (markup ??= spansIn(packedMarkup));
      },
      ...(pages && { pages }),
    };
    unpackedFrom.set(document, packed);
    return document;
  });
}

const BLOCK_FIELDS = 3;
const SPAN_FIELDS = 2;

function blocksIn(numbers: Uint32Array): Block[] {
  const blocks: Block[] = [];
  for (let at = 0; at < numbers.length; at += BLOCK_FIELDS) {
    const [start = 0, end = 0, code = 0] = numbers.subarray(at, at + BLOCK_FIELDS);
    const kind = KINDS[code & ((1 << KIND_BITS) - 1)] ?? "paragraph";
    const level = code >> KIND_BITS;
    blocks.push(level === 0 ? { start, end, kind } : { start, end, kind, level: level - 1 });
  }
  return blocks;
}

function spansIn(numbers: Uint32Array): Span[] {
  const spans: Span[] = [];
  for (let at = 0; at < numbers.length; at += SPAN_FIELDS)
    spans.push({ start: numbers[at] as number, end: numbers[at + 1] as number });
  return spans;
}

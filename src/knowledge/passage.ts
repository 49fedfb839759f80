/** A source in, the passages it is searched by out: parts of it that a reader would read as one. */
import type { Block } from "../documents/document.ts";
import { sentenceSpans } from "../language/sentences.ts";
import type { Span } from "../language/span.ts";
import { passageText, writtenText } from "./passage-text.ts";
import { shownText } from "./shown-text.ts";
import type { Source } from "./source.ts";

/** A part of a source under one heading. */
export interface Passage {
  readonly source: Source;
  /** Its place among the passages of its source, counted from 0. */
  readonly ordinal: number;
  /** In the text of the source. */
  readonly span: Span;
  /** The headings it stands under, the highest first; without the title of the source. */
  readonly headings: readonly string[];
}

/** In UTF-16 code units: short neighbours are joined up to the first, longer blocks are cut beyond the second. */
const LIMITS = {
  latin: { joined: 700, longest: 1500 },
  han: { joined: 260, longest: 600 },
} as const;

/** In the order of the source, not overlapping. Headings are in no passage. */
export function passagesOf(source: Source): readonly Passage[] {
  const script = /\p{Script=Han}.{0,9}\p{Script=Han}/su.test(source.text.slice(0, 2000))
    ? "han"
    : "latin";
  const { joined, longest } = LIMITS[script];
  const spans: { span: Span; headings: readonly string[] }[] = [];
  let path: { level: number; title: string }[] = [];
  let open: { start: number; end: number } | undefined;
  const close = () => {
    const headings = path.map(({ title }) => title).filter((title) => title !== source.title);
    const pieces = open ? piecesOf(source, open, longest) : [];
    for (const span of pieces) if (hasWords(source, span)) spans.push({ span, headings });
    open = undefined;
  };
  for (const block of source.blocks) {
    if (block.kind === "heading") {
      close();
      const level = block.level ?? 1;
      path = path.filter((heading) => heading.level < level);
      path.push({ level, title: shownText(source, block).trim() });
      continue;
    }
    if (open && block.end - open.start > joined && !continues(source, open, block)) close();
    if (open && block.end - open.start > longest) close();
    open = { start: open?.start ?? block.start, end: block.end };
  }
  close();
  return spans.map(({ span, headings }, ordinal) => ({ source, ordinal, span, headings }));
}

/** A picture without a name shows none. */
function hasWords(source: Source, span: Span): boolean {
  return /[\p{L}\p{N}]/u.test(passageText(source, span));
}

/** A list belongs to the sentence that announces it. */
function continues(source: Source, open: Span, block: Block): boolean {
  return block.kind === "item" && /[:：]\s*$/u.test(source.text.slice(open.start, open.end));
}

/** A long span cut where sentences, else words, else characters end. */
function piecesOf(source: Source, span: Span, longest: number): Span[] {
  const written = writtenText(source, span);
  const pieces: Span[] = [];
  let start = 0;
  while (written.length - start > longest) {
    const end = start + cutOf(written.slice(start, start + longest));
    pieces.push(trimmed(source.text, { start: span.start + start, end: span.start + end }));
    start = end;
  }
  pieces.push(trimmed(source.text, { start: span.start + start, end: span.end }));
  return pieces.filter((piece) => piece.end > piece.start);
}

/** Where the last sentence begins that may go on behind the room there is. */
function cutOf(room: string): number {
  const places = [sentenceSpans(room).at(-1)?.start, /^.*\s/su.exec(room)?.[0].length];
  return (
    places.find((length = 0) => length > room.length / 3) ??
    room.length - Number(/[\uD800-\uDBFF]$/u.test(room))
  );
}

function trimmed(text: string, { start, end }: Span): Span {
  const piece = text.slice(start, end);
  const lead = piece.length - piece.trimStart().length;
  return { start: start + lead, end: start + lead + piece.trim().length };
}

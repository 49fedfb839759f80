/** A span of a source in, its words as they are read out: lines that a column broke are joined, signs between blocks are blank. */
import type { Block } from "../documents/document.ts";
import { countBefore, type Span } from "../language/span.ts";
import { shownText } from "./shown-text.ts";
import type { Source } from "./source.ts";

/** As long as `shownText(source, span)`, so that each place in it leads to the source. */
export function passageText(source: Source, span: Span): string {
  return shownText(source, span, writtenText(source, span));
}

/** As long as the span. Formatting signs inside blocks are still there. */
export function writtenText({ text, blocks }: Source, span: Span): string {
  let written = "";
  let at = span.start;
  for (let index = countBefore(blocks, "end", span.start); index < blocks.length; index++) {
    const block = blocks[index] as Block;
    if (block.start >= span.end) break;
    const start = Math.max(at, block.start);
    const end = Math.min(block.end, span.end);
    written += between(text.slice(at, start)) + within(text.slice(start, end), block);
    at = end;
  }
  return written + between(text.slice(at, span.end));
}

/** In a table and in code a line says something by itself. */
function within(words: string, { kind }: Block): string {
  return kind === "table" || kind === "code" || !words.includes("\n")
    ? words
    : words.replaceAll(/(?<![^\S\n])[^\S\n]*\n[^\S\n]*(?:>[^\S\n]*)*(?=\S)/gu, blank);
}

/** Between blocks only the sign or number of an item says something. */
function between(gap: string): string {
  if (gap.trim() === "") return gap;
  const item = /(?:[-*+•–·]|\(?(?:\d{1,9}|[a-z])[.)])[^\S\n]+$/u.exec(gap)?.[0] ?? "";
  return gap.slice(0, gap.length - item.length).replaceAll(/\S/g, " ") + item;
}

function blank(signs: string): string {
  return " ".repeat(signs.length);
}

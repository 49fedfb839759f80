/** A passage in, the text it is searched by out: what it stands under, then its words. */
import type { Passage } from "../knowledge/passage.ts";
import { passageText } from "../knowledge/passage-text.ts";

/** Title and headings on lines of their own; words that format are left out. */
export function searchedText({ source, span, headings }: Passage): string {
  return `${contextOf(source.title, headings)}${passageText(source, span)}`;
}

/** In UTF-16 code units: where the passage's own words begin in its searched text. */
export function contextLength({ source, headings }: Passage): number {
  return contextOf(source.title, headings).length;
}

function contextOf(title: string, headings: readonly string[]): string {
  return `${[title, ...headings].join("\n")}\n`;
}

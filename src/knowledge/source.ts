/** A source text in, its paragraphs and citations of it out. */
import type { Language } from "../language/language.ts";
import type { Span } from "../language/span.ts";
import type { Citation } from "./citation.ts";

export interface Source {
  /** The file's path relative to the knowledge folder, with forward slashes. */
  readonly id: string;
  readonly title: string;
  readonly language: Language;
  /** As read, byte order mark and all: every span counts in it. */
  readonly text: string;
  /** Lines of a text that are not blank, in order. */
  readonly paragraphs: readonly Span[];
}

/** Paragraphs are separated by line breaks; a Markdown heading is one of its own. */
export function paragraphsOf(text: string): readonly Span[] {
  const paragraphs: Span[] = [];
  for (const match of text.matchAll(/[^\r\n]+/gu)) {
    const lead = match[0].length - match[0].trimStart().length;
    const trimmed = match[0].trim();
    if (trimmed === "") continue;
    const start = match.index + lead;
    paragraphs.push({ start, end: start + trimmed.length });
  }
  return paragraphs;
}

/** @throws RangeError where the span is empty or not inside the source. */
export function citationOf(source: Source, span: Span): Citation {
  const quote = source.text.slice(span.start, span.end);
  if (span.start < 0 || quote.length === 0 || quote.length !== span.end - span.start)
    throw new RangeError(`${source.id}: no text at ${span.start}–${span.end}.`);
  const index = source.paragraphs.findLastIndex((paragraph) => paragraph.start <= span.start);
  return {
    sourceId: source.id,
    title: source.title,
    language: source.language,
    paragraph: Math.max(1, index + 1),
    span,
    quote,
  };
}

/** Whether the quote still stands where the citation says, unit for unit. */
export function isVerbatim(citation: Citation, source: Source): boolean {
  return source.text.slice(citation.span.start, citation.span.end) === citation.quote;
}

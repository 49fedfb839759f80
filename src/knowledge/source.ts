/** A document in, a source with its paragraphs, and citations of it, out. */
import type { Block, Document } from "../documents/document.ts";
import type { Language } from "../language/language.ts";
import { countBefore, type Span } from "../language/span.ts";
import type { Citation } from "./citation.ts";
import { shownText } from "./shown-text.ts";

export interface Source {
  /** The file's path relative to the knowledge folder, with forward slashes. */
  readonly id: string;
  readonly title: string;
  readonly language: Language;
  /** As read, byte order mark and all: every span counts in it. */
  readonly text: string;
  readonly blocks: readonly Block[];
  /** Signs in the text that format and say nothing. */
  readonly markup: readonly Span[];
  /** Where each page begins, where there are pages. */
  readonly pages?: readonly number[] | undefined;
  /** As written: `2024-05-01`. */
  readonly date?: string | undefined;
  /** An http or https URL. */
  readonly address?: string | undefined;
}

export interface SourceName {
  readonly id: string;
  readonly title: string;
  readonly language: Language;
}

const sources = new WeakMap<Document, Source>();

/**
 * The same for the same document and name. Text, blocks and markup are asked for when they are needed:
 * a document may make them only then.
 */
export function sourceOf(document: Document, { id, title, language }: SourceName): Source {
  const known = sources.get(document);
  if (known?.id === id && known.title === title && known.language === language) return known;
  const { pages, date, address } = document;
  const source: Source = {
    id,
    title,
    language,
    get text() {
      return document.text;
    },
    get blocks() {
      return document.blocks;
    },
    get markup() {
      return document.markup;
    },
    pages,
    date,
    address,
  };
  sources.set(document, source);
  return source;
}

/** @throws RangeError where the span is empty or not inside the source. */
export function citationOf(source: Source, span: Span): Citation {
  const quote = source.text.slice(span.start, span.end);
  if (span.start < 0 || quote.length === 0 || quote.length !== span.end - span.start)
    throw new RangeError(`${source.id}: no text at ${span.start}–${span.end}.`);
  const before = source.blocks.slice(0, countBefore(source.blocks, "start", span.start));
  const heading = before.findLast(({ kind }) => kind === "heading");
  const section = heading && shownText(source, heading);
  const page = source.pages?.findLastIndex((start) => start <= span.start);
  return {
    sourceId: source.id,
    title: source.title,
    language: source.language,
    paragraph: Math.max(1, before.filter(({ kind }) => kind !== "heading").length),
    ...(section !== undefined && section !== source.title && { section }),
    ...(page !== undefined && { page: Math.max(0, page) + 1 }),
    span,
    quote,
  };
}

/** Whether the quote still stands where the citation says, unit for unit. */
export function isVerbatim(citation: Citation, source: Source): boolean {
  return source.text.slice(citation.span.start, citation.span.end) === citation.quote;
}

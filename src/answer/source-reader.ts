/** An answer and a place in, the page of a source to read there out, with the answer's quotes in it. */
import type { Citation } from "../knowledge/citation.ts";
import type { Passage } from "../knowledge/passage.ts";
import { passagesOf } from "../knowledge/passage.ts";
import { passageText } from "../knowledge/passage-text.ts";
import type { Source } from "../knowledge/source.ts";
import { citationOf, isVerbatim } from "../knowledge/source.ts";
import type { Span } from "../language/span.ts";
import type { Answered, AnswerRef, Reading, ReadingRef } from "./answer.ts";
import { snippetSentences, sourceSpan, tidied } from "./snippet.ts";

/** A page of the source that a citation stands in. */
export interface ReadingPlace {
  readonly answer: AnswerRef;
  /** Counted from 0, among those of the answer. */
  readonly citation: number;
  /** Counted from 0; undefined: where the quote stands, with some words around it. */
  readonly page?: number | undefined;
}

const REF = /^(?<answer>[a-z0-9-]{2,40})_(?<citation>[0-9a-z])(?<page>[0-9a-z]{0,4})$/u;

export function toReadingRef({ answer, citation, page }: ReadingPlace): ReadingRef {
  return `${answer}_${citation.toString(36)}${page?.toString(36) ?? ""}`;
}

/** Undefined for what is not a reference of ours. */
export function parseReadingRef(ref: ReadingRef): ReadingPlace | undefined {
  const { answer, citation = "", page = "" } = REF.exec(ref)?.groups ?? {};
  if (answer === undefined) return undefined;
  return {
    answer,
    citation: Number.parseInt(citation, 36),
    page: page === "" ? undefined : Number.parseInt(page, 36),
  };
}

/** In UTF-16 code units: a quote with less of its page before or after it is shown with some of the next page. */
const LEAST_CONTEXT = 160;

/** Where the words of a page stand in their source. */
interface View {
  readonly source: Source;
  readonly pages: readonly Passage[];
  readonly page: number;
  readonly span: Span;
}

export class SourceReader {
  readonly #sourceOf: (id: string) => Source | undefined;
  readonly #pages = new WeakMap<Source, readonly Passage[]>();

  /** `sourceOf`: the source of that id, as it is now. */
  constructor(sourceOf: (id: string) => Source | undefined) {
    this.#sourceOf = sourceOf;
  }

  /** Undefined where there is no such page, or the answer's words no longer stand in the source. */
  read(answer: Answered, { citation: index, page }: ReadingPlace): Reading | undefined {
    const citation = answer.citations[index];
    const source = citation && this.#sourceOf(citation.sourceId);
    if (!source || !isVerbatim(citation, source)) return undefined;
    const pages = this.#pagesOf(source);
    const view =
      page === undefined
        ? viewAround(citation.span, { source, pages })
        : pages[page] && { source, pages, page, span: pages[page].span };
    return view && toReading(answer, index, view);
  }

  #pagesOf(source: Source): readonly Passage[] {
    const known = this.#pages.get(source);
    if (known) return known;
    const pages = passagesOf(source);
    this.#pages.set(source, pages);
    return pages;
  }
}

/** The page the quote stands on, all of the quote, and a sentence of the neighbouring pages where it ends the page. */
function viewAround(
  quote: Span,
  { source, pages }: Pick<View, "source" | "pages">,
): View | undefined {
  const page = Math.max(
    0,
    pages.findLastIndex(({ span }) => span.start <= quote.start),
  );
  const own = pages[page];
  if (!own) return undefined;
  const start = Math.min(own.span.start, quote.start);
  const end = Math.max(own.span.end, quote.end);
  const earlier = quote.start - start < LEAST_CONTEXT && edgeOf(pages[page - 1], -1)?.start;
  const following = pages.find(({ span }) => span.start >= end);
  const later = end - quote.end < LEAST_CONTEXT && edgeOf(following, 0)?.end;
  return { source, pages, page, span: { start: earlier || start, end: later || end } };
}

/** Where the first sentence of a passage stands in its source, or, at -1, the last. */
function edgeOf(passage: Passage | undefined, at: 0 | -1): Span | undefined {
  const sentence = passage && snippetSentences(passage).at(at);
  return sentence && sourceSpan(passage, sentence);
}

function toReading(answer: Answered, index: number, view: View): Reading {
  const { source, pages, page, span } = view;
  const own = answer.citations.filter(({ sourceId }) => sourceId === source.id);
  const { text, quotes } = markedText(view, own);
  const shown = own.find((quoted) => overlap(quoted.span, span));
  const { title, language, paragraph, section, page: sheet } = shown ?? citationOf(source, span);
  const refOf = (to: number): ReadingRef =>
    toReadingRef({ answer: answer.ref, citation: index, page: to });
  const elsewhere = answer.citations.flatMap((quoted, citation) => {
    const isHere = quoted.sourceId === source.id && overlap(quoted.span, span);
    return isHere ? [] : [{ citation, ref: toReadingRef({ answer: answer.ref, citation }) }];
  });
  return {
    answer: answer.ref,
    locale: answer.locale,
    title,
    language,
    paragraph,
    paragraphs: Math.max(1, source.blocks.filter(({ kind }) => kind !== "heading").length),
    ...(section !== undefined && { section }),
    ...(sheet !== undefined && { page: sheet }),
    text,
    quotes,
    elsewhere,
    ...(page > 0 && { before: refOf(page - 1) }),
    ...(page < pages.length - 1 && { after: refOf(page + 1) }),
  };
}

/** The words of the view as they are read, and where those of the citations stand among them. */
function markedText({ source, span }: View, citations: readonly Citation[]) {
  let text = "";
  let at = span.start;
  const quotes: Span[] = [];
  const take = (end: number) => {
    const from = text.length;
    if (end > at) text += tidied(passageText(source, { start: at, end }));
    at = Math.max(at, end);
    return { start: from, end: text.length };
  };
  for (const quoted of citations.toSorted((a, b) => a.span.start - b.span.start)) {
    take(Math.min(quoted.span.start, span.end));
    const taken = take(Math.min(quoted.span.end, span.end));
    if (taken.end > taken.start) quotes.push(taken);
  }
  take(span.end);
  return { text, quotes };
}

function overlap(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

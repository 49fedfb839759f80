/** Where a quote stands: the exact words of a source and their position in it. */
import type { Language } from "../language/language.ts";
import type { Span } from "../language/span.ts";

/**
 * The exact words of a source and where they stand.
 * Invariant: `source.text.slice(span.start, span.end) === quote`.
 */
export interface Citation {
  /** The source file's path relative to the knowledge folder, with forward slashes. */
  readonly sourceId: string;
  readonly title: string;
  /** The language the source, and so the quote, is written in. */
  readonly language: Language;
  /** Counted from 1 through the whole source, headings not counted. */
  readonly paragraph: number;
  /** The heading it stands under, where there is one. */
  readonly section?: string;
  /** Counted from 1, where the source has pages. */
  readonly page?: number;
  readonly span: Span;
  readonly quote: string;
}

export type NonEmptyCitations = readonly [Citation, ...Citation[]];

/** What a reader of any format yields: the text of a file, and where its parts stand in it. */
import type { Span } from "../language/span.ts";

export type BlockKind = "heading" | "paragraph" | "item" | "quotation" | "table" | "code";

/** A part of a text that stands for itself. */
export interface Block extends Span {
  readonly kind: BlockKind;
  /** Of a heading: 1 for the highest. */
  readonly level?: number;
}

/**
 * A file as it was read. All spans are half-open and in UTF-16 code units of `text`.
 * The same bytes give the same text each time, or no quote would hold.
 */
export interface Document {
  /** Of `.txt` and `.md` the file as decoded, byte order mark and all; of others the words extracted, blocks on lines of their own. */
  readonly text: string;
  /** In order, not overlapping, none empty. Front matter is no block. */
  readonly blocks: readonly Block[];
  /** Signs inside blocks that format and say nothing (`**`, `](https://…)`): neither searched nor shown. In order, not overlapping. */
  readonly markup: readonly Span[];
  /** Where each page begins, where the format has pages: page n at index n − 1. */
  readonly pages?: readonly number[];
  /** From front matter, or from the file's own properties. */
  readonly title?: string;
  /** A two-letter code, where the file names its language. */
  readonly language?: string;
  /** As written: `2024-05-01`. */
  readonly date?: string;
  /** Where the document is published: an http or https URL. */
  readonly address?: string;
}

/** Why a file cannot be read: a sentence without the file's name, with what is permitted. */
export interface UnreadableDocument {
  readonly message: string;
  /** Counted from 1, where one line is at fault. */
  readonly line?: number;
}

export function isUnreadable(result: object): result is UnreadableDocument {
  return "message" in result;
}

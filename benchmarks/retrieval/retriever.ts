/** The contract between the benchmark and what it measures: passages in, the best of them for a question out. */
import type { Language } from "../../src/language/language.ts";

export interface Passage {
  readonly id: string;
  readonly text: string;
  readonly title: string;
}

/** What one search engine makes of the passages of one language. */
export interface Retriever {
  /** As it is named in reports and after `--only`. */
  readonly name: string;
  /** What it is given and how it is set, in one sentence for the report. */
  readonly given: string;
  build(passages: readonly Passage[], language: Language): void | Promise<void>;
  /** Positions of passages, the best first. */
  search(question: string, limit: number): readonly number[];
  /** Of the best hit, at most `LONGEST_SNIPPET` UTF-16 code units; empty where nothing is found. */
  snippet?(question: string): string;
  /** Bytes it holds where neither the heap nor array buffers show them. */
  outsideHeap?(): number;
}

export const LONGEST_SNIPPET = 400;

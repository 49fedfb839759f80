/** Passages in, Fonti's own ranking out: its index of terms, without what ranks its hits anew. */
import { Bm25Index } from "../../src/search/bm25-index.ts";
import { termReader, type TermReader } from "./our-terms.ts";
import type { Retriever } from "./retriever.ts";

/** Passages whose mean length is taken as the average that the index is given before anything is added. */
const SAMPLE = 1000;

/** One that ranks its hits anew is to stand beside this one, with its snippet, and in `contenders.ts`. */
export function createFontiBm25(): Retriever {
  let index = new Bm25Index(1);
  let termsOf: TermReader;
  return {
    name: "fonti-bm25",
    given:
      "Fonti's `Bm25Index`, FlexSearch with BM25 impacts, over our terms, without re-ranking; the average length is that of the first 1,000 passages.",
    build(passages, language) {
      termsOf = termReader(language);
      const sample = passages.slice(0, SAMPLE).map(({ text }) => termsOf(text));
      index = new Bm25Index(averageLength(sample));
      for (const [position, { text }] of passages.entries())
        index.add(sample[position] ?? termsOf(text));
    },
    search: (question, limit) => index.search(termsOf(question), limit).map(({ id }) => id),
  };
}

function averageLength(texts: readonly (readonly string[])[]): number {
  return texts.reduce((sum, terms) => sum + terms.length, 0) / Math.max(1, texts.length);
}

/** Passages in, Fonti's own rankings out: its index of terms alone, and with a closer look at the best. */
import { bestSnippet } from "../../src/answer/snippet.ts";
import { PassageComposer } from "../../src/answer/passage-composition.ts";
import { fold } from "../../src/language/folding.ts";
import { analyzers } from "../../src/language/analyzers.ts";
import type { Language } from "../../src/language/language.ts";
import type { TranslationTable } from "../../src/language/translation-table.ts";
import { Bm25Index } from "../../src/search/bm25-index.ts";
import type { PassageHit } from "../../src/search/passage-library.ts";
import { PassageLibrary } from "../../src/search/passage-library.ts";
import { termReader, type TermReader } from "./our-terms.ts";
import type { Retriever } from "./retriever.ts";

/** Passages whose mean length is taken as the average that the index is given before anything is added. */
const SAMPLE = 1000;

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

export interface FontiOptions {
  readonly table?: TranslationTable;
  /** The language of the questions. Default: the passages'. */
  readonly asked?: Language;
}

/** As documents are searched in the product: a file for each passage, which may be cut where it is long. */
export function createFonti(options: FontiOptions = {}): Retriever {
  const library = new PassageLibrary({ analyzers, ...options });
  const composer = new PassageComposer(library);
  let asked: Language = options.asked ?? "en";
  const find = (text: string, limit: number): readonly PassageHit[] => {
    const kinds = library.analyzerOf(asked)?.askedKinds;
    const folded = fold(text).text;
    const kind = (["year", "number", "name"] as const).find((name) => kinds?.[name].test(folded));
    return library.search({ text, language: asked, asked: kind }, limit);
  };
  return {
    name: "fonti",
    given:
      "Fonti's `PassageLibrary`, as documents are searched in the product: the index, its best 20 ranked anew, spelling suggestions for unknown words; a snippet of one to three sentences.",
    build(passages, language) {
      asked = options.asked ?? language;
      for (const [position, { text }] of passages.entries()) {
        const blocks = [{ kind: "paragraph", start: 0, end: text.length } as const];
        const source = { id: String(position), title: "", language, text, blocks, markup: [] };
        for (const _ of library.put(source)) continue;
      }
    },
    search: (question, limit) => [
      ...new Set(find(question, limit).map(({ passage }) => Number(passage.source.id))),
    ],
    snippet(question) {
      const [hit] = find(question, 1);
      return (hit && composer.quote(bestSnippet(hit), hit.query)?.text) ?? "";
    },
  };
}

function averageLength(texts: readonly (readonly string[])[]): number {
  return texts.reduce((sum, terms) => sum + terms.length, 0) / Math.max(1, texts.length);
}

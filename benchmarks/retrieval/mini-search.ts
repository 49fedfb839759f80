/** Passages in, MiniSearch's ranking out: as it comes, and with our terms. */
import MiniSearch, { type Options } from "minisearch";
import { B, K1 } from "./bm25-parameters.ts";
import { termReader } from "./our-terms.ts";
import type { Retriever } from "./retriever.ts";

interface Entry {
  readonly id: number;
  readonly text: string;
}

export function createMiniSearch(): Retriever {
  return {
    name: "minisearch",
    given: "MiniSearch as it comes: its own tokenizer, any word may match.",
    ...withOptions(() => ({ fields: ["text"] })),
  };
}

export function createMiniSearchWithTerms(): Retriever {
  return {
    name: "minisearch-terms",
    given: `MiniSearch with our terms as its \`tokenize\`, and k = ${K1}, b = ${B}.`,
    ...withOptions((language) => ({
      fields: ["text"],
      tokenize: termReader(language),
      processTerm: (term) => term,
      // d, the floor for long documents of BM25+, is left as MiniSearch has it.
      searchOptions: { bm25: { k: K1, b: B, d: 0.5 } },
    })),
  };
}

function withOptions(
  optionsOf: (language: Parameters<Retriever["build"]>[1]) => Options<Entry>,
): Pick<Retriever, "build" | "search"> {
  let index = new MiniSearch<Entry>({ fields: ["text"] });
  return {
    build(passages, language) {
      index = new MiniSearch<Entry>(optionsOf(language));
      index.addAll(passages.map(({ text }, id) => ({ id, text })));
    },
    search: (question, limit) =>
      index
        .search(question)
        .slice(0, limit)
        .map(({ id }) => Number(id)),
  };
}

/** Passages in, FlexSearch's own ranking out: as it comes, with `suggest`, and with our terms. */
import { Index, type IndexOptions } from "flexsearch";
import { termReader } from "./our-terms.ts";
import type { Retriever } from "./retriever.ts";

export function createFlexSearch(): Retriever {
  return {
    name: "flexsearch",
    given: "FlexSearch's `Index` as it comes: a passage must hold every word.",
    ...withIndex({ optionsOf: () => ({}), suggest: false }),
  };
}

export function createFlexSearchWithSuggest(): Retriever {
  return {
    name: "flexsearch-suggest",
    given: "FlexSearch's `Index` as it comes, searched with `suggest`: not every word is needed.",
    ...withIndex({ optionsOf: () => ({}), suggest: true }),
  };
}

/** An `encode` of one's own avoids its encoder, which cuts numbers and drops Chinese. */
export function createFlexSearchWithTerms(): Retriever {
  return {
    name: "flexsearch-suggest-terms",
    given: "FlexSearch's `Index` with our terms as its `encode`, searched with `suggest`.",
    ...withIndex({ optionsOf: (language) => ({ encode: termReader(language) }), suggest: true }),
  };
}

interface Setting {
  readonly optionsOf: (language: Parameters<Retriever["build"]>[1]) => IndexOptions;
  readonly suggest: boolean;
}

function withIndex({ optionsOf, suggest }: Setting): Pick<Retriever, "build" | "search"> {
  let index = new Index();
  return {
    build(passages, language) {
      index = new Index(optionsOf(language));
      for (const [position, { text }] of passages.entries()) index.add(position, text);
    },
    search: (question, limit) => index.search(question, { limit, suggest }).map(Number),
  };
}

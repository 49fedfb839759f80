/** What a library holds in, the same without anything that stays in a file out: to be compared, or cloned. */
import type { LibraryState } from "../../src/search/library-state.ts";
import type { Numbers } from "../../src/search/numbers.ts";

export function inMemory({ sources, shelves }: LibraryState): LibraryState {
  return {
    sources,
    shelves: shelves.map(({ index, ...shelf }) => {
      const terms = { ...index.terms, postings: all(index.terms.postings) };
      const tokens = { ...index.tokens, data: all(index.tokens.data) };
      return { ...shelf, index: { ...index, terms, tokens } };
    }),
  };
}

function all(numbers: Numbers): Uint32Array {
  return numbers.subarray(0, numbers.length);
}

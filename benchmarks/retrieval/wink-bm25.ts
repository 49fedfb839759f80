/** Passages in, the ranking of wink-bm25-text-search out: with our terms. */
import winkBm25TextSearch from "wink-bm25-text-search";
import { B, K1 } from "./bm25-parameters.ts";
import { termReader } from "./our-terms.ts";
import type { Retriever } from "./retriever.ts";

export function createWinkWithTerms(): Retriever {
  let engine = winkBm25TextSearch();
  return {
    name: "wink-terms",
    given: `wink-bm25-text-search with our terms as its one \`prepTask\`, and k1 = ${K1}, b = ${B}.`,
    build(passages, language) {
      engine = winkBm25TextSearch();
      engine.defineConfig({ fldWeights: { text: 1 }, bm25Params: { k1: K1, b: B } });
      engine.definePrepTasks([termReader(language)]);
      for (const [position, { text }] of passages.entries()) engine.addDoc({ text }, position);
      engine.consolidate();
    },
    search: (question, limit) => engine.search(question, limit).map(([id]) => Number(id)),
  };
}

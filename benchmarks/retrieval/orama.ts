/** Passages in, Orama's ranking out: with our terms. */
import { create, insert, search, type AnyOrama, type Results } from "@orama/orama";
import { B, K1 } from "./bm25-parameters.ts";
import { termReader } from "./our-terms.ts";
import type { Retriever } from "./retriever.ts";

/**
 * Orama looks terms up by prefix, so that "port" also finds "portale". It has `exact`, but that goes on
 * to look for the question's own words in the text as written, which no inflected word survives.
 */
export function createOramaWithTerms(): Retriever {
  let database: AnyOrama;
  return {
    name: "orama-terms",
    given: `Orama with our terms as its \`tokenizer\`, and k = ${K1}, b = ${B}; it also matches what begins with a term.`,
    async build(passages, language) {
      database = create({
        schema: { text: "string" },
        components: { tokenizer: tokenizerOf(language) },
      });
      for (const [position, { text }] of passages.entries())
        await insert(database, { id: String(position), text });
    },
    search(question, limit) {
      const relevance = { k: K1, b: B, d: 0.5 };
      // Nothing given to it is asynchronous, and then neither is its search.
      const found = search(database, { term: question, limit, relevance }) as Results<unknown>;
      return found.hits.map(({ id }) => Number(id));
    },
  };
}

/** Orama wants one of its own language names; with a tokenizer given, nothing else depends on it. */
function tokenizerOf(language: Parameters<typeof termReader>[0]) {
  return {
    language: "english",
    normalizationCache: new Map<string, string>(),
    tokenize: termReader(language),
  };
}

/** Passages in, lunr's ranking out: with its own pipeline, and with our terms. */
import lunr from "lunr";
import { B, K1 } from "./bm25-parameters.ts";
import { termReader } from "./our-terms.ts";
import type { Passage, Retriever } from "./retriever.ts";

type Language = Parameters<Retriever["build"]>[1];
type Tokens = (text: string) => lunr.Token[];

export function createLunr(): Retriever {
  let index: lunr.Index;
  return {
    name: "lunr",
    given:
      "lunr as it comes for English; for Italian and Chinese its pipeline without the English stemmer. It trims what is not A to Z or a digit off both ends of a word, which leaves nothing of Chinese.",
    build(passages, language) {
      const builder = new lunr.Builder();
      builder.pipeline.add(lunr.trimmer, lunr.stopWordFilter);
      if (language === "en") {
        builder.pipeline.add(lunr.stemmer);
        builder.searchPipeline.add(lunr.stemmer);
      }
      index = build(builder, passages);
    },
    // Not `index.search`, whose syntax gives a meaning to colons and signs within a question.
    search: (question, limit) =>
      positions(
        index.query((query) => query.term(trimmed(lunr.tokenizer(question)), {})),
        limit,
      ),
  };
}

export function createLunrWithTerms(): Retriever {
  let index: lunr.Index;
  let tokens: Tokens;
  return {
    name: "lunr-terms",
    given: `lunr with our terms as its \`tokenizer\`, an empty pipeline, and k1 = ${K1}, b = ${B}.`,
    build(passages, language) {
      const builder = new lunr.Builder();
      tokens = tokensOf(language);
      builder.tokenizer = tokens as typeof lunr.tokenizer;
      builder.k1(K1);
      builder.b(B);
      index = build(builder, passages);
    },
    search: (question, limit) =>
      positions(
        index.query((query) => query.term(tokens(question), { usePipeline: false })),
        limit,
      ),
  };
}

function build(builder: lunr.Builder, passages: readonly Passage[]): lunr.Index {
  builder.ref("position");
  builder.field("text");
  for (const [position, { text }] of passages.entries()) builder.add({ position, text });
  return builder.build();
}

function tokensOf(language: Language): Tokens {
  const termsOf = termReader(language);
  return (text) => termsOf(text).map((term) => new lunr.Token(term, {}));
}

/** The trimmer is no part of its pipeline for searching, and "1973?" would not match. */
function trimmed(tokens: readonly lunr.Token[]): lunr.Token[] {
  return tokens.map((token) => token.update((text) => text.replaceAll(/^\W+|\W+$/gu, "")));
}

function positions(results: readonly lunr.Index.Result[], limit: number): readonly number[] {
  return results.slice(0, limit).map(({ ref }) => Number(ref));
}

/** Passages of one language in, the best for a question out: BM25 over an index, then a closer look at the best of them. */
import type { Language } from "../language/language.ts";
import { sentenceSpans } from "../language/sentences.ts";
import type { Tokenizer } from "../language/terms.ts";
import { CognateTerms } from "./cognate-terms.ts";
import type { Bm25State } from "./bm25-index.ts";
import { Bm25Index } from "./bm25-index.ts";
import { LetterGrams } from "./letter-grams.ts";
import type { PassageMatch, SearchedPassage, SearchedText } from "./passage-match.ts";
import { PassageMatcher } from "./passage-match.ts";
import type { PassageQuery } from "./passage-query.ts";
import { PrefixTerms } from "./prefix-terms.ts";
import type { PackedTokens } from "./sentence-tokens.ts";
import { SentenceTokens } from "./sentence-tokens.ts";

/** A passage as it was added; undefined where it is not to be found. */
export type TextOf = (passage: number) => SearchedText | undefined;

export interface PassageIndexOptions {
  readonly language: Language;
  readonly tokenizer: Tokenizer;
  readonly textOf: TextOf;
  /** In terms: the length of a passage that counts as neither short nor long. */
  readonly averageLength: number;
  /** Whether words are made of letters, so that runs of letters tell of inflections. */
  readonly hasLetters: boolean;
}

export interface PassageIndexState {
  readonly terms: Bm25State;
  readonly tokens: PackedTokens;
  readonly grams: Uint32Array;
  /** The keys of the terms on lines. */
  readonly cognates: string;
}

/** How many of the index's best are looked at closely. */
const LOOKED_AT = 20;

/** Ids are dense integers in the order of adding. */
export class PassageIndex {
  readonly terms: Bm25Index;
  readonly cognates: CognateTerms;
  readonly beginnings: PrefixTerms;
  readonly #options: PassageIndexOptions;
  readonly #tokens: SentenceTokens;
  readonly #grams: LetterGrams;
  readonly #matcher: PassageMatcher;

  constructor(options: PassageIndexOptions, state?: PassageIndexState) {
    this.#options = options;
    this.terms = new Bm25Index(options.averageLength, state?.terms);
    this.beginnings = new PrefixTerms(this.terms.vocabulary);
    this.#tokens = new SentenceTokens(state?.tokens);
    this.#grams = new LetterGrams(state?.grams);
    this.cognates = new CognateTerms(options.language, state?.cognates);
    this.#matcher = new PassageMatcher({
      ...options,
      index: this.terms,
      tokens: this.#tokens,
      grams: this.#grams,
    });
  }

  add(text: string): number {
    const { vocabulary } = this.terms;
    const { hasLetters } = this.#options;
    const tokens = this.#options.tokenizer.tokens(text);
    let next = 0;
    const sentences = sentenceSpans(text).map(({ start, end }) => {
      const terms: number[] = [];
      for (let token = tokens[next]; token && token.start < end; token = tokens[++next]) {
        const term = vocabulary.learn(token.term);
        if (hasLetters) this.cognates.add(term, text.slice(token.start, token.end));
        terms.push(term);
      }
      return { start, end, terms };
    });
    this.#tokens.add(sentences);
    if (hasLetters) this.#grams.count(text, 1);
    return this.terms.add(tokens.map(({ term }) => term));
  }

  /** `text`: the one it was added with. */
  remove(id: number, text: string): void {
    const { vocabulary } = this.terms;
    const ids = this.#tokens.sentences(id).flatMap(({ terms }) => terms);
    this.terms.remove(id, new Set(ids.map((term) => vocabulary.term(term))));
    if (this.#options.hasLetters) this.#grams.count(text, -1);
  }

  /** The best `limit`, the best first. */
  search(query: PassageQuery, limit: number): readonly PassageMatch[] {
    return this.#matcher
      .match(query, this.#candidates(query, Math.max(limit, LOOKED_AT)))
      .sort((a, b) => b.score - a.score || a.id - b.id)
      .slice(0, limit);
  }

  /** Further down the ranking where those that are not to be found would take the place of others. */
  #candidates(query: PassageQuery, count: number): readonly SearchedPassage[] {
    for (let depth = count; ; depth *= 4) {
      const found = this.terms.rankGroups(query.groups, depth);
      const candidates = found.flatMap(({ id }) => {
        const searched = this.#options.textOf(id);
        return searched ? [{ id, ...searched }] : [];
      });
      if (candidates.length >= count || found.length < depth) return candidates.slice(0, count);
    }
  }

  /** Of the passages with these ids, ascending, which are all that are not removed; they are counted anew from 0. */
  *state(live: Uint32Array): Generator<void, PassageIndexState, void> {
    const terms = yield* this.terms.state(live);
    const tokens = yield* this.#tokens.of(live);
    return {
      terms,
      tokens,
      grams: this.#options.hasLetters ? this.#grams.counts.slice() : new Uint32Array(0),
      cognates: this.cognates.lines,
    };
  }
}

/** The beginning of a word in, the terms of a vocabulary that it may grow into out. */
import type { WeightedTerm } from "./bm25-index.ts";
import { TermBeginnings } from "./term-beginnings.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** In letters: less may grow into anything. */
const SHORTEST = 3;
/** Of words with a common beginning, so many are looked at. */
const LOOKED_AT = 4000;
const MOST = 16;
/** What a word counts that may be meant, beside one that is written whole. */
const WEIGHT = 0.9;
/** A stem is shorter than what is typed of its word by at most so many letters, and no stub itself. */
const LONGEST_ENDING = 4;
const SHORTEST_STEM = 4;

/** Follows a vocabulary as it grows. */
export class PrefixTerms {
  readonly #vocabulary: Vocabulary;
  readonly #beginnings: TermBeginnings;

  constructor(vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary;
    this.#beginnings = new TermBeginnings(vocabulary, SHORTEST);
  }

  /** The commonest first, then the stem the beginning has grown beyond. `prefix` is folded. */
  of(prefix: string): readonly WeightedTerm[] {
    if (prefix.length < SHORTEST) return [];
    const grown = this.#beginnings
      .like(prefix)
      .slice(0, LOOKED_AT)
      .map((id) => this.#vocabulary.term(id))
      .filter((term) => term.startsWith(prefix) && this.#vocabulary.frequency(term) > 0)
      .sort(
        (a, b) => this.#vocabulary.frequency(b) - this.#vocabulary.frequency(a) || (a < b ? -1 : 1),
      );
    return [...grown.slice(0, MOST), ...this.#stemsOf(prefix)].map((term) => ({
      term,
      weight: WEIGHT,
    }));
  }

  #stemsOf(prefix: string): readonly string[] {
    for (let cut = 1; cut <= LONGEST_ENDING && prefix.length - cut >= SHORTEST_STEM; cut++) {
      const stem = prefix.slice(0, -cut);
      if (this.#vocabulary.frequency(stem) > 0) return [stem];
    }
    return [];
  }
}

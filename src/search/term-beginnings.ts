/** The beginning of a term in, the terms of a vocabulary that begin so out; follows the vocabulary as it grows. */
import type { Vocabulary } from "./vocabulary.ts";
import { hashOf } from "./vocabulary.ts";

export class TermBeginnings {
  readonly #vocabulary: Vocabulary;
  readonly #length: number;
  /** By hashes, which are told without making the terms of an earlier vocabulary. */
  readonly #byBeginning = new Map<number, number[]>();
  #known = 0;

  /** `length`: of the beginning that tells terms apart, in UTF-16 code units; shorter terms are left out. */
  constructor(vocabulary: Vocabulary, length: number) {
    this.#vocabulary = vocabulary;
    this.#length = length;
  }

  /** The ids of all that have their first `length` letters in common with `term`, the earliest first; very rarely another's too. */
  like(term: string): readonly number[] {
    if (term.length < this.#length) return [];
    this.#follow();
    return this.#byBeginning.get(hashOf(term, this.#length)) ?? [];
  }

  #follow(): void {
    for (; this.#known < this.#vocabulary.size; this.#known++) {
      const beginning = this.#vocabulary.hashOfBeginning(this.#known, this.#length);
      if (beginning === undefined) continue;
      const begun = this.#byBeginning.get(beginning);
      if (begun) begun.push(this.#known);
      else this.#byBeginning.set(beginning, [this.#known]);
    }
  }
}

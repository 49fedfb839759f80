/** The beginning of a term in, the terms of a vocabulary that begin so out; follows the vocabulary as it grows. */
import type { Vocabulary } from "./vocabulary.ts";

export class TermBeginnings {
  readonly #vocabulary: Vocabulary;
  readonly #length: number;
  readonly #byBeginning = new Map<string, number[]>();
  #known = 0;

  /** `length`: of the beginning that tells terms apart, in UTF-16 code units; shorter terms are left out. */
  constructor(vocabulary: Vocabulary, length: number) {
    this.#vocabulary = vocabulary;
    this.#length = length;
  }

  /** The ids of all that have their first `length` letters in common with `term`, the earliest first. */
  like(term: string): readonly number[] {
    if (term.length < this.#length) return [];
    this.#follow();
    return this.#byBeginning.get(term.slice(0, this.#length)) ?? [];
  }

  #follow(): void {
    const { terms } = this.#vocabulary;
    for (; this.#known < terms.length; this.#known++) {
      const term = terms[this.#known] as string;
      if (term.length < this.#length) continue;
      const beginning = term.slice(0, this.#length);
      const begun = this.#byBeginning.get(beginning);
      if (begun) begun.push(this.#known);
      else this.#byBeginning.set(beginning, [this.#known]);
    }
  }
}

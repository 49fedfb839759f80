/** The beginning of a term in, the terms of a vocabulary that begin so out; follows the vocabulary as it grows. */
import type { Vocabulary } from "./vocabulary.ts";
import { hashOf } from "./vocabulary.ts";

/** Terms whose beginnings have one hash, the earliest first: nearly always those of one beginning. */
interface Begun {
  readonly ids: number[];
  /** How many of them are known to begin as the first does. */
  alike: number;
}

export class TermBeginnings {
  readonly #vocabulary: Vocabulary;
  readonly #length: number;
  /** By hashes, which are told without making the terms of an earlier vocabulary. */
  readonly #byBeginning = new Map<number, Begun>();
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
    const begun = this.#byBeginning.get(hashOf(term, this.#length));
    if (!begun) return [];
    const beginning = term.slice(0, this.#length);
    const isLike = (id: number) => this.#vocabulary.term(id).startsWith(beginning);
    const { ids } = begun;
    if (!isLike(ids[0] as number)) return ids.filter(isLike);
    for (; begun.alike < ids.length; begun.alike++)
      if (!isLike(ids[begun.alike] as number)) return ids.filter(isLike);
    return ids;
  }

  #follow(): void {
    for (; this.#known < this.#vocabulary.size; this.#known++) {
      const beginning = this.#vocabulary.hashOfBeginning(this.#known, this.#length);
      if (beginning === undefined) continue;
      const begun = this.#byBeginning.get(beginning);
      if (begun) begun.ids.push(this.#known);
      else this.#byBeginning.set(beginning, { ids: [this.#known], alike: 0 });
    }
  }
}

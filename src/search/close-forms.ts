/** A term in, the terms of a vocabulary that begin alike out: other forms of one word that its stem does not join. */
import { TermBeginnings } from "./term-beginnings.ts";
import type { Vocabulary } from "./vocabulary.ts";

export interface CloseForm {
  readonly id: number;
  /** The share of the longer of the two that both begin with. */
  readonly closeness: number;
}

const SHORTEST = 4;
const LEAST_CLOSENESS = 0.55;
/** Of words with a common beginning, so many are looked at. */
const MOST = 2000;

/** Follows a vocabulary as it grows. */
export class CloseForms {
  readonly #vocabulary: Vocabulary;
  readonly #beginnings: TermBeginnings;

  constructor(vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary;
    this.#beginnings = new TermBeginnings(vocabulary, SHORTEST);
  }

  of(term: string): readonly CloseForm[] {
    const forms: CloseForm[] = [];
    const begun = this.#beginnings.like(term);
    for (let index = 0; index < Math.min(begun.length, MOST); index++) {
      const id = begun[index] as number;
      const closeness = closenessOf(term, this.#vocabulary.term(id));
      if (closeness >= LEAST_CLOSENESS && closeness < 1) forms.push({ id, closeness });
    }
    return forms;
  }
}

function closenessOf(a: string, b: string): number {
  const shorter = Math.min(a.length, b.length);
  let common = SHORTEST;
  while (common < shorter && a.charCodeAt(common) === b.charCodeAt(common)) common += 1;
  return common / Math.max(a.length, b.length);
}

/** A term nobody wrote in, the terms of a vocabulary one slip of the hand away out. */
import type { WeightedTerm } from "./bm25-index.ts";
import type { Bm25Index } from "./bm25-index.ts";

const SHORTEST = 4;
const LONGEST = 24;
const MOST = 3;
/** What a suggestion counts, beside a word as it was written. */
const WEIGHT = 0.8;
const LETTERS = "abcdefghijklmnopqrstuvwxyz";

/** Terms that are remembered, since the same few words are missing again and again: "please", "tell". */
const MOST_REMEMBERED = 500;

export class SpellingSuggestions {
  readonly #index: Bm25Index;
  readonly #remembered = new Map<string, readonly WeightedTerm[]>();
  /** What the index held when these were made. */
  #state = "";

  constructor(index: Bm25Index) {
    this.#index = index;
  }

  /** The commonest first; none for numbers, Han, and terms too short to tell a slip from another word. */
  of(term: string): readonly WeightedTerm[] {
    const { size, removed } = this.#index;
    const state = `${size} ${removed}`;
    if (state !== this.#state || this.#remembered.size >= MOST_REMEMBERED) this.#remembered.clear();
    this.#state = state;
    const suggestions = this.#remembered.get(term) ?? suggestionsFor(term, this.#index);
    this.#remembered.set(term, suggestions);
    return suggestions;
  }
}

function suggestionsFor(term: string, index: Bm25Index): readonly WeightedTerm[] {
  if (!/^[a-z]+$/u.test(term) || term.length < SHORTEST || term.length > LONGEST) return [];
  const found = new Map<string, number>();
  for (const candidate of slipsOf(term)) {
    const frequency = index.frequency(candidate);
    if (frequency > 0) found.set(candidate, frequency);
  }
  return [...found]
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .slice(0, MOST)
    .map(([suggested]) => ({ term: suggested, weight: WEIGHT }));
}

/** One letter too many, two swapped, one wrong, one missing. */
function* slipsOf(term: string): Generator<string> {
  for (let place = 0; place <= term.length; place++) {
    const before = term.slice(0, place);
    const after = term.slice(place);
    if (after !== "") yield before + after.slice(1);
    if (after.length > 1) yield before + after.charAt(1) + after.charAt(0) + after.slice(2);
    for (const letter of LETTERS) {
      if (after !== "") yield before + letter + after.slice(1);
      yield before + letter + after;
    }
  }
}

/** Unknown words in, the known words one or two slips away out. */

/** In letters: below these a word is too short to be somebody's slip. */
const SHORTEST = 4;
const SHORTEST_FRAME = 6;
const SHORTEST_TWICE = 10;
/** Two slips are forgiven only behind this many right letters. */
const INITIALS = 3;
/** By so many letters, words are found that start with some. */
const BEGINNING = 2;

/** Known words, found again through a typing slip: a letter more, less, wrong or swapped. */
export class Spelling {
  readonly #words = new Map<string, number>();
  readonly #byBeginning = new Map<string, string[]>();
  /** One slip leaves the first half of a word as it was, or the second, but for two letters swapped between them. */
  readonly #byHalf = new Map<string, string[]>();
  readonly #longByInitial = new Map<string, string[]>();

  /**
   * `weight` decides between equally near words. A word that only frames a question is a
   * correction only where it is long: a short one would swallow words that name something.
   */
  add(word: string, { weight, isFrame }: { weight: number; isFrame: boolean }): void {
    if (word.length < (isFrame ? SHORTEST_FRAME : SHORTEST)) return;
    const known = this.#words.get(word);
    this.#words.set(word, Math.max(known ?? 0, weight));
    if (known !== undefined) return;
    push(this.#byBeginning, word.slice(0, BEGINNING), word);
    for (const half of halvesOf(word, word.length)) push(this.#byHalf, half, word);
    if (word.length >= 7) push(this.#longByInitial, word.slice(0, INITIALS), word);
  }

  /** The nearest known word: one slip from four letters on, two from ten. `isLikely` breaks near ties. */
  correct(
    word: string,
    isLikely: (candidate: string) => boolean = () => false,
  ): string | undefined {
    if (word.length < SHORTEST) return undefined;
    const one = this.#best(word, this.#oneSlipFrom(word), { limit: 1, isLikely });
    if (one !== undefined || word.length < SHORTEST_TWICE) return one;
    return this.#best(word, this.#longByInitial.get(word.slice(0, INITIALS)) ?? [], {
      limit: 2,
      isLikely,
    });
  }

  /** Known words that start so, at most `limit`, shortest first; `prefix` has at least two letters. */
  completions(prefix: string, limit: number): readonly string[] {
    const begun = this.#byBeginning.get(prefix.slice(0, BEGINNING)) ?? [];
    const found = begun.filter((word) => word.startsWith(prefix));
    return found.sort((a, b) => a.length - b.length || (a < b ? -1 : 1)).slice(0, limit);
  }

  #oneSlipFrom(word: string): readonly string[] {
    const near = new Set<string>();
    // A letter that is missing first: the commonest slip.
    for (let length = word.length + 1; length >= word.length - 1; length--)
      for (const half of halvesOf(word, length))
        for (const known of this.#byHalf.get(half) ?? [])
          if (isOneSlip(word, known)) near.add(known);
    const swapped = swappedInTheMiddle(word);
    if (this.#words.has(swapped)) near.add(swapped);
    return [...near];
  }

  #best(
    word: string,
    candidates: Iterable<string>,
    { limit, isLikely }: { limit: number; isLikely: (candidate: string) => boolean },
  ): string | undefined {
    let best: string | undefined;
    let bestCost = Infinity;
    for (const candidate of candidates) {
      const distance = slipsBetween(word, candidate, limit);
      if (distance > limit) continue;
      const weight = this.#words.get(candidate) ?? 0;
      if (weight === 0 && candidate.slice(0, 2) !== word.slice(0, 2)) continue;
      if (limit === 1 && !isLikelySlip(word, candidate)) continue;
      const cost = distance - weight / 10 - (isLikely(candidate) ? 0.5 : 0);
      if (cost < bestCost) [best, bestCost] = [candidate, cost];
    }
    return best;
  }
}

const KEYBOARD = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];
const VOWELS = "aeiouy";

/** Of two words one slip apart: a wrong letter is one of a neighbouring key, or a vowel for a vowel. */
function isLikelySlip(typed: string, known: string): boolean {
  const wrong = Array.from(typed).flatMap((letter, index) =>
    letter === known[index] ? [] : [[letter, known[index] ?? ""] as const],
  );
  const [pair] = wrong;
  if (typed.length !== known.length || wrong.length !== 1 || !pair) return true;
  if (pair.every((letter) => VOWELS.includes(letter))) return true;
  const [a, b] = pair.map(placeOf);
  return (
    a !== undefined &&
    b !== undefined &&
    Math.abs(a.row - b.row) <= 1 &&
    Math.abs(a.column - b.column) <= 1
  );
}

function placeOf(letter: string): { row: number; column: number } | undefined {
  const row = KEYBOARD.findIndex((keys) => keys.includes(letter));
  return row < 0 ? undefined : { row, column: (KEYBOARD[row] ?? "").indexOf(letter) };
}

function push(map: Map<string, string[]>, key: string, value: string): void {
  const values = map.get(key);
  if (values) values.push(value);
  else map.set(key, [value]);
}

/** The halves of a word of so many letters, of which `word` has one at its beginning, or the other at its end. */
function halvesOf(word: string, length: number): readonly [string, string] {
  const half = length >> 1;
  return [`${length}<${word.slice(0, half)}`, `${length}>${word.slice(half - length)}`];
}

function swappedInTheMiddle(word: string): string {
  const half = word.length >> 1;
  return word.slice(0, half - 1) + word.charAt(half) + word.charAt(half - 1) + word.slice(half + 1);
}

/** Whether the words are the same but for a letter more, less, wrong or swapped with the next. */
function isOneSlip(a: string, b: string): boolean {
  let same = 0;
  while (same < a.length && a.charCodeAt(same) === b.charCodeAt(same)) same += 1;
  const [restOfA, restOfB] = [a.slice(same), b.slice(same)];
  if (a.length > b.length) return restOfA.slice(1) === restOfB;
  if (a.length < b.length) return restOfA === restOfB.slice(1);
  if (restOfA.slice(1) === restOfB.slice(1)) return true;
  return (
    restOfA[0] === restOfB[1] && restOfA[1] === restOfB[0] && restOfA.slice(2) === restOfB.slice(2)
  );
}

/** Optimal string alignment distance (Damerau 1964), or `limit + 1` where it is larger. */
export function slipsBetween(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let older: number[] = [];
  let old = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const substitution = at(old, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
      let least = Math.min(substitution, at(old, j) + 1, at(row, j - 1) + 1);
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (isSwap) least = Math.min(least, at(older, j - 2) + 1);
      row.push(least);
    }
    if (Math.min(...row) > limit) return limit + 1;
    [older, old] = [old, row];
  }
  return Math.min(at(old, b.length), limit + 1);
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Infinity;
}

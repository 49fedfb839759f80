/** Terms with a word they stand for in, the terms whose words have a relative's key out. */
import { cognateKey } from "../language/cognates.ts";
import type { Language } from "../language/language.ts";

/** The terms of one language by what their words share with words of other languages. */
export class CognateTerms {
  readonly #language: Language;
  readonly #byKey = new Map<string, number[]>();
  /** By term id; empty where a word has no key. */
  readonly #keys: string[];
  /** How many of the keys are in `#byKey`: it is made when it is first asked for. */
  #sorted = 0;

  constructor(language: Language, keys: readonly string[] = []) {
    this.#language = language;
    this.#keys = [...keys];
  }

  get keys(): readonly string[] {
    return this.#keys;
  }

  /** `term`: the next id, or one that is known already and is passed over; `word`: as it stands in a text. */
  add(term: number, word: string): void {
    while (this.#keys.length < term) this.#keys.push("");
    if (term === this.#keys.length) this.#keys.push(cognateKey(word, this.#language) ?? "");
  }

  find(key: string): readonly number[] {
    for (; this.#sorted < this.#keys.length; this.#sorted++) this.#sort(this.#sorted);
    return this.#byKey.get(key) ?? [];
  }

  #sort(term: number): void {
    const key = this.#keys[term] as string;
    if (key === "") return;
    const terms = this.#byKey.get(key);
    if (terms) terms.push(term);
    else this.#byKey.set(key, [term]);
  }
}

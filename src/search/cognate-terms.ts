/** Terms with a word they stand for in, the terms whose words have a relative's key out. */
import { cognateKey } from "../language/cognates.ts";
import type { Language } from "../language/language.ts";

/** The terms of one language by what their words share with words of other languages. */
export class CognateTerms {
  readonly #language: Language;
  readonly #byKey = new Map<string, number[]>();
  /** By term id; empty where a word has no key. */
  readonly #keys: string[];

  constructor(language: Language, keys: readonly string[] = []) {
    this.#language = language;
    this.#keys = [...keys];
    for (const [term, key] of keys.entries()) this.#note(term, key);
  }

  get keys(): readonly string[] {
    return this.#keys;
  }

  /** `term`: the next id, or one that is known already and is passed over; `word`: as it stands in a text. */
  add(term: number, word: string): void {
    if (term < this.#keys.length) return;
    const key = cognateKey(word, this.#language) ?? "";
    this.#keys[term] = key;
    this.#note(term, key);
  }

  find(key: string): readonly number[] {
    return this.#byKey.get(key) ?? [];
  }

  #note(term: number, key: string): void {
    if (key === "") return;
    const terms = this.#byKey.get(key);
    if (terms) terms.push(term);
    else this.#byKey.set(key, [term]);
  }
}

/** Terms with a word they stand for in, the terms whose words have a relative's key out. */
import { cognateKey } from "../language/cognates.ts";
import type { Language } from "../language/language.ts";

/** The terms of one language by what their words share with words of other languages. */
export class CognateTerms {
  readonly #language: Language;
  readonly #byKey = new Map<string, number[]>();
  /** By term id; empty where a word has no key. Undefined until one is asked for. */
  #keys: string[] | undefined;
  readonly #earlier: string;
  /** How many of the keys are in `#byKey`: it is made when it is first asked for. */
  #sorted = 0;

  /** `earlier`: the lines of another. */
  constructor(language: Language, earlier = "") {
    this.#language = language;
    this.#earlier = earlier;
  }

  /** The keys of the terms on lines, in the order of their ids. */
  get lines(): string {
    return this.#keys?.join("\n") ?? this.#earlier;
  }

  /** `term`: the next id, or one that is known already and is passed over; `word`: as it stands in a text. */
  add(term: number, word: string): void {
    const keys = this.#known();
    while (keys.length < term) keys.push("");
    if (term === keys.length) keys.push(cognateKey(word, this.#language) ?? "");
  }

  find(key: string): readonly number[] {
    const keys = this.#known();
    for (; this.#sorted < keys.length; this.#sorted++)
      this.#sort(this.#sorted, keys[this.#sorted] as string);
    return this.#byKey.get(key) ?? [];
  }

  #known(): string[] {
    return (this.#keys ??= this.#earlier === "" ? [] : this.#earlier.split("\n"));
  }

  #sort(term: number, key: string): void {
    if (key === "") return;
    const terms = this.#byKey.get(key);
    if (terms) terms.push(term);
    else this.#byKey.set(key, [term]);
  }
}

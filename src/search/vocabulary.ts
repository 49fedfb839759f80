/** Terms in, small integers for them and in how many documents each stands out. */
import { Uint32List } from "./uint32-list.ts";

/** The terms of an index. Ids are dense integers in the order of first use, and are never given anew. */
export class Vocabulary {
  readonly #ids = new Map<string, number>();
  readonly #terms: string[] = [];
  readonly #frequencies: Uint32List;

  /** `terms` and `frequencies`: those of an earlier vocabulary, in the order of its ids. */
  constructor(terms: readonly string[] = [], frequencies?: Uint32Array) {
    this.#frequencies = new Uint32List(frequencies);
    for (const term of terms) this.#ids.set(term, this.#terms.push(term) - 1);
  }

  get size(): number {
    return this.#terms.length;
  }

  get terms(): readonly string[] {
    return this.#terms;
  }

  get frequencies(): Uint32Array {
    return this.#frequencies.view();
  }

  idOf(term: string): number | undefined {
    return this.#ids.get(term);
  }

  term(id: number): string {
    return this.#terms[id] ?? "";
  }

  /** The id of a term, a new one where it was not known. */
  learn(term: string): number {
    const known = this.#ids.get(term);
    if (known !== undefined) return known;
    const id = this.#terms.push(term) - 1;
    this.#ids.set(term, id);
    this.#frequencies.push(0);
    return id;
  }

  /** In how many documents a term stands. */
  frequency(term: string): number {
    const id = this.#ids.get(term);
    return id === undefined ? 0 : this.#frequencies.at(id);
  }

  /** Counts a document more, or less, for each of its distinct terms. */
  count(terms: Iterable<string>, change: 1 | -1): void {
    for (const term of terms) {
      const id = this.learn(term);
      this.#frequencies.set(id, this.#frequencies.at(id) + change);
    }
  }
}

/** Passages in, the ranking that BM25's formula gives out: plain, exact, to hold the others against. */
import { B, K1 } from "./bm25-parameters.ts";
import { termReader, type TermReader } from "./our-terms.ts";
import { LONGEST_SNIPPET, type Passage, type Retriever } from "./retriever.ts";

interface Posting {
  readonly position: number;
  readonly frequency: number;
}

export class ReferenceBm25 implements Retriever {
  readonly name = "reference-bm25";
  readonly given = `BM25 by its formula over our terms, k1 = ${K1}, b = ${B}; its snippet is how the passage begins. It is there for its ranking, not made to be quick.`;
  #termsOf: TermReader = () => [];
  #passages: readonly Passage[] = [];
  #lengths: readonly number[] = [];
  #averageLength = 0;
  readonly #postings = new Map<string, Posting[]>();

  build(passages: readonly Passage[], language: Parameters<Retriever["build"]>[1]): void {
    this.#termsOf = termReader(language);
    this.#passages = passages;
    this.#postings.clear();
    this.#lengths = passages.map(({ text }, position) => this.#add(position, this.#termsOf(text)));
    const total = this.#lengths.reduce((sum, length) => sum + length, 0);
    this.#averageLength = total / passages.length;
  }

  /** Returns the number of terms. */
  #add(position: number, terms: readonly string[]): number {
    const frequencies = new Map<string, number>();
    for (const term of terms) frequencies.set(term, (frequencies.get(term) ?? 0) + 1);
    for (const [term, frequency] of frequencies) {
      const postings = this.#postings.get(term);
      if (postings) postings.push({ position, frequency });
      else this.#postings.set(term, [{ position, frequency }]);
    }
    return terms.length;
  }

  search(question: string, limit: number): readonly number[] {
    const scores = new Map<number, number>();
    for (const term of new Set(this.#termsOf(question)))
      for (const posting of this.#postings.get(term) ?? []) {
        const score = this.inverseFrequency(term) * this.#saturation(posting);
        scores.set(posting.position, (scores.get(posting.position) ?? 0) + score);
      }
    const best = [...scores].sort(([a, scoreOfA], [b, scoreOfB]) => scoreOfB - scoreOfA || a - b);
    return best.slice(0, limit).map(([position]) => position);
  }

  snippet(question: string): string {
    const [best] = this.search(question, 1);
    return best === undefined ? "" : (this.#passages[best]?.text ?? "").slice(0, LONGEST_SNIPPET);
  }

  /** ln(1 + (N − n + ½)/(n + ½)). */
  inverseFrequency(term: string): number {
    const count = this.#postings.get(term)?.length ?? 0;
    return Math.log(1 + (this.#passages.length - count + 0.5) / (count + 0.5));
  }

  /** tf·(k1 + 1) / (tf + k1·(1 − b + b·length/average)). */
  #saturation({ position, frequency }: Posting): number {
    const length = this.#lengths[position] ?? 0;
    const norm = 1 - B + (B * length) / this.#averageLength;
    return (frequency * (K1 + 1)) / (frequency + K1 * norm);
  }
}

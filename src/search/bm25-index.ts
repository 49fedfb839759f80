/** Terms of documents in, the best documents for the terms of a query out: FlexSearch with BM25 impacts. */
import { Index } from "flexsearch";

/** A document found; higher scores are better and have no upper bound. */
export interface ScoredDocument {
  readonly id: number;
  readonly score: number;
}

/** Term saturation and length normalisation of BM25, measured on this kind of text (docs/adr/0003). */
const K1 = 0.9;
const B = 0.6;
/** FlexSearch stores which of this many slots a score falls into, slot 0 being the best. */
const SLOTS = 16;

interface IndexedDocument {
  readonly frequencies: ReadonlyMap<string, number>;
  readonly length: number;
}

/** An index over documents given as arrays of terms. Ids are dense integers, in the order of adding. */
export class Bm25Index {
  readonly #averageLength: number;
  readonly #index: Index;
  readonly #documentFrequency = new Map<string, number>();
  #size = 0;
  #adding: IndexedDocument | undefined;

  /** `averageLength`: the length, in terms, that counts as neither short nor long; pinned, so that adding stays incremental. */
  constructor(averageLength: number) {
    this.#averageLength = averageLength;
    this.#index = new Index({
      encode: (content: string) => content as unknown as string[],
      resolution: SLOTS,
      fastupdate: true,
      score: (_content: string[], term: string) => this.#slotOf(term),
    });
  }

  get size(): number {
    return this.#size;
  }

  /** Returns the document's id. */
  add(terms: readonly string[]): number {
    const frequencies = new Map<string, number>();
    for (const term of terms) frequencies.set(term, (frequencies.get(term) ?? 0) + 1);
    for (const term of frequencies.keys())
      this.#documentFrequency.set(term, (this.#documentFrequency.get(term) ?? 0) + 1);
    this.#adding = { frequencies, length: terms.length };
    const id = this.#size++;
    this.#index.add(id, [...frequencies.keys()] as unknown as string);
    this.#adding = undefined;
    return id;
  }

  /** ln(1 + (N − n + ½)/(n + ½)), Robertson and Spärck Jones with Lucene's floor at zero. */
  inverseFrequency(term: string): number {
    const count = this.#documentFrequency.get(term) ?? 0;
    return Math.log(1 + (this.#size - count + 0.5) / (count + 0.5));
  }

  frequency(term: string): number {
    return this.#documentFrequency.get(term) ?? 0;
  }

  /** The best `limit` documents that hold any of the terms. */
  search(terms: Iterable<string>, limit: number): readonly ScoredDocument[] {
    const scores = new Float64Array(this.#size);
    const touched: number[] = [];
    for (const term of new Set(terms)) {
      if (!this.#documentFrequency.has(term)) continue;
      const weight = this.inverseFrequency(term);
      for (const [slot, ids] of this.#slotsOf(term).entries()) {
        const score = weight * (K1 + 1) * (1 - slot / SLOTS);
        for (const id of ids ?? []) {
          if (scores[id] === 0) touched.push(id);
          scores[id] = (scores[id] ?? 0) + score;
        }
      }
    }
    return touched
      .map((id) => ({ id, score: scores[id] ?? 0 }))
      .sort((a, b) => b.score - a.score || a.id - b.id)
      .slice(0, limit);
  }

  /** FlexSearch's own slots, by reference: never to be changed. */
  #slotsOf(term: string): readonly (readonly number[] | undefined)[] {
    const query = [term] as unknown as string;
    const found: unknown = this.#index.search({ query, resolve: false });
    const { result } = found as { result?: number[][] };
    return result ?? [];
  }

  #slotOf(term: string): number {
    const { frequencies, length } = this.#adding as IndexedDocument;
    const frequency = frequencies.get(term) ?? 1;
    const saturation = frequency / (frequency + K1 * (1 - B + (B * length) / this.#averageLength));
    return Math.min(SLOTS - 1, Math.floor((1 - saturation) * SLOTS));
  }
}

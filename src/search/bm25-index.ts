/** Terms of documents in, the best documents for the terms of a query out: FlexSearch with BM25 impacts. */
import { Index } from "flexsearch";
import { TopDocuments } from "./top-documents.ts";
import { Vocabulary } from "./vocabulary.ts";

/** A document found; higher scores are better and have no upper bound. */
export interface ScoredDocument {
  readonly id: number;
  readonly score: number;
}

/** A term of a query, and how much it says. */
export interface WeightedTerm {
  readonly term: string;
  readonly weight: number;
}

/** Term saturation and length normalisation of BM25, measured on this kind of text (docs/adr/0003). */
export const K1 = 0.9;
const B = 0.6;
/** FlexSearch stores which of this many slots a score falls into, slot 0 being the best. */
const SLOTS = 16;

interface IndexedDocument {
  readonly frequencies: ReadonlyMap<string, number>;
  readonly length: number;
}

/** What an index holds, to be written down: texts by the name FlexSearch gives each. */
export type IndexParts = readonly (readonly [name: string, content: string])[];

export interface Bm25State {
  readonly vocabulary: Vocabulary;
  readonly size: number;
  readonly removed: number;
  readonly parts: IndexParts;
}

/** An index over documents given as arrays of terms. Ids are dense integers, in the order of adding. */
export class Bm25Index {
  readonly vocabulary: Vocabulary;
  readonly #averageLength: number;
  readonly #index: Index;
  readonly #top = new TopDocuments();
  #size = 0;
  #removed = 0;
  #adding: IndexedDocument | undefined;

  /** `averageLength`: the length, in terms, that counts as neither short nor long; pinned, so that adding stays incremental. */
  constructor(averageLength: number, state?: Bm25State) {
    this.#averageLength = averageLength;
    this.vocabulary = state?.vocabulary ?? new Vocabulary();
    this.#index = new Index({
      encode: (content: string) => content as unknown as string[],
      resolution: SLOTS,
      fastupdate: true,
      score: (_content: string[], term: string) => this.#slotOf(term),
    });
    if (!state) return;
    this.#size = state.size;
    this.#removed = state.removed;
    for (const [name, content] of state.parts) this.#index.import(name, content);
  }

  /** Documents added, the removed ones included: the next id. */
  get size(): number {
    return this.#size;
  }

  /** Returns the document's id. */
  add(terms: readonly string[]): number {
    const frequencies = new Map<string, number>();
    for (const term of terms) frequencies.set(term, (frequencies.get(term) ?? 0) + 1);
    this.vocabulary.count(frequencies.keys(), 1);
    this.#adding = { frequencies, length: terms.length };
    const id = this.#size++;
    this.#index.add(id, [...frequencies.keys()] as unknown as string);
    this.#adding = undefined;
    return id;
  }

  /** `terms`: the distinct ones it was added with. */
  remove(id: number, terms: Iterable<string>): void {
    this.#index.remove(id);
    this.vocabulary.count(terms, -1);
    this.#removed += 1;
  }

  /** ln(1 + (N − n + ½)/(n + ½)), Robertson and Spärck Jones with Lucene's floor at zero. */
  inverseFrequency(term: string): number {
    return this.#inverse(this.frequency(term));
  }

  #inverse(count: number): number {
    return Math.log(1 + (this.#size - this.#removed - count + 0.5) / (count + 0.5));
  }

  frequency(term: string): number {
    return this.vocabulary.frequency(term);
  }

  /** The best `limit` documents that hold any of the terms. */
  search(terms: Iterable<string>, limit: number): readonly ScoredDocument[] {
    const query = Array.from(new Set(terms), (term) => ({
      term,
      weight: this.inverseFrequency(term),
    }));
    return this.rank(query, limit);
  }

  /** The same for terms with weights of their own, each given once. */
  rank(query: readonly WeightedTerm[], limit: number): readonly ScoredDocument[] {
    const top = this.#top;
    top.begin(this.#size);
    for (const { term, weight } of query) {
      if (this.frequency(term) === 0) continue;
      for (const [slot, ids] of this.#slotsOf(term).entries())
        if (ids) top.addAll(ids, weight * (K1 + 1) * (1 - slot / SLOTS));
    }
    return top.best(limit);
  }

  /**
   * The same for words that several terms may stand for: each word counts once, by the best of its
   * terms in a document, and as rare as all of them together.
   */
  rankGroups(
    groups: readonly { readonly alternatives: readonly WeightedTerm[]; readonly share: number }[],
    limit: number,
  ): readonly ScoredDocument[] {
    const top = this.#top;
    top.begin(this.#size);
    for (const { alternatives, share } of groups) {
      const weight = share * this.groupWeight(alternatives);
      const known = alternatives.filter(({ term }) => this.frequency(term) > 0);
      for (const { term, weight: factor } of known)
        for (const [slot, ids] of this.#slotsOf(term).entries()) {
          if (!ids) continue;
          const score = weight * factor * (K1 + 1) * (1 - slot / SLOTS);
          if (known.length === 1) top.addAll(ids, score);
          else top.offerAll(ids, score);
        }
      if (known.length > 1) top.settle();
    }
    return top.best(limit);
  }

  /** The inverse frequency of a word that any of these terms may stand for. */
  groupWeight(group: readonly WeightedTerm[]): number {
    let count = 0;
    for (const { term } of group) count += this.frequency(term);
    return this.#inverse(Math.min(count, this.#size - this.#removed));
  }

  /** What FlexSearch holds, as texts that the constructor takes back. */
  parts(): IndexParts {
    const parts: [string, string][] = [];
    this.#index.export((name: string, content: string | undefined) => {
      if (content !== undefined) parts.push([name, content]);
    });
    return parts;
  }

  get removed(): number {
    return this.#removed;
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

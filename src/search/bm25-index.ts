/** Terms of documents in, the best documents for the terms of a query out: FlexSearch with BM25 impacts. */
import { Index } from "flexsearch";
import type { Numbers } from "./numbers.ts";
import { PackedPostings, packSlots } from "./packed-postings.ts";
import { TopDocuments } from "./top-documents.ts";
import { Uint32List } from "./uint32-list.ts";
import type { VocabularyState } from "./vocabulary.ts";
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

/** What an index holds, to be written down; without the documents removed. */
export interface Bm25State {
  readonly vocabulary: VocabularyState;
  /** In documents. */
  readonly size: number;
  /** As `packSlots` writes them, for each term. */
  readonly postings: Numbers;
  /** Where each term ends in `postings`. */
  readonly ends: Uint32Array;
}

/** After so many numbers, writing down pauses. */
const NUMBERS_A_STEP = 16_384;

/** An index over documents given as arrays of terms. Ids are dense integers, in the order of adding. */
export class Bm25Index {
  readonly vocabulary: Vocabulary;
  readonly #averageLength: number;
  readonly #index: Index;
  readonly #top = new TopDocuments();
  /** What an earlier index held of the terms that this one was not yet asked for. */
  readonly #packed: PackedPostings | undefined;
  #size = 0;
  #removed = 0;
  #adding: IndexedDocument | undefined;

  /** `averageLength`: the length, in terms, that counts as neither short nor long; pinned, so that adding stays incremental. */
  constructor(averageLength: number, state?: Bm25State) {
    this.#averageLength = averageLength;
    this.vocabulary = new Vocabulary(state?.vocabulary);
    this.#index = new Index({
      encode: (content: string) => content as unknown as string[],
      resolution: SLOTS,
      // Its register of slots costs eight bytes for each term of each document, and is lost when imported.
      fastupdate: false,
      score: (_content: string[], term: string) => this.#slotOf(term),
    });
    if (!state) return;
    this.#size = state.size;
    this.#packed = new PackedPostings(state.postings, state.ends);
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
    for (const term of frequencies.keys()) this.#unpack(term);
    this.#index.add(id, [...frequencies.keys()] as unknown as string);
    this.#adding = undefined;
    return id;
  }

  /** `terms`: the distinct ones it was added with. */
  remove(id: number, terms: Iterable<string>): void {
    const known = [...terms];
    for (const term of known) for (const ids of this.#slotsOf(term)) if (ids) removeFrom(ids, id);
    this.vocabulary.count(known, -1);
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

  /** The same text as the index has it, which is found again faster; undefined where no document holds it. */
  knownTerm(term: string): string | undefined {
    const id = this.vocabulary.idOf(term);
    return id !== undefined && this.frequency(term) > 0 ? this.vocabulary.term(id) : undefined;
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
    const words = groups.map(({ alternatives, share }) => {
      const counts = alternatives.map(({ term }) => this.frequency(term));
      const known = alternatives.filter((_, index) => counts[index] !== 0);
      return { known, weight: known.length > 0 ? share * this.#groupInverse(counts) : 0 };
    });
    // The rarest first: where enough documents are ahead of all that the rest can give, no other need be looked at.
    words.sort((a, b) => b.weight - a.weight);
    let rest = words.reduce((sum, { weight }) => sum + weight * (K1 + 1), 0);
    for (const { known, weight } of words) {
      top.closeIfAhead(limit, rest);
      rest -= weight * (K1 + 1);
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
    return this.#groupInverse(group.map(({ term }) => this.frequency(term)));
  }

  #groupInverse(frequencies: readonly number[]): number {
    let count = 0;
    for (const frequency of frequencies) count += frequency;
    return this.#inverse(Math.min(count, this.#size - this.#removed));
  }

  /** `live`: the ids of the documents not removed, ascending; they are counted anew from 0. */
  *state(live: Uint32Array): Generator<void, Bm25State, void> {
    const vocabulary = this.vocabulary.state();
    yield;
    const ids = new Uint32Array(this.#size);
    for (const [index, id] of live.entries()) ids[id] = index;
    const postings = new Uint32List();
    const ends = new Uint32Array(vocabulary.frequencies.length);
    let written = 0;
    for (let term = 0; term < ends.length; term++) {
      packSlots(this.#packed?.slots(term) ?? this.#slotsOf(this.vocabulary.term(term)), {
        ids,
        to: postings,
      });
      ends[term] = postings.length;
      if (postings.length - written < NUMBERS_A_STEP) continue;
      written = postings.length;
      yield;
    }
    return {
      vocabulary,
      size: live.length,
      postings: postings.view(),
      ends,
    };
  }

  get removed(): number {
    return this.#removed;
  }

  /** FlexSearch's own slots, by reference: never to be changed but to remove a document. */
  #slotsOf(term: string): readonly (number[] | undefined)[] {
    this.#unpack(term);
    const query = [term] as unknown as string;
    const found: unknown = this.#index.search({ query, resolve: false });
    const { result } = found as { result?: (number[] | undefined)[] };
    return result ?? [];
  }

  #unpack(term: string): void {
    const id = this.#packed && this.vocabulary.idOf(term);
    const slots = id !== undefined && this.#packed?.slots(id);
    if (!slots) return;
    this.#packed?.drop(id);
    // Parsed already: `import` takes what JSON.parse would make of its text.
    if (slots.length > 0) this.#index.import("1.map", [[term, slots]] as unknown as string);
  }

  #slotOf(term: string): number {
    const { frequencies, length } = this.#adding as IndexedDocument;
    const frequency = frequencies.get(term) ?? 1;
    const saturation = frequency / (frequency + K1 * (1 - B + (B * length) / this.#averageLength));
    return Math.min(SLOTS - 1, Math.floor((1 - saturation) * SLOTS));
  }
}

/** Ids stand in a slot in the order of adding. */
function removeFrom(ids: number[], id: number): void {
  let low = 0;
  let high = ids.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ids[middle] as number) < id) low = middle + 1;
    else high = middle;
  }
  if (ids[low] === id) ids.splice(low, 1);
}

/** Scores of documents in, bit by bit, the best documents out; without new memory for each query. */
import type { ScoredDocument } from "./bm25-index.ts";

/** Documents with a score: to look for the best among more of them costs more than it saves. */
const MOST_COMPARED = 20_000;

/** Sums scores in arrays that are kept from query to query. */
export class TopDocuments {
  #scores = new Float64Array(0);
  #touched = new Uint32Array(0);
  #sums = new Float64Array(0);
  #count = 0;
  #isClosed = false;
  #offers = new Float64Array(0);
  #offered = new Uint32Array(0);
  #offerCount = 0;

  /** Starts anew, for ids below `size`. */
  begin(size: number): void {
    if (this.#scores.length < size) {
      this.#scores = new Float64Array(Math.ceil(size * 1.5));
      this.#touched = new Uint32Array(this.#scores.length);
      this.#sums = new Float64Array(this.#scores.length);
    }
    this.#count = 0;
    this.#isClosed = false;
  }

  /**
   * Where so many have more than `rest`, which is all that one may still get, no other can be among the
   * best: from now on only documents that have a score get more.
   */
  closeIfAhead(limit: number, rest: number): void {
    if (this.#isClosed || this.#count < limit || this.#count > MOST_COMPARED) return;
    this.#isClosed = leastOf(this.#gatherSums(), limit) > rest;
  }

  /** `score` must be above zero. */
  addAll(ids: readonly number[], score: number): void {
    const scores = this.#scores;
    const touched = this.#touched;
    if (this.#isClosed) {
      for (const id of ids) {
        const before = scores[id] as number;
        if (before !== 0) scores[id] = before + score;
      }
      return;
    }
    let count = this.#count;
    for (const id of ids) {
      const before = scores[id] as number;
      if (before === 0) touched[count++] = id;
      scores[id] = before + score;
    }
    this.#count = count;
  }

  /** Like `addAll`, but of all that is offered before `settle` a document keeps the highest score only. */
  offerAll(ids: readonly number[], score: number): void {
    if (this.#offers.length < this.#scores.length) {
      this.#offers = new Float64Array(this.#scores.length);
      this.#offered = new Uint32Array(this.#scores.length);
    }
    for (const id of ids) {
      const before = this.#offers[id] as number;
      if (before === 0) this.#offered[this.#offerCount++] = id;
      if (score > before) this.#offers[id] = score;
    }
  }

  settle(): void {
    for (let index = 0; index < this.#offerCount; index++) {
      const id = this.#offered[index] as number;
      const before = this.#scores[id] as number;
      if (before === 0 && !this.#isClosed) this.#touched[this.#count++] = id;
      if (before !== 0 || !this.#isClosed) this.#scores[id] = before + (this.#offers[id] as number);
      this.#offers[id] = 0;
    }
    this.#offerCount = 0;
  }

  /** The best `limit`, the best first, of equals the earlier id; forgets all scores. */
  best(limit: number): readonly ScoredDocument[] {
    const sums = this.#gatherSums();
    const least = leastOf(sums, limit);
    const found: ScoredDocument[] = [];
    for (let index = 0; index < sums.length; index++) {
      const id = this.#touched[index] as number;
      const score = sums[index] as number;
      if (score >= least) found.push({ id, score });
      this.#scores[id] = 0;
    }
    return found.sort((a, b) => b.score - a.score || a.id - b.id).slice(0, limit);
  }

  /** Side by side, in the order of `#touched`: where they stand, each would be looked for in memory again. */
  #gatherSums(): Float64Array {
    const sums = this.#sums.subarray(0, this.#count);
    for (let index = 0; index < sums.length; index++)
      sums[index] = this.#scores[this.#touched[index] as number] as number;
    return sums;
  }
}

/** The `limit`-th best score, by a heap of the best so far whose root is the least of them. */
function leastOf(scores: Float64Array, limit: number): number {
  if (scores.length <= limit) return 0;
  const heap = new Float64Array(limit);
  for (let index = 0; index < scores.length; index++) {
    const score = scores[index] as number;
    if (score > (heap[0] as number)) replaceRoot(heap, score);
  }
  return heap[0] as number;
}

function replaceRoot(heap: Float64Array, value: number): void {
  let place = 0;
  for (;;) {
    let child = 2 * place + 1;
    if (child >= heap.length) break;
    if (child + 1 < heap.length && (heap[child + 1] as number) < (heap[child] as number))
      child += 1;
    if ((heap[child] as number) >= value) break;
    heap[place] = heap[child] as number;
    place = child;
  }
  heap[place] = value;
}

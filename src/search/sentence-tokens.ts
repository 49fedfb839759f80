/** The sentences of passages as term ids in, the same to walk through again out, in blocks of memory. */
import { Uint32List } from "./uint32-list.ts";

/** A sentence of a passage: its place in the passage's text, in UTF-16 code units, and its terms in order. */
export interface TokenSentence {
  readonly start: number;
  readonly end: number;
  readonly terms: readonly number[];
}

export interface PackedTokens {
  readonly data: Uint32Array;
  readonly ends: Uint32Array;
}

const PASSAGES_A_STEP = 1024;
/** Start, end and number of terms stand before the terms of a sentence. */
const HEAD = 3;

/** Passages by dense ids in the order of adding. */
export class SentenceTokens {
  readonly #data: Uint32List;
  readonly #ends: Uint32List;

  constructor(data?: Uint32Array, ends?: Uint32Array) {
    this.#data = new Uint32List(data);
    this.#ends = new Uint32List(ends);
  }

  get data(): Uint32Array {
    return this.#data.view();
  }

  /** Where each passage ends in `data`. */
  get ends(): Uint32Array {
    return this.#ends.view();
  }

  add(sentences: readonly TokenSentence[]): void {
    for (const { start, end, terms } of sentences) {
      this.#data.push(start);
      this.#data.push(end);
      this.#data.push(terms.length);
      for (const term of terms) this.#data.push(term);
    }
    this.#ends.push(this.#data.length);
  }

  /** Where the sentences of a passage stand in `data`: each begins with start, end and a count. */
  range(passage: number): { readonly from: number; readonly to: number } {
    return { from: passage === 0 ? 0 : this.#ends.at(passage - 1), to: this.#ends.at(passage) };
  }

  /** `data` and `ends` of these passages alone, given ascending; pauses now and then. */
  *of(passages: Uint32Array): Generator<void, PackedTokens, void> {
    const { data, ends } = this;
    if (passages.length === ends.length) return { data, ends };
    const ranges = Array.from(passages, (passage) => this.range(passage));
    const length = ranges.reduce((sum, { from, to }) => sum + to - from, 0);
    const kept = { data: new Uint32Array(length), ends: new Uint32Array(ranges.length) };
    let end = 0;
    for (const [index, { from, to }] of ranges.entries()) {
      kept.data.set(data.subarray(from, to), end);
      kept.ends[index] = end += to - from;
      if (index % PASSAGES_A_STEP === PASSAGES_A_STEP - 1) yield;
    }
    return kept;
  }

  sentences(passage: number): readonly TokenSentence[] {
    const { from, to } = this.range(passage);
    const data = this.data;
    const sentences: TokenSentence[] = [];
    for (let at = from; at < to;) {
      const [start = 0, end = 0, count = 0] = data.subarray(at, at + HEAD);
      const terms = [...data.subarray(at + HEAD, at + HEAD + count)];
      sentences.push({ start, end, terms });
      at += HEAD + count;
    }
    return sentences;
  }
}

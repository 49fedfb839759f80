/** The sentences of passages as term ids in, the same to walk through again out, in blocks of memory. */
import type { Numbers } from "./numbers.ts";
import { joined } from "./numbers.ts";
import { Uint32List } from "./uint32-list.ts";

/** A sentence of a passage: its place in the passage's text, in UTF-16 code units, and its terms in order. */
export interface TokenSentence {
  readonly start: number;
  readonly end: number;
  readonly terms: readonly number[];
}

export interface PackedTokens {
  readonly data: Numbers;
  readonly ends: Uint32Array;
}

const PASSAGES_A_STEP = 1024;
/** Start, end and number of terms stand before the terms of a sentence. */
const HEAD = 3;

/** Passages by dense ids in the order of adding. */
export class SentenceTokens {
  readonly #earlier: Numbers;
  readonly #added = new Uint32List();
  /** Where each passage ends in all of them. */
  readonly #ends: Uint32List;

  constructor(earlier?: PackedTokens) {
    this.#earlier = earlier?.data ?? new Uint32Array(0);
    this.#ends = new Uint32List(earlier?.ends);
  }

  add(sentences: readonly TokenSentence[]): void {
    for (const { start, end, terms } of sentences) {
      this.#added.push(start);
      this.#added.push(end);
      this.#added.push(terms.length);
      for (const term of terms) this.#added.push(term);
    }
    this.#ends.push(this.#earlier.length + this.#added.length);
  }

  /** The sentences of a passage one after the other: start, end, how many terms, and these. */
  numbersOf(passage: number): Uint32Array {
    const { from, to } = this.#range(passage);
    const border = this.#earlier.length;
    return from < border
      ? this.#earlier.subarray(from, to)
      : this.#added.view().subarray(from - border, to - border);
  }

  /** `data` and `ends` of these passages alone, given ascending; pauses now and then. */
  *of(passages: Uint32Array): Generator<void, PackedTokens, void> {
    if (passages.length === this.#ends.length)
      return { data: joined(this.#earlier, this.#added.view()), ends: this.#ends.view() };
    let length = 0;
    const ends = passages.map((passage) => {
      const { from, to } = this.#range(passage);
      return (length += to - from);
    });
    const data = new Uint32Array(length);
    for (const [index, passage] of passages.entries()) {
      data.set(this.numbersOf(passage), index === 0 ? 0 : ends[index - 1]);
      if (index % PASSAGES_A_STEP === PASSAGES_A_STEP - 1) yield;
    }
    return { data, ends };
  }

  /** Where a passage stands in all of them. */
  #range(passage: number): { readonly from: number; readonly to: number } {
    return { from: passage === 0 ? 0 : this.#ends.at(passage - 1), to: this.#ends.at(passage) };
  }

  sentences(passage: number): readonly TokenSentence[] {
    const data = this.numbersOf(passage);
    const sentences: TokenSentence[] = [];
    for (let at = 0; at < data.length;) {
      const [start = 0, end = 0, count = 0] = data.subarray(at, at + HEAD);
      const terms = [...data.subarray(at + HEAD, at + HEAD + count)];
      sentences.push({ start, end, terms });
      at += HEAD + count;
    }
    return sentences;
  }
}

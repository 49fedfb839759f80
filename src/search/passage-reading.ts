/** The terms of a passage and the words that are looked for in, where and how near each other these stand out. */
import type { Span } from "../language/span.ts";
import type { SentenceTokens } from "./sentence-tokens.ts";
import type { TermMarks } from "./term-marks.ts";

/** Words further apart are not near each other. In terms. */
const NEAR = 10;
/** Words of the query so far apart in it may be near each other in a passage. */
export const NEXT_WORDS = 3;

/** How often each word of the query stands in a sentence; a word that another stands for counts in part. */
export interface SentenceReading extends Span {
  /** In terms. */
  readonly length: number;
  readonly frequencies: readonly number[];
}

export interface PassageReading {
  readonly sentences: readonly SentenceReading[];
  /** In terms. */
  readonly length: number;
  readonly frequencies: readonly number[];
  /** By word: how close the closest other form of it is, 0 for none. */
  readonly closeness: readonly number[];
  /**
   * For each word, and each of the `NEXT_WORDS` behind it in the query: 1 over how many terms they are
   * apart at the nearest, 0 where they are not near each other.
   */
  readonly nearness: readonly number[];
}

/** `count`: how many words the query has. */
export function readPassage(
  passage: number,
  { tokens, marks, count }: { tokens: SentenceTokens; marks: TermMarks; count: number },
): PassageReading {
  const reader = new Reader(count);
  const data = tokens.numbersOf(passage);
  for (let at = 0; at < data.length;) {
    const length = data[at + 2] as number;
    reader.begin();
    for (let index = at + 3; index < at + 3 + length; index++)
      reader.read(data[index] as number, marks);
    reader.end({ start: data[at] as number, end: data[at + 1] as number, length });
    at += 3 + length;
  }
  return reader.reading();
}

/** Plain arrays: there are many of them, and typed ones cost more to make than to fill. */
class Reader {
  readonly #count: number;
  readonly #frequencies: number[];
  readonly #closeness: number[];
  /** The place at which each word stood last. */
  readonly #last: number[];
  readonly #nearness: number[];
  readonly #sentences: SentenceReading[] = [];
  #inSentence: number[] = [];
  #position = 0;

  constructor(count: number) {
    this.#count = count;
    this.#frequencies = zeros(count);
    this.#closeness = zeros(count);
    this.#last = Array.from({ length: count }, () => -NEAR - 1);
    this.#nearness = zeros(count * NEXT_WORDS);
  }

  begin(): void {
    this.#inSentence = zeros(this.#count);
  }

  read(term: number, marks: TermMarks): void {
    const position = this.#position++;
    const role = marks.roleOf(term);
    if (role === undefined) return;
    const { group, factor, isClose } = role;
    if (isClose) {
      this.#closeness[group] = Math.max(this.#closeness[group] as number, factor);
      return;
    }
    this.#frequencies[group] = (this.#frequencies[group] as number) + factor;
    this.#inSentence[group] = (this.#inSentence[group] as number) + factor;
    this.#noteNeighbours(group, position);
    this.#last[group] = position;
  }

  end({ start, end, length }: Span & { readonly length: number }): void {
    this.#sentences.push({ start, end, length, frequencies: this.#inSentence });
  }

  reading(): PassageReading {
    return {
      sentences: this.#sentences,
      length: this.#position,
      frequencies: this.#frequencies,
      closeness: this.#closeness,
      nearness: this.#nearness,
    };
  }

  #noteNeighbours(word: number, position: number): void {
    const end = Math.min(this.#count - 1, word + NEXT_WORDS);
    for (let other = Math.max(0, word - NEXT_WORDS); other <= end; other++) {
      const distance = position - (this.#last[other] as number);
      if (other === word || distance > NEAR) continue;
      const pair = Math.min(word, other) * NEXT_WORDS + Math.abs(word - other) - 1;
      this.#nearness[pair] = Math.max(this.#nearness[pair] as number, 1 / Math.max(1, distance));
    }
  }
}

function zeros(count: number): number[] {
  const values: number[] = [];
  for (let index = 0; index < count; index++) values.push(0);
  return values;
}

/** Terms in, small integers for them and in how many documents each stands out. */
import { Uint32List } from "./uint32-list.ts";

/** What a vocabulary holds, to be written down. */
export interface VocabularyState {
  /** On lines, in the order of their ids: making a string of each would be much of a start. */
  readonly lines: string;
  readonly frequencies: Uint32Array;
}

const LINE_END = "\n";
/** At least so many places for each term, so that most are found at once. */
const PLACES_PER_TERM = 2;
const FEWEST_PLACES = 1024;

/** The terms of an index, none of which has a line end. Ids are dense integers in the order of first use, and are never given anew. */
export class Vocabulary {
  /** Each made when it is first asked for, where it is one of an earlier vocabulary. */
  readonly #terms: (string | undefined)[];
  readonly #frequencies: Uint32List;
  readonly #lines: string;
  /** Where each line begins. */
  readonly #starts = new Uint32List();
  /** Id + 1 at the first free place from the term's hash on: a hash table with open addressing. */
  #places: Uint32Array;

  /** Given what another one held, its like. @throws RangeError where there are fewer terms than frequencies. */
  constructor({ lines, frequencies }: Partial<VocabularyState> = {}) {
    this.#frequencies = new Uint32List(frequencies);
    this.#lines = lines ?? "";
    this.#terms = Array.from({ length: this.#frequencies.length });
    this.#places = new Uint32Array(placesFor(this.#terms.length));
    this.#readLines();
  }

  get size(): number {
    return this.#terms.length;
  }

  idOf(term: string): number | undefined {
    const found = this.#places[this.#placeOf(term)] as number;
    return found === 0 ? undefined : found - 1;
  }

  /** "" for an id that was not given. */
  term(id: number): string {
    const known = this.#terms[id];
    if (known !== undefined || id >= this.#starts.length) return known ?? "";
    return (this.#terms[id] = this.#lines.slice(this.#starts.at(id), this.#endOf(id)));
  }

  /** As `hashOf` tells it of the first `length` code units of a term, without making the term; undefined where it has fewer. */
  hashOfBeginning(id: number, length: number): number | undefined {
    const term = this.#terms[id];
    if (term !== undefined) return term.length < length ? undefined : hashOf(term, length);
    const start = this.#starts.at(id);
    const end = start + length;
    return this.#endOf(id) < end ? undefined : hashOf(this.#lines, end, start);
  }

  /** The id of a term, a new one where it was not known. */
  learn(term: string): number {
    const place = this.#placeOf(term);
    const found = this.#places[place] as number;
    if (found !== 0) return found - 1;
    const id = this.#terms.push(term) - 1;
    this.#frequencies.push(0);
    this.#places[place] = id + 1;
    if (this.#terms.length * PLACES_PER_TERM > this.#places.length) this.#grow();
    return id;
  }

  /** In how many documents a term stands. */
  frequency(term: string): number {
    const id = this.idOf(term);
    return id === undefined ? 0 : this.#frequencies.at(id);
  }

  /** Counts a document more, or less, for each of its distinct terms. */
  count(terms: Iterable<string>, change: 1 | -1): void {
    for (const term of terms) {
      const id = this.learn(term);
      this.#frequencies.set(id, this.#frequencies.at(id) + change);
    }
  }

  /** As of now, whatever is learned later. */
  state(): VocabularyState {
    const learned = this.#terms.slice(this.#starts.length).join(LINE_END);
    const lines = [this.#lines, learned].filter((part) => part !== "").join(LINE_END);
    return { lines, frequencies: this.#frequencies.view().slice() };
  }

  #readLines(): void {
    let at = 0;
    for (let id = 0; id < this.size; id++) {
      if (at > this.#lines.length) throw new RangeError("Fewer terms than frequencies.");
      this.#starts.push(at);
      const found = this.#lines.indexOf(LINE_END, at);
      const end = found === -1 ? this.#lines.length : found;
      this.#places[this.#freePlace(hashOf(this.#lines, end, at))] = id + 1;
      at = end + 1;
    }
  }

  /** Of one of an earlier vocabulary. */
  #endOf(id: number): number {
    return id + 1 < this.#starts.length ? this.#starts.at(id + 1) - 1 : this.#lines.length;
  }

  /** Where the term's id is, or would be. */
  #placeOf(term: string): number {
    const last = this.#places.length - 1;
    let place = spread(hashOf(term)) & last;
    for (;;) {
      const found = this.#places[place] as number;
      if (found === 0 || this.term(found - 1) === term) return place;
      place = (place + 1) & last;
    }
  }

  #freePlace(hash: number): number {
    const last = this.#places.length - 1;
    let place = spread(hash) & last;
    while (this.#places[place] !== 0) place = (place + 1) & last;
    return place;
  }

  #grow(): void {
    this.#places = new Uint32Array(placesFor(this.size * 2));
    for (let id = 0; id < this.size; id++)
      this.#places[this.#freePlace(hashOf(this.term(id)))] = id + 1;
  }
}

/** A power of two. */
function placesFor(terms: number): number {
  let places = FEWEST_PLACES;
  while (places < terms * PLACES_PER_TERM) places *= 2;
  return places;
}

/** FNV-1a over UTF-16 code units, those from `start` until before `end`. */
export function hashOf(text: string, end = text.length, start = 0): number {
  let hash = 0x811c9dc5;
  for (let at = start; at < end; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash;
}

/** The low bits of FNV-1a tell least: the high ones help. */
function spread(hash: number): number {
  return hash ^ (hash >>> 15);
}

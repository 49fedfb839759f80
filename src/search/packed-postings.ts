/** The slots of ids that an index keeps for each term in, one list of numbers out; and the way back, term by term. */
import type { Uint32List } from "./uint32-list.ts";

/** For each slot the ids in it, ascending. */
export type Slots = readonly (readonly number[] | undefined)[];

/** How many slots are filled, and of each its number, how many ids follow, and the ids, each by its place in `ids`. */
export function packSlots(slots: Slots, { ids, to }: { ids: Uint32Array; to: Uint32List }): void {
  let filled = 0;
  for (const slot of slots) if (slot && slot.length > 0) filled += 1;
  to.push(filled);
  for (const [number, slot] of slots.entries()) {
    if (!slot || slot.length === 0) continue;
    to.push(number);
    to.push(slot.length);
    for (const id of slot) to.push(ids[id] as number);
  }
}

const TAKEN = 0xffff_ffff;

/** Making lists of all terms at once would be most of a start: they are made as they are asked for. */
export class PackedPostings {
  readonly #data: Uint32Array;
  /** Where each term begins in `#data`. */
  readonly #starts: Uint32Array;

  /** `terms`: of how many terms the data is. */
  constructor(data: Uint32Array, terms: number) {
    this.#data = data;
    this.#starts = new Uint32Array(terms);
    let at = 0;
    for (let term = 0; term < terms; term++) {
      this.#starts[term] = at;
      let left = data[at++] as number;
      for (; left > 0; left--) at += 2 + (data[at + 1] as number);
    }
  }

  /** Undefined for a term that was dropped, or is none of these. */
  slots(term: number): (number[] | undefined)[] | undefined {
    const start = this.#starts[term];
    if (start === undefined || start === TAKEN) return undefined;
    const slots: (number[] | undefined)[] = [];
    let at = start + 1;
    for (let left = this.#data[start] as number; left > 0; left--) {
      const [number = 0, count = 0] = this.#data.subarray(at, at + 2);
      at += 2;
      slots[number] = [...this.#data.subarray(at, at + count)];
      at += count;
    }
    return slots;
  }

  drop(term: number): void {
    if (term < this.#starts.length) this.#starts[term] = TAKEN;
  }
}

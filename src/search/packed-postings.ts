/** The slots of ids that an index keeps for each term in, one list of numbers out; and the way back, term by term. */
import type { Numbers } from "./numbers.ts";
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

/** Making lists of all terms at once would be most of a start: they are made as they are asked for. */
export class PackedPostings {
  readonly #data: Numbers;
  readonly #ends: Uint32Array;
  readonly #isTaken: Uint8Array;

  /** `ends`: where each term ends in `data`. */
  constructor(data: Numbers, ends: Uint32Array) {
    this.#data = data;
    this.#ends = ends;
    this.#isTaken = new Uint8Array(ends.length);
  }

  /** Undefined for a term that was dropped, or is none of these. */
  slots(term: number): (number[] | undefined)[] | undefined {
    if (this.#isTaken[term] !== 0) return undefined;
    const start = term === 0 ? 0 : (this.#ends[term - 1] as number);
    const data = this.#data.subarray(start, this.#ends[term] as number);
    const slots: (number[] | undefined)[] = [];
    let at = 1;
    for (let left = data[0] as number; left > 0; left--) {
      const [number = 0, count = 0] = data.subarray(at, at + 2);
      at += 2;
      slots[number] = [...data.subarray(at, at + count)];
      at += count;
    }
    return slots;
  }

  drop(term: number): void {
    if (term < this.#isTaken.length) this.#isTaken[term] = 1;
  }
}

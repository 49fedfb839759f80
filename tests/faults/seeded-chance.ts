/** A seed in, numbers and choices out that look random and are the same every time; and how much of a catalogue to do. */

/** `FAULT_SCALE`: 1 for a run of minutes; 10 for all that the catalogue asks. */
export const scale = Number(process.env["FAULT_SCALE"] ?? 1);
export const seed = Number(process.env["FAULT_SEED"] ?? 20_261_126);

export class Chance {
  #state: number;

  constructor(start: number) {
    this.#state = start;
  }

  /** In [0, 1): Mulberry32. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** A whole number below `limit`. */
  below(limit: number): number {
    return Math.floor(this.next() * limit);
  }

  of<T>(list: readonly T[]): T {
    return list[this.below(list.length)] as T;
  }
}

/** Numbers in, a list of them that grows, in one block of memory out. */

const FIRST_CAPACITY = 1024;

/** Unsigned 32-bit integers, four bytes each. */
export class Uint32List {
  #values: Uint32Array;
  #length = 0;

  constructor(values?: Uint32Array) {
    this.#values = values ?? new Uint32Array(FIRST_CAPACITY);
    this.#length = values?.length ?? 0;
  }

  get length(): number {
    return this.#length;
  }

  /** 0 beyond the end. */
  at(index: number): number {
    return this.#values[index] ?? 0;
  }

  set(index: number, value: number): void {
    this.#values[index] = value;
  }

  push(value: number): void {
    if (this.#length === this.#values.length) {
      const larger = new Uint32Array(Math.max(FIRST_CAPACITY, this.#length * 2));
      larger.set(this.#values);
      this.#values = larger;
    }
    this.#values[this.#length++] = value;
  }

  /** A view of what is there now; it does not grow with the list. */
  view(): Uint32Array {
    return this.#values.subarray(0, this.#length);
  }
}

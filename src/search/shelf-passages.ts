/** Passages by the ids of their index in, the same out; those of an earlier library are made when they are first asked for. */
import type { Passage } from "../knowledge/passage.ts";
import type { Source } from "../knowledge/source.ts";
import type { PackedPassages } from "./library-state.ts";
import { UnpackedPassages } from "./library-state.ts";

/** Not made yet. */
const PACKED = "packed";

/** The passages of an earlier library, and all sources they may be of. */
export interface EarlierPassages {
  readonly packed: PackedPassages;
  readonly sources: readonly Source[];
}

/** Those being added or removed are holes. */
export class ShelfPassages {
  readonly #passages: (Passage | typeof PACKED | undefined)[] = [];
  readonly #earlier: UnpackedPassages | undefined;

  /** @throws RangeError where a passage is of none of the sources. */
  constructor(earlier?: EarlierPassages) {
    if (!earlier) return;
    this.#earlier = new UnpackedPassages(earlier.packed, earlier.sources);
    this.#passages = Array.from<typeof PACKED>({ length: this.#earlier.length }).fill(PACKED);
  }

  at(id: number): Passage | undefined {
    const passage = this.#passages[id];
    if (passage !== PACKED) return passage;
    return (this.#passages[id] = this.#earlier?.at(id));
  }

  set(id: number, passage: Passage): void {
    this.#passages[id] = passage;
  }

  /** A hole from now on. */
  hide(id: number): void {
    this.#passages[id] = undefined;
  }

  /** The ids of those that are there, ascending. */
  ids(): Uint32Array {
    return Uint32Array.from(this.#passages.flatMap((passage, id) => (passage ? [id] : [])));
  }

  /** The ids of the earlier ones, by their sources. */
  earlierIds(): ReadonlyMap<Source, readonly number[]> {
    return this.#earlier?.ids ?? new Map();
  }
}

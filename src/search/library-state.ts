/** The passages of a shelf in, lists of numbers and of headings to be written down out; and the way back. */
import type { Language } from "../language/language.ts";
import type { Passage } from "../knowledge/passage.ts";
import type { Source, SourceName } from "../knowledge/source.ts";
import type { PassageIndexState } from "./passage-index.ts";

/** What a library holds but the texts; it does not change with the library. */
export interface LibraryState {
  /** In the order of putting. */
  readonly sources: readonly SourceName[];
  readonly shelves: readonly ShelfState[];
}

/** The passages of one language, without those removed. */
export interface ShelfState {
  readonly language: Language;
  readonly index: PassageIndexState;
  readonly passages: PackedPassages;
}

export interface PackedPassages {
  /** Of each passage: its source by its place in `LibraryState.sources`, start, end, and its headings by their place. */
  readonly places: Uint32Array;
  readonly headings: readonly (readonly string[])[];
}

const FIELDS = 4;

export function packPassages(
  passages: readonly Passage[],
  placeOf: (sourceId: string) => number,
): PackedPassages {
  const places = new Uint32Array(passages.length * FIELDS);
  const headings: (readonly string[])[] = [];
  const known = new Map<string, number>();
  for (const [index, { source, span, headings: path }] of passages.entries()) {
    const key = JSON.stringify(path);
    const heading = known.get(key) ?? headings.push(path) - 1;
    known.set(key, heading);
    places.set([placeOf(source.id), span.start, span.end, heading], index * FIELDS);
  }
  return { places, headings };
}

/** Each made when it is asked for. */
export class UnpackedPassages {
  readonly length: number;
  /** Of each source the places of its passages, ascending. */
  readonly ids: ReadonlyMap<Source, readonly number[]>;
  readonly #packed: PackedPassages;
  readonly #sources: readonly Source[];
  readonly #ordinals: Uint32Array;

  /** @throws RangeError where a passage's source is not among the sources, or its headings not among the headings. */
  constructor(packed: PackedPassages, sources: readonly Source[]) {
    const { places, headings } = packed;
    this.length = places.length / FIELDS;
    this.#packed = packed;
    this.#sources = sources;
    this.#ordinals = new Uint32Array(this.length);
    const ids: number[][] = sources.map(() => []);
    for (let id = 0; id < this.length; id++) {
      const own = ids[places[id * FIELDS] as number];
      const hasHeadings = (places[id * FIELDS + 3] as number) < headings.length;
      if (!own || !hasHeadings) throw new RangeError("A passage of what is not there.");
      this.#ordinals[id] = own.push(id) - 1;
    }
    this.ids = new Map(sources.map((source, place) => [source, ids[place] as number[]]));
  }

  at(id: number): Passage {
    const [place = 0, start = 0, end = 0, path = 0] = this.#packed.places.subarray(
      id * FIELDS,
      (id + 1) * FIELDS,
    );
    return {
      source: this.#sources[place] as Source,
      ordinal: this.#ordinals[id] as number,
      span: { start, end },
      headings: this.#packed.headings[path] as readonly string[],
    };
  }
}

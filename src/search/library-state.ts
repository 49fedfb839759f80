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

/** @throws RangeError where a passage's source is not among the sources, or its headings not among the headings. */
export function unpackPassages(
  { places, headings }: PackedPassages,
  sources: readonly Source[],
): Passage[] {
  const ordinals = new Uint32Array(sources.length);
  const passages: Passage[] = [];
  for (let at = 0; at < places.length; at += FIELDS) {
    const place = places[at] as number;
    const source = sources[place];
    const path = headings[places[at + 3] as number];
    if (!source || !path) throw new RangeError("A passage of what is not there.");
    passages.push({
      source,
      ordinal: (ordinals[place] as number)++,
      span: { start: places[at + 1] as number, end: places[at + 2] as number },
      headings: path,
    });
  }
  return passages;
}

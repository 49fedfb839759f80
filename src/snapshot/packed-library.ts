/** What a library of passages holds in, a head to be written as JSON and lists of numbers out; and the way back. */
import type { Language } from "../language/language.ts";
import type { SourceName } from "../knowledge/source.ts";
import type { LibraryState, ShelfState } from "../search/library-state.ts";

export interface LibraryHead {
  readonly sources: readonly SourceName[];
  readonly shelves: readonly ShelfHead[];
}

interface ShelfHead {
  readonly language: Language;
  readonly size: number;
  /** On lines, in the order of their ids: one long text is read faster than many short ones. */
  readonly terms: string;
  /** Likewise, what each term shares with words of other languages. */
  readonly cognates: string;
  readonly headings: readonly (readonly string[])[];
}

/** How many lists of numbers there are for each shelf. */
const LISTS = 6;

export interface PackedLibrary {
  readonly head: LibraryHead;
  readonly numbers: readonly Uint32Array[];
}

/** Pauses between what takes tens of milliseconds each. */
export function* packLibrary({
  sources,
  shelves,
}: LibraryState): Generator<void, PackedLibrary, void> {
  const heads: ShelfHead[] = [];
  for (const { language, index, passages } of shelves) {
    const terms = index.terms.terms.join("\n");
    yield;
    const cognates = index.cognates.join("\n");
    yield;
    const { headings } = passages;
    heads.push({ language, size: index.terms.size, terms, cognates, headings });
  }
  return { head: { sources, shelves: heads }, numbers: shelves.flatMap(listsOf) };
}

function listsOf({ index: { terms, tokens, grams }, passages }: ShelfState): Uint32Array[] {
  return [passages.places, terms.frequencies, terms.postings, tokens.data, tokens.ends, grams];
}

export function unpackLibrary(
  { sources, shelves }: LibraryHead,
  numbers: readonly Uint32Array[],
): LibraryState {
  const none = new Uint32Array(0);
  return {
    sources,
    shelves: shelves.map(({ language, size, terms, cognates, headings }, shelf): ShelfState => {
      const lists = numbers.slice(shelf * LISTS, (shelf + 1) * LISTS);
      const [places = none, frequencies = none, postings = none] = lists;
      const [, , , data = none, ends = none, grams = none] = lists;
      return {
        language,
        index: {
          terms: { terms: linesOf(terms), frequencies, size, postings },
          tokens: { data, ends },
          grams,
          cognates: linesOf(cognates),
        },
        passages: { places, headings },
      };
    }),
  };
}

function linesOf(text: string): readonly string[] {
  return text === "" ? [] : text.split("\n");
}

/** What a library of passages holds in, a head to be written as JSON and lists of numbers out; and the way back. */
import type { Language } from "../language/language.ts";
import type { SourceName } from "../knowledge/source.ts";
import type { FileSection } from "./file-section.ts";
import { FileNumbers } from "./file-section.ts";
import type { Numbers } from "../search/numbers.ts";
import type { LibraryState, ShelfState } from "../search/library-state.ts";

export interface LibraryHead {
  readonly sources: readonly SourceName[];
  readonly shelves: readonly ShelfHead[];
}

interface ShelfHead {
  readonly language: Language;
  readonly size: number;
  readonly headings: readonly (readonly string[])[];
}

/** How many lists of numbers there are for each shelf; the long ones stay in the file. */
const LISTS = 7;
const TOKENS = 4;
/** Likewise of texts. */
const TEXTS = 2;

export interface PackedLibrary {
  readonly head: LibraryHead;
  /** Of each shelf its terms on lines, and likewise what each shares with words of other languages. */
  readonly texts: readonly string[];
  readonly numbers: readonly Numbers[];
}

export function packLibrary({ sources, shelves }: LibraryState): PackedLibrary {
  const heads = shelves.map(({ language, index, passages: { headings } }): ShelfHead => {
    return { language, size: index.terms.size, headings };
  });
  const texts = shelves.flatMap(({ index: { terms, cognates } }) => {
    return [terms.vocabulary.lines, cognates];
  });
  return { head: { sources, shelves: heads }, texts, numbers: shelves.flatMap(listsOf) };
}

function listsOf({ index: { terms, tokens, grams }, passages }: ShelfState): Numbers[] {
  const { vocabulary, postings, ends } = terms;
  return [passages.places, vocabulary.frequencies, postings, ends, tokens.data, tokens.ends, grams];
}

export interface UnpackedLibrary {
  readonly library: LibraryState;
  /** The tokens in it, which every answer looks at: in the file still. */
  readonly tokens: readonly FileNumbers[];
}

export function unpackLibrary(
  { sources, shelves }: LibraryHead,
  { texts, sections }: { texts: readonly string[]; sections: readonly FileSection[] },
): UnpackedLibrary {
  const tokens = shelves.map((_, shelf) => new FileNumbers(sectionOf(sections, shelf, TOKENS)));
  const library = {
    sources,
    shelves: shelves.map(({ language, size, headings }, shelf): ShelfState => {
      const section = (list: number) => sectionOf(sections, shelf, list);
      const [lines = "", cognates = ""] = texts.slice(shelf * TEXTS, (shelf + 1) * TEXTS);
      return {
        language,
        index: {
          terms: {
            vocabulary: { lines, frequencies: section(1).numbers() },
            size,
            postings: new FileNumbers(section(2)),
            ends: section(3).numbers(),
          },
          tokens: { data: tokens[shelf] as FileNumbers, ends: section(5).numbers() },
          grams: section(6).numbers(),
          cognates,
        },
        passages: { places: section(0).numbers(), headings },
      };
    }),
  };
  return { library, tokens };
}

function sectionOf(sections: readonly FileSection[], shelf: number, list: number): FileSection {
  const found = sections[shelf * LISTS + list];
  if (found) return found;
  throw new RangeError("Too few sections.");
}

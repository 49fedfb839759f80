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

/** The lists of numbers of a shelf, in the order of the file. */
type Lists<List> = readonly [
  places: List,
  frequencies: List,
  postings: List,
  postingEnds: List,
  tokens: List,
  tokenEnds: List,
  grams: List,
];

/** How many of these there are for each shelf, and how many texts. */
const LISTS = 7;
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

function listsOf({ index: { terms, tokens, grams }, passages }: ShelfState): Lists<Numbers> {
  const { vocabulary, postings, ends } = terms;
  return [passages.places, vocabulary.frequencies, postings, ends, tokens.data, tokens.ends, grams];
}

function listsFor(shelf: number, sections: readonly FileSection[]): Lists<FileSection> {
  const lists = sections.slice(shelf * LISTS, (shelf + 1) * LISTS);
  if (lists.length < LISTS) throw new RangeError("Too few sections.");
  return lists as unknown as Lists<FileSection>;
}

export interface UnpackedLibrary {
  readonly library: LibraryState;
  /** The tokens in it, which every answer looks at: in the file still. */
  readonly tokens: readonly FileNumbers[];
}

/** Postings and tokens stay in the file: they are by far the longest. */
export function unpackLibrary(
  { sources, shelves }: LibraryHead,
  { texts, sections }: { texts: readonly string[]; sections: readonly FileSection[] },
): UnpackedLibrary {
  const tokens: FileNumbers[] = [];
  const library = {
    sources,
    shelves: shelves.map(({ language, size, headings }, shelf): ShelfState => {
      const lists = listsFor(shelf, sections);
      const [places, frequencies, postings, postingEnds, tokenSection, tokenEnds, grams] = lists;
      const data = new FileNumbers(tokenSection);
      tokens.push(data);
      const [lines = "", cognates = ""] = texts.slice(shelf * TEXTS, (shelf + 1) * TEXTS);
      return {
        language,
        index: {
          terms: {
            vocabulary: { lines, frequencies: frequencies.numbers() },
            size,
            postings: new FileNumbers(postings),
            ends: postingEnds.numbers(),
          },
          tokens: { data, ends: tokenEnds.numbers() },
          grams: grams.numbers(),
          cognates,
        },
        passages: { places: places.numbers(), headings },
      };
    }),
  };
  return { library, tokens };
}

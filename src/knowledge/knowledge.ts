/** Collections in, one knowledge out: sources, facts, gaps and the words for them. */
import type { Translations } from "../language/language.ts";
import type { Fact, Gap } from "./fact.ts";
import type { Source } from "./source.ts";

/** A term of the glossary: the words for one thing in each language. */
export interface Term {
  readonly id: string;
  /** Helps where it fits, and may be left unexplained where it does not. */
  readonly isOptional: boolean;
  readonly names: Readonly<Record<string, readonly string[]>>;
}

export interface Kind {
  readonly key: string;
  readonly name: Translations;
}

/** One folder of sources with what its author knows of them. */
export interface Collection {
  readonly id: string;
  readonly name: Translations | undefined;
  readonly sources: readonly Source[];
  readonly kinds: readonly Kind[];
  readonly facts: readonly Fact[];
  readonly gaps: readonly Gap[];
  readonly terms: readonly Term[];
}

export interface Knowledge {
  readonly collections: readonly Collection[];
  readonly sources: readonly Source[];
  readonly facts: readonly Fact[];
  readonly gaps: readonly Gap[];
  readonly kinds: readonly Kind[];
  readonly terms: readonly Term[];
}

/** Keys carry their collection's id, so collections never collide. */
export function mergeCollections(collections: readonly Collection[]): Knowledge {
  return {
    collections,
    sources: collections.flatMap((collection) => collection.sources),
    facts: collections.flatMap((collection) => collection.facts),
    gaps: collections.flatMap((collection) => collection.gaps),
    kinds: collections.flatMap((collection) => collection.kinds),
    terms: collections.flatMap((collection) => collection.terms),
  };
}

/** The sources that no fact quotes: nobody has read them for the knowledge, so they are answered from by passages. */
export function unquotedSources({ sources, facts }: Knowledge): readonly Source[] {
  const quoted = new Set(
    facts.flatMap(({ citations }) => citations.map(({ sourceId }) => sourceId)),
  );
  return sources.filter(({ id }) => !quoted.has(id));
}

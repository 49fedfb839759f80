/** Sources of any language in, the best of their passages for a question out, in one ranking. */
import type { Analyzer } from "../language/analyzer.ts";
import type { Language } from "../language/language.ts";
import { tokenizerOf } from "../language/terms.ts";
import { TranslationTable } from "../language/translation-table.ts";
import type { Passage } from "../knowledge/passage.ts";
import type { Term } from "../knowledge/knowledge.ts";
import { passagesOf } from "../knowledge/passage.ts";
import type { Source } from "../knowledge/source.ts";
import type { WeightedTerm } from "./bm25-index.ts";
import type { LibraryState, ShelfState } from "./library-state.ts";
import { packPassages } from "./library-state.ts";
import type { PassageIndexOptions, PassageIndexState } from "./passage-index.ts";
import { PassageIndex } from "./passage-index.ts";
import type { PassageMatch } from "./passage-match.ts";
import type { AskedText, PassageQuery } from "./passage-query.ts";
import { toForeignQuery, toPassageQuery } from "./passage-query.ts";
import { contextLength, searchedText } from "./passage-text.ts";
import type { EarlierPassages } from "./shelf-passages.ts";
import { ShelfPassages } from "./shelf-passages.ts";
import { WordTranslations } from "./word-translations.ts";
import { SpellingSuggestions } from "./spelling-suggestions.ts";

export interface PassageQuestion extends AskedText {
  readonly language: Language;
}

/** A passage found. Scores of all languages are comparable. */
export interface PassageHit {
  readonly passage: Passage;
  readonly match: PassageMatch;
  /** What was looked for in the passage's language. */
  readonly query: PassageQuery;
  /** Whether any passage of that language holds a word of the query, by its index. */
  readonly isKnown: (group: number) => boolean;
}

export interface PassageLibraryOptions {
  readonly analyzers: readonly Analyzer[];
  /** Dictionaries between the languages. Default: none. */
  readonly table?: TranslationTable;
}

/** The passages of one language. */
interface Shelf {
  readonly analyzer: Analyzer;
  readonly index: PassageIndex;
  readonly suggestions: SpellingSuggestions;
  readonly passages: ShelfPassages;
}

interface EarlierShelf {
  readonly index: PassageIndexState;
  readonly passages: EarlierPassages;
}

interface Placed {
  readonly source: Source;
  readonly shelf: Shelf;
  readonly ids: readonly number[];
}

/** What is no longer found, and not gone yet. */
interface Hidden extends Placed {
  readonly passages: readonly Passage[];
}

/** In terms; a Chinese passage has its words, its characters and pairs of them. */
const AVERAGE_LENGTH = { latin: 80, han: 300 } as const;
/** Of passages that fit alike, those in the question's language come first. */
const FOREIGN_SHARE = 0.9;
/** Adding or removing pauses after so many passages. */
const PASSAGES_A_STEP = 32;

export class PassageLibrary {
  readonly #analyzers: readonly Analyzer[];
  readonly #table: TranslationTable;
  #translations: WordTranslations;
  readonly #shelves = new Map<Language, Shelf>();
  readonly #placed = new Map<string, Placed>();
  #changes = 0;
  #revision = 0;

  /** `earlier`: what a library held, whose options were the same, with all sources it names. */
  constructor(
    { analyzers, table = new TranslationTable([]) }: PassageLibraryOptions,
    earlier?: { readonly state: LibraryState; readonly sources: readonly Source[] },
  ) {
    this.#analyzers = analyzers;
    this.#table = table;
    this.#translations = new WordTranslations([], table);
    if (earlier) this.#restore(earlier.state, earlier.sources);
  }

  /** From now on these names, each in several languages, stand for each other in questions across languages. */
  learnTerms(terms: readonly Term[]): void {
    this.#translations = new WordTranslations(terms, this.#table);
    this.#revision += 1;
  }

  /** Grows each time that a source begins or ceases to be found, or names are learned. */
  get revision(): number {
    return this.#revision;
  }

  get isEmpty(): boolean {
    return this.#placed.size === 0;
  }

  /** How many passages can be found. */
  get size(): number {
    let size = 0;
    for (const { ids } of this.#placed.values()) size += ids.length;
    return size;
  }

  get sourceIds(): readonly string[] {
    return [...this.#placed.keys()];
  }

  /** How often a source was put or removed. */
  get changes(): number {
    return this.#changes;
  }

  sourceOf(sourceId: string): Source | undefined {
    return this.#placed.get(sourceId)?.source;
  }

  passagesOf(sourceId: string): readonly Passage[] {
    const placed = this.#placed.get(sourceId);
    return placed ? passagesIn(placed) : [];
  }

  /**
   * Adds a source, in the place of the one that has its id. Take all steps; questions may be asked
   * between them, and are answered from the earlier source until the new one is whole.
   */
  *put(source: Source): Generator<void, void, void> {
    this.#changes += 1;
    const shelf = this.#shelfFor(source.language);
    const passages = passagesOf(source);
    const ids: number[] = [];
    for (const passage of passages) {
      ids.push(shelf.index.add(searchedText(passage)));
      if (ids.length % PASSAGES_A_STEP === 0) yield;
    }
    const earlier = this.#hide(source.id);
    for (const [ordinal, id] of ids.entries()) shelf.passages.set(id, passages[ordinal] as Passage);
    this.#placed.set(source.id, { source, shelf, ids });
    this.#revision += 1;
    if (earlier) yield* this.#erase(earlier);
  }

  /** Removes a source; it is found no more from the first step on. */
  *remove(sourceId: string): Generator<void, void, void> {
    this.#changes += 1;
    const earlier = this.#hide(sourceId);
    if (earlier) yield* this.#erase(earlier);
  }

  /** Puts what it does not hold as it is here, and removes what is not here. Take all steps, as of `put`. */
  *settle(sources: readonly Source[]): Generator<void, void, void> {
    const wanted = new Set(sources.map(({ id }) => id));
    for (const source of sources) {
      // `sourceOf` makes one of a document that was not read anew.
      if (this.#placed.get(source.id)?.source !== source) yield* this.put(source);
    }
    for (const id of this.sourceIds) if (!wanted.has(id)) yield* this.remove(id);
  }

  /**
   * What it holds, to make it again from. Take all steps; undefined where a source was put or
   * removed meanwhile, or is being so.
   */
  *state(): Generator<void, LibraryState | undefined, void> {
    const before = this.#changes;
    const sources = [...this.#placed.values()].map(({ source }) => source);
    const places = new Map(sources.map(({ id }, place) => [id, place]));
    const shelves: ShelfState[] = [];
    for (const [language, { index, passages }] of this.#shelves) {
      const live = passages.ids();
      if (live.length !== index.terms.size - index.terms.removed) return undefined;
      const state = yield* index.state(live);
      if (this.#changes !== before) return undefined;
      const kept = Array.from(live, (id) => passages.at(id) as Passage);
      const packed = packPassages(kept, (id) => places.get(id) ?? 0);
      shelves.push({ language, index: state, passages: packed });
    }
    const names = sources.map(({ id, title, language }) => ({ id, title, language }));
    return { sources: names, shelves };
  }

  /** The best `limit` of all languages, the best first. */
  search(question: PassageQuestion, limit: number): readonly PassageHit[] {
    const hits = [...this.#shelves.values()].flatMap((shelf) => {
      const query = this.#queryFor(shelf, question);
      const isKnown = (group: number) =>
        query.groups[group]?.alternatives.some(
          ({ term }) => shelf.index.terms.frequency(term) > 0,
        ) ?? false;
      const isForeign = shelf.analyzer.language !== question.language;
      return shelf.index.search(query, limit).flatMap((found): PassageHit[] => {
        const match = isForeign ? scaled(found, FOREIGN_SHARE) : found;
        const passage = shelf.passages.at(match.id);
        return passage ? [{ passage, match, query, isKnown }] : [];
      });
    });
    return hits.sort((a, b) => b.match.score - a.match.score).slice(0, limit);
  }

  #queryFor({ analyzer, index, suggestions }: Shelf, question: PassageQuestion): PassageQuery {
    const from = this.analyzerOf(question.language);
    if (from && from !== analyzer) {
      const languages = { from, to: analyzer };
      return toForeignQuery(question, languages, {
        terms: (word) => [
          ...this.#translations.terms(word, languages),
          ...relativesOf(this.#translations.cognateKeys(word, languages), index),
        ],
        complete: (beginning) => index.beginnings.of(beginning),
        headwords: (text) => this.#translations.headwords(text, from),
      });
    }
    const knownTerm = (term: string) => index.terms.knownTerm(term);
    const suggest = (term: string) => suggestions.of(term);
    const complete = (beginning: string) => index.beginnings.of(beginning);
    return toPassageQuery(question, analyzer, { knownTerm, suggest, complete });
  }

  analyzerOf(language: Language): Analyzer | undefined {
    return this.#analyzers.find((analyzer) => analyzer.language === language);
  }

  #restore({ sources: names, shelves }: LibraryState, given: readonly Source[]): void {
    const byId = new Map(given.map((source) => [source.id, source]));
    const sources = names.map(({ id, title, language }) => {
      const source = byId.get(id);
      if (source?.title === title && source.language === language) return source;
      throw new RangeError(`${id}: not the source that was held. Permitted: all of the state.`);
    });
    for (const { language, index, passages } of shelves)
      this.#shelfFor(language, { index, passages: { packed: passages, sources } });
    for (const source of sources) {
      const shelf = this.#shelfFor(source.language);
      const ids = shelf.passages.earlierIds().get(source) ?? [];
      this.#placed.set(source.id, { source, shelf, ids });
    }
  }

  /** Sources of a language without an analyser are read by the first one. */
  #shelfFor(language: Language, earlier?: EarlierShelf): Shelf {
    const known = this.#shelves.get(language);
    if (known) return known;
    const analyzer = this.analyzerOf(language) ?? this.#analyzers[0];
    if (!analyzer) throw new Error("No analyser. Permitted: at least one.");
    const passages = new ShelfPassages(earlier?.passages);
    const options: PassageIndexOptions = {
      language: analyzer.language,
      tokenizer: tokenizerOf(analyzer),
      averageLength: AVERAGE_LENGTH[analyzer.script],
      hasLetters: analyzer.script === "latin",
      textOf: (id) => {
        const passage = passages.at(id);
        return passage && { text: searchedText(passage), own: contextLength(passage) };
      },
    };
    const index = new PassageIndex(options, earlier?.index);
    const suggestions = new SpellingSuggestions(index.terms);
    const shelf = { analyzer, index, suggestions, passages };
    this.#shelves.set(language, shelf);
    return shelf;
  }

  #hide(sourceId: string): Hidden | undefined {
    const placed = this.#placed.get(sourceId);
    if (!placed) return undefined;
    this.#placed.delete(sourceId);
    this.#revision += 1;
    const hidden = { ...placed, passages: passagesIn(placed) };
    for (const id of placed.ids) placed.shelf.passages.hide(id);
    return hidden;
  }

  *#erase({ shelf, ids, passages }: Hidden): Generator<void, void, void> {
    for (const [ordinal, id] of ids.entries()) {
      shelf.index.remove(id, searchedText(passages[ordinal] as Passage));
      if (ordinal % PASSAGES_A_STEP === PASSAGES_A_STEP - 1) yield;
    }
  }
}

function scaled(match: PassageMatch, share: number): PassageMatch {
  return { ...match, score: share * match.score, evidence: share * match.evidence };
}

function passagesIn({ ids, shelf }: Placed): readonly Passage[] {
  return ids.map((id) => shelf.passages.at(id) as Passage);
}

/** What a relative of a word counts, which mostly means the same. */
const RELATIVE_WEIGHT = 0.7;

function relativesOf(keys: readonly string[], { cognates, terms }: PassageIndex): WeightedTerm[] {
  return keys.flatMap((key) =>
    cognates.find(key).map((id) => ({ term: terms.vocabulary.term(id), weight: RELATIVE_WEIGHT })),
  );
}

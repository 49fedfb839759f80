/** A word of one language in, the terms that say it in another out: authored names first, then dictionaries. */
import type { Analyzer } from "../language/analyzer.ts";
import { fold } from "../language/folding.ts";
import type { Span } from "../language/span.ts";
import { tokenizerOf } from "../language/terms.ts";
import type { TranslationTable } from "../language/translation-table.ts";
import type { Term } from "../knowledge/knowledge.ts";
import type { WeightedTerm } from "./bm25-index.ts";

export interface LanguagePair {
  readonly from: Analyzer;
  readonly to: Analyzer;
}

/** What a word counts that is only part of a translation. */
const PART_WEIGHT = 0.5;
/** What each translation counts less than the one before it, down to the least. */
const STEP = 0.04;
const LEAST_WEIGHT = 0.6;

export class WordTranslations {
  readonly #table: TranslationTable;
  /** `language:folded name` → terms of the glossary. */
  readonly #authored = new Map<string, Term[]>();

  constructor(terms: readonly Term[], table: TranslationTable) {
    this.#table = table;
    for (const term of terms)
      for (const [language, names] of Object.entries(term.names))
        for (const name of names) this.#name(`${language}:${fold(name).text}`, term);
  }

  terms(word: string, { from, to }: LanguagePair): readonly WeightedTerm[] {
    const authored = this.#authored.get(`${from.language}:${fold(word).text}`) ?? [];
    const names = authored.flatMap((term) => term.names[to.language] ?? []);
    const listed = this.#table.translate(word, from.language, to.language);
    const found = new Map<string, number>();
    for (const [rank, phrase] of [...names, ...listed].entries()) {
      const terms = tokenizerOf(to).tokens(phrase);
      const weight =
        Math.max(LEAST_WEIGHT, 1 - STEP * rank) * (isOneWord(phrase) ? 1 : PART_WEIGHT);
      for (const { term } of terms) found.set(term, Math.max(found.get(term) ?? 0, weight));
    }
    return Array.from(found, ([term, weight]) => ({ term, weight }));
  }

  cognateKeys(word: string, { from, to }: LanguagePair): readonly string[] {
    return this.#table.cognateKeys(word, from.language, to.language);
  }

  /** Words of a run of Han that dictionaries or the glossary list; none where there is neither. */
  headwords(text: string, { language }: Analyzer): readonly Span[] {
    return this.#table.headwordsIn(text, language);
  }

  #name(name: string, term: Term): void {
    const terms = this.#authored.get(name);
    if (terms) terms.push(term);
    else this.#authored.set(name, [term]);
  }
}

/** Of Han a phrase is one word, whose characters and pairs are its terms. */
function isOneWord(phrase: string): boolean {
  return !phrase.includes(" ");
}

/** Dictionaries in; what a word of one language is in another out, and the words of a Chinese text that they know. */
import type { Analyzer } from "./analyzer.ts";
import { analyzers } from "./analyzers.ts";
import { cognateKey } from "./cognates.ts";
import type { Dictionary } from "./dictionary.ts";
import type { DictionaryLines, PhraseEntry } from "./dictionary-lines.ts";
import { phraseKey } from "./dictionary-phrases.ts";
import { fold } from "./folding.ts";
import type { Language } from "./language.ts";
import type { Span } from "./span.ts";

const MOST_TRANSLATIONS = 12;
/** Of a word's translations into a third language, as many lead on. */
const MOST_PIVOTS = 6;
/** Of a word that is only part of such a translation. */
const MOST_OF_A_WORD = 3;
/** Words remembered with their translations; when they are as many, all are forgotten. */
const MOST_REMEMBERED = 50_000;
/** In UTF-16 code units; no dictionary lists what is longer. */
const LONGEST_PHRASE = 200;
const HAN_RUN = /\p{Script=Han}+/gu;

/** A word that some dictionary lists, and where it stands in the text as written. */
export interface Headword extends Span {
  /** Folded. */
  readonly headword: string;
}

/** What each dictionary says, all of it equally near to what was asked for. */
type Tier = readonly (readonly string[])[];

interface Pair {
  /** In their own direction before those turned round. */
  readonly lines: readonly DictionaryLines[];
  readonly from: Analyzer;
}

/** Looks words up in all dictionaries together. Remembers: make one and keep it. */
export class TranslationTable {
  readonly #pairs = new Map<string, Pair>();
  readonly #remembered = new Map<string, readonly string[]>();

  constructor(dictionaries: readonly Dictionary[]) {
    for (const { about, byHeadword } of dictionaries) this.#add(about.from, about.to, byHeadword);
    for (const { about, byTranslation } of dictionaries)
      this.#add(about.to, about.from, byTranslation);
  }

  get isEmpty(): boolean {
    return this.#pairs.size === 0;
  }

  /**
   * At most 12 folded words, or phrases of several words with single spaces between, best first:
   * what more dictionaries say, then in their order. An inflected word is found by its stem where it
   * is no headword itself. Where no dictionary has both languages, a third one is passed through.
   */
  translate(word: string, from: Language, to: Language): readonly string[] {
    if (word.length > LONGEST_PHRASE) return [];
    const question = `${from}>${to}>${word}`;
    const known = this.#remembered.get(question);
    if (known) return known;
    const { text } = fold(word);
    const pair = this.#pairs.get(pairName(from, to));
    const tiers = pair ? tiersOf(text, pair) : this.#throughOthers(text, from, to);
    const translations = ranked(tiers);
    if (this.#remembered.size >= MOST_REMEMBERED) this.#remembered.clear();
    this.#remembered.set(question, translations);
    return translations;
  }

  /**
   * The keys under which words of `to` are relatives of this one: its own, or where it is not
   * written alike (Chinese), those of its translations into a language that is, word by word.
   */
  cognateKeys(word: string, from: Language, to: Language): readonly string[] {
    const own = cognateKey(word, from);
    if (own !== undefined) return [own];
    const keys = this.#languagesFrom(from).flatMap((pivot) =>
      pivot === to ? [] : this.#cognateKeysIn(word, from, pivot),
    );
    return [...new Set(keys)];
  }

  /** The longest words that dictionaries of the language list, one behind the other, in runs of Han. */
  headwordsIn(text: string, language: Language): readonly Headword[] {
    const lines = [...this.#pairs.values()]
      .filter(({ from }) => from.language === language)
      .flatMap((pair) => pair.lines);
    const folded = fold(text);
    const found: Headword[] = [];
    for (const run of folded.text.matchAll(HAN_RUN)) {
      const end = run.index + run[0].length;
      for (let start = run.index; start < end;) {
        const length = longest(lines, run[0], start - run.index);
        if (length > 0)
          found.push({
            headword: folded.text.slice(start, start + length),
            start: folded.origin[start] ?? 0,
            end: folded.origin[start + length] ?? text.length,
          });
        start += Math.max(1, length);
      }
    }
    return found;
  }

  #add(from: Language, to: Language, lines: DictionaryLines): void {
    const analyzer = analyzers.find(({ language }) => language === from);
    if (!analyzer) return;
    const name = pairName(from, to);
    const known = this.#pairs.get(name)?.lines ?? [];
    this.#pairs.set(name, { from: analyzer, lines: [...known, lines] });
  }

  #languagesFrom(from: Language): readonly Language[] {
    return analyzers
      .map(({ language }) => language)
      .filter((language) => this.#pairs.has(pairName(from, language)));
  }

  #cognateKeysIn(word: string, from: Language, pivot: Language): readonly string[] {
    const words = this.translate(word, from, pivot).flatMap((phrase) => phrase.split(" "));
    return words.flatMap((each) => cognateKey(each, pivot) ?? []);
  }

  /** Phrases that the second step does not list are translated word by word, behind the others. */
  #throughOthers(text: string, from: Language, to: Language): readonly Tier[] {
    const whole: (readonly string[])[] = [];
    const wordByWord: (readonly string[])[] = [];
    for (const pivot of this.#languagesFrom(from)) {
      const onward = this.#pairs.get(pairName(pivot, to));
      if (!onward) continue;
      for (const phrase of this.translate(text, from, pivot).slice(0, MOST_PIVOTS)) {
        const translations = bestTier(phrase, onward);
        if (translations.length > 0) whole.push(translations);
        else
          for (const word of contentWords(phrase, onward.from))
            wordByWord.push(bestTier(word, onward).slice(0, MOST_OF_A_WORD));
      }
    }
    return [whole, wordByWord];
  }
}

function pairName(from: Language, to: Language): string {
  return `${from}>${to}`;
}

/** "wrote" is what "write" is, then what is spelled so itself, then what has its stem. */
function tiersOf(phrase: string, { lines, from }: Pair): readonly Tier[] {
  const headword = from.irregularForms?.get(phrase);
  const key = phraseKey(phrase, from);
  const found = lines.map((each) => each.find(key));
  const tier = (isIn: (entry: PhraseEntry) => boolean): Tier =>
    found.map((entries) => entries.flatMap((entry) => (isIn(entry) ? entry.others : [])));
  return [
    ...(headword === undefined ? [] : tiersOf(headword, { lines, from })),
    tier((entry) => entry.phrase === phrase),
    tier((entry) => entry.phrase !== phrase),
  ];
}

/** A second step goes on from what is nearest alone: with each step more is meant that was not asked for. */
function bestTier(phrase: string, pair: Pair): readonly string[] {
  return (
    tiersOf(phrase, pair)
      .map(mostNamed)
      .find((names) => names.length > 0) ?? []
  );
}

function ranked(tiers: readonly Tier[]): readonly string[] {
  return [...new Set(tiers.flatMap(mostNamed))].slice(0, MOST_TRANSLATIONS);
}

/** What most dictionaries name first; what as many name stays in order. */
function mostNamed(tier: Tier): readonly string[] {
  const names = new Map<string, number>();
  for (const list of tier)
    for (const name of new Set(list)) names.set(name, (names.get(name) ?? 0) + 1);
  return [...names].toSorted(([, a], [, b]) => b - a).map(([name]) => name);
}

function contentWords(phrase: string, { stopWords }: Analyzer): readonly string[] {
  const words = phrase.split(" ");
  return words.length === 1 ? [] : words.filter((word) => !stopWords.includes(word));
}

function longest(lines: readonly DictionaryLines[], run: string, start: number): number {
  return Math.max(0, ...lines.map((each) => each.longestAt(run, start)));
}

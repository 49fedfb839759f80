/** What each language brings: its words, their stems, its numerals, and the words that frame a question. */
import type { Language } from "./language.ts";

export const QUESTION_TYPES = [
  "who",
  "what",
  "how-many",
  "how-much",
  "list",
  "yes-no",
  "when",
  "where",
  "why",
  "how",
  "which",
] as const;

/** What a question asks for. One question may ask for several. */
export type QuestionType = (typeof QUESTION_TYPES)[number];

/** The types that a word asks for, such as "who" or "how many". */
export const QUESTION_WORDS = QUESTION_TYPES.filter((type) => type !== "yes-no");

/** Words that do something in a question rather than name something in the world. */
export type CueName =
  | QuestionType
  /** "one of", "among", "part of": is X in a set? */
  | "member"
  | "negation"
  /** "early or late": neither yes nor no answers it. */
  | "alternative"
  /** "ignore", "pretend": an order to the bot, not a question. */
  | "order"
  | "greeting"
  | "thanks"
  | "about-bot";

export interface Numerals {
  /** Words for 0–99, folded, with their values. */
  readonly units: ReadonlyMap<string, number>;
  /** Ten, hundred: they multiply what stands directly before them. */
  readonly multipliers: ReadonlyMap<string, number>;
  /** Thousand, million, 亿: they multiply everything before them. */
  readonly scales: ReadonlyMap<string, number>;
  readonly percent: readonly string[];
}

/** What to look for in a folded word, and what stands there instead. */
export type CognateRule = readonly [pattern: RegExp, replacement: string];

export interface Analyzer {
  readonly language: Language;
  readonly script: "latin" | "han";
  /** Folded word in, the form its inflections share out. */
  stem(word: string): string;
  /** A run of the language's script in words; for Latin script words are found before. */
  segment(run: string): readonly string[];
  /** Articles, prepositions, pronouns, auxiliaries: skipped even inside a phrase. Folded. */
  readonly stopWords: readonly string[];
  /** Words and phrases that frame a question and name nothing ("tell me", "what kind of"). */
  readonly lightPhrases: readonly string[];
  /** Words of the general vocabulary: verbs, adjectives and the like that name nothing in particular. */
  readonly generalWords: readonly string[];
  /** Nouns of no knowledge in particular that would else be torn apart. */
  readonly nouns: readonly string[];
  /** Countries and great cities: a question that names one is about it, whatever else it says. Lower case. */
  readonly places: readonly string[];
  readonly cues: Readonly<Record<CueName, readonly string[]>>;
  readonly numerals: Numerals;
  /** Words that, opening a clause, ask for a yes or a no. Folded. */
  readonly yesNoOpeners: readonly string[];
  /** Ways to ask for a yes or a no that are no words of their own: 扶不扶持. In text as written. */
  readonly yesNoForms: readonly RegExp[];
  /** What, at the end of a text, asks for a yes or a no and says nothing else: …没有？ In text as written. */
  readonly yesNoEnding?: RegExp;
  /** What stands between the first character of a word and the word to ask for a yes or a no: 不 in 扶不扶持. */
  readonly repetitionMarks: readonly string[];
  /** Between examples and what they are examples of: 这类 in 报纸这类媒体. In text as written. */
  readonly exampleMark?: RegExp;
  /** Words that join two things or two questions: "and". Folded. */
  readonly joints: readonly string[];
  /** Words before the first of a clause that do not count: "so, is it…". Folded. */
  readonly clauseLeads: readonly string[];
  /** Whether a question mark without a question word asks for a yes or a no. */
  readonly asksByMarkAlone: boolean;
  /** Words that open a question with a mark that a yes or a no would not answer ("che differenza…"). Folded. */
  readonly fragmentOpeners: readonly string[];
  /** Folded questions whose answer holds a year or date, a number, a person's name. */
  readonly askedKinds: Readonly<Record<"year" | "number" | "name", RegExp>>;
  /** By what a statement says of itself that it tells what is expected or aimed at. In text as written. */
  readonly forecastMark?: RegExp;
  /** Words that a dictionary puts before what it lists: articles, "to". Folded. */
  readonly dictionaryLeads?: readonly string[];
  /** Folded forms whose stem is not their headword's, each with its headword. */
  readonly irregularForms?: ReadonlyMap<string, string>;
  /** Applied in order, they leave of a word what it shares with its relatives in other languages. */
  readonly cognateRules?: readonly CognateRule[];
  /** Folded text in, how much it looks like this language; comparable between Latin languages only. */
  readonly likeness: (words: readonly string[]) => number;
}

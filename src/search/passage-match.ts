/** A query and passages in, how well each passage answers it, and in which sentences, out. */
import type { Span } from "../language/span.ts";
import { K1, type Bm25Index } from "./bm25-index.ts";
import type { LetterGrams, QuestionGrams } from "./letter-grams.ts";
import type { PassageQuery } from "./passage-query.ts";
import type { PassageReading, SentenceReading } from "./passage-reading.ts";
import { NEXT_WORDS, readPassage } from "./passage-reading.ts";
import type { SentenceTokens } from "./sentence-tokens.ts";
import { TermMarks } from "./term-marks.ts";

/** What is measured of a passage; all but the last two are divided by the weight of the whole question. */
export interface PassageFeatures {
  /** BM25 of the passage. */
  readonly passage: number;
  /** BM25 of its best sentence, as if it were the passage. */
  readonly sentence: number;
  /** The share of the question, by rarity, in its best sentence; in [0, 1]. */
  readonly sentenceShare: number;
  /** Words of the question near each other. */
  readonly proximity: number;
  /** Runs of letters: BM25 in the passage, and the sum of the rarities in the best sentence. */
  readonly letters: number;
  readonly sentenceLetters: number;
  /** What is not there but in a form close to it, by how close it is. */
  readonly closeForms: number;
  /** Names and numbers of the question that are not there; zero or less. */
  readonly missingNames: number;
  readonly missingNumbers: number;
  /** 1: one of the best sentences holds a new year, number or name where one is asked for; ½: a number for a year. */
  readonly kindOfAnswer: number;
  /**
   * By how much it is shorter than others, as a logarithm, times the share of the question that it holds:
   * what says as much in fewer words is more to the point. 0 where words are not made of letters: no gain there.
   */
  readonly brevity: number;
}

/** One sentence of a passage held against a query. */
export interface SentenceMatch extends Span {
  /** As `PassageFeatures.sentence`, the letters included: comparable within a passage only. */
  readonly score: number;
  /** A bit for each of the first 31 words of the query that it holds. */
  readonly groups: number;
}

export interface PassageMatch {
  readonly id: number;
  /** Comparable between languages; higher is better, without an upper bound. */
  readonly score: number;
  /** The part of the score that comes of what the question names. */
  readonly evidence: number;
  readonly features: PassageFeatures;
  readonly sentences: readonly SentenceMatch[];
  /** The words of the query, by index, that the passage holds. */
  readonly matched: ReadonlySet<number>;
  /** The share of the question, by rarity, that it holds; in [0, 1]. */
  readonly share: number;
  /** How rare each word of the query is among all passages of the language. */
  readonly weights: readonly number[];
}

export interface SearchedText {
  readonly text: string;
  /** In UTF-16 code units: where the passage's own words begin, behind its headings. */
  readonly own: number;
}

export interface SearchedPassage extends SearchedText {
  readonly id: number;
}

/** Of a linear model; fitted on questions over passages (docs/adr/0013 tells on which, and what each is worth). */
const WEIGHTS: Readonly<Record<keyof PassageFeatures, number>> = {
  passage: 3,
  sentence: 0.6,
  sentenceShare: 2.5,
  proximity: 1.4,
  letters: 1.1,
  sentenceLetters: 1,
  closeForms: 1.9,
  missingNames: 1.9,
  missingNumbers: 4,
  kindOfAnswer: 0.8,
  brevity: 1.2,
};

/** In average lengths: a passage that is shorter yet says too little to be preferred for that. */
const SHORTEST = 0.25;
const SENTENCES_PER_PASSAGE = 4;
/** In UTF-16 code units: the length of a text that counts as neither short nor long. */
const AVERAGE_TEXT = 800;
/** Sentences that score as much of the best one's score may hold what is asked for. */
const NEARLY_BEST = 0.7;

export interface MatcherOptions {
  readonly index: Bm25Index;
  readonly tokens: SentenceTokens;
  readonly grams: LetterGrams;
  readonly averageLength: number;
  readonly hasLetters: boolean;
}

interface Asked {
  readonly query: PassageQuery;
  readonly weights: readonly number[];
  readonly total: number;
  readonly grams: QuestionGrams | undefined;
}

export class PassageMatcher {
  readonly #options: MatcherOptions;
  readonly #marks: TermMarks;

  constructor(options: MatcherOptions) {
    this.#options = options;
    this.#marks = new TermMarks(options.index.vocabulary, options.hasLetters);
  }

  match(query: PassageQuery, passages: readonly SearchedPassage[]): PassageMatch[] {
    const { index, grams, hasLetters } = this.#options;
    const weights = query.groups.map(
      ({ alternatives, share }) => share * index.groupWeight(alternatives),
    );
    const asked: Asked = {
      query,
      weights,
      total: sum(weights) || 1,
      grams: hasLetters ? grams.ofQuestion(query.text, index.size - index.removed) : undefined,
    };
    this.#marks.begin(query);
    return passages.map((passage) => this.#matchOne(passage, asked));
  }

  #matchOne({ id, text, own }: SearchedPassage, asked: Asked): PassageMatch {
    const { tokens, averageLength, hasLetters } = this.#options;
    const { query, weights, total, grams } = asked;
    const count = query.groups.length;
    const reading = readPassage(id, { tokens, marks: this.#marks, count });
    const bm25 = reading.sentences.map((sentence) =>
      bm25Of(sentence, weights, (SENTENCES_PER_PASSAGE * sentence.length) / averageLength),
    );
    const letters = grams?.match(
      text,
      reading.sentences.map(({ end }) => end),
      AVERAGE_TEXT,
    );
    const sentences = reading.sentences.map(({ start, end, frequencies }, index) => ({
      start,
      end,
      score: ((bm25[index] ?? 0) + (letters?.parts[index] ?? 0)) / total,
      groups: bitsOf(frequencies),
    }));
    const share = heldWeight(reading, weights) / total;
    const features: PassageFeatures = {
      passage: bm25Of(reading, weights, reading.length / averageLength) / total,
      sentence: best(bm25) / total,
      sentenceShare: best(reading.sentences.map((one) => heldWeight(one, weights))) / total,
      proximity: proximityOf(reading, weights) / total,
      letters: (letters?.whole ?? 0) / total,
      sentenceLetters: best(letters?.parts ?? []) / total,
      closeForms: missingWeight(reading, weights, (word) => reading.closeness[word] ?? 0) / total,
      missingNames: -missing(reading, asked, "isName") / total,
      missingNumbers: -missing(reading, asked, "isNumber") / total,
      kindOfAnswer: kindOfBest(sentences, { query, text, own }),
      brevity: hasLetters ? -share * Math.log(Math.max(SHORTEST, text.length / AVERAGE_TEXT)) : 0,
    };
    const matched = new Set<number>();
    for (const [word, frequency] of reading.frequencies.entries())
      if (frequency > 0) matched.add(word);
    const score = scoreOf(features);
    const evidence = score - WEIGHTS.brevity * features.brevity;
    return { id, score, evidence, features, sentences, matched, share, weights };
  }
}

const weighted = Object.entries(WEIGHTS) as [keyof PassageFeatures, number][];

function scoreOf(features: PassageFeatures): number {
  let score = 0;
  for (const [name, weight] of weighted) score += weight * features[name];
  return score;
}

type Frequencies = Pick<SentenceReading, "frequencies">;

/** `length`: in average lengths. */
function bm25Of({ frequencies }: Frequencies, weights: readonly number[], length: number): number {
  let score = 0;
  for (let word = 0; word < weights.length; word++) {
    const frequency = frequencies[word] as number;
    if (frequency > 0)
      score +=
        ((weights[word] as number) * frequency * (K1 + 1)) /
        (frequency + K1 * (0.4 + 0.6 * length));
  }
  return score;
}

/** What the words that stand there weigh; one that another stands for counts in part. */
function heldWeight({ frequencies }: Frequencies, weights: readonly number[]): number {
  let held = 0;
  for (let word = 0; word < weights.length; word++)
    held += (weights[word] as number) * Math.min(1, frequencies[word] as number);
  return held;
}

function missingWeight(
  { frequencies }: Frequencies,
  weights: readonly number[],
  countOf: (word: number) => number,
): number {
  let missed = 0;
  for (let word = 0; word < weights.length; word++)
    if (frequencies[word] === 0) missed += (weights[word] as number) * countOf(word);
  return missed;
}

function missing(
  reading: PassageReading,
  { query: { groups }, weights }: Asked,
  kind: "isName" | "isNumber",
): number {
  return missingWeight(reading, weights, (word) => Number(groups[word]?.[kind] ?? false));
}

/** A pair counts as much as the commoner of its words, by how near they are. */
function proximityOf({ nearness }: PassageReading, weights: readonly number[]): number {
  let proximity = 0;
  for (let pair = 0; pair < nearness.length; pair++) {
    const near = nearness[pair] as number;
    if (near === 0) continue;
    const first = Math.floor(pair / NEXT_WORDS);
    const second = first + 1 + (pair % NEXT_WORDS);
    proximity += near * Math.min(weights[first] as number, weights[second] as number);
  }
  return proximity;
}

function bitsOf(frequencies: readonly number[]): number {
  let bits = 0;
  for (let word = 0; word < Math.min(31, frequencies.length); word++)
    if ((frequencies[word] as number) > 0) bits |= 1 << word;
  return bits;
}

function kindOfBest(
  sentences: readonly SentenceMatch[],
  { query, text, own }: SearchedText & { readonly query: PassageQuery },
): number {
  if (query.asked === undefined) return 0;
  const its = sentences.filter(({ end }) => end > own);
  const least = NEARLY_BEST * best(its.map(({ score }) => score));
  const likely = its.filter(({ score }) => score > 0 && score >= least);
  return best(likely.map(({ start, end }) => kindOfAnswer(query, text.slice(start, end))));
}

/** Whether a sentence holds what is asked for, and the question does not. */
function kindOfAnswer({ asked, text }: PassageQuery, sentence: string): number {
  if (asked === "name") {
    const names = sentence.slice(1).match(/\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+/gu) ?? [];
    return Number(names.some((name) => !text.includes(name)));
  }
  const numbers = (sentence.match(/\p{N}+/gu) ?? []).filter((number) => !text.includes(number));
  if (asked === "number") return Number(numbers.length > 0);
  if (numbers.some((number) => /^(?:1\d|20)\d\d$/u.test(number))) return 1;
  return numbers.length > 0 ? 0.5 : 0;
}

function best(values: readonly number[]): number {
  let highest = 0;
  for (const value of values) highest = Math.max(highest, value);
  return highest;
}

function sum(values: readonly number[]): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}

/** A query and passages in, how well each passage answers it, and in which sentences, out. */
import type { Span } from "../language/span.ts";
import { K1, type Bm25Index } from "./bm25-index.ts";
import type { LetterGrams, QuestionGrams } from "./letter-grams.ts";
import type { PassageQuery } from "./passage-query.ts";
import { CloseForms } from "./close-forms.ts";
import type { SentenceTokens } from "./sentence-tokens.ts";

/** What is measured of a passage; all are divided by the weight of the whole question. */
export interface PassageFeatures {
  /** BM25 of the passage. */
  readonly passage: number;
  /** BM25 of its best sentence, as if it were the passage. */
  readonly sentence: number;
  /** The share of the question, by rarity, in its best sentence; in [0, 1]. */
  readonly sentenceShare: number;
  /** The same in the whole passage. */
  readonly share: number;
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
  /** 1: the best sentence holds a new year, number or name where one is asked for; ½: a number for a year. */
  readonly kindOfAnswer: number;
}

/** One sentence of a passage held against a query. */
export interface SentenceMatch extends Span {
  /** As `PassageFeatures.sentence`, the letters included: comparable within a passage only. */
  readonly score: number;
  /** A bit for each of the first 31 groups of the query that it holds. */
  readonly groups: number;
}

export interface PassageMatch {
  readonly id: number;
  /** Comparable between languages; higher is better, without an upper bound. */
  readonly score: number;
  readonly features: PassageFeatures;
  readonly sentences: readonly SentenceMatch[];
  /** The groups of the query, by index, that the passage holds. */
  readonly matched: ReadonlySet<number>;
  /** How rare each group of the query is among all passages of the language. */
  readonly weights: readonly number[];
}

/**
 * Weights of a linear model, fitted on questions over passages by a conditional logit
 * (benchmarks/retrieval/README.md tells how, and on what).
 */
const WEIGHTS: Readonly<Record<keyof PassageFeatures, number>> = {
  passage: 3,
  sentence: 1,
  sentenceShare: 2.5,
  share: 0,
  proximity: 1,
  letters: 1.1,
  sentenceLetters: 1,
  closeForms: 1.9,
  missingNames: 1.9,
  missingNumbers: 1.9,
  kindOfAnswer: 0.8,
};

/** In terms: the length of a sentence that counts as neither short nor long. */
const SENTENCES_PER_PASSAGE = 4;
/** In UTF-16 code units. */
const AVERAGE_TEXT = 800;
/** Sentences that score as much of the best one's score may hold what is asked for. */
const NEARLY_BEST = 0.7;
const NEAR = 10;
/** How far apart two words of the question may be that count as near each other there. */
const NEXT_WORDS = 3;

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

export interface SearchedPassage {
  readonly id: number;
  readonly text: string;
}

/** What a term of the vocabulary does for a query. */
interface Role {
  readonly group: number;
  readonly factor: number;
  /** It only begins like the word that is looked for. */
  readonly isClose: boolean;
}

export class PassageMatcher {
  readonly #options: MatcherOptions;
  readonly #forms: CloseForms;
  /** Term id → 1 + place in `#roles`; 0 for terms the query does not look for. */
  #marks = new Uint16Array(0);
  #roles: Role[] = [];

  constructor(options: MatcherOptions) {
    this.#options = options;
    this.#forms = new CloseForms(options.index.vocabulary);
  }

  match(query: PassageQuery, passages: readonly SearchedPassage[]): PassageMatch[] {
    const { index, grams, hasLetters } = this.#options;
    const weights = query.groups.map(
      ({ alternatives, share }) => share * index.groupWeight(alternatives),
    );
    const asked: Asked = {
      query,
      weights,
      total: weights.reduce((sum, weight) => sum + weight, 0) || 1,
      grams: hasLetters ? grams.ofQuestion(query.text, index.size - index.removed) : undefined,
    };
    const marked = this.#mark(query);
    const matches = passages.map((passage) => this.#matchOne(passage, asked));
    for (const term of marked) this.#marks[term] = 0;
    return matches;
  }

  /** Notes for each term of the vocabulary which word of the question it counts for. */
  #mark(query: PassageQuery): number[] {
    const { vocabulary } = this.#options.index;
    if (this.#marks.length < vocabulary.size)
      this.#marks = new Uint16Array(Math.ceil(vocabulary.size * 1.25));
    this.#roles = [];
    const marked: number[] = [];
    const mark = (id: number | undefined, role: Role) => {
      if (id === undefined || this.#marks[id] !== 0) return;
      this.#marks[id] = this.#roles.push(role);
      marked.push(id);
    };
    for (const [group, { alternatives }] of query.groups.entries())
      for (const { term, weight } of alternatives)
        mark(vocabulary.idOf(term), { group, factor: weight, isClose: false });
    if (!this.#options.hasLetters) return marked;
    for (const [group, { alternatives }] of query.groups.entries())
      for (const { id, closeness } of this.#forms.of(alternatives[0]?.term ?? ""))
        mark(id, { group, factor: closeness, isClose: true });
    return marked;
  }

  #matchOne({ id, text }: SearchedPassage, { query, weights, total, grams }: Asked): PassageMatch {
    const { tokens, averageLength } = this.#options;
    const { groups } = query;
    const data = tokens.data;
    const { from, to } = tokens.range(id);
    const counts = new Float64Array(groups.length);
    const close = new Float64Array(groups.length);
    const inSentence = new Float64Array(groups.length);
    const lastSeen = new Int32Array(groups.length).fill(-1_000);
    const nearest = new Float64Array(groups.length * (NEXT_WORDS + 1));
    const sentenceLength = averageLength / SENTENCES_PER_PASSAGE;
    const sentences: {
      start: number;
      end: number;
      bm25: number;
      share: number;
      held: number;
    }[] = [];
    let position = 0;
    let length = 0;
    for (let at = from; at < to;) {
      const count = data[at + 2] as number;
      inSentence.fill(0);
      for (let index = at + 3; index < at + 3 + count; index++, position++) {
        const place = this.#marks[data[index] as number] as number;
        if (place === 0) continue;
        const { group, factor, isClose } = this.#roles[place - 1] as Role;
        if (isClose) {
          if (factor > (close[group] as number)) close[group] = factor;
          continue;
        }
        counts[group] = (counts[group] as number) + factor;
        inSentence[group] = (inSentence[group] as number) + factor;
        for (let other = Math.max(0, group - NEXT_WORDS); other <= group + NEXT_WORDS; other++) {
          if (other === group || other >= groups.length) continue;
          const distance = position - (lastSeen[other] as number);
          if (distance > NEAR) continue;
          const low = Math.min(group, other);
          const pair = low * (NEXT_WORDS + 1) + Math.abs(group - other);
          nearest[pair] = Math.max(nearest[pair] as number, 1 / Math.max(1, distance));
        }
        lastSeen[group] = position;
      }
      let bm25 = 0;
      let share = 0;
      let held = 0;
      for (let group = 0; group < groups.length; group++) {
        const frequency = inSentence[group] as number;
        if (frequency === 0) continue;
        if (group < 31) held |= 1 << group;
        const weight = weights[group] as number;
        bm25 += weight * saturated(frequency, count / sentenceLength);
        share += weight * Math.min(1, frequency);
      }
      sentences.push({
        start: data[at] as number,
        end: data[at + 1] as number,
        bm25,
        share,
        held,
      });
      length += count;
      at += 3 + count;
    }
    let passage = 0;
    let share = 0;
    let closeForms = 0;
    let missingNames = 0;
    let missingNumbers = 0;
    const matched = new Set<number>();
    for (const [group, { isName, isNumber }] of groups.entries()) {
      const frequency = counts[group] as number;
      const weight = weights[group] as number;
      if (frequency > 0) {
        matched.add(group);
        passage += weight * saturated(frequency, length / averageLength);
        share += weight * Math.min(1, frequency);
      } else {
        closeForms += weight * (close[group] as number);
        if (isName) missingNames -= weight;
        if (isNumber) missingNumbers -= weight;
      }
    }
    let proximity = 0;
    for (let pair = 0; pair < nearest.length; pair++) {
      const near = nearest[pair] as number;
      if (near === 0) continue;
      const low = Math.floor(pair / (NEXT_WORDS + 1));
      const high = low + (pair % (NEXT_WORDS + 1));
      proximity += near * Math.min(weights[low] as number, weights[high] as number);
    }
    const letters = grams?.match(text, {
      ends: sentences.map(({ end }) => end),
      averageLength: AVERAGE_TEXT,
    });
    const scored = sentences.map(({ start, end, bm25, held }, index) => ({
      start,
      end,
      groups: held,
      score: (bm25 + (letters?.parts[index] ?? 0)) / total,
    }));
    const best = Math.max(0, ...scored.map(({ score }) => score));
    const likely = scored.filter(({ score }) => score > 0 && score >= NEARLY_BEST * best);
    const features: PassageFeatures = {
      passage: passage / total,
      sentence: Math.max(0, ...sentences.map(({ bm25 }) => bm25)) / total,
      sentenceShare: Math.max(0, ...sentences.map((sentence) => sentence.share)) / total,
      share: share / total,
      proximity: proximity / total,
      letters: (letters?.whole ?? 0) / total,
      sentenceLetters: Math.max(0, ...(letters?.parts ?? [])) / total,
      closeForms: closeForms / total,
      missingNames: missingNames / total,
      missingNumbers: missingNumbers / total,
      kindOfAnswer: Math.max(
        0,
        ...likely.map(({ start, end }) => kindOfAnswer(query, text.slice(start, end))),
      ),
    };
    return { id, score: scoreOf(features), features, sentences: scored, matched, weights };
  }
}

/** Whether a sentence holds what is asked for, and the question does not. */
function kindOfAnswer({ asked, text }: PassageQuery, sentence: string): number {
  if (asked === undefined) return 0;
  if (asked === "name") {
    const names = sentence.slice(1).match(/\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+/gu) ?? [];
    return Number(names.some((name) => !text.includes(name)));
  }
  const numbers = (sentence.match(/\p{N}+/gu) ?? []).filter((number) => !text.includes(number));
  if (asked === "number") return Number(numbers.length > 0);
  if (numbers.some((number) => /^(?:1\d|20)\d\d$/u.test(number))) return 1;
  return numbers.length > 0 ? 0.5 : 0;
}

export function scoreOf(features: PassageFeatures): number {
  let score = 0;
  for (const [name, weight] of Object.entries(WEIGHTS))
    score += weight * features[name as keyof PassageFeatures];
  return score;
}

/** Term frequency in BM25; `length` in average lengths. */
function saturated(frequency: number, length: number): number {
  return (frequency * (K1 + 1)) / (frequency + K1 * (0.4 + 0.6 * length));
}

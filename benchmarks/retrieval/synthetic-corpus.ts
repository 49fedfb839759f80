/**
 * A number of passages in, that many texts with the statistics of Italian ones, and questions on them, out.
 *
 * It is made up, so that anyone can measure large collections without one to hand, and it is the same
 * each time. What it has of a real text, and where the constants are from (1,019 passages of Italian encyclopaedic
 * text, 136,000 words):
 * - The frequency of a word falls with its rank as Zipf and Mandelbrot have it, 1/(rank + q)^s.
 * - New words keep coming, K·n^β of them in n words (Heaps). A thousand passages have about 12,000 stems.
 * - A passage has about 120 words, log-normally spread, in sentences.
 * - It keeps to a topic and repeats its own words, so that words occur together.
 * - Function words are Italian's own; the others are made of syllables, have endings that an Italian stemmer
 *   takes off, and some are names or numbers.
 * A smaller collection is the beginning of a larger one.
 */
import type { Passage } from "./retriever.ts";
import { createRandom, normal, pick, type Random } from "./random.ts";
import { askAbout } from "./synthetic-questions.ts";
import {
  FUNCTION_WORD_COUNT,
  isBeforeComma,
  type Occurrence,
  type Sentence,
  SyntheticWords,
  type Word,
} from "./synthetic-words.ts";
import type { Question, TestSet } from "./test-set.ts";

const SEED = 20_261;
const QUESTIONS = 1000;

const ZIPF_S = 1.07;
const ZIPF_Q = 2.7;
const HEAPS_K = 5.7;
const HEAPS_BETA = 0.64;

const MEDIAN_WORDS = 120;
const SPREAD = 0.44;
const SHORTEST_SENTENCE = 10;
const TOPICS = 400;
/** The shares of the words that are drawn from the topic, repeated from the passage, and numbers. */
const TOPICAL = 0.3;
const REPEATED = 0.15;
const NUMERIC = 0.02;
/** The share of words that stand in their first form. */
const FIRST_FORM = 0.6;

export function createSyntheticSet(size: number): TestSet {
  const writer = new PassageWriter();
  const random = createRandom(SEED + size);
  const passages: Passage[] = [];
  const questions: Question[] = [];
  for (let index = 0; index < size; index++) {
    const sentences = writer.next();
    const passage = { id: `s${index}`, title: "", text: sentences.map(toText).join(" ") };
    passages.push(passage);
    const asked =
      Math.floor(((index + 1) * QUESTIONS) / size) - Math.floor((index * QUESTIONS) / size);
    for (let count = 0; count < asked; count++)
      questions.push({
        ...askAbout(sentences, random),
        id: `q${questions.length}`,
        passageId: passage.id,
      });
  }
  return { name: `synthetic-${size}`, language: "it", passages, questions };
}

class PassageWriter {
  readonly #random = createRandom(SEED);
  readonly #words = new SyntheticWords(SEED);
  #written = 0;
  #known = FUNCTION_WORD_COUNT;

  next(): readonly Sentence[] {
    const random = this.#random;
    const spread = Math.exp(SPREAD * normal(random));
    const length = Math.max(12, Math.min(500, Math.round(MEDIAN_WORDS * spread)));
    const topic = Math.floor(TOPICS * random() ** 2);
    const said: Word[] = [];
    const sentences: Occurrence[][] = [];
    for (let left = length; left > 0;) {
      const wanted = 10 + Math.floor(random() * 20);
      // What would be left is too short to be a sentence of its own.
      const words = left - wanted < SHORTEST_SENTENCE ? left : wanted;
      sentences.push(Array.from({ length: words }, () => this.#occurrence(topic, said)));
      left -= words;
    }
    return sentences;
  }

  #occurrence(topic: number, said: Word[]): Occurrence {
    const word = this.#word(topic, said);
    if (word.kind !== "function") said.push(word);
    const isFirst = this.#random() < FIRST_FORM;
    return { word, form: isFirst ? word.forms[0] : pick(this.#random, word.forms) };
  }

  #word(topic: number, said: readonly Word[]): Word {
    const random = this.#random;
    this.#written += 1;
    if (HEAPS_K * this.#written ** HEAPS_BETA > this.#known) return this.#words.at(this.#known++);
    if (random() < NUMERIC) return { forms: [numeral(random)], kind: "name" };
    const rank = zipfRank(random, this.#known);
    if (rank < FUNCTION_WORD_COUNT) return this.#words.at(rank);
    if (said.length > 0 && random() < REPEATED) return pick(random, said);
    return this.#words.at(random() < TOPICAL ? this.#topical(rank, topic) : rank);
  }

  /** A topic's words are those whose rank leaves its number as a remainder: some frequent, most rare. */
  #topical(rank: number, topic: number): number {
    const beyond = rank - FUNCTION_WORD_COUNT;
    const moved = FUNCTION_WORD_COUNT + beyond - (beyond % TOPICS) + topic;
    return moved < this.#known ? moved : rank;
  }
}

/** From 0 to below `count`, by the inverse of the distribution's integral. */
function zipfRank(random: Random, count: number): number {
  const from = (1 + ZIPF_Q) ** (1 - ZIPF_S);
  const to = (1 + count + ZIPF_Q) ** (1 - ZIPF_S);
  const rank = (from + random() * (to - from)) ** (1 / (1 - ZIPF_S)) - ZIPF_Q;
  return Math.min(count - 1, Math.floor(rank) - 1);
}

function numeral(random: Random): string {
  const isYear = random() < 0.5;
  return String(isYear ? 1500 + Math.floor(random() * 525) : 2 + Math.floor(random() ** 3 * 900));
}

function toText(sentence: Sentence): string {
  const text = sentence
    .map(({ form }, index) => (isBeforeComma(index) ? `${form},` : form))
    .join(" ");
  return `${text[0]?.toUpperCase()}${text.slice(1).replace(/,$/u, "")}.`;
}

/** A question's best passage in, how sure it is to hold the answer out: a logistic model with learned weights. */
import type { PassageHit } from "../search/passage-library.ts";
import type { SentenceMatch } from "../search/passage-match.ts";
import { contextLength } from "../search/passage-text.ts";
import weights from "./passage-weights.json" with { type: "json" };

/** What is measured of the best passage. Shares are of the rarity of all that the question names, in [0, 1]. */
export const PASSAGE_FEATURES = [
  "bias",
  /** The share that it holds, with its headings. */
  "share",
  /** The share of what it lacks and other passages hold. */
  "missingElsewhere",
  /** The share of what no passage holds. */
  "missingEverywhere",
  /** The share of what it holds in another form of the word only. */
  "closeForms",
  /** How well its best sentence fits, by BM25. */
  "sentence",
  /** How much of its evidence the best passage of another section lacks, at most 1. */
  "margin",
  /** The share that its headings hold: what it is about. */
  "subject",
  /** Of what they do not hold, the share that the best sentence does. */
  "attribute",
  /** 1: its best sentence holds the year, number or name that is asked for; −1: it does not; 0: none is. */
  "kindOfAnswer",
  /** How many words the question names: at most 8, of 8. */
  "length",
] as const;

export type PassageFeatureName = (typeof PASSAGE_FEATURES)[number];
export type PassageDecisionFeatures = Readonly<Record<PassageFeatureName, number>>;
export type PassageWeights = Readonly<Record<PassageFeatureName, number>>;

/** Written by `npm run train`. */
export const learnedPassageWeights: PassageWeights = weights;

const MOST_WORDS = 8;
/** Of all that is named, what weighs less than this beside the headings is nothing. */
const LEAST_ATTRIBUTE = 0.01;

/** `next`: the best passage of another section. */
export function passageFeatures(
  hit: PassageHit,
  next: PassageHit | undefined,
): PassageDecisionFeatures {
  const { passage, match, query } = hit;
  const context = contextLength(passage);
  const named = [...query.groups.keys()];
  const weigh = (groups: readonly number[]) => {
    let sum = 0;
    for (const group of groups) sum += match.weights[group] ?? 0;
    return sum;
  };
  const total = weigh(named) || 1;
  const missing = named.filter((group) => !match.matched.has(group));
  const elsewhere = weigh(missing.filter((group) => hit.isKnown(group)));
  const headings = match.sentences.filter(({ end }) => end <= context);
  const inHeadings = named.filter((group) => headings.some((line) => holds(line, group)));
  const attribute = named.filter((group) => !inHeadings.includes(group));
  const own = match.sentences
    .filter(({ end }) => end > context)
    .map((sentence) => weigh(attribute.filter((group) => holds(sentence, group))));
  const asked = weigh(attribute);
  return {
    bias: 1,
    share: 1 - weigh(missing) / total,
    missingElsewhere: elsewhere / total,
    missingEverywhere: (weigh(missing) - elsewhere) / total,
    closeForms: match.features.closeForms,
    sentence: match.features.sentence,
    margin: next ? Math.min(1, 1 - next.match.evidence / match.evidence) : 1,
    subject: weigh(inHeadings) / total,
    attribute: asked < LEAST_ATTRIBUTE * total ? 1 : Math.max(0, ...own) / asked,
    kindOfAnswer: query.asked === undefined ? 0 : 2 * match.features.kindOfAnswer - 1,
    length: Math.min(MOST_WORDS, named.length) / MOST_WORDS,
  };
}

function holds({ groups }: SentenceMatch, group: number): boolean {
  return group < 31 && (groups & (1 << group)) !== 0;
}

/** The numbers and names of the question that the passage does not hold, as they were written. */
export function lackingNames({ match, query }: PassageHit): readonly string[] {
  return query.groups
    .filter(({ isName, isNumber }, group) => (isName || isNumber) && !match.matched.has(group))
    .map(({ surface }) => surface);
}

export function passageLogOdds(features: PassageDecisionFeatures, model: PassageWeights): number {
  let sum = 0;
  for (const name of PASSAGE_FEATURES) sum += model[name] * features[name];
  return sum;
}

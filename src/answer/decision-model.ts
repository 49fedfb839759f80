/** The features of a candidate in, how sure it is to be the answer out: a logistic model with learned weights. */
import weights from "./decision-weights.json" with { type: "json" };

/** What is measured of a candidate. Shares lie in [0, 1] and are of the weight of all that is named. */
export const FEATURES = [
  /** 1 for every candidate: how willing we are to answer at all. */
  "bias",
  /** The share that the entry explains. */
  "coverage",
  /** It explains everything. */
  "complete",
  /** The share that the entry is about. */
  "focus",
  /** How much the pattern that is named whole says: the sum of its weights, at most 3, of 3. */
  "pattern",
  /** What is asked for is what the entry gives. */
  "typeAnswered",
  /** Nothing is asked for, and the entry gives an overview. */
  "typeOverview",
  /** Something is asked for that the entry does not give. */
  "typeMissed",
  "isCorrected",
  /** How many things the knowledge knows stay unexplained: at most 2, of 2. */
  "unexplainedKnown",
  /** The share of those. */
  "unexplainedShare",
  /** How many unknown words stand in other clauses than the question: at most 4, of 4. */
  "unknownAside",
  /** How many unknown words are of the general vocabulary: at most 4, of 4. */
  "general",
] as const;

export type FeatureName = (typeof FEATURES)[number];
export type Features = Readonly<Record<FeatureName, number>>;

/** How often each term of the knowledge is named and not explained; a name of two terms counts half for each. */
export type OpenTerms = ReadonlyMap<string, number>;

export interface DecisionWeights extends Features {
  /** What it weighs that a term stays open, beside what every term does; none for a knowledge nothing was learned from. */
  readonly terms: Readonly<Record<string, number>>;
}

/** Written by `npm run train`. */
export const learnedWeights: DecisionWeights = weights;

/** The logarithm of the odds that this candidate, rather than none, is the answer. */
export function logOddsOf(
  { features, openTerms }: { readonly features: Features; readonly openTerms: OpenTerms },
  model: DecisionWeights,
): number {
  let sum = 0;
  for (const name of FEATURES) sum += model[name] * features[name];
  for (const [term, count] of openTerms) sum += (model.terms[term] ?? 0) * count;
  return sum;
}

export function probabilityOf(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds));
}

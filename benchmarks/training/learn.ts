/** Examples in, weights out: a conditional logit with "none of them" as one of the choices (McFadden 1974). */
import type { DecisionWeights, FeatureName } from "../../src/answer/decision-model.ts";
import { FEATURES, logOddsOf } from "../../src/answer/decision-model.ts";
import type { Example } from "./examples.ts";

export interface LearningOptions {
  /** The strength of the pull of every weight but the bias towards 0. */
  readonly ridge: number;
  /** The same for what a single term weighs: stronger, since each is seen seldom. */
  readonly termRidge: number;
  /** How much more an answer where none is right costs than a refusal where one is. */
  readonly caution: number;
  readonly steps: number;
}

const TERM = "term:";

/** Minimises the loss by Adam over the whole set: deterministic, without shuffling. */
export function learn(examples: readonly Example[], options: LearningOptions): DecisionWeights {
  const usable = examples.filter(
    ({ candidates, isNoneRight }) => isNoneRight || candidates.some(({ isRight }) => isRight),
  );
  const names = namesOf(usable);
  const weights = new Map(names.map((name) => [name, 0]));
  const first = new Map(weights);
  const second = new Map(weights);
  for (let step = 1; step <= options.steps; step++) {
    const gradient = gradientOf(usable, weights, options);
    for (const name of names) {
      const slope = gradient.get(name) ?? 0;
      const mean = 0.9 * (first.get(name) ?? 0) + 0.1 * slope;
      const spread = 0.999 * (second.get(name) ?? 0) + 0.001 * slope ** 2;
      first.set(name, mean);
      second.set(name, spread);
      const rate = Math.sqrt(spread / (1 - 0.999 ** step)) + 1e-8;
      weights.set(name, (weights.get(name) ?? 0) - (0.1 * mean) / (1 - 0.9 ** step) / rate);
    }
  }
  return toModel(weights);
}

export function perFeature(value: (name: FeatureName) => number): Record<FeatureName, number> {
  return Object.fromEntries(FEATURES.map((name) => [name, value(name)])) as Record<
    FeatureName,
    number
  >;
}

/** In one order, whatever order the examples come in. */
function namesOf(examples: readonly Example[]): readonly string[] {
  const terms = new Set(
    examples.flatMap(({ candidates }) =>
      candidates.flatMap(({ openTerms }) => [...openTerms.keys()]),
    ),
  );
  return [...FEATURES, ...[...terms].sort().map((term) => TERM + term)];
}

function toModel(weights: ReadonlyMap<string, number>): DecisionWeights {
  const terms = [...weights].flatMap(([name, weight]): [string, number][] =>
    name.startsWith(TERM) ? [[name.slice(TERM.length), weight]] : [],
  );
  return { ...perFeature((name) => weights.get(name) ?? 0), terms: Object.fromEntries(terms) };
}

function gradientOf(
  examples: readonly Example[],
  weights: ReadonlyMap<string, number>,
  { ridge, termRidge, caution }: LearningOptions,
): Map<string, number> {
  const model = toModel(weights);
  const pullOf = (name: string) => (name.startsWith(TERM) ? termRidge : ridge);
  const gradient = new Map(
    [...weights].map(([name, weight]) => [name, name === "bias" ? 0 : pullOf(name) * weight]),
  );
  const add = (name: string, slope: number) =>
    gradient.set(name, (gradient.get(name) ?? 0) + slope / examples.length);
  for (const { candidates, isNoneRight } of examples) {
    const cost = isNoneRight ? caution : 1;
    const strengths = candidates.map((candidate) => Math.exp(logOddsOf(candidate, model)));
    const right = candidates.map(({ isRight }, i) => (isRight ? (strengths[i] ?? 0) : 0));
    const all = 1 + sum(strengths);
    const allRight = (isNoneRight ? 1 : 0) + sum(right);
    for (const [i, { features, openTerms }] of candidates.entries()) {
      const pull = cost * ((strengths[i] ?? 0) / all - (right[i] ?? 0) / allRight);
      for (const name of FEATURES) add(name, pull * features[name]);
      for (const [term, count] of openTerms) add(TERM + term, pull * count);
    }
  }
  return gradient;
}

function sum(values: readonly number[]): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}

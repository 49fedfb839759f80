/** Examples in, weights out: a conditional logit with "none of them" as one of the choices (McFadden 1974). */
import type { DecisionWeights, FeatureName } from "../../src/answer/decision-model.ts";
import { FEATURES, logOddsOf } from "../../src/answer/decision-model.ts";
import type { Example } from "./examples.ts";

export interface LearningOptions {
  /** The strength of the pull of every weight but the bias towards 0. */
  readonly ridge: number;
  /** How much more an answer where none is right costs than a refusal where one is. */
  readonly caution: number;
  readonly steps: number;
}

/** Minimises the loss by Adam over the whole set: deterministic, without shuffling. */
export function learn(examples: readonly Example[], options: LearningOptions): DecisionWeights {
  const usable = examples.filter(
    ({ candidates, isNoneRight }) => isNoneRight || candidates.some(({ isRight }) => isRight),
  );
  let weights = perFeature(() => 0);
  const first = { ...weights };
  const second = { ...weights };
  for (let step = 1; step <= options.steps; step++) {
    const gradient = gradientOf(usable, weights, options);
    const next = { ...weights };
    for (const name of FEATURES) {
      first[name] = 0.9 * first[name] + 0.1 * gradient[name];
      second[name] = 0.999 * second[name] + 0.001 * gradient[name] ** 2;
      const mean = first[name] / (1 - 0.9 ** step);
      const spread = Math.sqrt(second[name] / (1 - 0.999 ** step));
      next[name] -= (0.1 * mean) / (spread + 1e-8);
    }
    weights = next;
  }
  return weights;
}

export function perFeature(value: (name: FeatureName) => number): Record<FeatureName, number> {
  return Object.fromEntries(FEATURES.map((name) => [name, value(name)])) as Record<
    FeatureName,
    number
  >;
}

function gradientOf(
  examples: readonly Example[],
  weights: DecisionWeights,
  { ridge, caution }: LearningOptions,
): Record<FeatureName, number> {
  const gradient = perFeature((name) => (name === "bias" ? 0 : ridge * weights[name]));
  for (const { candidates, isNoneRight } of examples) {
    const cost = isNoneRight ? caution : 1;
    const strengths = candidates.map(({ features }) => Math.exp(logOddsOf(features, weights)));
    const right = candidates.map(({ isRight }, i) => (isRight ? (strengths[i] ?? 0) : 0));
    const all = 1 + sum(strengths);
    const allRight = (isNoneRight ? 1 : 0) + sum(right);
    for (const [i, { features }] of candidates.entries()) {
      const pull = cost * ((strengths[i] ?? 0) / all - (right[i] ?? 0) / allRight);
      for (const name of FEATURES) gradient[name] += (pull * features[name]) / examples.length;
    }
  }
  return gradient;
}

function sum(values: readonly number[]): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}

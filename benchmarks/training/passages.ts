/** Examples in, the weights of the passage model and how they do on documents they were not learned from out. */
import type { PassageFeatureName, PassageWeights } from "../../src/answer/passage-model.ts";
import { PASSAGE_FEATURES, passageLogOdds } from "../../src/answer/passage-model.ts";
import { hashKey } from "../../src/answer/answer-ref.ts";
import { table } from "../markdown.ts";
import type { PassageExample } from "./passage-examples.ts";
import { LANGUAGES } from "./passage-examples.ts";

const FOLDS = 5;
const STEPS = 800;
const RIDGE = 0.001;
/** How much more an answer that is not right costs than a refusal where one is. */
const CAUTION = 1.5;

/** Logistic regression by Adam over the whole set: deterministic, without shuffling. */
export function learnPassages(examples: readonly PassageExample[]): PassageWeights {
  const weights = perPassageFeature(() => 0);
  const first = { ...weights };
  const second = { ...weights };
  for (let step = 1; step <= STEPS; step++) {
    const gradient = perPassageFeature((name) => (name === "bias" ? 0 : RIDGE * weights[name]));
    for (const { features, isRight } of examples) {
      const probability = 1 / (1 + Math.exp(-passageLogOdds(features, weights)));
      const pull = isRight ? probability - 1 : CAUTION * probability;
      for (const name of PASSAGE_FEATURES)
        gradient[name] += (pull * features[name]) / examples.length;
    }
    for (const name of PASSAGE_FEATURES) {
      first[name] = 0.9 * first[name] + 0.1 * gradient[name];
      second[name] = 0.999 * second[name] + 0.001 * gradient[name] ** 2;
      const mean = first[name] / (1 - 0.9 ** step);
      weights[name] -= (0.05 * mean) / (Math.sqrt(second[name] / (1 - 0.999 ** step)) + 1e-8);
    }
  }
  return perPassageFeature((name) => Math.round(weights[name] * 1000) / 1000);
}

function perPassageFeature(
  value: (name: PassageFeatureName) => number,
): Record<PassageFeatureName, number> {
  return Object.fromEntries(PASSAGE_FEATURES.map((name) => [name, value(name)])) as Record<
    PassageFeatureName,
    number
  >;
}

interface Judged {
  readonly example: PassageExample;
  readonly isAnswered: boolean;
}

/** All questions on a document are in one fold. */
export function crossValidatePassages(examples: readonly PassageExample[]): readonly Judged[] {
  const foldOf = ({ line }: PassageExample) =>
    Number.parseInt(hashKey(line.document ?? line.id), 36) % FOLDS;
  return Array.from({ length: FOLDS }, (_, fold) => {
    const weights = learnPassages(examples.filter((example) => foldOf(example) !== fold));
    return examples
      .filter((example) => foldOf(example) === fold)
      .map((example) => ({
        example,
        isAnswered: !example.isVetoed && passageLogOdds(example.features, weights) > 0,
      }));
  }).flat();
}

export function passageTable(judged: readonly Judged[]): string {
  const kinds = [...new Set(judged.map(({ example }) => example.line.kind))];
  const rows = LANGUAGES.flatMap((language) =>
    kinds.map((kind) => {
      const of = judged.filter(
        ({ example: { line } }) => line.language === language && line.kind === kind,
      );
      const answered = of.filter(({ isAnswered }) => isAnswered);
      const right = answered.filter(({ example }) => example.isRight);
      return [
        language,
        kind,
        String(of.length),
        String(right.length),
        String(answered.length - right.length),
        String(of.length - answered.length),
      ];
    }),
  );
  return table(
    ["language", "kind", "asked", "answered rightly", "answered wrongly", "refused"],
    rows,
  );
}

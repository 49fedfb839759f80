/** Questions in, how each is decided by weights that were learned without it out. */
import { createAnswerer } from "../../src/answer/answerer.ts";
import type { EvalLine, JudgedLine } from "../../src/cli/eval.ts";
import { evaluate } from "../../src/cli/eval.ts";
import type { Session } from "../../src/cli/session.ts";
import type { Knowledge } from "../../src/knowledge/knowledge.ts";
import type { Example } from "./examples.ts";
import type { LearningOptions } from "./learn.ts";
import { learn } from "./learn.ts";

export const FOLDS = 5;

interface Material {
  readonly knowledge: Knowledge;
  readonly session: Session;
  readonly examples: readonly Example[];
  readonly lines: readonly EvalLine[];
}

/** Every line is judged once, by the weights of the folds it is not in. */
export function crossValidate(
  { knowledge, session, examples, lines }: Material,
  options: LearningOptions,
): readonly JudgedLine[] {
  return Array.from({ length: FOLDS }, (_, fold) => {
    const others = examples.filter(({ line }) => foldOf(line) !== fold);
    const answerer = createAnswerer(knowledge, { weights: learn(others, options) });
    const held = lines.filter((line) => foldOf(line) === fold);
    return evaluate({ ...session, answerer }, held).judged;
  }).flat();
}

function foldOf(line: EvalLine): number {
  return numberOf(line) % FOLDS;
}

/** Translations share a number, and so a fold. */
export function numberOf({ id }: EvalLine): number {
  return Number(/\d+/u.exec(id)?.[0] ?? 0);
}

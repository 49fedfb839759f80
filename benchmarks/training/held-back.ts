/** A question of a set that is learned from in part in, whether it is held back to be measured out. */
import type { EvalLine } from "../../src/cli/eval.ts";
import { numberOf } from "./cross-validation.ts";

/** A third, picked by Knuth's multiplicative hash of the number that a question shares with its translations. */
export function isHeldBack(line: EvalLine): boolean {
  return (Math.imul(numberOf(line), 2_654_435_761) >>> 16) % 3 === 0;
}

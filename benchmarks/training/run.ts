/**
 * Learns the weights of the decision model from our own questions, says how they do on questions
 * they were not learned from, and writes them down: `npm run train`.
 */
import { mkdir, writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { createAnswerer } from "../../src/answer/answerer.ts";
import { FEATURES, learnedWeights, type DecisionWeights } from "../../src/answer/decision-model.ts";
import type { EvalLine } from "../../src/cli/eval.ts";
import { evaluate, readEvalLines } from "../../src/cli/eval.ts";
import { openSession } from "../../src/cli/session.ts";
import { shippedKnowledge } from "../../src/config.ts";
import { readKnowledge } from "../../src/knowledge-folder.ts";
import { crossValidate, FOLDS } from "./cross-validation.ts";
import { toExamples } from "./examples.ts";
import { learn, perFeature } from "./learn.ts";
import { isHeldBack } from "./held-back.ts";
import { table } from "../markdown.ts";
import { tallyTable } from "./report.ts";

/** Those that may be read and learned from; of the last two a third is held back and only measured. */
const LEARNED = ["independent", "held-out", "varied", "unseen", "plain"];
const HELD_BACK = ["unseen", "plain"];
const OPTIONS = { ridge: 0.001, caution: 2, steps: 400 };
const root = new URL("../../", import.meta.url);

function readSets(names: readonly string[]): Promise<readonly (readonly EvalLine[])[]> {
  return Promise.all(
    names.map((name) =>
      readEvalLines(new URL(`benchmarks/questions/${name}.jsonl`, root).pathname),
    ),
  );
}

/** To three decimals, so that another run on another machine writes the same file. */
function rounded(weights: DecisionWeights): DecisionWeights {
  return perFeature((name) => Math.round(weights[name] * 1000) / 1000);
}

const { values } = parseArgs({ options: { check: { type: "boolean", default: false } } });
const { knowledge } = await readKnowledge(shippedKnowledge);
const session = await openSession();
const read = await readSets(LEARNED);
const heldBack = HELD_BACK.map((name) => read[LEARNED.indexOf(name)]?.filter(isHeldBack) ?? []);
const sets = read.map((set) => set.filter((line) => !heldBack.some((held) => held.includes(line))));
const lines = sets.flat();
const examples = toExamples(knowledge, { session, lines });
const weights = rounded(learn(examples, OPTIONS));
const learned = { ...session, answerer: createAnswerer(knowledge, { weights }) };
const folds = crossValidate({ knowledge, session, examples, lines }, OPTIONS);
const report = [
  "# The decision model",
  "",
  `Learned by \`npm run train\` from ${lines.length} questions (${LEARNED.join(", ")}), ${examples.length} of them of a single sentence.`,
  "",
  `## ${FOLDS}-fold cross-validation`,
  "",
  "Every question is decided by weights learned without it and its translations. The words of the",
  "languages and of the glossary were written with these questions in view; the weights were not.",
  "",
  ...LEARNED.flatMap((name, index) => [
    `### ${name}.jsonl`,
    "",
    tallyTable(folds.filter(({ line }) => sets[index]?.includes(line))),
    "",
  ]),
  ...heldBack.flatMap((held, index) => [
    `## The third of ${HELD_BACK[index]}.jsonl that is held back, never read nor learned from`,
    "",
    tallyTable(evaluate(learned, held).judged),
    "",
  ]),
  "## Weights",
  "",
  table(
    ["feature", "weight"],
    FEATURES.map((name) => [name, String(weights[name])]),
  ),
  "",
].join("\n");
console.log(report);

if (values.check) {
  const stale = FEATURES.filter((name) => Math.abs(weights[name] - learnedWeights[name]) > 0.01);
  if (stale.length > 0)
    throw new Error(
      `Weights that differ from the committed ones: ${stale.join(", ")}. Run: npm run train`,
    );
} else {
  const file = new URL("src/answer/decision-weights.json", root);
  await writeFile(file, `${JSON.stringify(weights, null, 2)}\n`);
  const folder = new URL("benchmarks/results/", root);
  await mkdir(folder, { recursive: true });
  await writeFile(new URL("decision-model.md", folder), report);
}

/**
 * Learns the weights of the decision model from our own questions, says how they do on questions
 * they were not learned from, and writes them down: `npm run train`.
 */
import { mkdir, writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { createAnswerer } from "../../src/answer/answerer.ts";
import { FEATURES, learnedWeights, type DecisionWeights } from "../../src/answer/decision-model.ts";
import { learnedPassageWeights, PASSAGE_FEATURES } from "../../src/answer/passage-model.ts";
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
import {
  readDocumentLibrary,
  readDocumentQuestions,
  toPassageExamples,
} from "./passage-examples.ts";
import { crossValidatePassages, learnPassages, passageTable } from "./passages.ts";
import { tallyTable } from "./report.ts";

/** Those that may be read and learned from; of the last two a third is held back and only measured. */
const LEARNED = ["independent", "held-out", "varied", "unseen", "plain"];
const HELD_BACK = ["unseen", "plain"];
/** Written from the shipped article alone, without sight of what is prepared; never learned from. */
const MEASURED = "fresh";
const OPTIONS = { ridge: 0.001, termRidge: 0.0003, caution: 2, steps: 400 };
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
  const terms = Object.entries(weights.terms).map(([term, weight]) => [term, round(weight, 100)]);
  return {
    ...perFeature((name) => round(weights[name], 1000)),
    terms: Object.fromEntries(terms.filter(([, weight]) => weight !== 0)),
  };
}

const SHOWN_TERMS = 8;

function endsOf(terms: DecisionWeights["terms"]): readonly (readonly string[])[] {
  const sorted = Object.entries(terms).sort(([, a], [, b]) => a - b);
  const ends = [...sorted.slice(0, SHOWN_TERMS), ...sorted.slice(-SHOWN_TERMS)];
  return ends.map(([term, weight]) => [term, String(weight)]);
}

function round(value: number, parts: number): number {
  return Math.round(value * parts) / parts;
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
const library = await readDocumentLibrary();
const passageExamples = toPassageExamples(
  library,
  await readDocumentQuestions(["questions", "typos"]),
);
const passageWeights = learnPassages(passageExamples);
const [measured = []] = await readSets([MEASURED]);
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
  `## ${MEASURED}.jsonl, written without sight of what is prepared, never learned from`,
  "",
  tallyTable(evaluate(learned, measured).judged),
  "",
  "## Weights",
  "",
  table(
    ["feature", "weight"],
    FEATURES.map((name) => [name, String(weights[name])]),
  ),
  "",
  "## Terms that stay open",
  "",
  `What ${Object.keys(weights.terms).length} terms of the glossary weigh beside the features where a question names them and nothing explains them; the ends of the list.`,
  "",
  table(["term", "weight"], endsOf(weights.terms)),
  "",
  "## Passages of documents without facts",
  "",
  `Learned from ${passageExamples.length} questions on ${library.size} passages of our own (benchmarks/documents),`,
  "and cross-validated with all questions on a document in one fold. The unanswered ones were written",
  "to be hard: most change one thing of a question that a document does answer.",
  "",
  passageTable(crossValidatePassages(passageExamples)),
  "",
  table(
    ["feature", "weight"],
    PASSAGE_FEATURES.map((name) => [name, String(passageWeights[name])]),
  ),
  "",
].join("\n");
console.log(report);

if (values.check) {
  const terms = Object.keys({ ...weights.terms, ...learnedWeights.terms });
  const stale = [
    ...FEATURES.filter((name) => Math.abs(weights[name] - learnedWeights[name]) > 0.01),
    ...terms.filter(
      (term) => Math.abs((weights.terms[term] ?? 0) - (learnedWeights.terms[term] ?? 0)) > 0.02,
    ),
    ...PASSAGE_FEATURES.filter(
      (name) => Math.abs(passageWeights[name] - learnedPassageWeights[name]) > 0.01,
    ),
  ];
  if (stale.length > 0)
    throw new Error(
      `Weights that differ from the committed ones: ${stale.join(", ")}. Run: npm run train`,
    );
} else {
  for (const [name, model] of Object.entries({ decision: weights, passage: passageWeights }))
    await writeFile(
      new URL(`src/answer/${name}-weights.json`, root),
      `${JSON.stringify(model, null, 2)}\n`,
    );
  const folder = new URL("benchmarks/results/", root);
  await mkdir(folder, { recursive: true });
  await writeFile(new URL("decision-model.md", folder), report);
}

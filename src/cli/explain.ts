/** Explanations of a question in, what an operator reads of them in a terminal out. */
import type { Veto } from "../answer/fact-matcher.ts";
import type { ExplainedCandidate, ExplainedUnit, Explanation } from "../answer/explanation.ts";
import type { ExplainedPassage, PassageExplanation } from "../answer/passage-explanation.ts";

export function explanationText({
  text,
  language,
  cues,
  units,
  candidates,
  outcome,
  said,
  mends,
  passages,
}: Explanation): string {
  const lines = [
    text,
    `  language    ${language ?? "not told by the text"}`,
    `  asks for    ${cues.join(", ") || "nothing in particular"}`,
    "  names",
    ...units.map(unitText),
    "  candidates",
    ...candidates.map(candidateText),
    ...(passages ? passagesText(passages) : []),
    `  outcome     ${outcomeText(outcome, said, passages)}`,
    ...mends.map(
      (mend) =>
        `  would help  if ${mend.words.join(", ")} named nothing, or were an alias of what it means, ${mend.said} would be said`,
    ),
  ];
  return lines.join("\n");
}

function outcomeText(
  outcome: Explanation["outcome"],
  said: string | undefined,
  passages: PassageExplanation | undefined,
): string {
  if (passages?.isSaid) return `quoted ${passages.candidates[0]?.sourceId ?? ""}`;
  return said === undefined ? outcome : `${outcome} ${said}`;
}

function unitText({ surface, terms, weight, isInDocuments }: ExplainedUnit): string {
  const unknown = isInDocuments
    ? "no term of the glossary; documents hold it"
    : "unknown; a word for it in glossary.yaml would help";
  return `    ${surface} (${weight.toFixed(2)}): ${terms.join(", ") || unknown}`;
}

/** The best passages, and what keeps the first of them from being quoted. */
function passagesText(explanation: PassageExplanation): readonly string[] {
  const { probability, features, obstacle, lackingNames, candidates } = explanation;
  const reasons = {
    unlikely: "not quoted: it is likelier that it does not answer",
    names: `not quoted: it lacks ${lackingNames.join(", ")}`,
  };
  return [
    `  passages    the first answers with ${(100 * probability).toFixed(1)}%`,
    `    ${featuresText(features)}`,
    ...(obstacle === undefined ? [] : [`    ${reasons[obstacle]}`]),
    ...candidates.map(passageText),
  ];
}

function passageText({ sourceId, headings, quote, score, held, lacking }: ExplainedPassage) {
  const words = lacking.map(({ surface, isKnown }) =>
    isKnown ? surface : `${surface} (no passage has it)`,
  );
  return [
    `    ${[sourceId, ...headings].join(" › ")}  ${score.toFixed(2)}`,
    `      “${quote}”`,
    `      holds ${held.join(", ") || "nothing"}${words.length > 0 ? `; lacks ${words.join(", ")}` : ""}`,
  ].join("\n");
}

function featuresText(features: Readonly<Record<string, number>>): string {
  return Object.entries(features)
    .filter(([name, value]) => value !== 0 && name !== "bias")
    .map(([name, value]) => `${name} ${value.toFixed(2)}`)
    .join("  ");
}

function candidateText(candidate: ExplainedCandidate): string {
  const { key, probability, features, veto, unexplained } = candidate;
  const marks = [
    ...(veto === undefined ? [] : [`vetoed: ${VETOES[veto]}`]),
    ...(unexplained.length > 0 ? [`does not explain ${unexplained.join(", ")}`] : []),
  ];
  return [
    `    ${key}  ${(100 * probability).toFixed(1)}%`,
    `      ${featuresText({ ...features })}`,
    ...marks.map((mark) => `      ${mark}`),
  ].join("\n");
}

const VETOES: Record<Veto, string> = {
  pattern: "none of its patterns is named whole",
  type: "it does not give what is asked for",
  denied: "the question is about what it denies",
  order: "the text orders something that it does not explain",
  names: "an amount or a proper name is named that it does not explain",
};

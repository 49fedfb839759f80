/** Explanations of a question in, what an operator reads of them in a terminal out. */
import type { Veto } from "../answer/fact-matcher.ts";
import type { ExplainedCandidate, Explanation } from "../answer/explanation.ts";

export function explanationText({
  text,
  language,
  cues,
  units,
  candidates,
  outcome,
  said,
  mends,
}: Explanation): string {
  const lines = [
    text,
    `  language    ${language ?? "not told by the text"}`,
    `  asks for    ${cues.join(", ") || "nothing in particular"}`,
    "  names",
    ...units.map(
      ({ surface, terms, weight }) =>
        `    ${surface} (${weight.toFixed(2)}): ${terms.join(", ") || "unknown; a word for it in glossary.yaml would help"}`,
    ),
    "  candidates",
    ...candidates.map(candidateText),
    `  outcome     ${outcome}${said === undefined ? "" : ` ${said}`}`,
    ...mends.map(
      (mend) =>
        `  would help  if ${mend.words.join(", ")} named nothing, or were an alias of what it means, ${mend.said} would be said`,
    ),
  ];
  return lines.join("\n");
}

function candidateText(candidate: ExplainedCandidate): string {
  const { key, probability, features, veto, unexplained } = candidate;
  const marks = [
    ...(veto === undefined ? [] : [`vetoed: ${VETOES[veto]}`]),
    ...(unexplained.length > 0 ? [`does not explain ${unexplained.join(", ")}`] : []),
  ];
  const shown = Object.entries(features)
    .filter(([name, value]) => value !== 0 && name !== "bias")
    .map(([name, value]) => `${name} ${value.toFixed(2)}`);
  return [
    `    ${key}  ${(100 * probability).toFixed(1)}%`,
    `      ${shown.join("  ")}`,
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

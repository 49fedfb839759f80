/** Explanations of a question in, what an operator reads of them in a terminal out. */
import type { ExplainedCandidate, Explanation } from "../answer/explanation.ts";

export function explanationText({
  text,
  language,
  cues,
  units,
  candidates,
  outcome,
  said,
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
  ];
  return lines.join("\n");
}

function candidateText(candidate: ExplainedCandidate): string {
  const { key, score, coverage, focus, typeFit, isAbout, isDenied, unexplained } = candidate;
  const marks = [
    ...(isAbout ? [] : ["no pattern named whole"]),
    ...(isDenied ? ["denied"] : []),
    ...(unexplained.length > 0 ? [`does not explain ${unexplained.join(", ")}`] : []),
  ];
  const features = `score ${score.toFixed(2)}  coverage ${coverage.toFixed(2)}  focus ${focus.toFixed(2)}  type ${typeFit.toFixed(1)}`;
  return `    ${key}\n      ${[features, ...marks].join("; ")}`;
}

/** Measurements in, the Markdown a person reads out. */
import { percent, table } from "../markdown.ts";
import type { Tally } from "../../src/cli/eval.ts";
import type { Cell } from "./language-table.ts";
import type { Measurement } from "./measure.ts";

export interface QuestionSet {
  readonly name: string;
  readonly questions: number;
  readonly measurements: readonly Measurement[];
  /** Fonti's, with the language of the answer chosen. */
  readonly languageTable: readonly Cell[];
}

export interface Report {
  readonly command: string;
  readonly date: string;
  readonly platform: string;
  readonly cores: number;
  readonly versions: Readonly<Record<string, string>>;
  readonly facts: number;
  readonly exampleQuestions: number;
  readonly sets: readonly QuestionSet[];
}

export function toMarkdown({ command, date, versions, sets, ...report }: Report): string {
  const names = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
  return [
    `# Answers, ${date}`,
    `\`${command}\` on ${report.platform}, ${report.cores} cores, with ${names.join(", ")}.`,
    `The shipped knowledge: ${report.facts} facts with ${report.exampleQuestions} example questions. ` +
      "Every question is asked in its own language, which everyone is told; a peer's answer is its fact's statement, items and citations, judged by the rules of `fonti eval`. " +
      "*False* is answered though it must be refused, *refused* is not answered though it must be. " +
      "A *best* threshold is the one with the most right answers on these very questions, found after the fact.",
    ...sets.map(setText),
  ]
    .join("\n\n")
    .concat("\n");
}

function setText({ name, questions, measurements, languageTable }: QuestionSet): string {
  return [
    `## ${name}: ${questions} questions`,
    measurementTable(measurements),
    "Fonti with the language of the answer chosen: outcome, citations and the language of the text as they must be.",
    cellTable(languageTable),
  ].join("\n\n");
}

function measurementTable(measurements: readonly Measurement[]): string {
  const languages = Object.keys(measurements[0]?.tallies ?? {});
  return table(
    ["right · false / refused", ...languages, "p50 ms", "p95 ms"],
    measurements.map((measurement) => [
      nameOf(measurement),
      ...languages.map((language) => tallyText(measurement.tallies[language])),
      String(measurement.ms.p50),
      String(measurement.ms.p95),
    ]),
  );
}

function nameOf({ name, threshold }: Measurement): string {
  if (threshold === undefined) return name;
  return `${name}, ${threshold.isBest ? "best threshold" : "threshold"} ${threshold.score}`;
}

function tallyText(tally: Tally | undefined): string {
  if (tally === undefined) return "–";
  return `${percent(tally.right, tally.asked)} · ${tally.falseAnswers} / ${tally.falseRefusals}`;
}

function cellTable(cells: readonly Cell[]): string {
  const languages = [...new Set(cells.map(({ question }) => question))];
  const rowOf = (question: string) =>
    cells
      .filter((cell) => cell.question === question)
      .map(({ right, asked }) => percent(right, asked));
  return table(
    ["question ↓, answer →", ...languages],
    languages.map((question) => [question].concat(rowOf(question))),
  );
}

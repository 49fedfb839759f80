/** Measurements in, the Markdown a person reads out. */
import { percent, table } from "../markdown.ts";
import { OURS } from "./contenders.ts";
import { bytesOf } from "./growth-plot.ts";
import { JOB_BOUND_MS, type Failure } from "./job.ts";
import { SEARCH_BUDGET_MS, type Measurement } from "./measurement.ts";

export interface Report {
  readonly command: string;
  readonly date: string;
  readonly platform: string;
  readonly cores: number;
  readonly memoryGb: number;
  readonly versions: Readonly<Record<string, string>>;
  /** Whether passages begin with their title. */
  readonly withTitle: boolean;
  /** What each retriever is given, by its name. */
  readonly given: Readonly<Record<string, string>>;
  /** Sentences on what was not measured. */
  readonly skipped: readonly string[];
  readonly measurements: readonly Measurement[];
  readonly failures: readonly Failure[];
}

/** Those whose times are also told as so many times ours. */
const COMPARED = ["minisearch-terms", "fts5-terms"];
const SYNTHETIC = /^synthetic-/u;

export const PLOT_FILE = "retrieval-growth.svg";

export function toMarkdown(report: Report): string {
  const sets = [...new Set(report.measurements.map(({ set }) => set))];
  const real = sets.filter((set) => !SYNTHETIC.test(set));
  return [
    `# Retrieval, ${report.date}`,
    setting(report),
    method(report),
    ...report.skipped,
    ...(real.length > 0 ? ["## MRR@10", qualityTable(report.measurements, real)] : []),
    ...comparison(report.measurements, sets),
    ...growth(report.measurements),
    ...sets.flatMap((set) => setTable(report.measurements, set)),
    ...failureList(report.failures),
    "## What each is given",
    Object.entries(report.given)
      .map(([name, given]) => `- **${name}**: ${given}`)
      .join("\n"),
    "",
  ].join("\n\n");
}

function setting({ command, platform, cores, memoryGb, versions }: Report): string {
  const names = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
  return `\`${command}\` on ${platform}, ${cores} cores, ${memoryGb} GB of memory, with ${names.join(", ")}.`;
}

function method({ withTitle }: Report): string {
  const text = withTitle ? "its title and its text" : "its text alone, without its title";
  return [
    `Every retriever is given the same passages, each as ${text}, in a process of its own, and is asked for the best ten.`,
    `*Our terms* are \`termsOf\` of \`src/language/terms.ts\`: whoever is given them pays for reading texts and questions, in time and in memory for the words that reading remembers, as we do.`,
    `Times are of one search, the question's analysis included, after a pass over all questions to warm up; at least 1,000 are timed, in whole rounds over the questions.`,
    `A pass stops after ${SEARCH_BUDGET_MS / 1000} seconds: the columns *asked* and *timed* tell how many questions and searches a line is of.`,
    `A retriever that needs more than ${JOB_BOUND_MS / 60_000} minutes for a set is given up.`,
    `Memory is what heap and array buffers have more of after the build than before, both times after garbage collection; for FTS5, which holds its pages outside the heap, those are added. The passages themselves are not in it, where they are not copied.`,
    `The synthetic sets (\`benchmarks/retrieval/synthetic-corpus.ts\`) are made up to measure growth: their questions use the words of one sentence and are much easier than people's, so that their MRR tells little more than that a retriever works.`,
    `*Answer in snippet* is the share of questions whose answer stands in the snippet of the first hit, white space and case aside, for those that make one of at most 400 characters.`,
  ].join(" ");
}

function qualityTable(measurements: readonly Measurement[], sets: readonly string[]): string {
  const names = [...new Set(measurements.map(({ retriever }) => retriever))];
  const cell = (name: string, set: string) =>
    thousandths(find(measurements, name, set)?.quality.mrr);
  const rows = names.map((name) => [name].concat(sets.map((set) => cell(name, set))));
  return table(["", ...sets], rows);
}

/** p50 and p95, and how many times ours they are, where both were measured. */
function comparison(measurements: readonly Measurement[], sets: readonly string[]): string[] {
  const rows = sets.flatMap((set) => {
    const ours = find(measurements, OURS, set);
    const others = COMPARED.map((name) => find(measurements, name, set));
    if (!ours || others.every((other) => other === undefined)) return [];
    return [
      [
        `${set}, ${ours.passages} passages`,
        times(ours),
        ...others.map((other) => against(other, ours)),
      ],
    ];
  });
  if (rows.length === 0) return [];
  return [
    "## Beside MiniSearch and FTS5",
    "Microseconds of one search, p50 / p95, and how many times ours they are.",
    table(["", OURS, ...COMPARED], rows),
  ];
}

function against(other: Measurement | undefined, ours: Measurement): string {
  if (!other) return "–";
  return `${times(other)} (× ${ratio(other.p50, ours.p50)} / ${ratio(other.p95, ours.p95)})`;
}

function growth(measurements: readonly Measurement[]): string[] {
  const sizes = new Set(
    measurements.filter(({ set }) => SYNTHETIC.test(set)).map(({ passages }) => passages),
  );
  if (sizes.size < 2) return [];
  const text = "How search times, build times and memory grow with the number of passages";
  return ["## Growth", `![${text}](${PLOT_FILE})`];
}

const COLUMNS = [
  "MRR@10",
  "R@1",
  "R@5",
  "answer in snippet",
  "p50 µs",
  "p95 µs",
  "÷ ours",
  "build ms",
  "memory MB",
  "asked",
  "timed",
];

function setTable(measurements: readonly Measurement[], set: string): string[] {
  const own = measurements.filter((one) => one.set === set);
  const ours = find(own, OURS, set);
  const rows = own.map((one) => [
    one.retriever,
    ...[one.quality.mrr, one.quality.recallAt1, one.quality.recallAt5].map(thousandths),
    one.snippetHasAnswer === undefined ? "–" : percent(one.snippetHasAnswer, 1),
    number(one.p50),
    number(one.p95),
    ours ? `${ratio(one.p50, ours.p50)} / ${ratio(one.p95, ours.p95)}` : "–",
    number(one.buildMs),
    number(bytesOf(one) / 1e6),
    String(one.asked),
    String(one.timed),
  ]);
  return [`## ${set}: ${own[0]?.passages} passages`, table(["", ...COLUMNS], rows)];
}

function failureList(failures: readonly Failure[]): string[] {
  if (failures.length === 0) return [];
  const lines = failures.map(({ retriever, set, why }) => `- ${retriever} on ${set}: ${why}.`);
  return ["## Not measured", lines.join("\n")];
}

function find(
  measurements: readonly Measurement[],
  name: string,
  of: string,
): Measurement | undefined {
  return measurements.find(({ retriever, set }) => retriever === name && set === of);
}

function times({ p50, p95 }: Measurement): string {
  return `${number(p50)} / ${number(p95)}`;
}

function thousandths(value: number | undefined): string {
  return value === undefined ? "–" : value.toFixed(3).replace(/^0(?=\.)/u, "");
}

function ratio(theirs: number, ours: number): string {
  return number(theirs / ours);
}

/** Two digits where there are few before the point. */
function number(value: number): string {
  return Math.abs(value) >= 20
    ? String(Math.round(value))
    : value.toFixed(Math.abs(value) >= 2 ? 1 : 2);
}

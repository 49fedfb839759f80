/** Types questions letter by letter into 10,000 facts and times what inline mode offers after each, beside MiniSearch; prints a table and keeps it under `results/`. */
import MiniSearch from "minisearch";
import type { Answerer } from "../src/answer/answer.ts";
import { createAnswerer } from "../src/answer/answerer.ts";
import { percent, table } from "./markdown.ts";
import { percentilesOf } from "./percentiles.ts";
import { inWords, keepReport, settingOf, type Setting } from "./report.ts";
import { createSyntheticFacts, type SyntheticFacts } from "./synthetic-facts.ts";

const SIZE = Number(process.argv[2] ?? 10_000);
const QUESTIONS = 120;
/** What one page of inline mode shows. */
const CARDS = 10;
/** What the bot asks for, of which a page is shown. */
const LIMIT = 50;
const languages = ["it", "zh", "en"] as const;

interface Typed {
  readonly text: string;
  readonly language: string;
  /** The fact that is wanted, where the text is typed to its end. */
  readonly wanted: string | undefined;
}

/** Yields the titles of what is offered. */
type Complete = (typed: Typed) => readonly string[];

function lettersOf({ questions }: SyntheticFacts): readonly Typed[] {
  const step = Math.floor(questions.length / QUESTIONS);
  return questions
    .filter((_, index) => index % step === 0)
    .slice(0, QUESTIONS)
    .flatMap(({ typed }, index) => {
      const language = languages[index % languages.length] ?? "en";
      const text = typed[language] ?? "";
      return Array.from(text, (_, end): Typed => ({
        text: text.slice(0, end + 1),
        language,
        wanted: end + 1 === text.length ? text : undefined,
      }));
    });
}

function completeWithFonti(answerer: Answerer): Complete {
  return ({ text, language }) =>
    answerer.complete(text, { hint: language, limit: LIMIT }).map(({ title }) => title);
}

const tokenize = (text: string) =>
  text.match(/\p{Script=Han}|[[\p{L}\p{N}]--[\p{Script=Han}]]+/gv) ?? [];

/** One document for each fact and language, as its users would index them; Han by single characters. */
function completeWithMiniSearch({ knowledge }: SyntheticFacts): Complete {
  const index = new MiniSearch({
    fields: ["label", "statement"],
    storeFields: ["label"],
    tokenize,
    searchOptions: { prefix: true, combineWith: "AND", boost: { label: 2 } },
  });
  index.addAll(
    knowledge.facts.flatMap(({ key, label, statement }) =>
      languages.map((language) => ({
        id: `${key}-${language}`,
        label: label[language],
        statement: statement[language],
      })),
    ),
  );
  return ({ text }) =>
    index
      .search(text)
      .slice(0, LIMIT)
      .map((found) => String(found["label"]));
}

function measure(complete: Complete, letters: readonly Typed[]) {
  for (const typed of letters.slice(0, letters.length / 10)) complete(typed);
  let found = 0;
  let wanted = 0;
  const times = letters.map((typed) => {
    const start = performance.now();
    const titles = complete(typed);
    const ms = performance.now() - start;
    if (typed.wanted !== undefined) wanted += 1;
    if (typed.wanted !== undefined && titles.slice(0, CARDS).includes(typed.wanted)) found += 1;
    return ms;
  });
  return { ...percentilesOf(times), slowest: Math.max(...times), found, wanted };
}

function run() {
  const synthetic = createSyntheticFacts(SIZE);
  const letters = lettersOf(synthetic);
  const start = performance.now();
  const answerer = createAnswerer(synthetic.knowledge);
  const buildMs = Math.round(performance.now() - start);
  const contenders = {
    "Fonti `complete`": completeWithFonti(answerer),
    "MiniSearch `search` with `prefix`": completeWithMiniSearch(synthetic),
  };
  const results = Object.entries(contenders).map(([name, complete]) =>
    Object.assign(measure(complete, letters), { name }),
  );
  return { facts: SIZE, letters: letters.length, questions: QUESTIONS, buildMs, results };
}

type Result = Setting & ReturnType<typeof run>;

const figures = (value: number) => value.toFixed(2);

function toMarkdown({ results, ...result }: Result): string {
  const rows = results.map(({ name, p50, p95, p99, slowest, found, wanted }) => [
    name,
    ...[p50, p95, p99, slowest].map(figures),
    percent(found, wanted),
  ]);
  return [
    `# Inline, ${result.date}`,
    "",
    `${inWords(result)} ` +
      `${result.facts} made-up facts in three languages (\`benchmarks/synthetic-facts.ts\`), ${result.questions} questions typed letter by letter, ${result.letters} texts, in process, after a warm-up.`,
    "",
    table(
      ["milliseconds a text", "p50", "p95", "p99", "slowest", "wanted fact in the first ten"],
      rows,
    ),
    "",
    `The facts were indexed in ${result.buildMs} ms. Fonti reads each text as a question in any of the languages, corrects slips and offers whole answers with their quotes; MiniSearch finds documents that hold all words or what they may grow into.`,
    "",
  ].join("\n");
}

const result = { ...(await settingOf("npm run bench:inline", ["minisearch"])), ...run() };
await keepReport("inline", result, toMarkdown(result));

/** Questions with expectations in; accuracy, citations and abstention per language out. */
import { readFile } from "node:fs/promises";
import { z } from "zod";
import type { AskedLine, SaidLine } from "./ask.ts";
import { askOne } from "./ask.ts";
import { parseJsonLine } from "./json-line.ts";
import type { Session } from "./session.ts";

const expectation = z.looseObject({
  outcome: z.enum(["answered", "ambiguous", "unanswered"]),
  /** Fragments of the source that the citations must cover. */
  cites: z.array(z.string()).default([]),
  /** Groups of alternatives, one of each of which the answer must hold. */
  says: z.array(z.array(z.string())).default([]),
  saysNot: z.array(z.string()).default([]),
  polarity: z.enum(["yes", "no"]).optional(),
});

const evalLine = z.looseObject({
  id: z.string(),
  question: z.string(),
  language: z.string(),
  kind: z.string().default("other"),
  locale: z.string().optional(),
  expect: expectation,
});

export type EvalLine = z.infer<typeof evalLine>;

/** What was measured for one group of questions; counts. */
export interface Tally {
  readonly asked: number;
  readonly right: number;
  readonly answerable: number;
  /** Answerable questions whose citations cover what they must. */
  readonly cited: number;
  readonly falseAnswers: number;
  readonly falseRefusals: number;
}

/** One question, what was said, and why that is wrong; undefined where it is right. */
export interface JudgedLine {
  readonly line: EvalLine;
  readonly asked: AskedLine;
  readonly why: string | undefined;
}

export interface EvalReport {
  readonly total: Tally;
  readonly groups: ReadonlyMap<string, Tally>;
  readonly judged: readonly JudgedLine[];
}

/** @throws Error naming the line that is no question. */
export async function readEvalLines(file: string): Promise<readonly EvalLine[]> {
  const lines = (await readFile(file, "utf8")).split("\n");
  return lines.flatMap((text, index) => {
    if (text.trim() === "") return [];
    const parsed = evalLine.safeParse(parseJsonLine(text));
    if (parsed.success) return [parsed.data];
    throw new Error(
      `${file}:${index + 1}: not a question with an expectation. Permitted: {"id", "question", "language", "expect": {"outcome", "cites"?, "says"?, "saysNot"?, "polarity"?}}.`,
    );
  });
}

export function evaluate(session: Session, lines: readonly EvalLine[]): EvalReport {
  const judged = lines.map((line): JudgedLine => {
    const asked = askOne(session, { ...line, hint: line.language });
    return { line, asked, why: whyWrong(line, { asked, session }) };
  });
  const names = new Set(lines.flatMap(groupsOf));
  const groups = [...names].map((name): [string, Tally] => [
    name,
    tallyOf(judged.filter(({ line }) => groupsOf(line).includes(name))),
  ]);
  return { total: tallyOf(judged), groups: new Map(groups), judged };
}

function groupsOf({ language, kind }: EvalLine): readonly string[] {
  return [language, `${language} ${kind}`];
}

export function tallyOf(judged: readonly JudgedLine[]): Tally {
  const answerable = judged.filter(({ line }) => line.expect.outcome === "answered");
  const unanswerable = judged.filter(({ line }) => line.expect.outcome !== "answered");
  return {
    asked: judged.length,
    right: judged.filter(({ why }) => why === undefined).length,
    answerable: answerable.length,
    cited: answerable.filter(({ line, asked }) => covers(asked, line.expect.cites)).length,
    falseAnswers: unanswerable.filter(({ asked }) => asked.outcome === "answered").length,
    falseRefusals: answerable.filter(({ asked }) => asked.outcome !== "answered").length,
  };
}

export function whyWrong(
  line: EvalLine,
  { asked, session }: { asked: SaidLine; session: Session },
): string | undefined {
  const { expect } = line;
  if (asked.outcome !== expect.outcome) return `${asked.outcome}, not ${expect.outcome}`;
  const text = asked.answer.toLowerCase();
  const missing = expect.says.find(
    (group) => !group.some((words) => text.includes(words.toLowerCase())),
  );
  if (missing) return `does not say ${missing.join(" / ")}`;
  const said = expect.saysNot.find((words) => text.includes(words.toLowerCase()));
  if (said !== undefined) return `says ${said}`;
  if (!covers(asked, expect.cites)) return `does not cite ${expect.cites.join(" + ")}`;
  return hasPolarity(asked, { polarity: expect.polarity, session })
    ? undefined
    : `does not say ${expect.polarity}`;
}

function covers({ citations }: SaidLine, cites: readonly string[]): boolean {
  return cites.every((fragment) => citations.some(({ quote }) => quote.includes(fragment)));
}

/** An answer without a yes or a no contradicts neither. */
function hasPolarity(
  { answer, locale }: SaidLine,
  { polarity, session }: { polarity: "yes" | "no" | undefined; session: Session },
): boolean {
  if (polarity === undefined) return true;
  const opposite = session.i18n
    .translate(locale)(`answer.${polarity === "yes" ? "no" : "yes"}`, { text: "" })
    .trim();
  return !answer.startsWith(opposite);
}

/** A table a person reads; shares in percent. */
export function evalText({ total, groups, judged }: EvalReport, isVerbose: boolean): string {
  const shown = [...groups].filter(([name]) => isVerbose || !name.includes(" "));
  const wrong = judged.flatMap(({ line, why }) =>
    why === undefined ? [] : [`${line.id} [${line.kind}] ${line.question}\n    ${why}`],
  );
  return [
    `${"".padEnd(20)}  ${"right".padStart(10)}  ${"right".padStart(6)}  ${"cited".padStart(6)}  ${"false +".padStart(8)}  ${"false −".padStart(8)}`,
    ...shown.map(([name, tally]) => row(name, tally)),
    row("all", total),
    ...(isVerbose ? wrong : []),
  ].join("\n");
}

function share(part: number, whole: number): string {
  return (whole === 0 ? "–" : `${((100 * part) / whole).toFixed(1)}%`).padStart(6);
}

function row(
  name: string,
  { asked, right, answerable, cited, falseAnswers, falseRefusals }: Tally,
): string {
  return [
    name.padEnd(20),
    `${right}/${asked}`.padStart(10),
    share(right, asked),
    share(cited, answerable),
    String(falseAnswers).padStart(8),
    String(falseRefusals).padStart(8),
  ].join("  ");
}

/** Questions and who answers them in; right, false and refused answers per language with their time out. */
import type { Answerer } from "../../src/answer/answer.ts";
import { evaluate, type readEvalLines, type Tally } from "../../src/cli/eval.ts";
import type { Session } from "../../src/cli/session.ts";
import { percentilesOf } from "../percentiles.ts";
import type { Hit, Peer } from "./peer.ts";
import { toPeerAnswer } from "./peer-answer.ts";

export type Line = Awaited<ReturnType<typeof readEvalLines>>[number];

export interface Measurement {
  readonly name: string;
  /** The score it answers from, and whether it is the best one for these very questions. */
  readonly threshold?: { readonly score: number; readonly isBest: boolean };
  /** Per language of the question, and `all`. */
  readonly tallies: Readonly<Record<string, Tally>>;
  /** Milliseconds a question. */
  readonly ms: { readonly p50: number; readonly p95: number };
}

/** Each question once to warm up, a space longer lest a cache knows it, and once by the clock. */
async function timeEach<T>(lines: readonly Line[], ask: (line: Line) => T | Promise<T>) {
  const answers: T[] = [];
  const times: number[] = [];
  for (const line of lines) await ask({ ...line, question: `${line.question} ` });
  for (const line of lines) {
    const start = performance.now();
    answers.push(await ask(line));
    times.push(performance.now() - start);
  }
  const { p50, p95 } = percentilesOf(times);
  return { answers, ms: { p50: rounded(p50), p95: rounded(p95) } };
}

function talliesOf(session: Session, lines: readonly Line[]): Record<string, Tally> {
  const { total, groups } = evaluate(session, lines);
  const languages = [...groups].filter(([name]) => !name.includes(" "));
  return { ...Object.fromEntries(languages), all: total };
}

export async function measureFonti(
  session: Session,
  lines: readonly Line[],
): Promise<readonly [Measurement]> {
  const { ms } = await timeEach(lines, ({ question, language }) =>
    session.answerer.ask(question, { hint: language }),
  );
  return [{ name: "Fonti", tallies: talliesOf(session, lines), ms }];
}

/** As it comes, and with the threshold that is best for these very questions where it gives scores. */
export async function measurePeer(
  peer: Peer,
  { session, lines }: { session: Session; lines: readonly Line[] },
): Promise<readonly Measurement[]> {
  const { name, threshold } = peer;
  const { answers, ms } = await timeEach(lines, ({ question, language }) =>
    peer.find(question, language),
  );
  const hits = new Map(lines.map((line, index) => [keyOf(line), answers[index]]));
  const judge = (score: number) =>
    talliesOf({ ...session, answerer: toAnswerer(hits, score) }, lines);
  if (threshold === undefined) return [{ name, tallies: judge(0), ms }];
  const best = candidatesOf(answers)
    .map((score) => ({ score, tallies: judge(score) }))
    .reduce((a, b) => ((b.tallies["all"]?.right ?? 0) > (a.tallies["all"]?.right ?? 0) ? b : a));
  return [
    { name, threshold: { score: threshold, isBest: false }, tallies: judge(threshold), ms },
    { name, threshold: { score: rounded(best.score), isBest: true }, tallies: best.tallies, ms },
  ];
}

/** A hundred thresholds, from the lowest score that was given to the highest. */
function candidatesOf(hits: readonly (Hit | undefined)[]): readonly number[] {
  const scores = hits.flatMap((hit) => hit?.score ?? []).toSorted((a, b) => a - b);
  return Array.from({ length: 101 }, (_, index) => {
    return scores[Math.round((index / 100) * (scores.length - 1))] ?? 0;
  });
}

/** Answers these questions as the peer does, and is asked for nothing else. */
function toAnswerer(
  hits: ReadonlyMap<string, Hit | undefined>,
  threshold: number,
): Session["answerer"] {
  const ask: Answerer["ask"] = (question, { hint: language = "en" } = {}) => {
    const hit = hits.get(keyOf({ question, language }));
    return toPeerAnswer(hit && hit.score >= threshold ? hit : undefined, language);
  };
  return { ask } as Session["answerer"];
}

function keyOf({ question, language }: Pick<Line, "question" | "language">): string {
  return `${language} ${question}`;
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}

/** A retriever and a set of questions in, how good and how quick it is out. */
import { percentilesOf } from "../percentiles.ts";
import { DEPTH, holdsAnswer, qualityOf, type Quality } from "./metrics.ts";
import type { Retriever } from "./retriever.ts";
import type { Question, TestSet } from "./test-set.ts";

export interface Measurement {
  readonly retriever: string;
  readonly set: string;
  readonly passages: number;
  /** Questions that quality is of; fewer than the set has where `SEARCH_BUDGET_MS` ran out. */
  readonly asked: number;
  readonly quality: Quality;
  /** The share of the questions asked whose answer stands in the first snippet. */
  readonly snippetHasAnswer?: number;
  /** Searches that the times are of. */
  readonly timed: number;
  /** Microseconds of one search, the question's analysis included. */
  readonly p50: number;
  readonly p95: number;
  readonly buildMs: number;
  /** Bytes of heap and array buffers more after the build than before it. */
  readonly heapBytes: number;
  readonly outsideHeapBytes?: number;
}

/** Each pass over the questions stops after this, though not before it has made `FEWEST` searches. */
export const SEARCH_BUDGET_MS = 120_000;
const FEWEST = 50;
const LEAST_TIMED = 1000;

export async function measure(retriever: Retriever, set: TestSet): Promise<Measurement> {
  const { passages, questions, language } = set;
  const heapBefore = heapBytes();
  const start = performance.now();
  await retriever.build(passages, language);
  const buildMs = performance.now() - start;
  const heapGrowth = heapBytes() - heapBefore;
  // This pass warms up as well.
  const ranks = ranksOf(retriever, set);
  const times = searchTimes(retriever, questions);
  const { p50, p95 } = percentilesOf(times);
  const hasAnswer = snippetShare(retriever, questions.slice(0, ranks.length));
  const outside = retriever.outsideHeap?.();
  return {
    retriever: retriever.name,
    set: set.name,
    passages: passages.length,
    asked: ranks.length,
    quality: qualityOf(ranks),
    ...(hasAnswer !== undefined && { snippetHasAnswer: hasAnswer }),
    timed: times.length,
    p50,
    p95,
    buildMs,
    heapBytes: heapGrowth,
    ...(outside !== undefined && { outsideHeapBytes: outside }),
  };
}

/** Of the right passage for each question, as `qualityOf` takes them. */
export function ranksOf(retriever: Retriever, { passages, questions }: TestSet): readonly number[] {
  const positions = new Map(passages.map(({ id }, position) => [id, position]));
  return withinBudget(questions, ({ question, passageId }) =>
    retriever.search(question, DEPTH).indexOf(positions.get(passageId) ?? -1),
  );
}

/** Whole rounds over the questions, until there are enough. */
function searchTimes(retriever: Retriever, questions: readonly Question[]): readonly number[] {
  const rounds = Math.ceil(LEAST_TIMED / questions.length);
  const all = Array.from({ length: rounds }, () => questions).flat();
  return withinBudget(all, ({ question }) => {
    const start = performance.now();
    retriever.search(question, DEPTH);
    return (performance.now() - start) * 1000;
  });
}

function snippetShare(retriever: Retriever, questions: readonly Question[]): number | undefined {
  if (!retriever.snippet) return undefined;
  const held = withinBudget(questions, ({ question, answer }) =>
    holdsAnswer(retriever.snippet?.(question) ?? "", answer),
  );
  return held.filter(Boolean).length / held.length;
}

function withinBudget<T>(
  questions: readonly Question[],
  ask: (question: Question) => T,
): readonly T[] {
  const results: T[] = [];
  const end = performance.now() + SEARCH_BUDGET_MS;
  for (const question of questions) {
    results.push(ask(question));
    if (results.length >= FEWEST && performance.now() > end) break;
  }
  return results;
}

function heapBytes(): number {
  if (!globalThis.gc)
    throw new Error("Heap cannot be measured: start node with --expose-gc, as the benchmark does.");
  globalThis.gc();
  globalThis.gc();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

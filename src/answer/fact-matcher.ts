/** A question and an entry in, how well the entry answers it, and why, out. */
import type { Pattern } from "../knowledge/fact.ts";
import type { QuestionType } from "../language/analyzer.ts";
import type { Entry, FactIndex } from "./fact-index.ts";
import { isFact } from "./fact-index.ts";
import type { NamedUnit, Question } from "./question.ts";

/** The features of one candidate; every share lies in [0, 1]. */
export interface Candidate {
  readonly entry: Entry;
  /** The share of what the question names, by weight, that the entry explains. */
  readonly coverage: number;
  /** The share of what the question names that the entry is about. */
  readonly focus: number;
  /** The largest share of one of the entry's patterns that the question names; 1: it is about the entry. */
  readonly recall: number;
  /** Whether what is asked for is what the entry gives. */
  readonly typeFit: number;
  /** The question is about what the entry denies. */
  readonly isDenied: boolean;
  readonly unexplained: readonly NamedUnit[];
  readonly score: number;
}

/** Questions that only an entry which answers them can answer. */
const STRICT_TYPES: readonly QuestionType[] = ["when", "where", "who", "how-many", "how-much"];
/** "How many yuan" and "how much" ask the same. */
const SAME_TYPE: Partial<Record<QuestionType, QuestionType>> = { "how-many": "how-much", "how-much": "how-many" };

export function matchEntry(question: Question, entry: Entry, index: FactIndex): Candidate {
  const { subject } = entry;
  const named = new Set(question.units.flatMap((unit) => unit.terms));
  const about = unionOfContained(subject.about, named);
  const denied = unionOfContained(subject.denies, named);
  const isDenied = [...denied].some((term) => !about.has(term)) || (denied.size > 0 && denied.size >= about.size);
  const topic = isDenied ? new Set([...about, ...denied]) : about;
  const explained = (unit: NamedUnit) =>
    unit.terms.some((term) => entry.vocabulary.has(term) || topic.has(term));
  const weights = question.units.map((unit) => weigh(unit, { explained, topic, index }));
  const total = sum(weights.map(({ weight }) => weight));
  const coverage = total === 0 ? 0 : sum(weights.map(({ weight, isExplained }) => (isExplained ? weight : 0))) / total;
  const focus = total === 0 ? 0 : sum(weights.map(({ weight, isTopic }) => (isTopic ? weight : 0))) / total;
  const recall = bestRecall([...subject.about, ...subject.denies], { named, index });
  const typeFit = fitOf(question, entry);
  return {
    entry,
    coverage,
    focus,
    recall,
    typeFit,
    isDenied,
    unexplained: question.units.filter((unit) => !explained(unit)),
    score: 0.5 * focus + 0.3 * coverage + 0.2 * typeFit + (recall < 1 ? -0.3 : 0),
  };
}

interface Weighing {
  explained(unit: NamedUnit): boolean;
  readonly topic: ReadonlySet<string>;
  readonly index: FactIndex;
}

/** An explained unit weighs as its commonest reading, an unexplained one as its rarest. */
function weigh(unit: NamedUnit, { explained, topic, index }: Weighing) {
  const isExplained = explained(unit);
  const topical = unit.terms.filter((term) => topic.has(term));
  const isTopic = topical.length > 0;
  if (isTopic) return { weight: Math.max(...topical.map((term) => index.weightOf(term))), isExplained, isTopic };
  if (isExplained || unit.terms.length === 0)
    return { weight: index.leastWeight(unit.terms), isExplained, isTopic };
  return { weight: Math.max(...unit.terms.map((term) => index.weightOf(term))), isExplained, isTopic };
}

/** All terms of the patterns that the question names whole. */
function unionOfContained(patterns: readonly Pattern[], named: ReadonlySet<string>): Set<string> {
  const union = new Set<string>();
  for (const pattern of patterns)
    if (pattern.every((term) => named.has(term))) for (const term of pattern) union.add(term);
  return union;
}

function bestRecall(
  patterns: readonly Pattern[],
  { named, index }: { named: ReadonlySet<string>; index: FactIndex },
): number {
  let best = 0;
  for (const pattern of patterns) {
    const weights = pattern.map((term) => index.weightOf(term));
    const held = pattern.map((term, at) => (named.has(term) ? (weights[at] ?? 0) : 0));
    best = Math.max(best, sum(held) / sum(weights));
  }
  return best;
}

function fitOf({ types }: Question, { subject }: Entry): number {
  const answers = new Set(subject.answers.flatMap((type) => [type, SAME_TYPE[type] ?? type]));
  if (isFact(subject) && subject.values.length > 0) answers.add("how-many").add("how-much");
  const asked = [...types].filter((type) => type !== "yes-no");
  const strict = asked.filter((type) => STRICT_TYPES.includes(type));
  if (!isFact(subject) && subject.answers.length > 0 && !asked.some((type) => answers.has(type))) return -5;
  if (strict.length > 0) return strict.some((type) => answers.has(type)) ? 1 : isFact(subject) ? -1 : 0;
  if (asked.length === 0) return isOverview(subject.answers) ? 0.7 : 0.5;
  if (asked.some((type) => answers.has(type))) return 1;
  return subject.answers.length === 0 ? 0.5 : 0.2;
}

function isOverview(answers: readonly QuestionType[]): boolean {
  return answers.length === 0 || answers.includes("what") || answers.includes("list");
}

function sum(values: readonly number[]): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}

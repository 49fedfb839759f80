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
  /** The question names one of the entry's patterns whole. */
  readonly isAbout: boolean;
  /** Whether what is asked for is what the entry gives. */
  readonly typeFit: number;
  /** The question is about what the entry denies. */
  readonly isDenied: boolean;
  /** An amount the question gets wrong, of the kind the fact states. It counts for nothing else. */
  readonly corrected?: NamedUnit;
  readonly unexplained: readonly NamedUnit[];
  readonly score: number;
}

/** Questions that only an entry which answers them can answer. */
const STRICT_TYPES: ReadonlySet<QuestionType> = new Set([
  "when",
  "where",
  "who",
  "how-many",
  "how-much",
]);

/** What an optional term still weighs where it is not explained: enough to prefer the entry that does. */
const OPTIONAL_SHARE = 0.1;

/** Where a fact and a gap fit alike, the author meant the gap. */
const GAP_BONUS = 0.02;

export function matchEntry(asked: Question, entry: Entry, index: FactIndex): Candidate {
  const { subject } = entry;
  const corrected = correctedAmount(asked, entry);
  const question = { ...asked, units: asked.units.filter((unit) => unit !== corrected) };
  const named = new Set(question.units.flatMap((unit) => unit.terms));
  const about = unionOfContained(subject.about, named);
  const denied = unionOfContained(subject.denies, named);
  const isDenied = question.types.has("yes-no")
    ? [...denied].some((term) => !about.has(term)) || (denied.size > 0 && denied.size >= about.size)
    : question.units.some((unit) => isOnlyDenied(unit, { denied, about, entry }));
  const topic = isDenied ? new Set([...about, ...denied]) : about;
  const explained = (unit: NamedUnit) =>
    unit.terms.some((term) => entry.vocabulary.has(term) || topic.has(term));
  const weights = question.units.map((unit) => weigh(unit, { explained, topic, index }));
  const total = sum(weights.map(({ weight }) => weight));
  const coverage =
    total === 0
      ? 0
      : sum(weights.map(({ weight, isExplained }) => (isExplained ? weight : 0))) / total;
  const focus =
    total === 0 ? 0 : sum(weights.map(({ weight, isTopic }) => (isTopic ? weight : 0))) / total;
  const isAbout = about.size + denied.size > 0;
  const typeFit = fitOf(question, entry);
  return {
    entry,
    coverage,
    focus,
    isAbout,
    typeFit,
    isDenied,
    ...(corrected && { corrected }),
    unexplained: question.units.filter((unit) => !explained(unit) && !index.isOptional(unit)),
    score:
      0.5 * focus +
      0.3 * coverage +
      0.2 * typeFit +
      (isAbout ? 0 : -0.3) +
      (isFact(subject) ? 0 : GAP_BONUS),
  };
}

/** The unit is what the entry denies, and nothing that it explains. */
function isOnlyDenied(
  { terms }: NamedUnit,
  {
    denied,
    about,
    entry,
  }: { denied: ReadonlySet<string>; about: ReadonlySet<string>; entry: Entry },
): boolean {
  const isDenied = terms.some((term) => denied.has(term) && !about.has(term));
  return isDenied && !terms.some((term) => entry.vocabulary.has(term));
}

/** In a question that is not yes-or-no the wrong amount must count the very thing: "the 15 sectors". */
function correctedAmount(
  question: Question,
  { subject, vocabulary }: Entry,
): NamedUnit | undefined {
  if (!isFact(subject) || question.types.size === 0) return undefined;
  const wrong = question.units.filter(
    (unit) => unit.isAmount && !unit.isYear && !unit.terms.some((term) => vocabulary.has(term)),
  );
  const [unit] = wrong;
  if (!unit || wrong.length > 1) return undefined;
  const isPercent = unit.terms.some((term) => term.endsWith("%"));
  const next = question.units[question.units.indexOf(unit) + 1];
  const isCorrected = subject.values.some((value) => {
    if ((value.unit === "percent") !== isPercent) return false;
    const counts = (named: NamedUnit | undefined) => named?.terms.includes(value.unit) ?? false;
    if (counts(next)) return true;
    return (
      question.types.has("yes-no") &&
      (isPercent || value.currency !== undefined || question.units.some(counts))
    );
  });
  return isCorrected ? unit : undefined;
}

interface Weighing {
  readonly explained: (unit: NamedUnit) => boolean;
  readonly topic: ReadonlySet<string>;
  readonly index: FactIndex;
}

/** An explained unit weighs as its commonest reading, an unexplained one as its rarest. */
function weigh(unit: NamedUnit, { explained, topic, index }: Weighing) {
  const isExplained = explained(unit);
  const topical = unit.terms.filter((term) => topic.has(term));
  const isTopic = topical.length > 0;
  if (isTopic)
    return {
      weight: Math.max(...topical.map((term) => index.weightOf(term))),
      isExplained,
      isTopic,
    };
  if (!isExplained && index.isOptional(unit))
    return { weight: OPTIONAL_SHARE * index.leastWeight(unit.terms), isExplained, isTopic };
  if (isExplained || unit.terms.length === 0)
    return { weight: index.leastWeight(unit.terms), isExplained, isTopic };
  return {
    weight: Math.max(...unit.terms.map((term) => index.weightOf(term))),
    isExplained,
    isTopic,
  };
}

/** All terms of the patterns that the question names whole. */
function unionOfContained(patterns: readonly Pattern[], named: ReadonlySet<string>): Set<string> {
  const union = new Set<string>();
  for (const pattern of patterns)
    if (pattern.every((term) => named.has(term))) for (const term of pattern) union.add(term);
  return union;
}

function fitOf({ types, cues }: Question, { subject }: Entry): number {
  const answers = answersOf(subject);
  const asked = [...types].filter((type) => type !== "yes-no");
  const isAnswered = asked.some((type) => answers.has(type));
  if (!isFact(subject)) return isAnswered ? 1 : subject.answers.length === 0 ? 0.9 : -5;
  const isMemberQuestion = cues.has("member") && asked.every((type) => type === "who");
  if (asked.length === 0 || isMemberQuestion) return isOverview(subject.answers) ? 0.7 : 0.5;
  const strict = asked.filter((type) => STRICT_TYPES.has(type));
  if (strict.length > 0) return strict.some((type) => answers.has(type)) ? 1 : -1;
  if (isAnswered) return 1;
  return subject.answers.length === 0 ? 0.5 : 0.2;
}

/** What an entry answers: what its author says, and the number where it states one. */
function answersOf(subject: Entry["subject"]): ReadonlySet<QuestionType> {
  const answers = new Set(subject.answers);
  for (const { unit, currency } of isFact(subject) ? subject.values : [])
    answers.add(unit === "percent" || currency !== undefined ? "how-much" : "how-many");
  if (answers.has("how-much")) answers.add("how-many");
  return answers;
}

function isOverview(answers: readonly QuestionType[]): boolean {
  return answers.length === 0 || answers.includes("what") || answers.includes("list");
}

function sum(values: readonly number[]): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}

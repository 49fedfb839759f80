/** A question and an entry in, how well the entry answers it, and why, out. */
import type { FactValue, Pattern } from "../knowledge/fact.ts";
import type { Features, OpenTerms } from "./decision-model.ts";
import type { Entry, FactIndex } from "./fact-index.ts";
import { isFact, isWord } from "./fact-index.ts";
import type { NamedUnit, Question } from "./question.ts";
import type { Fit } from "./type-fit.ts";
import { fitOf } from "./type-fit.ts";
import { isAside, isFaint, shareOf, weigh } from "./weighing.ts";

/** What keeps a candidate from answering, whatever its features. */
export type Veto =
  /** The question names none of its patterns whole. */
  | "pattern"
  /** It does not give what is asked for. */
  | "type"
  /** The question is about what it denies, and asks for no yes or no. */
  | "denied"
  /** The text orders something that it does not explain. */
  | "order"
  /** The question names an amount or a place, or something by a proper name, that it does not explain. */
  | "names";

/** One entry held against a question. */
export interface Candidate {
  readonly entry: Entry;
  readonly features: Features;
  readonly openTerms: OpenTerms;
  readonly veto: Veto | undefined;
  /** The question is about what the entry denies. */
  readonly isDenied: boolean;
  /** An amount the question gets wrong, of the kind the fact states. It counts for nothing else. */
  readonly corrected?: NamedUnit;
  readonly unexplained: readonly NamedUnit[];
}

/** A question and all terms that it names. */
interface Asked {
  readonly question: Question;
  readonly named: ReadonlySet<string>;
}

export function matchEntry(asked: Asked, entry: Entry, index: FactIndex): Candidate {
  const { subject } = entry;
  const corrected = correctedAmount(asked.question, entry);
  const { question, named } = corrected ? without(asked.question, corrected) : asked;
  const about = unionOfContained(subject.about, named);
  const denied = unionOfContained(subject.denies, named);
  const isDenied =
    question.types.has("yes-no") || question.types.has("why")
      ? [...denied].some((term) => !about.has(term)) ||
        (denied.size > 0 && denied.size >= about.size)
      : question.units.some((unit) => isOnlyDenied(unit, { denied, about, entry }));
  const topic = isDenied ? new Set([...about, ...denied]) : about;
  const explained = (unit: NamedUnit) =>
    unit.terms.some((term) => entry.vocabulary.has(term) || topic.has(term));
  const weighed = question.units.map((unit) => weigh(unit, { explained, topic, index }));
  const open = weighed.filter(({ isExplained }) => !isExplained).map(({ unit }) => unit);
  const unexplained = open.filter((unit) => !index.isOptional(unit) && !isFaint(unit));
  const fit = fitOf(question, entry, corrected !== undefined || isDenied);
  const hasPattern = about.size + denied.size > 0;
  return {
    entry,
    features: {
      bias: 1,
      coverage: shareOf(weighed, ({ isExplained }) => isExplained),
      complete: Number(unexplained.length === 0),
      focus: shareOf(weighed, ({ isTopic }) => isTopic),
      pattern: patternWeight(topic, index),
      typeAnswered: Number(fit === "answered"),
      typeOverview: Number(fit === "overview"),
      typeMissed: Number(fit === "missed"),
      isCorrected: Number(corrected !== undefined),
      unexplainedKnown: Math.min(MOST_KNOWN, unexplained.filter(isKnown).length) / MOST_KNOWN,
      unexplainedShare: shareOf(
        weighed,
        ({ unit, isExplained }) => !isExplained && !isFaint(unit) && isKnown(unit),
      ),
      unknownAside: Math.min(MOST_ASIDE, question.units.filter(isAside).length) / MOST_ASIDE,
      general: Math.min(MOST_GENERAL, open.filter(isFaint).length) / MOST_GENERAL,
    },
    openTerms: openTermsOf(open.filter((unit) => !unit.isCue)),
    veto: vetoOf({ hasPattern, fit, isDenied, question, unexplained }),
    isDenied,
    ...(corrected && { corrected }),
    unexplained,
  };
}

/** All terms that it names. */
export function namedTerms({ units }: Question): ReadonlySet<string> {
  return new Set(units.flatMap(({ terms }) => terms));
}

function without(asked: Question, unit: NamedUnit): Asked {
  const question = { ...asked, units: asked.units.filter((other) => other !== unit) };
  return { question, named: namedTerms(question) };
}

function openTermsOf(units: readonly NamedUnit[]): OpenTerms {
  const open = new Map<string, number>();
  for (const { isAmount, terms } of units)
    for (const term of isAmount ? [] : terms)
      if (!isWord(term)) open.set(term, (open.get(term) ?? 0) + 1 / terms.length);
  return open;
}

/** More things that stay unexplained count as many. */
const MOST_KNOWN = 2;
/** More unknown words of a story around the question count as many. */
const MOST_ASIDE = 4;
/** More words of the general vocabulary count as many. */
const MOST_GENERAL = 4;
/** The weights of a pattern that count, in all. */
const MOST_PATTERN = 3;

function patternWeight(topic: ReadonlySet<string>, index: FactIndex): number {
  let weight = 0;
  for (const term of topic) weight += index.weightOf(term);
  return Math.min(MOST_PATTERN, weight) / MOST_PATTERN;
}

interface Found {
  readonly hasPattern: boolean;
  readonly fit: Fit;
  readonly isDenied: boolean;
  readonly question: Question;
  readonly unexplained: readonly NamedUnit[];
}

function vetoOf({ hasPattern, fit, isDenied, question, unexplained }: Found): Veto | undefined {
  if (!hasPattern) return "pattern";
  if (fit === "impossible") return "type";
  if (isDenied && !question.types.has("yes-no") && !question.types.has("why")) return "denied";
  if (question.cues.has("order") && unexplained.length > 0) return "order";
  return unexplained.some(isNamed) ? "names" : undefined;
}

/** Amounts and proper names: an answer that does not explain them is to another question. */
export function isNamed({ isAmount, terms, standing }: NamedUnit): boolean {
  return isAmount || (terms.length === 0 && (standing === "name" || standing === "place"));
}

/** A thing the author knows, by a name as it is listed. */
function isKnown({ isAmount, isExact, terms }: NamedUnit): boolean {
  return !isAmount && isExact && terms.some((term) => !isWord(term));
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

/**
 * Outside a question of yes or no the wrong amount must count the very thing ("the 15 sectors").
 * Another year, or the 12th plan, is another question, unless it is asked whether it is that one.
 */
function correctedAmount(
  question: Question,
  { subject, vocabulary }: Entry,
): NamedUnit | undefined {
  if (!isFact(subject) || question.types.size === 0) return undefined;
  const wrong = question.units.filter(
    (unit) => unit.isAmount && !unit.terms.some((term) => vocabulary.has(term)),
  );
  const [unit] = wrong;
  if (!unit || wrong.length > 1) return undefined;
  return subject.values.some((value) => isCorrection(value, { unit, question })) ? unit : undefined;
}

function isCorrection(
  value: FactValue,
  { unit, question }: { unit: NamedUnit; question: Question },
): boolean {
  const isPercent = unit.terms.some((term) => term.endsWith("%"));
  const isOnlyYesNo =
    question.types.has("yes-no") &&
    [...question.types].every((type) => type === "yes-no" || type === "when");
  const isYear = value.ordinal === true && value.number >= FIRST_YEAR;
  if ((value.unit === "percent") !== isPercent || unit.isYear !== isYear) return false;
  if (value.ordinal === true && !isOnlyYesNo) return false;
  if (isYear) return true;
  const next = question.units[question.units.indexOf(unit) + 1];
  const counts = (named: NamedUnit | undefined) => named?.terms.includes(value.unit) ?? false;
  if (counts(next)) return true;
  return (
    value.ordinal !== true &&
    question.types.has("yes-no") &&
    (isPercent || value.currency !== undefined || question.units.some(counts))
  );
}

/** A smaller ordinal is no year. */
const FIRST_YEAR = 1900;

/** All terms of the patterns that the question names whole. */
function unionOfContained(patterns: readonly Pattern[], named: ReadonlySet<string>): Set<string> {
  const union = new Set<string>();
  for (const pattern of patterns)
    if (pattern.every((term) => named.has(term))) for (const term of pattern) union.add(term);
  return union;
}

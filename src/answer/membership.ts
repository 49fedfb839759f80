/** "Is X one of them?" in, the set that does not list X out. */
import type { Fact } from "../knowledge/fact.ts";
import type { QuestionType } from "../language/analyzer.ts";
import type { FactIndex, SetEntry } from "./fact-index.ts";
import type { NamedUnit, Question } from "./question.ts";
import { isFaint } from "./weighing.ts";

/** More than this many unexplained words are no name of one thing. */
const LONGEST_NAME = 4;
const OTHER_QUESTIONS = [
  "who",
  "when",
  "where",
  "why",
  "how-many",
  "how-much",
  "which",
  "what",
] as const;

/** The set the question asks about, where what it asks after is not a member. */
export function findUnlisted(question: Question, index: FactIndex): Fact | undefined {
  const { cues, types } = question;
  const isMember = cues.has("member");
  if (!(isMember || types.has("yes-no")) || cues.has("order")) return undefined;
  const isOther = (type: QuestionType) => types.has(type) && !(type === "what" && isMember);
  if (OTHER_QUESTIONS.some(isOther)) return undefined;
  const fitting = index.sets.find((one) => speaksOf(question, one));
  return fitting?.fact ?? onlySet(question, index);
}

function speaksOf(question: Question, { set, memberTerms }: SetEntry): boolean {
  const { cues, units } = question;
  const anchored = units.filter((unit) => hasAny(unit, set.anchors));
  const required = set.requires.size === 0 || units.some((unit) => hasAny(unit, set.requires));
  const foreign = units.some((unit) => hasAny(unit, set.foreign));
  const asked = units.filter((unit) => !hasAny(unit, set.anchors));
  const isMember = asked.some((unit) => hasAny(unit, memberTerms));
  const isKnown = set.requires.size > 0 && asked.every((unit) => unit.terms.length > 0);
  const isNarrow = set.requires.size > 0 && anchored.length > 1 && asked.length <= 2;
  const speaksOfSet = anchored.length > 0 && (cues.has("member") || isKnown || isNarrow);
  return speaksOfSet && required && !foreign && !isMember && isOneName(asked, question);
}

/** "Is X one of them?" speaks of the list that is the first of the knowledge. */
function onlySet(question: Question, { sets: [first] }: FactIndex): Fact | undefined {
  const { cues, types, units } = question;
  if (!first || first.set.requires.size > 0) return undefined;
  if (!cues.has("member") || !types.has("yes-no") || !isOneName(units, question)) return undefined;
  const isUnknown = units.every(
    ({ terms, standing }) => terms.length === 0 && standing !== "aside",
  );
  return isUnknown && !units.every(isFaint) ? first.fact : undefined;
}

function hasAny(unit: NamedUnit, terms: ReadonlySet<string>): boolean {
  return unit.terms.some((term) => terms.has(term));
}

/** Words next to each other that could name one thing, and no amount or place. */
function isOneName(units: readonly NamedUnit[], question: Question): boolean {
  if (units.length === 0 || units.length > LONGEST_NAME) return false;
  const places = units.map((unit) => question.units.indexOf(unit));
  if (places.some((place, index) => index > 0 && place !== (places[index - 1] ?? 0) + 1))
    return false;
  return !units.some((unit) => unit.isAmount || unit.standing === "place");
}

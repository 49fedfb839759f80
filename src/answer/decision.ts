/** A question in, what is to be said of it out: an entry, a thing not listed, a choice, or nothing. */
import type { Fact, Gap } from "../knowledge/fact.ts";
import type { Polarity, UnansweredReason } from "./answer.ts";
import type { Candidate } from "./fact-matcher.ts";
import { matchEntry } from "./fact-matcher.ts";
import type { FactIndex } from "./fact-index.ts";
import { isFact, isWord } from "./fact-index.ts";
import { findUnlisted } from "./membership.ts";
import type { NamedUnit, Question } from "./question.ts";

export type Decision =
  | {
      readonly outcome: "fact";
      readonly fact: Fact;
      readonly polarity?: Polarity;
      readonly confidence: number;
    }
  /** A thing the set does not list. */
  | { readonly outcome: "unlisted"; readonly fact: Fact; readonly confidence: number }
  | { readonly outcome: "gap"; readonly gap: Gap; readonly confidence: number }
  | { readonly outcome: "ambiguous"; readonly facts: readonly Fact[]; readonly confidence: number }
  | {
      readonly outcome: "refused";
      readonly reason: UnansweredReason;
      readonly nearest: readonly Fact[];
      readonly confidence: number;
    };

/** An answer must explain at least this share of what the question names, … */
const LEAST_COVERAGE = 0.72;
/** … and be about at least this share of it. */
const LEAST_FOCUS = 0.3;
/** What explains less of the question than this is not even near. */
const LEAST_NEARNESS = 0.3;
const CANDIDATES = 48;

export function decide(question: Question, index: FactIndex): Decision {
  const candidates = rank(question, index);
  const best = candidates.find((candidate) => isAnswer(candidate, question));
  const unlisted = findUnlisted(question, index);
  if (best && !(unlisted && best.coverage < 0.95)) return toDecision(best, question);
  if (unlisted) return { outcome: "unlisted", fact: unlisted, confidence: 0.8 };
  return refuse(question, candidates);
}

/** Every entry that has anything to do with the question, best first. */
export function rank(question: Question, index: FactIndex): readonly Candidate[] {
  const terms = question.units.flatMap((unit) => unit.terms);
  return index
    .find(terms, CANDIDATES)
    .map((entry) => matchEntry(question, entry, index))
    .sort((a, b) => b.score - a.score);
}

function isAnswer(candidate: Candidate, question: Question): boolean {
  const { coverage, focus, isAbout, typeFit, unexplained, isDenied } = candidate;
  if (!isAbout || typeFit < 0 || focus < LEAST_FOCUS) return false;
  if (isDenied && !question.types.has("yes-no")) return false;
  if (unexplained.some(isNamed)) return false;
  return coverage >= LEAST_COVERAGE;
}

/** Amounts, and things the author knows: an answer that does not explain them is to another question. */
function isNamed({ isAmount, terms }: NamedUnit): boolean {
  return isAmount || terms.some((term) => !isWord(term));
}

function toDecision(candidate: Candidate, question: Question): Decision {
  const { subject } = candidate.entry;
  const confidence = Math.max(0, Math.min(1, candidate.score));
  if (!isFact(subject)) return { outcome: "gap", gap: subject, confidence };
  const polarity = polarityOf(candidate, question);
  return { outcome: "fact", fact: subject, confidence, ...(polarity && { polarity }) };
}

function polarityOf(candidate: Candidate, question: Question): Polarity | undefined {
  const { types, cues } = question;
  if (!types.has("yes-no") || cues.has("alternative") || cues.has("negation")) return undefined;
  if (candidate.isDenied || candidate.corrected) return "no";
  const asksMore = [...types].some((type) => type !== "yes-no");
  return asksMore || candidate.coverage < 0.85 ? undefined : "yes";
}

function refuse(question: Question, candidates: readonly Candidate[]): Decision {
  const near = candidates.filter(({ coverage }) => coverage >= LEAST_NEARNESS);
  const facts = near.flatMap(({ entry: { subject } }) => (isFact(subject) ? [subject] : []));
  const [best] = candidates;
  const known = candidates.filter(
    (candidate) =>
      candidate.coverage >= 0.95 && candidate.typeFit >= 0 && isFact(candidate.entry.subject),
  );
  const isWhollyKnown = question.units.every((unit) => unit.terms.length > 0 && !unit.isAmount);
  if (isWhollyKnown && known.length >= 2) {
    const choices = known.flatMap(({ entry: { subject } }) => (isFact(subject) ? [subject] : []));
    return { outcome: "ambiguous", facts: choices.slice(0, 4), confidence: 0.5 };
  }
  const names = (best?.unexplained ?? question.units)
    .filter((unit) => unit.isAmount || unit.terms.length === 0)
    .map((unit) => unit.surface);
  const reason: UnansweredReason =
    best && names.length > 0
      ? { kind: "unexplained", names: [...new Set(names)].slice(0, 3) }
      : { kind: "no-match" };
  return {
    outcome: "refused",
    reason,
    nearest: facts.slice(0, 3),
    confidence: 1 - (best?.coverage ?? 0) / 2,
  };
}

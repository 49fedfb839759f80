/** A question in, what is to be said of it out: an entry, a thing not listed, a choice, or nothing. */
import type { Fact, Gap } from "../knowledge/fact.ts";
import type { Polarity, UnansweredReason } from "./answer.ts";
import type { Candidate } from "./fact-matcher.ts";
import { matchEntry, namedTerms } from "./fact-matcher.ts";
import type { DecisionWeights } from "./decision-model.ts";
import { learnedWeights, logOddsOf, probabilityOf } from "./decision-model.ts";
import type { FactIndex } from "./fact-index.ts";
import { isFact } from "./fact-index.ts";
import { findUnlisted } from "./membership.ts";
import type { Question } from "./question.ts";
import { hasQuestionWord } from "./question.ts";

export type Decision =
  | {
      readonly outcome: "fact";
      readonly fact: Fact;
      readonly polarity?: Polarity;
      /** It explains everything the question names. */
      readonly isComplete: boolean;
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

/** The key of what is said; undefined where nothing is. */
export function saidKey(decision: Decision): string | undefined {
  if (decision.outcome === "fact" || decision.outcome === "unlisted") return decision.fact.key;
  return decision.outcome === "gap" ? decision.gap.key : undefined;
}

/** What explains less of the question than this is not even near. */
const LEAST_NEARNESS = 0.3;
/** In units: what asks for nothing and names no more than this may mean any of several facts. */
const LONGEST_FRAGMENT = 2;
const CANDIDATES = 48;

/** A candidate with the logarithm of the odds that it, rather than none, is the answer. */
export interface Ranked extends Candidate {
  readonly logOdds: number;
}

export class Decider {
  readonly index: FactIndex;
  readonly #weights: DecisionWeights;

  constructor(index: FactIndex, weights: DecisionWeights = learnedWeights) {
    this.index = index;
    this.#weights = weights;
  }

  /** `candidates`: its ranking, where that is known already. */
  decide(question: Question, candidates = this.rank(question)): Decision {
    const best = bestOf(
      candidates.filter(({ veto, logOdds }) => veto === undefined && logOdds > 0),
    );
    const unlisted = findUnlisted(question, this.index);
    const tied = best ? this.#tiedWith(best, candidates) : [];
    if (tied.length > 1) return { outcome: "ambiguous", facts: tied, confidence: 0.5 };
    if (best && !(unlisted && best.features.coverage < 0.95)) return toDecision(best, question);
    if (unlisted) return { outcome: "unlisted", fact: unlisted, confidence: 0.8 };
    return refuse(question, candidates);
  }

  /** "Is design a sector?": members of one set that the question is about alike, by a word that means each. */
  #tiedWith(best: Ranked, candidates: readonly Ranked[]): readonly Fact[] {
    const { subject } = best.entry;
    const set = this.index.sets.find(({ set: { members } }) => members.has(subject.key));
    const alike = candidates.filter(
      ({ entry, veto, logOdds }) =>
        veto === undefined && logOdds === best.logOdds && set?.set.members.has(entry.subject.key),
    );
    return alike.flatMap(({ entry }) => (isFact(entry.subject) ? [entry.subject] : []));
  }

  /** The entries that have most to do with the question, the likeliest first. */
  rank(question: Question, limit = CANDIDATES): readonly Ranked[] {
    const named = namedTerms(question);
    return this.index
      .find(named, limit)
      .map((entry) => {
        const candidate = matchEntry({ question, named }, entry, this.index);
        return Object.assign(candidate, { logOdds: logOddsOf(candidate, this.#weights) });
      })
      .sort(
        (a, b) =>
          b.logOdds - a.logOdds ||
          Number(isFact(a.entry.subject)) - Number(isFact(b.entry.subject)) ||
          a.entry.order - b.entry.order,
      );
  }
}

/**
 * Between what the sources say and what they leave open, the one that is about more of the
 * question; and what does not explain everything gives way to what does.
 */
function bestOf(candidates: readonly Ranked[]): Ranked | undefined {
  const [first] = candidates;
  if (!first) return undefined;
  const isOther = ({ entry, features }: Ranked) =>
    isFact(entry.subject) !== isFact(first.entry.subject) && features.complete === 1;
  const other = candidates.find(isOther);
  if (!other) return first;
  const isBetter = isFact(other.entry.subject)
    ? first.features.complete === 0
    : other.features.focus > first.features.focus;
  return isBetter ? other : first;
}

export function toDecision(candidate: Ranked, question: Question): Decision {
  const { subject } = candidate.entry;
  const confidence = probabilityOf(candidate.logOdds);
  if (!isFact(subject)) return { outcome: "gap", gap: subject, confidence };
  const polarity = polarityOf(candidate, question);
  const isComplete = candidate.features.complete === 1;
  return { outcome: "fact", fact: subject, isComplete, confidence, ...(polarity && { polarity }) };
}

function polarityOf(candidate: Ranked, question: Question): Polarity | undefined {
  const { types, cues } = question;
  if (!types.has("yes-no") || cues.has("alternative") || cues.has("negation")) return undefined;
  if (candidate.isDenied || candidate.corrected) return "no";
  const { entry, features } = candidate;
  const isBeside = question.units.some((unit) => unit.terms.some((term) => entry.quoted.has(term)));
  return hasQuestionWord(cues) || isBeside || features.coverage < 0.85 ? undefined : "yes";
}

function refuse(question: Question, candidates: readonly Ranked[]): Decision {
  const near = candidates.filter(({ features }) => features.coverage >= LEAST_NEARNESS);
  const facts = near.flatMap(({ entry: { subject } }) => (isFact(subject) ? [subject] : []));
  const [best] = candidates;
  const isFragment = question.types.size === 0 && question.units.length <= LONGEST_FRAGMENT;
  const known = candidates.filter(
    ({ features, veto, entry }) =>
      features.coverage >= 0.95 &&
      veto !== "type" &&
      (features.focus > 0 || isFragment) &&
      isFact(entry.subject),
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
    confidence: 1 - (best?.features.coverage ?? 0) / 2,
  };
}

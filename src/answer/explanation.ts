/** A question in, how it was understood and why it was decided so out: for an operator's eyes. */
import type { Language } from "../language/language.ts";
import type { Decider, Decision } from "./decision.ts";
import { saidKey } from "./decision.ts";
import type { Features } from "./decision-model.ts";
import { probabilityOf } from "./decision-model.ts";
import type { Veto } from "./fact-matcher.ts";
import type { Answer } from "./answer.ts";
import type { PassageDecider } from "./passage-decision.ts";
import type { PassageExplanation } from "./passage-explanation.ts";
import { explainPassages } from "./passage-explanation.ts";
import type { NamedUnit, Question } from "./question.ts";

/** One thing the question names. */
export interface ExplainedUnit {
  /** As it was written. */
  readonly surface: string;
  /** What it may mean; empty where nobody has said, and an alias in the glossary would help. */
  readonly terms: readonly string[];
  /** In (0, 1]: how much an answer loses that does not explain it. */
  readonly weight: number;
  /** Whether a document holds it, whatever it may mean. */
  readonly isInDocuments: boolean;
}

/** One fact or gap that might answer, with the features that decided. */
export interface ExplainedCandidate {
  readonly key: string;
  /** In [0, 1]: how sure the model is of it. */
  readonly probability: number;
  readonly features: Features;
  /** What keeps it from answering, however sure the model is. */
  readonly veto: Veto | undefined;
  /** What it does not explain, as it was written. */
  readonly unexplained: readonly string[];
}

/** Words nobody has explained, and what would be said if somebody had. */
export interface Mend {
  readonly words: readonly string[];
  /** The key of the fact or gap. */
  readonly said: string;
}

export interface Explanation {
  readonly text: string;
  readonly language: Language | undefined;
  /** What is asked for, and the words that do something in the question. */
  readonly cues: readonly string[];
  readonly units: readonly ExplainedUnit[];
  /** The best five. */
  readonly candidates: readonly ExplainedCandidate[];
  readonly outcome: Decision["outcome"];
  /** The key of what is said; undefined where nothing is. */
  readonly said: string | undefined;
  /** For a question without an answer: aliases that would give it one, the shortest first. */
  readonly mends: readonly Mend[];
  /** What documents hold of it; undefined where they hold nothing. */
  readonly passages: PassageExplanation | undefined;
}

/** A question, the language it is searched in, and the answer it was given. */
export interface AnsweredQuestion {
  readonly question: Question;
  readonly language: Language;
  readonly answer: Answer;
}

export interface Deciders {
  readonly facts: Decider;
  readonly passages: PassageDecider;
}

const MOST_CANDIDATES = 5;

export function explainQuestion(
  { question, language, answer }: AnsweredQuestion,
  { facts: decider, passages }: Deciders,
): Explanation {
  const ranking = passages.rank(question, language);
  const candidates = decider.rank(question);
  const decision = decider.decide(question, candidates);
  const said = saidKey(decision);
  return {
    text: question.text,
    language: question.language,
    cues: [...question.cues],
    units: question.units.map(({ surface, terms }) => ({
      surface,
      terms,
      weight: decider.index.leastWeight(terms),
      isInDocuments: ranking.hits.some(({ query, isKnown }) =>
        query.groups.some((group, index) => surface.includes(group.surface) && isKnown(index)),
      ),
    })),
    candidates: candidates
      .slice(0, MOST_CANDIDATES)
      .map(({ entry, features, logOdds, veto, unexplained }) => ({
        key: entry.subject.key,
        probability: probabilityOf(logOdds),
        features,
        veto,
        unexplained: unexplained.map(({ surface }) => surface),
      })),
    outcome: decision.outcome,
    said,
    mends: said === undefined ? mendsOf(question, decider) : [],
    passages: explainPassages(ranking, isQuotation(answer)),
  };
}

function isQuotation(answer: Answer): boolean {
  return answer.outcome === "answered" && answer.parts[0].highlights !== undefined;
}

const MOST_MENDS = 3;

/** Decides again as if one word nobody listed, or all of them, named nothing. */
function mendsOf(question: Question, decider: Decider): readonly Mend[] {
  const unknown = question.units.filter(isUnlisted);
  const attempts = [...unknown.map((unit) => [unit]), ...(unknown.length > 1 ? [unknown] : [])];
  return attempts
    .flatMap((words) => {
      const units = question.units.filter((unit) => !words.includes(unit));
      const said = saidKey(decider.decide({ ...question, units }));
      return said === undefined ? [] : [{ words: words.map(({ surface }) => surface), said }];
    })
    .slice(0, MOST_MENDS);
}

/** Unknown, or taken for a known word that it resembles; a proper name is what it is. */
function isUnlisted({ terms, standing, isExact, isAmount }: NamedUnit): boolean {
  return terms.length === 0 ? standing !== "name" : !isExact && !isAmount;
}

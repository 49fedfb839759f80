/** A question in, how it was understood and why it was decided so out: for an operator's eyes. */
import type { Language } from "../language/language.ts";
import type { Decision } from "./decision.ts";
import { decide, rank } from "./decision.ts";
import type { FactIndex } from "./fact-index.ts";
import type { Question } from "./question.ts";

/** One thing the question names. */
export interface ExplainedUnit {
  /** As it was written. */
  readonly surface: string;
  /** What it may mean; empty where nobody has said, and an alias in the glossary would help. */
  readonly terms: readonly string[];
  /** In (0, 1]: how much an answer loses that does not explain it. */
  readonly weight: number;
}

/** One fact or gap that might answer, with the features that decided; every share lies in [0, 1]. */
export interface ExplainedCandidate {
  readonly key: string;
  readonly score: number;
  readonly coverage: number;
  readonly focus: number;
  readonly typeFit: number;
  /** The question names one of its patterns whole. */
  readonly isAbout: boolean;
  readonly isDenied: boolean;
  /** What keeps it from answering, as it was written. */
  readonly unexplained: readonly string[];
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
}

const MOST_CANDIDATES = 5;

export function explainQuestion(question: Question, index: FactIndex): Explanation {
  const decision = decide(question, index);
  return {
    text: question.text,
    language: question.language,
    cues: [...question.cues],
    units: question.units.map(({ surface, terms }) => ({
      surface,
      terms,
      weight: index.leastWeight(terms),
    })),
    candidates: rank(question, index)
      .slice(0, MOST_CANDIDATES)
      .map(({ entry, unexplained, score, coverage, focus, typeFit, isAbout, isDenied }) => ({
        key: entry.subject.key,
        score,
        coverage,
        focus,
        typeFit,
        isAbout,
        isDenied,
        unexplained: unexplained.map(({ surface }) => surface),
      })),
    outcome: decision.outcome,
    said: saidKey(decision),
  };
}

function saidKey(decision: Decision): string | undefined {
  if (decision.outcome === "fact" || decision.outcome === "unlisted") return decision.fact.key;
  return decision.outcome === "gap" ? decision.gap.key : undefined;
}

/** Questions with expectations in, what the decision model learns from out: candidates, and which of them are right. */
import type { Features, OpenTerms } from "../../src/answer/decision-model.ts";
import { sentencesOf } from "../../src/answer/clauses.ts";
import { Composer, toParts } from "../../src/answer/composition.ts";
import type { Ranked } from "../../src/answer/decision.ts";
import { Decider, toDecision } from "../../src/answer/decision.ts";
import { FactIndex, isFact } from "../../src/answer/fact-index.ts";
import { toQuestion } from "../../src/answer/question.ts";
import type { EvalLine } from "../../src/cli/eval.ts";
import { whyWrong } from "../../src/cli/eval.ts";
import { toSaidLine } from "../../src/cli/ask.ts";
import type { Session } from "../../src/cli/session.ts";
import type { Knowledge } from "../../src/knowledge/knowledge.ts";
import { analyzers } from "../../src/language/analyzers.ts";
import { Lexicon } from "../../src/language/lexicon.ts";
import { PassageLibrary } from "../../src/search/passage-library.ts";

/** One question: what might answer it, and what is right. */
export interface Example {
  readonly line: EvalLine;
  readonly candidates: readonly {
    readonly features: Features;
    readonly openTerms: OpenTerms;
    readonly isRight: boolean;
  }[];
  /** No answer at all is right. */
  readonly isNoneRight: boolean;
}

/** Questions of several sentences are decided piece by piece, so they teach nothing about one decision. */
export function toExamples(
  knowledge: Knowledge,
  { session, lines }: { session: Session; lines: readonly EvalLine[] },
): readonly Example[] {
  const index = new FactIndex(knowledge, new Lexicon(analyzers));
  const decider = new Decider(index);
  const composer = new Composer(knowledge, new PassageLibrary({ analyzers }));
  return lines
    .filter(({ question }) => sentencesOf(question).length < 2)
    .map((line) => {
      const question = toQuestion(line.question, index.lexicon, line.language);
      const language = question.language ?? line.language;
      const isRight = (candidate: Ranked): boolean => {
        const parts = toParts([toDecision(candidate, question)]);
        const answer = composer.compose(parts, { language, locale: language, confidence: 1 });
        if (!answer) return false;
        const asked = toSaidLine(answer, { id: line.id, i18n: session.i18n });
        return whyWrong(line, { asked, session }) === undefined;
      };
      const isNoneRight = line.expect.outcome !== "answered";
      const candidates = decider
        .rank(question)
        .filter(({ veto, entry }) => veto === undefined && !(isNoneRight && !isFact(entry.subject)))
        .map((candidate) => ({
          features: candidate.features,
          openTerms: candidate.openTerms,
          isRight: isRight(candidate),
        }));
      return { line, candidates, isNoneRight };
    });
}

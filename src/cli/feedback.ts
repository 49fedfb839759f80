/** The verdicts of readers in, how often each was given on each answer out. */
import type { Answerer } from "../answer/answer.ts";
import type { Store } from "../store/store.ts";

export interface RatedAnswer {
  readonly ref: string;
  readonly locale: string;
  /** What the answer is about, or why there was none; undefined where it is not in the knowledge any more. */
  readonly title: string | undefined;
  /** How often each verdict was given. */
  readonly verdicts: Readonly<Record<string, number>>;
}

/** Those with the most verdicts other than "good" first: these want to be looked at. */
export async function ratedAnswers(
  { feedback }: Store,
  answerer: Answerer,
): Promise<readonly RatedAnswer[]> {
  const answers = new Map<string, RatedAnswer>();
  for (const { ref, locale, verdict, count } of await feedback.tally()) {
    const key = `${locale} ${ref}`;
    const verdicts = { ...answers.get(key)?.verdicts, [verdict]: count };
    answers.set(key, { ref, locale, title: titleOf(ref, locale, answerer), verdicts });
  }
  return [...answers.values()].sort((one, other) => complaints(other) - complaints(one));
}

function titleOf(ref: string, locale: string, answerer: Answerer): string | undefined {
  const answer = answerer.recall(ref, locale);
  if (answer === undefined) return undefined;
  if (answer.outcome === "answered") return answer.title;
  return answer.outcome === "unanswered" ? `no answer (${answer.reason.kind})` : ref;
}

function complaints({ verdicts }: RatedAnswer): number {
  const { good = 0, ...others } = verdicts;
  return Object.values(others).reduce((sum, count) => sum + count, 0) - good / 1_000_000;
}

export function feedbackText(answers: readonly RatedAnswer[]): string {
  if (answers.length === 0) return "Nobody has said anything yet.";
  return answers
    .map(({ ref, locale, title, verdicts }) => {
      const counts = Object.entries(verdicts).map(([verdict, count]) => `${verdict} ${count}`);
      return `${locale}  ${title ?? `${ref} (no longer there)`}: ${counts.join(", ")}`;
    })
    .join("\n");
}

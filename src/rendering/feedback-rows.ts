/** Renders the buttons by which a reader says what they think of an answer, and what is wrong with it. */
import type { Answer } from "../answer/answer.ts";
import type { Translate } from "../i18n/i18n.ts";
import { isRefusal } from "./answer-text.ts";
import type { Action, Button, Doubt } from "./reply.ts";

/** What the row is about: an answer, or one that can only be named. */
export type Rated = Pick<Answer, "ref" | "locale">;

/** Greetings and the like are nothing to judge, and neither is being asked back. */
export function isRateable(answer: Answer): boolean {
  if (answer.ref === "" || answer.outcome === "ambiguous") return false;
  return answer.outcome === "answered" || isRefusal(answer);
}

export function feedbackRow(rated: Rated): Button[] {
  return [
    { label: "👍", action: rate(rated, "good") },
    { label: "👎", action: rate(rated, "bad") },
  ];
}

/** What may be wrong, two in a row, and the way back. A refusal quotes nothing that could be wrong. */
export function doubtRows(
  rated: Rated,
  { t, isQuoted }: { t: Translate; isQuoted: boolean },
): Button[][] {
  const quote: readonly Doubt[] = isQuoted ? ["wrong-quote"] : [];
  const doubts = [...quote, "not-asked", "outdated", "wrong-language"] as const;
  const buttons: Button[] = doubts.map((doubt) => ({
    label: t(`doubt.${doubt}`),
    action: rate(rated, doubt),
  }));
  const { ref, locale } = rated;
  const back: Button = { label: t("topics.back"), action: { kind: "unrate", ref, locale } };
  return [buttons.slice(0, 2), buttons.slice(2), [back]];
}

function rate({ ref, locale }: Rated, verdict: "good" | "bad" | Doubt): Action {
  return { kind: "rate", ref, locale, verdict };
}

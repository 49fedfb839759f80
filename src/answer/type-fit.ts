/** What a question asks for and what an entry gives in, how the two fit out. */
import type { QuestionType } from "../language/analyzer.ts";
import type { Entry } from "./fact-index.ts";
import { isFact } from "./fact-index.ts";
import type { Question } from "./question.ts";

/** Questions that only an entry which answers them can answer. */
const STRICT_TYPES: ReadonlySet<QuestionType> = new Set([
  "when",
  "where",
  "who",
  "how-many",
  "how-much",
  "why",
]);

/** Whether what is asked for is what the entry gives. */
export type Fit = "answered" | "overview" | "neutral" | "missed" | "impossible";

export function fitOf({ types, cues }: Question, { subject }: Entry, isCorrected: boolean): Fit {
  const answers = answersOf(subject);
  const asked = [...types].filter((type) => type !== "yes-no");
  const isAnswered = asked.some((type) => answers.has(type));
  if (!isFact(subject))
    return isAnswered || subject.answers.length === 0 ? "answered" : "impossible";
  const isMemberQuestion = cues.has("member") && asked.every((type) => type === "who");
  if (asked.length === 0 || isMemberQuestion)
    return isOverview(subject.answers) ? "overview" : "neutral";
  const strict = asked.filter((type) => STRICT_TYPES.has(type) && !(type === "why" && isCorrected));
  if (strict.length > 0)
    return strict.some((type) => answers.has(type)) ? "answered" : "impossible";
  if (isAnswered) return "answered";
  return subject.answers.length === 0 ? "neutral" : "missed";
}

/** What an entry answers: what its author says, and the number where it states one. */
function answersOf(subject: Entry["subject"]): ReadonlySet<QuestionType> {
  const answers = new Set(subject.answers);
  for (const { unit, currency, ordinal } of isFact(subject) ? subject.values : [])
    if (ordinal !== true)
      answers.add(unit === "percent" || currency !== undefined ? "how-much" : "how-many");
  if (answers.has("how-much")) answers.add("how-many");
  return answers;
}

function isOverview(answers: readonly QuestionType[]): boolean {
  return answers.length === 0 || answers.includes("what") || answers.includes("list");
}

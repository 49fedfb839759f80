/** Says an answer in plain sentences: what a reader sees of it above the sources. */
import type { Answer, AnswerPart, Polarity, Unanswered } from "../answer/answer.ts";
import type { Translate } from "../i18n/i18n.ts";
import { figureText } from "./figure-text.ts";
import { shownText } from "./shown-text.ts";

/** Where the sentences mark their citations, and how: `[1]`. Default: not at all. */
export type MarkCitations = (text: string, citations: readonly number[]) => string;

const unmarked: MarkCitations = (text) => text;

/** The whole text of an answer in the locale of `t`, without its sources and its buttons. */
export function answerText(answer: Answer, t: Translate, mark: MarkCitations = unmarked): string {
  switch (answer.outcome) {
    case "answered":
      return [
        ...answer.parts.map((part) => partText(part, t, mark)),
        ...(answer.missing === undefined ? [] : [missingText(answer.missing, t)]),
      ].join("\n\n");
    case "ambiguous":
      return t("ambiguous");
    case "unanswered":
      return unansweredText(answer, t);
  }
}

function partText(part: AnswerPart, t: Translate, mark: MarkCitations): string {
  const statement = mark(withPolarity(part.text, part.polarity, t), part.citations);
  const items = (part.items ?? []).map((text, index) =>
    t("answer.item", { number: index + 1, text }),
  );
  const notes = part.figure === undefined ? [] : [figureText(part.figure, t)];
  return [statement, ...items, ...notes].join("\n");
}

function missingText(part: string, t: Translate): string {
  const shown = shownText(part, LONGEST_PART);
  return shown === "" ? t("answer.missingUnnamed") : t("answer.missing", { part: shown });
}

/** In UTF-16 code units: what is repeated of a question. */
const LONGEST_PART = 120;

function withPolarity(text: string, polarity: Polarity | undefined, t: Translate): string {
  return polarity === undefined ? text : t(`answer.${polarity}`, { text });
}

function unansweredText(answer: Unanswered, t: Translate): string {
  const reason = reasonText(answer, t);
  if (answer.nearest.length === 0 || answer.reason.kind === "thanks") return reason;
  return `${reason}\n\n${t(isRefusal(answer) ? "nearest" : "examples")}`;
}

/** Whether the sources were looked at in vain, unlike a greeting or an empty message. */
export function isRefusal({ reason }: Unanswered): boolean {
  return (
    reason.kind === "not-stated" || reason.kind === "unexplained" || reason.kind === "no-match"
  );
}

function reasonText({ reason, nearest }: Unanswered, t: Translate): string {
  switch (reason.kind) {
    case "empty":
      return t("unanswered.empty");
    case "too-long":
      return t("unanswered.tooLong", { count: reason.limit });
    case "greeting":
      return t("unanswered.greeting");
    case "thanks":
      return t("unanswered.thanks");
    case "about-bot":
      return t("unanswered.aboutBot");
    case "not-stated":
      return t("unanswered.notStated", { statement: reason.statement });
    case "unexplained":
      return unexplainedText(reason.names, t);
    case "no-match":
      return t(nearest.length > 0 ? "unanswered.noMatchNear" : "unanswered.noMatch");
  }
}

function unexplainedText(names: readonly string[], t: Translate): string {
  const shown = names.map((name) => shownText(name, 60)).filter((name) => name !== "");
  if (shown.length === 0) return t("unanswered.unexplainedUnnamed");
  return t("unanswered.unexplained", {
    names: shown.slice(0, 4).map((name) => t("answer.name", { name })),
  });
}

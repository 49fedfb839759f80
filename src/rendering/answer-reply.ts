/** Renders an answer with its numbered sources and the buttons that lead on from it. */
import type { Answer, Suggestion, Answered } from "../answer/answer.ts";
import type { I18n, Locale, Translate } from "../i18n/i18n.ts";
import { answerText } from "./answer-text.ts";
import type { Action, Button, Reply } from "./reply.ts";
import { blockquote, joinText, plain, type RichText } from "./rich-text.ts";

export interface AnswerReplyOptions {
  readonly i18n: I18n;
  /** The other languages this answer can be given in, each offered by a button. */
  readonly others: readonly Locale[];
  /** Whether the reader came here through a topic, and the topic to go back to. */
  readonly topic?: string | undefined;
}

export function answerReply(answer: Answer, options: AnswerReplyOptions): Reply {
  const t = options.i18n.translate(answer.locale);
  const body = plain(answerText(answer, t, (text, citations) => cited(text, citations, t)));
  const sources = answer.outcome === "answered" ? answer.citations : [];
  return {
    ...joinText(
      [body, ...sources.map((citation, index) => source(citation, index + 1, t))],
      "\n\n",
    ),
    buttons: buttonRows(answer, options).filter((buttons) => buttons.length > 0),
  };
}

/** A refusal ends with what the sources do say: those buttons come first. */
function buttonRows(answer: Answer, options: AnswerReplyOptions): Button[][] {
  const languages = languageRow(answer, options);
  const suggestions = suggestionRows(answer);
  const leading =
    answer.outcome === "answered" ? [languages, ...suggestions] : [...suggestions, languages];
  return [...leading, ...backRow(answer, options)];
}

function cited(text: string, citations: readonly number[], t: Translate): string {
  if (citations.length === 0) return text;
  const markers = [...new Set(citations)]
    .map((index) => t("answer.marker", { number: index + 1 }))
    .join("");
  return t("answer.cited", { text, markers });
}

/** The quote byte for byte, and below it where it stands. */
function source(
  { quote, title, paragraph, language }: Answered["citations"][number],
  number: number,
  t: Translate,
): RichText {
  const place = plain(t("answer.source", { number, title, paragraph, language }));
  return joinText([blockquote(quote), place], "\n");
}

function languageRow(answer: Answer, { i18n, others, topic }: AnswerReplyOptions): Button[] {
  const kind = topic === undefined ? "show" : "browse";
  return others.map((locale) => ({
    label: i18n.ownName(locale),
    action: { kind, ref: answer.ref, locale },
  }));
}

function suggestionRows(answer: Answer): Button[][] {
  switch (answer.outcome) {
    case "answered":
      return answer.related.slice(0, 3).map((suggestion) => row(suggestion, "give", answer.locale));
    case "ambiguous":
      return answer.suggestions.map((suggestion) => row(suggestion, "show", answer.locale));
    case "unanswered":
      return answer.nearest.map((suggestion) => row(suggestion, "give", answer.locale));
  }
}

function row({ label, ref }: Suggestion, kind: "give" | "show", locale: Locale): Button[] {
  return [{ label, action: { kind, ref, locale } }];
}

function backRow({ locale }: Answer, { i18n, topic }: AnswerReplyOptions): Button[][] {
  if (topic === undefined) return [];
  const action: Action = { kind: "topic", topic, page: 0, locale };
  return [[{ label: i18n.translate(locale)("topics.back"), action }]];
}

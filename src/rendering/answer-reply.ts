/** Renders an answer with its numbered sources and the buttons that lead on from it. */
import type { Answer, Answered, Suggestion } from "../answer/answer.ts";
import type { I18n, Locale, Translate } from "../i18n/i18n.ts";
import { answerText } from "./answer-text.ts";
import { feedbackRow, isRateable } from "./feedback-rows.ts";
import type { Action, Button, Reply } from "./reply.ts";
import { blockquote, emphasised, joinText, plain, type RichText } from "./rich-text.ts";
import { copiedQuote } from "./copied-quote.ts";
import { placeText } from "./place-text.ts";
import { shownText } from "./shown-text.ts";

type Citation = Answered["citations"][number];
type CitedPlace = Pick<Citation, "title" | "page" | "section" | "paragraph" | "language">;

export interface AnswerReplyOptions {
  readonly i18n: I18n;
  /** The other languages this answer can be given in, each offered by a button. */
  readonly others: readonly Locale[];
  /** Whether the reader came here through a topic, and the topic to go back to. */
  readonly topic?: string | undefined;
  /** Whether the reader may say what they think of the answer. Default: no. */
  readonly isRated?: boolean | undefined;
}

export function answerReply(answer: Answer, options: AnswerReplyOptions): Reply {
  const t = options.i18n.translate(answer.locale);
  return {
    ...joinText(isQuoted(answer) ? quotation(answer, t) : statement(answer, t), "\n\n"),
    buttons: buttonRows(answer, options).filter((buttons) => buttons.length > 0),
  };
}

/** What is said, and below it the words that carry it. */
function statement(answer: Answer, t: Translate): readonly RichText[] {
  const sources = answer.outcome === "answered" ? answer.citations : [];
  return [
    answerBody(answer, t),
    ...sources.map((citation, index) =>
      source(blockquote(citation.quote), { citation, number: index + 1, t }),
    ),
  ];
}

/** What is said, with the numbers of the sources. */
export function answerBody(answer: Answer, t: Translate): RichText {
  return plain(answerText(answer, t, (text, citations) => cited(text, citations, t)));
}

/** The words themselves, those of the question in bold. */
function quotation({ parts, citations }: Answered, t: Translate): readonly RichText[] {
  const [{ text, highlights = [] }] = parts;
  const quote = emphasised(text, highlights);
  const block = source(quote, { citation: citations[0], number: 1, t });
  return [joinText([plain(t("answer.quoted")), block], "\n")];
}

function isQuoted(answer: Answer): answer is Answered {
  return answer.outcome === "answered" && answer.parts[0].highlights !== undefined;
}

/** The first quote, as the message has it. */
function quoteShown({ parts, citations }: Answered): string {
  const [{ text, highlights }] = parts;
  return highlights === undefined ? citations[0].quote : text;
}

/** A refusal ends with what the sources do say: those buttons come first. */
function buttonRows(answer: Answer, options: AnswerReplyOptions): Button[][] {
  const languages = languageRow(answer, options);
  const suggestions = suggestionRows(answer);
  const leading =
    answer.outcome === "answered"
      ? [quoteRow(answer, options), languages, ...suggestions]
      : [...suggestions, languages];
  return [...leading, ...ratingRow(answer, options), ...backRow(answer, options)];
}

function ratingRow(answer: Answer, { isRated = false }: AnswerReplyOptions): Button[][] {
  return isRated && isRateable(answer) ? [feedbackRow(answer)] : [];
}

/** To the words in their source, and into the reader's clipboard. */
function quoteRow(answer: Answered, { i18n, topic }: AnswerReplyOptions): Button[] {
  const { ref, locale } = answer;
  const t = i18n.translate(locale);
  const from = topic === undefined ? "show" : "browse";
  const text = copiedQuote(quoteShown(answer));
  return [
    { label: t("answer.read"), action: { kind: "read", ref: `${ref}_0`, locale, from } },
    ...(text === undefined
      ? []
      : [{ label: t("answer.copy"), action: { kind: "copy", text } } as const]),
  ];
}

function cited(text: string, citations: readonly number[], t: Translate): string {
  if (citations.length === 0) return text;
  const markers = [...new Set(citations)]
    .map((index) => t("answer.marker", { number: index + 1 }))
    .join("");
  return t("answer.cited", { text, markers });
}

/** The quote, and below it where it stands. */
function source(
  quote: RichText,
  { citation, number, t }: { citation: Citation; number: number; t: Translate },
): RichText {
  return joinText([quote, plain(sourceText(citation, number, t))], "\n");
}

/** Page and section where the source has them, and the paragraph. */
export function sourceText(where: CitedPlace, number: number, t: Translate): string {
  const { title, paragraph, language } = where;
  const place = placeText(where, t("answer.paragraph", { paragraph }), t);
  return t("answer.source", { number, title: shownText(title, LONGEST_TITLE), place, language });
}

/** In UTF-16 code units. */
const LONGEST_TITLE = 120;
const LONGEST_LABEL = 60;

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
  return [{ label: shownText(label, LONGEST_LABEL), action: { kind, ref, locale } }];
}

function backRow({ locale }: Answer, { i18n, topic }: AnswerReplyOptions): Button[][] {
  if (topic === undefined) return [];
  const action: Action = { kind: "topic", topic, page: 0, locale };
  return [[{ label: i18n.translate(locale)("topics.back"), action }]];
}

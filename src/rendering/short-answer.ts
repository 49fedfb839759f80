/** Renders an answer in few lines: what is said, the beginning of the first quote, and every place. */
import type { Answer, Answered } from "../answer/answer.ts";
import type { I18n } from "../i18n/i18n.ts";
import { answerBody, sourceText } from "./answer-reply.ts";
import type { Reply } from "./reply.ts";
import { blockquote, joinText, plain, type RichText } from "./rich-text.ts";
import { pieceEnd } from "./text-boundary.ts";

/** In UTF-16 code units. */
const longestQuote = 200;

/** Whether there is anything to leave out. A passage is whole: its words are the answer. */
export function canBeShorter(answer: Answer): answer is Answered {
  if (answer.outcome !== "answered" || answer.parts[0].highlights !== undefined) return false;
  const [{ quote }, ...others] = answer.citations;
  return others.length > 0 || quote.length > longestQuote;
}

/**
 * A quote is cut after a sentence or a word, and what is left of it is still the source's own
 * words: that it goes on is said beside its place, not inside it. Of the other sources only the
 * places are named. The button turns the message into the whole answer.
 */
export function shortAnswerReply(answer: Answered, i18n: I18n): Reply {
  const { ref, locale, citations } = answer;
  const t = i18n.translate(locale);
  const places = citations.map((citation, index) => sourceText(citation, index + 1, t));
  const [{ quote }] = citations;
  const beginning = beginningOf(quote);
  const isCut = beginning.length < quote.length;
  const [first = "", ...others] = places;
  const lines: RichText[] = [
    blockquote(beginning),
    plain(isCut ? t("short.excerpt", { source: first }) : first),
    ...others.map(plain),
  ];
  return {
    ...joinText([answerBody(answer, t), joinText(lines, "\n")], "\n\n"),
    buttons: [[{ label: t("inline.readAll"), action: { kind: "show", ref, locale } }]],
  };
}

function beginningOf(quote: string): string {
  if (quote.length <= longestQuote) return quote;
  return quote.slice(0, pieceEnd(quote, 0, longestQuote)).trimEnd();
}

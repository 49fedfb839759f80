/** Renders answers as cards to pick while typing: a short title and, inside, the whole answer. */
import type { Answer } from "../answer/answer.ts";
import { hashKey } from "../answer/answer-ref.ts";
import type { I18n, Locale } from "../i18n/i18n.ts";
import { answerReply } from "./answer-reply.ts";
import { answerText } from "./answer-text.ts";
import type { Reply } from "./reply.ts";
import { plain } from "./rich-text.ts";
import { shownText } from "./shown-text.ts";

export interface InlineCard {
  /** Unique among the cards of one query; at most 64 bytes. */
  readonly id: string;
  /** On one line, at most 80 UTF-16 code units. */
  readonly title: string;
  /** On one line, at most 160 UTF-16 code units. */
  readonly description: string;
  readonly reply: Reply;
}

export interface InlineCardOptions {
  readonly i18n: I18n;
  readonly others: readonly Locale[];
}

/** Names a card whatever it says now: at most 46 characters of `[a-z0-9.-]`. */
export function cardName({ locale, ref }: Answer): string {
  return `${locale}.${ref}`;
}

/** The id is another one where the card says something else. */
export function answerCard(answer: Answer, options: InlineCardOptions): InlineCard {
  const text = answerText(answer, options.i18n.translate(answer.locale));
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  const reply = answerReply(answer, options);
  return {
    id: `${cardName(answer)}.${hashKey(reply.text)}`,
    title: shownText(answer.outcome === "answered" ? answer.title : text, 80),
    description: shownText(onOneLine(lines), 160),
    reply,
  };
}

/** No space after full-width marks, which have their own. */
function onOneLine(lines: readonly string[]): string {
  return lines.join(" ").replaceAll(/(?<=[。！？：；]) /gu, "");
}

/** A sentence of the bot about itself. */
export function textCard(id: string, text: string): InlineCard {
  const shown = shownText(text, 80);
  return { id, title: shown, description: shown, reply: { ...plain(text), buttons: [] } };
}

/** What is offered where no answer is: the honest message, which posts itself if picked. */
export function noticeCard(
  kind: "none" | "help",
  i18n: I18n,
  options: NoticeCardOptions,
): InlineCard {
  const t = i18n.translate(options.locale);
  const text =
    kind === "none" ? t("unanswered.noMatchNear") : t("help", { username: options.username });
  return {
    ...textCard(kind, text),
    title: t(`inline.${kind}Title`),
    description: t(`inline.${kind}Description`),
  };
}

export interface NoticeCardOptions {
  readonly locale: Locale;
  /** How the bot is mentioned, with its `@`. */
  readonly username: string;
}

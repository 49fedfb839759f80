/** Renders a page of a source: where it stands, its words with the quotes in bold, and the ways to turn. */
import type { Reading, ReadingRef } from "../answer/answer.ts";
import type { I18n } from "../i18n/i18n.ts";
import { placeText } from "./place-text.ts";
import type { Button, Reply } from "./reply.ts";
import { bold, emphasised, joinText, plain } from "./rich-text.ts";
import { shownText } from "./shown-text.ts";

export interface ReadingReplyOptions {
  readonly i18n: I18n;
  /** How the reader came to the answer, and goes back to it. */
  readonly from: "show" | "browse";
}

/** In UTF-16 code units. */
const LONGEST_TITLE = 120;

export function readingReply(reading: Reading, { i18n, from }: ReadingReplyOptions): Reply {
  const { answer, locale, title, text, quotes, elsewhere, before, after } = reading;
  const { paragraph, paragraphs, language } = reading;
  const t = i18n.translate(locale);
  const turn = (label: string, ref: ReadingRef | undefined): Button[] =>
    ref === undefined ? [] : [{ label, action: { kind: "read", ref, locale, from } }];
  const turns = [...turn(t("reading.before"), before), ...turn(t("reading.after"), after)];
  const quotesElsewhere = elsewhere.flatMap(({ citation, ref }) =>
    turn(t("answer.marker", { number: citation + 1 }), ref),
  );
  const back: Button = { label: t("reading.back"), action: { kind: from, ref: answer, locale } };
  const place = placeText(reading, t("reading.paragraph", { paragraph, paragraphs, language }), t);
  const head = joinText([bold(shownText(title, LONGEST_TITLE)), plain(place)], "\n");
  return {
    ...joinText([head, emphasised(text, quotes, "blockquote")], "\n\n"),
    buttons: [turns, quotesElsewhere.slice(0, 8), [back]].filter((row) => row.length > 0),
  };
}

/** Renders the knowledge for browsing: the list of topics, and one topic's entries by pages. */
import type { Suggestion, Topic } from "../answer/answer.ts";
import type { I18n, Locale, Translate } from "../i18n/i18n.ts";
import type { Action, Button, Reply } from "./reply.ts";
import { bold, plain } from "./rich-text.ts";

const entriesPerPage = 8;

export interface TopicReplyOptions {
  readonly i18n: I18n;
  readonly locale: Locale;
}

export function topicsReply(topics: readonly Topic[], { i18n, locale }: TopicReplyOptions): Reply {
  const t = i18n.translate(locale);
  if (topics.length === 0) return { ...plain(t("topics.none")), buttons: [] };
  const buttons = topics.slice(0, 90).map((topic) => [topicButton(topic, locale, t)]);
  return { ...plain(t("topics.title")), buttons };
}

/** A page past the last one is the last one. */
export function topicReply(topic: Topic, page: number, { i18n, locale }: TopicReplyOptions): Reply {
  const t = i18n.translate(locale);
  const last = Math.max(0, Math.ceil(topic.entries.length / entriesPerPage) - 1);
  const shown = Math.min(page, last);
  const entries = topic.entries.slice(shown * entriesPerPage, (shown + 1) * entriesPerPage);
  const turn = (to: number): Action => ({ kind: "topic", topic: topic.id, page: to, locale });
  const turns: Button[] = [];
  if (shown > 0) turns.push({ label: t("topics.previous"), action: turn(shown - 1) });
  if (shown < last) turns.push({ label: t("topics.next"), action: turn(shown + 1) });
  const back: Button = { label: t("topics.back"), action: { kind: "topics", locale } };
  const rows = [...entries.map((entry) => [entryButton(entry, locale)]), turns, [back]];
  return { ...bold(topic.name), buttons: rows.filter((row) => row.length > 0) };
}

function topicButton({ id, name, entries }: Topic, locale: Locale, t: Translate): Button {
  const label = t("topics.entry", { name, count: entries.length });
  return { label, action: { kind: "topic", topic: id, page: 0, locale } };
}

function entryButton({ label, ref }: Suggestion, locale: Locale): Button {
  return { label, action: { kind: "browse", ref, locale } };
}

/** Renders a group's settings: a page with all of them, and one for each, the present choice ticked. */
import type { I18n, Locale, Translate } from "../i18n/i18n.ts";
import type { Button, GroupChoice, GroupPage, Reply } from "./reply.ts";
import { plain } from "./rich-text.ts";

export interface GroupReplyOptions {
  readonly i18n: I18n;
  /** The locale the menu is written in. */
  readonly locale: Locale;
  /** What the group has set, as the values of its buttons. */
  readonly chosen: Readonly<Record<Exclude<GroupChoice, "topic">, string>>;
  /** The forum topic the menu stands in; undefined where the group is no forum. */
  readonly topic?: { readonly isGeneral: boolean; readonly chosen: "on" | "off" } | undefined;
}

/** The value of "no language in particular". */
export const anyLanguage = "any";

/** A page of topics outside a forum is the main one. */
export function groupReply(page: GroupPage, options: GroupReplyOptions): Reply {
  const t = options.i18n.translate(options.locale);
  if (page === "main" || (page === "topic" && options.topic === undefined))
    return { ...plain(t("group.title")), buttons: mainRows(options, t) };
  const rows = valuesOf(page, options, t).map(({ value, name }): Button[] => {
    const label = value === chosenOf(page, options) ? t("language.current", { name }) : name;
    return [{ label, action: { kind: "group-set", name: page, value } }];
  });
  const back: Button = { label: t("group.back"), action: { kind: "group-page", page: "main" } };
  return { ...plain(t(texts[page].title)), buttons: [...rows, [back]] };
}

function mainRows(options: GroupReplyOptions, t: Translate): Button[][] {
  const pages = (["language", "speaks", "length", "topic"] as const).filter(
    (page) => page !== "topic" || options.topic !== undefined,
  );
  return pages.map((page) => {
    const chosen = chosenOf(page, options);
    const { name = "" } = valuesOf(page, options, t).find(({ value }) => value === chosen) ?? {};
    const row = page === "topic" && options.topic?.isGeneral === true ? "group.general" : undefined;
    return [{ label: t(row ?? texts[page].row, { name }), action: { kind: "group-page", page } }];
  });
}

function chosenOf(page: GroupChoice, { chosen, topic }: GroupReplyOptions): string {
  return page === "topic" ? (topic?.chosen ?? "on") : chosen[page];
}

interface Value {
  readonly value: string;
  readonly name: string;
}

function valuesOf(page: GroupChoice, { i18n }: GroupReplyOptions, t: Translate): Value[] {
  if (page === "language")
    return [
      ...i18n.locales.map((locale) => ({ value: locale, name: i18n.ownName(locale) })),
      { value: anyLanguage, name: t("group.anyLanguage") },
    ];
  return Object.entries(texts[page].values).map(([value, key]) => ({ value, name: t(key) }));
}

const texts = {
  language: { title: "group.languageTitle", row: "group.language", values: {} },
  speaks: {
    title: "group.speaksTitle",
    row: "group.speaks",
    values: {
      mention: "group.speaksMention",
      command: "group.speaksCommand",
      silent: "group.speaksSilent",
    },
  },
  length: {
    title: "group.lengthTitle",
    row: "group.length",
    values: { full: "group.lengthFull", short: "group.lengthShort" },
  },
  topic: {
    title: "group.topicTitle",
    row: "group.topic",
    values: { on: "group.topicOn", off: "group.topicOff" },
  },
} as const;

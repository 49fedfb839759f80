/** Renders the choice of the language of answers or of menus, the present one ticked. */
import type { I18n, Locale } from "../i18n/i18n.ts";
import type { Button, Reply } from "./reply.ts";
import { plain } from "./rich-text.ts";

/** Which of the two languages somebody chooses. */
export type LanguageSetting = "answers" | "interface";

export interface LanguageReplyOptions {
  readonly i18n: I18n;
  /** The locale the menu is written in. */
  readonly locale: Locale;
  /** The saved choices; undefined: the question's language, and that of Telegram. */
  readonly chosen: Readonly<Record<LanguageSetting, Locale | undefined>>;
}

/** `title`: the key of the sentence above the buttons. Default: the question which language. */
export function languageReply(
  setting: LanguageSetting,
  options: LanguageReplyOptions & { readonly title?: string },
): Reply {
  const { i18n, locale, chosen, title = texts[setting].menu } = options;
  const t = i18n.translate(locale);
  const kind = setting === "answers" ? "speak" : "interface";
  const button = (name: string, value: Locale | null): Button[] => {
    const isCurrent = (chosen[setting] ?? null) === value;
    const label = isCurrent ? t("language.current", { name }) : name;
    return [{ label, action: { kind, locale: value } }];
  };
  const languages = i18n.locales.map((value) => button(i18n.ownName(value), value));
  const other = setting === "answers" ? "interface" : "answers";
  return {
    ...plain(t(title)),
    buttons: [...languages, button(t(texts[setting].automatic), null), settingRow(other, options)],
  };
}

/** What somebody can set for themselves, each with what it is now. */
export function settingsReply(options: LanguageReplyOptions): Reply {
  const t = options.i18n.translate(options.locale);
  return {
    ...plain(t("settings.title")),
    buttons: [settingRow("answers", options), settingRow("interface", options)],
  };
}

function settingRow(
  setting: LanguageSetting,
  { i18n, locale, chosen }: LanguageReplyOptions,
): Button[] {
  const t = i18n.translate(locale);
  const value = chosen[setting];
  const name = value === undefined ? t(texts[setting].automatic) : i18n.ownName(value);
  return [{ label: t(texts[setting].row, { name }), action: { kind: "menu", page: setting } }];
}

const texts = {
  answers: {
    menu: "language.menu",
    automatic: "language.automatic",
    row: "settings.answers",
  },
  interface: {
    menu: "interface.menu",
    automatic: "interface.automatic",
    row: "settings.interface",
  },
} as const;

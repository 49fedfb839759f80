/** Renders the choice of the language of the answers, the present one ticked. */
import type { I18n, Locale } from "../i18n/i18n.ts";
import type { Button, Reply } from "./reply.ts";
import { plain } from "./rich-text.ts";

export interface LanguageReplyOptions {
  readonly i18n: I18n;
  /** The locale the menu is written in. */
  readonly locale: Locale;
  /** The saved choice; undefined: the question's language. */
  readonly chosen: Locale | undefined;
  /** The key of the sentence above the buttons. Default: the question which language. */
  readonly title?: string;
}

export function languageReply({ i18n, locale, chosen, title }: LanguageReplyOptions): Reply {
  const t = i18n.translate(locale);
  const button = (name: string, value: Locale | null): Button[] => {
    const isCurrent = (chosen ?? null) === value;
    const label = isCurrent ? t("language.current", { name }) : name;
    return [{ label, action: { kind: "speak", locale: value } }];
  };
  const languages = i18n.locales.map((value) => button(i18n.ownName(value), value));
  return {
    ...plain(t(title ?? "language.menu")),
    buttons: [...languages, button(t("language.automatic"), null)],
  };
}

/** Turns a message key and its values into a sentence of a locale; the texts come in as data. */
import { createInstance, type i18n as I18next } from "i18next";
import { matchLocale } from "./locale.ts";
import { languageName } from "./language-name.ts";
import { writtenDate } from "./written-date.ts";

/** A language the bot speaks: the name of a file in `locales/` without its ending. */
export type Locale = string;

export type MessageValues = Readonly<Record<string, string | number | readonly string[]>>;

/** The sentence of one locale for a key such as `"error.failed"`. */
export type Translate = (key: string, values?: MessageValues) => string;

/** The texts of each locale, nested by key, as in `locales/en.json`. */
export type LocaleTexts = Readonly<Record<Locale, Readonly<Record<string, unknown>>>>;

export interface I18n {
  readonly locales: readonly Locale[];
  readonly defaultLocale: Locale;
  /** The texts of the locale that comes nearest to `code`, or of the default one. */
  translate(code: string | undefined): Translate;
  /** The locale for a language code such as `zh-hans` or `IT`; undefined where none fits. */
  match(code: string | undefined): Locale | undefined;
  /** The name of a language in itself, as on a button: `Italiano`, `中文`. */
  ownName(language: string): string;
}

/** Throws if `defaultLocale` is not among the texts: an operator has to fix that. */
export function createI18n(texts: LocaleTexts, defaultLocale: Locale): I18n {
  const locales = Object.keys(texts).sort();
  if (!locales.includes(defaultLocale))
    throw new Error(`Unknown locale "${defaultLocale}". Permitted: ${locales.join(", ")}.`);
  const i18next = createInstanceOf(texts, defaultLocale);
  const match = (code: string | undefined) => matchLocale(code, locales);
  return {
    locales,
    defaultLocale,
    match,
    translate: (code) => {
      const t = i18next.getFixedT(match(code) ?? defaultLocale);
      return (key, values) => t(key, { ...values });
    },
    ownName: (language) => capitalised(languageName(language, language), language),
  };
}

/** Values are never escaped: they become plain text beside entities, not markup. */
function createInstanceOf(texts: LocaleTexts, defaultLocale: Locale): I18next {
  const instance = createInstance();
  const resources = Object.fromEntries(
    Object.entries(texts).map(([locale, translation]) => [locale, { translation }]),
  );
  void instance.init({
    resources,
    lng: defaultLocale,
    fallbackLng: defaultLocale,
    initAsync: false,
    interpolation: { escapeValue: false },
  });
  instance.services.formatter?.add("languageName", (value, locale) =>
    languageName(String(value), locale ?? defaultLocale),
  );
  instance.services.formatter?.add("writtenDate", (value, locale) =>
    writtenDate(String(value), locale ?? defaultLocale),
  );
  return instance;
}

function capitalised(name: string, language: string): string {
  const [first = "", ...rest] = name;
  return first.toLocaleUpperCase(language) + rest.join("");
}

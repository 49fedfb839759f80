/** A text that may begin with the name of a language in, that language and the words behind it out: `zh settori`, `中文：行业`. */
import type { Answered } from "../answer/answer.ts";
import type { I18n, Locale } from "../i18n/i18n.ts";
import { languageName } from "../i18n/language-name.ts";

export interface LanguagePrefix {
  readonly locale: Locale;
  /** As it was written. */
  readonly name: string;
  readonly rest: string;
  /** A code, a colon or nothing behind it; else the name may be a word of the question: "Italian design". */
  readonly isSure: boolean;
}

const PREFIX = /^(?<name>[\p{L}_-]{2,24})(?<mark>\s*[:：]\s*|\s+|$)(?<rest>.*)$/su;
const CODE = /^[a-z]{2,3}(?:[-_][a-z]{2,4})?$/iu;

/** Undefined where the text does not begin with a language that the bot speaks. */
export function parseLanguagePrefix(text: string, i18n: I18n): LanguagePrefix | undefined {
  const { name = "", mark = "", rest = "" } = PREFIX.exec(text.trim())?.groups ?? {};
  const coded = CODE.test(name) ? i18n.match(name) : undefined;
  const locale = coded ?? localeNamed(name, i18n);
  if (locale === undefined) return undefined;
  const isSure = coded !== undefined || mark.trim() !== "" || rest === "";
  return { locale, name, rest: rest.trim(), isSure };
}

function localeNamed(name: string, { locales }: I18n): Locale | undefined {
  const wanted = name.toLowerCase();
  return locales.find((locale) =>
    locales.some((speaker) => namesOf(locale, speaker).includes(wanted)),
  );
}

/** A Chinese name that speaks of the language, 英语, is as common as one that speaks of the writing, 英文. */
function namesOf(locale: Locale, speaker: Locale): readonly string[] {
  const name = languageName(locale, speaker).toLowerCase();
  return [name, name.replace(/语$/u, "文")];
}

/** Answers that are looked at for the name. */
const LOOKED_AT = 3;

/** Whether the sources speak of what the name says: then it is a word of the question. */
export function isContent(name: string, answers: readonly Answered[]): boolean {
  const wanted = name.toLowerCase();
  const holds = (text: string) => text.toLowerCase().includes(wanted);
  return answers
    .slice(0, LOOKED_AT)
    .some(
      ({ title, parts, citations }) =>
        holds(title) ||
        parts.some(({ text }) => holds(text)) ||
        citations.some(({ quote }) => holds(quote)),
    );
}

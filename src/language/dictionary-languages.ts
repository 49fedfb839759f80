/** What a dictionary is called in, from which language into which it translates out. */
import { analyzers } from "./analyzers.ts";
import type { Language } from "./language.ts";

export interface LanguagePair {
  readonly from: Language;
  readonly to: Language;
}

/** "English-Italian FreeDict Dictionary", "English - italiano". */
const TITLE = /(?<!\p{L})(?<from>\p{L}+)\s*[-–]\s*(?<to>\p{L}+)/u;
const LONGEST_TITLE = 200;
/** `freedict-eng-ita`, `it-en`: codes of ISO 639. */
const NAME = /(?:^|[^a-z])(?<from>[a-z]{2,3})-(?<to>[a-z]{2,3})(?![a-z])/u;

const languageByName = new Map(
  analyzers.flatMap(({ language }) =>
    ["en", language].map((locale) => {
      const names = new Intl.DisplayNames([locale], { type: "language" });
      return [names.of(language)?.toLowerCase() ?? language, language] as const;
    }),
  ),
);

/**
 * By its title where both languages are installed ones, else by the codes in its file name, which
 * may be of any language. Undefined where neither tells.
 */
export function languagesOf(title: string, name: string): LanguagePair | undefined {
  const { from: named = "", to: other = "" } =
    TITLE.exec(title.slice(0, LONGEST_TITLE))?.groups ?? {};
  const from = languageByName.get(named.toLowerCase());
  const to = languageByName.get(other.toLowerCase());
  if (from !== undefined && to !== undefined) return { from, to };
  const codes = NAME.exec(name.toLowerCase().replace(/^freedict-/u, ""))?.groups;
  if (codes?.["from"] === undefined || codes["to"] === undefined) return undefined;
  return { from: shortCode(codes["from"]), to: shortCode(codes["to"]) };
}

/** ISO 639-1 where there is one: `eng` is `en`, `zho`, `chi` and `cmn` are `zh`. */
export function shortCode(code: string): Language {
  return new Intl.Locale(code).language;
}

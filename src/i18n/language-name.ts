/** Names a language in a locale, from the platform's own data: `it` in `zh` is `意大利语`. */

/** The code itself where the platform has no name for it or it is not a language code. */
export function languageName(language: string, locale: string): string {
  try {
    return new Intl.DisplayNames([locale], { type: "language" }).of(language) ?? language;
  } catch {
    return language;
  }
}

/** Names a language in a locale, from the platform's own data: `it` in `zh` is `意大利语`. */

/** By locale: each takes far longer to make than to ask. */
const known = new Map<string, Intl.DisplayNames>();

/** The code itself where the platform has no name for it or it is not a language code. */
export function languageName(language: string, locale: string): string {
  try {
    return namesIn(locale).of(language) ?? language;
  } catch {
    return language;
  }
}

/** @throws RangeError for what is no locale. */
function namesIn(locale: string): Intl.DisplayNames {
  const names = known.get(locale) ?? new Intl.DisplayNames([locale], { type: "language" });
  known.set(locale, names);
  return names;
}

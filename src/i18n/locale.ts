/** Finds the supported locale for a language code as Telegram and browsers write them. */

/**
 * `zh-hans`, `zh_TW` and `ZH` all find `zh`; an exact regional match (`pt-br`) comes first.
 * Undefined where the language is not supported or the code is none.
 */
export function matchLocale(
  code: string | undefined,
  locales: readonly string[],
): string | undefined {
  if (code === undefined) return undefined;
  const wanted = normalised(code);
  return (
    locales.find((locale) => normalised(locale) === wanted) ??
    locales.find((locale) => normalised(locale) === wanted.split("-")[0])
  );
}

function normalised(code: string): string {
  return code.trim().toLowerCase().replaceAll("_", "-");
}

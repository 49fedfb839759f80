/** A date as sources have it in, the same as a locale writes it out: `2006-05` in `zh` is `2006年5月`. */

/** `2006`, `2006-05` and `2006-05-01` as the locale writes them; anything else as it is. */
export function writtenDate(date: string, locale: string): string {
  const [, year, month, day] = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/u.exec(date) ?? [];
  const time = Date.parse([year, month ?? "01", day ?? "01"].join("-"));
  if (year === undefined || Number.isNaN(time)) return date;
  return new Intl.DateTimeFormat(locale, {
    year: "numeric",
    ...(month !== undefined && { month: "long" }),
    ...(day !== undefined && { day: "numeric" }),
    timeZone: "UTC",
  }).format(time);
}

/** Makes a user's own words fit to be shown back: visible characters only, on one line, short. */

const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/** Letters may carry accents, but not towers of them. */
const marksPerLetter = 3;

/**
 * Without controls, direction overrides, zero-width characters and lone surrogates; white space
 * becomes single spaces. At most `limit` UTF-16 code units, cut between graphemes with an ellipsis.
 */
export function shownText(text: string, limit: number): string {
  const visible = text
    .slice(0, limit * 20)
    .replaceAll(/[\p{Cf}\p{Cs}\p{Co}\p{Cn}]/gu, "")
    // Before the cut: some characters grow.
    .normalize("NFC")
    .replaceAll(/[\s\p{Cc}\p{Zl}\p{Zp}]+/gu, " ")
    .replaceAll(new RegExp(`(\\p{M}{${marksPerLetter}})\\p{M}+`, "gu"), "$1")
    .trim();
  return visible.length <= limit ? visible : cutText(visible, limit);
}

function cutText(text: string, limit: number): string {
  let kept = "";
  for (const { segment } of graphemes.segment(text)) {
    if (kept.length + segment.length > limit - 1) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…`;
}

/** A text in, as much of its beginning out as a label holds. */

/** At most `longest` UTF-16 code units; what is cut ends in an ellipsis, never in half a character. */
export function cutText(text: string, longest: number): string {
  if (text.length <= longest) return text;
  return `${text
    .slice(0, longest - 1)
    .replace(/[\uD800-\uDBFF]$/u, "")
    .trimEnd()}…`;
}

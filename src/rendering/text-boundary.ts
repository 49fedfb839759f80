/** Finds where a long text may be cut: after a paragraph, line, sentence or word, or a grapheme. */

const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/** From the most to the least welcome place; each matches what the cut comes after. */
const places = [/\n\n/g, /\n/g, /[.!?…]["»”’)]*\s|[。！？；][」』）]*/g, /\s/g];

/**
 * The end of the longest piece of `text` from `start` that is at most `limit` UTF-16 code units
 * long and ends well; never inside a grapheme unless one alone is longer than the limit, and then
 * never inside a surrogate pair. `start` is such a boundary itself and more than `limit` from the
 * end; `limit` is at least 2.
 */
export function pieceEnd(text: string, start: number, limit: number): number {
  const allowed = graphemeStarts(text.slice(start, start + limit + 2), limit);
  const window = text.slice(start, start + limit);
  for (const place of places) {
    const end = lastEnd(window, place, allowed);
    if (end > limit / 2) return start + end;
  }
  return start + (lastOf(allowed) ?? surrogateSafe(window));
}

/** Every grapheme's start past 0 and up to `limit`. */
function graphemeStarts(window: string, limit: number): Set<number> {
  const starts = new Set<number>();
  for (const { index } of graphemes.segment(window))
    if (index > 0 && index <= limit) starts.add(index);
  return starts;
}

function lastEnd(window: string, place: RegExp, allowed: ReadonlySet<number>): number {
  let last = 0;
  for (const match of window.matchAll(place)) {
    const end = match.index + match[0].length;
    if (allowed.has(end)) last = end;
  }
  return last;
}

function lastOf(positions: ReadonlySet<number>): number | undefined {
  return [...positions].at(-1);
}

function surrogateSafe(window: string): number {
  const last = window.charCodeAt(window.length - 1);
  const isHighSurrogate = last >= 0xd800 && last <= 0xdbff;
  return isHighSurrogate ? window.length - 1 : window.length;
}

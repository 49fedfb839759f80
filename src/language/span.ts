/** A place in a text. */

/** A half-open range `[start, end)` in UTF-16 code units of a text as it was read. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** How many spans, of some in order, lie before an offset: end (or begin, for `start`) at it or earlier. */
export function countBefore(spans: readonly Span[], edge: keyof Span, offset: number): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.[edge] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

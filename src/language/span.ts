/** A place in a text. */

/** A half-open range `[start, end)` in UTF-16 code units of a text as it was read. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

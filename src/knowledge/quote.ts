/** A quote as an author wrote it in, the place in a source where it stands out. */
import type { Span } from "../language/span.ts";

/** Exact words, made unique by the words around them or by counting. */
export interface QuoteSpec {
  readonly text: string;
  /** Longer words of the source that contain the quote and occur once. */
  readonly within?: string | undefined;
  /** Which of several occurrences, counted from 1. */
  readonly occurrence?: number | undefined;
}

/** The span of the quote, or a sentence that says why there is none. */
export function resolveQuote(
  { text, within, occurrence }: QuoteSpec,
  source: string,
): Span | string {
  if (within !== undefined) {
    const context = resolveQuote({ text: within }, source);
    if (typeof context === "string") return context;
    const offset = within.indexOf(text);
    if (offset < 0) return `"within" does not contain the quote ${quoted(text)}.`;
    return { start: context.start + offset, end: context.start + offset + text.length };
  }
  const starts = occurrencesOf(text, source);
  if (starts.length === 0)
    return `the quote ${quoted(text)} is not in the source. Permitted: its exact words, with their spelling and punctuation.`;
  if (starts.length > 1 && occurrence === undefined)
    return `the quote ${quoted(text)} stands ${starts.length} times in the source. Permitted: "within" with words around it, or "occurrence" from 1 to ${starts.length}.`;
  const start = starts[(occurrence ?? 1) - 1];
  if (start === undefined)
    return `occurrence ${occurrence} of ${quoted(text)}. Permitted: 1 to ${starts.length}.`;
  return { start, end: start + text.length };
}

function occurrencesOf(text: string, source: string): number[] {
  const starts: number[] = [];
  for (let start = source.indexOf(text); start >= 0; start = source.indexOf(text, start + 1))
    starts.push(start);
  return starts;
}

function quoted(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 57)}…` : text);
}

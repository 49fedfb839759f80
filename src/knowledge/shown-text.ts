/** A span of a source in, the text a reader sees of it out, and the way back from the one to the other. */
import { countBefore, type Span } from "../language/span.ts";

/** What is read of a source here. */
interface MarkedText {
  readonly text: string;
  readonly markup: readonly Span[];
}

/** What a reader sees of a span: its text without the signs that only format. `written`: the span's text, where it is not to be read as it stands. */
export function shownText(
  { text, markup }: MarkedText,
  span: Span,
  written = text.slice(span.start, span.end),
): string {
  let shown = "";
  let at = span.start;
  const taken = (end: number) => written.slice(at - span.start, Math.max(at, end) - span.start);
  for (const { start, end } of markupIn(markup, span)) {
    shown += taken(start);
    at = Math.max(at, end);
  }
  return shown + taken(span.end);
}

/** Where a place in `shownText(source, span)` stands in the source; `end` is that of a span, not its beginning. */
export function sourceOffset(
  { markup }: MarkedText,
  { span, shown, isEnd }: { span: Span; shown: number; isEnd: boolean },
): number {
  let offset = span.start + shown;
  for (const { start, end } of markupIn(markup, span)) {
    const from = Math.max(start, span.start);
    if (from > offset || (isEnd && from === offset)) break;
    offset += end - from;
  }
  return Math.min(offset, span.end);
}

function markupIn(markup: readonly Span[], { start, end }: Span): readonly Span[] {
  if (markup.length === 0) return markup;
  const found: Span[] = [];
  for (
    let low = countBefore(markup, "end", start);
    low < markup.length && (markup[low]?.start ?? end) < end;
    low++
  )
    found.push(markup[low] as Span);
  return found;
}

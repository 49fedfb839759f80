/** A text and what was looked for in, where its words stand in the text out. */
import { analyzers } from "../language/analyzers.ts";
import type { Language } from "../language/language.ts";
import type { Span } from "../language/span.ts";
import { tokenizerOf } from "../language/terms.ts";
import type { PassageQuery } from "../search/passage-query.ts";

/** In order, not overlapping; words next to each other make one span. Single Han characters tell nothing. */
export function queryWordsIn(
  text: string,
  language: Language,
  { groups }: PassageQuery,
): readonly Span[] {
  const analyzer = analyzers.find((one) => one.language === language) ?? analyzers[0];
  if (!analyzer) return [];
  const wanted = new Set(
    groups.flatMap(({ alternatives }) => alternatives.map(({ term }) => term)),
  );
  const words = tokenizerOf(analyzer)
    .tokens(text)
    .filter(({ term }) => wanted.has(term) && !/^\p{Script=Han}$/u.test(term))
    .sort((a, b) => a.start - b.start);
  const joined: { start: number; end: number }[] = [];
  for (const { start, end } of words) {
    const last = joined.at(-1);
    if (last && /^[^\S\n]*$/u.test(text.slice(last.end, start))) last.end = Math.max(last.end, end);
    else joined.push({ start, end });
  }
  return joined;
}

/** A text in, where its sentences stand out. */
import type { Span } from "./span.ts";

/** An end of sentence, with what may close behind it; what follows begins anew. A row of marks is tried once: dots may lead to a page number. */
const END =
  /(?<latin>(?<![.!?…])[.!?…]+["'»”’)\]]*(?=\s+["'«“‘([]?[\p{Lu}\p{N}\p{Script=Han}]))|(?:[。！？；]|…(?![^\S\n]*\p{Ll}))+[”」』’）"]*|\n+/gu;
/** A full stop behind these ends no sentence: an initial, a title, a common abbreviation. */
const ABBREVIATION =
  /(?:^|[\s(«“"'’])(?:\p{Lu}|[a-z]|sigg?|dott|prof|ing|avv|Mr|Mrs|Ms|Dr|Prof|Sr|Jr|St|Sig|Dott|Ing|Avv|On|Gen|Col|Lt|vs|etc|ecc|cfr|pag|pp|vol|art|cap|fig|no|nr|ca|approx|ed|eds|al|Inc|Ltd|Co|Corp|e\.g|i\.e|U\.S)\.$/u;

/** Trimmed, in order, not overlapping; what is only white space is none. */
export function sentenceSpans(text: string): readonly Span[] {
  const spans: Span[] = [];
  let start = 0;
  const close = (end: number) => {
    const sentence = text.slice(start, end);
    const lead = sentence.length - sentence.trimStart().length;
    const trimmed = sentence.trim();
    if (trimmed !== "") spans.push({ start: start + lead, end: start + lead + trimmed.length });
    start = end;
  };
  for (const match of text.matchAll(END)) {
    const end = match.index + match[0].length;
    const isAbbreviated =
      match.groups?.["latin"] === "." &&
      ABBREVIATION.test(text.slice(Math.max(start, end - 12), end));
    if (!isAbbreviated) close(end);
  }
  close(text.length);
  return spans;
}

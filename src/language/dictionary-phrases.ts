/** A headword or a gloss as its author wrote it in, the words to look up out; and the key they are found by. */
import type { Analyzer } from "./analyzer.ts";
import { fold } from "./folding.ts";

const MOST_WORDS = 4;
const LONGEST_WORD = 40;
const LONGEST_HAN = 12;
/** Usage labels, pronunciations, variants: what stands in brackets is about the word. */
const BRACKETED = /\([^()]*\)|\[[^[\]]*\]|<[^<>]*>|\{[^{}]*\}|\/[^/]*\//gu;
const WORD = /[\p{L}\p{M}\p{N}]+/gu;
const HAN = /\p{Script=Han}/u;

/**
 * Folded words with single spaces, or a run of Han; without labels and without the articles and
 * particles that dictionaries put first. Undefined where more than a short phrase is left, or nothing.
 */
export function phraseOf(written: string, analyzer: Analyzer): string | undefined {
  if (written.length > 500) return undefined;
  const { text } = fold(written.replaceAll(BRACKETED, " "));
  const found = text.match(WORD) ?? [];
  return analyzer.script === "han" ? hanPhrase(found) : latinPhrase(found, analyzer);
}

function hanPhrase(found: readonly string[]): string | undefined {
  const phrase = found.join("");
  return HAN.test(phrase) && phrase.length <= LONGEST_HAN ? phrase : undefined;
}

function latinPhrase(found: readonly string[], { dictionaryLeads = [] }: Analyzer) {
  let start = 0;
  while (start < found.length - 1 && dictionaryLeads.includes(found[start] ?? "")) start++;
  const phrase = found.slice(start);
  const isPhrase =
    phrase.length > 0 &&
    phrase.length <= MOST_WORDS &&
    phrase.every((word) => word.length <= LONGEST_WORD && !HAN.test(word));
  return isPhrase ? phrase.join(" ") : undefined;
}

/** The stems of a phrase: its inflections have the same. */
export function phraseKey(phrase: string, analyzer: Analyzer): string {
  if (analyzer.script === "han") return phrase;
  if (!phrase.includes(" ")) return stemOf(phrase, analyzer);
  return phrase
    .split(" ")
    .map((word) => stemOf(word, analyzer))
    .join(" ");
}

/** Stemming is most of a look-up and of an import; the words of both come again and again. */
const stems = new Map<Analyzer, Map<string, string>>();
const MOST_REMEMBERED = 100_000;

function stemOf(word: string, analyzer: Analyzer): string {
  const known = stems.get(analyzer) ?? new Map<string, string>();
  stems.set(analyzer, known);
  const stem = known.get(word) ?? analyzer.stem(word);
  if (known.size < MOST_REMEMBERED) known.set(word, stem);
  return stem;
}

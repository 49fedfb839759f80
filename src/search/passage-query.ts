/** A question's text in, what to look for in passages of one language out: a group of terms for each of its words. */
import type { Analyzer } from "../language/analyzer.ts";
import { fold } from "../language/folding.ts";
import type { Span } from "../language/span.ts";
import { tokenizerOf } from "../language/terms.ts";
import type { WeightedTerm } from "./bm25-index.ts";

/** One word of a question: the terms that count for it, each with how much, in (0, 1]. */
export interface TermGroup {
  readonly alternatives: readonly WeightedTerm[];
  /** As it was written. */
  readonly surface: string;
  /** Written with a capital inside the question. */
  readonly isName: boolean;
  readonly isNumber: boolean;
  /** How much of its rarity counts: less for a word that may only frame the question. */
  readonly share: number;
}

/** What a word counts that may only frame the question. */
const FRAMING_SHARE = 0.4;

/** What an answer should hold that the question does not: a year, a number, a name. */
export type AskedKind = "year" | "number" | "name" | undefined;

/** What is looked for, in the order of the question, each word once. */
export interface PassageQuery {
  readonly text: string;
  readonly groups: readonly TermGroup[];
  readonly asked: AskedKind;
}

export interface AskedText {
  readonly text: string;
  /** Where words stand that may only frame the question: they are not missed where no passage holds them. */
  readonly framing?: readonly Span[];
  readonly asked?: AskedKind;
  /** Whether the last word may be the beginning of a longer one. Default: no. */
  readonly isUnfinished?: boolean;
}

/** What is known of the passages' terms. */
export interface Vocabulary {
  /** The term as the index has it, which is found again faster; undefined where no passage holds it. */
  readonly knownTerm: (term: string) => string | undefined;
  /** What else a term that no passage holds may stand for. */
  readonly suggest: (term: string) => readonly WeightedTerm[];
  /** What a folded word may grow into. */
  readonly complete: (beginning: string) => readonly WeightedTerm[];
}

/** Terms for each term of the question as the passages' own language reads it. */
export function toPassageQuery(
  { text, framing, asked, isUnfinished }: AskedText,
  analyzer: Analyzer,
  { knownTerm, suggest, complete }: Vocabulary,
): PassageQuery {
  const beginning = isUnfinished ? lastWord(text) : undefined;
  const groups = new Map<string, TermGroup>();
  const words = analyzer.script === "han" ? wordsOf(text, analyzer) : undefined;
  for (const token of tokenizerOf(analyzer).tokens(text)) {
    const known = knownTerm(token.term);
    const isKnown = known !== undefined;
    const term = known ?? token.term;
    const share = shareOf(token, framing);
    const isWord = words?.some((word) => contains(word, token)) ?? true;
    const isOptional = share < 1 || !isWord;
    const grown = token.start === beginning?.start ? complete(beginning.word) : [];
    const isFound = isKnown || grown.length > 0;
    if (groups.has(term) || share === 0 || (isOptional && !isFound)) continue;
    const others = grown.length > 0 || isKnown ? grown : suggest(term);
    const alternatives = distinctTerms([{ term, weight: 1 }, ...others]);
    groups.set(term, { ...written(text, token), alternatives, share });
  }
  return { text, groups: [...groups.values()], asked };
}

/** What words of the question's language are in the passages' language. */
export interface ForeignWords {
  readonly terms: (word: string) => readonly WeightedTerm[];
  readonly complete: Vocabulary["complete"];
  /** Words in runs of Han that something is known of. */
  readonly headwords: (text: string) => readonly Span[];
}

/** Terms for each word of the question in another language than the passages'. */
export function toForeignQuery(
  { text, framing, asked, isUnfinished }: AskedText,
  { from, to }: { readonly from: Analyzer; readonly to: Analyzer },
  words: ForeignWords,
): PassageQuery {
  const groups = new Map<string, TermGroup>();
  const beginning = isUnfinished ? lastWord(text) : undefined;
  const known = from.script === "han" ? words.headwords(text) : [];
  const named = known.length > 0 ? [...latinWords(text, from), ...known] : wordsOf(text, from);
  for (const word of named.toSorted((a, b) => a.start - b.start)) {
    const surface = text.slice(word.start, word.end);
    const share = shareOf(word, framing);
    if (groups.has(surface) || share === 0 || from.stopWords.includes(surface)) continue;
    const same = tokenizerOf(to)
      .tokens(surface)
      .map(({ term }) => ({ term, weight: 1 }));
    const grown = word.start === beginning?.start ? words.complete(beginning.word) : [];
    const alternatives = distinctTerms([...same, ...words.terms(surface), ...grown]);
    if (alternatives.length === 0) continue;
    groups.set(surface, { ...written(text, word), alternatives, share });
  }
  return { text, groups: [...groups.values()], asked };
}

/** The Latin word a text ends in, folded, and where it begins. */
function lastWord(text: string): { readonly word: string; readonly start: number } | undefined {
  const match = /(?<!\p{Script=Latin})\p{Script=Latin}+$/u.exec(text);
  return match ? { word: fold(match[0]).text, start: match.index } : undefined;
}

/** Each term with the most it counts for. */
function distinctTerms(terms: readonly WeightedTerm[]): readonly WeightedTerm[] {
  const most = new Map<string, WeightedTerm>();
  for (const one of terms)
    if (one.weight > (most.get(one.term)?.weight ?? 0)) most.set(one.term, one);
  return [...most.values()];
}

function latinWords(text: string, analyzer: Analyzer): readonly Span[] {
  return tokenizerOf(analyzer)
    .tokens(text)
    .filter(({ start, end }) => !/\p{Script=Han}/u.test(text.slice(start, end)));
}

/** Where each word stands that is no function word; of Han the segmenter's words, not the pairs the index has. */
function wordsOf(text: string, analyzer: Analyzer): readonly Span[] {
  if (analyzer.script !== "han") return latinWords(text, analyzer);
  const han = [...text.matchAll(/\p{Script=Han}+/gu)].flatMap((run) => {
    let start = run.index;
    return analyzer.segment(run[0]).map((word) => {
      const span = { start, end: start + word.length };
      start = span.end;
      return span;
    });
  });
  return [...latinWords(text, analyzer), ...han];
}

/** 0 for a pair of characters of which one may only frame the question: it is no word. */
function shareOf({ start, end }: Span, framing: readonly Span[] = []): number {
  const frames = framing.filter((span) => span.start < end && start < span.end);
  if (frames.length === 0) return 1;
  return frames.some((span) => contains(span, { start, end })) ? FRAMING_SHARE : 0;
}

function contains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

function written(text: string, { start, end }: Span): Omit<TermGroup, "alternatives" | "share"> {
  const surface = text.slice(start, end);
  return {
    surface,
    isName: start > 0 && /^\p{Lu}/u.test(surface),
    isNumber: /\p{N}/u.test(surface),
  };
}

/** A passage found in, the one to three of its sentences that answer best out. */
import type { Passage } from "../knowledge/passage.ts";
import { passageText } from "../knowledge/passage-text.ts";
import { sourceOffset } from "../knowledge/shown-text.ts";
import { sentenceSpans } from "../language/sentences.ts";
import type { Span } from "../language/span.ts";
import type { PassageHit } from "../search/passage-library.ts";
import type { SentenceMatch } from "../search/passage-match.ts";
import { contextLength } from "../search/passage-text.ts";
import { clausesWithin } from "./long-sentence.ts";
import { queryWordsIn } from "./query-words.ts";

/** Sentences of a passage that stand together. */
export interface Snippet {
  readonly passage: Passage;
  /** The first of them among those of `snippetSentences`, counted from 0. */
  readonly first: number;
  readonly count: number;
}

/** In UTF-16 code units; a sentence that is longer alone is taken for several. */
export const LONGEST_SNIPPET = 400;
const MOST_SENTENCES = 3;

interface Scored extends Span {
  readonly score: number;
}

/** Where the sentences of a passage stand in its text as it is read, none longer than a snippet. */
export function snippetSentences({ source, span }: Passage): readonly Span[] {
  const text = passageText(source, span);
  return sentenceSpans(text).flatMap((sentence) => clausesWithin(text, sentence, LONGEST_SNIPPET));
}

/** The best sentence, and of its neighbours the better ones as long as all are short enough. */
export function bestSnippet(hit: PassageHit): Snippet {
  const sentences = scoredSentences(hit);
  let first = 0;
  for (const [index, { score }] of sentences.entries())
    if (score > (sentences[first]?.score ?? 0)) first = index;
  let last = first;
  const scoreWithin = (from: number, to: number, added: number) =>
    fits(sentences, from, to) ? (sentences[added]?.score ?? -1) : -1;
  while (last - first + 1 < MOST_SENTENCES) {
    const before = scoreWithin(first - 1, last, first - 1);
    const after = scoreWithin(first, last + 1, last + 1);
    if (before < 0 && after < 0) break;
    if (before > after) first -= 1;
    else last += 1;
  }
  return { passage: hit.passage, first, count: last - first + 1 };
}

function fits(sentences: readonly Span[], from: number, to: number): boolean {
  const [start, end] = [sentences[from]?.start, sentences[to]?.end];
  return start !== undefined && end !== undefined && end - start <= LONGEST_SNIPPET;
}

/** Of a sentence cut into several each has its part of what was looked for. */
function scoredSentences(hit: PassageHit): readonly Scored[] {
  const { passage, match, query } = hit;
  const text = passageText(passage.source, passage.span);
  const held = ({ start, end }: Span) =>
    queryWordsIn(text.slice(start, end), passage.source.language, query).length;
  return ownSentences(passage, match.sentences).flatMap((sentence): readonly Scored[] => {
    const clauses = clausesWithin(text, sentence, LONGEST_SNIPPET);
    if (clauses.length === 1) return [sentence];
    const most = Math.max(1, ...clauses.map(held));
    return clauses.map((clause) => {
      const { start, end } = clause;
      return { start, end, score: (sentence.score * held(clause)) / most };
    });
  });
}

/** Without the headings it stands under; places count in the passage as it is read. */
export function ownSentences(
  passage: Passage,
  sentences: readonly SentenceMatch[],
): SentenceMatch[] {
  const context = contextLength(passage);
  return sentences
    .filter(({ end }) => end > context)
    .map(({ start, end, score, groups }) => ({
      start: Math.max(0, start - context),
      end: end - context,
      score,
      groups,
    }));
}

/** Where a snippet stands in its passage as it is read; undefined where there is no such sentence. */
export function readSpan({ passage, first, count }: Snippet): Span | undefined {
  const sentences = snippetSentences(passage);
  const [start, end] = [sentences[first]?.start, sentences[first + count - 1]?.end];
  return start === undefined || end === undefined || end <= start ? undefined : { start, end };
}

/** Where a span of a passage as it is read stands in its source. */
export function sourceSpan({ source, span }: Passage, { start, end }: Span): Span {
  return {
    start: sourceOffset(source, { span, shown: start, isEnd: false }),
    end: sourceOffset(source, { span, shown: end, isEnd: true }),
  };
}

/** Without the gaps that signs and broken lines leave. */
export function tidied(text: string): string {
  return text
    .replaceAll(/(?<![^\S\n])(?:[^\S\n]*\n)+/gu, "\n")
    .replaceAll(/(?<=\n) {1,3}(?=\S)/gu, "")
    .replaceAll(/(?<=\S)[^\S\n]{2,}/gu, " ");
}

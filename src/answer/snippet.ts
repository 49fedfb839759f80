/** A passage found in, the one to three of its sentences that answer best out. */
import type { Passage } from "../knowledge/passage.ts";
import { shownText, sourceOffset } from "../knowledge/shown-text.ts";
import type { Span } from "../language/span.ts";
import type { PassageHit } from "../search/passage-library.ts";
import type { SentenceMatch } from "../search/passage-match.ts";
import { contextLength } from "../search/passage-text.ts";

/** Sentences of a passage that stand together. */
export interface Snippet {
  readonly passage: Passage;
  /** The first of them among the passage's own sentences, counted from 0. */
  readonly first: number;
  readonly count: number;
}

/** In UTF-16 code units; a sentence that is longer alone is cut at a comma or a space. */
const LONGEST = 400;
const MOST_SENTENCES = 3;

/** The best sentence, and of its neighbours the better ones as long as all are short enough. */
export function bestSnippet({ passage, match }: PassageHit): Snippet {
  const sentences = ownSentences(passage, match.sentences);
  let first = 0;
  for (const [index, { score }] of sentences.entries())
    if (score > (sentences[first]?.score ?? 0)) first = index;
  let last = first;
  const fits = (from: number, to: number) =>
    (sentences[to]?.end ?? Infinity) - (sentences[from]?.start ?? -Infinity) <= LONGEST;
  while (last - first + 1 < MOST_SENTENCES) {
    const before = fits(first - 1, last) ? (sentences[first - 1]?.score ?? -1) : -1;
    const after = fits(first, last + 1) ? (sentences[last + 1]?.score ?? -1) : -1;
    if (before < 0 && after < 0) break;
    if (before > after) first -= 1;
    else last += 1;
  }
  return { passage, first, count: last - first + 1 };
}

/** Without the headings it stands under; places count in the passage as it is shown. */
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

/** Where a snippet stands in its source; undefined where the passage has no such sentence. */
export function snippetSpan(
  { passage, first, count }: Snippet,
  sentences: readonly Span[],
): Span | undefined {
  const { source, span } = passage;
  const [start, end] = [sentences[first]?.start, sentences[first + count - 1]?.end];
  if (start === undefined || end === undefined) return undefined;
  const shown = shownText(source, span);
  const kept = cut(shown, { start, end });
  return {
    start: sourceOffset(source, { span, shown: kept.start, isEnd: false }),
    end: sourceOffset(source, { span, shown: kept.end, isEnd: true }),
  };
}

/** At a comma or another mark of a clause, else at a space, else at a whole character. */
function cut(text: string, { start, end }: Span): Span {
  if (end - start <= LONGEST) return { start, end };
  const room = text.slice(start, start + LONGEST);
  const length = [/.*(?=[,;:，、；：])/su, /.*\S(?=\s)/su]
    .map((pattern) => pattern.exec(room)?.[0].length ?? 0)
    .find((kept) => kept > LONGEST / 2);
  const whole = /[\uD800-\uDBFF]$/u.test(room) ? LONGEST - 1 : LONGEST;
  return { start, end: start + (length ?? whole) };
}

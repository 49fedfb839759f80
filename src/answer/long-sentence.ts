/** A sentence too long to be shown in, the parts of it that are short enough out. */
import type { Span } from "../language/span.ts";

const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/** Where a part may end, the most welcome first: after the mark of a clause, after a word. */
const ENDS = [/^.*(?:[,;:—–](?=\s)|[，、；：])/su, /^.*\S(?=\s)/su];

/** Trimmed, in order, each at most `longest` UTF-16 code units; a sentence that is no longer is its own only part. */
export function clausesWithin(text: string, sentence: Span, longest: number): readonly Span[] {
  const parts: Span[] = [];
  let { start } = sentence;
  while (sentence.end - start > longest) {
    const end = start + cutOf(text.slice(start, start + longest + 1), longest);
    parts.push({ start, end });
    const rest = text.slice(end, sentence.end);
    start = end + rest.length - rest.trimStart().length;
  }
  return start < sentence.end ? [...parts, { start, end: sentence.end }] : parts;
}

/** `room` holds one unit more than fits, to tell what follows. */
function cutOf(room: string, longest: number): number {
  const end = ENDS.map((pattern) => pattern.exec(room)?.[0].length ?? 0).find(
    (length) => length > longest / 2 && length <= longest,
  );
  return end ?? characterEnd(room, longest);
}

/** The last end of a character that fits; of a character that alone does not, of a code point. */
function characterEnd(room: string, longest: number): number {
  let end = 0;
  for (const { index } of graphemes.segment(room)) if (index <= longest) end = index;
  if (end > 0) return end;
  return /^[\uDC00-\uDFFF]/u.test(room.slice(longest)) ? longest - 1 : longest;
}

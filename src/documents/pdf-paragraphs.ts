/** The lines of the pages of a PDF in, their headings and paragraphs out, without what every page repeats. */
import type { ExtractedBlock } from "./extracted-text.ts";
import type { PdfLine } from "./pdf-lines.ts";
import type { LineJoiner } from "./line-joining.ts";

/** How often a line must be repeated at its place to be no text: on so many pages, and on such a share of them. */
const LEAST_PAGES = 3;
const LEAST_SHARE = 0.5;
/** Lines at each end of a page that may be repeated ones. */
const EDGE = 2;
/** Points. */
const SAME_PLACE = 4;
/** Of the usual distance between lines: from here on, a paragraph begins. */
const PARAGRAPH_GAP = 1.3;
/** Of the usual size of letters: from here on, a line is a heading. */
const HEADING_SIZE = 1.15;
const LONGEST_HEADING = 200;
/** Of the size of a letter. */
const LEAST_INDENT = 0.8;
const ITEM = /^(?:[•◦▪‣·○●■–—-]|\(?\d{1,3}[.)]|[a-z]\))\s*(?=\S)(?!\d)/u;

export function withoutRunningLines(
  pages: readonly (readonly PdfLine[])[],
): readonly (readonly PdfLine[])[] {
  const seen = new Map<string, Set<number>>();
  const isRunning = (line: PdfLine): boolean =>
    keysOf(line).some((key) => {
      const on = seen.get(key)?.size ?? 0;
      return on >= LEAST_PAGES && on >= pages.length * LEAST_SHARE;
    });
  for (const [index, page] of pages.entries())
    for (const line of edgesOf(page))
      for (const key of keysOf(line)) seen.set(key, (seen.get(key) ?? new Set()).add(index));
  return pages.map((page) => {
    const edges = new Set(edgesOf(page));
    return page.filter((line) => !edges.has(line) || !isRunning(line));
  });
}

function edgesOf(page: readonly PdfLine[]): readonly PdfLine[] {
  const sorted = [...page].sort((a, b) => b.y - a.y);
  return sorted.length <= 2 * EDGE ? sorted : [...sorted.slice(0, EDGE), ...sorted.slice(-EDGE)];
}

/** The page's number changes, and the place by a hair. */
function keysOf({ text, y }: PdfLine): readonly string[] {
  const written = text.replaceAll(/\d+|\b[ivxl]+\b/giu, "#").replaceAll(/\s+/gu, "");
  const place = Math.round(y / SAME_PLACE);
  return [`${place} ${written}`, `${place + 1} ${written}`];
}

/** What is usual in a document, to tell what is not. */
export interface PdfMeasures {
  readonly size: number;
  /** Sizes of headings, the largest first. */
  readonly headings: readonly number[];
}

export function measuresOf(pages: readonly (readonly PdfLine[])[]): PdfMeasures {
  const lettersOfSize = new Map<number, number>();
  for (const line of pages.flat())
    lettersOfSize.set(
      rounded(line.size),
      (lettersOfSize.get(rounded(line.size)) ?? 0) + line.text.length,
    );
  const [usual] = [...lettersOfSize].sort((a, b) => b[1] - a[1]);
  const size = usual?.[0] ?? 0;
  const headings = [...lettersOfSize.keys()].filter((other) => other >= size * HEADING_SIZE);
  return { size, headings: headings.sort((a, b) => b - a) };
}

function rounded(size: number): number {
  return Math.round(size * 2) / 2;
}

export function paragraphsOfPage(
  lines: readonly PdfLine[],
  { measures, join }: { measures: PdfMeasures; join: LineJoiner },
): readonly ExtractedBlock[] {
  const gap = usualGapOf(lines);
  const groups: PdfLine[][] = [];
  for (const line of lines) {
    const group = groups.at(-1);
    if (group && !beginsParagraph(line, { group, gap, page: lines })) group.push(line);
    else groups.push([line]);
  }
  return groups.map((group) => blockOf(group, { measures, join }));
}

function usualGapOf(lines: readonly PdfLine[]): number {
  const gaps = lines
    .map((line, index) => (lines[index - 1]?.y ?? line.y) - line.y)
    .filter((gap) => gap > 0)
    .sort((a, b) => a - b);
  // The lower part: on a page of short paragraphs most gaps are those between them.
  return gaps[Math.floor(gaps.length * 0.3)] ?? 0;
}

function beginsParagraph(
  line: PdfLine,
  { group, gap, page }: { group: readonly PdfLine[]; gap: number; page: readonly PdfLine[] },
): boolean {
  const before = group.at(-1) ?? line;
  const [first = line] = group;
  const distance = before.y - line.y;
  if (distance <= 0 || rounded(before.size) !== rounded(line.size)) return true;
  // Without a usual distance to compare with, that of a line set solid.
  const usual = page.length > 2 ? Math.min(gap, line.size * 2) : line.size * 1.4;
  if (distance > usual * PARAGRAPH_GAP) return true;
  if (ITEM.test(line.text)) return true;
  const isItem = ITEM.test(first.text);
  return !isItem && line.x > before.x + LEAST_INDENT * line.size && !isCentred(before, line);
}

function isCentred(a: PdfLine, b: PdfLine): boolean {
  return Math.abs(a.x + a.right - b.x - b.right) < 2 * b.size;
}

function blockOf(
  group: readonly PdfLine[],
  { measures, join }: { measures: PdfMeasures; join: LineJoiner },
): ExtractedBlock {
  const text = join(group.map((line) => line.text));
  const size = rounded(group[0]?.size ?? 0);
  const rank = measures.headings.indexOf(size);
  if (rank >= 0 && text.length <= LONGEST_HEADING)
    return { kind: "heading", level: Math.min(rank + 1, 6), text };
  return { kind: ITEM.test(text) ? "item" : "paragraph", text };
}

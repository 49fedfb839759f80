/** A plain text in, its paragraphs out; spans count in the text as it was decoded. */
import type { Span } from "../language/span.ts";
import type { Block, Document, UnreadableDocument } from "./document.ts";
import { isUnreadable } from "./document.ts";
import { parseFrontMatter } from "./front-matter.ts";

/** Columns; a Chinese character takes two. */
const SHORTEST_WRAP = 45;
const LONGEST_WRAP = 95;
/** Lines broken at a column end within a long word of it. */
const RAGGED = 22;
const LEAST_WRAPPED = 3;
const LONGEST_TITLE = 100;
const ITEM = /^(?:[-*•–·]|\(?\d{1,3}[.)]|[a-z]\))[ \t]+\S/u;
const WIDE = /[\u2E80-\u9FFF\uF900-\uFAFF\uFF01-\uFF60]/gu;

/** A paragraph is a line; where the text was broken at a column, the lines up to a blank one. */
export function readPlainText(text: string): Document | UnreadableDocument {
  const frontMatter = parseFrontMatter(text);
  if (isUnreadable(frontMatter)) return frontMatter;
  const lines = linesOf(text, { start: frontMatter.end, end: text.length });
  const runs = runsOf(text, lines);
  const blocks = isWrapped(text, runs) ? runs.flatMap((run) => paragraphsOf(run)) : lines;
  const titled = withTitle(text, { blocks, runs });
  return { text, markup: [], ...titled, ...frontMatter.properties };
}

/** The lines that are not blank, without the white space around them. */
export function linesOf(text: string, { start, end }: Span): readonly Block[] {
  const lines: Block[] = [];
  for (const { index, 0: written } of text.slice(start, end).matchAll(/[^\r\n]+/gu)) {
    const line = written.trim();
    if (line === "") continue;
    const at = start + index + written.length - written.trimStart().length;
    lines.push({ kind: ITEM.test(line) ? "item" : "paragraph", start: at, end: at + line.length });
  }
  return lines;
}

/** Lines with no blank line between them. */
function runsOf(text: string, lines: readonly Block[]): readonly (readonly Block[])[] {
  const runs: Block[][] = [];
  let end = 0;
  for (const line of lines) {
    const isNext =
      runs.length > 0 && !/\n[^\S\n]*\n|\r[^\S\r\n]*\r/u.test(text.slice(end, line.start));
    if (isNext) runs.at(-1)?.push(line);
    else runs.push([line]);
    ({ end } = line);
  }
  return runs;
}

function widthOf(text: string, { start, end }: Span): number {
  return end - start + (text.slice(start, end).match(WIDE)?.length ?? 0);
}

/** Whether the lines that another follows in their run end about the same column. */
function isWrapped(text: string, runs: readonly (readonly Block[])[]): boolean {
  if (runs.length < 2 && (runs[0]?.length ?? 0) <= LEAST_WRAPPED) return false;
  const widths = runs
    .flatMap((run) => run.filter((_, index) => run[index + 1]?.kind === "paragraph"))
    .map((line) => widthOf(text, line))
    .sort((a, b) => a - b);
  const usual = widths[Math.floor(widths.length * 0.75)] ?? 0;
  const near = widths.filter((width) => width > usual - RAGGED && width < usual + RAGGED);
  return (
    widths.length >= LEAST_WRAPPED &&
    usual >= SHORTEST_WRAP &&
    usual <= LONGEST_WRAP &&
    near.length >= widths.length * 0.8
  );
}

/** A run is one paragraph; each item in it is one of its own. */
function paragraphsOf(run: readonly Block[]): readonly Block[] {
  const paragraphs: Block[] = [];
  for (const line of run) {
    const last = paragraphs.at(-1);
    if (last && line.kind === "paragraph")
      paragraphs[paragraphs.length - 1] = { ...last, end: line.end };
    else paragraphs.push(line);
  }
  return paragraphs;
}

/** A short first line that is no sentence, with a blank line after it, is what the text is called. */
function withTitle(
  text: string,
  { blocks, runs }: { blocks: readonly Block[]; runs: readonly (readonly Block[])[] },
): Pick<Document, "blocks" | "title"> {
  const [first, ...rest] = blocks;
  const title = first ? text.slice(first.start, first.end) : "";
  const isAlone = runs[0]?.length === 1 && runs.length > 1;
  const isTitle =
    isAlone &&
    first?.kind === "paragraph" &&
    title.length <= LONGEST_TITLE &&
    !/[.。．!?！？;；:：,，…]$/u.test(title);
  if (!first || !isTitle || !/\p{L}/u.test(title)) return { blocks };
  return { blocks: [{ ...first, kind: "heading", level: 1 }, ...rest], title };
}

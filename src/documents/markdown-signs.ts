/** A node of a Markdown tree in, the spans inside it out that format and are not words. */
import type { Nodes, PhrasingContent, TableRow } from "mdast";
import { toString } from "mdast-util-to-string";
import type { Span } from "../language/span.ts";

/** What the children of a block are, and where the block stands in `text`. */
export interface Written extends Span {
  readonly text: string;
  /** Added to the positions of the tree. */
  readonly offset: number;
}

/**
 * What a reader is not shown: all that stands in the block and in none of the words of its nodes.
 * An entity stays as it is written where its character does not stand in it (`&egrave;`), for to
 * take it away would lose a letter; of `&amp;` the `&` stays.
 */
export function signsOf(children: readonly Nodes[], written: Written): readonly Span[] {
  const signs: Span[] = [];
  let end = written.start;
  for (const run of runsOf(children)) {
    const span = spanOf(run, written) ?? { start: end, end: startAfter(children, run, written) };
    addSpan(signs, { start: end, end: span.start });
    for (const sign of signsInside(run, { ...written, ...span })) addSpan(signs, sign);
    end = Math.max(end, span.end);
  }
  addSpan(signs, { start: end, end: written.end });
  return signs;
}

/** The lines between cells; one with no space beside it stays, or two words would become one. */
export function signsOfRow({ children }: TableRow, written: Written): readonly Span[] {
  const signs: Span[] = [];
  const { text, offset } = written;
  for (const cell of children) {
    const span = spanOf([cell], written);
    if (!span) continue;
    const cellText = text.slice(span.start, Math.min(span.end, written.end));
    const bar = /^\s*\|/u.exec(cellText)?.[0].length ?? 0;
    const end = span.start + cellText.trimEnd().replace(/(?<!\\)\|$/u, "").length;
    const isParting =
      span.start === written.start ||
      /\s/u.test(text.charAt(span.start - 1) + text.charAt(span.start + bar));
    const start = Math.min(end, span.start + bar);
    if (isParting) addSpan(signs, { start: start - bar, end: start });
    const inside = { text, offset, start: skipSpace(text, start, end), end };
    for (const sign of signsOf(cell.children, inside)) addSpan(signs, sign);
    addSpan(signs, { start: end, end: Math.min(span.end, written.end) });
  }
  return signs;
}

function skipSpace(text: string, start: number, end: number): number {
  return end - text.slice(start, end).trimStart().length;
}

/** Nodes made after parsing, such as the address in a line, have no place: they are taken together. */
function runsOf(children: readonly Nodes[]): (readonly Nodes[])[] {
  const runs: Nodes[][] = [];
  for (const child of children) {
    const last = runs.at(-1);
    if (last && !child.position && !last[0]?.position) last.push(child);
    else runs.push([child]);
  }
  return runs;
}

function spanOf([node]: readonly Nodes[], { offset }: Written): Span | undefined {
  const { start, end } = node?.position ?? {};
  if (start?.offset === undefined || end?.offset === undefined) return undefined;
  return { start: start.offset + offset, end: end.offset + offset };
}

function startAfter(children: readonly Nodes[], run: readonly Nodes[], written: Written): number {
  const next = children[children.indexOf(run.at(-1) as Nodes) + 1];
  return (next && spanOf([next], written)?.start) ?? written.end;
}

function signsInside(run: readonly Nodes[], written: Written): readonly Span[] {
  const [node] = run;
  if (node === undefined) return [];
  if (!node.position) return signsAround(toString(run), written);
  switch (node.type) {
    case "text":
      return signsAround(node.value, written);
    case "inlineCode":
      return signsOfCode(written);
    case "break":
      return signsAround("\n", written);
    case "image":
    case "imageReference":
      return signsAround(node.alt ?? "", { ...written, start: written.start + 2 }, written.start);
    case "html":
      return isSoleParting(written) ? [] : [written];
    case "footnoteReference":
      return [written];
    default:
      return "children" in node ? signsOf(node.children as PhrasingContent[], written) : [];
  }
}

/** A line break with no space beside it stays as it is written, or two words would become one. */
function isSoleParting({ text, start, end }: Written): boolean {
  const isBreak = /^<br\b/iu.test(text.slice(start, end));
  return isBreak && /\S/u.test(text.charAt(start - 1)) && /\S/u.test(text.charAt(end));
}

function signsOfCode({ text, start, end }: Written): readonly Span[] {
  const code = text.slice(start, end);
  const fence = /^`+/u.exec(code)?.[0].length ?? 0;
  return [
    { start, end: start + fence },
    { start: end - fence, end },
  ];
}

/** What of the written text is not in `value`, which is what the reader sees of it, in the same order. */
function signsAround(value: string, written: Written, from = written.start): readonly Span[] {
  const { text, end } = written;
  const signs: Span[] = [{ start: from, end: written.start }];
  let seen = 0;
  for (let at = written.start; at < end;) {
    const length = entityLengthAt(text, at);
    const shown =
      length > 0 ? shownOfEntity({ text, at, end: at + length }, value.slice(seen, seen + 40)) : 0;
    if (shown > 0) {
      if (text[at] === value[seen]) addSpan(signs, { start: at + 1, end: at + length });
      at += length;
      seen += shown;
    } else if (seen < value.length && text[at] === value[seen]) {
      at += 1;
      seen += 1;
    } else {
      addSpan(signs, { start: at, end: at + 1 });
      at += 1;
    }
  }
  return signs;
}

const ENTITY = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});/iuy;

function entityLengthAt(text: string, at: number): number {
  if (text[at] !== "&") return 0;
  ENTITY.lastIndex = at;
  return ENTITY.exec(text)?.[0].length ?? 0;
}

/** How many units of what is shown an entity stands for, told from what follows; 0 where it is no entity. */
function shownOfEntity(
  { text, at, end }: { text: string; at: number; end: number },
  value: string,
): number {
  if (value === "" || value.startsWith(text.slice(at, end))) return 0;
  return value[2] === text[end] && value[1] !== text[end] ? 2 : 1;
}

/** Keeps spans in order, joined where they touch, and never empty. */
export function addSpan(spans: Span[], { start, end }: Span): void {
  if (end <= start) return;
  const last = spans.at(-1);
  if (last && last.end >= start)
    spans[spans.length - 1] = { start: last.start, end: Math.max(last.end, end) };
  else spans.push({ start, end });
}

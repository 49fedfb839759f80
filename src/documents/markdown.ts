/** A Markdown text in, its blocks and the signs in them that are not words out; spans count in the text as it was decoded. */
import type { BlockContent, Nodes, Root, RootContent } from "mdast";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import type { Block, BlockKind, Document, UnreadableDocument } from "./document.ts";
import { isUnreadable } from "./document.ts";
import { parseFrontMatter } from "./front-matter.ts";
import type { MarkdownSection } from "./markdown-sections.ts";
import { markdownSections } from "./markdown-sections.ts";
import { addSpan, signsOf, signsOfRow } from "./markdown-signs.ts";
import { linesOf } from "./plain-text.ts";
import type { Span } from "../language/span.ts";

/** Characters. What is longer is read as plain lines: the parser takes seconds for each million. */
const LONGEST = 2_000_000;

const parser = unified().use(remarkParse).use(remarkGfm);
/** `[label]: address`, wherever it stands: a section refers to those of the others. */
const DEFINITION = /^ {0,3}\[(?<label>[^\]\n]{1,200})\]:[ \t]*\S/gmu;

interface Reading {
  readonly text: string;
  readonly blocks: Block[];
  readonly markup: Span[];
}

/** Where the tree being read stands, and what its paragraphs are. */
interface Place {
  /** Added to the positions of the tree. */
  readonly offset: number;
  /** Blocks that end after, or begin before, were added for the parser's sake. */
  readonly section: Span;
  readonly kind: BlockKind;
}

/**
 * A table has a block for each row but the line of hyphens; a list one for each paragraph of an item.
 * Raw HTML is a paragraph whose tags are signs.
 */
export function readMarkdown(text: string): Document | UnreadableDocument {
  const frontMatter = parseFrontMatter(text);
  if (isUnreadable(frontMatter)) return frontMatter;
  const reading: Reading = { text, blocks: [], markup: [] };
  const labels = labelsOf(text);
  for (const section of sectionsOf(text, frontMatter.end))
    if (section.isPlain) for (const line of linesOf(text, section)) reading.blocks.push(line);
    else readSection(reading, section, labels);
  const title = frontMatter.properties.title ?? firstHeadingOf(reading);
  return { ...reading, ...frontMatter.properties, ...(title !== undefined && { title }) };
}

function sectionsOf(text: string, start: number): readonly MarkdownSection[] {
  return text.length > LONGEST
    ? [{ start, end: text.length, isPlain: true }]
    : markdownSections(text, start);
}

function labelsOf(text: string): ReadonlySet<string> {
  return new Set(Array.from(text.matchAll(DEFINITION), ({ groups }) => labelOf(groups?.["label"])));
}

function labelOf(written = ""): string {
  return written.replaceAll(/\s+/gu, " ").trim().toLowerCase();
}

function readSection(
  reading: Reading,
  section: MarkdownSection,
  labels: ReadonlySet<string>,
): void {
  const written = reading.text.slice(section.start, section.end);
  const head = section.tableHead ?? "";
  const tree = parser.parse(`${head}${written}${definitionsFor(written, labels)}`);
  // The parser drops a byte order mark and counts from behind it.
  const dropped = head === "" && written.startsWith("\uFEFF") ? 1 : 0;
  const offset = section.start - head.length + dropped;
  readNodes(reading, tree, { offset, section, kind: "paragraph" });
}

/** The labels a section refers to, defined after it: where they lead does not matter here. */
function definitionsFor(written: string, labels: ReadonlySet<string>): string {
  if (labels.size === 0) return "";
  const referred = new Set(
    Array.from(written.matchAll(/\[(?<label>[^[\]]{1,200})\]/gu), ({ groups }) =>
      labelOf(groups?.["label"]),
    ).filter((label) => labels.has(label)),
  );
  const lines = Array.from(referred, (label) => `[${label}]: x\n`);
  return lines.length > 0 ? `\n\n${lines.join("")}` : "";
}

function readNodes(reading: Reading, parent: Root | BlockContainer, place: Place): void {
  for (const node of parent.children) readNode(reading, node, place);
}

type BlockContainer = Extract<RootContent, { children: (BlockContent | RootContent)[] }>;

function readNode(reading: Reading, node: RootContent, place: Place): void {
  switch (node.type) {
    case "heading":
      addBlock(reading, node, { ...place, kind: "heading" });
      break;
    case "paragraph":
    case "tableRow":
      addBlock(reading, node, place);
      break;
    case "code":
      addCode(reading, node, place);
      break;
    case "html":
      addHtml(reading, node, place);
      break;
    case "table":
      for (const row of node.children) readNode(reading, row, { ...place, kind: "table" });
      break;
    case "blockquote":
      readNodes(reading, node, { ...place, kind: "quotation" });
      break;
    case "listItem":
      readNodes(reading, node, { ...place, kind: "item" });
      break;
    case "list":
    case "footnoteDefinition":
      for (const child of node.children) readNode(reading, child, place);
      break;
    default:
  }
}

function spanIn({ text }: Reading, node: Nodes, { offset, section }: Place): Span | undefined {
  const start = (node.position?.start.offset ?? 0) + offset;
  const end = Math.min((node.position?.end.offset ?? 0) + offset, section.end);
  if (start < section.start || start >= end) return undefined;
  const written = text.slice(start, end);
  const lead = written.length - written.trimStart().length;
  const length = written.trim().length;
  return length > 0 ? { start: start + lead, end: start + lead + length } : undefined;
}

function addBlock(
  reading: Reading,
  node: Extract<Nodes, { type: "heading" | "paragraph" | "tableRow" }>,
  place: Place,
): void {
  const span = spanIn(reading, node, place);
  if (!span) return;
  const { offset, kind } = place;
  const level = node.type === "heading" ? { level: node.depth } : undefined;
  reading.blocks.push({ kind, ...span, ...level });
  const written = { ...span, text: reading.text, offset };
  const signs =
    node.type === "tableRow" ? signsOfRow(node, written) : signsOf(node.children, written);
  // White space at its end is not of the block, though it may be of a node in it.
  for (const { start, end } of signs)
    addSpan(reading.markup, { start, end: Math.min(end, span.end) });
}

/** The lines of hyphens or backticks around it are signs, and what they say of the language too. */
function addCode(reading: Reading, node: Nodes, place: Place): void {
  const span = spanIn(reading, node, place);
  if (!span) return;
  reading.blocks.push({ kind: "code", ...span });
  const written = reading.text.slice(span.start, span.end);
  if (!/^(?:`{3}|~{3})/u.test(written)) return;
  const first = written.indexOf("\n");
  addSpan(reading.markup, { start: span.start, end: first < 0 ? span.end : span.start + first });
  const last = written.lastIndexOf("\n");
  if (last >= first && first >= 0 && /^[ \t>]*(?:`{3,}|~{3,})$/u.test(written.slice(last + 1)))
    addSpan(reading.markup, { start: span.start + last + 1, end: span.end });
}

const HTML_SIGN =
  /<!--[^]*?(?:-->|$)|<(?<raw>script|style)\b[^]*?(?:<\/\k<raw>\s*>|$)|<[^>]*(?:>|$)/giu;

function addHtml(reading: Reading, node: Nodes, place: Place): void {
  const span = spanIn(reading, node, place);
  if (!span) return;
  const written = reading.text.slice(span.start, span.end);
  if (!/[\p{L}\p{N}]/u.test(written.replaceAll(HTML_SIGN, ""))) return;
  reading.blocks.push({ kind: place.kind, ...span });
  for (const { index, 0: sign } of written.matchAll(HTML_SIGN))
    addSpan(reading.markup, { start: span.start + index, end: span.start + index + sign.length });
}

function firstHeadingOf(reading: Reading): string | undefined {
  const heading = reading.blocks.find(({ kind, level }) => kind === "heading" && level === 1);
  const title = heading && wordsOf(reading, heading).replaceAll(/\s+/gu, " ").trim();
  return title === "" ? undefined : title;
}

/** What a reader sees of a block: its text without its signs. */
export function wordsOf({ text, markup }: Pick<Document, "text" | "markup">, block: Span): string {
  let words = "";
  let { start } = block;
  for (const sign of markup) {
    if (sign.start >= block.end) break;
    if (sign.end <= block.start) continue;
    words += text.slice(start, Math.max(start, sign.start));
    start = Math.max(start, sign.end);
  }
  return words + text.slice(start, Math.max(start, block.end));
}

/** An HTML tree in, the blocks of text a reader of the page would read out, in order. */
import type { Element, Nodes, Parents } from "hast";
import type { BlockKind } from "./document.ts";
import { ExtractedText } from "./extracted-text.ts";

/** Elements; a page that nests deeper was not written to be read. */
export const DEEPEST_NESTING = 1_000;

const SKIPPED = new Set(
  "head script style template noscript svg math nav button select textarea input iframe object canvas audio video datalist option label rp rt".split(
    " ",
  ),
);
const CONTAINERS = new Set(
  "html body address article aside center details dialog div dl fieldset figure footer form header hgroup main menu ol search section summary table tbody tfoot thead ul".split(
    " ",
  ),
);
const PARAGRAPHS: Readonly<Record<string, BlockKind | undefined>> = {
  p: undefined,
  td: "table",
  th: "table",
  caption: undefined,
  dt: undefined,
  dd: undefined,
  figcaption: undefined,
  li: "item",
  blockquote: "quotation",
};
/** A row with one of these in a cell, or with two paragraphs in one, lays out a page; another is a row of a table. */
const LAYOUT = new Set(
  "h1 h2 h3 h4 h5 h6 ul ol dl table blockquote pre article section".split(" "),
);

/** Some programs put a whole page into one form: one with these in it is read. */
const READ = new Set("p h1 h2 h3 article main".split(" "));

interface Place {
  readonly kind: BlockKind;
  readonly level?: number;
  /** White space is kept. */
  readonly isPreformatted: boolean;
  /** Inside `article` or `main`, where a header belongs to what is read. */
  readonly isInArticle: boolean;
  /** Inside a row of a table, where all is one line. */
  readonly isInRow: boolean;
  readonly depth: number;
}

/** What is read so far, and the line that is being read. */
interface Reading {
  readonly extracted: ExtractedText;
  line: string;
}

/** @throws RangeError where elements are nested deeper than `DEEPEST_NESTING`. */
export function readBlocks(tree: Nodes): ExtractedText {
  const reading: Reading = { extracted: new ExtractedText(), line: "" };
  const place: Place = {
    kind: "paragraph",
    isPreformatted: false,
    isInArticle: false,
    isInRow: false,
    depth: 0,
  };
  readNode(reading, tree, place);
  flush(reading, place);
  return reading.extracted;
}

function readNode(reading: Reading, node: Nodes, place: Place): void {
  if (place.depth > DEEPEST_NESTING) throw new RangeError("HTML nested too deeply");
  if (node.type === "text") reading.line += node.value;
  else if (node.type === "element")
    readElement(reading, node, { ...place, depth: place.depth + 1 });
  else if ("children" in node) readChildren(reading, node, place);
}

function readChildren(reading: Reading, node: Parents, place: Place): void {
  for (const child of node.children) readNode(reading, child, place);
}

function readElement(reading: Reading, element: Element, place: Place): void {
  const name = element.tagName;
  if (isLeftOut(element, place)) return;
  if (name === "br") reading.line += BREAK;
  else if (place.isInRow && (name in PARAGRAPHS || CONTAINERS.has(name))) {
    reading.line += " ";
    readChildren(reading, element, place);
    reading.line += " ";
  } else if (/^h[1-6]$/u.test(name))
    readBlock(reading, element, {
      outer: place,
      inner: { ...place, kind: "heading", level: Number(name[1]) },
    });
  else if (name === "pre")
    readBlock(reading, element, {
      outer: place,
      inner: { ...place, kind: "code", isPreformatted: true },
    });
  else if (name === "tr" && !holdsLayout(element)) readRow(reading, element, place);
  else if (name in PARAGRAPHS || name === "tr" || CONTAINERS.has(name)) {
    const isInArticle = place.isInArticle || name === "article" || name === "main";
    const isCell = name === "td" || name === "th";
    const kind = isCell ? place.kind : (PARAGRAPHS[name] ?? place.kind);
    readBlock(reading, element, { outer: place, inner: { ...place, kind, isInArticle } });
  } else readChildren(reading, element, place);
}

function readBlock(
  reading: Reading,
  element: Element,
  { outer, inner }: { outer: Place; inner: Place },
): void {
  flush(reading, outer);
  readChildren(reading, element, inner);
  flush(reading, inner);
}

/** The cells of a row, parted by tabs as a browser copies them. */
function readRow(reading: Reading, row: Element, place: Place): void {
  flush(reading, place);
  const cells: string[] = [];
  for (const cell of row.children) {
    readNode(reading, cell, { ...place, isInRow: true });
    const text = collapsed(reading.line).replaceAll("\n", " ");
    if (cell.type === "element" || text !== "") cells.push(text);
    reading.line = "";
  }
  reading.extracted.add({ kind: "table", text: cells.join("\t").trim() });
}

function holdsLayout(row: Element): boolean {
  return row.children.some(
    (cell) => cell.type === "element" && (holds(cell, LAYOUT) || countOf(cell, "p") > 1),
  );
}

function holds({ children }: Element, names: ReadonlySet<string>): boolean {
  return children.some(
    (child) => child.type === "element" && (names.has(child.tagName) || holds(child, names)),
  );
}

function countOf({ children }: Element, name: string): number {
  return children.filter((child) => child.type === "element" && child.tagName === name).length;
}

function isLeftOut(element: Element, place: Place): boolean {
  const { tagName, properties } = element;
  if (SKIPPED.has(tagName)) return true;
  if ((tagName === "header" || tagName === "footer") && !place.isInArticle) return true;
  if (tagName === "form") return !holds(element, READ);
  if (tagName === "dialog") return properties["open"] === undefined;
  const style = typeof properties["style"] === "string" ? properties["style"] : "";
  return (
    (properties["hidden"] !== undefined && properties["hidden"] !== false) ||
    String(properties["ariaHidden"]) === "true" ||
    /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/iu.test(style)
  );
}

/** A line break that collapsing leaves. */
const BREAK = "\u0000";

function flush(reading: Reading, { kind, level, isPreformatted }: Place): void {
  const { line } = reading;
  reading.line = "";
  const text = isPreformatted
    ? line
        .replaceAll(BREAK, "\n")
        .replace(/^\s*\n/u, "")
        .trimEnd()
    : collapsed(line);
  reading.extracted.add({ kind, text, ...(level !== undefined && { level }) });
}

const HAN = "\\p{Script=Han}\\u3000-\\u303F\\uFF00-\\uFF60";
const WRAPPED_HAN = new RegExp(`(?<=[${HAN}])[ \\t\\f\\r]*\\n[ \\t\\f\\r\\n]*(?=[${HAN}])`, "gu");

/** As a browser does: runs of white space are one space, none at the ends of a line, none where Chinese was wrapped. */
function collapsed(line: string): string {
  const spaced = line.replaceAll(WRAPPED_HAN, "").replaceAll(/[ \t\n\r\f]+/gu, " ");
  return spaced
    .split(BREAK)
    .map((part) => part.trim())
    .join("\n")
    .trim();
}

/** A Markdown text in, sections out that can be parsed one by one: the parser's time grows faster than its input. */
import type { Span } from "../language/span.ts";

export interface MarkdownSection extends Span {
  /** To be read as plain lines: parsing it would take too long. */
  readonly isPlain: boolean;
  /** The head of the table the section goes on with, to be parsed before it. */
  readonly tableHead?: string;
}

/** Characters. A section ends at the next good place after the first, anywhere after the second. */
const USUAL_LENGTH = 2_000;
const MOST_LENGTH = 8_000;
/** Lines of a list or a quotation take the parser longer the more there were before. */
const MOST_LINES = 80;
/** A line so long, or so deep, takes the parser seconds. */
const LONGEST_LINE = 8_000;
const DEEPEST_NESTING = 30;
/** Each `*` may be paired with each other one; cells of a table are looked at again and again. */
const MOST_SIGNS = 1_500;

const MARKERS = /^(?:[ \t]*(?:>|[-*+]|\d{1,9}[.)])(?=[ \t>]|$))+/u;
const FENCE = /^ {0,3}(?<fence>`{3,}(?=[^`]*$)|~{3,})/u;
const RAW = /^ {0,3}<(?<name>script|style|pre|textarea)\b/iu;
const DELIMITER_ROW = /^[ \t]*(?:\|[ \t]*)?:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*(?:\|[ \t]*)?$/u;

interface Reading {
  readonly sections: MarkdownSection[];
  start: number;
  /** How many lines the section has so far. */
  lines: number;
  /** What ends the code, comment or raw HTML that the line is in. */
  closing: RegExp | undefined;
  previous: string;
  /** The first two lines of the paragraph the line is in, where they may be the head of a table. */
  paragraph: string[];
  tableHead: string | undefined;
}

export function markdownSections(text: string, from: number): readonly MarkdownSection[] {
  const reading: Reading = {
    sections: [],
    start: from,
    lines: 0,
    closing: undefined,
    previous: "",
    paragraph: [],
    tableHead: undefined,
  };
  for (let start = from; start < text.length;) {
    const newline = text.indexOf("\n", start);
    const end = newline < 0 ? text.length : newline + 1;
    readLine(reading, { text, start, end });
    start = end;
  }
  close(reading, { text, at: text.length });
  return reading.sections;
}

function readLine(reading: Reading, at: { text: string; start: number; end: number }): void {
  const { text, start, end } = at;
  const line = text.slice(start, Math.min(end, start + LONGEST_LINE)).trimEnd();
  const isOpen = reading.closing !== undefined;
  const isSlow = end - start > LONGEST_LINE || depthOf(line) > DEEPEST_NESTING;
  if (isSlow && !isOpen) {
    close(reading, { text, at: start });
    reading.sections.push({ start, end, isPlain: true });
    reading.start = end;
  } else if (!isOpen && isBoundary(reading, { line, length: start - reading.start })) {
    const tableHead = reading.previous === "" ? undefined : tableHeadOf(reading);
    close(reading, { text, at: start });
    reading.tableHead = tableHead;
  }
  track(reading, line);
}

function depthOf(line: string): number {
  return MARKERS.exec(line)?.[0].replaceAll(/[ \t]/gu, "").length ?? 0;
}

/** Good is where nothing that began before can go on: a line at the margin after a blank one. */
function isBoundary(reading: Reading, at: { line: string; length: number }): boolean {
  if (at.length > MOST_LENGTH || reading.lines >= MOST_LINES) return true;
  const isAtMargin = reading.previous === "" && /^[^ \t]/u.test(at.line);
  return at.length > USUAL_LENGTH && isAtMargin;
}

function tableHeadOf({ paragraph, tableHead }: Reading): string | undefined {
  const [head = "", delimiter = ""] = paragraph;
  if (head.includes("|") && DELIMITER_ROW.test(delimiter)) return `${head}\n${delimiter}\n`;
  return paragraph.length > 0 ? tableHead : undefined;
}

function track(reading: Reading, line: string): void {
  reading.lines += 1;
  if (reading.closing) {
    if (reading.closing.test(line)) reading.closing = undefined;
  } else reading.closing = closingOf(line);
  if (line.trim() === "") {
    reading.paragraph = [];
    reading.tableHead = undefined;
  } else if (reading.paragraph.length < 2) reading.paragraph.push(line);
  reading.previous = line.trim();
}

function closingOf(line: string): RegExp | undefined {
  const fence = FENCE.exec(line)?.groups?.["fence"];
  if (fence !== undefined)
    return new RegExp(`^ {0,3}${fence.charAt(0)}{${fence.length},}\\s*$`, "u");
  const name = RAW.exec(line)?.groups?.["name"];
  if (name !== undefined)
    return line.toLowerCase().includes(`</${name.toLowerCase()}`)
      ? undefined
      : new RegExp(`</${name}`, "iu");
  return line.lastIndexOf("<!--") > line.lastIndexOf("-->") ? /-->/u : undefined;
}

function close(reading: Reading, { text, at }: { text: string; at: number }): void {
  const { start, tableHead } = reading;
  reading.start = at;
  reading.lines = 0;
  reading.tableHead = undefined;
  if (at <= start) return;
  const signs = text.slice(start, at).match(/[*_~[\]`<|]/gu)?.length ?? 0;
  const isPlain = signs > MOST_SIGNS && !FENCE.test(text.slice(start, start + 200));
  reading.sections.push({ start, end: at, isPlain, ...(tableHead && { tableHead }) });
}

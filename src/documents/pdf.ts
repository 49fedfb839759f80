/** The bytes of a PDF in, its text page by page out. */
import { getDocumentProxy } from "unpdf";
import type { Document, UnreadableDocument } from "./document.ts";
import type { Properties } from "./document-properties.ts";
import { definedOf, languageCodeOf } from "./document-properties.ts";
import { ExtractedText } from "./extracted-text.ts";
import { createLineJoiner } from "./line-joining.ts";
import type { PdfLine, PdfPiece } from "./pdf-lines.ts";
import { linesOfPage } from "./pdf-lines.ts";
import { measuresOf, paragraphsOfPage, withoutRunningLines } from "./pdf-paragraphs.ts";

type Pdf = Awaited<ReturnType<typeof getDocumentProxy>>;

const MOST_PAGES = 5_000;
/** Characters that stand for none: the font does not say what it shows. */
const MOST_UNKNOWN = 0.2;
const PERMITTED = "Permitted: a PDF with selectable text, without a password.";

/** A paragraph ends with its page, or a quote could not name the page it is from. */
export async function readPdf(bytes: Uint8Array): Promise<Document | UnreadableDocument> {
  let pdf: Pdf | undefined;
  try {
    // A copy: the parser keeps what it is given.
    pdf = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 });
    if (pdf.numPages > MOST_PAGES)
      return { message: `a PDF of ${pdf.numPages} pages. Permitted: at most ${MOST_PAGES}.` };
    const pages = await linesOf(pdf);
    return refusalOf(pages) ?? { ...documentOf(pages), ...(await propertiesOf(pdf)) };
  } catch (error) {
    return refusalOfError(error);
  } finally {
    await pdf?.destroy().catch(() => undefined);
  }
}

async function linesOf(pdf: Pdf): Promise<readonly (readonly PdfLine[])[]> {
  const pages: (readonly PdfLine[])[] = [];
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent();
    pages.push(linesOfPage(items.flatMap(pieceOf)));
    page.cleanup();
  }
  return pages;
}

function pieceOf(item: object): readonly PdfPiece[] {
  if (!("str" in item && "transform" in item && "width" in item)) return [];
  const { str, transform, width } = item as { str: string; transform: number[]; width: number };
  const [a = 0, b = 0, c = 0, d = 0, x = 0, y = 0] = transform;
  return [{ text: str, x, y, width, size: Math.hypot(c, d) || Math.hypot(a, b) }];
}

function refusalOf(pages: readonly (readonly PdfLine[])[]): UnreadableDocument | undefined {
  const text = pages.flatMap((page) => page.map((line) => line.text)).join("");
  if (text === "")
    return {
      message: `a PDF without text, such as scanned pages, or with Chinese fonts that are not part of it. ${PERMITTED}`,
    };
  // oxlint-disable-next-line no-control-regex -- these are what a font without names yields
  const unknown = text.match(/[\p{Co}\uFFFD\u0000-\u001F]/gu)?.length ?? 0;
  if (unknown <= text.length * MOST_UNKNOWN) return undefined;
  return { message: `a PDF whose fonts do not say which characters they show. ${PERMITTED}` };
}

function documentOf(pages: readonly (readonly PdfLine[])[]): Document {
  const kept = withoutRunningLines(pages);
  const measures = measuresOf(kept);
  const lines = kept.flatMap((page) => page.map(({ text }) => text));
  const join = createLineJoiner(lines.join("\n"));
  const extracted = new ExtractedText();
  const starts = kept.map((page) => {
    const start = extracted.next;
    for (const block of paragraphsOfPage(page, { measures, join })) extracted.add(block);
    return start;
  });
  const { text, blocks } = extracted;
  const heading = blocks.find(({ level }) => level === 1);
  const title = heading && text.slice(heading.start, heading.end);
  const pageStarts = starts.map((start) => Math.min(start, text.length));
  return { text, blocks, markup: [], pages: pageStarts, ...(title && { title }) };
}

/** What a program puts there by itself is no title. */
const NO_TITLE =
  /^(?:untitled|senza titolo|无标题|microsoft (?:word|powerpoint|excel)\b.*|powerpoint presentation|document\d*|.*\.(?:docx?|pdf|pptx?|xlsx?|indd|tex|html?|rtf|odt))$/iu;

async function propertiesOf(pdf: Pdf): Promise<Properties> {
  const { info } = await pdf.getMetadata();
  const valueOf = (key: string): string => {
    const value: unknown = (info as Readonly<Record<string, unknown>>)[key];
    return typeof value === "string" ? value.trim() : "";
  };
  const title = valueOf("Title");
  const date = /^D:(?<year>\d{4})(?<month>\d\d)(?<day>\d\d)/u.exec(valueOf("CreationDate"))?.groups;
  return definedOf({
    title: /\p{L}/u.test(title) && !NO_TITLE.test(title) ? title : undefined,
    language: languageCodeOf(valueOf("Language")),
    date: date && `${date["year"]}-${date["month"]}-${date["day"]}`,
    address: undefined,
  });
}

function refusalOfError(error: unknown): UnreadableDocument {
  const name = error instanceof Error ? error.name : "";
  if (name === "PasswordException")
    return { message: `a PDF protected by a password. ${PERMITTED}` };
  return { message: `a damaged PDF. ${PERMITTED}` };
}

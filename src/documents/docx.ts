/** The bytes of a Word document (DOCX) in, its text out, with headings and lists as its styles say. */
import mammoth from "mammoth";
import rehypeParse from "rehype-parse";
import { unified } from "unified";
import type { Document, UnreadableDocument } from "./document.ts";
import { isUnreadable } from "./document.ts";
import type { Properties } from "./document-properties.ts";
import { definedOf, isoDateOf, languageCodeOf } from "./document-properties.ts";
import { firstElement, readHtmlText, textOf } from "./html.ts";
import type { ZipEntry } from "./zip-directory.ts";
import { inflateEntry, readZipDirectory } from "./zip-directory.ts";

/** Bytes, pictures included, as the file declares them. */
const MOST_UNCOMPRESSED = 200 * 1024 * 1024;
/** Bytes of the text with its marks, which take about twenty times as much once parsed. */
const MOST_XML = 16 * 1024 * 1024;
const MAIN = "word/document.xml";
const PERMITTED = "Permitted: a Word document saved as .docx, without a password.";

export async function readDocx(bytes: Uint8Array): Promise<Document | UnreadableDocument> {
  const entries = readZipDirectory(bytes);
  if (!entries)
    return { message: `not a whole ZIP file, so damaged or no Word document. ${PERMITTED}` };
  const refusal = refusalOf(entries) ?? (await refusalOfXml(bytes, entries));
  if (refusal) return refusal;
  const html = await htmlOf(bytes);
  if (html === undefined) return { message: `a damaged Word document. ${PERMITTED}` };
  const document = readHtmlText(html);
  if (isUnreadable(document)) return document;
  return { ...document, ...(await propertiesOf(bytes, entries)) };
}

function refusalOf(entries: readonly ZipEntry[]): UnreadableDocument | undefined {
  const hasMacros = entries.some(({ name }) => /vbaProject\.bin$/iu.test(name));
  if (!entries.some(({ name }) => name === MAIN)) {
    const what = hasMacros ? "macros without a text" : "a ZIP file without a Word document in it";
    return { message: `${what}. ${PERMITTED}` };
  }
  const total = sizeOf(entries);
  const xml = sizeOf(entries.filter(isXml));
  if (total > MOST_UNCOMPRESSED)
    return { message: `unpacks to ${total} bytes. Permitted: at most ${MOST_UNCOMPRESSED}.` };
  if (xml > MOST_XML)
    return { message: `unpacks to ${xml} bytes of text. Permitted: at most ${MOST_XML}.` };
  return undefined;
}

function sizeOf(entries: readonly ZipEntry[]): number {
  return entries.reduce((total, { size }) => total + size, 0);
}

function isXml({ name }: ZipEntry): boolean {
  return /\.(?:xml|rels)$/iu.test(name);
}

/** What an entry declares is not what it holds, unless one looks; pictures are never unpacked. */
async function refusalOfXml(
  bytes: Uint8Array,
  entries: readonly ZipEntry[],
): Promise<UnreadableDocument | undefined> {
  for (const entry of entries.filter(isXml))
    if (!(await inflateEntry(bytes, entry)))
      return {
        message: `damaged: ${JSON.stringify(entry.name)} in it is not what it declares. ${PERMITTED}`,
      };
  return undefined;
}

/** Undefined where it is damaged. Pictures are left out, and nothing outside the file is read. */
async function htmlOf(bytes: Uint8Array): Promise<string | undefined> {
  try {
    const { value } = await mammoth.convertToHtml(
      { buffer: Buffer.from(bytes) },
      {
        convertImage: mammoth.images.imgElement(async () => ({ src: "" })),
        styleMap: [
          "p[style-name='Title'] => h1:fresh",
          "p[style-name='Quote'] => blockquote > p:fresh",
          "p[style-name='Intense Quote'] => blockquote > p:fresh",
        ],
        externalFileAccess: false,
      },
    );
    return value;
  } catch {
    return undefined;
  }
}

const parser = unified().use(rehypeParse, { fragment: true });

/** From `docProps/core.xml`. An HTML parser reads its few plain elements, and resolves no entity of its own. */
async function propertiesOf(bytes: Uint8Array, entries: readonly ZipEntry[]): Promise<Properties> {
  const entry = entries.find(({ name }) => name === "docProps/core.xml");
  const xml = entry && (await inflateEntry(bytes, entry));
  if (!xml) return {};
  const tree = parser.parse(new TextDecoder().decode(xml));
  const valueOf = (name: string): string | undefined => {
    const element = firstElement(tree, name);
    return (element && textOf(element).trim()) || undefined;
  };
  return definedOf({
    title: valueOf("dc:title"),
    language: languageCodeOf(valueOf("dc:language")),
    date: isoDateOf(valueOf("dcterms:created")),
    address: undefined,
  });
}

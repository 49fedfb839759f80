/** A file's name and bytes in, what its format's reader makes of it out. */
import type { Document, UnreadableDocument } from "./document.ts";
import { isUnreadable } from "./document.ts";
import { decodeText } from "./encoding.ts";
import { hasPdfHeader, isEncryptedPackage, signatureOf } from "./file-signature.ts";
import { readHtml } from "./html.ts";
import { readMarkdown } from "./markdown.ts";
import { readPlainText } from "./plain-text.ts";

type Reader = (
  bytes: Uint8Array,
) => Document | UnreadableDocument | Promise<Document | UnreadableDocument>;

interface Format {
  readonly name: string;
  /** What the first bytes of such a file tell, where they tell it. */
  readonly signature?: string;
  readonly read: Reader;
}

const markdown: Format = { name: "Markdown", read: textReader(readMarkdown) };
const html: Format = { name: "HTML", read: readHtml };
const FORMATS: Readonly<Record<string, Format>> = {
  md: markdown,
  markdown,
  txt: { name: "plain text", read: textReader(readPlainText) },
  html,
  htm: html,
  pdf: { name: "PDF", signature: "PDF", read: readPdf },
  docx: { name: "DOCX", signature: "ZIP", read: readDocx },
};

/** The names of files that can be read. */
export const DOCUMENT_FILE = /\.(?<extension>md|markdown|txt|html?|pdf|docx)$/iu;
export const PERMITTED_NAMES = "Permitted: .md, .markdown, .txt, .html, .htm, .pdf, .docx.";

/** Their parsers are large, and most collections are of texts: they are loaded when needed. */
async function readPdf(bytes: Uint8Array): Promise<Document | UnreadableDocument> {
  const format = await import("./pdf.ts");
  return format.readPdf(bytes);
}

async function readDocx(bytes: Uint8Array): Promise<Document | UnreadableDocument> {
  const format = await import("./docx.ts");
  return format.readDocx(bytes);
}

function textReader(read: (text: string) => Document | UnreadableDocument): Reader {
  return (bytes) => {
    const decoded = decodeText(bytes);
    return isUnreadable(decoded) ? decoded : read(decoded.text);
  };
}

/** Never rejects: whatever the bytes are, it is a document or a reason. */
export async function readDocument(
  name: string,
  bytes: Uint8Array,
): Promise<Document | UnreadableDocument> {
  const format = FORMATS[DOCUMENT_FILE.exec(name)?.groups?.["extension"]?.toLowerCase() ?? ""];
  if (!format) return { message: `not a format that can be read. ${PERMITTED_NAMES}` };
  if (bytes.length === 0) return { message: "empty. Permitted: a file with text." };
  const mistaken = mistakenFormatOf(format, bytes);
  if (mistaken) return mistaken;
  try {
    return withWords(await format.read(bytes));
  } catch (error) {
    const reason =
      error instanceof RangeError ? "nested too deeply, or too large" : "not understood";
    return { message: `${reason}. Permitted: a valid ${format.name} file.` };
  }
}

function withWords(document: Document | UnreadableDocument): Document | UnreadableDocument {
  if (isUnreadable(document)) return document;
  const hasWords = document.blocks.some(({ start, end }) =>
    /[\p{L}\p{N}]/u.test(document.text.slice(start, end)),
  );
  return hasWords ? document : { message: "no words in it. Permitted: a file with text." };
}

/** A file that is called one thing and is another. */
function mistakenFormatOf(format: Format, bytes: Uint8Array): UnreadableDocument | undefined {
  const signature = signatureOf(bytes);
  if (format.signature === "PDF" && hasPdfHeader(bytes)) return undefined;
  if (signature === format.signature) return undefined;
  const permitted = `Permitted: ${format.name} under this name. ${PERMITTED_NAMES}`;
  if (signature !== undefined)
    return { message: `${describedSignature(signature, bytes)}. ${permitted}` };
  return { message: `not a ${format.name} file, whatever its name says. ${permitted}` };
}

function describedSignature(signature: string, bytes: Uint8Array): string {
  if (signature === "OLE")
    return isEncryptedPackage(bytes)
      ? "an Office document protected by a password"
      : "an Office document of the formats before 2007, such as .doc";
  if (signature === "ZIP") return "a ZIP file, such as a Word document is";
  return `${/^[AEIO]|^R[TA]/u.test(signature) ? "an" : "a"} ${signature} file`;
}

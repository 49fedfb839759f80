/** Paragraphs in, the bytes of a Word document with them out. */
import JSZip from "jszip";

export interface WordParagraph {
  readonly text: string;
  readonly style?: string;
  /** Level of the list it is an item of, from 0. */
  readonly list?: number;
}

const NAMES = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const MAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml";

function partsOf(body: string): Readonly<Record<string, string>> {
  const styles = ["heading 1", "heading 2", "Quote", "Title"].map(
    (name) =>
      `<w:style w:type="paragraph" w:styleId="${name.replace(" ", "")}"><w:name w:val="${name}"/></w:style>`,
  );
  const levels = [0, 1].map(
    (level) => `<w:lvl w:ilvl="${level}"><w:numFmt w:val="bullet"/></w:lvl>`,
  );
  return {
    "[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${MAIN_TYPE}.document.main+xml"/></Types>`,
    "_rels/.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
    "word/_rels/document.xml.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/><Relationship Id="r2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering" Target="numbering.xml"/></Relationships>`,
    "word/styles.xml": `<w:styles ${NAMES}>${styles.join("")}</w:styles>`,
    "word/numbering.xml": `<w:numbering ${NAMES}><w:abstractNum w:abstractNumId="0">${levels.join("")}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`,
    "word/document.xml": `<w:document ${NAMES}><w:body>${body}</w:body></w:document>`,
  };
}

function xmlOf({ text, style, list }: WordParagraph): string {
  const styled = style === undefined ? "" : `<w:pStyle w:val="${style}"/>`;
  const listed =
    list === undefined ? "" : `<w:numPr><w:ilvl w:val="${list}"/><w:numId w:val="1"/></w:numPr>`;
  return `<w:p><w:pPr>${styled}${listed}</w:pPr><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
}

/** @param more Parts added or replaced; undefined leaves one out. */
export async function docx(
  paragraphs: readonly WordParagraph[],
  more: Readonly<Record<string, string | undefined>> = {},
): Promise<Uint8Array> {
  const zip = new JSZip();
  const parts = { ...partsOf(paragraphs.map(xmlOf).join("")), ...more };
  for (const [name, content] of Object.entries(parts))
    if (content !== undefined) zip.file(name, content);
  return zip.generateAsync({ type: "uint8array", compression: "DEFLATE" });
}

export function wordDocument(body: string): string {
  return partsOf(body)["word/document.xml"] ?? "";
}

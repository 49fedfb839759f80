/** Lines of text in, the bytes of a PDF with them out. */
import { PDFDocument, StandardFonts } from "pdf-lib";

export interface PdfText {
  readonly text: string;
  readonly x?: number;
  readonly y: number;
  readonly size?: number;
}

export interface PdfProperties {
  readonly title?: string;
  readonly language?: string;
  readonly date?: Date;
}

export async function pdf(
  pages: readonly (readonly PdfText[])[],
  { title, language, date = new Date("2024-05-01T10:00:00Z") }: PdfProperties = {},
): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.Helvetica);
  for (const lines of pages) {
    const page = document.addPage([595, 842]);
    for (const { text, x = 72, y, size = 11 } of lines) page.drawText(text, { x, y, size, font });
  }
  if (title !== undefined) document.setTitle(title);
  if (language !== undefined) document.setLanguage(language);
  document.setCreationDate(date);
  return document.save();
}

/** Lines one below the other, as a paragraph is set. */
export function linesAt(texts: readonly string[], { x = 72, y = 700 } = {}): readonly PdfText[] {
  return texts.map((text, at) => ({ text, x, y: y - at * 14 }));
}

/**
 * A page of Chinese by hand: glyphs are numbered from 1, and the map beside them says which
 * characters they are, as programs write it that embed a part of a font.
 */
export function chinesePdf(lines: readonly string[], { isMapped = true } = {}): Uint8Array {
  const characters = [...new Set(lines.flatMap((line) => Array.from(line)))];
  const map = characters.map(
    (character, at) => `<${hex(at + 1)}> <${hex(character.charCodeAt(0))}>`,
  );
  const drawn = lines.map((line, at) => {
    const glyphs = Array.from(line, (character) => hex(characters.indexOf(character) + 1));
    return `BT /F1 12 Tf 72 ${700 - at * 16} Td <${glyphs.join("")}> Tj ET`;
  });
  return pdfOf([
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
    stream(drawn.join("\n")),
    `<< /Type /Font /Subtype /Type0 /BaseFont /SimSun /Encoding /Identity-H /DescendantFonts [6 0 R] ${isMapped ? "/ToUnicode 8 0 R" : ""} >>`,
    "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /SimSun /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 1000 /FontDescriptor 7 0 R >>",
    "<< /Type /FontDescriptor /FontName /SimSun /Flags 4 /FontBBox [0 0 1000 1000] /ItalicAngle 0 /Ascent 900 /Descent -100 /CapHeight 700 /StemV 80 >>",
    stream(
      `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def 1 begincodespacerange <0000> <ffff> endcodespacerange ${map.length} beginbfchar ${map.join("\n")} endbfchar endcmap end end`,
    ),
  ]);
}

function hex(code: number): string {
  return code.toString(16).padStart(4, "0");
}

function stream(content: string): string {
  return `<< /Length ${content.length} >>\nstream\n${content}\nendstream`;
}

export function pdfOf(objects: readonly string[], trailer = ""): Uint8Array {
  let file = "%PDF-1.7\n";
  const offsets = objects.map((object, at) => {
    const offset = file.length;
    file += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`);
  const count = objects.length + 1;
  const end = `xref\n0 ${count}\n0000000000 65535 f \n${table.join("")}trailer\n<< /Size ${count} /Root 1 0 R ${trailer} >>\nstartxref\n${file.length}\n%%EOF\n`;
  return new TextEncoder().encode(file + end);
}

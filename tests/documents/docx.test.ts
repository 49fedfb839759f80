/** A Word document is its text with headings and lists, or a reason why not. */
import { describe, expect, it } from "vitest";
import { readDocx } from "../../src/documents/docx.ts";
import { docx, wordDocument } from "./docx-file.ts";

const CORE = `<cp:coreProperties xmlns:cp="x" xmlns:dc="y" xmlns:dcterms="z"><dc:title>Il porto &amp; la città</dc:title><dc:language>it-IT</dc:language><dcterms:created>2024-05-01T10:00:00Z</dcterms:created></cp:coreProperties>`;

function cell(text: string): string {
  return `<w:tc><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:tc>`;
}

describe("a Word document", () => {
  it("is read with the headings, lists and quotations of its styles", async () => {
    const bytes = await docx([
      { text: "Il ponte", style: "heading1" },
      { text: "Fu aperto nel 1932 &amp; piace." },
      { text: "uno", list: 0 },
      { text: "due", list: 1 },
      { text: "重庆的创意产业", style: "heading2" },
      { text: "detto", style: "Quote" },
    ]);
    const document = await readDocx(bytes);
    expect(document).toMatchObject({
      text: "Il ponte\n\nFu aperto nel 1932 & piace.\n\nuno\n\ndue\n\n重庆的创意产业\n\ndetto",
      title: "Il ponte",
      blocks: [
        { kind: "heading", level: 1, start: 0, end: 8 },
        { kind: "paragraph" },
        { kind: "item" },
        { kind: "item" },
        { kind: "heading", level: 2 },
        { kind: "quotation" },
      ],
    });
  });

  it("is read with its tables, a row a block", async () => {
    const table = `<w:tbl><w:tr>${cell("a")}${cell("b")}</w:tr></w:tbl>`;
    const document = await readDocx(await docx([], { "word/document.xml": wordDocument(table) }));
    expect(document).toMatchObject({ text: "a\tb", blocks: [{ kind: "table" }] });
  });

  it("has the title, language and date of its properties", async () => {
    const document = await readDocx(await docx([{ text: "Ciao." }], { "docProps/core.xml": CORE }));
    expect(document).toMatchObject({
      title: "Il porto & la città",
      language: "it",
      date: "2024-05-01",
    });
  });
});

/** The same file, with another size of an entry in its directory. */
function declaring(bytes: Uint8Array, name: string, size: number): Uint8Array {
  const changed = Buffer.from(bytes);
  changed.writeUInt32LE(size, changed.lastIndexOf(name) - 46 + 24);
  return changed;
}

describe("what is no Word document", () => {
  it.each([
    ["cut off", async () => (await docx([{ text: "Ciao." }])).subarray(0, 400), /not a whole ZIP/u],
    [
      "without a text",
      () => docx([], { "word/document.xml": undefined }),
      /without a Word document/u,
    ],
    [
      "macros alone",
      () => docx([], { "word/document.xml": undefined, "word/vbaProject.bin": "x" }),
      /macros without a text/u,
    ],
    ["broken inside", () => docx([], { "word/document.xml": "<w:document" }), /damaged/u],
    [
      "a zip bomb",
      async () =>
        declaring(await docx([{ text: "a" }], { "x.bin": "a" }), "x.bin", 300 * 1024 * 1024),
      /unpacks to \d+ bytes\. Permitted/u,
    ],
    [
      "too much text",
      async () => declaring(await docx([{ text: "a" }]), "word/document.xml", 17 * 1024 * 1024),
      /bytes of text\. Permitted/u,
    ],
  ])(
    "is refused: %s",
    async (_what, make, message) => {
      expect(await readDocx(await make())).toMatchObject({
        message: expect.stringMatching(message),
      });
    },
    30_000,
  );

  it("is refused where it declares less than it holds", async () => {
    const bytes = await docx([{ text: "a".repeat(1_000_000) }]);
    const document = await readDocx(declaring(bytes, "word/document.xml", 1_000));
    expect(document).toMatchObject({ message: expect.stringContaining("declares") });
  });

  it("takes entities of its own for nothing", async () => {
    const xml = `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>${wordDocument("<w:p><w:r><w:t>uno &b;</w:t></w:r></w:p>")}`;
    const document = await readDocx(await docx([], { "word/document.xml": xml }));
    expect(JSON.stringify(document)).not.toContain("aaaaaaaaaa");
  });
});

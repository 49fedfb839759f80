/** A file is read as what its name says, if its bytes agree; nothing makes the reading throw. */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DOCUMENT_FILE, readDocument } from "../../src/documents/read-document.ts";
import { joinedBytes, utf16, utf8 } from "./bytes.ts";
import { docx } from "./docx-file.ts";
import { linesAt, pdf } from "./pdf-file.ts";

const extensions = ["md", "markdown", "txt", "html", "htm", "pdf", "docx"] as const;

describe("a file", () => {
  it("is read by its name, whatever its case", async () => {
    const text = "# Titolo\n\nCiao.\n";
    expect(await readDocument("a.MD", utf8(text))).toMatchObject({ title: "Titolo" });
    expect(await readDocument("a.markdown", utf8(text))).toMatchObject({ title: "Titolo" });
    expect(await readDocument("a.txt", utf8(text))).toMatchObject({ title: "# Titolo" });
    expect(await readDocument("a.htm", utf8("<p>Ciao."))).toMatchObject({ text: "Ciao." });
    expect(await readDocument("a.pdf", await pdf([linesAt(["Ciao."])]))).toMatchObject({
      pages: [0],
    });
    expect(await readDocument("a.Docx", await docx([{ text: "Ciao." }]))).toMatchObject({
      text: "Ciao.",
    });
  });

  it("is permitted by its name alone", () => {
    const names = ["a.md", "b.TXT", "c.htm", "d.html", "e.pdf", "f.docx", "g.markdown"];
    expect(names.every((name) => DOCUMENT_FILE.test(name))).toBe(true);
    expect(["a.doc", "md", "a.md.bak", "a.yaml"].some((name) => DOCUMENT_FILE.test(name))).toBe(
      false,
    );
  });

  it("is read the same each time", async () => {
    const bytes = await pdf([linesAt(["Uno uno", "due due."])]);
    expect(await readDocument("a.pdf", bytes)).toEqual(await readDocument("a.pdf", bytes));
  });
});

describe("a file that is not what it is called", () => {
  const ole = Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Uint8Array(64));
  it.each([
    ["a.txt", () => pdf([linesAt(["Ciao."])]), /^a PDF file\. Permitted: plain text/u],
    ["a.md", () => docx([{ text: "Ciao." }]), /^a ZIP file, such as a Word document is/u],
    ["a.docx", () => pdf([linesAt(["Ciao."])]), /^a PDF file\. Permitted: DOCX/u],
    ["a.pdf", async () => utf8("Ciao."), /^not a PDF file/u],
    ["a.docx", async () => utf8("Ciao."), /^not a DOCX file/u],
    ["a.docx", async () => ole, /formats before 2007/u],
    ["a.docx", async () => joinedBytes(ole, utf16("EncryptedPackage")), /protected by a password/u],
    ["a.txt", async () => utf8("{\\rtf1 Ciao}"), /^an? RTF file/u],
    ["a.txt", async () => Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 1, 2), /PNG/u],
    ["a.yaml", async () => utf8("a: 1"), /^not a format/u],
    ["a.txt", async () => new Uint8Array(), /^empty\./u],
    ["a.txt", async () => utf8(" \n\uFEFF\n"), /^no words/u],
    ["a.md", async () => utf8("***\n\n<!-- x -->"), /^no words/u],
    ["a.html", async () => utf8("<script>a()</script>"), /^no words/u],
  ])("is refused, %s for one, with what it is: case %#", async (name, make, message) => {
    expect(await readDocument(name, await make())).toMatchObject({
      message: expect.stringMatching(new RegExp(`(?:${message.source}).*Permitted: `, "u")),
    });
  });
});

describe("any bytes at all", () => {
  it("are a document or a reason, under each permitted name", async () => {
    const head = fc.constantFrom(
      "",
      "%PDF-1.7\n",
      "PK\u0003\u0004",
      "---\n",
      "<!doctype html>",
      "\uFEFF",
    );
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...extensions),
        head,
        fc.oneof(
          fc.uint8Array({ maxLength: 400 }),
          fc.string({ unit: "binary", maxLength: 200 }).map(utf8),
        ),
        async (extension, start, rest) => {
          const document = await readDocument(`a.${extension}`, joinedBytes(utf8(start), rest));
          expect("message" in document || document.blocks.length > 0).toBe(true);
        },
      ),
      { numRuns: 300 },
    );
  }, 30_000);

  it("are read or refused where a real file was changed in one place", async () => {
    const files = {
      pdf: await pdf([linesAt(["Ciao ciao."])]),
      docx: await docx([{ text: "Ciao ciao." }]),
    };
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom("pdf" as const, "docx" as const),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        fc.nat(255),
        async (format, where, byte) => {
          const bytes = Uint8Array.from(files[format]);
          bytes[Math.floor(where * bytes.length)] = byte;
          const document = await readDocument(`a.${format}`, bytes);
          expect("message" in document || document.blocks.length > 0).toBe(true);
        },
      ),
      { numRuns: 100 },
    );
  }, 60_000);
});

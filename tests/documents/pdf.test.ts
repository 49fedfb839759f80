/** A PDF is its paragraphs page by page, or a reason why not. */
import { describe, expect, it } from "vitest";
import type { Document } from "../../src/documents/document.ts";
import { isUnreadable } from "../../src/documents/document.ts";
import { createLineJoiner } from "../../src/documents/line-joining.ts";
import { readPdf } from "../../src/documents/pdf.ts";
import { chinesePdf, linesAt, pdf, pdfOf } from "./pdf-file.ts";

async function read(bytes: Uint8Array): Promise<Document> {
  const document = await readPdf(bytes);
  if (isUnreadable(document)) throw new Error(document.message);
  return document;
}

async function shown(bytes: Uint8Array): Promise<string[]> {
  const { text, blocks } = await read(bytes);
  return blocks.map(
    ({ kind, level, start, end }) => `${kind}${level ?? ""}: ${text.slice(start, end)}`,
  );
}

const FIRST = [
  "Chongqing è una città sul fiume Yangtze, e la sua indu-",
  "stria cresce di anno in anno. Il ponte fu aperto nel",
  "1932, e piace.",
];
const SECOND = ["La nuova industria della creatività conta tredici setto-", "ri, tra cui la moda."];

describe("the paragraphs of a PDF", () => {
  it("are told by the distance between lines, and their lines are joined", async () => {
    const bytes = await pdf([[...linesAt(FIRST), ...linesAt(SECOND, { y: 640 })]]);
    expect(await shown(bytes)).toEqual([
      "paragraph: Chongqing è una città sul fiume Yangtze, e la sua industria cresce di anno in anno. Il ponte fu aperto nel 1932, e piace.",
      "paragraph: La nuova industria della creatività conta tredici setto-ri, tra cui la moda.",
    ]);
  });

  it("are told by the indentation of a first line", async () => {
    const [head = "", ...rest] = SECOND;
    const bytes = await pdf([
      [...linesAt(FIRST), ...linesAt([head], { x: 90, y: 658 }), ...linesAt(rest, { y: 644 })],
    ]);
    expect(await shown(bytes)).toHaveLength(2);
  });

  it("are headings where the letters are larger, by rank", async () => {
    const bytes = await pdf([
      [
        { text: "Il ponte", y: 780, size: 22 },
        { text: "Storia", y: 740, size: 15 },
        ...linesAt(FIRST),
      ],
    ]);
    expect((await shown(bytes)).slice(0, 2)).toEqual(["heading1: Il ponte", "heading2: Storia"]);
    expect((await read(bytes)).title).toBe("Il ponte");
  });

  it("are items where a sign of a list begins them", async () => {
    const bytes = await pdf([
      linesAt(["I settori sono questi:", "• la moda, che", "• il cinema", "1. uno"]),
    ]);
    expect(await shown(bytes)).toEqual([
      "paragraph: I settori sono questi:",
      "item: • la moda, che",
      "item: • il cinema",
      "item: 1. uno",
    ]);
  });

  it("are in reading order, in columns the one after the other", async () => {
    const left = linesAt(["Uno uno uno uno", "uno uno uno."], { x: 72 });
    const right = linesAt(["Due due due due", "due due due."], { x: 320 });
    expect(await shown(await pdf([[...left, ...right]]))).toEqual([
      "paragraph: Uno uno uno uno uno uno uno.",
      "paragraph: Due due due due due due due.",
    ]);
    const upsideDown = linesAt(FIRST).toReversed();
    expect((await shown(await pdf([upsideDown])))[0]).toMatch(/^paragraph: Chongqing/u);
  });

  it("are without the lines that every page repeats, and know their page", async () => {
    const pages = ["primo", "secondo", "terzo", "quarto"].map((word, at) =>
      [
        { text: "Annuario della città 2024", y: 810, size: 9 },
        linesAt([`Questo è il ${word} capitolo del libro, che continua`, "per due righe."]),
        { text: `pagina ${at + 1}`, y: 30, size: 9 },
      ].flat(),
    );
    const document = await read(await pdf(pages));
    expect(document.text).not.toMatch(/Annuario|pagina/u);
    expect(document.blocks).toHaveLength(4);
    expect(document.pages).toEqual(document.blocks.map(({ start }) => start));
  });

  it("leave a page without text where it is counted", async () => {
    const document = await read(await pdf([linesAt(["Uno uno."]), [], linesAt(["Due due."])]));
    const second = document.text.indexOf("Due");
    expect(document.pages).toEqual([0, second, second]);
  });

  it("are Chinese without spaces where lines were joined", async () => {
    expect(await shown(chinesePdf(["重庆的创意产业主要", "包括十三个行业。"]))).toEqual([
      "paragraph: 重庆的创意产业主要包括十三个行业。",
    ]);
  });
});

describe("the lines of a paragraph", () => {
  it.each([
    [["la sua indu-", "stria cresce"], "industria", "la sua industria cresce"],
    [["la sua crea-", "zione è"], "", "la sua creazione è"],
    [["a well-", "known man"], "the well is known", "a well-known man"],
    [["a well-", "known man"], "a well-known wellknown", "a well-known man"],
    [["nel 2005-", "2010 e"], "", "nel 2005- 2010 e"],
    [["di Emilia-", "Romagna"], "", "di Emilia- Romagna"],
    [["crea\u00AD", "tività"], "", "creatività"],
    [["重庆的", "创意"], "", "重庆的创意"],
    [["GDP增长", "10%"], "", "GDP增长 10%"],
  ])("%j are joined where the words of the text, %j, make that safe", (broken, text, whole) => {
    expect(createLineJoiner(text)(broken)).toBe(whole);
  });
});

describe("what a PDF says of itself", () => {
  it("is its title, language and date", async () => {
    const bytes = await pdf([linesAt(FIRST)], { title: "Il porto", language: "it-IT" });
    expect(await read(bytes)).toMatchObject({
      title: "Il porto",
      language: "it",
      date: "2024-05-01",
    });
  });

  it.each(["Microsoft Word - porto.doc", "untitled", "porto.pdf", "  ", "12"])(
    "is no title where a program put it there: %j",
    async (title) => {
      expect((await read(await pdf([linesAt(FIRST)], { title }))).title).toBeUndefined();
    },
  );
});

describe("a PDF that cannot be read", () => {
  const encrypted = pdfOf(
    [
      "<< /Type /Catalog /Pages 2 0 R >>",
      "<< /Type /Pages /Kids [] /Count 0 >>",
      `<< /Filter /Standard /V 2 /R 3 /Length 128 /P -44 /O <${"11".repeat(32)}> /U <${"22".repeat(32)}> >>`,
    ],
    `/Encrypt 3 0 R /ID [<${"33".repeat(16)}> <${"33".repeat(16)}>]`,
  );

  it.each([
    ["without text", () => pdf([[], []]), /^a PDF without text/u],
    ["protected", async () => encrypted, /^a PDF protected by a password/u],
    ["damaged", async () => new TextEncoder().encode("%PDF-1.7\nno more"), /^a damaged PDF/u],
    [
      "whose font does not name its characters",
      async () => chinesePdf(["重庆的创意产业"], { isMapped: false }),
      /^a PDF whose fonts/u,
    ],
  ])("says so, %s for one", async (_what, make, message) => {
    expect(await readPdf(await make())).toMatchObject({
      message: expect.stringMatching(new RegExp(`${message.source}.*Permitted: `, "u")),
    });
  });

  it("leaves the bytes as they were", async () => {
    const bytes = await pdf([linesAt(FIRST)]);
    const before = Uint8Array.from(bytes);
    await readPdf(bytes);
    expect(bytes).toEqual(before);
  });
});

/** A plain text's paragraphs are its lines, or its runs of lines where it was broken at a column. */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Document } from "../../src/documents/document.ts";
import { isUnreadable } from "../../src/documents/document.ts";
import { readPlainText } from "../../src/documents/plain-text.ts";

function read(text: string): Document {
  const document = readPlainText(text);
  if (isUnreadable(document)) throw new Error(document.message);
  return document;
}

function shown(text: string): string[] {
  return read(text).blocks.map(({ kind, start, end }) => `${kind}: ${text.slice(start, end)}`);
}

const WRAPPED = [
  "L'industria della creatività comprende principalmente tredici settori,",
  "quali l'arte della rappresentazione, il cinema e la televisione,",
  "l'editoria, le opere d'arte e l'antiquariato.",
].join("\n");
const PROSE = [
  "Le imprese che operano nel settore dell'animazione crescono di anno in",
  "anno, e con esse il numero di chi vi lavora: nel duemiladieci saranno",
  "cinquecentomila.",
].join("\n");
const CHINESE = [
  "重庆的创意产业主要包括十三个行业表演艺术电影电视出版艺术品和古董建筑",
  "广告和大众传媒数字娱乐软件开发动画制作时装和产品设计工业设计会展以及",
  "时尚消费。",
].join("\n");

describe("the paragraphs of a plain text", () => {
  it.each([
    ["lines", "Uno.\nDue.", ["paragraph: Uno.", "paragraph: Due."]],
    ["wrapped lines", `${WRAPPED}\n\n${PROSE}\n`, [`paragraph: ${WRAPPED}`, `paragraph: ${PROSE}`]],
    [
      "wrapped Chinese",
      `${CHINESE}\n\n${CHINESE}\n`,
      [`paragraph: ${CHINESE}`, `paragraph: ${CHINESE}`],
    ],
    [
      "short lines, as of a poem",
      "Uno,\ndue,\ntre.\n\nE poi\nquattro.",
      [
        "paragraph: Uno,",
        "paragraph: due,",
        "paragraph: tre.",
        "paragraph: E poi",
        "paragraph: quattro.",
      ],
    ],
    [
      "items between wrapped lines",
      `${WRAPPED}\n- uno\n- due\n\n${PROSE}`,
      [`paragraph: ${WRAPPED}`, "item: - uno", "item: - due", `paragraph: ${PROSE}`],
    ],
  ])("are %s", (_what, text, blocks) => {
    expect(shown(text)).toEqual(blocks);
  });

  it("are as many as its lines where nothing was wrapped", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...Array.from("a 重\n\r\t.😀")), maxLength: 60 }),
        (text) => {
          const lines = text.split(/[\r\n]+/u).map((line) => line.trim());
          const blocks = shown(text).map((block) => block.slice(block.indexOf(": ") + 2));
          expect(blocks).toEqual(lines.filter((line) => line !== ""));
        },
      ),
    );
  });

  it("are in order and hold every visible character", () => {
    const line = fc.string({ unit: fc.constantFrom("a", "b ", "重", "."), maxLength: 80 });
    fc.assert(
      fc.property(fc.array(line, { maxLength: 20 }), (lines) => {
        const text = lines.join("\n");
        const words = read(text)
          .blocks.map(({ start, end }) => text.slice(start, end))
          .join("");
        expect(words.replaceAll(/\s/gu, "")).toBe(text.replaceAll(/\s/gu, ""));
      }),
    );
  });
});

describe("the title of a plain text", () => {
  it("is a short first line alone, without a full stop", () => {
    const document = read("Il ponte\n\nFu aperto nel 1932.\n");
    expect(document.title).toBe("Il ponte");
    expect(document.blocks[0]).toEqual({ kind: "heading", level: 1, start: 0, end: 8 });
  });

  it.each(["Il ponte.\n\nDue.", "Il ponte\nDue.", "Il ponte", `${"a ".repeat(80)}\n\nDue.`])(
    "is not the first line of %j",
    (text) => {
      expect(read(text).title).toBeUndefined();
    },
  );

  it("is that of the front matter where there is one", () => {
    const document = read("---\ntitle: Il porto\n---\nIl ponte\n\nDue.\n");
    expect(document.title).toBe("Il porto");
    expect(document.blocks).toHaveLength(2);
  });
});

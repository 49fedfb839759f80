/** Paragraphs and citations count in the source as it was read. */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Source } from "../../src/knowledge/source.ts";
import { citationOf, isVerbatim, paragraphsOf } from "../../src/knowledge/source.ts";

function sourceOf(text: string): Source {
  return { id: "c/a.txt", title: "A", language: "it", text, paragraphs: paragraphsOf(text) };
}

function paragraphTexts(text: string): string[] {
  return paragraphsOf(text).map(({ start, end }) => text.slice(start, end));
}

function visible(text: string): string {
  return text.replaceAll(/\s/gu, "");
}

describe("the paragraphs of a source", () => {
  it.each([
    ["lines", "Uno.\nDue.", ["Uno.", "Due."]],
    ["Windows lines", "Uno.\r\nDue.\r\n", ["Uno.", "Due."]],
    ["blank lines between", "\n\nUno.\n \t\n\nDue.", ["Uno.", "Due."]],
    ["a heading", "# Titolo\nUno.", ["# Titolo", "Uno."]],
    ["white space around", "  Uno. \n\u3000二。", ["Uno.", "二。"]],
    ["nothing", "", []],
    ["white space only", " \n \r\n", []],
  ])("are its lines that are not blank: %s", (_what, text, paragraphs) => {
    expect(paragraphTexts(text)).toEqual(paragraphs);
  });

  it("hold every visible character of any text, once and in order", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...Array.from("a 重\n\r\t.😀")), maxLength: 40 }),
        (text) => {
          expect(visible(paragraphTexts(text).join(""))).toBe(visible(text));
        },
      ),
    );
  });
});

describe("a citation", () => {
  it("holds the exact words and the paragraph they stand in, counted from 1", () => {
    const source = sourceOf("Uno due.\n\nTre quattro.");
    const citation = citationOf(source, { start: 14, end: 21 });
    expect(citation).toMatchObject({ sourceId: "c/a.txt", paragraph: 2, quote: "quattro" });
    expect(isVerbatim(citation, source)).toBe(true);
  });

  it("counts a byte order mark as a part of the text", () => {
    const source = sourceOf("\uFEFFUno.");
    expect(citationOf(source, { start: 1, end: 4 })).toMatchObject({ paragraph: 1, quote: "Uno" });
  });

  it("is no longer verbatim once the source has changed before or within it", () => {
    const citation = citationOf(sourceOf("Uno due."), { start: 4, end: 7 });
    expect(isVerbatim(citation, sourceOf("Uno  due."))).toBe(false);
    expect(isVerbatim(citation, sourceOf("Uno due, tre."))).toBe(true);
  });

  it.each([
    { start: 3, end: 3 },
    { start: -1, end: 2 },
    { start: 6, end: 99 },
    { start: 5, end: 4 },
  ])("of no text at all is refused: %j", (span) => {
    expect(() => citationOf(sourceOf("Uno due."), span)).toThrow(RangeError);
  });
});

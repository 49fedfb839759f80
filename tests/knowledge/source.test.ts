/** Paragraphs and citations count in the source as it was read. */
import { describe, expect, it } from "vitest";
import { isUnreadable } from "../../src/documents/document.ts";
import { readPlainText } from "../../src/documents/plain-text.ts";
import type { Source } from "../../src/knowledge/source.ts";
import { citationOf, isVerbatim, sourceOf } from "../../src/knowledge/source.ts";

function read(text: string): Source {
  const document = readPlainText(text);
  if (isUnreadable(document)) throw new Error(document.message);
  return sourceOf(document, { id: "c/a.txt", title: "A", language: "it" });
}

describe("a citation", () => {
  it("holds the exact words and the paragraph they stand in, counted from 1", () => {
    const source = read("Uno due.\n\nTre quattro.");
    const citation = citationOf(source, { start: 14, end: 21 });
    expect(citation).toMatchObject({ sourceId: "c/a.txt", paragraph: 2, quote: "quattro" });
    expect(isVerbatim(citation, source)).toBe(true);
  });

  it("counts a byte order mark as a part of the text", () => {
    const source = read("\uFEFFUno.");
    expect(citationOf(source, { start: 1, end: 4 })).toMatchObject({ paragraph: 1, quote: "Uno" });
  });

  it("is no longer verbatim once the source has changed before or within it", () => {
    const citation = citationOf(read("Uno due."), { start: 4, end: 7 });
    expect(isVerbatim(citation, read("Uno  due."))).toBe(false);
    expect(isVerbatim(citation, read("Uno due, tre."))).toBe(true);
  });

  it.each([
    { start: 3, end: 3 },
    { start: -1, end: 2 },
    { start: 6, end: 99 },
    { start: 5, end: 4 },
  ])("of no text at all is refused: %j", (span) => {
    expect(() => citationOf(read("Uno due."), span)).toThrow(RangeError);
  });
});

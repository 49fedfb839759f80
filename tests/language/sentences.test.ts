/** Where sentences end, and where a full stop ends none. */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sentenceSpans } from "../../src/language/sentences.ts";

const sentences = (text: string) =>
  sentenceSpans(text).map(({ start, end }) => text.slice(start, end));

describe("a sentence", () => {
  it.each([
    ["One ends here. Another begins.", ["One ends here.", "Another begins."]],
    ["Really? Yes! So it is… And on.", ["Really?", "Yes!", "So it is…", "And on."]],
    ["È vero. È falso.", ["È vero.", "È falso."]],
    ['He said "stop." Then he left.', ['He said "stop."', "Then he left."]],
    ["«Basta.» Poi uscì.", ["«Basta.»", "Poi uscì."]],
    ["Closed at noon. 13 rooms remain.", ["Closed at noon.", "13 rooms remain."]],
    ["No full stop at the end", ["No full stop at the end"]],
  ])("ends where the next begins: %s", (text, expected) => {
    expect(sentences(text)).toEqual(expected);
  });

  it.each([
    "Dr. Rossi met Prof. Bianchi and Mr. Hall.",
    "J. R. R. Tolkien wrote it.",
    "It costs 3.50 euros, or 1.000,50 lire.",
    "See pp. 12 and vol. 3 of the work.",
    "Il sig. Verdi e la dott. Neri, cfr. pag. 4.",
    "Version 4.0.2 runs on node.js too.",
    "It trails off… and goes on",
    "They asked why? and left",
  ])("goes on behind an abbreviation, an initial, a decimal: %s", (text) => {
    expect(sentences(text)).toEqual([text]);
  });

  it.each([
    ["他说：“走吧。”然后离开了。", ["他说：“走吧。”", "然后离开了。"]],
    ["是吗？是的！好；走。", ["是吗？", "是的！", "好；", "走。"]],
    ["（见下文。）然后……完了", ["（见下文。）", "然后……", "完了"]],
    ["价格为3.5元。从1.5起。", ["价格为3.5元。", "从1.5起。"]],
  ])("takes Chinese closing marks with it: %s", (text, expected) => {
    expect(sentences(text)).toEqual(expected);
  });

  it("ends with its line, however many blank ones follow", () => {
    expect(sentences(" - first\n\n\n - second \r\n third")).toEqual([
      "- first",
      "- second",
      "third",
    ]);
  });

  it.each(["", " \n\t\n ", "\u3000"])("is not found in %j", (text) => {
    expect(sentenceSpans(text)).toEqual([]);
  });
});

describe("the sentences of any text", () => {
  const piece = fc.oneof(
    fc.constantFrom(
      ". ",
      "。",
      "\n",
      "…",
      "? ",
      "Dr. ",
      "“",
      "”",
      "3.5",
      " ",
      "\r\n",
      "😀",
      "\ud800",
    ),
    fc.string({ unit: "grapheme", maxLength: 8 }),
  );
  const text = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(""));

  it("stand in order, inside, trimmed, and leave out nothing but white space", () => {
    fc.assert(
      fc.property(text, (written) => {
        let at = 0;
        for (const { start, end } of sentenceSpans(written)) {
          expect(written.slice(at, start).trim()).toBe("");
          const sentence = written.slice(start, end);
          expect(sentence).not.toBe("");
          expect(sentence.trim()).toBe(sentence);
          at = end;
        }
        expect(at).toBeLessThanOrEqual(written.length);
        expect(written.slice(at).trim()).toBe("");
      }),
      { numRuns: 500 },
    );
  });

  it("never cut a character in two", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 80 }), (written) => {
        for (const { start, end } of sentenceSpans(written))
          expect(written.slice(start, end)).not.toMatch(/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/);
      }),
    );
  });

  it.each(["a", ".", "。", "A. ", "“", "…\"'", "1.", "\n", "?!", "x?”"])(
    "are found in a second in a megabyte of %j",
    (unit) => {
      const written = unit.repeat(Math.ceil(1_000_000 / unit.length));
      const began = performance.now();
      sentenceSpans(written);
      expect(performance.now() - began).toBeLessThan(3000);
    },
  );
});

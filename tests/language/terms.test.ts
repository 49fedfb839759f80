/** What words are found by: the same term for the forms of one word, and where each stands. */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chinese } from "../../src/language/chinese.ts";
import { english } from "../../src/language/english.ts";
import { italian } from "../../src/language/italian.ts";
import { termsOf, tokenizerOf } from "../../src/language/terms.ts";

const isSame = (a: string, b: string, analyzer = english) =>
  termsOf(a, analyzer).join(" ") === termsOf(b, analyzer).join(" ");

describe("the terms of a text", () => {
  it("are those of its words without the function words", () => {
    expect(termsOf("the of and", english)).toEqual([]);
    expect(termsOf("il di e", italian)).toEqual([]);
    expect(termsOf("The bridges of London", english)).toHaveLength(2);
  });

  it("are alike for the forms of a word, its case, its accents and its width", () => {
    expect(isSame("bridge Bridges BRIDGE", "bridge bridge bridge")).toBe(true);
    expect(isSame("città citta CITTÀ", "citta citta citta", italian)).toBe(true);
    expect(isSame("ｂｒｉｄｇｅ", "bridge")).toBe(true);
    expect(isSame("caf\u00e9", "cafe\u0301", italian)).toBe(true);
    expect(isSame("bib\u00adlio\u200bteca", "biblioteca", italian)).toBe(true);
  });

  it.each([
    ["1,234", "1234"],
    ["1.234", "1234"],
    ["12,000,000", "12000000"],
    ["007", "7"],
    ["2.5", "2,5"],
  ])("read the number %s as %s", (a, b) => {
    expect(isSame(a, b)).toBe(true);
    expect(isSame(a, b, italian)).toBe(true);
  });

  it("keep a code whole where it has no signs, and give its parts beside it", () => {
    expect(termsOf("E17b", english)).toEqual(expect.arrayContaining(["e17b", "17"]));
    expect(termsOf("E-17/b", english)).toContain("17");
  });

  it("find Traditional characters by the simplified ones", () => {
    expect(isSame("東方學習", "东方学习", chinese)).toBe(true);
    expect(termsOf("图书馆", chinese)).toEqual(expect.arrayContaining(["图书", "书馆", "馆"]));
  });

  it.each(["__proto__", "constructor", "toString", "hasOwnProperty"])(
    "are words like any other: %s",
    (word) => {
      expect(termsOf(word, english).length).toBeGreaterThan(0);
      expect(termsOf(word, english).every((term) => typeof term === "string")).toBe(true);
    },
  );

  it.each(["", " ", "…!?", "😀", "\ud800", "\u200b"])("are none in %j", (text) => {
    for (const analyzer of [english, italian, chinese]) expect(termsOf(text, analyzer)).toEqual([]);
  });
});

describe("the tokens of any text", () => {
  const piece = fc.oneof(
    fc.string({ unit: "grapheme", maxLength: 10 }),
    fc.string({ unit: "binary", maxLength: 10 }),
    fc.constantFrom("图书馆", "東方", "1.234,5", "E-17/b", "città ", "\u00ad", "\udc00", "𠮷野家"),
  );
  const text = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(""));

  it.each([english, italian, chinese])(
    "stand in the text as it was written and cut no character ($language)",
    (analyzer) => {
      fc.assert(
        fc.property(text, (written) => {
          for (const { term, start, end } of tokenizerOf(analyzer).tokens(written)) {
            expect(term).not.toBe("");
            expect(start).toBeGreaterThanOrEqual(0);
            expect(end).toBeGreaterThan(start);
            expect(end).toBeLessThanOrEqual(written.length);
            expect(written.slice(start, end)).not.toMatch(/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/);
          }
        }),
        { numRuns: 300 },
      );
    },
  );

  it.each(["a", "图", "1", "1.", "e\u0301", "\u00ad"])(
    "are read in seconds from a megabyte of %j without a space",
    (unit) => {
      const written = unit.repeat(Math.ceil(1_000_000 / unit.length));
      const began = performance.now();
      for (const analyzer of [english, chinese]) tokenizerOf(analyzer).tokens(written);
      expect(performance.now() - began).toBeLessThan(20_000);
    },
    30_000,
  );
});

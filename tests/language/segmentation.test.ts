/** Every letter of any text belongs to one unit of meaning. */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { analyzers } from "../../src/language/analyzers.ts";
import { toAtoms } from "../../src/language/atoms.ts";
import { chinese } from "../../src/language/chinese.ts";
import { Lexicon } from "../../src/language/lexicon.ts";
import { segmentAtoms } from "../../src/language/segmentation.ts";

const lexicon = new Lexicon(analyzers);
lexicon.addName("zh", "创意产业", "creative-industry");
lexicon.addName("it", "consumo di moda", "fashion-consumption");
lexicon.addName("it", "moda", "fashion");

const fragment = fc.constantFrom(
  "consumo di moda",
  "创意产业",
  "創意產業",
  "在重庆有",
  "三百亿",
  "30 miliardi",
  "quanti",
  "how many",
  "chuangyi chanye",
  "zzzqx",
  "６%",
  "😀",
  "\ud800",
  "\u0000",
  "…? ",
);
const anyText = fc.oneof(
  fc.string({ unit: "binary", maxLength: 60 }),
  fc.string({ unit: "grapheme", maxLength: 60 }),
  fc.array(fragment, { maxLength: 8 }).map((parts) => parts.join(" ")),
  fc.array(fragment, { maxLength: 8 }).map((parts) => parts.join("")),
);

describe("segmentation", () => {
  it("puts every atom of any text into exactly one piece", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const atoms = toAtoms(text);
        const pieces = segmentAtoms(atoms, {
          matchesAt: (index) =>
            index % 3 === 0 && index + 2 <= atoms.length
              ? [{ end: index + 2, ids: ["pair"], cost: 1 }]
              : [],
          numerals: analyzers.map(({ numerals }) => numerals),
          isNumeral: (word) => word === "三",
          isFaint: () => false,
          segmentHan: (run) => chinese.segment(run),
        });
        let end = 0;
        for (const piece of pieces) {
          expect(piece.start).toBe(end);
          expect(piece.end).toBeGreaterThan(piece.start);
          end = piece.end;
        }
        expect(end).toBe(atoms.length);
      }),
    );
  });

  it("never throws, and leaves no letter of any text without a unit", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { units } = lexicon.parse(text);
        for (const atom of toAtoms(text)) {
          const holders = units.filter(({ start, end }) => start <= atom.start && atom.end <= end);
          expect(holders.length).toBeGreaterThan(0);
        }
        for (const { surface, start, end } of units) expect(surface).toBe(text.slice(start, end));
      }),
    );
  });

  it("prefers one long phrase to several short ones", () => {
    const { units } = lexicon.parse("il consumo di moda", "it");
    expect(units.flatMap(({ terms }) => terms)).toEqual(["fashion-consumption"]);
  });

  it("reads Traditional characters as the Simplified ones the names are written in", () => {
    const [unit] = lexicon.parse("創意產業").units;
    expect(unit).toMatchObject({ surface: "創意產業", terms: ["creative-industry"] });
  });

  it("keeps unknown Chinese characters together as words", () => {
    const unknown = lexicon.parse("葡萄牙").units.filter(({ isUnknown }) => isUnknown);
    expect(unknown.map(({ surface }) => surface)).toEqual(["葡萄牙"]);
  });

  it("marks what nobody taught it as unknown", () => {
    const { units } = lexicon.parse("la moda di Zanzibar", "it");
    expect(units.filter(({ isUnknown }) => isUnknown).map(({ surface }) => surface)).toEqual([
      "Zanzibar",
    ]);
  });

  it("stays fast on ten thousand characters without a space", () => {
    const start = performance.now();
    for (const character of ["a", "创", "3", "😀"]) lexicon.parse(character.repeat(10_000));
    expect(performance.now() - start).toBeLessThan(5000);
  });
});

/** A slip of the keyboard finds its word, and no slip makes a word of another. */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { analyzers } from "../../src/language/analyzers.ts";
import { Lexicon } from "../../src/language/lexicon.ts";
import { Spelling, slipsBetween } from "../../src/language/spelling.ts";

/** Optimal string alignment by its definition: exponential, and plainly right. */
function naiveSlips(a: string, b: string): number {
  if (a === "" || b === "") return a.length + b.length;
  const swap = a.length > 1 && b.length > 1 && a.at(-1) === b.at(-2) && a.at(-2) === b.at(-1);
  return Math.min(
    naiveSlips(a.slice(0, -1), b) + 1,
    naiveSlips(a, b.slice(0, -1)) + 1,
    naiveSlips(a.slice(0, -1), b.slice(0, -1)) + (a.at(-1) === b.at(-1) ? 0 : 1),
    swap ? naiveSlips(a.slice(0, -2), b.slice(0, -2)) + 1 : Infinity,
  );
}

const shortWord = fc.string({ unit: fc.constantFrom("a", "b", "c"), maxLength: 6 });
const word = fc.string({
  unit: fc.constantFrom("a", "b", "c", "d", "e", "f"),
  minLength: 5,
  maxLength: 9,
});

function spellingOf(...words: readonly string[]): Spelling {
  const spelling = new Spelling();
  for (const each of words) spelling.add(each, { weight: 1, isFrame: false });
  return spelling;
}

describe("the distance between words", () => {
  it("is that of the definition, and more than the limit wherever that is", () => {
    fc.assert(
      fc.property(shortWord, shortWord, fc.integer({ min: 0, max: 4 }), (a, b, limit) => {
        const beyond = limit + 1;
        expect(Math.min(slipsBetween(a, b, limit), beyond)).toBe(
          Math.min(naiveSlips(a, b), beyond),
        );
      }),
    );
  });

  it("counts two swapped neighbours as one slip", () => {
    expect(slipsBetween("setotri", "settori", 2)).toBe(1);
  });
});

describe("spelling", () => {
  it.each([
    ["a letter more", "setttori"],
    ["a letter less", "setori"],
    ["a wrong letter", "sertori"],
    ["two letters swapped", "setotri"],
  ])("corrects %s", (_slip, typed) => {
    expect(spellingOf("settori", "obiettivi").correct(typed)).toBe("settori");
  });

  it("corrects two slips in a long word only", () => {
    expect(spellingOf("architettura").correct("architetuta")).toBe("architettura");
    expect(spellingOf("settori").correct("sotori")).toBeUndefined();
  });

  it("leaves short words alone, whatever is near", () => {
    expect(spellingOf("moda").correct("mod")).toBeUndefined();
    expect(spellingOf("chi", "who").correct("whi")).toBeUndefined();
  });

  it("prefers the weightier of two equally near words", () => {
    const spelling = new Spelling();
    spelling.add("carte", { weight: 1, isFrame: false });
    spelling.add("corte", { weight: 2, isFrame: false });
    expect(spelling.correct("certe")).toBe("corte");
  });

  it("finds any known word again where a letter is missing, doubled or swapped with the next", () => {
    const slip = fc.constantFrom(
      (meant: string, at: number) => meant.slice(0, at) + meant.slice(at + 1),
      (meant: string, at: number) => meant.slice(0, at + 1) + meant.slice(at),
      (meant: string, at: number) =>
        meant.slice(0, at) +
        meant
          .slice(at, at + 2)
          .split("")
          .toReversed()
          .join("") +
        meant.slice(at + 2),
    );
    fc.assert(
      fc.property(
        fc.uniqueArray(word, { minLength: 1, maxLength: 8 }),
        fc.nat(),
        slip,
        (words, where, make) => {
          const [meant = ""] = words;
          const typed = make(meant, where % meant.length);
          const found = spellingOf(...words).correct(typed);
          expect(words).toContain(found);
          expect(slipsBetween(typed, found ?? "", 2)).toBeLessThanOrEqual(1);
        },
      ),
    );
  });

  it("completes a beginning with known words, shortest first", () => {
    expect(spellingOf("settoriale", "settori", "sede").completions("set", 5)).toEqual([
      "settori",
      "settoriale",
    ]);
    expect(spellingOf("settoriale", "settori").completions("set", 1)).toEqual(["settori"]);
  });

  it("reads a misspelt name as the name, at the place it was typed", () => {
    const lexicon = new Lexicon(analyzers);
    lexicon.addName("it", "vettori", "carriers");
    const unit = lexicon.parse("quanti vetori", "it").units.find(({ terms }) => terms.length > 0);
    expect(unit).toMatchObject({ surface: "vetori", terms: ["carriers"], isCorrected: true });
  });

  it("takes a name inside a sentence for no slip of a question word, nor a city for thousands", () => {
    const lexicon = new Lexicon(analyzers);
    const unitOf = (text: string, surface: string) =>
      lexicon.parse(text, "it").units.find((unit) => unit.surface === surface);
    const isName = { isUnknown: true, cues: [] };
    expect(unitOf("Quando apre la bottega di Elena?", "Elena")).toMatchObject(isName);
    expect(unitOf("elena i settori", "elena")).toMatchObject({ cues: ["list"], isCorrected: true });
    expect(unitOf("il sindaco di Milano", "Milano")).toMatchObject({ ...isName, isPlace: true });
  });
});

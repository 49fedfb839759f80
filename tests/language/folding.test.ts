/** Folding changes what is compared and never where it stands. */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toAtoms } from "../../src/language/atoms.ts";
import { fold } from "../../src/language/folding.ts";

const anyText = fc.string({ unit: "binary", maxLength: 60 });
/** Texts people type: letters with accents, Traditional and full-width forms, signs. */
const typedText = fc.string({
  unit: fc.constantFrom(
    ...Array.from("aZàÉìöñçßＡ５１９龍創產業頭髮乾后重庆 '’-.,%°$€!?\u00ad\u200b\ufe0f😀"),
  ),
  maxLength: 40,
});

describe("folding", () => {
  it.each([
    ["CITTÀ", "citta"],
    ["perché", "perche"],
    ["l’arte", "l'arte"],
    ["ＡＢＣ１２３", "abc123"],
    ["創意產業", "创意产业"],
    ["頭髮發展", "头发发展"],
    ["cre\u00ada\u200btiva", "creativa"],
  ])("reads %s as %s", (text, folded) => {
    expect(fold(text).text).toBe(folded);
  });

  it("gives every unit of any text its place in the original, in order", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { text: folded, origin } = fold(text);
        expect(origin).toHaveLength(folded.length + 1);
        expect(origin.at(-1)).toBe(text.length);
        expect(origin.toSorted((a, b) => a - b)).toEqual(origin);
      }),
    );
  });

  it("reads composed and decomposed characters alike", () => {
    fc.assert(
      fc.property(fc.oneof(anyText, typedText), (text) => {
        expect(fold(text.normalize("NFC")).text).toBe(fold(text.normalize("NFD")).text);
      }),
    );
  });

  it("changes nothing more when it folds a text again", () => {
    fc.assert(
      fc.property(typedText, (text) => {
        expect(fold(fold(text).text).text).toBe(fold(text).text);
      }),
    );
  });
});

describe("atoms", () => {
  it("are words, numbers, single Han characters and signs", () => {
    const atoms = toAtoms("L’11° piano: 重庆, 60.000 posti, 6%");
    expect(atoms.map(({ kind, text }) => `${kind} ${text}`)).toEqual([
      "word l",
      "number 11",
      "sign °",
      "word piano",
      "han 重",
      "han 庆",
      "number 60.000",
      "word posti",
      "number 6",
      "sign %",
    ]);
  });

  it("slice back to themselves out of any typed text", () => {
    fc.assert(
      fc.property(typedText, (text) => {
        for (const atom of toAtoms(text)) {
          const alone = fold(text.slice(atom.start, atom.end)).text;
          /** A character alone may be simplified otherwise than in its phrase. */
          const expected =
            atom.kind === "han" ? /^\p{Script=Han}$/u.test(alone) : alone === atom.text;
          expect([atom, expected]).toEqual([atom, true]);
        }
      }),
    );
  });

  it("lie inside any text, in order; only those of one character share a place", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        let last = { start: 0, end: 0 };
        for (const { start, end } of toAtoms(text)) {
          const isSamePlace = start === last.start && end === last.end;
          expect(isSamePlace || start >= last.end).toBe(true);
          expect(end).toBeGreaterThan(start);
          last = { start, end };
        }
        expect(last.end).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});

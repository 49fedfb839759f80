/** A quote is found where it stands, or the author is told what would be right. */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { resolveQuote } from "../../src/knowledge/quote.ts";

const text = "L'architettura e la moda; poi ancora l'architettura, il consumo di moda.";

function quoted(quote: Parameters<typeof resolveQuote>[0], source = text): string {
  const place = resolveQuote(quote, source);
  return typeof place === "string"
    ? place
    : `${place.start}: ${source.slice(place.start, place.end)}`;
}

describe("a quote", () => {
  it("that stands once is found without more ado", () => {
    expect(quoted({ text: "il consumo di moda" })).toBe("53: il consumo di moda");
  });

  it("that stands several times needs the words around it", () => {
    expect(quoted({ text: "moda", within: "la moda;" })).toBe("20: moda");
    expect(quoted({ text: "moda", within: "consumo di moda" })).toBe("67: moda");
  });

  it("that stands several times may be counted", () => {
    expect(quoted({ text: "moda", occurrence: 1 })).toBe("20: moda");
    expect(quoted({ text: "moda", occurrence: 2 })).toBe("67: moda");
  });

  it("counts occurrences that overlap", () => {
    expect(quoted({ text: "aa", occurrence: 2 }, "aaa")).toBe("1: aa");
  });

  it.each([
    ["is nowhere", { text: "La moda" }, /not in the source.*Permitted: its exact words/u],
    ["has another spelling", { text: "consumo  di moda" }, /not in the source.*Permitted/u],
    [
      "stands twice and is not counted",
      { text: "moda" },
      /2 times.*Permitted:.*within.*from 1 to 2/u,
    ],
    ["is counted too far", { text: "moda", occurrence: 3 }, /Permitted: 1 to 2/u],
    [
      "is within words that stand nowhere",
      { text: "moda", within: "di una moda" },
      /not in the source/u,
    ],
    ["is within words that stand twice", { text: "tt", within: "architettura" }, /2 times/u],
    [
      "is not in the words around it",
      { text: "moda", within: "il consumo" },
      /does not contain.*"moda"/u,
    ],
  ])("that %s is refused with what is permitted", (_why, quote, message) => {
    expect(resolveQuote(quote, text)).toMatch(message);
  });

  it("is always exactly the words of the source, whichever occurrence is meant", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...Array.from("ab重😀")), minLength: 1, maxLength: 30 }),
        fc.nat(),
        fc.nat(),
        fc.integer({ min: 1, max: 4 }),
        (source, from, length, occurrence) => {
          const start = from % source.length;
          const words = source.slice(start, start + 1 + (length % 4));
          const place = resolveQuote({ text: words, occurrence }, source);
          const found =
            typeof place === "string" ? undefined : source.slice(place.start, place.end);
          expect(found ?? (occurrence > 1 ? words : "nothing")).toBe(words);
        },
      ),
    );
  });
});

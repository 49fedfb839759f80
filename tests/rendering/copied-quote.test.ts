import { describe, expect, it } from "vitest";
import { copiedQuote } from "../../src/rendering/copied-quote.ts";

const long = "x ".repeat(200);

describe("what a button copies of a quote", () => {
  it.each([
    ["Le fiere.", "Le fiere."],
    ["  spazi  ", "spazi"],
    ["a".repeat(256), "a".repeat(256)],
    [`Prima frase. ${long}`, "Prima frase."],
    [`Disse «vieni.» ${long}`, "Disse «vieni.»"],
    [`第一句。${"字".repeat(300)}`, "第一句。"],
    [`Il valore è 3.14 ${long}`, undefined],
    ["a".repeat(257), undefined],
    [long, undefined],
    [" ", undefined],
  ])("of %j is %j", (quote, copied) => {
    expect(copiedQuote(quote)).toBe(copied);
  });
});

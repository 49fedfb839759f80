/** One number is one value, however it is written. */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { analyzers } from "../../src/language/analyzers.ts";
import { Lexicon } from "../../src/language/lexicon.ts";
import { parseDigits } from "../../src/language/numerals.ts";

const lexicon = new Lexicon(analyzers);

function amountsIn(text: string): string[] {
  return lexicon
    .parse(text)
    .units.flatMap(({ amount }) => (amount ? [`${amount.kind} ${amount.value}`] : []));
}

describe("numerals", () => {
  it.each([
    ["number 13", ["13", "１３", "tredici", "thirteen", "十三", "TREDICI"]],
    ["number 60000", ["60 mila", "sessantamila", "60.000", "60,000", "60k", "sixty thousand"]],
    ["number 60000", ["6万", "六万", "6萬"]],
    ["number 30000000000", ["30 miliardi", "trenta miliardi", "30 mld", "30 billion", "30 bn"]],
    ["number 30000000000", ["thirty billion", "300亿", "三百亿", "300億"]],
    ["number 22000000000", ["22 miliardi", "22 billion", "220亿", "二百二十亿"]],
    ["percent 5", ["5%", "5 %", "５％", "5 per cento", "cinque per cento", "five percent"]],
    ["percent 5", ["5 per cent", "百分之五", "百分之5"]],
    ["percent 2.5", ["2.5%", "2,5%"]],
    ["year 2010", ["2010", "二〇一〇", "２０１０"]],
    ["number 11", ["11°", "11th", "第十一", "undici", "eleven"]],
    ["number 28", ["ventotto", "二十八"]],
    ["number 200", ["two hundred", "二百", "两百"]],
    ["number 1234567", ["1.234.567", "1,234,567", "1'234'567"]],
  ])("reads %s in each of %j", (amount, writings) => {
    for (const writing of writings)
      expect([writing, amountsIn(writing)]).toEqual([writing, [amount]]);
  });

  it.each(["un settore", "一个行业", "one of the sectors", "i settori", "who", "重庆"])(
    "finds no number in %s",
    (text) => {
      expect(amountsIn(text)).toEqual([]);
    },
  );

  it("keeps two numbers apart", () => {
    expect(amountsIn("entro il 2010 circa 60 mila posti")).toEqual(["year 2010", "number 60000"]);
    expect(amountsIn("2010年300亿元，占6%")).toEqual([
      "year 2010",
      "number 30000000000",
      "percent 6",
    ]);
  });

  it("covers exactly the words of the number", () => {
    const unit = lexicon.parse("circa 60 mila posti").units.find(({ amount }) => amount);
    expect(unit?.surface).toBe("60 mila");
  });

  it("reads whole numbers in thousands as the locales write them", () => {
    fc.assert(
      fc.property(fc.nat({ max: 999_999_999 }), (value) => {
        const english = new Intl.NumberFormat("en-US").format(value);
        expect(parseDigits(english)).toBe(value);
        expect(parseDigits(english.replaceAll(",", "."))).toBe(value);
        expect(parseDigits(String(value))).toBe(value);
      }),
    );
  });
});

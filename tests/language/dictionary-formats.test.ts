/** What each format of dictionary is read as, and that no file of bytes breaks its reader. */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseCedict } from "../../src/language/dictionary-cedict.ts";
import { parseDictd } from "../../src/language/dictionary-dictd.ts";
import { languagesOf } from "../../src/language/dictionary-languages.ts";
import type { DictionaryReading, DictionarySource } from "../../src/language/dictionary-source.ts";
import { parseTei } from "../../src/language/dictionary-tei.ts";
import {
  base64Number,
  cedict,
  dictdFiles,
  englishItalian,
  tei,
} from "../glossary/dictionary-files.ts";

function sourceOf(reading: DictionaryReading): DictionarySource {
  if ("problem" in reading) throw new Error(reading.problem);
  return reading.source;
}

function problemOf(reading: DictionaryReading): string {
  return "problem" in reading ? reading.problem : "none";
}

function glossesIn({ entries }: DictionarySource): Record<string, readonly string[]> {
  return Object.fromEntries(
    entries.map(({ headword, glosses }) => [headword, glosses.map((gloss) => gloss.trim())]),
  );
}

describe("a dictd dictionary", () => {
  const source = sourceOf(parseDictd(englishItalian.index, englishItalian.dict));

  it("yields translations, and neither pronunciations nor explanations", () => {
    expect(glossesIn(source)).toEqual({
      expense: ["spesa", "costo"],
      write: ["scrivere"],
      account: ["conto", "la relazione"],
      "well-known": ["noto"],
      economic: ["economico"],
    });
  });

  it("says what it is called and what its licence is", () => {
    expect(source.title).toBe("English-Italian Test Dictionary ver. 1");
    expect(source.licence).toBe("Licensed under the terms of a licence of our own.");
  });

  it("is read where each definition stands, beyond 64 and 4096 bytes too", () => {
    const definitions = Array.from(
      { length: 300 },
      (_, index) =>
        [`word${index}`, `word${index}\nparola ${"a".repeat(index % 40)}${index}\n`] as const,
    );
    const { index, dict } = dictdFiles(definitions);
    const glosses = glossesIn(sourceOf(parseDictd(index, dict)));
    for (const [headword, text] of definitions)
      expect(glosses[headword]).toEqual([text.split("\n")[1]]);
  });

  it("loses only the entries that point beyond the file or into the middle of a letter", () => {
    const beyond = `beyond\t${base64Number(englishItalian.dict.length - 3)}\tE\nfar\t//////\tB\n`;
    const e = englishItalian.dict.indexOf("ɪ");
    const split = `split\t${base64Number(e + 1)}\tE\n`;
    const broken = `${englishItalian.index}${beyond}${split}no tabs\nbad\t=\tB\n`;
    const damaged = sourceOf(parseDictd(broken, englishItalian.dict));
    expect(damaged.skipped).toBe(5);
    expect(damaged.entries).toEqual(source.entries);
  });

  it.each([
    ["an empty index", "", /missing.*Permitted: headword, offset and length/u],
    ["HTML", "<!doctype html>\n<p>x</p>\n", /line 1.*Permitted/u],
    ["an index of another file", "a\tzzzzzz\tB\n", /no entry.*Permitted: the two files of one/u],
  ])("that is %s is refused with what is permitted", (_what, index, problem) => {
    expect(problemOf(parseDictd(index, englishItalian.dict))).toMatch(problem);
  });
});

describe("CC-CEDICT", () => {
  const source = sourceOf(parseCedict(cedict));

  it("yields Simplified headwords with what they mean, without remarks on their use", () => {
    expect(glossesIn(source)).toMatchObject({
      经济: ["economy", "economic"],
      学校: ["school"],
      学堂: ["college", "school"],
      张: [],
    });
  });

  it("is parted at commas where these list, and cut where they explain", () => {
    expect(glossesIn(source)["货运"]).toEqual([
      "freight transport",
      "cargo",
      "load",
      "Freight Town",
    ]);
  });

  it("tells its languages and its licence", () => {
    expect(source).toMatchObject({
      from: "zh",
      to: "en",
      licence: "License: A licence of our own",
    });
  });

  it("loses only lines that are no entries, however long", () => {
    const long = `長 长 [chang2] /${"(".repeat(1_000_000)}/`;
    const damaged = sourceOf(parseCedict(`${cedict}${long}\nnot an entry\n\n`));
    expect(damaged.skipped).toBe(2);
    expect(damaged.entries).toEqual(source.entries);
  });

  it.each([
    ["empty", "", /line 1/u],
    ["prose", "# x\nIt was a dark night.\n", /line 2 is no entry.*Permitted: lines such as/u],
  ])("that is %s is refused with its line", (_what, text, problem) => {
    expect(problemOf(parseCedict(text))).toMatch(problem);
  });
});

describe("FreeDict TEI", () => {
  it("yields the translations of each headword, and not those of examples", () => {
    const source = sourceOf(parseTei(tei));
    expect(glossesIn(source)).toEqual({
      banco: ["desk & bench", "counter"],
      spesa: ["expense", "cost"],
    });
    expect(source).toMatchObject({
      skipped: 1,
      title: "Italian-English Test Dictionary",
      licence: "Licensed under a licence of our own",
    });
  });

  it("without entries is refused with what is permitted", () => {
    expect(problemOf(parseTei("<TEI><text><body></body></text></TEI>"))).toMatch(/Permitted/u);
  });
});

describe("every reader of dictionaries", () => {
  const line = fc.oneof(
    fc.string(),
    fc.constantFrom(
      "a\tB\tC",
      "漢 汉 [h] /x/",
      "<entry><orth>a</orth>",
      '<cit type="trans"><quote>',
    ),
  );
  const text = fc.array(line).map((lines) => lines.join("\n"));

  it("reads any text, or says what is wrong with it", () => {
    fc.assert(
      fc.property(text, fc.uint8Array(), (any, bytes) => {
        for (const reading of [parseCedict(any), parseTei(any), parseDictd(any, bytes)])
          expect("problem" in reading ? reading.problem : "Permitted").toContain("Permitted");
      }),
    );
  });
});

describe("the languages of a dictionary", () => {
  it.each([
    ["English-Italian FreeDict Dictionary ver. 0.1.2", "x", { from: "en", to: "it" }],
    ["English - italiano", "x", { from: "en", to: "it" }],
    ["", "freedict-ita-eng", { from: "it", to: "en" }],
    ["", "eng-cmn", { from: "en", to: "zh" }],
    ["italiano-suomi FreeDict+WikDict dictionary", "freedict-ita-fin", { from: "it", to: "fi" }],
    ["A dictionary", "words", undefined],
  ])("of title %j and name %j are %j", (title, name, languages) => {
    expect(languagesOf(title, name)).toEqual(languages);
  });
});

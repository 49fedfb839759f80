/** A word goes into another language by dictionaries of either direction, or through a third. */
import { describe, expect, it } from "vitest";
import { analyzers } from "../../src/language/analyzers.ts";
import type { Dictionary } from "../../src/language/dictionary.ts";
import { parseDictionary, writeDictionary } from "../../src/language/dictionary.ts";
import { TranslationTable } from "../../src/language/translation-table.ts";

function dictionaryOf(
  pair: string,
  translations: Readonly<Record<string, readonly string[]>>,
): Dictionary {
  const [from, to] = pair.split(">").map((code) => analyzers.find((a) => a.language === code));
  if (!from || !to) throw new Error(`no analysers of ${pair}`);
  const entries = Object.entries(translations).map(([headword, glosses]) => ({
    headword,
    glosses,
  }));
  const about = { name: pair, from: from.language, to: to.language, sha256: "0" };
  const dictionary = parseDictionary(writeDictionary({ about, entries, from, to }));
  if (!dictionary) throw new Error("what was written cannot be read");
  return dictionary;
}

const italianEnglish = dictionaryOf("it>en", {
  spesa: ["shopping", "expense"],
  scrivere: ["write"],
  sindaco: ["mayor"],
  "posto di lavoro": ["job", "workplace"],
});
const englishItalian = dictionaryOf("en>it", {
  expense: ["costo", "spesa"],
  economy: ["economia"],
  creative: ["creativo"],
  industry: ["industria", "operosità"],
  won: ["won coreano"],
  win: ["vincere"],
  play: ["giocare"],
  played: ["suonato"],
});
const chineseEnglish = dictionaryOf("zh>en", {
  经济: ["economy", "economic"],
  创意产业: ["creative industry"],
  创意: ["creative idea"],
  市长: ["mayor"],
  写: ["write"],
});

describe("a table of translations", () => {
  it("puts first what both directions say, then the order of the direct one, then the other", () => {
    const table = new TranslationTable([italianEnglish, englishItalian]);
    expect(table.translate("expense", "en", "it")).toEqual(["spesa", "costo"]);
    expect(table.translate("spesa", "it", "en")).toEqual(["expense", "shopping"]);
  });

  it("uses a dictionary turned round", () => {
    const table = new TranslationTable([italianEnglish]);
    expect(table.translate("mayor", "en", "it")).toEqual(["sindaco"]);
    expect(table.translate("jobs", "en", "it")).toEqual(["posto di lavoro"]);
  });

  it("finds inflected words, capitals, accents and phrases", () => {
    const table = new TranslationTable([italianEnglish, englishItalian]);
    expect(table.translate("SPESE", "it", "en")).toEqual(["expense", "shopping"]);
    expect(table.translate("industries", "en", "it")).toEqual(["industria", "operosita"]);
    expect(table.translate("posti di lavoro", "it", "en")).toEqual(["job", "workplace"]);
  });

  it("leads irregular forms back to their headword, before what else is spelled so", () => {
    const table = new TranslationTable([italianEnglish, englishItalian]);
    expect(table.translate("won", "en", "it")).toEqual(["vincere", "won coreano"]);
    expect(table.translate("scritta", "it", "en")).toEqual(["write"]);
  });

  it("puts a form that is a headword itself before its stem's", () => {
    const table = new TranslationTable([englishItalian]);
    expect(table.translate("played", "en", "it")).toEqual(["suonato", "giocare"]);
  });

  it("passes through a third language where no dictionary has both", () => {
    const table = new TranslationTable([chineseEnglish, englishItalian, italianEnglish]);
    expect(table.translate("经济", "zh", "it")).toEqual(["economia"]);
    expect(table.translate("市長", "zh", "it")).toEqual(["sindaco"]);
    expect(table.translate("sindaci", "it", "zh")).toEqual(["市长"]);
  });

  it("does not pass through a third language where a dictionary has both", () => {
    const direct = dictionaryOf("zh>it", { 市长: ["primo cittadino"] });
    const table = new TranslationTable([direct, chineseEnglish, englishItalian, italianEnglish]);
    expect(table.translate("市长", "zh", "it")).toEqual(["primo cittadino"]);
    expect(table.translate("经济", "zh", "it")).toEqual([]);
  });

  it("translates word by word what the second step does not list", () => {
    const table = new TranslationTable([chineseEnglish, englishItalian]);
    expect(table.translate("创意产业", "zh", "it")).toEqual(["creativo", "industria", "operosita"]);
  });

  it("gives at most 12 translations", () => {
    const many = Array.from({ length: 20 }, (_, index) => `parola ${index}`);
    const table = new TranslationTable([dictionaryOf("en>it", { word: many })]);
    expect(table.translate("word", "en", "it")).toEqual(many.slice(0, 12));
  });

  it("knows nothing of unknown words and languages, and of names of an object", () => {
    const table = new TranslationTable([italianEnglish]);
    for (const word of [
      "",
      "spesa ".repeat(10_000),
      " ",
      "xyzzy",
      "constructor",
      "__proto__",
      "\t",
      "\n",
      "经济",
    ])
      expect(table.translate(word, "it", "en")).toEqual([]);
    expect(table.translate("spesa", "it", "zh")).toEqual([]);
    expect(table.translate("spesa", "tlh", "en")).toEqual([]);
    expect(new TranslationTable([]).isEmpty).toBe(true);
  });
});

describe("the headwords of a Chinese text", () => {
  const table = new TranslationTable([chineseEnglish]);

  it("are the longest, in Traditional characters too, where they stand in the text as written", () => {
    const text = "重慶的創意產業、创意 ok 市长";
    const found = table.headwordsIn(text, "zh");
    expect(found.map(({ headword }) => headword)).toEqual(["创意产业", "创意", "市长"]);
    expect(found.map(({ start, end }) => text.slice(start, end))).toEqual([
      "創意產業",
      "创意",
      "市长",
    ]);
  });

  it("are none in a text without any, and in a language without dictionary", () => {
    expect(table.headwordsIn("龘龘 mayor", "zh")).toEqual([]);
    expect(table.headwordsIn("市长", "it")).toEqual([]);
  });
});

describe("the keys of relatives", () => {
  const table = new TranslationTable([chineseEnglish]);

  it("are the word's own, or those of its translations where it is Chinese", () => {
    expect(table.cognateKeys("nation", "en", "it")).toEqual(["nation"]);
    expect(table.cognateKeys("创意产业", "zh", "it")).toEqual(["creativ", "indostr"]);
    expect(table.cognateKeys("龘", "zh", "it")).toEqual([]);
  });
});

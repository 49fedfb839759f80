/** What a dictionary is written as is what is read of it, and bisection finds what a plain search finds. */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { analyzers } from "../../src/language/analyzers.ts";
import type { Analyzer } from "../../src/language/analyzer.ts";
import { DictionaryLines, writeLines } from "../../src/language/dictionary-lines.ts";
import { phraseOf } from "../../src/language/dictionary-phrases.ts";
import type { SourceEntry } from "../../src/language/dictionary-source.ts";
import { parseDictionary, writeDictionary } from "../../src/language/dictionary.ts";

function analyzerOf(language: string): Analyzer {
  const found = analyzers.find((analyzer) => analyzer.language === language);
  if (!found) throw new Error(`no analyser of ${language}`);
  return found;
}

function written(entries: readonly SourceEntry[], from = "en", to = "it"): string {
  const about = { name: "test", from, to, sha256: "0", licence: "ours" };
  return writeDictionary({ about, entries, from: analyzerOf(from), to: analyzerOf(to) });
}

describe("the words of a dictionary", () => {
  it.each([
    ["en", "to write off", "write off"],
    ["en", "The European Union", "european union"],
    ["en", "well-known (of a person)", "well known"],
    ["en", "the", "the"],
    ["en", "school [skuːl] <n>", "school"],
    ["en", "one who writes many long letters", undefined],
    ["en", "same as 學校", undefined],
    ["en", "...", undefined],
    ["en", "x".repeat(100_000), undefined],
    ["it", "la città", "citta"],
    ["it", "l'arte", "arte"],
    ["zh", "學校", "学校"],
    ["zh", "AA制", "aa制"],
    ["zh", "school", undefined],
  ])("in %s %j are %j", (language, text, phrase) => {
    expect(phraseOf(text, analyzerOf(language))).toBe(phrase);
  });
});

describe("a dictionary", () => {
  const entries = [
    { headword: "expense", glosses: ["la spesa", "costo"] },
    { headword: "cost", glosses: ["costo"] },
    { headword: "expense", glosses: ["spesa", "onere"] },
    { headword: "nothing of ours", glosses: ["学校"] },
  ];

  it("keeps each headword once, with its translations in order", () => {
    const dictionary = parseDictionary(written(entries));
    expect(dictionary?.about).toEqual({
      name: "test",
      from: "en",
      to: "it",
      sha256: "0",
      licence: "ours",
      entries: 2,
    });
    expect(dictionary?.byHeadword.find("expens")).toEqual([
      { phrase: "expense", others: ["spesa", "costo", "onere"] },
    ]);
  });

  it("is turned round with the headword first that means nothing else", () => {
    expect(parseDictionary(written(entries))?.byTranslation.find("cost")).toEqual([
      { phrase: "costo", others: ["cost", "expense"] },
    ]);
  });

  it("is not read where it was cut short, is of another version or is something else", () => {
    const text = written(entries);
    expect(parseDictionary(text.slice(0, -1))).toBeUndefined();
    expect(parseDictionary(`${text}x`)).toBeUndefined();
    expect(parseDictionary(text.replace('"version":1', '"version":0'))).toBeUndefined();
    for (const other of ["", "\n", "{}\n", "null\n", "[\n", "<html>\n"])
      expect(parseDictionary(other)).toBeUndefined();
  });
});

describe("sorted lines", () => {
  const word = fc.string({
    unit: fc.constantFrom("a", "b", "𬣙", "学", "校", " "),
    minLength: 1,
    maxLength: 4,
  });
  const entry = fc.record({
    key: word,
    phrase: word,
    others: fc.array(word, { minLength: 1, maxLength: 3 }),
  });
  const list = fc.uniqueArray(entry, {
    selector: ({ key, phrase }) => `${key}\t${phrase}`,
    maxLength: 30,
  });

  it("find what a search of all entries finds", () => {
    fc.assert(
      fc.property(list, word, (entries, key) => {
        const before = '{"header":1}\n';
        const text = `${before}${writeLines(entries)}`;
        const lines = new DictionaryLines(text, before.length, text.length);
        for (const each of [key, ...entries.map((other) => other.key)]) {
          const expected = entries
            .filter((other) => other.key === each)
            .map(({ phrase, others }) => ({ phrase, others }));
          const found = lines.find(each);
          expect(found).toHaveLength(expected.length);
          expect(found).toEqual(expect.arrayContaining(expected));
        }
      }),
    );
  });

  it("tell the longest key at a place as a search of all entries does", () => {
    fc.assert(
      fc.property(list, fc.array(word), fc.nat({ max: 10 }), (entries, parts, start) => {
        const text = writeLines(entries);
        const searched = parts.join("");
        const naive = entries
          .filter(({ key }) => searched.startsWith(key, start))
          .reduce((longest, { key }) => Math.max(longest, key.length), 0);
        const lines = new DictionaryLines(text, 0, text.length);
        expect(lines.longestAt(searched, start)).toBe(naive);
      }),
    );
  });
});

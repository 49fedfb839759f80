/** Chinese typed by sound is read as Chinese, and other languages are not. */
import { describe, expect, it } from "vitest";
import { analyzers } from "../../src/language/analyzers.ts";
import { Lexicon } from "../../src/language/lexicon.ts";
import { isPinyin, PinyinLexicon, syllablesOf } from "../../src/language/pinyin.ts";

/** What a phrase is, to decide which of several of one sound is read. */
const NAME = 2;
const QUESTION_WORD = 1;

function lexiconOf(...names: readonly string[]): PinyinLexicon {
  const lexicon = new PinyinLexicon();
  for (const name of names) lexicon.add(name, NAME);
  lexicon.add("是谁", QUESTION_WORD);
  return lexicon;
}

describe("pinyin", () => {
  it("is one syllable a character, without tones", () => {
    expect(syllablesOf("黄奇帆")).toEqual(["huang", "qi", "fan"]);
    expect(syllablesOf("绿")).toEqual(["lv"]);
  });

  it.each([
    [["huang", "qi", "fan"], "黄奇帆"],
    [["huangqifan"], "黄奇帆"],
    [["huang", "qifan", "shi", "shui"], "黄奇帆是谁"],
    [["huangqifan", "shi", "shei"], "黄奇帆是谁"],
  ])("%j is read as %s", (words, han) => {
    expect(
      lexiconOf("黄奇帆")
        .toHan(words)
        ?.map((part) => part.han)
        .join(""),
    ).toBe(han);
  });

  it.each([[["huang"]], [["huang", "qi", "fanatic"]], [["shi", "shei"]], [["chi", "sei"]], [[]]])(
    "%j is not read as Chinese: no known name is whole in it",
    (words) => {
      expect(lexiconOf("黄奇帆").toHan(words)).toBeUndefined();
    },
  );

  it("may leave a word unread where most of the others are read", () => {
    expect(lexiconOf("黄奇帆").toHan(["huang", "qifan", "shi", "shei", "ciao"])).toEqual([
      { han: "黄奇帆" },
      { han: "是谁" },
      { han: "", word: 4 },
    ]);
    expect(lexiconOf("黄奇帆").toHan(["huangqifan", "said", "that"])).toBeUndefined();
  });

  it("finds a name written with another character of the same sound", () => {
    expect(lexiconOf("黄奇帆").soundingLike("黄其帆")).toBe("黄奇帆");
    expect(lexiconOf("黄奇帆").soundingLike("黄奇帆")).toBeUndefined();
    expect(lexiconOf("黄奇帆").soundingLike("皇其凡")).toBeUndefined();
  });

  it("knows a syllable when it is typed, and a word of another language from it", () => {
    const characters = Array.from({ length: 0x5200 }, (_, index) =>
      String.fromCodePoint(0x4e00 + index),
    );
    const syllables = new Set(characters.flatMap((character) => syllablesOf(character)));
    const untyped = [...syllables].filter((one) => /^[a-z]+$/u.test(one) && !isPinyin(one));
    // 呣 and 嗯, which only answer.
    expect(untyped.toSorted()).toEqual(["m", "ng"]);
    expect(["chongqing", "xian", "nvren"].every(isPinyin)).toBe(true);
    expect(["mercato", "settori", "market", "who", "è", ""].some(isPinyin)).toBe(false);
  });

  it("takes no time to tell from letters that could be cut in many ways", () => {
    const start = performance.now();
    expect(isPinyin(`${"an".repeat(50_000)}q`)).toBe(false);
    expect(isPinyin("an".repeat(50_000))).toBe(true);
    expect(performance.now() - start).toBeLessThan(2_000);
  });

  it("is the same whether all sounds were found out before, at once or half of them", () => {
    const before = lexiconOf("黄奇帆");
    for (const _ of before.learnSounds()) continue;
    const half = lexiconOf("黄奇帆");
    half.learnSounds().next();
    for (const lexicon of [before, half, lexiconOf("黄奇帆")]) {
      expect(lexicon.toHan(["huangqifan", "shi", "shei"])).toHaveLength(2);
      expect(lexicon.soundingLike("黄其帆")).toBe("黄奇帆");
    }
  });

  it("is read inside a question, and the question counts as Chinese", () => {
    const lexicon = new Lexicon(analyzers);
    lexicon.addName("zh", "创意产业", "creative-industry");
    const parse = lexicon.parse("chuangyi chanye shi shenme");
    expect(parse.language).toBe("zh");
    expect(parse.units.flatMap(({ terms }) => terms)).toEqual(["creative-industry"]);
    expect(parse.units.flatMap(({ cues }) => cues)).toContain("what");
  });
});

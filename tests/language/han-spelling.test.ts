/** Names mistaken by ear or by eye are found again; what is known is left alone. */
import { describe, expect, it } from "vitest";
import { toAtoms } from "../../src/language/atoms.ts";
import { HanSpelling } from "../../src/language/han-spelling.ts";
import { NAME_RANK, PinyinLexicon } from "../../src/language/pinyin.ts";

function spellingOf(names: readonly string[]): HanSpelling {
  const pinyin = new PinyinLexicon();
  const spelling = new HanSpelling(pinyin);
  for (const name of names) {
    pinyin.add(name, NAME_RANK);
    spelling.addName(name);
  }
  return spelling;
}

function corrected(text: string, piece: { start: number; end: number }, names: readonly string[]) {
  return spellingOf(names).correct(toAtoms(text), piece)?.characters.join("");
}

describe("HanSpelling", () => {
  it("hears a name written with a character of the same sound", () => {
    expect(corrected("有多少再体", { start: 3, end: 5 }, ["载体"])).toBe("载体");
  });

  it("hears a character as it sounds inside the name", () => {
    expect(corrected("几个航业", { start: 2, end: 4 }, ["行业"])).toBe("行业");
  });

  it("sees a name written with a character that looks alike", () => {
    expect(corrected("表演艺木", { start: 3, end: 4 }, ["表演艺术"])).toBe("表演艺术");
    expect(corrected("十三个领城", { start: 3, end: 5 }, ["领域"])).toBe("领域");
  });

  it("changes what nobody knows before what is known", () => {
    expect(corrected("几个航业", { start: 2, end: 4 }, ["各行业", "行业"])).toBe("行业");
  });

  it("leaves another thing alone", () => {
    expect(corrected("文旅产业", { start: 0, end: 2 }, ["文创产业", "载体"])).toBeUndefined();
  });
});

/** Text is decoded as what it is, or refused: never garbled. */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeText } from "../../src/documents/encoding.ts";
import {
  big5,
  eucKr,
  gb18030,
  joinedBytes,
  macRoman,
  shiftJis,
  utf16,
  utf8,
  windows1251,
  windows1252,
} from "./bytes.ts";

const ITALIAN = {
  short: "Perché no?",
  word: "città",
  quoted: "L’arte è ‘viva’ – più che mai…",
  long: "La città di Chongqing è sul fiume Yangtze; perciò vi è un porto. Già nel 2005 l’industria della creatività valeva più di 30 miliardi, e così sarà finché c’è chi vi lavora. «Né troppo, né poco», dice l’economista.\n".repeat(
    20,
  ),
};
const ENGLISH = {
  short: "It’s a café.",
  quoted: "“Yes” – that’s what he said…",
  long: "The industry’s value grew by 20% in 2005 — “more than we hoped”, says the city’s naïve économiste. It costs £30 or €40.\n".repeat(
    20,
  ),
};
const CHINESE = {
  short: "重庆",
  sentence: "重庆的创意产业有十三个行业。",
  mixed: "2010年,GDP增长10%左右.",
  traditional: "重慶的創意產業發展計劃包括十三個行業。",
  long: "创意产业主要包括13个行业,如表演艺术、电影电视、出版、艺术品和古董、建筑、广告和大众传媒。到2010年,重庆的创意产业将创造五十万个就业岗位。\n".repeat(
    20,
  ),
};
const simplified = Object.values(CHINESE).filter((text) => text !== CHINESE.traditional);
const texts = [...Object.values(ITALIAN), ...Object.values(ENGLISH), ...Object.values(CHINESE)];

describe("text of the three languages", () => {
  it.each(texts)("is read as UTF-8 where it is: %s", (text) => {
    expect(decodeText(utf8(text))).toEqual({ text, encoding: "utf-8" });
    expect(decodeText(utf8(`\uFEFF${text}`))).toEqual({ text: `\uFEFF${text}`, encoding: "utf-8" });
  });

  it.each(texts)("is read as UTF-16 by its byte order mark, which stays: %s", (text) => {
    const marked = `\uFEFF${text}`;
    expect(decodeText(utf16(marked))).toEqual({ text: marked, encoding: "utf-16le" });
    const bytes = utf16(marked, { isBigEndian: true });
    expect(decodeText(bytes)).toEqual({ text: marked, encoding: "utf-16be" });
  });

  it.each([ITALIAN.short, ITALIAN.long, ENGLISH.long, CHINESE.mixed, CHINESE.long])(
    "is read as UTF-16 by its zero bytes: %s",
    (text) => {
      expect(decodeText(utf16(text))).toEqual({ text, encoding: "utf-16le" });
      const bytes = utf16(text, { isBigEndian: true });
      expect(decodeText(bytes)).toEqual({ text, encoding: "utf-16be" });
    },
  );

  it.each([...Object.values(ITALIAN), ...Object.values(ENGLISH)])(
    "is read as Windows-1252: %s",
    (text) => {
      expect(decodeText(windows1252(text))).toEqual({ text, encoding: "windows-1252" });
    },
  );

  it.each(simplified)("is read as GB18030: %s", (text) => {
    expect(decodeText(gb18030(text))).toEqual({ text, encoding: "gb18030" });
  });

  it("is never taken for anything else where it is valid UTF-8", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 60 }), (text) => {
        const decoded = decodeText(utf8(text));
        // oxlint-disable-next-line no-control-regex -- these are what is refused
        const mayBeRefused = /[\u0000-\u001F\u007F-\u009F]/u.test(text);
        expect([{ text, encoding: "utf-8" }, mayBeRefused && "refused"]).toContainEqual(
          "text" in decoded ? decoded : "refused",
        );
      }),
    );
  });

  it.each([
    ["two bytes of a character", [0xe9, 0x87], 2],
    ["a byte of another after one that is whole", [0xe9, 0x87, 0x8d, 0x0a, 0x20, 0xe5], 3],
  ])("is refused where it is cut off inside a character: %s", (_what, end, line) => {
    expect(decodeText(new Uint8Array([...utf8("Uno.\n"), ...end]))).toEqual({
      message: expect.stringMatching(/^not UTF-8, .*it is cut off\. Permitted: /u),
      line,
    });
  });

  it("is not mistaken for UTF-8 cut off where one letter of Windows-1252 ends it", () => {
    const text = "Le mura della citt\u00E0";
    expect(decodeText(Buffer.from(text, "latin1"))).toEqual({ text, encoding: "windows-1252" });
  });

  it("is cut anywhere and still what it was, or refused", () => {
    const encodings = Array.from({ length: 199 }, (_, at) => {
      const decoded = decodeText(utf8(CHINESE.long).subarray(0, at + 1));
      return "text" in decoded ? decoded.encoding : "refused";
    });
    expect(new Set(encodings)).toEqual(new Set(["utf-8", "refused"]));
  });
});

describe("what is none of these", () => {
  it.each([
    ["Big5", big5("重慶的創意產業主要包括十三個行業,到了那一年將創造五十萬個工作。")],
    ["Shift_JIS", shiftJis("重慶は中国の都市です。人口は三千万人で、とても大きいです。")],
    ["EUC-KR", eucKr("충칭은 중국의 도시입니다. 인구는 삼천만 명이고 매우 큽니다.")],
    ["Windows-1251", windows1251("Чунцин — город в Китае, население тридцать миллионов.")],
    ["Mac Roman", macRoman("La città è più bella perché è così, però non c'è nessuno.")],
  ])("is refused, %s for one", (_name, bytes) => {
    expect(decodeText(bytes)).toMatchObject({
      message: expect.stringMatching(/^not UTF-8, .*Permitted: /u),
      line: 1,
    });
  });

  it("is refused where it is Traditional Chinese in GB18030, which Big5 read wrongly resembles", () => {
    const bytes = gb18030(CHINESE.traditional);
    expect(decodeText(bytes)).toHaveProperty("message");
    expect(decodeText(bytes, "gbk")).toMatchObject({ text: CHINESE.traditional });
  });

  it("is refused with the line where UTF-8 is damaged", () => {
    const bytes = joinedBytes(
      utf8("Città e virtù.\nÈ così, perché "),
      Uint8Array.of(0xc3),
      utf8(" sì.\n"),
    );
    expect(decodeText(bytes)).toMatchObject({
      line: 2,
      message: expect.stringContaining("damaged"),
    });
  });

  it("is refused as binary where zeros or other controls are in it", () => {
    const zeros = joinedBytes(utf8("one\ntwo"), Uint8Array.of(0, 1, 2), utf8("three"));
    expect(decodeText(zeros)).toMatchObject({
      line: 2,
      message: expect.stringContaining("binary"),
    });
    const controls = decodeText(utf8("one\n\u0001\u0002\u0003\u0004 two"));
    expect(controls).toMatchObject({ line: 2, message: expect.stringContaining("binary") });
  });

  it("is refused where UTF-16 or UTF-32 is cut off or unheard of", () => {
    expect(decodeText(utf16("\uFEFFCiao").subarray(0, 7))).toHaveProperty("message");
    expect(decodeText(Uint8Array.of(0xff, 0xfe, 0, 0, 65, 0, 0, 0))).toHaveProperty("message");
  });

  it("is never garbled: random bytes are refused or come out whole", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        const decoded = decodeText(bytes);
        const isWhole = "text" in decoded && !decoded.text.includes("\0");
        expect(isWhole || ("message" in decoded && decoded.message.includes("Permitted: "))).toBe(
          true,
        );
      }),
    );
  });
});

describe("an encoding that a file declares", () => {
  it("counts where the bytes do not tell themselves", () => {
    const bytes = big5("重慶");
    expect(decodeText(bytes, "big5")).toEqual({ text: "重慶", encoding: "big5" });
    expect(decodeText(utf8("重慶"), "big5")).toEqual({ text: "重慶", encoding: "utf-8" });
    expect(decodeText(gb18030("重庆"), "gb2312")).toEqual({ text: "重庆", encoding: "gb18030" });
    expect(decodeText(gb18030("重庆"), "no-such")).toMatchObject({ encoding: "gb18030" });
  });
});

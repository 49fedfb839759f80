import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { shownText } from "../../src/rendering/shown-text.ts";
import { hostileTexts } from "../telegram/hostile-text.ts";

describe("a user's words shown back", () => {
  it("hold nothing invisible, are one line and keep within the limit", () => {
    const texts = fc
      .array(
        fc.oneof(
          fc.string({ unit: "binary" }),
          fc.constantFrom("\u202E", "\u200B", "\uD800", "\n", "e\u0301"),
        ),
      )
      .map((parts) => parts.join(""));
    fc.assert(
      fc.property(texts, fc.integer({ min: 2, max: 40 }), (text, limit) => {
        const shown = shownText(text, limit);
        expect(shown.length).toBeLessThanOrEqual(limit);
        expect(shown).not.toMatch(/\p{C}|[\n\r\u2028\u2029]/u);
      }),
      { numRuns: 1000 },
    );
  });

  it("keep their accents, but no towers of them", () => {
    expect(shownText("città é 汉字", 40)).toBe("città é 汉字");
    expect(shownText(`Z${"\u0310".repeat(200)}x`, 40)).toBe("Z\u0310\u0310\u0310x");
  });

  it("are cut between graphemes", () => {
    expect(shownText("ab🇮🇹🇨🇳", 8)).toBe("ab🇮🇹…");
  });
});

describe("shown text of any origin", () => {
  const controls = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;

  it("is one visible line within its limit, and the same when it is shown again", () => {
    fc.assert(
      fc.property(hostileTexts, fc.integer({ min: 2, max: 80 }), (text, limit) => {
        const shown = shownText(text, limit);
        expect(shown.length).toBeLessThanOrEqual(limit);
        expect(shown).not.toMatch(controls);
        expect(shown).not.toMatch(/\p{M}{4}/u);
        expect(shown.trim()).toBe(shown);
        expect(shownText(shown, limit)).toBe(shown);
      }),
      { numRuns: 1000 },
    );
  });
});

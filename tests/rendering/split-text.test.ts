import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Entity, EntityType, RichText } from "../../src/rendering/rich-text.ts";
import { splitReply, splitText } from "../../src/rendering/split-text.ts";
import { hostileTexts } from "../telegram/hostile-text.ts";

const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });
const texts = hostileTexts;
const types = fc.constantFrom<EntityType>("bold", "italic", "expandable_blockquote");

const richTexts: fc.Arbitrary<RichText> = texts.chain((text) =>
  fc
    .array(fc.tuple(types, fc.nat(Math.max(0, text.length - 1)), fc.integer({ min: 1, max: 40 })), {
      maxLength: 12,
    })
    .map((ranges) => ({
      text,
      entities: ranges
        .map(([type, offset, length]): Entity => ({
          type,
          offset,
          length: Math.min(length, text.length - offset),
        }))
        .filter(({ length }) => length > 0),
    })),
);
const limits = fc.record({
  text: fc.integer({ min: 16, max: 60 }),
  entities: fc.integer({ min: 4, max: 100 }),
});

/** Each formatted code unit of the whole text, as `type@position`. */
function formattedUnits(pieces: readonly RichText[]): Set<string> {
  const units = new Set<string>();
  let start = 0;
  for (const { text, entities } of pieces) {
    for (const { type, offset, length } of entities)
      for (let at = offset; at < offset + length; at += 1) units.add(`${type}@${start + at}`);
    start += text.length;
  }
  return units;
}

describe("a long text", () => {
  it("is split into pieces that fit and that joined give it again", () => {
    fc.assert(
      fc.property(richTexts, limits, (rich, limit) => {
        const pieces = splitText(rich, limit);
        expect(pieces.map(({ text }) => text).join("")).toBe(rich.text);
        for (const { text, entities } of pieces) {
          expect(text.length).toBeGreaterThan(0);
          expect(text.length).toBeLessThanOrEqual(limit.text);
          expect(entities.length).toBeLessThanOrEqual(limit.entities);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it("keeps every entity within its piece and formats exactly what was formatted", () => {
    fc.assert(
      fc.property(richTexts, limits, (rich, { text }) => {
        const pieces = splitText(rich, { text, entities: 100 });
        for (const piece of pieces)
          for (const { offset, length } of piece.entities) {
            expect(offset).toBeGreaterThanOrEqual(0);
            expect(length).toBeGreaterThan(0);
            expect(offset + length).toBeLessThanOrEqual(piece.text.length);
          }
        expect(formattedUnits(pieces)).toEqual(formattedUnits([rich]));
      }),
      { numRuns: 1000 },
    );
  });

  it("is never cut inside a grapheme that fits into a message", () => {
    fc.assert(
      fc.property(texts, limits, (text, { text: limit }) => {
        const segments = [...graphemes.segment(text)];
        fc.pre(segments.every(({ segment }) => segment.length < limit));
        const boundaries = new Set([...segments.map(({ index }) => index), text.length]);
        let cut = 0;
        for (const piece of splitText({ text, entities: [] }, { text: limit, entities: 100 })) {
          cut += piece.text.length;
          expect(boundaries.has(cut)).toBe(true);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it("is never cut inside a surrogate pair, not even in a grapheme without end", () => {
    const text = "👩" + "‍👩".repeat(3000);
    for (const piece of splitText({ text, entities: [] }))
      expect(piece.text).not.toMatch(/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/);
  });

  it.each([
    ["a paragraph", "aaaa aaaa.\naaaa.\n\n", "bbbb. bbbb bbbb"],
    ["a line", "aaaa aaaa. aaaa\n", "bbbb. bbbb bbbb bb"],
    ["a sentence", "aaaa aaaa aaaa. ", "bbbb bbbb bbbb bb"],
    ["a Chinese sentence", "一二三四五六七八九十，甲乙丙。", "一二三四五六七八九十甲乙丙丁戊己"],
    ["a word", "aaaa aaaa aaaa ", "bbbbbbbbb bbbbb"],
  ])("is cut after %s where there is one", (_what, first, second) => {
    const pieces = splitText({ text: first + second, entities: [] }, { text: 20, entities: 100 });
    expect(pieces.map(({ text }) => text)).toEqual([first, second]);
  });

  it("is split before there are more entities than a message may have", () => {
    const text = "ab ".repeat(250);
    const entities = Array.from({ length: 250 }, (_, index): Entity => ({
      type: "bold",
      offset: index * 3,
      length: 2,
    }));
    const pieces = splitText({ text, entities });
    expect(pieces.map((piece) => piece.entities.length)).toEqual([100, 100, 50]);
  });

  it("leaves an empty text without a piece, and a short one whole", () => {
    expect(splitText({ text: "", entities: [] })).toEqual([]);
    expect(splitText({ text: "x".repeat(4096), entities: [] })).toHaveLength(1);
  });

  it("takes a hostile text of 100,000 characters in under a second", () => {
    const start = performance.now();
    splitText({ text: " ".repeat(50_000) + "!".repeat(50_000), entities: [] });
    expect(performance.now() - start).toBeLessThan(1000);
  });
});

describe("a long reply", () => {
  it("has its buttons under the last piece", () => {
    const buttons = [[{ label: "x", action: { kind: "topics", locale: "it" } as const }]];
    const replies = splitReply({ text: "x".repeat(9000), entities: [], buttons });
    expect(replies.map((reply) => reply.buttons)).toEqual([[], [], buttons]);
  });
});

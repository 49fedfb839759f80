/** The made-up collection is the same each time and has the statistics of text that it claims. */
import { describe, expect, it } from "vitest";
import { holdsAnswer } from "../../benchmarks/retrieval/metrics.ts";
import { createSyntheticSet } from "../../benchmarks/retrieval/synthetic-corpus.ts";
import { SyntheticWords } from "../../benchmarks/retrieval/synthetic-words.ts";
import { italian } from "../../src/language/italian.ts";
import { termsOf } from "../../src/language/terms.ts";

const set = createSyntheticSet(600);
const termsOfPassages = set.passages.map(({ text }) => termsOf(text, italian));

function distinct(count: number): number {
  return new Set(termsOfPassages.slice(0, count).flat()).size;
}

describe("a synthetic set", () => {
  it("is the same each time", () => {
    expect(createSyntheticSet(600)).toEqual(set);
  });

  it("begins a larger one", () => {
    expect(createSyntheticSet(200).passages).toEqual(set.passages.slice(0, 200));
  });

  it("has passages of about 120 words, short ones and long ones", () => {
    const lengths = set.passages
      .map(({ text }) => text.split(" ").length)
      .toSorted((a, b) => a - b);
    expect(lengths[300]).toBeGreaterThan(110);
    expect(lengths[300]).toBeLessThan(130);
    expect(lengths[30]).toBeLessThan(75);
    expect(lengths[570]).toBeGreaterThan(200);
  });

  it("has new words for as long as it goes on, though ever fewer", () => {
    expect(distinct(600)).toBeGreaterThan(distinct(300) * 1.35);
    expect(distinct(600)).toBeLessThan(distinct(300) * 1.75);
  });

  it("has few words that are frequent and many that stand once", () => {
    const frequencies = new Map<string, number>();
    for (const terms of termsOfPassages)
      for (const term of new Set(terms)) frequencies.set(term, (frequencies.get(term) ?? 0) + 1);
    const counts = [...frequencies.values()].toSorted((a, b) => b - a);
    expect(counts[0]).toBeGreaterThan(150);
    expect(counts[100]).toBeLessThan(60);
    expect(counts.filter((count) => count === 1).length).toBeGreaterThan(counts.length / 3);
  });

  it("asks a thousand questions of five to nine words", () => {
    const lengths = set.questions.map(({ question }) => question.split(" ").length);
    expect(lengths).toHaveLength(1000);
    expect(Math.min(...lengths)).toBeGreaterThanOrEqual(5);
    expect(Math.max(...lengths)).toBeLessThanOrEqual(9);
  });

  it("asks what its passage answers, in another form of a word here and there", () => {
    const texts = new Map(set.passages.map(({ id, text }) => [id, text]));
    let inflected = 0;
    for (const { question, passageId, answer } of set.questions) {
      const text = texts.get(passageId) ?? "";
      expect(holdsAnswer(text, answer)).toBe(true);
      const terms = new Set(termsOf(text, italian));
      const asked = termsOf(question, italian);
      expect(asked.some((term) => terms.has(term))).toBe(true);
      const words = question.slice(0, -1).split(" ").slice(1);
      if (words.some((word) => !text.toLowerCase().includes(word.toLowerCase()))) inflected += 1;
    }
    expect(inflected).toBeGreaterThan(400);
  });
});

describe("a synthetic word", () => {
  it("has forms that an Italian stemmer takes for one word, but for a few", () => {
    const words = new SyntheticWords(1);
    const inflected = Array.from({ length: 2000 }, (_, rank) => words.at(rank)).filter(
      ({ forms }) => forms.length > 1,
    );
    const alike = inflected.filter(
      ({ forms }) => new Set(forms.map((form) => italian.stem(form))).size === 1,
    );
    expect(alike.length / inflected.length).toBeGreaterThan(0.85);
  });

  it("is the same whatever is asked for first", () => {
    const [forwards, backwards] = [new SyntheticWords(1), new SyntheticWords(1)];
    const late = backwards.at(500);
    expect([forwards.at(100), forwards.at(500)]).toEqual([backwards.at(100), late]);
  });
});

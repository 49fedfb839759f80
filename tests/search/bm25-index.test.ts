/** The index ranks as BM25 by its formula does, up to the slots that FlexSearch stores scores in. */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Bm25Index } from "../../src/search/bm25-index.ts";

const K1 = 0.9;
const B = 0.6;
const SLOTS = 16;
const AVERAGE = 5;

type Terms = readonly string[];

/** Robertson and Spärck Jones, straight from the formula. */
function naiveScores(documents: readonly Terms[], query: Terms): number[] {
  const asked = [...new Set(query)];
  return documents.map((document) => {
    let score = 0;
    for (const term of asked) {
      const frequency = document.filter((each) => each === term).length;
      const holders = documents.filter((each) => each.includes(term)).length;
      const rarity = Math.log(1 + (documents.length - holders + 0.5) / (holders + 0.5));
      const length = 1 - B + (B * document.length) / AVERAGE;
      score += (rarity * frequency * (K1 + 1)) / (frequency + K1 * length);
    }
    return score;
  });
}

/** The most that storing one of 16 slots may add to a score. */
function slotError(documents: readonly Terms[], query: Terms): number {
  const most = Math.log(1 + (documents.length + 0.5) / 0.5);
  return (new Set(query).size * most * (K1 + 1)) / SLOTS;
}

function indexOf(documents: readonly Terms[]): Bm25Index {
  const index = new Bm25Index(AVERAGE);
  for (const document of documents) index.add(document);
  return index;
}

const term = fc.constantFrom("settore", "重庆", "moda", "#13", "constructor", "__proto__", "a b");
const documents = fc.array(fc.array(term, { maxLength: 12 }), { maxLength: 12 });
const query = fc.array(term, { maxLength: 5 });

describe("the BM25 index", () => {
  it("finds exactly the documents that hold a term of the query", () => {
    fc.assert(
      fc.property(documents, query, (texts, terms) => {
        const found = indexOf(texts).search(terms, 100);
        const holders = texts.flatMap((text, id) =>
          text.some((each) => terms.includes(each)) ? [id] : [],
        );
        expect(found.map(({ id }) => id).toSorted((a, b) => a - b)).toEqual(holders);
      }),
    );
  });

  it("scores each document as the formula does, at most a slot a term above", () => {
    fc.assert(
      fc.property(documents, query, (texts, terms) => {
        const exact = naiveScores(texts, terms);
        const error = slotError(texts, terms);
        for (const { id, score } of indexOf(texts).search(terms, 100)) {
          expect(score).toBeGreaterThanOrEqual((exact[id] ?? 0) - 1e-9);
          expect(score).toBeLessThanOrEqual((exact[id] ?? 0) + error + 1e-9);
        }
      }),
    );
  });

  it("ranks as the formula does wherever that tells documents apart by more than a slot a term", () => {
    fc.assert(
      fc.property(documents, query, (texts, terms) => {
        const exact = naiveScores(texts, terms);
        const error = slotError(texts, terms);
        const found = indexOf(texts).search(terms, 100);
        for (const [place, { id }] of found.entries())
          for (const later of found.slice(place + 1))
            expect((exact[later.id] ?? 0) - (exact[id] ?? 0)).toBeLessThanOrEqual(error + 1e-9);
      }),
    );
  });

  it("gives the best first, earlier documents before later equals, and no more than the limit", () => {
    fc.assert(
      fc.property(documents, query, fc.nat({ max: 6 }), (texts, terms, limit) => {
        const index = indexOf(texts);
        const all = index.search(terms, 100);
        const sorted = all.toSorted((a, b) => b.score - a.score || a.id - b.id);
        expect(all).toEqual(sorted);
        expect(index.search(terms, limit)).toEqual(all.slice(0, limit));
      }),
    );
  });

  it("is the same for the same documents, however often it is asked", () => {
    fc.assert(
      fc.property(documents, query, (texts, terms) => {
        const index = indexOf(texts);
        const first = index.search(terms, 100);
        expect(index.search([...terms, ...terms], 100)).toEqual(first);
        expect(indexOf(texts).search(terms, 100)).toEqual(first);
      }),
    );
  });

  it("puts a rare term above a common one, and a short document above a long one", () => {
    const index = indexOf([
      ["settore", "moda"],
      ["settore", "fiere"],
      ["settore", "fiere", "cinema", "editoria", "software", "antiquariato", "design", "disegno"],
    ]);
    const [first] = index.search(["settore", "moda"], 1);
    expect(first?.id).toBe(0);
    expect(index.search(["fiere"], 3).map(({ id }) => id)).toEqual([1, 2]);
    expect(index.inverseFrequency("moda")).toBeGreaterThan(index.inverseFrequency("settore"));
    expect(index.frequency("settore")).toBe(3);
    expect(index.frequency("opera")).toBe(0);
  });

  it("finds nothing in nothing, and nothing for nothing", () => {
    expect(new Bm25Index(AVERAGE).search(["moda"], 5)).toEqual([]);
    expect(indexOf([["moda"]]).search([], 5)).toEqual([]);
    expect(indexOf([[]]).size).toBe(1);
  });

  it("ranks the best few as it would all, though it need not look at all for them", () => {
    // Rare words and common ones: the first settle who is best.
    const skewed = fc.array(
      fc.uniqueArray(fc.constantFrom(...Array.from("rssttttuuuuuuuuvvvvvvvvvvvvvvvv")), {
        maxLength: 5,
      }),
      { minLength: 20, maxLength: 80 },
    );
    const groups = fc.array(
      fc.record({
        share: fc.constantFrom(1, 0.4),
        alternatives: fc.uniqueArray(
          fc.record({
            term: fc.constantFrom(...Array.from("rstuv")),
            weight: fc.constantFrom(1, 0.8),
          }),
          { minLength: 1, maxLength: 2, selector: (one) => one.term },
        ),
      }),
      { minLength: 2, maxLength: 6 },
    );
    fc.assert(
      fc.property(skewed, groups, fc.integer({ min: 1, max: 4 }), (texts, asked, limit) => {
        const index = indexOf(texts);
        const all = index.rankGroups(asked, texts.length);
        expect(index.rankGroups(asked, limit)).toEqual(all.slice(0, limit));
      }),
      { numRuns: 500 },
    );
  });
});

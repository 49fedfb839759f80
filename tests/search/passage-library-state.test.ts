/** A library made from what another held is the same library: hits, scores to the bit, and all that is done to it later. */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Source } from "../../src/knowledge/source.ts";
import { analyzers } from "../../src/language/analyzers.ts";
import { takeAll } from "../../src/search/all-steps.ts";
import type { LibraryState } from "../../src/search/library-state.ts";
import { joined } from "../../src/search/numbers.ts";
import { PassageLibrary } from "../../src/search/passage-library.ts";
import { inMemory } from "./in-memory-state.ts";

const options = { analyzers };

const WORDS = {
  it: "il mercato antiquariato apre ogni domenica e vende mobili antichi 1987 a Torino presso fiera".split(
    " ",
  ),
  zh: "重庆 市场 每个 星期日 开放 出售 古董 家具 一九八七 年 博览会 展览".split(" "),
  en: "the market opens every Sunday and sells old furniture 1987 near fair in Turin".split(" "),
};
type Known = keyof typeof WORDS;
const QUESTIONS: Readonly<Record<Known, readonly string[]>> = {
  it: ["quando apre il mercato dell'antiquariato?", "chi vende mobli antichi a Torino?"],
  zh: ["市场什么时候开放?", "谁出售古董家具?"],
  en: ["when does the market open?", "who sells old furnitures near Turin?"],
};
const languages = ["it", "zh", "en"] as const;

/** What is done to a library: a source put, in the place of the earlier of its name, or removed. */
interface Step {
  readonly name: number;
  readonly language: Known;
  readonly paragraphs: readonly (readonly number[])[] | undefined;
}

const step: fc.Arbitrary<Step> = fc.record({
  name: fc.nat({ max: 4 }),
  language: fc.constantFrom(...languages),
  paragraphs: fc.option(
    fc.array(fc.array(fc.nat({ max: 11 }), { minLength: 1, maxLength: 90 }), { maxLength: 5 }),
    { nil: undefined, freq: 3 },
  ),
});

function sourceOf({ name, language, paragraphs = [] }: Step): Source {
  const separator = language === "zh" ? "" : " ";
  let text = "";
  const blocks: Source["blocks"][number][] = [];
  for (const [index, words] of paragraphs.entries()) {
    const kind = index % 3 === 1 ? "heading" : "paragraph";
    const start = text.length;
    text += `${words.map((word) => WORDS[language][word]).join(separator)}${language === "zh" ? "。" : "."}`;
    blocks.push({ start, end: text.length, kind });
    text += "\n\n";
  }
  const id = `${language}/${name}.txt`;
  return { id, title: `Fonte ${name}`, language, text, blocks, markup: [] };
}

function change(library: PassageLibrary, steps: readonly Step[]): void {
  for (const one of steps)
    takeAll(one.paragraphs ? library.put(sourceOf(one)) : library.remove(sourceOf(one).id));
}

function stateOf(library: PassageLibrary): LibraryState | undefined {
  const state = takeAll(library.state());
  return state && inMemory(state);
}

function sourcesOf(library: PassageLibrary, steps: readonly Step[]): readonly Source[] {
  const last = new Map(steps.map((one) => [sourceOf(one).id, sourceOf(one)]));
  return library.sourceIds.map((id) => last.get(id) as Source);
}

/** From nothing but what a file can hold: numbers and words. */
function restored(library: PassageLibrary, steps: readonly Step[]): PassageLibrary {
  const state = structuredClone(stateOf(library)) as LibraryState;
  return new PassageLibrary(options, { state, sources: sourcesOf(library, steps) });
}

/** All that a question can show of a library, ids left out: they are its own affair. */
function answersOf(library: PassageLibrary): unknown {
  return languages.map((language) =>
    QUESTIONS[language].map((text) =>
      library.search({ text, language }, 20).map(({ passage, match, query }) => ({
        source: passage.source.id,
        ordinal: passage.ordinal,
        span: passage.span,
        headings: passage.headings,
        match: { ...match, id: 0, matched: [...match.matched] },
        query,
      })),
    ),
  );
}

const steps = fc.array(step, { maxLength: 8 });

describe("what a library holds", () => {
  it("makes the same library: the same hits, with the same scores to the bit", () => {
    fc.assert(
      fc.property(steps, (done) => {
        const library = new PassageLibrary(options);
        change(library, done);
        const again = restored(library, done);
        expect(answersOf(again)).toEqual(answersOf(library));
        expect(again.sourceIds).toEqual(library.sourceIds);
        expect(again.size).toBe(library.size);
      }),
      { numRuns: 60 },
    );
  });

  it("makes one that is changed as the first would be", () => {
    fc.assert(
      fc.property(steps, steps, (before, after) => {
        const library = new PassageLibrary(options);
        change(library, before);
        const again = restored(library, before);
        change(library, after);
        change(again, after);
        expect(answersOf(again)).toEqual(answersOf(library));
        const twice = restored(again, [...before, ...after]);
        expect(answersOf(twice)).toEqual(answersOf(library));
      }),
      { numRuns: 60 },
    );
  });

  it("is, whatever was put and removed, that of a library of the sources left alone", () => {
    fc.assert(
      fc.property(steps, steps, (before, after) => {
        const changed = new PassageLibrary(options);
        change(changed, before);
        const again = restored(changed, before);
        change(again, after);
        const left = new PassageLibrary(options);
        for (const source of sourcesOf(again, [...before, ...after])) takeAll(left.put(source));
        expect(answersOf(again)).toEqual(answersOf(left));
      }),
      { numRuns: 60 },
    );
  });

  it("has no place for passages that were removed", () => {
    const library = new PassageLibrary(options);
    const one = { name: 1, language: "it" as const, paragraphs: [[0, 1, 2], [3], [4, 5, 6]] };
    change(library, [one]);
    const before = stateOf(library)?.shelves[0]?.index.tokens.data.length;
    for (let time = 0; time < 5; time++) change(library, [one]);
    expect(stateOf(library)?.shelves[0]?.index.tokens.data.length).toBe(before);
    expect(stateOf(library)?.shelves[0]?.index.terms.size).toBe(library.size);
  });

  it("is not told while a source is being put or removed, nor where one was meanwhile", () => {
    const library = new PassageLibrary(options);
    const paragraphs = Array.from({ length: 200 }, () => Array.from({ length: 90 }, () => 5));
    const long = { name: 1, language: "it" as const, paragraphs };
    const putting = library.put(sourceOf(long));
    putting.next();
    expect(stateOf(library)).toBeUndefined();
    takeAll(putting);
    expect(stateOf(library)).toBeDefined();

    const removing = library.remove(sourceOf(long).id);
    removing.next();
    expect(stateOf(library)).toBeUndefined();
    takeAll(removing);
    expect(stateOf(library)?.sources).toEqual([]);
  });

  it("is not told where a source was put between its steps", () => {
    const library = new PassageLibrary(options);
    const text = Array.from({ length: 5000 }, (_, index) => String(10_000 + index)).join(" ");
    const blocks = [{ start: 0, end: text.length, kind: "paragraph" as const }];
    const numbers = { id: "n.txt", title: "", language: "en", text, blocks, markup: [] };
    takeAll(library.put(numbers));
    const telling = library.state();
    expect(telling.next().done).toBe(false);
    change(library, [{ name: 1, language: "it", paragraphs: [[0, 1]] }]);
    expect(takeAll(telling)).toBeUndefined();
  });

  it("is told to the number, whatever is asked of it at once", () => {
    const [first, second] = [Uint32Array.from([1, 2, 3]), Uint32Array.from([4, 5])];
    const both = joined(first, second);
    const all = [1, 2, 3, 4, 5];
    expect(both.length).toBe(5);
    for (let start = 0; start <= 5; start++)
      for (let end = start; end <= 5; end++)
        expect([...both.subarray(start, end)]).toEqual(all.slice(start, end));
  });

  it("stays what it was when the library changes", () => {
    const library = new PassageLibrary(options);
    const first = { name: 1, language: "it" as const, paragraphs: [[0, 1, 2, 3]] };
    change(library, [first]);
    const state = stateOf(library);
    const copy = structuredClone(state);
    change(library, [
      { ...first, name: 2, paragraphs: [[1, 2, 9]] },
      { ...first, paragraphs: undefined },
    ]);
    expect(state).toEqual(copy);
  });

  it("makes no library without the sources it was of", () => {
    const library = new PassageLibrary(options);
    const one = { name: 1, language: "it" as const, paragraphs: [[0, 1]] };
    change(library, [one]);
    const state = stateOf(library) as LibraryState;
    expect(() => new PassageLibrary(options, { state, sources: [] })).toThrow(/it\/1\.txt/u);
    const renamed = { ...sourceOf(one), title: "Altro" };
    expect(() => new PassageLibrary(options, { state, sources: [renamed] })).toThrow(RangeError);
  });
});

/** Passages are found by what people write: other forms, slips, numbers, other languages; and never once they are gone. */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chinese } from "../../src/language/chinese.ts";
import { english } from "../../src/language/english.ts";
import { parseCedict } from "../../src/language/dictionary-cedict.ts";
import { parseDictionary, writeDictionary } from "../../src/language/dictionary.ts";
import { TranslationTable } from "../../src/language/translation-table.ts";
import { found, libraryOf, put, remove } from "./library-of-texts.ts";

const TEXTS = {
  "en/river.md": "# The river Alder\n\nThe Alder is 320 kilometres long and rises near a glacier.",
  "en/bridge.md":
    "# The bridge\n\nThe bridge was finished in 1931. Lorries above 7,500 kg must not cross it.",
  "en/pump.md": "# The pump\n\nError E-17/b says that the filter is blocked. Clean it with water.",
  "it/mulino.md":
    "# Il mulino\n\nIl mulino macina grano e castagne. Fu costruito dai monaci nel 1402.",
  "it/nazione.md": "# La nazione\n\nLa costituzione della nazione garantisce la libertà di stampa.",
  "zh/tea.md": "# 茶园\n\n茶园在山上，每年春天采茶三次。绿茶不发酵。",
  "zh/lake.md": "# 湖\n\n湖面海拔四百米，冬天结冰，可以滑冰。",
};

describe("a library of passages", () => {
  const library = libraryOf(TEXTS);

  it.each([
    ["the words themselves", "Where does the Alder rise?", "en", "en/river.md"],
    ["another form of a word", "rising near glaciers", "en", "en/river.md"],
    ["a form the stem does not join", "costruzione dei monaci", "it", "it/mulino.md"],
    ["a letter missing", "castgne", "it", "it/mulino.md"],
    ["two letters swapped", "glcaier", "en", "en/river.md"],
    ["a wrong letter", "bricge lorries", "en", "en/bridge.md"],
    ["a number with another separator", "7.500 kg", "en", "en/bridge.md"],
    ["a number without one", "7500 kg", "en", "en/bridge.md"],
    ["a year", "1931", "en", "en/bridge.md"],
    ["a code", "error e-17/B", "en", "en/pump.md"],
    ["its title alone", "pump", "en", "en/pump.md"],
    ["Chinese without spaces", "绿茶发酵吗", "zh", "zh/tea.md"],
    ["Traditional characters", "綠茶發酵嗎", "zh", "zh/tea.md"],
    ["missing accents", "liberta di stampa", "it", "it/nazione.md"],
    ["capitals", "LIBERTÀ DI STAMPA", "it", "it/nazione.md"],
  ])("finds a passage by %s", (_what, text, language, id) => {
    expect(found(library, text, language)[0]).toBe(id);
  });

  it("mends a slip by what it has learned since the slip was made before, and not by what is gone", () => {
    const growing = libraryOf(TEXTS);
    expect(found(growing, "quarrz", "en")).toEqual([]);
    put(growing, "en/quarry.md", "# The quarry\n\nQuartz is found here.");
    expect(found(growing, "quarrz", "en")).toEqual(["en/quarry.md"]);
    remove(growing, "en/quarry.md");
    expect(found(growing, "quarrz", "en")).toEqual([]);
  });

  it("finds relatives of words in another language without a dictionary", () => {
    expect(found(library, "constitution of the nation", "en")[0]).toBe("it/nazione.md");
  });

  it("finds passages in another language through a dictionary", () => {
    const reading = parseCedict("湖 湖 [hu2] /lake/\n結冰 结冰 [jie2 bing1] /to freeze/\n");
    if (!("source" in reading)) throw new Error(reading.problem);
    const about = { name: "tiny", from: "zh", to: "en", sha256: "0" };
    const { entries } = reading.source;
    const written = writeDictionary({ about, entries, from: chinese, to: english });
    const dictionary = parseDictionary(written);
    if (!dictionary) throw new Error("The dictionary cannot be read.");
    const both = libraryOf(TEXTS, new TranslationTable([dictionary]));
    expect(found(both, "does the lake freeze?", "en")[0]).toBe("zh/lake.md");
    expect(found(library, "does the lake freeze?", "en")).not.toContain("zh/lake.md");
  });

  it("finds passages in another language by the names of a glossary", () => {
    const named = libraryOf(TEXTS);
    const names = { zh: ["茶园"], en: ["plantation"] };
    named.learnTerms([{ id: "a/plantation", isOptional: false, names }]);
    expect(found(named, "plantation", "en")[0]).toBe("zh/tea.md");
  });

  it("prefers of passages that hold a question alike the one in fewer words", () => {
    const fact = "The Alder bridge was built by masons from Selva.";
    const rest = "Around it lie meadows, barns and a mill that no longer turns in winter. ".repeat(
      9,
    );
    const two = libraryOf({
      "en/a.md": `${fact} ${rest}`,
      "en/b.md": `${fact} ${rest.slice(0, 216)}`,
    });
    expect(found(two, "Who built the Alder bridge?")).toEqual(["en/b.md", "en/a.md"]);
    const hits = two.search({ text: "Who built the Alder bridge?", language: "en" }, 2);
    const [short, long] = hits.map(({ match: { features } }) => features.brevity);
    expect(short).toBeGreaterThan(long as number);
  });

  it("does not bury a small language under a large one", () => {
    const many = libraryOf(TEXTS);
    for (let index = 0; index < 60; index++)
      put(many, `it/${index}.md`, `# Scheda ${index}\n\nIl tram numero ${index} passa spesso.`);
    expect(found(many, "Where does the Alder rise?", "en")[0]).toBe("en/river.md");
    expect(found(many, "绿茶发酵吗", "zh")[0]).toBe("zh/tea.md");
  });

  it.each([
    ["nothing", ""],
    ["white space", " \n\t"],
    ["signs", "?!…—"],
    ["a lone surrogate", "\uD800"],
    ["names every object has", "__proto__ constructor toString hasOwnProperty"],
    ["words no passage holds", "xylophone quartz"],
  ])("finds nothing, and does not fail, for %s", (_what, text) => {
    for (const language of ["en", "it", "zh"]) expect(found(library, text, language)).toEqual([]);
  });

  it("takes a question of 100,000 characters in less than two seconds", () => {
    const start = performance.now();
    for (const text of ["alder ".repeat(17_000), "a".repeat(100_000), "湖".repeat(100_000)])
      library.search({ text, language: "en" }, 5);
    expect(performance.now() - start).toBeLessThan(2000);
  });
});

describe("a library that changes", () => {
  it("answers from the earlier source until the new one is whole, then from the new one alone", () => {
    const library = libraryOf({ "en/a.md": "# Mill\n\nThe mill grinds barley." });
    const paragraphs = Array.from(
      { length: 200 },
      (_, index) => `## Part ${index}\n\nOats ${index}.`,
    );
    const other = libraryOf({ "en/b.md": `# Mill\n\n${paragraphs.join("\n\n")}` });
    const [changed] = other.search({ text: "oats", language: "en" }, 1);
    if (!changed) throw new Error("Nothing is found.");
    const steps = library.put({ ...changed.passage.source, id: "en/a.md" });
    let pauses = 0;
    while (!steps.next().done) {
      pauses += 1;
      const [barley, oats] = [found(library, "barley"), found(library, "oats")];
      expect(barley.length + oats.length).toBe(1);
    }
    expect(pauses).toBeGreaterThan(3);
    expect([found(library, "barley"), found(library, "oats")]).toEqual([[], ["en/a.md"]]);
  });

  it("finds what a library made anew finds, in the same order", () => {
    const words = ["oak", "elm", "ash", "birch", "willow", "pine"];
    const text = fc
      .array(fc.constantFrom(...words), { minLength: 1, maxLength: 5 })
      .map((chosen) => `# Trees\n\n${chosen.join(" ")}.`);
    const id = fc.constantFrom("en/a.md", "en/b.md", "en/c.md");
    const change = fc.oneof(
      fc.record({ id, text }),
      fc.record({ id, text: fc.constant(undefined) }),
    );
    fc.assert(
      fc.property(fc.array(change, { maxLength: 12 }), (changes) => {
        const library = libraryOf({});
        const left = new Map<string, string>();
        for (const one of changes) {
          left.delete(one.id);
          if (one.text === undefined) remove(library, one.id);
          else {
            put(library, one.id, one.text);
            left.set(one.id, one.text);
          }
        }
        const anew = libraryOf(Object.fromEntries(left));
        const scores = (of: typeof library, word: string) =>
          of
            .search({ text: word, language: "en" }, 10)
            .map(({ passage, match }) => [passage.source.id, match.score.toFixed(9)]);
        for (const word of words) expect(scores(library, word)).toEqual(scores(anew, word));
      }),
      { numRuns: 60 },
    );
  });
});

/** Phrases are found in any inflection, with or without the function words inside them. */
import { describe, expect, it } from "vitest";
import { toAtoms } from "../../src/language/atoms.ts";
import { chinese } from "../../src/language/chinese.ts";
import { italian } from "../../src/language/italian.ts";
import { PhraseTrie } from "../../src/language/phrase-trie.ts";

function italianTrie(): PhraseTrie {
  const trie = new PhraseTrie(italian);
  trie.add(toAtoms("industria della creatività"), "creative-industry", { isLoose: true });
  trie.add(toAtoms("industria"), "industry", { isLoose: true });
  trie.add(toAtoms("quanti sono"), "count", { isLoose: false });
  return trie;
}

function idsAt(trie: PhraseTrie, text: string, start = 0): readonly string[] {
  return trie
    .matchesAt(toAtoms(text), start)
    .flatMap(({ end, ids }) => ids.map((id) => `${id}@${end}`));
}

describe("a phrase", () => {
  it.each([
    ["as it was added", "industria della creatività", 3],
    ["in capitals and without accents", "INDUSTRIA DELLA CREATIVITA", 3],
    ["in another inflection", "industrie della creatività", 3],
    ["with another function word", "industria di creatività", 3],
    ["without its function word", "industria creatività", 2],
  ])("is found %s", (_how, text, end) => {
    expect(idsAt(italianTrie(), text)).toContain(`creative-industry@${end}`);
  });

  it("is found together with the shorter phrases it begins with", () => {
    expect(idsAt(italianTrie(), "industria della creatività")).toEqual([
      "industry@1",
      "creative-industry@3",
    ]);
  });

  it("is not found across a word that names something", () => {
    expect(idsAt(italianTrie(), "industria pesante creatività")).toEqual(["industry@1"]);
  });

  it("is found at its own place only", () => {
    expect(idsAt(italianTrie(), "la industria", 0)).toEqual([]);
    expect(idsAt(italianTrie(), "la industria", 1)).toEqual(["industry@2"]);
  });

  it("stands as it is written where it was added so", () => {
    expect(idsAt(italianTrie(), "quanti sono")).toEqual(["count@2"]);
    expect(idsAt(italianTrie(), "quante sono")).toEqual([]);
    expect(idsAt(italianTrie(), "quanti non sono")).toEqual([]);
  });

  it("means everything it was added for", () => {
    const trie = italianTrie();
    trie.add(toAtoms("industria"), "sector", { isLoose: true });
    expect(idsAt(trie, "industria")).toEqual(["industry@1", "sector@1"]);
    expect(trie.has("industrie")).toBe(true);
    expect(trie.has("creatività")).toBe(false);
  });

  it("is found in Chinese character by character, in Traditional writing too", () => {
    const trie = new PhraseTrie(chinese);
    trie.add(toAtoms("创意产业"), "creative-industry", { isLoose: true });
    expect(idsAt(trie, "創意產業有哪些")).toEqual(["creative-industry@4"]);
    expect(idsAt(trie, "创意")).toEqual([]);
  });

  it("never matches what is no phrase at all", () => {
    const trie = italianTrie();
    trie.add(toAtoms(""), "empty", { isLoose: true });
    trie.add(toAtoms("😀"), "face", { isLoose: true });
    expect(idsAt(trie, "")).toEqual([]);
    expect(idsAt(trie, "😀 ciao")).toEqual([]);
  });
});

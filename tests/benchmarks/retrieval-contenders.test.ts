/** Every retriever of the benchmark keeps the contract: positions of passages, the best first, nothing for nothing. */
import { describe, expect, it } from "vitest";
import { contenders, OURS } from "../../benchmarks/retrieval/contenders.ts";
import { LONGEST_SNIPPET, type Retriever } from "../../benchmarks/retrieval/retriever.ts";

const texts = {
  it: [
    "La fiera della moda apre a marzo.",
    "Il porto fluviale carica carbone e ferro.",
    "Nel 1973 il vecchio ponte crollò.",
    `Una lunga storia di pescatori. ${"Reti, barche, remi e ami. ".repeat(40)}`,
  ],
  en: [
    "The fashion fair opens in March.",
    "The river port loads coal and iron.",
    "In 1973 the old bridge collapsed.",
    `A long story of fishermen. ${"Nets, boats, oars and hooks. ".repeat(40)}`,
  ],
  zh: [
    "时装博览会三月开幕。",
    "河港装载煤炭和钢铁。",
    "1973年旧桥倒塌。",
    `渔民的长篇故事。${"渔网，船，桨和鱼钩。".repeat(90)}`,
  ],
};

async function built(retriever: Retriever, language: keyof typeof texts): Promise<Retriever> {
  const passages = texts[language].map((text, index) => ({ id: `p${index}`, title: "", text }));
  await retriever.build(passages, language);
  return retriever;
}

const all = [...contenders].map(([name, { create }]) => ({ name, create }));
const readingOurTerms = all.filter(({ name }) => name.endsWith("-terms") || name.endsWith("bm25"));

describe.each(all)("$name", ({ create }) => {
  it("finds the passage whose words are asked for", async () => {
    const retriever = await built(create(), "en");
    expect(retriever.search("bridge", 10)).toEqual([2]);
  });

  it("finds a number before a question mark", async () => {
    const retriever = await built(create(), "it");
    expect(retriever.search("1973?", 10)[0]).toBe(2);
  });

  it("returns no more than the limit", async () => {
    const retriever = await built(create(), "en");
    expect(retriever.search("bridge port fair story", 2).length).toBeLessThanOrEqual(2);
  });

  it("finds nothing where no word is known, and takes signs for what they are", async () => {
    const retriever = await built(create(), "en");
    expect(retriever.search('xylophone: +"zither* -lyre~', 10)).toEqual([]);
  });

  it("makes a snippet, where it makes one, of the best hit and of bounded length", async () => {
    const retriever = await built(create(), "en");
    const snippet = retriever.snippet?.("fishermen");
    if (snippet === undefined) return;
    expect(snippet).toContain("fishermen");
    expect(snippet.length).toBeLessThanOrEqual(LONGEST_SNIPPET);
  });
});

describe.each(readingOurTerms)("$name with our terms", ({ create }) => {
  it("finds an inflected word", async () => {
    const retriever = await built(create(), "it");
    expect(retriever.search("ponti vecchi", 10)[0]).toBe(2);
  });

  it("finds Chinese words", async () => {
    const retriever = await built(create(), "zh");
    expect(retriever.search("旧桥哪年倒塌？", 10)[0]).toBe(2);
  });
});

it("measures ours, which the others' times are divided by", () => {
  expect(contenders.has(OURS)).toBe(true);
});

/** What the retrieval benchmark counts is what its tables say it counts. */
import { describe, expect, it } from "vitest";
import { holdsAnswer, qualityOf } from "../../benchmarks/retrieval/metrics.ts";
import { ReferenceBm25 } from "../../benchmarks/retrieval/reference-bm25.ts";

describe("the quality of a ranking", () => {
  it("is the mean of one by the rank, and nothing for what is not found", () => {
    expect(qualityOf([0, 1, 3, -1]).mrr).toBeCloseTo((1 + 1 / 2 + 1 / 4) / 4);
  });

  it("counts nothing beyond the tenth hit", () => {
    expect(qualityOf([9, 10]).mrr).toBeCloseTo(1 / 10 / 2);
  });

  it("counts who comes first, and who is among the first five", () => {
    const { recallAt1, recallAt5 } = qualityOf([0, 1, 4, 5, -1]);
    expect(recallAt1).toBe(1 / 5);
    expect(recallAt5).toBe(3 / 5);
  });
});

describe("an answer in a snippet", () => {
  it("is found whatever the white space and the case", () => {
    expect(holdsAnswer("It began in\n OCTOBER  1973.", "October 1973")).toBe(true);
  });

  it("is not found in part", () => {
    expect(holdsAnswer("It began in October.", "October 1973")).toBe(false);
  });
});

describe("the reference", () => {
  const texts = [
    "gatto cavallo pecora mucca gallina coniglio",
    "gatto gatto topo",
    "gatto cane",
    "pesce",
  ];

  function searched(question: string): readonly number[] {
    const reference = new ReferenceBm25();
    const passages = texts.map((text, index) => ({ id: String(index), title: "", text }));
    reference.build(passages, "it");
    return reference.search(question, 10);
  }

  it("puts the passage that names a thing more often and in fewer words first", () => {
    expect(searched("gatto")).toEqual([1, 2, 0]);
  });

  it("lets a rare word weigh more than a frequent one", () => {
    expect(searched("gatto pesce")[0]).toBe(3);
  });

  it("weighs a word by how many passages hold it, as Robertson and Spärck Jones do", () => {
    const reference = new ReferenceBm25();
    reference.build(
      texts.map((text, index) => ({ id: String(index), title: "", text })),
      "it",
    );
    expect(reference.inverseFrequency("pesc")).toBeCloseTo(Math.log(1 + 3.5 / 1.5));
    expect(reference.inverseFrequency("gatt")).toBeCloseTo(Math.log(1 + 1.5 / 3.5));
  });
});

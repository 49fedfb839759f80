import { expect, it } from "vitest";
import { createRandom } from "../../benchmarks/retrieval/random.ts";
import { withOneSlip } from "../../benchmarks/retrieval/slips.ts";

const slipsOf = (question: string) => {
  const random = createRandom(1);
  return new Set(Array.from({ length: 200 }, () => withOneSlip(question, random)));
};

it("makes one slip in one word of four letters or more", () => {
  const slips = slipsOf("Chi è il sindaco?");
  expect(slips.size).toBeGreaterThan(50);
  for (const slip of slips) {
    expect(slip).toMatch(/^Chi è il [a-z]{6,8}\?$/u);
    expect(Math.abs(slip.length - "Chi è il sindaco?".length)).toBeLessThanOrEqual(1);
  }
  expect(slips).toContain("Chi è il isndaco?");
});

it("makes one of the characters it has in a run of Han, and none where nothing is long enough", () => {
  for (const slip of slipsOf("重庆市长是谁？")) expect(slip).toMatch(/^[重庆市长是谁]{5,7}？$/u);
  expect(slipsOf("是? è?")).toEqual(new Set(["是? è?"]));
});

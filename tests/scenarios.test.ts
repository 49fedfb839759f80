/** Holds every line of docs/scenarios.md against the test it names. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const table = readFileSync(new URL("../docs/scenarios.md", import.meta.url), "utf8");

const scenarios = table
  .split("\n")
  .filter((line) => line.startsWith("|") && !/^\|[ -|]+$|^\| who does what/u.test(line))
  .map((line) => {
    const [, what = "", test = ""] = line.split("|").map((cell) => cell.trim());
    const [file = "", title = ""] = test.split(" › ");
    return { line, what, file, title };
  });

/** A conversation's heading, or a title as the test's source quotes it. */
function isTitleIn(text: string, title: string): boolean {
  return text.includes(`\n# ${title}\n`) || text.includes(`"${title}",`);
}

describe("the scenarios", () => {
  it("are many, and none is told twice", () => {
    expect(scenarios.length).toBeGreaterThanOrEqual(120);
    expect(new Set(scenarios.map(({ what }) => what)).size).toBe(scenarios.length);
    expect(new Set(scenarios.map(({ file, title }) => `${file} ${title}`)).size).toBe(
      scenarios.length,
    );
  });

  it("each name a test that is there", () => {
    const untested = scenarios.filter(({ what, file, title }) => {
      const text = readFileSync(new URL(file, import.meta.url), "utf8");
      return what === "" || title === "" || !isTitleIn(text, title);
    });
    expect(untested.map(({ line }) => line)).toEqual([]);
  });
});

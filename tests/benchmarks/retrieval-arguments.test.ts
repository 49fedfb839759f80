/** A command line that cannot be carried out is answered with what can. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parseArguments } from "../../benchmarks/retrieval/arguments.ts";
import { presentSets, readTestSet } from "../../benchmarks/retrieval/test-set.ts";

const names = ["ours", "peer"];

describe("the arguments of the benchmark", () => {
  it("are every retriever, every size and no folder where none are given", () => {
    const given = parseArguments([], names);
    expect(given).toMatchObject({ folder: undefined, only: names, withTitle: false });
    expect(given).toHaveProperty("sizes", [1000, 2000, 5000, 10_000, 20_000, 50_000, 100_000]);
  });

  it("name a folder, retrievers, sizes and where to keep results", () => {
    const words = ["data", "--only", "peer", "--sizes", "10,20", "--out", "kept", "--with-title"];
    expect(parseArguments(words, names)).toEqual({
      folder: "data",
      only: ["peer"],
      sizes: [10, 20],
      out: "kept",
      withTitle: true,
    });
  });

  it("may ask for no synthetic set", () => {
    expect(parseArguments(["--sizes", "none"], names)).toHaveProperty("sizes", []);
  });

  it.each([
    { words: ["--only", "others"], said: /"others".*Permitted: ours, peer\./u },
    { words: ["--sizes", "ten"], said: /"ten".*Permitted: whole numbers/u },
    { words: ["--sizes", "10,"], said: /Permitted: whole numbers/u },
    { words: ["--fast"], said: /--fast.*Usage:/u },
    { words: ["a", "b"], said: /More than one folder.*Usage:/u },
  ])("are refused with what is permitted: $words", ({ words, said }) => {
    expect(parseArguments(words, names)).toMatch(said);
  });
});

describe("the sets of a folder", () => {
  it("are skipped, each by its name, where they are not there", () => {
    const said: string[] = [];
    expect(presentSets("no-such-folder", (line) => said.push(line))).toEqual([]);
    expect(said.join("\n")).not.toContain("no-such-folder");
    expect(said.join("\n")).toMatch(/aligned-en[^]*aligned-it[^]*aligned-zh[^]*it-large/u);
  });

  it("are skipped where no folder is given", () => {
    const said: string[] = [];
    expect(presentSets(undefined, (line) => said.push(line))).toEqual([]);
    expect(said).toHaveLength(1);
  });

  it.each([
    { content: "{", said: /aligned-en\.json cannot be read as JSON/u },
    { content: '{"passages": [], "questions": 1}', said: /aligned-en\.json:.*passages/su },
  ])("are refused with the name of the file where it holds $content", ({ content, said }) => {
    const folder = mkdtempSync(join(tmpdir(), "fonti-retrieval-"));
    try {
      writeFileSync(join(folder, "aligned-en.json"), content);
      expect(() => readTestSet(folder, "aligned-en")).toThrow(said);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

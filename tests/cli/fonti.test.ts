/** The command as a person or a script runs it: arguments and input in, output and an exit code out. */
import { cp, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { shippedKnowledge } from "../../src/config.ts";
import { bridge, folderOnDisk } from "../knowledge/folder-on-disk.ts";
import { fonti } from "./fonti-process.ts";

const collection = "chongqing-creative-industry";
const article = await readFile(join(shippedKnowledge, collection, "article.txt"), "utf8");

/** The lines of `ask --jsonl`, as far as they are looked at here. */
interface Line {
  readonly id: unknown;
  readonly error?: string;
  readonly outcome?: string;
  readonly language?: string;
  readonly locale?: string;
  readonly answer?: string;
  readonly citations?: readonly { source: string; start: number; end: number; quote: string }[];
  readonly confidence?: number;
  readonly ms?: number;
}

function expectCited({ citations = [] }: Line): void {
  expect(citations.length).toBeGreaterThan(0);
  for (const { source, start, end, quote } of citations) {
    expect(source).toBe(`${collection}/article.txt`);
    expect(article.slice(start, end)).toBe(quote);
  }
}

describe("fonti ask", { timeout: 60_000 }, () => {
  it("answers a person with the exact words of the source", async () => {
    const { exitCode, stdout, stderr } = await fonti([
      "ask",
      "Quanti settori comprende l'industria della creatività?",
    ]);
    expect([exitCode, stderr]).toEqual([0, ""]);
    expect(stdout).toContain("comprende principalmente 13 settori");
  });

  it("takes a question of several arguments, and answers in the locale asked for", async () => {
    const { exitCode, stdout } = await fonti([
      "ask",
      "--locale",
      "zh",
      "--json",
      "chi",
      "è",
      "Huang",
      "Qifan?",
    ]);
    const line = JSON.parse(stdout) as Line;
    expect(exitCode).toBe(0);
    expect(line).toMatchObject({ outcome: "answered", language: "it", locale: "zh" });
    expect(line.answer).toMatch(/\p{Script=Han}/u);
    expectCited(line);
  });

  it("explains which word no fact explains, and what was decided", async () => {
    const { exitCode, stdout } = await fonti(["ask", "How many jobs in Shanghai?", "--explain"]);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/Shanghai \(1\.00\): unknown/u);
    expect(stdout).toMatch(/\/jobs {2}[\d.]+%\n(?:.*\n){1,2} +does not explain Shanghai/u);
    expect(stdout).toMatch(/vetoed: an amount or a proper name is named that it does not explain/u);
    expect(stdout).toMatch(/outcome +refused/u);
  });

  it("says which word, if somebody explained it, would give a refused question its answer", async () => {
    const { stdout } = await fonti(["ask", "How many flumps of sectors are there?", "--explain"]);
    expect(stdout).toMatch(/outcome +refused/u);
    expect(stdout).toMatch(/would help +if flumps .*\/sector-count would be said/u);
  });

  it("refuses honestly, which is no failure", async () => {
    const { exitCode, stdout } = await fonti(["ask", "--json", "What is the capital of Portugal?"]);
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      outcome: "unanswered",
      language: "en",
      citations: [],
    });
  });

  it("answers from another knowledge folder", async () => {
    const folder = await folderOnDisk(bridge);
    const { exitCode, stdout } = await fonti([
      "ask",
      "--json",
      "--knowledge",
      folder,
      "How long is the bridge?",
    ]);
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      outcome: "answered",
      answer: "The bridge is 300 metres long.",
      citations: [{ source: "bridge/bridge.txt", start: 11, end: 26, quote: "lungo 300 metri" }],
    });
  });
});

describe("fonti ask --jsonl", { timeout: 60_000 }, () => {
  it("answers line by line, in order, with an error in the place of a line that is no question", async () => {
    const lines = [
      { id: "a", question: "有哪些行业？" },
      "not json",
      { id: "b", question: "Who is Huang Qifan?", locale: "it" },
      "",
      { id: "c" },
      { id: 7, question: "Quanti settori?" },
      { id: "d", question: "Quanti settori?", locale: "tlh" },
      [1, 2],
      { id: "e", question: 5 },
      { id: "f", question: "😀" },
      { id: "g", question: "Quanti settori?", extra: true },
    ];
    const input = lines
      .map((line) => (typeof line === "string" ? line : JSON.stringify(line)))
      .join("\r\n");
    const { exitCode, stdout } = await fonti(["ask", "--jsonl"], input);
    const out = stdout
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line) as Line);
    expect(exitCode).toBe(0);
    expect(
      out.map(({ id, error, outcome }) => [id, error === undefined ? outcome : "error"]),
    ).toEqual([
      ["a", "answered"],
      [null, "error"],
      ["b", "answered"],
      ["c", "error"],
      ["7", "answered"],
      ["d", "error"],
      [null, "error"],
      ["e", "error"],
      ["f", "unanswered"],
      ["g", "answered"],
    ]);
    expect(out.map(({ locale }) => locale)).toEqual([
      "zh",
      undefined,
      "it",
      undefined,
      "it",
      undefined,
      undefined,
      undefined,
      "en",
      "it",
    ]);
    expect(out.find(({ id }) => id === "d")?.error).toMatch(
      /line 7: .*"tlh".*Permitted: it, zh, en/u,
    );
    for (const line of out.filter(({ outcome }) => outcome === "answered")) expectCited(line);
    expect(Object.keys(out[0] ?? {})).toEqual([
      "id",
      "outcome",
      "language",
      "locale",
      "answer",
      "citations",
      "suggestions",
      "confidence",
      "ms",
    ]);
  });

  it("gives --locale to the lines that name none, and writes nothing for no lines", async () => {
    const input = `{"id":"a","question":"Quanti settori?"}\n{"id":"b","question":"Quanti settori?","locale":"en"}\n`;
    const { stdout } = await fonti(["ask", "--jsonl", "--locale", "zh"], input);
    const locales = stdout
      .trimEnd()
      .split("\n")
      .map((line) => (JSON.parse(line) as Line).locale);
    expect(locales).toEqual(["zh", "en"]);
    expect(await fonti(["ask", "--jsonl"], "")).toMatchObject({ exitCode: 0, stdout: "" });
  });
});

describe("fonti check", { timeout: 60_000 }, () => {
  it("finds nothing wrong with what is shipped", async () => {
    const { exitCode, stdout } = await fonti(["check"]);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^1 documents, \d+ passages, .*\b0 problems/u);
  });

  it("names file and line of everything that is wrong, and exits with 1", async () => {
    const folder = await folderOnDisk({
      "broken/bad.txt": Buffer.from("Uno.\n重").subarray(0, -1),
    });
    await cp(join(shippedKnowledge, collection), join(folder, collection), { recursive: true });
    const path = join(folder, collection, "facts.yaml");
    const facts = await readFile(path, "utf8");
    const wrong = facts.replace("- 'le fiere'", "- 'le ferie'");
    expect(wrong).not.toBe(facts);
    const lineNumber = wrong.slice(0, wrong.indexOf("le ferie")).split("\n").length;
    await writeFile(path, wrong);
    const { exitCode, stdout } = await fonti(["check", folder]);
    expect(exitCode).toBe(1);
    expect(stdout).toContain("broken/bad.txt:2: not UTF-8");
    expect(stdout).toMatch(
      new RegExp(`${collection}/facts\\.yaml:${lineNumber}:\\d+: .*"le ferie".*Permitted`, "u"),
    );
  });
});

describe("fonti eval", { timeout: 60_000 }, () => {
  const lines = [
    {
      id: "1",
      language: "it",
      question: "Quanti settori?",
      expect: { outcome: "answered", cites: ["13 settori"] },
    },
    {
      id: "2",
      language: "en",
      question: "What is the capital of Portugal?",
      expect: { outcome: "answered" },
    },
  ];
  const text = lines.map((line) => JSON.stringify(line)).join("\n");

  it("counts what is right, and exits with 1 below the share asked for", async () => {
    const folder = await folderOnDisk({ "questions.jsonl": text });
    const file = join(folder, "questions.jsonl");
    const [enough, tooFew] = await Promise.all([
      fonti(["eval", file, "--min", "0.5"]),
      fonti(["eval", file, "--min", "0.51", "--verbose"]),
    ]);
    expect(enough.exitCode).toBe(0);
    expect(enough.stdout).toMatch(/all\s+1\/2\s+50\.0%/u);
    expect(tooFew.exitCode).toBe(1);
    expect(tooFew.stdout).toContain("unanswered, not answered");
  });

  it("names the line that is no question", async () => {
    const folder = await folderOnDisk({ "questions.jsonl": `${text}\n{"id":"3"}\n` });
    const { exitCode, stderr } = await fonti(["eval", join(folder, "questions.jsonl")]);
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/questions\.jsonl:3: .*Permitted/u);
  });
});

describe("a mistake in calling fonti", { timeout: 60_000 }, () => {
  it.each([
    [[], /no command.*Permitted: ask, check, eval, glossary/u],
    [["frobnicate"], /"frobnicate".*Permitted/u],
    [["ask"], /no question/u],
    [["ask", "x", "--locale", "tlh"], /"tlh".*Permitted: it, zh, en/u],
    [["ask", "x", "--colour"], /--colour/u],
    [["ask", "x", "--knowledge", "/no/such/folder"], /\/no\/such\/folder.*ENOENT.*Permitted/u],
    [["check", "/no/such/folder"], /\/no\/such\/folder.*ENOENT.*Permitted/u],
    [["eval"], /no file/u],
    [["eval", "x.jsonl", "--min", "200"], /"200".*Permitted: a share from 0 to 1/u],
    [["eval", "/no/such.jsonl"], /no such file/iu],
  ])("%j exits with 2 and says what is permitted", async (args, message) => {
    const { exitCode, stdout, stderr } = await fonti(args);
    expect([exitCode, stdout]).toEqual([2, ""]);
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/\n\s+at /u);
  });

  it("is not asking for help", async () => {
    const { exitCode, stdout } = await fonti(["--help"]);
    expect(exitCode).toBe(0);
    expect(stdout).toContain("fonti check [DIR]");
  });
});

/** Whatever is wrong in a knowledge folder is told with its place, and everything else is there. */
import { once } from "node:events";
import { symlink } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { readKnowledge } from "../../src/knowledge-folder.ts";
import { problemText } from "../../src/knowledge/problem.ts";
import {
  bridge,
  bridgeFacts,
  bridgeHead,
  bridgeText,
  factLines,
  folderOnDisk,
} from "./folder-on-disk.ts";

async function read(files: Readonly<Record<string, string | Uint8Array>>) {
  return readAt(await folderOnDisk(files));
}

async function readAt(folder: string) {
  const { knowledge, problems } = await readKnowledge(folder);
  return {
    knowledge,
    problems: problems.map(problemText),
    facts: knowledge.facts.map(({ key }) => key),
    sources: knowledge.sources.map(({ id }) => id),
  };
}

/** A good fact, the fact under test and another good one, and what came of them. */
async function readBetween(bad: string) {
  const facts = `${bridgeHead}facts:\n${factLines("before")}${bad}${factLines("after")}`;
  return read({ ...bridge, "bridge/facts.yaml": facts });
}

describe("a knowledge folder", () => {
  it("is read whole: sources, facts with their citations, kinds and terms", async () => {
    const { knowledge, problems } = await read(bridge);
    expect(problems).toEqual([]);
    expect(knowledge.sources[0]).toMatchObject({
      id: "bridge/bridge.txt",
      title: "Il ponte",
      language: "it",
    });
    expect(knowledge.facts[0]).toMatchObject({ key: "bridge/length", kind: "bridge/measure" });
    expect(knowledge.facts[0]?.citations).toEqual([
      {
        sourceId: "bridge/bridge.txt",
        title: "Il ponte",
        language: "it",
        paragraph: 1,
        span: { start: 11, end: 26 },
        quote: "lungo 300 metri",
      },
    ]);
    expect(knowledge.terms.map(({ id }) => id)).toEqual(["bridge/bridge", "bridge/length"]);
  });

  it("may itself be the collection", async () => {
    const { facts, sources, problems } = await read({
      "bridge.txt": bridgeText,
      "facts.yaml": bridgeHead + "facts: []",
    });
    expect([facts, sources, problems]).toEqual([[], ["bridge.txt"], []]);
  });

  it("takes sources without facts, with a title and a language of their own", async () => {
    const { knowledge, problems } = await read({
      "notes/en.md": "# The old bridge\n\nThe bridge was opened in the year of the flood.\n",
      "notes/zh.txt": "这座桥很长。",
    });
    expect(problems).toEqual([]);
    expect(knowledge.sources.map(({ title, language }) => [title, language])).toEqual([
      ["The old bridge", "en"],
      ["zh", "zh"],
    ]);
  });

  it.each([
    ["an empty folder", {}],
    ["a folder without anything to read", { "empty/.keep": "", "photos/one.png": "x" }],
  ])("may hold nothing: %s", async (_what, files) => {
    const { knowledge, problems } = await read(files);
    expect([knowledge.sources, knowledge.facts, problems]).toEqual([[], [], []]);
  });

  it("that is not there is an error that says what is permitted", async () => {
    const folder = join(await folderOnDisk({}), "gone");
    await expect(readKnowledge(folder)).rejects.toThrow(/ENOENT.*Permitted/u);
  });

  it("keeps the line ends and the byte order mark of a source", async () => {
    const text = "\uFEFFIl ponte è\r\nlungo 300 metri.";
    const { knowledge } = await read({ ...bridge, "bridge/bridge.txt": text });
    expect(knowledge.sources[0]?.text).toBe(text);
    expect(knowledge.facts[0]?.citations[0]).toMatchObject({
      paragraph: 2,
      span: { start: 13, end: 28 },
    });
  });
});

describe("a bad fact", () => {
  it.each([
    [
      "a quote that is nowhere",
      { quotes: "['lungo 400 metri']" },
      /facts\.yaml:17:14: .*"lungo 400 metri" is not in the source\. Permitted/u,
    ],
    [
      "a quote that stands twice",
      { quotes: "[ponte]" },
      /facts\.yaml:17:14: .*stands 2 times.*Permitted.*occurrence/u,
    ],
    ["no quote", { quotes: "[]" }, /facts\.yaml:17:13: .*without a quote\. Permitted/u],
    ["an id with a space", { id: "two words" }, /facts\.yaml:13:9: .*Permitted: 1 to 48/u],
    ["an unknown field", { author: "Anna" }, /facts\.yaml:13:5: .*"author"/u],
    ["no text in its statement", { statement: "{}" }, /facts\.yaml:16:16: .*Permitted: a text/u],
    ["a number where a text belongs", { label: "7" }, /facts\.yaml:15:12: .*label/u],
    [
      "a value of unknown currency",
      { values: "[{ number: 1, unit: bridge, currency: XYZ, status: stated }]" },
      /currency.*CNY/u,
    ],
  ])("with %s is left out and told, and its neighbours stay", async (_what, over, message) => {
    const bad = factLines("bad", over);
    const { facts, problems } = await readBetween(bad);
    expect(facts).toEqual(["bridge/before", "bridge/after"]);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(message);
  });

  it.each([
    [
      "a term that no glossary has",
      { about: "[bridge depth]" },
      /"depth" is not a term\. Permitted/u,
    ],
    ["a kind that is not declared", { kind: "colour" }, /"colour".*Permitted: measure/u],
    ["a relation that leads nowhere", { related: "[gone]" }, /points to gone.*Permitted/u],
    ["an id that is taken", { id: "before" }, /before is used twice\. Permitted/u],
  ])("with %s is told, and its neighbours stay", async (_what, over, message) => {
    const { facts, problems } = await readBetween(factLines("bad", over));
    expect(facts).toEqual(expect.arrayContaining(["bridge/before", "bridge/after"]));
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(message);
    expect(problems[0]).toMatch(/^bridge\/facts\.yaml:\d+:\d+: /u);
  });

  it("that is no mapping at all is left out", async () => {
    const { facts, problems } = await readBetween("  - just words\n  - 7\n  -\n");
    expect(facts).toEqual(["bridge/before", "bridge/after"]);
    expect(problems).toHaveLength(3);
  });
});

describe("a file that cannot be used", () => {
  const good = { "good/good.txt": "Bene." };

  it("of broken YAML is told with line and column, and its sources stay", async () => {
    const facts = bridgeFacts.replace("kind: measure", "kind: [measure");
    const {
      facts: found,
      sources,
      problems,
    } = await read({ ...bridge, ...good, "bridge/facts.yaml": facts });
    expect([found, sources]).toEqual([[], ["bridge/bridge.txt", "good/good.txt"]]);
    expect(problems[0]).toMatch(/^bridge\/facts\.yaml:\d+:\d+: not valid YAML: /u);
  });

  it("as a source that facts.yaml names and nobody has is told", async () => {
    const facts = bridgeFacts.replace(
      "kinds:",
      "  - { file: gone.txt, title: X, language: it }\nkinds:",
    );
    const { facts: found, problems } = await read({ ...bridge, "bridge/facts.yaml": facts });
    expect(found).toEqual(["bridge/length"]);
    expect(problems).toEqual([
      expect.stringMatching(/^bridge\/facts\.yaml:4:13: .*"gone\.txt".*Permitted/u),
    ]);
  });

  it.each([
    ["Windows-1252", Buffer.from("Le mura della città.\n", "latin1")],
    ["UTF-16", Buffer.from("\uFEFFLe mura della città.\n", "utf16le")],
  ])("is read where its encoding can be told: %s", async (_what, bytes) => {
    const { knowledge, problems } = await read({ "walls.txt": bytes });
    expect(problems).toEqual([]);
    expect(knowledge.sources[0]?.text).toContain("Le mura della città.");
  });

  it.each([
    ["cut inside a character at its end", Buffer.from("Uno.\n重").subarray(0, -1), 2],
    ["of no encoding", Buffer.from([0x61, 0x0a, 0xff, 0xfe, 0x0a]), 2],
    ["of binary data", Buffer.from("Uno.\nDue\0\u0001\u0002."), 2],
  ])("is told its line where it is text %s", async (_what, bytes, line) => {
    const { sources, problems } = await read({ ...good, "bad/bad.txt": bytes });
    expect(sources).toEqual(["good/good.txt"]);
    expect(problems).toEqual([
      expect.stringMatching(new RegExp(`^bad/bad\\.txt:${line}: not .*Permitted: text saved`, "u")),
    ]);
  });

  it("leaves the collection's facts unread where they are not UTF-8, and its sources readable", async () => {
    const { sources, facts, problems } = await read({
      ...bridge,
      "bridge/facts.yaml": Buffer.from("name: città", "latin1"),
    });
    expect([sources, facts]).toEqual([["bridge/bridge.txt"], []]);
    expect(problems[0]).toMatch(/^bridge\/facts\.yaml:1: not UTF-8/u);
  });

  it("is not read through a link, wherever it leads", async () => {
    const secret = await folderOnDisk({ "secret.txt": "Segreto." });
    const folder = await folderOnDisk(good);
    await symlink(join(secret, "secret.txt"), join(folder, "good", "link.txt"));
    await symlink(secret, join(folder, "linked"));
    const { knowledge, sources, problems } = await readAt(folder);
    expect(sources).toEqual(["good/good.txt"]);
    expect(JSON.stringify(knowledge)).not.toContain("Segreto");
    expect(problems).toEqual([
      expect.stringMatching(/^linked: a link\. Permitted/u),
      expect.stringMatching(/^good\/link\.txt: a link\. Permitted/u),
    ]);
  });

  it("is told where it is neither a file nor a folder", async () => {
    const folder = await folderOnDisk(good);
    const socket = createServer().listen(join(folder, "good", "socket.txt"));
    await once(socket, "listening");
    onTestFinished(() => void socket.close());
    const { sources, problems } = await readAt(folder);
    expect(sources).toEqual(["good/good.txt"]);
    expect(problems).toEqual([
      expect.stringMatching(/^good\/socket\.txt: not a file\. Permitted/u),
    ]);
  });
});

describe("hostile YAML", () => {
  const chain = "bcdefghij".split("").map((name, index) => {
    const before = "abcdefghi"[index] ?? "";
    return `${name}: &${name} [${Array.from({ length: 9 }, () => `*${before}`).join(",")}]`;
  });
  const hostile: readonly (readonly [string, string])[] = [
    ["a bomb of aliases", `a: &a [x,x,x,x,x,x,x,x,x]\n${chain.join("\n")}\n`],
    ["20,000 open brackets", `name: ${"[".repeat(20_000)}`],
    ["20,000 nested lists", `${"- ".repeat(20_000)}x`],
    [
      "deep blocks",
      Array.from({ length: 2000 }, (_, depth) => `${" ".repeat(depth)}a:`).join("\n"),
    ],
    [
      "prototype keys",
      "__proto__: { polluted: true }\nconstructor: { prototype: { polluted: true } }\n",
    ],
    [
      "a tag that asks for code",
      "name: !!js/function 'function () { globalThis.polluted = true }'\n",
    ],
    ["one line of a million characters", `name: { it: "${"x".repeat(1_000_000)}" }\n`],
    ["NUL characters", 'name: { it: "a\0b" }\n\0'],
    ["the same key twice", `${bridgeHead}facts: []\nfacts: []\n`],
    ["several documents", "name: { it: a }\n---\nname: { it: b }\n"],
    ["nothing", ""],
    ["a lonely scalar", "42"],
  ];

  it.each(hostile)("is refused as facts, told, and does no harm: %s", async (_what, text) => {
    const start = performance.now();
    const { sources, facts, problems } = await read({
      ...bridge,
      "hostile/facts.yaml": text,
      "hostile/source.txt": "Uno.",
    });
    expect(performance.now() - start).toBeLessThan(2000);
    expect(facts).toEqual(["bridge/length"]);
    expect(sources).toEqual(["bridge/bridge.txt", "hostile/source.txt"]);
    expect(problems.length).toBeGreaterThan(0);
    for (const problem of problems) expect(problem).toMatch(/^hostile\/facts\.yaml/u);
    expect("polluted" in {} || "polluted" in globalThis).toBe(false);
  });

  it.each(hostile.filter(([what]) => what !== "nothing"))(
    "is refused as a glossary, and the facts stay: %s",
    async (_what, text) => {
      const { facts, problems } = await read({ ...bridge, "bridge/glossary.yaml": text });
      expect(facts).toEqual(["bridge/length"]);
      expect(problems[0]).toMatch(/^bridge\/glossary\.yaml/u);
    },
  );

  it("cannot reach a prototype through translations", async () => {
    const { knowledge } = await readBetween(
      factLines("bad", { statement: "{ it: Sì, __proto__: { polluted: x } }" }),
    );
    expect("polluted" in {}).toBe(false);
    for (const { statement } of knowledge.facts) expect("polluted" in statement).toBe(false);
  });
});

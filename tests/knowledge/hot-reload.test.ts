/** A knowledge folder that changes while questions are asked: each answer is wholly old or wholly new, and a mistake takes nothing away. */
import {
  appendFile,
  link,
  mkdir,
  rename,
  rm,
  symlink,
  truncate,
  writeFile,
} from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it, onTestFinished } from "vitest";
import { analyzers } from "../../src/language/analyzers.ts";
import type { LiveKnowledge } from "../../src/live-knowledge.ts";
import { openLiveKnowledge } from "../../src/live-knowledge.ts";
import { PassageLibrary } from "../../src/search/passage-library.ts";
import {
  bridge as plainBridge,
  bridgeHead,
  bridgeText,
  factLines,
  folderOnDisk,
} from "./folder-on-disk.ts";

const bridgeFacts = `${bridgeHead}facts:\n${factLines("length", { answers: "[how-much, what]" })}`;
const bridge = { ...plainBridge, "bridge/facts.yaml": bridgeFacts };

/** Of a document that no fact quotes. */
const MUSEUM = "notes/museum.txt";
const museum = (hour: string) => `Il museo civico apre alle ${hour} del mattino, ogni giorno.\n`;
const ASKED = "Quando apre il museo civico?";
const LONG = "Quanto è lungo il ponte?";
const LIVE_WITHIN = 2_000;

interface Opened {
  readonly folder: string;
  readonly live: LiveKnowledge;
  readonly lines: string[];
  readonly changes: string[];
  readonly write: (path: string, content: string | Uint8Array) => Promise<void>;
}

async function open(
  files: Readonly<Record<string, string | Uint8Array>>,
  poll = 60_000,
): Promise<Opened> {
  const folder = await folderOnDisk(files);
  const lines: string[] = [];
  const changes: string[] = [];
  const log = {
    info: (_facts: object, sentence: string) => void changes.push(sentence),
    warn: () => {},
    error: (facts: object) => void lines.push(JSON.stringify(facts)),
  };
  const live = await openLiveKnowledge(folder, {
    library: new PassageLibrary({ analyzers }),
    log,
    print: (line) => void lines.push(line),
    timing: { quiet: 100, longest: 400, poll },
  });
  onTestFinished(() => live.close());
  const write = async (path: string, content: string | Uint8Array) =>
    writeFile(join(folder, path), content);
  return { folder, live, lines, changes, write };
}

/** All that is quoted in the answer to a question. */
function quotes({ live }: Opened, question: string): string {
  const answer = live.answerer.ask(question, { hint: "it" });
  return answer.outcome === "answered"
    ? answer.citations.map(({ quote }) => quote).join("\n")
    : answer.outcome;
}

/** Asks in a loop until it is so; resolves with the milliseconds it took. */
async function until(isSo: () => boolean, within = LIVE_WITHIN): Promise<number> {
  const start = performance.now();
  while (!isSo()) {
    if (performance.now() - start > within * PATIENCE) throw new Error("It never was so.");
    await sleep(5);
  }
  return performance.now() - start;
}

/** How often as long a machine with other work to do may take. */
const PATIENCE = 5;

describe("a document that changes", { timeout: 60_000 }, () => {
  it("is live while questions are asked, each answered by the old words or the new", async () => {
    const opened = await open({ ...bridge, [MUSEUM]: museum("nove") });
    expect(quotes(opened, ASKED)).toContain("nove");
    const seen = new Set<string>();
    await opened.write(MUSEUM, museum("dieci"));
    await until(() => {
      seen.add(quotes(opened, ASKED));
      expect(quotes(opened, LONG)).toBe("lungo 300 metri");
      return quotes(opened, ASKED).includes("dieci");
    });
    seen.add(quotes(opened, ASKED));
    expect([...seen]).toEqual([museum("nove").trim(), museum("dieci").trim()]);
    await until(() => opened.changes.length > 0);
    expect([opened.lines, opened.changes]).toEqual([[], ["1 document changed."]]);
  });

  it.each<[string, (opened: Opened) => Promise<void>]>([
    ["written in place", ({ write }) => write(MUSEUM, museum("dieci"))],
    [
      "cut and then written on",
      async ({ folder }) => {
        await truncate(join(folder, MUSEUM), 0);
        await sleep(20);
        await appendFile(join(folder, MUSEUM), museum("dieci"));
      },
    ],
    [
      "replaced by another file",
      async ({ folder, write }) => {
        await write("notes/.museum.txt.tmp", museum("dieci"));
        await rename(join(folder, "notes/.museum.txt.tmp"), join(folder, MUSEUM));
      },
    ],
    [
      "removed and made again",
      async ({ folder, write }) => {
        await rm(join(folder, MUSEUM));
        await write(MUSEUM, museum("dieci"));
      },
    ],
    [
      "moved away with its folder, and another takes its place",
      async ({ folder, write }) => {
        await rename(join(folder, "notes"), join(folder, ".old"));
        await mkdir(join(folder, "notes"));
        await sleep(150);
        await write(MUSEUM, museum("dieci"));
      },
    ],
    [
      "written bit by bit",
      async ({ folder, write }) => {
        await write(MUSEUM, "");
        for (const word of museum("dieci").split(/(?= )/u)) {
          await appendFile(join(folder, MUSEUM), word);
          await sleep(10);
        }
      },
    ],
    [
      "edited two hundred times",
      async ({ write }) => {
        for (let edit = 0; edit < 200; edit++) await write(MUSEUM, museum(`ore ${edit}`));
        await write(MUSEUM, museum("dieci"));
      },
    ],
  ])("is read as it is in the end where it is %s", async (_how, change) => {
    const opened = await open({ [MUSEUM]: museum("nove") });
    await change(opened);
    await until(() => quotes(opened, ASKED).includes("dieci"));
    expect(opened.live.knowledge.sources.map(({ id }) => id)).toEqual([MUSEUM]);
  });

  it("is gone where it is removed, and there where it is new, in a new folder at any depth", async () => {
    const opened = await open({ [MUSEUM]: museum("nove"), "notes/other.txt": "Altro testo." });
    await rm(join(opened.folder, MUSEUM));
    await until(() => !quotes(opened, ASKED).includes("nove"));
    await mkdir(join(opened.folder, "deep/er/still"), { recursive: true });
    await opened.write("deep/er/still/a.md", `# Musei\n\n${museum("otto")}`);
    await until(() => quotes(opened, ASKED).includes("otto"));
    expect(opened.lines).toEqual([]);
  });

  it("is noticed where the system does not tell of it, also where its size stays", async () => {
    const opened = await open({ "notes/other.txt": "Altro testo." }, 200);
    // The folder's watch does not tell of what is written under another name outside of it.
    const outside = join(await folderOnDisk({ "a.txt": museum("otto") }), "a.txt");
    await link(outside, join(opened.folder, MUSEUM));
    await until(() => quotes(opened, ASKED).includes("otto"));
    await writeFile(outside, museum("nove"));
    await until(() => quotes(opened, ASKED).includes("nove"));
    expect(opened.lines).toEqual([]);
  });

  it("that can no longer be read is told once, and its last good version answers until it is mended", async () => {
    const opened = await open({ [MUSEUM]: museum("nove") }, 150);
    await opened.write(MUSEUM, Buffer.from("Il museo\napre 重").subarray(0, -1));
    await until(() => opened.lines.length > 0);
    await sleep(500);
    expect(opened.lines).toEqual([
      expect.stringMatching(/^notes\/museum\.txt:2: not UTF-8.*Permitted: /u),
      "notes/museum.txt: its earlier version is used until this is mended.",
    ]);
    expect(quotes(opened, ASKED)).toContain("nove");
    await opened.write(MUSEUM, museum("dieci"));
    await until(() => quotes(opened, ASKED).includes("dieci"));
    expect(opened.lines).toHaveLength(2);
  });

  it("is not followed out of the folder where it becomes a link", async () => {
    const secret = await folderOnDisk({ "secret.txt": museum("zero") });
    const opened = await open({ [MUSEUM]: museum("nove") });
    await rm(join(opened.folder, MUSEUM));
    await symlink(join(secret, "secret.txt"), join(opened.folder, MUSEUM));
    await until(() => opened.lines.some((line) => /museum\.txt: a link\. Permitted/u.test(line)));
    expect(quotes(opened, ASKED)).not.toContain("zero");
  });
});

describe("facts that change", { timeout: 60_000 }, () => {
  it.each<[string, Readonly<Record<string, string>>, RegExp]>([
    [
      "broken YAML",
      { "bridge/facts.yaml": bridgeFacts.replace("kind: measure", "kind: [measure") },
      /^bridge\/facts\.yaml:\d+:\d+: not valid YAML/u,
    ],
    [
      "a quote that is not there",
      { "bridge/facts.yaml": bridgeFacts.replace("'lungo 300 metri'", "'lungo 400 metri'") },
      /^bridge\/facts\.yaml:\d+:\d+: fact length: the quote "lungo 400 metri" is not/u,
    ],
    [
      "a glossary without a term",
      { "bridge/glossary.yaml": "bridge: { it: [ponte] }\n" },
      /^bridge\/facts\.yaml:\d+:\d+: .*"length" is not a term/u,
    ],
    [
      "a source without the words",
      { "bridge/bridge.txt": bridgeText.replace("300", "305") },
      /^bridge\/facts\.yaml:\d+:\d+: fact length: the quote "lungo 300 metri" is not/u,
    ],
  ])("to %s are told with file and line, and the last good answer", async (_what, files, told) => {
    const opened = await open({ ...bridge, [MUSEUM]: museum("nove") });
    for (const [path, text] of Object.entries(files)) await opened.write(path, text);
    await until(() => opened.lines.length > 0);
    expect(opened.lines[0]).toMatch(told);
    expect(quotes(opened, LONG)).toBe("lungo 300 metri");
    expect(quotes(opened, ASKED)).toContain("nove");
    // Mended, with what has changed.
    await opened.write("bridge/bridge.txt", bridgeText.replace("300", "310"));
    await opened.write("bridge/glossary.yaml", bridge["bridge/glossary.yaml"]);
    await opened.write("bridge/facts.yaml", bridgeFacts.replaceAll("300", "310"));
    await until(() => quotes(opened, LONG) === "lungo 310 metri");
  });

  it("go with the source they quote, where it is removed", async () => {
    const opened = await open({ ...bridge, "bridge/other.txt": "Altro testo." });
    await rm(join(opened.folder, "bridge/bridge.txt"));
    await until(() => !quotes(opened, LONG).includes("300"));
    expect(opened.lines[0]).toMatch(/^bridge\/facts\.yaml:\d+:\d+: .*Permitted/u);
  });

  it("are not read anew where a document changes that none of them quotes", async () => {
    const opened = await open({ ...bridge, "bridge/other.txt": museum("nove") });
    const [fact] = opened.live.knowledge.facts;
    await opened.write("bridge/other.txt", museum("dieci"));
    await until(() => quotes(opened, ASKED).includes("dieci"));
    expect(opened.live.knowledge.facts[0]).toBe(fact);
  });
});

describe("the folder itself", { timeout: 60_000 }, () => {
  it("may go and come back: what it said answers meanwhile, and it is told once", async () => {
    const opened = await open({ "inner/notes/museum.txt": museum("nove") }, 100);
    await rename(opened.folder, `${opened.folder}-away`);
    await until(() => opened.lines.length > 0);
    await sleep(400);
    expect(opened.lines).toEqual([expect.stringMatching(/cannot be read \(ENOENT\).*Permitted/u)]);
    expect(quotes(opened, ASKED)).toContain("nove");
    await rename(`${opened.folder}-away`, opened.folder);
    await opened.write("inner/notes/museum.txt", museum("dieci"));
    await until(() => quotes(opened, ASKED).includes("dieci"));
  });

  it("is left alone once it is closed", async () => {
    const opened = await open({ [MUSEUM]: museum("nove") }, 100);
    await opened.write(MUSEUM, museum("dieci"));
    await opened.live.close();
    await sleep(600);
    expect(quotes(opened, ASKED)).toContain("nove");
  });
});

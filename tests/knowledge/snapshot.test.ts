/** A snapshot gives back what was kept in it, or nothing: whatever happens to the file. */
import { mkdir, mkdtemp, readFile, rm, stat, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import * as fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import type { Document, UnreadableDocument } from "../../src/documents/document.ts";
import { isUnreadable } from "../../src/documents/document.ts";
import { readDocument } from "../../src/documents/read-document.ts";
import type { RememberedFile } from "../../src/knowledge-file.ts";
import type { OpenSnapshot, Snapshot } from "../../src/knowledge-snapshot.ts";
import { openSnapshot, snapshotPlace, writeSnapshot } from "../../src/knowledge-snapshot.ts";
import type { Refused } from "../../src/snapshot/section-file.ts";
import { writeSections } from "../../src/snapshot/section-file.ts";
import { sourceOf } from "../../src/knowledge/source.ts";
import { analyzers } from "../../src/language/analyzers.ts";
import type { LibraryState } from "../../src/search/library-state.ts";
import { PassageLibrary } from "../../src/search/passage-library.ts";
import { inMemory } from "../search/in-memory-state.ts";

const options = { analyzers };
const EMPTY: LibraryState = { sources: [], shelves: [] };

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "fonti-snapshot-"));
});
afterAll(() => rm(folder, { recursive: true }));

let count = 0;
const newPlace = () => snapshotPlace(join(folder, `data-${count++}`), join(folder, "knowledge"));

function rememberedFile(document: Document | UnreadableDocument): RememberedFile {
  return { size: 12, mtimeMs: 1_700_000_000_000.25, hash: "ab".repeat(32), document };
}

const TEXTS: Readonly<Record<string, string>> = {
  "it/mercato.md":
    "# Il mercato\n\nIl mercato apre **ogni domenica** alle 9.\n\n- mobili\n- libri “rari”\n",
  "zh/市场.md": "# 重庆市场\n\n市场每个星期日开放，出售古董家具。\n",
  "en/market.md":
    "---\ntitle: The market\ndate: 2024-05-01\n---\n\nThe market opens every Sunday at 9.\n",
};

async function market(): Promise<Snapshot> {
  const files = new Map<string, RememberedFile>();
  const library = new PassageLibrary(options);
  for (const [id, text] of Object.entries(TEXTS)) {
    const document = await readDocument(id, Buffer.from(text));
    files.set(id, rememberedFile(document));
    if (isUnreadable(document)) throw new Error(document.message);
    const source = sourceOf(document, { id, title: id, language: id.slice(0, 2) });
    for (const _ of library.put(source)) continue;
  }
  files.set("it/rotto.pdf", rememberedFile({ message: "damaged. Permitted: a valid PDF file." }));
  return { files, library: stateOf(library) };
}

/** All of it, as it was written. */
async function readSnapshot(
  place: ReturnType<typeof newPlace>,
): Promise<Snapshot | Refused | undefined> {
  const opened = await openSnapshot(place);
  if (!opened || "refused" in opened) return opened;
  onTestFinished(() => opened.close());
  return { files: opened.files, library: inMemory(opened.library) };
}

function stateOf(library: PassageLibrary): LibraryState {
  const steps = library.state();
  for (;;) {
    const { done, value } = steps.next();
    if (done && value) return value;
  }
}

function libraryOf({ files, library: state }: Snapshot): PassageLibrary {
  const sources = state.sources.map((name) =>
    sourceOf(files.get(name.id)?.document as Document, name),
  );
  return new PassageLibrary(options, { state, sources });
}

function firstHit(library: PassageLibrary, text: string, language: string) {
  const [hit] = library.search({ text, language }, 1);
  return hit && { id: hit.passage.source.id, score: hit.match.score, span: hit.passage.span };
}

const text = fc.string({ unit: "binary", maxLength: 40 }).map((one) => `${one}\uD800 “è”`);
const span = fc.record({ start: fc.nat(), end: fc.nat() });
const kind = fc.constantFrom("heading", "paragraph", "item", "quotation", "table", "code");
const document: fc.Arbitrary<Document> = fc.record(
  {
    text: fc.oneof(text, fc.string({ maxLength: 40 })),
    blocks: fc.array(
      fc.oneof(
        fc.record({ start: fc.nat(), end: fc.nat(), kind }),
        fc.record({ start: fc.nat(), end: fc.nat(), kind, level: fc.nat({ max: 9 }) }),
      ),
      { maxLength: 4 },
    ),
    markup: fc.array(span, { maxLength: 3 }),
    pages: fc.array(fc.nat(), { maxLength: 3 }),
    title: text,
    language: fc.constantFrom("it", "zh", "en"),
    date: fc.constant("2024-05-01"),
    address: fc.webUrl(),
  },
  { requiredKeys: ["text", "blocks", "markup"], noNullPrototype: true },
);
const unreadable: fc.Arbitrary<UnreadableDocument> = fc.record(
  { message: text, line: fc.nat() },
  { requiredKeys: ["message"], noNullPrototype: true },
);
const file = fc.record(
  {
    size: fc.nat(),
    mtimeMs: fc.double({ min: 0, max: 1e13, noNaN: true }).map((one) => one + 0),
    hash: fc.stringMatching(/^[0-9a-f]{64}$/u),
    document: fc.oneof(document, unreadable),
  },
  { noNullPrototype: true },
);

describe("a snapshot", () => {
  it("gives back every file as it was read, unit for unit", async () => {
    const place = newPlace();
    const files = fc.array(fc.tuple(fc.string({ minLength: 1 }), file), { maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(files, async (entries) => {
        await writeSnapshot(place, { files: new Map(entries), library: EMPTY });
        const read = (await readSnapshot(place)) as Snapshot;
        expect([...read.files]).toEqual([...new Map(entries)]);
        expect(read.library).toEqual(EMPTY);
      }),
      { numRuns: 60 },
    );
  });

  it("gives back a library that answers as the first one did", async () => {
    const place = newPlace();
    const kept = await market();
    await writeSnapshot(place, kept);
    const read = (await readSnapshot(place)) as Snapshot;
    expect(isDeepStrictEqual(read, kept)).toBe(true);
    const [before, after] = [libraryOf(kept), libraryOf(read)];
    for (const [question, language, id] of [
      ["quando apre il mercato?", "it", "it/mercato.md"],
      ["市场什么时候开放?", "zh", "zh/市场.md"],
      ["when does the market open?", "en", "en/market.md"],
    ] as const) {
      expect(firstHit(after, question, language)).toEqual(firstHit(before, question, language));
      expect(firstHit(after, question, language)?.id).toBe(id);
    }
  });

  it("is read of the file that was checked, whatever takes its place or cuts it off", async () => {
    const place = newPlace();
    const kept = await market();
    await writeSnapshot(place, kept);
    const opened = (await openSnapshot(place)) as OpenSnapshot;
    onTestFinished(() => opened.close());
    await writeSnapshot(place, { files: new Map(), library: EMPTY });
    await opened.load();
    expect(inMemory(opened.library)).toEqual(inMemory(kept.library));
    expect([...opened.files]).toEqual([...kept.files]);

    await writeSnapshot(place, kept);
    const cut = (await openSnapshot(place)) as OpenSnapshot;
    onTestFinished(() => cut.close());
    await truncate(place.file, 300);
    const [first] = [...cut.files.values()].map(({ document: one }) => one as Document);
    expect(() => first?.text).toThrow(/ends earlier than it did/u);
    await expect(cut.load()).rejects.toThrow(/ends earlier than it did/u);
  });

  it("is nothing where none was written", async () => {
    expect(await readSnapshot(newPlace())).toBeUndefined();
  });

  it("is refused wherever a bit of it is flipped", async () => {
    const place = newPlace();
    await writeSnapshot(place, await market());
    const whole = await readFile(place.file);
    const head = Array.from({ length: 60 }, (_, byte) => byte);
    const random = fc.sample(fc.nat({ max: whole.length - 1 }), 200);
    for (const [index, byte] of [...head, ...random].entries()) {
      const flipped = Buffer.from(whole);
      flipped[byte] = (flipped[byte] as number) ^ (1 << (index % 8));
      await writeFile(place.file, flipped);
      expect(await readSnapshot(place), `byte ${byte}`).toHaveProperty("refused");
    }
    await writeFile(place.file, whole);
    expect(await readSnapshot(place)).toHaveProperty("files");
  }, 60_000);

  it("is refused where it is cut off or goes on, and where it is something else", async () => {
    const place = newPlace();
    await writeSnapshot(place, await market());
    const whole = await readFile(place.file);
    for (const length of [0, 1, 43, 44, 45, 200, whole.length >> 1, whole.length - 1]) {
      await writeFile(place.file, whole);
      await truncate(place.file, length);
      expect(await readSnapshot(place), `${length} bytes`).toHaveProperty("refused");
    }
    for (const other of [
      Buffer.concat([whole, Buffer.alloc(4)]),
      Buffer.alloc(whole.length),
      Buffer.alloc(500, 0xff),
      Buffer.from("no snapshot at all, but a text that is long enough to be one"),
    ]) {
      await writeFile(place.file, other);
      expect(await readSnapshot(place)).toHaveProperty("refused");
    }
  });

  it("says why it is refused", async () => {
    const place = newPlace();
    await writeSnapshot(place, await market());
    const elsewhere = { ...place, folder: join(folder, "another") };
    expect(await readSnapshot(elsewhere)).toEqual({ refused: "it is of another folder" });
    expect(await readSnapshot({ ...place, file: folder })).toEqual({
      refused: "it cannot be read (EISDIR)",
    });
    const whole = await readFile(place.file);
    await writeSections(place.file, { version: "0" }, []);
    expect(await readSnapshot(place)).toEqual({ refused: "it is of another version" });
    whole[whole.length - 9] = (whole[whole.length - 9] as number) ^ 1;
    await writeFile(place.file, whole);
    expect(await readSnapshot(place)).toEqual({ refused: "it is damaged" });
  });

  it("takes the place of the earlier one whole, and only the owner may read it", async () => {
    const place = newPlace();
    await writeSnapshot(place, { files: new Map(), library: EMPTY });
    const kept = await market();
    await writeSnapshot(place, kept);
    expect(isDeepStrictEqual(await readSnapshot(place), kept)).toBe(true);
    expect((await stat(place.file)).mode & 0o077).toBe(0);
  });

  it("stays as it was where a new one cannot be written", async () => {
    const place = newPlace();
    const kept = await market();
    await writeSnapshot(place, kept);
    // A folder in the way of the unfinished file.
    await mkdir(`${place.file}.tmp/full`, { recursive: true });
    const nothing = { files: new Map(), library: EMPTY };
    await expect(writeSnapshot(place, nothing)).rejects.toThrow(/EISDIR/u);
    expect(isDeepStrictEqual(await readSnapshot(place), kept)).toBe(true);
    await expect(
      writeSnapshot({ ...place, file: join(place.file, "inside.snapshot") }, nothing),
    ).rejects.toThrow(/ENOTDIR|EEXIST/u);
  });
});

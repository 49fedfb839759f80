/** The keeper of a snapshot: what it kept is there at the next start, and whatever does not fit costs only time. */
import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, it, onTestFinished } from "vitest";
import type { Document } from "../../src/documents/document.ts";
import { isUnreadable } from "../../src/documents/document.ts";
import { readDocument } from "../../src/documents/read-document.ts";
import type { RememberedFile } from "../../src/knowledge-file.ts";
import type { SnapshotPlace } from "../../src/knowledge-snapshot.ts";
import { snapshotPlace } from "../../src/knowledge-snapshot.ts";
import { sourceOf } from "../../src/knowledge/source.ts";
import { analyzers } from "../../src/language/analyzers.ts";
import type { SnapshotKeeper, SnapshotKeeperOptions } from "../../src/snapshot-keeper.ts";
import { openSnapshotKeeper } from "../../src/snapshot-keeper.ts";
import { writeSections } from "../../src/snapshot/section-file.ts";

const ID = "museum.txt";
const TEXT = "Il museo civico apre alle nove del mattino.";

async function newPlace(): Promise<SnapshotPlace> {
  const folder = await mkdtemp(join(tmpdir(), "fonti-keeper-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return snapshotPlace(join(folder, "data"), join(folder, "knowledge"));
}

interface Opened {
  readonly keeper: SnapshotKeeper;
  readonly told: readonly string[];
}

async function open(
  place: SnapshotPlace,
  options: Partial<SnapshotKeeperOptions> = {},
): Promise<Opened> {
  const told: string[] = [];
  const note = (_: object, sentence: string) => void told.push(sentence);
  const log = { info: note, warn: note };
  const timing = { delay: 5, pause: 5 };
  const keeper = await openSnapshotKeeper({
    place,
    log,
    options: { analyzers },
    leastPassages: 1,
    timing,
    ...options,
  });
  return { keeper, told };
}

/** Puts a text into the keeper's library, as one reading of a folder would. */
async function fill({ keeper }: Opened, text = TEXT): Promise<ReadonlyMap<string, RememberedFile>> {
  const document = await readDocument(ID, Buffer.from(text));
  if (isUnreadable(document)) throw new Error(document.message);
  const named = { ...document, language: "it" };
  for (const _ of keeper.library.put(sourceOf(named, { id: ID, title: ID, language: "it" })))
    continue;
  return new Map([[ID, { size: text.length, mtimeMs: 1, hash: "ab".repeat(32), document: named }]]);
}

async function kept(): Promise<SnapshotPlace> {
  const place = await newPlace();
  const opened = await open(place);
  opened.keeper.keep(await fill(opened));
  await opened.keeper.close();
  return place;
}

it("gives back at the next start what was kept before", async () => {
  const place = await kept();
  const { keeper, told } = await open(place);
  expect([keeper.library.size, [...(keeper.remembered ?? [])].length, told]).toEqual([1, 1, []]);
  const [hit] = keeper.library.search({ text: "Quando apre il museo?", language: "it" }, 1);
  expect(hit?.passage.source.text).toBe(TEXT);
});

it("indexes nothing again of what was not read anew, and what has another title", async () => {
  const { keeper } = await open(await kept());
  const document = keeper.remembered?.get(ID)?.document as Document;
  const name = { id: ID, title: ID, language: "it" };
  for (const _ of keeper.library.settle([sourceOf(document, name)])) continue;
  expect(keeper.library.changes).toBe(0);
  for (const _ of keeper.library.settle([sourceOf(document, { ...name, title: "Museo" })]))
    continue;
  expect(keeper.library.changes).toBe(1);
});

it("writes by itself after a change, and not again where nothing has changed", async () => {
  const place = await newPlace();
  const opened = await open(place);
  const files = await fill(opened);
  opened.keeper.keep(files);
  while ((await stat(place.file).catch(() => undefined)) === undefined) await sleep(5);
  await opened.keeper.close();
  const { mtimeMs } = await stat(place.file);
  const again = await open(place);
  again.keeper.keep(again.keeper.remembered ?? files);
  await again.keeper.close();
  expect((await stat(place.file)).mtimeMs).toBe(mtimeMs);
});

const changed = (change: (bytes: Buffer) => Uint8Array) => async (file: string) =>
  writeFile(file, change(await readFile(file)));

it.each<[string, (file: string) => Promise<void>]>([
  ["is damaged", changed((bytes) => Buffer.concat([bytes.subarray(0, -9), Buffer.alloc(9, "x")]))],
  ["is cut off", changed((bytes) => bytes.subarray(0, bytes.length >> 1))],
  ["is of another version", (file) => writeSections(file, { version: "0" }, [])],
  ["is no snapshot, or of another format", changed(() => Buffer.alloc(200, 1))],
])("begins with nothing, says so once, and mends it where the snapshot %s", async (why, spoil) => {
  const place = await kept();
  await spoil(place.file);
  const opened = await open(place);
  expect(opened.told).toEqual([
    `The snapshot is not used: it ${why}. All documents are read anew.`,
  ]);
  expect([opened.keeper.library.size, opened.keeper.remembered]).toEqual([0, undefined]);
  opened.keeper.keep(await fill(opened));
  await opened.keeper.close();
  expect((await open(place)).keeper.library.size).toBe(1);
});

it("neither reads nor writes where none is to be kept, nor writes for few passages", async () => {
  const place = await kept();
  const none = await open(place, { isKept: false });
  expect([none.keeper.library.size, none.keeper.remembered]).toEqual([0, undefined]);
  const elsewhere = await newPlace();
  const few = await open(elsewhere, { leastPassages: 2 });
  few.keeper.keep(await fill(few));
  await few.keeper.close();
  await expect(stat(elsewhere.file)).rejects.toThrow("ENOENT");
});

it("does not keep a library that is ahead of what was read of its files", async () => {
  const place = await newPlace();
  const opened = await open(place);
  const files = await fill(opened);
  await fill(opened, `${TEXT} E chiude alle sei.`);
  opened.keeper.keep(files);
  await opened.keeper.close();
  await expect(stat(place.file)).rejects.toThrow("ENOENT");
});

it("tells where it cannot be written, and goes on", async () => {
  const place = await newPlace();
  const opened = await open({ ...place, file: join("/dev/null", "x.snapshot") });
  opened.keeper.keep(await fill(opened));
  await opened.keeper.close();
  expect(opened.told.at(-1)).toMatch(/^The snapshot cannot be written; /u);
});

it("leaves one that is whole, or refused, where several write at once", async () => {
  const place = await newPlace();
  const keepers = await Promise.all([1, 2, 3, 4].map(() => open(place)));
  await Promise.all(
    keepers.map(async (opened) => {
      opened.keeper.keep(await fill(opened));
      await opened.keeper.close();
    }),
  );
  const { keeper, told } = await open(place);
  expect(keeper.library.size === 1 || told.length === 1).toBe(true);
  keeper.keep(await fill({ keeper, told }));
  await keeper.close();
  expect((await open(place)).keeper.library.size).toBe(1);
});

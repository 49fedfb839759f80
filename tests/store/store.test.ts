import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Sqlite from "libsql";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openPassingStore, openSharedStore, openStore } from "../../src/store/open-store.ts";
import type { Store } from "../../src/store/store.ts";
import { keyLength } from "../../src/store/vault.ts";
import { dropSchema, inPostgres, newSchema, noPostgres, testDatabase } from "./test-schema.ts";

let folder: string;
let file: string;
let warnings: string[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "fonti-store-"));
  file = join(folder, "data", "fonti.sqlite");
  warnings = [];
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const openFile = () =>
  openStore({
    dataDir: join(folder, "data"),
    key: undefined,
    warn: (message) => void warnings.push(message),
  });
const anna = { kind: "user", id: 7_000_000_001 } as const;
const bo = { kind: "user", id: 2 } as const;

const schema = newSchema(testDatabase);
const openShared = () => openSharedStore(schema, Buffer.alloc(keyLength, 1));

describe.each<[string, () => Store]>([
  ["in memory", openPassingStore],
  ["in a SQLite file", openFile],
  [inPostgres, openShared],
])("a store %s", (name, open) => {
  let store: Store;
  beforeEach(({ skip }) => {
    if (name === inPostgres && testDatabase === "") skip(noPostgres);
    store = open();
  });
  afterEach(async () => {
    await store.close();
    if (name === inPostgres) await dropSchema(schema);
  });

  it("knows no settings of somebody who has set nothing", async () => {
    expect(await store.settings.of(anna)).toEqual(new Map());
  });

  it("keeps what was set last, each setting by itself", async () => {
    await store.settings.set(anna, "answers", "it");
    await store.settings.set(anna, "interface", "en");
    await store.settings.set(anna, "answers", "zh");
    expect(await store.settings.of(anna)).toEqual(
      new Map([
        ["answers", "zh"],
        ["interface", "en"],
      ]),
    );
    await store.settings.set(anna, "answers", null);
    expect(await store.settings.of(anna)).toEqual(new Map([["interface", "en"]]));
  });

  it("tells users and chats with the same number apart", async () => {
    await store.settings.set({ kind: "user", id: 5 }, "answers", "it");
    await store.settings.set({ kind: "chat", id: 5 }, "answers", "zh");
    expect((await store.settings.of({ kind: "user", id: 5 })).get("answers")).toBe("it");
    expect((await store.settings.of({ kind: "chat", id: 5 })).get("answers")).toBe("zh");
  });

  it("moves a group's settings to its new number, where those set already win", async () => {
    const group = { kind: "chat", id: -42 } as const;
    const supergroup = { kind: "chat", id: -1_009_999_999_999 } as const;
    await store.settings.set(group, "language", "it");
    await store.settings.set(group, "speaks", "command");
    await store.settings.set(supergroup, "speaks", "silent");
    await store.settings.move(group, supergroup);
    await store.settings.move(supergroup, supergroup);
    expect(await store.settings.of(group)).toEqual(new Map());
    expect(Object.fromEntries(await store.settings.of(supergroup))).toEqual({
      language: "it",
      speaks: "silent",
    });
  });

  it("keeps one verdict of each person on an answer, and counts them", async () => {
    const ref = { ref: "x1234567", locale: "it" };
    await store.feedback.give(anna, { ...ref, verdict: "good" });
    await store.feedback.give(anna, { ...ref, verdict: "outdated" });
    await store.feedback.give(bo, { ...ref, verdict: "outdated" });
    expect(await store.feedback.of(anna)).toEqual([{ ...ref, verdict: "outdated" }]);
    expect(await store.feedback.tally()).toEqual([{ ...ref, verdict: "outdated", count: 2 }]);
  });

  it("keeps questions asked in vain, the newest first", async () => {
    const asked = { language: "it", reason: "no-match" };
    await store.unanswered.add(anna, { ...asked, question: "Chi è il sindaco? 🏛" });
    await store.unanswered.add(bo, { ...asked, question: "Quando apre?" });
    expect((await store.unanswered.latest(1)).map(({ question }) => question)).toEqual([
      "Quando apre?",
    ]);
    expect(await store.unanswered.of(anna)).toEqual([
      { ...asked, question: "Chi è il sindaco? 🏛" },
    ]);
  });

  it("forgets one owner and nobody else", async () => {
    for (const owner of [anna, bo]) {
      await store.settings.set(owner, "answers", "it");
      await store.feedback.give(owner, { ref: "x1", locale: "it", verdict: "good" });
      await store.unanswered.add(owner, { question: "?", language: "it", reason: "no-match" });
    }
    await store.forget(anna);
    await store.forget(anna);
    const held = async (owner: typeof anna | typeof bo) => [
      (await store.settings.of(owner)).size,
      (await store.feedback.of(owner)).length,
      (await store.unanswered.of(owner)).length,
    ];
    expect(await held(anna)).toEqual([0, 0, 0]);
    expect(await held(bo)).toEqual([1, 1, 1]);
  });

  it("drops what is older than it may be kept", async () => {
    await store.unanswered.add(anna, { question: "?", language: "it", reason: "no-match" });
    await store.feedback.give(anna, { ref: "x1", locale: "it", verdict: "good" });
    await store.prune(Date.now() - 60_000);
    expect(await store.unanswered.of(anna)).toHaveLength(1);
    await store.prune(Date.now() + 1);
    expect(await store.unanswered.of(anna)).toEqual([]);
    expect(await store.feedback.of(anna)).toEqual([]);
  });
});

describe("a store in a SQLite file", () => {
  it("keeps choices over a restart", async () => {
    const before = openFile();
    await before.settings.set(anna, "answers", "it");
    await before.close();
    const after = openFile();
    expect((await after.settings.of(anna)).get("answers")).toBe("it");
    await after.close();
    expect(warnings).toEqual([]);
  });

  it("keeps what was written when the process never closed it", async () => {
    const killed = openFile();
    await killed.settings.set(anna, "answers", "zh");
    const after = openFile();
    expect((await after.settings.of(anna)).get("answers")).toBe("zh");
    await after.close();
    await killed.close();
  });

  it.each([
    ["is no database", () => writeFileSync(file, "not a database, but long enough ".repeat(200))],
    ["lacks its end", () => truncateSync(file, 5000)],
    ["has its pages overwritten", () => writeFileSync(file, damaged(readFileSync(file)))],
  ])("moves a file aside that %s, says so and goes on", async (_how, damage) => {
    const before = openFile();
    await before.settings.set(anna, "answers", "it");
    await before.journal.finish(
      1,
      Array.from({ length: 2000 }, (_, index) => index),
    );
    await before.close();
    damage();
    const after = openFile();
    await after.settings.set(anna, "answers", "zh");
    expect((await after.settings.of(anna)).get("answers")).toBe("zh");
    await after.close();
    expect(warnings).toEqual([expect.stringContaining("damaged-1")]);
    expect(readdirSync(join(folder, "data"))).toContain("fonti.sqlite.damaged-1");
  });

  it("holds neither the number nor the words of anybody", async () => {
    const store = openFile();
    await store.settings.set(anna, "answers", "it");
    await store.unanswered.add(anna, {
      question: "canarino giallo",
      language: "it",
      reason: "no-match",
    });
    await store.close();
    const bytes = readdirSync(join(folder, "data"))
      .filter((name) => name.startsWith("fonti.sqlite"))
      .map((name) => readFileSync(join(folder, "data", name), "latin1"))
      .join("");
    expect(bytes).toContain("answers");
    for (const trace of [
      String(anna.id),
      "canarino",
      Buffer.from("canarino giallo").toString("base64"),
    ])
      expect(bytes).not.toContain(trace);
  });

  it("keeps the choices of an earlier version", async () => {
    mkdirSync(join(folder, "data"));
    const earlier = new Sqlite(file);
    earlier.exec(
      "CREATE TABLE settings (kind TEXT, id INTEGER, locale TEXT, PRIMARY KEY (kind, id));" +
        "CREATE TABLE handled (sequence INTEGER PRIMARY KEY AUTOINCREMENT, bot_id INTEGER, update_id INTEGER);" +
        `INSERT INTO settings VALUES ('user', ${anna.id}, 'zh'); PRAGMA user_version = 1;`,
    );
    earlier.close();
    const store = openFile();
    expect((await store.settings.of(anna)).get("answers")).toBe("zh");
    await store.close();
  });

  it("refuses a key that is none", () => {
    mkdirSync(join(folder, "data"));
    writeFileSync(join(folder, "data", "store.key"), "short");
    expect(openFile).toThrow(/store\.key holds no key\. Permitted: 32 bytes/);
  });

  it("refuses a place that cannot hold a file", () => {
    writeFileSync(join(folder, "data"), "a file where a folder should be");
    expect(openFile).toThrow(/ENOTDIR|EEXIST/);
  });
});

function damaged(content: Buffer): Buffer {
  return Buffer.concat([content.subarray(0, 100), Buffer.alloc(content.length - 100, 0xa5)]);
}

import {
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createMemoryStore } from "../../src/store/memory-store.ts";
import { createSqliteStore } from "../../src/store/sqlite-store.ts";
import { rememberedUpdates, type Store } from "../../src/store/store.ts";

let folder: string;
let file: string;
let warnings: string[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "fonti-store-"));
  file = join(folder, "data", "fonti.sqlite");
  warnings = [];
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const openFile = () => createSqliteStore({ file, warn: (message) => void warnings.push(message) });
const anna = { kind: "user", id: 7_000_000_001 } as const;

describe.each<[string, () => Store]>([
  ["in memory", createMemoryStore],
  ["in a SQLite file", openFile],
])("a store %s", (_name, open) => {
  let store: Store;
  beforeEach(() => {
    store = open();
  });
  afterEach(() => store.close());

  it("knows no language of somebody who chose none", async () => {
    expect(await store.locale(anna)).toBeUndefined();
  });

  it("keeps the last language chosen", async () => {
    await store.setLocale(anna, "it");
    await store.setLocale(anna, "zh");
    expect(await store.locale(anna)).toBe("zh");
  });

  it("tells users and chats with the same number apart", async () => {
    await store.setLocale({ kind: "user", id: 5 }, "it");
    await store.setLocale({ kind: "chat", id: 5 }, "zh");
    expect(await store.locale({ kind: "user", id: 5 })).toBe("it");
    expect(await store.locale({ kind: "chat", id: 5 })).toBe("zh");
  });

  it("keeps the large negative numbers of supergroups", async () => {
    const chat = { kind: "chat", id: -1_009_999_999_999 } as const;
    await store.setLocale(chat, "zh");
    expect(await store.locale(chat)).toBe("zh");
  });

  it("forgets one owner and nobody else", async () => {
    await store.setLocale(anna, "it");
    await store.setLocale({ kind: "user", id: 2 }, "en");
    await store.forget(anna);
    await store.forget(anna);
    expect(await store.locale(anna)).toBeUndefined();
    expect(await store.locale({ kind: "user", id: 2 })).toBe("en");
  });

  it("recognises a handled update, for each bot its own", async () => {
    const update = { botId: 1, updateId: 2_000_000_000 };
    expect(await store.wasHandled(update)).toBe(false);
    await store.markHandled(update);
    await store.markHandled(update);
    expect(await store.wasHandled(update)).toBe(true);
    expect(await store.wasHandled({ ...update, botId: 2 })).toBe(false);
    expect(await store.wasHandled({ ...update, updateId: 1 })).toBe(false);
  });

  it("forgets the oldest updates and keeps the latest", async () => {
    for (let updateId = 1; updateId <= rememberedUpdates + 1000; updateId += 1)
      await store.markHandled({ botId: 1, updateId });
    expect(await store.wasHandled({ botId: 1, updateId: 1 })).toBe(false);
    expect(await store.wasHandled({ botId: 1, updateId: 1001 })).toBe(true);
  });
});

describe("a store in a SQLite file", () => {
  it("keeps choices and handled updates over a restart", async () => {
    const before = openFile();
    await before.setLocale(anna, "it");
    await before.markHandled({ botId: 1, updateId: 9 });
    await before.close();
    const after = openFile();
    expect(await after.locale(anna)).toBe("it");
    expect(await after.wasHandled({ botId: 1, updateId: 9 })).toBe(true);
    await after.close();
    expect(warnings).toEqual([]);
  });

  it("keeps what was written when the process never closed it", async () => {
    const killed = openFile();
    await killed.setLocale(anna, "zh");
    const after = openFile();
    expect(await after.locale(anna)).toBe("zh");
    await after.close();
    await killed.close();
  });

  it.each([
    ["is no database", () => writeFileSync(file, "not a database, but long enough ".repeat(200))],
    ["lacks its end", () => truncateSync(file, 5000)],
    ["has its pages overwritten", () => writeFileSync(file, damaged(readFileSync(file)))],
  ])("moves a file aside that %s, says so and goes on", async (_how, damage) => {
    const before = openFile();
    await before.setLocale(anna, "it");
    for (let updateId = 0; updateId < 2000; updateId += 1)
      await before.markHandled({ botId: 1, updateId });
    await before.close();
    damage();
    const after = openFile();
    await after.setLocale(anna, "zh");
    expect(await after.locale(anna)).toBe("zh");
    await after.close();
    expect(warnings).toEqual([expect.stringContaining("damaged-1")]);
    expect(readdirSync(join(folder, "data"))).toContain("fonti.sqlite.damaged-1");
  });

  it("refuses a place that cannot hold a file", () => {
    writeFileSync(join(folder, "data"), "a file where a folder should be");
    expect(openFile).toThrow(/ENOTDIR|EEXIST/);
  });
});

function damaged(content: Buffer): Buffer {
  return Buffer.concat([content.subarray(0, 100), Buffer.alloc(content.length - 100, 0xa5)]);
}

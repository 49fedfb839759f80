import { randomBytes } from "node:crypto";
import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Database } from "../../src/store/database.ts";
import { openPostgres } from "../../src/store/postgres-database.ts";
import { createSqlStore } from "../../src/store/sql-store.ts";
import { inMemory, openSqlite } from "../../src/store/sqlite-database.ts";
import {
  rememberedUpdates,
  type OfferedUpdate,
  type UpdateJournal,
} from "../../src/store/store.ts";
import { createVault, keyLength } from "../../src/store/vault.ts";
import { dropSchema, inPostgres, newSchema, noPostgres, testDatabase } from "./test-schema.ts";

const vault = createVault(randomBytes(keyLength));
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "fonti-journal-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const sqlite = (file: string) => openSqlite({ file, vault, warn: () => {} });
const offered = (chat: number, updateId: number, payload = `{"update_id":${updateId}}`) =>
  ({ queue: { kind: "chat", id: chat }, updateId, payload }) satisfies OfferedUpdate;
const claim = { botId: 1, limit: 10, leaseMs: 1000 };

const numbers = async (claimed: ReturnType<UpdateJournal["claim"]>) =>
  (await claimed).map(({ updateId }) => updateId).toSorted((a, b) => a - b);

const schema = newSchema(testDatabase);

describe.each<[string, () => Database]>([
  ["in memory", () => sqlite(inMemory)],
  ["in a SQLite file", () => sqlite(join(folder, "fonti.sqlite"))],
  [inPostgres, () => openPostgres(schema)],
])("a journal %s", (name, open) => {
  let database: Database;
  let now: number;
  const storeOf = (worker: string) => createSqlStore({ database, vault, worker, now: () => now });
  let journal: UpdateJournal;
  beforeEach(({ skip }) => {
    if (name === inPostgres && testDatabase === "") skip(noPostgres);
    database = open();
    now = 1_800_000_000_000;
    journal = storeOf("one").journal;
  });
  afterEach(async () => {
    await database.close();
    if (name === inPostgres) await dropSchema(schema);
  });

  it("gives each chat's updates in the order they came, one at a time", async () => {
    await journal.accept(1, [offered(7, 30), offered(8, 31), offered(7, 4), offered(7, 32)]);
    expect(await numbers(journal.claim(claim))).toEqual([30, 31]);
    expect(await numbers(journal.claim(claim))).toEqual([]);
    await journal.finish(1, [30]);
    expect(await numbers(journal.claim(claim))).toEqual([4]);
    await journal.finish(1, [4, 31]);
    expect(await journal.claim(claim)).toEqual([
      { updateId: 32, payload: '{"update_id":32}', acceptedAt: now, claims: 1 },
    ]);
  });

  it("takes an update that is offered again for known, for each bot its own", async () => {
    await Promise.all([journal.accept(1, [offered(7, 1)]), journal.accept(1, [offered(7, 1)])]);
    await journal.claim(claim);
    await journal.finish(1, [1]);
    await journal.accept(1, [offered(7, 1)]);
    expect(await journal.claim(claim)).toEqual([]);
    await journal.accept(2, [offered(7, 1)]);
    expect(await numbers(journal.claim({ ...claim, botId: 2 }))).toEqual([1]);
  });

  it("takes an update for known that was answered without having been written down", async () => {
    await journal.finish(1, [5]);
    await journal.accept(1, [offered(7, 5)]);
    expect(await journal.counts()).toEqual({ waiting: 0, quarantined: 0 });
  });

  it("gives no update to two workers, and goes on where one stops renewing", async () => {
    const other = storeOf("two").journal;
    await journal.accept(1, [offered(7, 1), offered(8, 2)]);
    expect(await numbers(journal.claim({ ...claim, limit: 1 }))).toHaveLength(1);
    expect(await numbers(other.claim(claim))).toHaveLength(1);
    now += 900;
    await other.renew({ botId: 1, updateIds: [1, 2], ms: 1000 });
    now += 900;
    const [taken] = await other.claim(claim);
    expect(taken).toMatchObject({ claims: 2 });
    expect(await other.claim(claim)).toEqual([]);
  });

  it("claims what a killed worker of the same name held", async () => {
    await journal.accept(1, [offered(7, 1)]);
    await journal.claim(claim);
    await storeOf("two").journal.recover();
    expect(await journal.claim(claim)).toEqual([]);
    await storeOf("one").journal.recover();
    expect(await journal.claim(claim)).toMatchObject([{ updateId: 1, claims: 2 }]);
  });

  it("takes a claim back as if it had not been made, after a wait", async () => {
    await journal.accept(1, [offered(7, 1), offered(7, 2)]);
    await journal.claim(claim);
    await journal.release({ botId: 1, updateIds: [1], ms: 500 });
    await journal.release({ botId: 1, updateIds: [1], ms: 0 });
    expect(await journal.claim(claim)).toEqual([]);
    now += 501;
    expect(await journal.claim(claim)).toMatchObject([{ updateId: 1, claims: 1 }]);
  });

  it("claims what was leased before the clock was put back", async () => {
    await journal.accept(1, [offered(7, 1)]);
    await journal.claim(claim);
    now -= 900;
    expect(await journal.claim(claim)).toEqual([]);
    now -= 3_600_000;
    expect(await journal.claim(claim)).toMatchObject([{ updateId: 1, claims: 2 }]);
  });

  it("ends what cannot be finished and goes on behind it", async () => {
    await journal.accept(1, [offered(7, 1), offered(7, 2)]);
    await journal.quarantine(1, [1]);
    expect(await journal.counts()).toEqual({ waiting: 1, quarantined: 1 });
    expect(await numbers(journal.claim(claim))).toEqual([2]);
  });

  it("writes megabytes down in their order, and lets others have their turn meanwhile", async () => {
    const long = "x".repeat(600_000);
    let turns = 0;
    const count = () => {
      turns += 1;
      counting = setImmediate(count);
    };
    let counting = setImmediate(count);
    await journal.accept(
      1,
      [31, 30, 33, 32, 34].map((updateId) => offered(7, updateId, long)),
    );
    clearImmediate(counting);
    expect(turns).toBeGreaterThanOrEqual(4);
    for (const updateId of [31, 30, 33, 32, 34]) {
      expect(await journal.claim(claim)).toMatchObject([{ updateId, payload: long }]);
      await journal.finish(1, [updateId]);
    }
  });

  it("lets no chat wait for ever behind others, nor behind one that asks a thousand times", async () => {
    const flood = Array.from({ length: 1000 }, (_, index) => offered(1, index));
    const others = Array.from({ length: 50 }, (_, index) => offered(100 + index, 2000 + index));
    await journal.accept(1, [...flood, ...others]);
    const seen = new Set<number>();
    for (let round = 0; round < 13; round += 1) {
      const claimed = await numbers(journal.claim({ ...claim, limit: 4 }));
      for (const updateId of claimed) seen.add(updateId);
      await journal.finish(1, claimed);
    }
    expect([...seen].filter((updateId) => updateId >= 2000)).toHaveLength(50);
  });

  it("keeps finished updates for a day and the latest thousands, unfinished ones as long as it may", async () => {
    const store = storeOf("one");
    const updateIds = Array.from({ length: rememberedUpdates.count + 2 }, (_, index) => index + 1);
    await journal.accept(1, [offered(7, 900_000)]);
    await journal.finish(1, updateIds);
    const known = async (updateId: number) => {
      await journal.accept(1, [offered(8, updateId)]);
      return (await journal.counts()).waiting === 1;
    };
    await store.prune(0);
    expect(await known(1)).toBe(true);
    now += rememberedUpdates.ms + 1;
    await store.prune(0);
    expect(await known(3)).toBe(true);
    expect(await known(1)).toBe(false);
    await store.prune(now + 1);
    expect((await journal.counts()).waiting).toBe(0);
  });

  it("keeps the words of an update sealed, and nothing but its number once it is finished", async () => {
    await journal.accept(1, [offered(7, 1, "canarino giallo")]);
    const [row] = await database.run({ sql: "SELECT * FROM journal" });
    expect(JSON.stringify(row)).not.toMatch(/canarino|"7"/);
    await journal.finish(1, [1]);
    const [finished] = await database.run({ sql: "SELECT queue, payload, worker FROM journal" });
    expect(finished).toMatchObject({ queue: "", payload: null, worker: null });
  });

  it("says which updates cannot be read any more", async () => {
    await journal.accept(1, [offered(7, 1)]);
    const stranger = createVault(randomBytes(keyLength));
    const other = createSqlStore({ database, vault: stranger, worker: "one", now: () => now });
    expect(await other.journal.claim(claim)).toMatchObject([{ updateId: 1, payload: undefined }]);
  });
});

describe("a journal in a SQLite file", () => {
  it("keeps what was accepted when the process never closed it", async () => {
    const file = join(folder, "fonti.sqlite");
    const killed = sqlite(file);
    const before = createSqlStore({ database: killed, vault, worker: "one" });
    await before.journal.accept(1, [offered(7, 1, "canarino giallo")]);
    const after = sqlite(file);
    const { journal } = createSqlStore({ database: after, vault, worker: "one" });
    expect(await journal.claim(claim)).toMatchObject([{ payload: "canarino giallo" }]);
    const bytes = readdirSync(folder).map((name) => readFileSync(join(folder, name), "latin1"));
    expect(bytes.join("")).not.toContain("canarino");
    await after.close();
    await killed.close();
  });
});

describe.skipIf(testDatabase === "")("a journal in PostgreSQL", () => {
  afterEach(() => dropSchema(schema));

  it("is made once where several processes start at once, and gives each update to one of them", async () => {
    const databases = [1, 2, 3].map(() => openPostgres(schema));
    const journals = databases.map((database, index) => {
      return createSqlStore({ database, vault, worker: `worker ${index}` }).journal;
    });
    const updates = Array.from({ length: 300 }, (_, index) => offered(index % 100, index));
    await Promise.all(journals.map((journal) => journal.accept(1, updates)));
    const given: number[] = [];
    const workOff = async (journal: UpdateJournal) => {
      while ((await journal.counts()).waiting > 0) {
        const claimed = await numbers(journal.claim(claim));
        given.push(...claimed);
        if (claimed.length > 0) await journal.finish(1, claimed);
      }
    };
    await Promise.all(journals.map(workOff));
    expect(given.toSorted((a, b) => a - b)).toEqual(updates.map(({ updateId }) => updateId));
    for (let chat = 0; chat < 100; chat += 1) {
      const ofChat = given.filter((updateId) => updateId % 100 === chat);
      expect(ofChat).toEqual(ofChat.toSorted((a, b) => a - b));
    }
    await Promise.all(databases.map((database) => database.close()));
  });
});

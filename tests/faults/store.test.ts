/** R5: the store's disk is full, refuses to write or has changed what was written, or lost its end. */
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import {
  copyFileSync,
  mkdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it, onTestFinished } from "vitest";
import { openStore } from "../../src/store/open-store.ts";
import { startServer } from "../telegram/fonti-on-server.ts";
import { AskedPeople, smallBot } from "./asked-people.ts";
import { passingFolder, startBotProcess, type BotProcess } from "./bot-process.ts";
import { recordFault } from "./fault-record.ts";
import { Chance, seed } from "./seeded-chance.ts";

/** Milliseconds after the end of a fault. */
const LONGEST_RECOVERY = 10_000;
const FLIPPED_FILES = 500;
const CUT_FILES = 50;
const claim = { botId: 1, limit: 64, leaseMs: 1000 };

// oxlint-disable vitest/expect-expect -- `expectRecovered` expects for both
describe("a store that fails under the running bot", { timeout: 120_000 }, () => {
  it("costs no answer while the disk is full, and works again once it is not", async ({ skip }) => {
    const disk = smallDisk(4) ?? skip("No disk of its own can be mounted here.");
    const server = await startServer();
    const people = new AskedPeople(server, 100);
    const bot = await startBotProcess({
      env: { ...smallBot(server), LOG_LEVEL: "info", DATA_DIR: disk },
    });
    fill(join(disk, "ballast"));
    await askUntil(people, bot, "cannot");
    const during = await people.settled();
    rmSync(join(disk, "ballast"));
    const recovery = await askUntil(people, bot, "again");
    await expectRecovered(people, bot, {
      injected: "a full disk",
      times: 1,
      lostDuring: during.lost,
      recovery,
    });
  });

  it("costs no answer where the disk fails to write", async ({ skip }) => {
    const server = await startServer();
    const env = { ...smallBot(server), LOG_LEVEL: "info" };
    const people = new AskedPeople(server, 100);
    const bot = await startBotProcess({ env });
    let times = 0;
    for (const when of ["1", "2", "3", "5", "8", "13", "1+"]) {
      const mend = (await breakDisk(bot, when)) ?? skip("No process may be followed here.");
      await people.ask(8);
      await people.settled();
      times += await mend();
    }
    const { lost } = await people.settled();
    const recovery = await askUntil(people, bot, "again");
    const injected = "EIO to the Nth write and to all from the first on";
    await expectRecovered(people, bot, { injected, times, lostDuring: lost, recovery });
    expect(times).toBeGreaterThan(7);
  });
});

interface Outage {
  readonly injected: string;
  readonly times: number;
  readonly lostDuring: number;
  /** Milliseconds. */
  readonly recovery: number;
}

/** What the journal still has after a restart was answered already, and must not be again. */
async function expectRecovered(
  people: AskedPeople,
  bot: BotProcess,
  outage: Outage,
): Promise<void> {
  const { injected, times, lostDuring, recovery } = outage;
  const { asked, lost, double } = await people.settled();
  const holds = lostDuring + lost + double === 0 && recovery <= LONGEST_RECOVERY && bot.isRunning();
  const measured = `${lostDuring + lost} of ${asked} questions lost, ${double} answered twice, works again after ${recovery} ms`;
  recordFault({ row: "R5", injected, times, measured, holds });
  expect({ lostDuring, lost, double, output: holds ? "" : bot.output() }).toEqual({
    lostDuring: 0,
    lost: 0,
    double: 0,
    output: "",
  });
  expect(recovery).toBeLessThan(LONGEST_RECOVERY);
}

/** Milliseconds until the bot has printed that word. */
async function askUntil(people: AskedPeople, bot: BotProcess, word: string): Promise<number> {
  const start = performance.now();
  const isSaid = () =>
    bot
      .output()
      .split("The store can")
      .some((part, at) => at > 0 && part.includes(word));
  while (!isSaid() && performance.now() - start < 3 * LONGEST_RECOVERY) {
    await people.ask(2);
    await sleep(100);
  }
  return Math.round(performance.now() - start);
}

/** Undefined where none may be mounted. */
function smallDisk(megabytes: number): string | undefined {
  const folder = passingFolder();
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", `size=${megabytes}m`, "tmpfs", folder], {
      stdio: "ignore",
    });
  } catch {
    return undefined;
  }
  onTestFinished(() => void execFileSync("umount", ["-l", folder]));
  return folder;
}

function fill(file: string): void {
  for (const size of [65_536, 4096, 1])
    try {
      for (;;) writeFileSync(file, Buffer.alloc(size), { flag: "a" });
    } catch {
      // The disk is full for pieces of this size.
    }
}

/** Returns what ends it and tells how many writes failed; undefined where there is no `strace`. */
async function breakDisk(bot: BotProcess, when: string) {
  const log = join(passingFolder(), "strace");
  const inject = `inject=pwrite64:error=EIO:when=${when}`;
  const follow = ["-f", "-o", log, "-p", String(bot.child.pid)];
  const strace = spawn("strace", [...follow, "-e", "trace=pwrite64", "-e", inject]);
  const said = await Promise.race([once(strace.stderr, "data"), once(strace, "error")]);
  if (!String(said[0]).includes("attached")) return undefined;
  return async () => {
    strace.kill("SIGINT");
    await once(strace, "exit");
    return readFileSync(log, "utf8").split("(INJECTED)").length - 1;
  };
}

describe("a store whose file was changed while nobody looked", { timeout: 300_000 }, () => {
  it.each<[string, number, (file: string, chance: Chance) => void]>([
    ["a byte is another", FLIPPED_FILES, flipByte],
    ["the end is missing", CUT_FILES, cutEnd],
  ])("opens where %s, and takes updates", async (injected, times, damage) => {
    const chance = new Chance(seed);
    const whole = await writtenStore();
    const counts = { crashed: 0, unusable: 0, begunAnew: 0 };
    for (let time = 0; time < times; time += 1) {
      const dataDir = copyOf(whole);
      damage(join(dataDir, "fonti.sqlite"), chance);
      const outcome = await tryStore(dataDir);
      counts.crashed += outcome === "crashed" ? 1 : 0;
      counts.unusable += outcome === "unusable" ? 1 : 0;
      counts.begunAnew += outcome === "begun anew" ? 1 : 0;
      rmSync(dataDir, { recursive: true });
    }
    const { crashed, unusable, begunAnew } = counts;
    recordFault({
      row: "R5",
      injected: `a file in which ${injected}`,
      times,
      measured: `${crashed} not opened, ${begunAnew} moved aside and begun anew, ${unusable} opened without being usable`,
      holds: crashed + unusable === 0,
    });
    expect({ crashed, unusable }).toEqual({ crashed: 0, unusable: 0 });
  });
});

async function tryStore(dataDir: string) {
  const warnings: string[] = [];
  try {
    const store = openStore({ dataDir, key: undefined, warn: (line) => void warnings.push(line) });
    try {
      const updates = [{ updateId: 9000, queue: { kind: "chat", id: 1 } as const, payload: "{}" }];
      await store.journal.accept(1, updates);
      const claimed = await store.journal.claim(claim);
      await store.journal.finish(
        1,
        claimed.map(({ updateId }) => updateId),
      );
      await store.settings.set({ kind: "user", id: 5 }, "answers", "it");
      return warnings.length > 0 ? "begun anew" : "as it was";
    } catch {
      return "unusable";
    } finally {
      await store.close().catch(() => undefined);
    }
  } catch {
    return "crashed";
  }
}

async function writtenStore(): Promise<string> {
  const dataDir = passingFolder();
  const store = openStore({ dataDir, key: undefined, warn: () => {} });
  const updates = Array.from({ length: 200 }, (_, updateId) => ({
    updateId,
    queue: { kind: "chat", id: updateId % 40 } as const,
    payload: JSON.stringify({ text: "Quando apre il mercato?".repeat(4) }),
  }));
  await store.journal.accept(1, updates);
  await store.journal.finish(
    1,
    updates.slice(0, 100).map(({ updateId }) => updateId),
  );
  for (let id = 0; id < 50; id += 1)
    await store.settings.set({ kind: "user", id }, "answers", "it");
  await store.close();
  return dataDir;
}

function copyOf(dataDir: string): string {
  const copy = `${dataDir}-copy`;
  mkdirSync(copy);
  for (const name of ["fonti.sqlite", "store.key"])
    copyFileSync(join(dataDir, name), join(copy, name));
  return copy;
}

function flipByte(file: string, chance: Chance): void {
  const bytes = readFileSync(file);
  const at = chance.below(bytes.length);
  bytes[at] = (bytes[at] ?? 0) ^ (1 + chance.below(255));
  writeFileSync(file, bytes);
}

function cutEnd(file: string, chance: Chance): void {
  truncateSync(file, chance.below(readFileSync(file).length));
}

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { openSharedStore, openStore } from "../../src/store/open-store.ts";
import { dropSchema, newSchema, noPostgres, testDatabase } from "../store/test-schema.ts";
import { fonti } from "./fonti-process.ts";

const anna = { kind: "user", id: 1 } as const;
const bruno = { kind: "user", id: 2 } as const;

function folder(): string {
  const dataDir = mkdtempSync(join(tmpdir(), "fonti-kept-"));
  onTestFinished(() => rmSync(dataDir, { recursive: true }));
  return dataDir;
}

/** Stays open while the command runs, as the bot's does. */
function runningStore() {
  const dataDir = folder();
  const store = openStore({ dataDir, key: undefined, warn: () => {} });
  onTestFinished(() => store.close());
  return { dataDir, store };
}

describe("fonti inbox", () => {
  it("lists what was asked in vain beside a running bot, the same questions counted together", async () => {
    const { dataDir, store } = runningStore();
    const ask = (owner: typeof anna | typeof bruno, question: string, language: string) =>
      store.unanswered.add(owner, { question, language, reason: "no-match" });
    await ask(anna, "Chi è il sindaco?", "it");
    await ask(bruno, "Where is the sea?", "en");
    await ask(bruno, "chi e il SINDACO", "it");
    const { stdout, exitCode } = await fonti(["inbox", "--data", dataDir]);
    const today = new Date().toISOString().slice(0, 10);
    expect(stdout.trim().split("\n")).toEqual([
      `${today}  ×2    it  no-match     chi e il SINDACO`,
      `${today}  ×1    en  no-match     Where is the sea?`,
    ]);
    expect(exitCode).toBe(0);
    const { stdout: json } = await fonti(["inbox", "--data", dataDir, "--json"]);
    expect(JSON.parse(json)).toMatchObject([
      { question: "chi e il SINDACO", language: "it", reason: "no-match", count: 2 },
      { question: "Where is the sea?", count: 1 },
    ]);
  }, 60_000);

  it("reads what bots on several machines keep in PostgreSQL", async ({ skip }) => {
    if (testDatabase === "") skip(noPostgres);
    const schema = newSchema(testDatabase);
    const key = Buffer.alloc(32, 3);
    const store = openSharedStore(schema, key);
    onTestFinished(async () => {
      vi.unstubAllEnvs();
      await store.close();
      await dropSchema(schema);
    });
    await store.unanswered.add(anna, { question: "Dove?", language: "it", reason: "no-match" });
    const searched = encodeURIComponent(`-c search_path=${schema.schema}`);
    vi.stubEnv("DATABASE_URL", `${testDatabase}?options=${searched}`);
    vi.stubEnv("STORE_KEY", key.toString("base64"));
    const { stdout, stderr } = await fonti(["inbox"]);
    expect([stdout, stderr]).toEqual([expect.stringContaining("Dove?"), ""]);
  }, 60_000);

  it("finds nothing where no bot has kept anything", async () => {
    const { stdout, exitCode } = await fonti(["inbox", "--data", folder()]);
    expect([stdout.trim(), exitCode]).toEqual(["No question is waiting.", 0]);
  }, 60_000);
});

describe("fonti feedback", () => {
  it("names the answers and counts the verdicts on each, complaints first", async () => {
    const { dataDir, store } = runningStore();
    const refusal = { ref: "u7", locale: "en" };
    await store.feedback.give(anna, { ref: "gone", locale: "it", verdict: "good" });
    await store.feedback.give(anna, { ...refusal, verdict: "bad" });
    await store.feedback.give(bruno, { ...refusal, verdict: "not-asked" });
    const { stdout, stderr } = await fonti(["feedback", "--data", dataDir]);
    expect(stderr).toBe("");
    expect(stdout.trim().split("\n")).toEqual([
      "en  no answer (no-match): bad 1, not-asked 1",
      "it  gone (no longer there): good 1",
    ]);
  }, 60_000);
});

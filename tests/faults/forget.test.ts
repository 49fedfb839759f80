/** P1: what people said and who they are is nowhere on the disk or in the log, and after /forget not even sealed. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import { join } from "node:path";
import Sqlite from "libsql";
import { describe, expect, it, onTestFinished } from "vitest";
import { openStore } from "../../src/store/open-store.ts";
import { createVault } from "../../src/store/vault.ts";
import { i18n, startFonti } from "../telegram/fonti-on-server.ts";
import { findCanaries, formsOf } from "./canary-scan.ts";
import { recordFault } from "./fault-record.ts";

const PEOPLE = 30;
const key = Buffer.alloc(32, 9);
const vault = createVault(key);
const english = i18n.translate("en");

async function startOnDisk() {
  const folder = mkdtempSync(join(tmpdir(), "fonti-forget-"));
  const store = openStore({ dataDir: folder, key, warn: () => {} });
  const fonti = await startFonti({ store });
  onTestFinished(async () => {
    await fonti.stop();
    await store.close();
    rmSync(folder, { recursive: true });
  });
  return { ...fonti, folder, store };
}

type Bot = Awaited<ReturnType<typeof startOnDisk>>;

/** Somebody who leaves a trace of every kind there is. */
async function live(index: number, { server }: Bot) {
  const word = `canàrino‑金丝雀/${index}+secret phrase`;
  const user = server.createUser({
    firstName: `Namesake${index}canary`,
    username: `canary_handle_${index}`,
    languageCode: "en",
    id: 7_700_123_000 + index,
  });
  const chat = user.privateChat();
  const group = server.createGroup({ title: `Room canary ${index}`, members: [user] });
  const say = async (text: string, place = chat) => {
    await user.sends(place, text);
    return place.waitForBotMessage();
  };
  await say("/language zh");
  await say("/language en");
  const answer = await say("Which sectors are there?");
  await user.presses(answer, "👎");
  await user.presses(answer, "Out of date");
  await say(`what about ${word}?`);
  await say(`@fonti_bot is it ${word}`, group);
  await say(`!throw ${word}`);
  await say(`/frobnicate ${word}`);
  await user.queries(`${word} inline`);
  const { first_name, username = "" } = user.user;
  return {
    user,
    chat,
    say,
    words: [word, first_name, username, group.title, String(user.id)],
  };
}

/** What the store holds of the owners in its own terms: the pseudonyms, and the texts as they are sealed. */
function sealedTraces(folder: string, ids: readonly number[]): readonly string[] {
  const database = new Sqlite(join(folder, "fonti.sqlite"));
  const pseudonyms = ids.flatMap((id) => [
    vault.pseudonym({ kind: "user", id }),
    vault.pseudonym({ kind: "chat", id }),
  ]);
  const rows = database.prepare("SELECT owner, question FROM unanswered").all() as {
    readonly owner: string;
    readonly question: string;
  }[];
  database.close();
  const sealed = rows.filter(({ owner }) => pseudonyms.includes(owner));
  expect(sealed.length).toBeGreaterThanOrEqual(ids.length);
  return [...sealed.map(({ question }) => question.slice(0, 40)), ...pseudonyms];
}

describe("P1", () => {
  it("finds a canary in every form it looks for", () => {
    const folder = mkdtempSync(join(tmpdir(), "fonti-scan-"));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    for (const form of formsOf("canàrino 金")) {
      writeFileSync(join(folder, "file"), Buffer.concat([Buffer.from("before "), form]));
      expect(findCanaries(["canàrino 金"], { folder })).toEqual(["canàrino 金 in file"]);
    }
    const nested = Buffer.from("xycanàrino 金z").toString("base64");
    expect(findCanaries(["canàrino 金"], { folder, text: nested })).toContain("canàrino 金 in log");
  });

  it("holds nobody's words or numbers, and after /forget nothing of theirs at all", async () => {
    const bot = await startOnDisk();
    const { server, folder, logged } = bot;
    const people: Awaited<ReturnType<typeof live>>[] = [];
    for (let index = 0; index < PEOPLE; index += 1) people.push(await live(index, bot));
    await server.idle();
    const words = people.flatMap((person) => person.words);
    const raw = findCanaries(words, { folder, text: logged.join("\n") });
    const sealed = sealedTraces(
      folder,
      people.map(({ user }) => user.id),
    );
    const start = performance.now();
    for (const { user, say } of people)
      await user.presses(await say("/forget"), english("ownData.delete"));
    await server.idle();
    const look = () => findCanaries([...words, ...sealed], { folder, text: logged.join("\n") });
    let left = look();
    while (left.length > 0 && performance.now() - start < 60_000) {
      await sleep(500);
      left = look();
    }
    const seconds = (performance.now() - start) / 1000;
    recordFault({
      row: "P1",
      injected: "canaries in questions, names, groups, errors and inline queries, then /forget",
      times: PEOPLE,
      measured: `${raw.length} of ${words.length} words in the clear before, ${left.length} of ${words.length + sealed.length} words, sealed texts and pseudonyms after, ${seconds.toFixed(1)} s for all`,
      holds: raw.length === 0 && left.length === 0 && seconds < 60,
    });
    expect(raw).toEqual([]);
    expect(left).toEqual([]);
    for (const { say } of people.slice(0, 3))
      expect((await say("/mydata")).text).toBe(english("ownData.none"));
  });
});

/** R13: many megabytes of documents change at once and are read anew while people ask. */
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, it } from "vitest";
import { createSyntheticSet } from "../../benchmarks/retrieval/synthetic-corpus.ts";
import type { TestUser } from "../../src/bot-api-server/test-user.ts";
import { startServer } from "../telegram/fonti-on-server.ts";
import { AskedPeople, smallBot } from "./asked-people.ts";
import { startBotProcess } from "./bot-process.ts";
import { recordFault } from "./fault-record.ts";
import { scale } from "./seeded-chance.ts";

/** The catalogue asks for 50. */
const MEGABYTES = Math.min(50, 10 * scale);
const DOCUMENT = 100_000;
const PASSAGE = 830;
const DOCUMENTS = (MEGABYTES * 1_000_000) / DOCUMENT;
/** Milliseconds between two questions: fewer than Telegram lets a bot answer. */
const PAUSE = 50;
const LONGEST_STALL = 200;
/** Milliseconds. */
const PATIENCE = 30_000 * MEGABYTES;

/** Says in each of them which version it is, and at its end when something opens. */
async function writeDocuments(folder: string, texts: readonly string[], version: number) {
  for (const [index, text] of texts.entries()) {
    const file = join(folder, `documento-${String(index).padStart(4, "0")}.md`);
    await writeFile(file, `# Documento ${index}\n\nEdizione ${version}.\n\n${text}`);
  }
  const last = `La Zaffiroteca civica apre alle ore ${version} del mattino.\n`;
  await writeFile(join(folder, "zaffiroteca.md"), last);
}

function madeUpTexts(): readonly string[] {
  const perDocument = Math.round(DOCUMENT / PASSAGE);
  const { passages } = createSyntheticSet(DOCUMENTS * perDocument);
  return Array.from({ length: DOCUMENTS }, (_, index) =>
    passages
      .slice(index * perDocument, (index + 1) * perDocument)
      .map(({ text }, at) => (at % 10 === 0 ? `## Parte ${at / 10 + 1}\n\n${text}` : text))
      .join("\n\n"),
  );
}

async function versionTold(person: TestUser): Promise<number> {
  const chat = person.privateChat();
  await person.sends(chat, "Quando apre la Zaffiroteca civica?");
  const { text = "" } = await chat.waitForBotMessage(undefined, PATIENCE);
  return Number(/apre alle ore (\d+) del mattino/u.exec(text)?.[1]);
}

it("answers while all its documents are read anew", { timeout: 3 * PATIENCE }, async () => {
  const server = await startServer();
  const env = smallBot(server);
  const folder = join(env.KNOWLEDGE_DIR, "documents");
  await mkdir(folder);
  const texts = madeUpTexts();
  const megabytes = Buffer.byteLength(texts.join("")) / 1_000_000;
  await writeDocuments(folder, texts, 7);
  const bot = await startBotProcess({ env, withinMs: PATIENCE });
  const [people, visitor] = [new AskedPeople(server, 100), server.createUser({ firstName: "Bo" })];
  expect(await versionTold(visitor)).toBe(7);
  await bot.weigh();
  const asking = { isOver: false };
  const asked = (async () => {
    for (; !asking.isOver; await sleep(PAUSE)) await people.ask(1);
  })();
  await writeDocuments(folder, texts, 9);
  const start = performance.now();
  const told = [await versionTold(visitor)];
  while (told.at(-1) !== 9 && performance.now() - start < PATIENCE) {
    await sleep(1000);
    told.push(await versionTold(visitor));
  }
  const seconds = (performance.now() - start) / 1000;
  asking.isOver = true;
  await asked;
  const { lost, ...reckoning } = await people.settled();
  const { loopMax, loopP99 } = await bot.weigh();
  const answered = server.callsTo("sendMessage").filter(({ parameters }) => {
    return /alle otto|alle ore [79]/u.test(String(parameters["text"]));
  });
  const failed = server.callsTo("sendMessage").length - answered.length;
  recordFault({
    row: "R13",
    injected: `Markdown documents of 100 KB, all changed at once, questions each ${PAUSE} ms`,
    times: DOCUMENTS,
    measured: `${megabytes.toFixed(0)} MB; ${lost} of ${reckoning.asked} questions lost, ${failed} not answered from their source, live after ${seconds.toFixed(0)} s, loop stall at most ${loopMax.toFixed(0)} ms (p99 ${loopP99.toFixed(1)} ms)`,
    holds: lost === 0 && failed === 0 && told.at(-1) === 9 && loopMax <= LONGEST_STALL,
  });
  expect([lost, failed, told.at(-1)]).toEqual([0, 0, 9]);
});

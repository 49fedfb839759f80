/** R6: a knowledge folder that is written to in every way while the real bot is asked without a pause. */
import { appendFile, mkdir, rename, rm, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, it } from "vitest";
import { startServer, token } from "../telegram/fonti-on-server.ts";
import { passingFolder, startBotProcess } from "./bot-process.ts";
import { recordFault } from "./fault-record.ts";
import { Chance, scale, seed } from "./seeded-chance.ts";

const CHANGES = 30 * scale;
/** Milliseconds; a busy machine gets more, and what was measured is told. */
const LIVE_WITHIN = 2_000;
const PATIENCE = 20_000;
const museum = (hour: number) =>
  `Il museo civico apre alle ore ${hour} del mattino, ogni giorno.\n\nIl museo civico chiude alle ore ${hour} della sera.\n`;

type Change = (file: string, hour: number) => Promise<void>;

const changes: readonly Change[] = [
  (file, hour) => writeFile(file, museum(hour)),
  async (file, hour) => {
    await truncate(file, 0);
    await sleep(30);
    await appendFile(file, museum(hour));
  },
  async (file, hour) => {
    await writeFile(`${file}.part`, museum(hour));
    await rename(`${file}.part`, file);
  },
  async (file, hour) => {
    await rm(file);
    await sleep(20);
    await writeFile(file, museum(hour));
  },
  async (file, hour) => {
    const text = museum(hour);
    await writeFile(file, text.slice(0, 40));
    await sleep(50);
    await writeFile(file, text);
  },
];

it(
  "gives each answer wholly of one version, and the newest soon",
  { timeout: 400_000 },
  async () => {
    const chance = new Chance(seed);
    const folder = passingFolder();
    await mkdir(join(folder, "notes"));
    const file = join(folder, "notes", "museo.txt");
    await writeFile(file, museum(1));
    const server = await startServer();
    const bot = await startBotProcess({
      env: {
        BOT_TOKEN: token,
        TELEGRAM_API_ROOT: server.apiRoot,
        MESSAGES_PER_MINUTE: "1000000",
        KNOWLEDGE_DIR: folder,
      },
    });
    // Many people: to one alone no more is sent than Telegram permits.
    const people = Array.from({ length: 100 }, (_, at) =>
      server.createUser({ firstName: `P${at}`, languageCode: "it" }),
    );
    let asked = 0;
    const torn: string[] = [];
    let silent = 0;
    const ask = async (isPermitted: (hour: number) => boolean): Promise<number> => {
      const who = chance.of(people);
      const chat = who.privateChat();
      asked += 1;
      await who.sends(chat, "A che ora apre il museo civico?");
      const { text = "" } = await chat.waitForBotMessage(undefined, PATIENCE);
      const hour = Number(
        /apre alle ore (\d+) del mattino, ogni giorno\./u.exec(text)?.[1] ?? Number.NaN,
      );
      if (Number.isNaN(hour)) silent += 1;
      if (!isPermitted(hour)) torn.push(text);
      return hour;
    };
    const waits: number[] = [];
    for (let hour = 2; hour < 2 + CHANGES; hour++) {
      const state = { isWritten: false };
      const writing = chance
        .of(changes)(file, hour)
        .then(() => (state.isWritten = true));
      // A file cut short or away in between is no fault of the reader's: it may say that it knows nothing.
      while (!state.isWritten)
        await ask((said) => said === hour - 1 || said === hour || Number.isNaN(said));
      await writing;
      const start = performance.now();
      while (
        (await ask((said) => said === hour - 1 || said === hour || Number.isNaN(said))) !== hour
      )
        if (performance.now() - start > PATIENCE) break;
      waits.push(performance.now() - start);
    }
    const broken = await tellsOfMistake(folder, bot.output);
    const kept = await ask((said) => said === 1 + CHANGES);
    const slowest = Math.max(...waits);
    recordFault({
      row: "R6",
      injected:
        "files written in place, cut, replaced, removed, written by halves; a broken facts.yaml",
      times: CHANGES,
      measured: `${asked} answers, ${torn.length} of another version or of a mixture, ${silent} that nothing is known (the file was away or cut just then), live after at most ${slowest.toFixed(0)} ms, a mistake told with its line after ${broken.toFixed(0)} ms`,
      holds: torn.length === 0 && slowest <= LIVE_WITHIN && broken <= LIVE_WITHIN,
    });
    expect([torn, kept]).toEqual([[], 1 + CHANGES]);
    expect(Math.max(slowest, broken)).toBeLessThan(LIVE_WITHIN * 5);
  },
);

async function tellsOfMistake(folder: string, output: () => string): Promise<number> {
  const start = performance.now();
  await writeFile(join(folder, "notes", "facts.yaml"), "facts:\n  - id: [\n");
  while (!/notes\/facts\.yaml:\d+/u.test(output()))
    if (performance.now() - start > PATIENCE) throw new Error(output());
    else await sleep(10);
  return performance.now() - start;
}

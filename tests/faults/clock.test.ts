/** R9: the wall clock is put forward and back while people ask. */
import { setTimeout as sleep } from "node:timers/promises";
import { expect, it } from "vitest";
import { startServer } from "../telegram/fonti-on-server.ts";
import { AskedPeople, smallBot } from "./asked-people.ts";
import { startBotProcess } from "./bot-process.ts";
import { recordFault } from "./fault-record.ts";
import { scale } from "./seeded-chance.ts";

/** In milliseconds. */
const HOUR = 3_600_000;
const YEAR = 365 * 24 * HOUR;
/** That Telegram takes for a message, so that many are under way when the clock jumps. */
const SLOW = 300;
const LONGEST_STALL = 200;
/** Calls for one question: a poll, "typing" and the answer, and one that is repeated. */
const MOST_CALLS = 4;

/** By how much the clock is wrong, one after the other. */
const jumps = Array.from({ length: scale }, () => [HOUR, -HOUR, YEAR, -Date.now(), 0]).flat();

it(
  "loses and doubles nothing while its clock jumps",
  { timeout: 60_000 * jumps.length },
  async () => {
    const server = await startServer();
    const imports = [new URL("./shifted-clock.ts", import.meta.url).href];
    const bot = await startBotProcess({ env: smallBot(server), imports });
    server.intercept((method) => (method === "sendMessage" ? { delayMs: SLOW } : undefined));
    const people = new AskedPeople(server, 200);
    await server.idle({ timeoutMs: 30_000 });
    await bot.weigh();
    let calls = 0;
    server.onCall(() => (calls += 1));
    for (const clock of jumps) {
      for (let part = 0; part < 10; part += 1) {
        await people.ask(10);
        if (part === 5) bot.child.send({ clock });
        await sleep(100);
      }
      await people.settled();
    }
    // What would be done twice is by then done a second time.
    await sleep(3000);
    const { loopMax } = await bot.weigh();
    const { asked, lost, double: sentTwice } = people.reckon();
    const rewritten = server.callsTo("editMessageText").length;
    const double = sentTwice + rewritten;
    const each = calls / asked;
    recordFault({
      row: "R9",
      injected: "the clock an hour ahead, an hour behind, a year ahead, at 1970, and right again",
      times: jumps.length,
      measured: `${lost} of ${asked} questions lost, ${double} answered twice, ${each.toFixed(1)} calls a question, loop stall at most ${loopMax.toFixed(0)} ms`,
      holds: lost === 0 && double === 0 && each <= MOST_CALLS && loopMax <= LONGEST_STALL,
    });
    expect([lost, double, bot.isRunning()]).toEqual([0, 0, true]);
    expect(each).toBeLessThanOrEqual(MOST_CALLS);
  },
);

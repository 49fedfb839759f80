/** R8: another process polls with the same token, and a token that Telegram does not know. */
import { describe, expect, it } from "vitest";
import { startServer } from "../telegram/fonti-on-server.ts";
import { AskedPeople, smallBot } from "./asked-people.ts";
import { startBotProcess } from "./bot-process.ts";
import { recordFault } from "./fault-record.ts";

const CONFLICTS = 3;
/** Milliseconds. */
const LONGEST_STOP = 5000;

describe("a bot that Telegram turns away", { timeout: 120_000 }, () => {
  it("says so in one line for each conflict, and answers when it has its turn", async () => {
    const server = await startServer();
    const bot = await startBotProcess({ env: smallBot(server) });
    for (let conflict = 0; conflict < CONFLICTS; conflict += 1)
      server.failNext("getUpdates", {
        error_code: 409,
        description: "Conflict: terminated by other getUpdates request",
      });
    const people = new AskedPeople(server, 10);
    await people.ask(10);
    const { asked, lost, double } = await people.settled();
    const lines = bot.output().split("Another process fetches this bot's updates").length - 1;
    recordFault({
      row: "R8",
      injected: "409 to getUpdates",
      times: CONFLICTS,
      measured: `${lines} lines, ${lost} of ${asked} questions lost, ${double} answered twice`,
      holds: lines === CONFLICTS && lost + double === 0,
    });
    expect({ lines, lost, double }).toEqual({ lines: CONFLICTS, lost: 0, double: 0 });
  });

  it("ends at once with one sentence where the token is not known", async () => {
    const server = await startServer();
    const env = { ...smallBot(server), BOT_TOKEN: "1:canary" };
    const ready = /Telegram does not accept BOT_TOKEN/;
    const bot = await startBotProcess({ env, ready });
    const start = performance.now();
    const exit = await bot.exit;
    const ms = Math.round(performance.now() - start);
    const holds = exit === "1" && ms <= LONGEST_STOP && !bot.output().includes("canary");
    const measured = `exit ${exit} ${ms} ms after the sentence`;
    recordFault({ row: "R8", injected: "401 to the token", times: 1, measured, holds });
    expect(holds).toBe(true);
  });
});

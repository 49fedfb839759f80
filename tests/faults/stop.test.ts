/** R2: the process is told to stop in the midst of a batch, of a wait, and with Telegram away. */
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import type { BotApiServer } from "../../src/bot-api-server/bot-api-server.ts";
import { startServer } from "../telegram/fonti-on-server.ts";
import { AskedPeople, smallBot } from "./asked-people.ts";
import { startBotProcess, type BotProcess } from "./bot-process.ts";
import { recordFault } from "./fault-record.ts";

/** Milliseconds. */
const LONGEST_STOP = 10_000;
const WAIT = 20;

async function stop(bot: BotProcess) {
  const start = performance.now();
  bot.child.kill("SIGTERM");
  const exit = await bot.exit;
  return { exit, ms: Math.round(performance.now() - start), output: bot.output() };
}

async function firstSend(server: BotApiServer): Promise<void> {
  while (server.callsTo("sendMessage").length === 0) await sleep(5);
}

const tooMany = {
  error_code: 429,
  description: `Too Many Requests: retry after ${WAIT}`,
  parameters: { retry_after: WAIT },
};

describe("a bot that is told to stop", { timeout: 120_000 }, () => {
  it.each<[string, (server: BotApiServer) => void]>([
    ["in the midst of a batch", (server) => server.failNext("sendMessage", { delayMs: 300 })],
    [
      "while it waits as long as Telegram says",
      (server) => server.failNext("sendMessage", tooMany),
    ],
    ["while Telegram is away", (server) => server.intercept(() => "cut")],
  ])("ends in time and loses nothing %s", async (injected, inject) => {
    const server = await startServer();
    const env = smallBot(server);
    const people = new AskedPeople(server, 100);
    const first = await startBotProcess({ env });
    inject(server);
    await people.ask(100);
    await (injected === "while Telegram is away" ? sleep(1000) : firstSend(server));
    const stopped = await stop(first);
    server.intercept(undefined);
    await startBotProcess({ env });
    const { asked, lost, double } = await people.settled();
    recordFault({
      row: "R2",
      injected: `SIGTERM ${injected}`,
      times: 1,
      measured: `exit ${stopped.exit} after ${stopped.ms} ms, ${lost} of ${asked} questions lost, ${double} answered twice`,
      holds: stopped.exit === "0" && stopped.ms <= LONGEST_STOP && lost + double === 0,
    });
    expect(stopped.output).not.toContain("Fonti has to stop");
    expect({ exit: stopped.exit, lost, double }).toEqual({ exit: "0", lost: 0, double: 0 });
    expect(stopped.ms).toBeLessThan(LONGEST_STOP);
  });
});

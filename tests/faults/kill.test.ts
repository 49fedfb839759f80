/** R1: the process is killed at any moment, again and again, while it answers. */
import { setTimeout as sleep } from "node:timers/promises";
import { expect, it } from "vitest";
import { startServer } from "../telegram/fonti-on-server.ts";
import { AskedPeople, smallBot } from "./asked-people.ts";
import { startBotProcess } from "./bot-process.ts";
import { recordFault } from "./fault-record.ts";
import { Chance, seed } from "./seeded-chance.ts";

/** The catalogue asks for 200. */
const KILLS = Number(process.env["FAULT_KILLS"] ?? 20);
/** Milliseconds. */
const LONGEST_LIFE = 1500;
/** Milliseconds between Telegram's taking an answer and our having noted it, at most. */
const IN_FLIGHT = 500;

it("loses no question however often it is killed", { timeout: 30_000 * KILLS }, async () => {
  const chance = new Chance(seed);
  const server = await startServer();
  const env = smallBot(server);
  const people = new AskedPeople(server, 100);
  const killedAt: number[] = [];
  let output = "";
  while (killedAt.length < KILLS) {
    await people.ask(chance.below(30));
    const bot = await startBotProcess({ env });
    const life = chance.below(LONGEST_LIFE);
    await sleep(life / 2);
    await people.ask(chance.below(10));
    await sleep(life / 2);
    killedAt.push(Date.now());
    bot.child.kill("SIGKILL");
    await bot.exit;
    output += bot.output();
  }
  const last = await startBotProcess({ env });
  const { asked, lost, double } = await people.settled();
  output += last.output();
  const inFlight = server
    .callsTo("sendMessage")
    .filter(({ at }) => killedAt.some((time) => at <= time && at > time - IN_FLIGHT)).length;
  const opened = KILLS - output.split("damaged").length + 1;
  const givenUp = output.split("An update is given up.").length - 1;
  recordFault({
    row: "R1",
    injected: "kill -9 while questions are answered",
    times: KILLS,
    measured:
      `${lost} of ${asked} questions lost, ${double} answered twice of ${inFlight} in flight, ` +
      `${givenUp} given up with an apology, the store opened ${opened}/${KILLS}`,
    holds: lost === 0 && double <= inFlight && opened === KILLS,
  });
  expect(lost).toBe(0);
  expect(double).toBeLessThanOrEqual(inFlight);
  expect(opened).toBe(KILLS);
});

/** L1, R10, R12: many updates in a row, many at once, and many in a small heap. */
import { setTimeout as sleep } from "node:timers/promises";
import { expect, it } from "vitest";
import type { BotApiServer } from "../../src/bot-api-server/bot-api-server.ts";
import type { TestUser } from "../../src/bot-api-server/test-user.ts";
import { startServer, token } from "../telegram/fonti-on-server.ts";
import { startBotProcess } from "./bot-process.ts";
import { recordFault } from "./fault-record.ts";
import { questions } from "./hostile-text.ts";
import { Chance, scale, seed } from "./seeded-chance.ts";

const UPDATES = 4_000 * scale;
const WAITING = Math.min(5_000, 2_500 * scale);
const PEOPLE = 50;
/** Megabytes. */
const MOST_GROWTH = 20;

const env = (server: BotApiServer) => ({ BOT_TOKEN: token, TELEGRAM_API_ROOT: server.apiRoot });

function peopleOf(server: BotApiServer): readonly TestUser[] {
  return Array.from({ length: PEOPLE }, (_, at) =>
    server.createUser({ firstName: `P${at}`, languageCode: "it" }),
  );
}

/** Counts the answers as they come, and when each question was asked. */
function follow(server: BotApiServer, people: readonly TestUser[]) {
  const asked = new Map<number, number[]>(people.map(({ id }) => [id, []]));
  const waits: number[] = [];
  const counted = { answers: 0 };
  server.onChange((change) => {
    if (change.kind !== "message" || change.message.from?.id !== server.bot.id) return;
    counted.answers += 1;
    const at = asked.get(change.message.chat.id)?.shift();
    if (at !== undefined) waits.push(performance.now() - at);
  });
  return {
    waits,
    answers: () => counted.answers,
    ask: async (who: TestUser, text: string) => {
      asked.get(who.id)?.push(performance.now());
      await who.sends(who.privateChat(), text);
    },
    until: async (count: number): Promise<void> => {
      const end = performance.now() + 180_000;
      while (counted.answers < count && performance.now() < end) await sleep(5);
    },
  };
}

function p99(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length * 0.99)] ?? 0;
}

it(
  "neither grows nor loses anything over many updates, nor slows down at 70% of what it can do",
  { timeout: 900_000 },
  async () => {
    const chance = new Chance(seed);
    const server = await startServer();
    const bot = await startBotProcess({ env: env(server), nodeOptions: ["--expose-gc"] });
    const people = peopleOf(server);
    const { ask, until, waits, answers } = follow(server, people);
    let sent = 0;
    const flood = async (count: number) => {
      for (let left = count; left > 0; left -= 100) {
        for (let at = 0; at < Math.min(left, 100); at++)
          await ask(chance.of(people), chance.of(questions));
        sent += Math.min(left, 100);
        await until(sent);
        if (sent % 1_000 === 0)
          for (const one of people)
            for (const message of one.privateChat().messages)
              one.deletes(one.privateChat(), message);
        server.clearCalls();
      }
    };
    await flood(UPDATES / 5);
    const early = await bot.weigh();
    const start = performance.now();
    await flood((UPDATES * 4) / 5);
    const perSecond = ((UPDATES * 4) / 5 / (performance.now() - start)) * 1_000;
    const late = await bot.weigh();
    const timed = async (count: number, pause: number) => {
      waits.length = 0;
      for (let left = count; left > 0; left--) {
        await ask(people[left % PEOPLE] as TestUser, chance.of(questions));
        sent += 1;
        if (pause > 0) await sleep(pause);
        else await until(sent);
      }
      await until(sent);
      return p99(waits);
    };
    const unloaded = await timed(300, 0);
    await bot.weigh();
    const busy = await timed(600, 1_000 / (perSecond * 0.7));
    const { loopP99 } = await bot.weigh();
    const growth = late.rss - early.rss;
    const lost = sent - answers();
    recordFault({
      row: "L1",
      injected: "questions of 50 people, then at 70% of the most it can do",
      times: sent,
      measured: `${lost} lost, ${perSecond.toFixed(0)} a second, RSS ${growth >= 0 ? "+" : ""}${growth.toFixed(1)} MB (heap ${(late.heap - early.heap).toFixed(1)} MB) from ${UPDATES / 5} to ${UPDATES}, p99 ${busy.toFixed(0)} ms at 70% and ${unloaded.toFixed(0)} ms unloaded, loop p99 ${loopP99.toFixed(1)} ms`,
      holds: lost === 0 && growth <= MOST_GROWTH && busy <= 3 * unloaded && loopP99 <= 20,
    });
    expect(lost).toBe(0);
    // The heap is what code can leak; pages that the system lends and takes back come and go.
    expect(late.heap - early.heap).toBeLessThan(MOST_GROWTH);
  },
);

it(
  "answers thousands of updates that waited for it, in a heap of 128 MB",
  { timeout: 400_000 },
  async () => {
    const chance = new Chance(seed);
    const server = await startServer();
    const people = peopleOf(server);
    const { ask, until, answers } = follow(server, people);
    server.state.updates.allow(["message"]);
    for (let at = 0; at < WAITING; at++) await ask(chance.of(people), chance.of(questions));
    const start = performance.now();
    const bot = await startBotProcess({
      env: env(server),
      nodeOptions: ["--max-old-space-size=128"],
    });
    // What reading the knowledge holds up, before anybody is served, is not counted.
    await bot.weigh();
    await until(WAITING);
    const seconds = (performance.now() - start) / 1_000;
    const { loopMax, rss } = await bot.weigh();
    const lost = WAITING - answers();
    recordFault({
      row: "R10",
      injected: "updates that wait when it starts",
      times: WAITING,
      measured: `${lost} lost, all answered ${seconds.toFixed(0)} s after the start`,
      holds: lost === 0,
    });
    recordFault({
      row: "R12",
      injected: "the same with --max-old-space-size=128",
      times: WAITING,
      measured: `${lost} lost, RSS ${rss.toFixed(0)} MB, loop stall at most ${loopMax.toFixed(0)} ms`,
      holds: lost === 0 && bot.isRunning() && loopMax <= 200,
    });
    expect([lost, bot.isRunning()]).toEqual([0, true]);
  },
);

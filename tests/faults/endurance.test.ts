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
const AT_ONCE = 50;
/** Megabytes. */
const MOST_GROWTH = 20;

const env = (server: BotApiServer) => ({
  BOT_TOKEN: token,
  TELEGRAM_API_ROOT: server.apiRoot,
  MESSAGES_PER_MINUTE: "1000000",
});

function peopleOf(server: BotApiServer, count: number): readonly TestUser[] {
  return Array.from({ length: count }, (_, at) =>
    server.createUser({ firstName: `P${at}`, languageCode: "it" }),
  );
}

/** How many messages the bot has sent, and waiting for so many. */
function answersOf(server: BotApiServer) {
  const counted = { answers: 0 };
  server.onChange((change) => {
    if (change.kind === "message" && change.message.from?.id === server.bot.id)
      counted.answers += 1;
  });
  return {
    counted,
    until: async (count: number): Promise<void> => {
      const end = performance.now() + 240_000;
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
    const people = peopleOf(server, 500);
    const sent = { count: 0, answered: 0 };
    const waits: number[] = [];
    // Inline, since messages go out no faster than Telegram lets them; spaces keep it from its cache.
    const query = async () => {
      const text = `${chance.of(questions)}${" ".repeat(chance.below(60))}`;
      const start = performance.now();
      sent.count += 1;
      await chance.of(people).queries(text, { timeoutMs: 60_000 });
      sent.answered += 1;
      waits.push(performance.now() - start);
    };
    const flood = async (count: number) => {
      for (let left = count; left > 0; left -= AT_ONCE) {
        await Promise.all(Array.from({ length: Math.min(left, AT_ONCE) }, query));
        server.clearCalls();
      }
    };
    await flood(UPDATES / 5);
    const early = await bot.weigh();
    const start = performance.now();
    await flood((UPDATES * 4) / 5);
    const perSecond = ((UPDATES * 4) / 5 / (performance.now() - start)) * 1_000;
    const late = await bot.weigh();
    waits.length = 0;
    for (let left = 300; left > 0; left--) await query();
    const unloaded = p99(waits);
    await bot.weigh();
    waits.length = 0;
    const underWay: Promise<void>[] = [];
    for (let left = 1_000; left > 0; left--) {
      underWay.push(query());
      await sleep(1_000 / (perSecond * 0.7));
    }
    await Promise.all(underWay);
    const busy = p99(waits);
    const { loopP99 } = await bot.weigh();
    const growth = late.rss - early.rss;
    const lost = sent.count - sent.answered;
    recordFault({
      row: "L1",
      injected: "inline queries of 500 people, 50 at once, then at 70% of the most it can do",
      times: sent.count,
      measured: `${lost} lost, ${perSecond.toFixed(0)} a second, RSS ${signed(growth)} MB (heap ${signed(late.heap - early.heap)} MB) from ${UPDATES / 5} to ${UPDATES}, p99 ${busy.toFixed(0)} ms at 70% and ${unloaded.toFixed(0)} ms unloaded, loop p99 ${loopP99.toFixed(1)} ms`,
      holds: lost === 0 && growth <= MOST_GROWTH && busy <= 3 * unloaded && loopP99 <= 20,
    });
    expect(lost).toBe(0);
    // The heap is what code can leak; pages that the system lends and takes back come and go.
    expect(late.heap - early.heap).toBeLessThan(MOST_GROWTH);
  },
);

function signed(megabytes: number): string {
  return `${megabytes >= 0 ? "+" : ""}${megabytes.toFixed(1)}`;
}

it(
  "answers thousands of updates that waited for it, in a heap of 128 MB",
  { timeout: 400_000 },
  async () => {
    const chance = new Chance(seed);
    const server = await startServer();
    const people = peopleOf(server, 200);
    const { counted, until } = answersOf(server);
    server.state.updates.allow(["message"]);
    for (let at = 0; at < WAITING; at++) {
      const who = chance.of(people);
      await who.sends(who.privateChat(), chance.of(questions));
    }
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
    const lost = WAITING - counted.answers;
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

/** L2: one person who sends a thousand updates a second costs the others little, and is told once a minute. */
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { percentilesOf, median } from "../../benchmarks/percentiles.ts";
import type { BotApiServer } from "../../src/bot-api-server/bot-api-server.ts";
import type { TestUser } from "../../src/bot-api-server/test-user.ts";
import { i18n, startServer, token } from "../telegram/fonti-on-server.ts";
import { startBotProcess } from "./bot-process.ts";
import { recordFault } from "./fault-record.ts";

const ROUNDS = 5;
/** Of others, in each half of a round. */
const QUESTIONS = 60;
const PER_SECOND = 1000;

type Ask = (person: TestUser, number: number) => Promise<unknown>;
type Flood = (person: TestUser, number: number) => void;

interface Storm {
  readonly server: BotApiServer;
  readonly flood: Flood;
  readonly ask: Ask;
}

/** The 99th percentile of how long others wait, in milliseconds: calm, and during the flood. */
async function comparedWaits({ server, flood, ask }: Storm) {
  const flooder = server.createUser({ firstName: "Flood", languageCode: "it" });
  const rounds: { readonly calm: number; readonly stormy: number }[] = [];
  let sent = 0;
  await waits(server, ask);
  for (let round = 0; round < ROUNDS; round += 1) {
    const calm = await waits(server, ask);
    const timer = setInterval(() => {
      for (let count = 0; count < PER_SECOND / 50; count += 1) flood(flooder, (sent += 1));
    }, 20);
    const stormy = await waits(server, ask);
    clearInterval(timer);
    await server.idle({ timeoutMs: 60_000 });
    rounds.push({ calm: percentilesOf(calm).p99, stormy: percentilesOf(stormy).p99 });
    server.clearCalls();
  }
  const calm = median(rounds.map((round) => round.calm));
  const stormy = median(rounds.map((round) => round.stormy));
  return { calm, stormy, sent, flooder };
}

/** Each question is another person's, so that nobody comes near a limit. */
async function waits(server: BotApiServer, ask: Ask): Promise<number[]> {
  const times: number[] = [];
  for (let number = 0; number < QUESTIONS; number += 1) {
    const person = server.createUser({ firstName: "Other", languageCode: "en" });
    const start = performance.now();
    await ask(person, number);
    times.push(performance.now() - start);
    await sleep(10);
  }
  return times;
}

async function startProcess() {
  const server = await startServer();
  const env = { BOT_TOKEN: token, TELEGRAM_API_ROOT: server.apiRoot, MESSAGES_PER_MINUTE: "20" };
  const bot = await startBotProcess({ env });
  return { server, bot };
}

function figures(calm: number, stormy: number): string {
  return `p99 of others ${calm.toFixed(1)} ms calm, ${stormy.toFixed(1)} ms in the flood (×${(stormy / calm).toFixed(2)})`;
}

describe("L2", { timeout: 300_000 }, () => {
  it("answers others about as fast while one person sends a thousand messages a second", async () => {
    const { server } = await startProcess();
    const start = Date.now();
    const { calm, stormy, sent, flooder } = await comparedWaits({
      server,
      flood: (person) => void person.sends(person.privateChat(), "Quanti sono i settori?"),
      ask: async (person) => {
        await person.sends(person.privateChat(), "How many sectors are there?");
        await person.privateChat().waitForBotMessage(undefined, 30_000);
      },
    });
    const minutes = (Date.now() - start) / 60_000;
    const notice = i18n.translate("it")("manners.tooManyFromPerson");
    const said = flooder.privateChat().botMessages;
    const notices = said.filter(({ text }) => text === notice).length;
    const holds = stormy <= 2 * calm && notices <= Math.ceil(minutes);
    recordFault({
      row: "L2",
      injected: "one person's messages, 1,000 a second",
      times: sent,
      measured: `${figures(calm, stormy)}, ${notices} notices and ${said.length - notices} answers in ${minutes.toFixed(1)} minutes`,
      holds,
    });
    expect(notices).toBeGreaterThan(0);
    expect(notices).toBeLessThanOrEqual(Math.ceil(minutes));
    expect(said.length - notices).toBeLessThanOrEqual(20 * (minutes + 1));
    expect(stormy).toBeLessThanOrEqual(2 * calm);
  });

  it("shows others their cards about as fast while one person types a thousand letters a second", async () => {
    const { server } = await startProcess();
    const { calm, stormy, sent } = await comparedWaits({
      server,
      flood: (from, number) =>
        server.deliver("inline_query", {
          id: `flood${number}`,
          from: from.user,
          query: `settori ${number}`,
          offset: "",
          chat_type: "sender",
        }),
      ask: async (person, number) => {
        await person.queries(`sectors ${number}`, { timeoutMs: 30_000 });
      },
    });
    recordFault({
      row: "L2",
      injected: "one person's inline queries, 1,000 a second",
      times: sent,
      measured: figures(calm, stormy),
      holds: stormy <= 2 * calm,
    });
    expect(stormy).toBeLessThanOrEqual(2 * calm);
  });
});

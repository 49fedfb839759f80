/** R7: two processes share one database and one webhook; one is killed or frozen, the database restarts. */
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it, onTestFinished } from "vitest";
import { freePort } from "../config/free-port.ts";
import { postgresPrograms, startPostgres } from "../store/postgres-server.ts";
import { startServer } from "../telegram/fonti-on-server.ts";
import { AskedPeople, smallBot } from "./asked-people.ts";
import { startBotProcess, type BotProcess } from "./bot-process.ts";
import { recordFault } from "./fault-record.ts";
import { startRoundRobin } from "./round-robin.ts";

const programs = postgresPrograms();
const people = 100;

async function startReplicas(found: string) {
  const postgres = await startPostgres(found);
  onTestFinished(() => postgres.close());
  const server = await startServer();
  const ports = [await freePort(), await freePort()];
  const proxy = await startRoundRobin(ports);
  onTestFinished(() => proxy.close());
  const shared = {
    ...smallBot(server),
    DATABASE_URL: postgres.url,
    STORE_KEY: Buffer.alloc(32, 7).toString("base64"),
    WEBHOOK_URL: `http://127.0.0.1:${proxy.port}/hook`,
    WEBHOOK_SECRET: "sixteen-letters_at_least",
  };
  const start = (port: number | undefined) =>
    startBotProcess({ env: { ...shared, PORT: String(port) } });
  const replicas = [await start(ports[0]), await start(ports[1])] as const;
  return { server, postgres, replicas };
}

type Replicas = Awaited<ReturnType<typeof startReplicas>>;

const faults: readonly [string, (replicas: Replicas) => Promise<void>][] = [
  ["one replica killed", async ({ replicas: [one] }) => void one.child.kill("SIGKILL")],
  ["one replica frozen for 30 seconds", ({ replicas: [one] }) => freeze(one, 30_000)],
  [
    "the database restarted",
    async ({ postgres }) => {
      postgres.stop("immediate");
      await sleep(3000);
      postgres.start();
    },
  ],
];

async function freeze({ child }: BotProcess, ms: number): Promise<void> {
  child.kill("SIGSTOP");
  await sleep(ms);
  child.kill("SIGCONT");
}

describe.skipIf(programs === undefined)("two replicas on one PostgreSQL", () => {
  it.each(faults)("lose nothing with %s", { timeout: 240_000 }, async (injected, strike) => {
    const replicas = await startReplicas(programs ?? "");
    const { server } = replicas;
    const asked = new AskedPeople(server, people);
    await asked.ask(people);
    await sleep(300);
    const isOver = strike(replicas);
    for (let more = 0; more < 10; more += 1) {
      await asked.ask(10);
      await sleep(200);
    }
    await isOver;
    const reckoning = await asked.settled();
    const { lost, double } = reckoning;
    // Nobody can tell an answer that Telegram took from one it did not, where the one who sent it is gone.
    const mostInFlight = 64;
    recordFault({
      row: "R7",
      injected,
      times: 1,
      measured: `${lost} of ${reckoning.asked} questions lost, ${double} answered twice`,
      holds: lost === 0 && double <= mostInFlight,
    });
    expect(lost).toBe(0);
    expect(double).toBeLessThanOrEqual(mostInFlight);
  });
});

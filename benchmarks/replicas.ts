/** Asks one replica of the bot and then three, behind a proxy and on one PostgreSQL: `npm run bench:replicas`. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { startBotApiServer } from "../src/bot-api-server/bot-api-server.ts";
import { createProgressLine } from "../src/progress-line.ts";
import { freePort } from "../tests/config/free-port.ts";
import { startRoundRobin } from "../tests/faults/round-robin.ts";
import { spawnBot } from "../tests/faults/spawned-bot.ts";
import { postgresPrograms, startPostgres } from "../tests/store/postgres-server.ts";
import { AskingCrowd, atOnce, inARow, type Outcome } from "./asking-crowd.ts";
import { table } from "./markdown.ts";
import { percentilesOf, type Percentiles } from "./percentiles.ts";
import { inWords, keepReport, settingOf, type Setting } from "./report.ts";

const PEOPLE = 500;
const WARM_UP = 600;
/** Milliseconds for an answer that comes twice to come the second time. */
const AFTERWARDS = 2000;
const token = "4242:benchmark";

const { values } = parseArgs({ options: { updates: { type: "string", default: "20000" } } });
const updates = Number(values.updates);

interface Measured extends Percentiles, Omit<Outcome, "times"> {
  readonly replicas: number;
  readonly double: number;
  readonly perSecond: number;
  /** Of one core, that this process had, which is Telegram, its people and the proxy. */
  readonly ownShare: number;
}

/** What was begun is ended with these, the last first. */
const ends: (() => unknown)[] = [];

async function end(): Promise<void> {
  for (let last = ends.pop(); last !== undefined; last = ends.pop()) await last();
}

async function startReplicas(count: number): Promise<AskingCrowd> {
  const programs = postgresPrograms();
  if (programs === undefined)
    throw new Error("PostgreSQL is not installed. Permitted: initdb and pg_ctl in PATH.");
  const folder = await mkdtemp(join(tmpdir(), "fonti-benchmark-"));
  ends.push(() => rm(folder, { recursive: true }));
  const postgres = await startPostgres(programs);
  ends.push(() => postgres.close());
  const server = await startBotApiServer({ token });
  ends.push(() => server.close());
  const ports: number[] = [];
  while (ports.length < count) ports.push(await freePort());
  const proxy = await startRoundRobin(ports);
  ends.push(() => proxy.close());
  const env = {
    BOT_TOKEN: token,
    TELEGRAM_API_ROOT: server.apiRoot,
    DATABASE_URL: postgres.url,
    STORE_KEY: Buffer.alloc(32, 7).toString("base64"),
    WEBHOOK_URL: `http://127.0.0.1:${proxy.port}/hook`,
    WEBHOOK_SECRET: "sixteen-letters_at_least",
  };
  for (const port of ports) {
    const own = { PORT: String(port), DATA_DIR: join(folder, String(port)) };
    const bot = spawnBot({ folder, env: { ...env, ...own } });
    ends.push(() => bot.kill());
    await bot.started();
  }
  return new AskingCrowd(server, PEOPLE);
}

async function measure(replicas: number): Promise<Measured> {
  const progress = createProgressLine(process.stderr, `Replicas: ${replicas}`, "updates");
  const crowd = await startReplicas(replicas);
  await crowd.ask(WARM_UP);
  const [start, usedBefore] = [performance.now(), process.cpuUsage()];
  const { times, ...asked } = await crowd.ask(updates, (done) => progress.update(done, updates));
  const [ms, used] = [performance.now() - start, process.cpuUsage(usedBefore)];
  progress.end();
  await sleep(AFTERWARDS);
  return {
    replicas,
    perSecond: (times.length / ms) * 1000,
    ...percentilesOf(times),
    ...asked,
    double: crowd.double,
    ownShare: (used.user + used.system) / 1000 / ms,
  };
}

type Result = Setting & { readonly updates: number; readonly measured: readonly Measured[] };

function toMarkdown({ measured, ...result }: Result): string {
  const rows = measured.map(({ replicas, perSecond, p50, p99, lost, double, outOfOrder }) =>
    [replicas, perSecond, p50, p99, lost, double, outOfOrder].map((value) => value.toFixed(0)),
  );
  const shares = measured.map(({ ownShare }) => `${(100 * ownShare).toFixed(0)}%`).join(" and ");
  return [
    `# Replicas, ${result.date}`,
    "",
    `${inWords(result)} ${result.updates} inline queries by ${PEOPLE} people, ${atOnce} of whom ask at once, ` +
      `${inARow} questions each without waiting; each update by webhook through a proxy to a replica by turns, ` +
      "written into one PostgreSQL, and claimed there by any of them. After a warm-up; the machine may have had other work.",
    "",
    table(["replicas", "updates/s", "p50, ms", "p99, ms", "lost", "double", "out of order"], rows),
    "",
    "Milliseconds are from a question to its answer, those of one person behind each other included.",
    "",
    `Replicas, PostgreSQL, proxy and the stand-in for Telegram share ${result.cores} cores, of which the latter two alone ` +
      `took ${shares} of one. So this tells whether anything gets lost, double or out of order between replicas, ` +
      "and not how many more updates several machines would answer. Messages are not measured: of those each replica " +
      "sends 30 a second, as many as Telegram permits a bot.",
    "",
  ].join("\n");
}

process.once("SIGINT", () => void end().then(() => process.exit(130)));
const measured: Measured[] = [];
for (const replicas of [1, 3]) {
  try {
    measured.push(await measure(replicas));
  } finally {
    await end();
  }
}
const result = { ...(await settingOf("npm run bench:replicas")), updates, measured };
await keepReport("replicas", result, toMarkdown(result));

/** Times one answer in process, and one update over HTTP beside a bare echo bot; prints a table and keeps it under `results/`. */
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Bot } from "grammy";
import type { Answerer } from "../src/answer/answer.ts";
import { createAnswerer } from "../src/answer/answerer.ts";
import { startBotApiServer, type BotApiServer } from "../src/bot-api-server/bot-api-server.ts";
import { shippedKnowledge } from "../src/config.ts";
import { createI18n } from "../src/i18n/i18n.ts";
import { readKnowledge } from "../src/knowledge-folder.ts";
import { readLocaleFolder } from "../src/locale-folder.ts";
import { openStore } from "../src/store/open-store.ts";
import { createBot } from "../src/telegram/bot.ts";
import { pollUpdates } from "../src/telegram/polling.ts";
import { createUpdateWorker } from "../src/telegram/update-worker.ts";
import { median, percentilesOf, type Percentiles } from "./percentiles.ts";
import { inWords, keepReport, settingOf, type Setting } from "./report.ts";

const ROUNDS = 5;
/** Over HTTP every fifth question is asked: what is measured there is the way, not the answer. */
const STEP = 5;
const token = "4242:benchmark";

interface Asked {
  readonly question: string;
  readonly language: string;
}

/** A bot on a Bot API server of its own; both stay up until all rounds are over. */
interface RunningBot {
  readonly server: BotApiServer;
  stop(): Promise<void>;
}

async function readQuestions(): Promise<readonly Asked[]> {
  const file = new URL("questions/independent.jsonl", import.meta.url);
  const lines = (await readFile(file, "utf8")).split("\n").filter((line) => line !== "");
  return lines.map((line) => JSON.parse(line) as Asked);
}

function timeAnswers(answerer: Answerer, questions: readonly Asked[]): number[] {
  return questions.map(({ question, language }) => {
    const start = performance.now();
    answerer.ask(question, { hint: language });
    return performance.now() - start;
  });
}

async function startFonti(answerer: Answerer): Promise<RunningBot> {
  const server = await startBotApiServer({ token });
  const folder = await mkdtemp(join(tmpdir(), "fonti-benchmark-"));
  const controller = new AbortController();
  const { signal } = controller;
  const services = {
    answerer,
    store: openStore({ dataDir: folder, key: undefined, warn: console.error }),
    i18n: createI18n(readLocaleFolder(), "en"),
    log: { info: () => {}, warn: console.error, error: console.error },
  };
  const bot = createBot({ ...services, token, apiRoot: server.apiRoot, signal });
  const worker = createUpdateWorker({ bot, services, signal });
  server.waitFor(() => worker.isIdle);
  const done = pollUpdates({ bot, services, signal, worker });
  const stop = async () => {
    controller.abort();
    await done;
    await services.store.close();
    await server.close();
    await rm(folder, { recursive: true });
  };
  return { server, stop };
}

async function startEcho(): Promise<RunningBot> {
  const server = await startBotApiServer({ token });
  const bot = new Bot(token, { client: { apiRoot: server.apiRoot } });
  bot.on("message:text", (ctx) => ctx.reply(ctx.message.text));
  const done = bot.start();
  const stop = async () => {
    await bot.stop();
    await done;
    await server.close();
  };
  return { server, stop };
}

/** Milliseconds from a message's delivery to the bot's first message, asked when the bot is at rest. */
function createUpdateTimer({ server }: RunningBot): (asked: Asked) => Promise<number> {
  const user = server.createUser({ firstName: "Anna", languageCode: "en" });
  const chat = user.privateChat();
  return async ({ question }) => {
    await server.idle({ quietMs: 0 });
    const last = chat.botMessages.at(-1)?.message_id ?? 0;
    const start = performance.now();
    await user.sends(chat, question);
    await chat.waitForBotMessage(({ message_id: id }) => id > last);
    return performance.now() - start;
  };
}

/** Both bots take turns on each question, so that whatever slows the machine slows both. */
async function timeUpdates(bots: readonly [RunningBot, RunningBot], questions: readonly Asked[]) {
  const [fonti, echo] = [createUpdateTimer(bots[0]), createUpdateTimer(bots[1])];
  const times: { fonti: number[]; echo: number[] } = { fonti: [], echo: [] };
  for (const asked of questions) {
    times.fonti.push(await fonti(asked));
    times.echo.push(await echo(asked));
  }
  return { fonti: percentilesOf(times.fonti), echo: percentilesOf(times.echo) };
}

const megabytes = () => Math.round(process.memoryUsage.rss() / 2 ** 20);
const rounded = (value: number) => Math.round(value * 100) / 100;

/** The median over the rounds of each percentile. */
function overRounds(rounds: readonly Percentiles[]): Percentiles {
  const of = (name: keyof Percentiles) => rounded(median(rounds.map((round) => round[name])));
  return { p50: of("p50"), p95: of("p95"), p99: of("p99") };
}

async function measure() {
  const rssBefore = megabytes();
  const start = performance.now();
  const { knowledge } = await readKnowledge(shippedKnowledge);
  const answerer = createAnswerer(knowledge);
  const startUp = { ms: Math.round(performance.now() - start), rssBefore, rssAfter: megabytes() };
  const questions = await readQuestions();
  timeAnswers(answerer, questions);
  const answers = Array.from({ length: ROUNDS }, () =>
    percentilesOf(timeAnswers(answerer, questions)),
  );

  const sample = questions.filter((_, index) => index % STEP === 0);
  const bots = [await startFonti(answerer), await startEcho()] as const;
  await timeUpdates(bots, sample);
  const updates = [];
  for (let round = 0; round < ROUNDS; round++) updates.push(await timeUpdates(bots, sample));
  await Promise.all(bots.map((bot) => bot.stop()));

  const ratios = updates.map(({ fonti, echo }) => ({
    p50: fonti.p50 / echo.p50,
    p95: fonti.p95 / echo.p95,
    p99: fonti.p99 / echo.p99,
  }));
  return {
    questions: { inProcess: questions.length, overHttp: sample.length },
    rounds: ROUNDS,
    startUp: { ...startUp, rssAtEnd: megabytes() },
    answer: overRounds(answers),
    update: {
      fonti: overRounds(updates.map(({ fonti }) => fonti)),
      echo: overRounds(updates.map(({ echo }) => echo)),
      ratio: overRounds(ratios),
    },
  };
}

type Result = Setting & Awaited<ReturnType<typeof measure>>;

function row(name: string, { p50, p95, p99 }: Percentiles): string {
  return `| ${name} | ${p50} | ${p95} | ${p99} |`;
}

function toMarkdown({ startUp, answer, update, ...result }: Result): string {
  const { questions } = result;
  return [
    `# Latency, ${result.date}`,
    "",
    `${inWords(result)} ` +
      `Medians of ${result.rounds} rounds after a warm-up; ${questions.inProcess} questions a round in process, ${questions.overHttp} over HTTP.`,
    "",
    "| milliseconds | p50 | p95 | p99 |",
    "|---|---:|---:|---:|",
    row("one answer, in process", answer),
    row("one update, Fonti over HTTP", update.fonti),
    row("one update, bare grammY echo bot", update.echo),
    row("Fonti ÷ echo", update.ratio),
    "",
    `Start-up: knowledge read and indexed in ${startUp.ms} ms; resident memory ${startUp.rssBefore} MB before, ` +
      `${startUp.rssAfter} MB after, ${startUp.rssAtEnd} MB at the end, with both bots and both Bot API servers in the process.`,
    "",
  ].join("\n");
}

const result = { ...(await settingOf("npm run bench", ["grammy"])), ...(await measure()) };
await keepReport("latency", result, toMarkdown(result));

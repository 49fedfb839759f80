/** Times one answer in process, and one update over HTTP beside a bare echo bot; prints a table and keeps it under `results/`. */
import { readFile } from "node:fs/promises";
import type { Answerer } from "../src/answer/answer.ts";
import { createAnswerer } from "../src/answer/answerer.ts";
import { shippedKnowledge } from "../src/config.ts";
import { readKnowledge } from "../src/knowledge-folder.ts";
import { median, percentilesOf, type Percentiles } from "./percentiles.ts";
import { startBare, startFonti, type RunningBot } from "./polled-bots.ts";
import { inWords, keepReport, settingOf, type Setting } from "./report.ts";

const ROUNDS = 5;
/** Over HTTP every fifth question is asked: what is measured there is the way, not the answer. */
const STEP = 5;

interface Asked {
  readonly question: string;
  readonly language: string;
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
  const bots = [await startFonti(answerer), await startBare((text) => text)] as const;
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

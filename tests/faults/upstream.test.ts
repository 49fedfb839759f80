/** R4, R11, R14: a Bot API that refuses, cuts, hangs and goes away, and an error nobody waits for; everybody is answered all the same. */
import { performance } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { percentilesOf } from "../../benchmarks/percentiles.ts";
import type { BotApiServer } from "../../src/bot-api-server/bot-api-server.ts";
import { createRandomFaults } from "../../src/bot-api-server/random-faults.ts";
import type { TestUser } from "../../src/bot-api-server/test-user.ts";
import { startFonti, startServer, token } from "../telegram/fonti-on-server.ts";
import { createHandMadeAnswerer } from "../telegram/hand-made-answerer.ts";
import { passingFolder, startBotProcess } from "./bot-process.ts";
import { recordFault } from "./fault-record.ts";
import { scale, seed } from "./seeded-chance.ts";

const each = 8;
/** One for each question, so that an answer tells which it is of. */
const facts = Array.from({ length: each }, (_, index) => ({
  ref: `fact${index}`,
  words: [`question ${index}`],
  texts: { en: `This is answer ${index}.` },
}));
const answerer = createHandMadeAnswerer(facts);
const quick = { firstWait: 50, longestCall: 1500 };

function createUsers(server: BotApiServer, count: number): readonly TestUser[] {
  return Array.from({ length: count }, (_, index) =>
    server.createUser({ firstName: `User ${index}`, languageCode: "en" }),
  );
}

/** Milliseconds until somebody's question is answered. */
async function ask(user: TestUser, index: number, patience = 60_000): Promise<number> {
  const begun = performance.now();
  await user.sends(user.privateChat(), `question ${index}`);
  const isAnswer = ({ text = "" }) => text.includes(`answer ${index}`);
  await user.privateChat().waitForBotMessage(isAnswer, patience);
  return performance.now() - begun;
}

/** All at once, each person one question after the other. */
async function askAll(users: readonly TestUser[]): Promise<number[]> {
  const waits = users.map(async (user) => {
    const times = [];
    for (let index = 0; index < each; index += 1) times.push(await ask(user, index));
    return times;
  });
  return (await Promise.all(waits)).flat();
}

function attemptsOf({ calls }: BotApiServer): number {
  const attempts = new Map<string, number>();
  for (const { method, parameters } of calls) {
    if (method !== "sendMessage") continue;
    const key = JSON.stringify([parameters["chat_id"], parameters["text"]]);
    attempts.set(key, (attempts.get(key) ?? 0) + 1);
  }
  return Math.max(...attempts.values());
}

const answersOf = (users: readonly TestUser[]) =>
  users.flatMap((user) => user.privateChat().botMessages).length;

describe("R4", () => {
  it("answers every question although a quarter of the calls meet a fault", async () => {
    const server = await startServer();
    await startFonti({ server, answerer, retries: quick });
    const [unhappy, happy] = [createUsers(server, 40), createUsers(server, 10)];
    const undisturbed = percentilesOf(await askAll([...createUsers(server, 40), ...happy])).p99;

    const spared = new Set(happy.map(({ id }) => id));
    const shares = { tooMany: 0.1, badGateway: 0.05, cut: 0.025, cutAfter: 0.025, hang: 0.02 };
    const faults = createRandomFaults({ seed, shares });
    server.clearCalls();
    server.intercept((method, parameters) =>
      spared.has(Number(parameters["chat_id"])) ? undefined : faults.intercept(method, parameters),
    );
    const before = answersOf(happy);
    const [, spareTimes] = await Promise.all([askAll(unhappy), askAll(happy)]);
    server.intercept(undefined);
    await server.idle({ timeoutMs: 30_000 });

    const { p99 } = percentilesOf(spareTimes);
    const twice = answersOf(unhappy) - unhappy.length * each;
    const [struck, cutAfter] = [[...faults.struck.values()], faults.struck.get("cutAfter") ?? 0];
    const attempts = attemptsOf(server);
    const asked = (unhappy.length + happy.length) * each;
    recordFault({
      row: "R4",
      injected: "10% 429, 5% 502, 2.5% reset before, 2.5% after the call took effect, 2% hang",
      times: struck.reduce((sum, count) => sum + count, 0),
      measured: `0 of ${asked} lost, ${twice} twice (${cutAfter} resets after the call), ${faults.early()} before retry_after, at most ${attempts} attempts, others' p99 ${p99.toFixed(0)} ms (${undisturbed.toFixed(0)} undisturbed)`,
      holds: twice <= cutAfter && faults.early() === 0 && attempts <= 12 && p99 <= 2 * undisturbed,
    });
    expect(answersOf(happy) - before).toBe(happy.length * each);
    expect(twice).toBeGreaterThanOrEqual(0);
    expect(twice).toBeLessThanOrEqual(cutAfter);
    expect(faults.early()).toBe(0);
    expect(attempts).toBeLessThanOrEqual(12);
    expect(p99).toBeLessThanOrEqual(Math.max(2 * undisturbed, undisturbed + 300));
  });

  it("answers what came during an outage once it is over, each once, and does not storm meanwhile", async () => {
    const seconds = 8 * scale;
    const server = await startServer();
    await startFonti({ server, answerer, retries: quick, webhook: {} });
    const users = createUsers(server, 20);
    await askAll(users.slice(0, 1));
    server.clearCalls();
    server.intercept(() => "cut");
    const patience = 60_000 + seconds * 1000;
    const asking = users
      .slice(1)
      .flatMap((user) => [ask(user, 0, patience), ask(user, 1, patience)]);
    await sleep(seconds * 1000);
    const calls = server.callsTo("sendMessage").length;
    server.intercept(undefined);
    const over = performance.now();
    await Promise.all(asking);
    const wait = (performance.now() - over) / 1000;
    await server.idle({ timeoutMs: 30_000 });

    const perSecond = calls / seconds / (users.length - 1);
    const answers = answersOf(users.slice(1));
    recordFault({
      row: "R4",
      injected: `an outage of ${seconds} s while questions come by webhook`,
      times: asking.length,
      measured: `${answers} answers to ${asking.length} questions, the last ${wait.toFixed(1)} s after it, ${perSecond.toFixed(1)} attempts a second in each chat`,
      holds: answers === asking.length && wait <= 30 && perSecond <= 3,
    });
    expect(answers).toBe(asking.length);
    expect(wait).toBeLessThanOrEqual(30);
    expect(perSecond).toBeLessThanOrEqual(3);
  });
});

describe("R4, a long wait", () => {
  it("answers once the wait is over that Telegram asks for, and sends nothing before", async () => {
    const server = await startServer();
    await startFonti({ server, answerer, retries: { ...quick, longestWait: 1000 } });
    const [closed, waiting, other] = createUsers(server, 3) as [TestUser, TestUser, TestUser];
    const waits = new Map([
      [closed.id, 3_000_000],
      [waiting.id, 5],
    ]);
    const ends = new Map<number, number>();
    let early = 0;
    server.intercept((_method, { chat_id }) => {
      const chat = Number(chat_id);
      const retry_after = waits.get(chat);
      if (retry_after === undefined) return undefined;
      const end = ends.get(chat);
      if (end !== undefined && performance.now() >= end) return undefined;
      if (end === undefined) ends.set(chat, performance.now() + retry_after * 1000);
      else early += 1;
      const description = `Too Many Requests: retry after ${retry_after}`;
      return { error_code: 429, description, parameters: { retry_after } };
    });
    await closed.sends(closed.privateChat(), "question 0");
    const late = ask(waiting, 0);
    await sleep(500);
    const others = await ask(other, 0);
    const { results } = await waiting.queries("question 1");
    const seconds = (await late) / 1000;
    recordFault({
      row: "R4",
      injected: "retry_after 3,000,000 for one person, 5 for another (a call waits for 1)",
      times: 2,
      measured: `answered after ${seconds.toFixed(1)} s, ${early} calls before retry_after, others after ${others.toFixed(0)} ms, cards too`,
      holds: early === 0 && seconds >= 5,
    });
    expect(early).toBe(0);
    expect(seconds).toBeGreaterThanOrEqual(5);
    expect(results).not.toHaveLength(0);
    expect(answersOf([closed, waiting, other])).toBe(2);
  });
});

describe("R14", () => {
  const refusals = [
    ["sendMessage", 403, "Forbidden: bot was blocked by the user"],
    ["sendMessage", 400, "Bad Request: chat not found"],
    ["editMessageText", 400, "Bad Request: message is not modified"],
    ["editMessageText", 400, "Bad Request: message to edit not found"],
    [
      "answerCallbackQuery",
      400,
      "Bad Request: query is too old and response timeout expired or query ID is invalid",
    ],
    ["answerInlineQuery", 400, "Bad Request: query is too old"],
  ] as const;

  it("makes no loop of a refusal, and answers the next question", async () => {
    const { server, logged } = await startFonti({ retries: quick });
    const [user] = createUsers(server, 1);
    const chat = user!.privateChat();
    const most = [];
    for (const [method, error_code, description] of refusals) {
      await user!.sends(chat, "Which sectors?");
      const answer = await chat.waitForBotMessage();
      await server.idle();
      server.clearCalls();
      server.failNext(method, { error_code, description });
      if (method === "sendMessage") await user!.sends(chat, "Who is huang?");
      else if (method === "answerInlineQuery")
        await user!.queries(`sectors ${error_code}`, { timeoutMs: 500 }).catch(() => {});
      else await user!.presses(answer, "Italiano", 500).catch(() => {});
      await server.idle();
      most.push(server.callsTo(method).length);
    }
    const group = server.createGroup({ title: "Old", members: [user!] });
    const moved = server.createGroup({ title: "New", members: [user!] });
    const migrate_to_chat_id = moved.id;
    server.failNext("sendMessage", {
      error_code: 400,
      description: "Bad Request: group chat was upgraded to a supergroup chat",
      parameters: { migrate_to_chat_id },
    });
    await user!.sends(group, "/ask@fonti_bot sectors");
    await moved.waitForBotMessage();
    await server.idle();
    recordFault({
      row: "R14",
      injected: "403, chat not found, not modified, edit gone, old queries, migrated",
      times: refusals.length + 1,
      measured: `at most ${Math.max(...most)} calls each, the next question always answered, ${logged.length} lines logged`,
      holds: Math.max(...most) <= 2,
    });
    expect(Math.max(...most)).toBeLessThanOrEqual(2);
    expect(group.botMessages).toHaveLength(0);
  });
});

describe("R11", () => {
  it("loses nothing where something throws in a timer: the process ends, and its next start goes on", async () => {
    const server = await startServer();
    const env = { BOT_TOKEN: token, TELEGRAM_API_ROOT: server.apiRoot, DATA_DIR: passingFolder() };
    const throwing = "process.on('SIGUSR2',()=>setTimeout(()=>{throw new Error('can'+'ary')},0))";
    const nodeOptions = ["--import", `data:text/javascript,${encodeURIComponent(throwing)}`];
    const first = await startBotProcess({ env, nodeOptions });
    const [user] = createUsers(server, 1);
    const chat = user!.privateChat();
    await user!.sends(chat, "Who is Huang Qifan?");
    await chat.waitForBotMessage(undefined, 20_000);
    server.intercept((method) => (method === "sendMessage" ? { delayMs: 1000 } : undefined));
    await user!.sends(chat, "Which sectors are listed?");
    await expect.poll(() => server.callsTo("sendMessage").length).toBe(2);
    first.child.kill("SIGUSR2");
    const code = await first.exit;
    server.intercept(undefined);
    await user!.sends(chat, "What is the target for 2010?");
    await startBotProcess({ env });
    await expect.poll(() => chat.botMessages.length, { timeout: 30_000 }).toBeGreaterThanOrEqual(3);
    await server.idle({ timeoutMs: 20_000 });
    const answers = chat.botMessages.length;
    recordFault({
      row: "R11",
      injected: "a throw in a timer while an answer is being sent",
      times: 1,
      measured: `exit code ${code}, ${answers} answers to 3 questions, one of them in flight`,
      holds: code === "1" && answers <= 4 && !first.output().includes("canary"),
    });
    expect(code).toBe("1");
    expect(answers).toBeLessThanOrEqual(4);
    expect(first.output()).not.toContain("canary");
  });
});

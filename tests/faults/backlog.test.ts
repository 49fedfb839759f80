/** R10: thousands of questions wait at Telegram when the bot starts, by polling and by webhook. */
import { expect, it } from "vitest";
import type { TestUser } from "../../src/bot-api-server/test-user.ts";
import { startFonti, startServer, token } from "../telegram/fonti-on-server.ts";
import { startBotProcess } from "./bot-process.ts";
import { recordFault } from "./fault-record.ts";

const each = 50;
/** Milliseconds. */
const longestStall = 200;

/** A server with `each` questions of each of so many people; `answers` counts what they were answered. */
async function startWithBacklog(people: number) {
  const server = await startServer();
  const users: TestUser[] = Array.from({ length: people }, (_, index) =>
    server.createUser({ firstName: `User ${index}`, languageCode: "en" }),
  );
  for (let index = 0; index < each; index += 1)
    for (const user of users) await user.sends(user.privateChat(), "Which sectors are listed?");
  const answers = () => users.reduce((sum, user) => sum + user.privateChat().botMessages.length, 0);
  const allAnswered = async () => {
    const begun = performance.now();
    await expect
      .poll(answers, { timeout: 150_000, interval: 200 })
      .toBeGreaterThanOrEqual(people * each);
    await server.idle({ timeoutMs: 10_000 });
    return (performance.now() - begun) / 1000;
  };
  return { server, answers, allAnswered };
}

it.each([
  ["polling", {}],
  ["webhook", { webhook: {} }],
])("R10: answers a backlog of 5,000 by %s, each once", async (by, options) => {
  const { server, answers, allAnswered } = await startWithBacklog(100);
  await startFonti({ server, ...options });
  const seconds = await allAnswered();
  recordFault({
    row: "R10",
    injected: `a backlog of 5,000 updates at the start, by ${by}`,
    times: 1,
    measured: `${answers()} answers in ${seconds.toFixed(1)} s`,
    holds: answers() === 100 * each,
  });
  expect(answers()).toBe(100 * each);
});

/** As many as the bot sends at once before it keeps to Telegram's 30 messages a second. */
it("R10: is not held up by a backlog of 1,700, each answered once", async () => {
  const { server, answers, allAnswered } = await startWithBacklog(34);
  const bot = await startBotProcess({
    env: { BOT_TOKEN: token, TELEGRAM_API_ROOT: server.apiRoot, MESSAGES_PER_MINUTE: "100" },
  });
  await bot.weigh();
  const seconds = await allAnswered();
  const { loopP99, loopMax } = await bot.weigh();
  recordFault({
    row: "R10",
    injected: "a backlog of 1,700 updates at the start of the process",
    times: 1,
    measured: `${answers()} answers in ${seconds.toFixed(1)} s, event loop p99 ${loopP99.toFixed(0)} ms, at most ${loopMax.toFixed(0)} ms`,
    holds: answers() === 34 * each && loopMax <= longestStall,
  });
  expect(answers()).toBe(34 * each);
  expect(loopP99).toBeLessThanOrEqual(longestStall);
});

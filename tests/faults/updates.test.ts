/** F1: updates of any shape, among questions of people who must be answered all the same. */
import { expect, it, onTestFinished } from "vitest";
import { startBotApiServer } from "../../src/bot-api-server/bot-api-server.ts";
import type { UpdateKind } from "../../src/bot-api-server/telegram-objects.ts";
import { token } from "../telegram/fonti-on-server.ts";
import { watchCalls } from "../telegram/outgoing-calls.ts";
import { startBotProcess } from "./bot-process.ts";
import { recordFault } from "./fault-record.ts";
import { fuzzedUpdate } from "./fuzzed-update.ts";
import { questions } from "./hostile-text.ts";
import { Chance, scale, seed } from "./seeded-chance.ts";

const UPDATES = 3_000 * scale;
const BATCH = 100;
/** Milliseconds. */
const LONGEST_STALL = 200;

it("answers everybody whatever else comes, and holds up nobody", { timeout: 600_000 }, async () => {
  const chance = new Chance(seed);
  const server = await startBotApiServer({ token });
  onTestFinished(() => server.close());
  watchCalls(server, BROKEN_ID);
  const env = {
    BOT_TOKEN: token,
    TELEGRAM_API_ROOT: server.apiRoot,
    MESSAGES_PER_MINUTE: "1000000",
  };
  const bot = await startBotProcess({ env });
  const anna = server.createUser({ firstName: "Anna", languageCode: "it" });
  const places = [anna.privateChat(), server.createGroup({ title: "Studio", members: [anna] })];
  const asker = server.createUser({ firstName: "Bo", languageCode: "en" });
  const chat = asker.privateChat();
  const refused = new Map<string, number>();
  await bot.weigh();
  let answered = 0;
  for (let done = 0; done < UPDATES; done += BATCH) {
    for (let at = 0; at < BATCH; at++) {
      const [kind, content] = fuzzedUpdate(chance, places);
      // Of every kind, also of those that the bot did not ask for.
      server.state.updates.allow([]);
      server.deliver(kind as UpdateKind, content as object);
    }
    await asker.sends(chat, chance.of(questions));
    await chat.waitForBotMessage(undefined, 30_000).catch((error: unknown) => {
      throw new Error(bot.output(), { cause: error });
    });
    answered += 1;
    await server.idle({ timeoutMs: 30_000 });
    for (const { response } of server.calls)
      if (response?.ok === false)
        refused.set(response.description, (refused.get(response.description) ?? 0) + 1);
    server.clearCalls();
  }
  const { loopMax, loopP99 } = await bot.weigh();
  const beyondLimits = [...refused.keys()].filter((why) => !EXPECTED.test(why));
  recordFault({
    row: "F1",
    injected: "fuzzed updates among questions",
    times: UPDATES,
    measured: `${answered}/${UPDATES / BATCH} questions between them answered, ${beyondLimits.length} calls beyond a limit, loop stall at most ${loopMax.toFixed(0)} ms (p99 ${loopP99.toFixed(1)} ms)`,
    holds: loopMax <= LONGEST_STALL && beyondLimits.length === 0 && bot.isRunning(),
  });
  expect(bot.isRunning()).toBe(true);
  expect(beyondLimits).toEqual([]);
  expect(loopMax).toBeLessThan(LONGEST_STALL * 3);
});

/** An id of the wrong type is answered to as it came. */
const BROKEN_ID = /_id is (?:missing|not a \w+)\.$/u;

/** What Telegram says to an answer for somebody or something that a fuzzed update made up. */
const EXPECTED =
  /chat not found|chat_id is empty|query is too old|message (?:to edit )?not found|/u;

/** R3: Telegram at its worst behind a webhook, against the real bot: repeated, jumping, slow, poisoned. */
import { once } from "node:events";
import { Agent, request, type IncomingMessage } from "node:http";
import { expect, it, onTestFinished } from "vitest";
import { percentilesOf } from "../../benchmarks/percentiles.ts";
import { mapBounded } from "../../src/bounded-parallel.ts";
import type { Message, Update } from "../../src/bot-api-server/telegram-objects.ts";
import type { TestUser } from "../../src/bot-api-server/test-user.ts";
import { startFonti, startServer, webhookSecret } from "../telegram/fonti-on-server.ts";
import { createHandMadeAnswerer } from "../telegram/hand-made-answerer.ts";
import { recordFault } from "./fault-record.ts";
import { Chance, seed } from "./seeded-chance.ts";

const users = 100;
const each = 10;
/** How many chats Telegram posts for at once, on two connections each: some updates come twice at a time. */
const lanesAtOnce = 20;
/** Milliseconds. */
const slowAnswer = 12_000;
const [slowUser, poisonedUser, poison] = [7, 13, 4];

/** One for each question, so that an answer tells which it is of. */
const facts = Array.from({ length: each }, (_, index) => ({
  ref: `fact${index}`,
  words: [`question ${index}`],
  texts: { en: `This is answer ${index}.` },
}));

it("R3: answers each of 1,000 updates once, in order, whatever Telegram does", async () => {
  const chance = new Chance(seed);
  const server = await startServer();
  const people = Array.from({ length: users }, (_, index) =>
    server.createUser({ firstName: `User ${index}`, languageCode: "en" }),
  );
  for (let index = 0; index < each; index += 1) {
    if (index === each / 2) server.state.updates.jump();
    for (const [who, person] of people.entries()) {
      const isPoison = who === poisonedUser && index === poison;
      await person.sends(person.privateChat(), isPoison ? "!throw" : `question ${index}`);
    }
  }
  const updates = [...server.state.updates.pending];
  // What Telegram does is this test's to decide: the server itself has nothing to post.
  server.state.updates.drop();
  const slowChat = people[slowUser]?.id;
  let isSlow = true;
  server.intercept((method, { chat_id }) => {
    if (!isSlow || method !== "sendMessage" || chat_id !== slowChat) return undefined;
    isSlow = false;
    return { delayMs: slowAnswer };
  });
  const answerer = createHandMadeAnswerer(facts);
  const { url } = await startFonti({ server, answerer, webhook: { lookEvery: 3_600_000 } });
  await expect.poll(() => server.callsTo("setWebhook")).toHaveLength(1);

  const agent = new Agent({ keepAlive: true, maxSockets: 2 * lanesAtOnce });
  onTestFinished(() => agent.destroy());
  const acknowledged: number[] = [];
  const offer = async (update: Update | undefined) => {
    const begun = performance.now();
    if ((await post(url, { agent, update })) === 200) acknowledged.push(performance.now() - begun);
  };
  const lanes = people.map((person) => updates.filter((update) => chatOf(update) === person.id));
  const offers = await mapBounded(shuffled(lanes, chance), lanesAtOnce, async (lane) => {
    let offered = 0;
    for (const [index, update] of lane.entries()) {
      const again = Array.from({ length: chance.below(4) }, () => lane[chance.below(index + 1)]);
      await Promise.all([offer(update), offer(update)]);
      for (const one of again) await offer(one);
      offered += 2 + again.length;
    }
    return offered;
  });
  const end = performance.now();
  const answers = () => people.flatMap((person) => person.privateChat().botMessages);
  await expect
    .poll(() => answers().length, { timeout: 60_000 })
    .toBeGreaterThanOrEqual(users * each);
  const seconds = (performance.now() - end) / 1000;
  await server.idle();

  const total = offers.reduce((sum, offered) => sum + offered, 0);
  const { p99 } = percentilesOf(acknowledged);
  const inOrder = people.filter((person) => isInOrder(person)).length;
  const followed = waitBehindPoison(people[poisonedUser]);
  recordFault({
    row: "R3",
    injected: `${users * each} updates offered two to five times, ids jumping, one answer of 12 s, one poison`,
    times: total,
    measured: `${answers().length} answers, ${inOrder} of ${users} chats in order, ${acknowledged.length} of ${total} acknowledged, p99 ${p99.toFixed(0)} ms, the poison's next after ${followed} s, all after ${seconds.toFixed(1)} s`,
    holds: answers().length === users * each && inOrder === users && p99 <= 1000 && followed <= 5,
  });
  expect(answers()).toHaveLength(users * each);
  expect(inOrder).toBe(users);
  expect(acknowledged).toHaveLength(total);
  expect(p99).toBeLessThanOrEqual(1000);
  expect(followed).toBeLessThanOrEqual(5);
});

interface Posting {
  readonly agent: Agent;
  readonly update: Update | undefined;
}

async function post(url: string, { agent, update }: Posting): Promise<number | undefined> {
  const headers = { "x-telegram-bot-api-secret-token": webhookSecret };
  const posting = request(url, { method: "POST", agent, headers });
  const answered = once(posting, "response") as Promise<[IncomingMessage]>;
  posting.end(JSON.stringify(update));
  const [response] = await answered;
  response.resume();
  return response.statusCode;
}

function chatOf(update: Update): number | undefined {
  return (update["message"] as Message | undefined)?.chat.id;
}

function shuffled<T>(items: readonly T[], chance: Chance): readonly T[] {
  return items
    .map((item) => ({ item, at: chance.next() }))
    .toSorted((one, other) => one.at - other.at)
    .map(({ item }) => item);
}

/** The poison is answered too: with what went wrong. */
function isInOrder(person: TestUser): boolean {
  const texts = person.privateChat().botMessages.map(({ text = "" }) => text);
  return (
    texts.length === each &&
    texts.every((text, index) => text.includes(`answer ${index}`) || text.includes("went wrong"))
  );
}

/** Seconds between what is said of the poison and the chat's next answer. */
function waitBehindPoison(person: TestUser | undefined): number {
  const dates = person?.privateChat().botMessages.map(({ date }) => date) ?? [];
  return (dates[poison + 1] ?? Number.NaN) - (dates[poison] ?? Number.NaN);
}

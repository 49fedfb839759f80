import { Api, GrammyError, HttpError, type Transformer } from "grammy";
import { describe, expect, it } from "vitest";
import { createOutbox, type OutboxOptions, type Undelivered } from "../../src/telegram/outbox.ts";
import { telegramRates } from "../../src/telegram/pace.ts";
import { VirtualClock } from "./virtual-clock.ts";

interface Attempt {
  readonly method: string;
  readonly chat: unknown;
  readonly text: unknown;
  /** Milliseconds. */
  readonly at: number;
}

type Trouble =
  | "cut"
  | { readonly error_code: number; readonly description?: string; readonly retry_after?: number };

/** Telegram as the outbox sees it: each call meets the trouble that is due, else it succeeds. */
function startOutbox(
  troubleOf: (attempt: Attempt, count: number) => Trouble | undefined,
  options: Partial<OutboxOptions> = {},
) {
  const clock = new VirtualClock();
  const controller = new AbortController();
  const attempts: Attempt[] = [];
  const logged: string[] = [];
  const undelivered: Undelivered[] = [];
  const write = (facts: object, sentence: string) =>
    void logged.push(`${sentence} ${JSON.stringify(facts)}`);
  const telegram: Transformer = async (_call, method, payload) => {
    const { chat_id: chat, text } = payload as { chat_id?: unknown; text?: unknown };
    const attempt = { method, chat, text, at: clock.now() };
    attempts.push(attempt);
    const trouble = troubleOf(attempt, attempts.length);
    if (trouble === "cut")
      throw new HttpError("cut", Object.assign(new Error(), { code: "ECONNRESET" }));
    if (trouble === undefined) return { ok: true, result: true } as never;
    const { error_code, description = "x", retry_after } = trouble;
    const parameters = retry_after === undefined ? {} : { retry_after };
    return { ok: false, error_code, description, parameters };
  };
  const api = new Api("1:x");
  api.config.use(telegram);
  api.config.use(
    createOutbox({
      clock,
      signal: controller.signal,
      log: { info: write, warn: write, error: write },
      onUndelivered: (failure) => void undelivered.push(failure),
      ...options,
    }),
  );
  return { api, clock, attempts, logged, undelivered, stop: () => controller.abort() };
}

const never = () => undefined;

describe("the outbox", () => {
  it("holds back what follows in a chat that has to wait, and nobody else", async () => {
    const { api, clock, attempts } = startOutbox(({ text }, count) =>
      text === "first" && count < 3 ? { error_code: 429, retry_after: 5 } : undefined,
    );
    await clock.until(
      Promise.all([
        api.sendMessage(1, "first"),
        api.sendMessage(1, "second"),
        api.sendMessage(2, "other"),
      ]),
    );
    const sent = attempts.map(({ text, at }) => [text, at]);
    expect(sent).toEqual([
      ["first", 0],
      ["other", 0],
      ["first", 5000],
      ["second", 5000],
    ]);
  });

  it("has a message written after the wait began wait too", async () => {
    const { api, clock, attempts } = startOutbox(
      (_attempt, count) => (count === 1 ? { error_code: 429, retry_after: 40 } : undefined),
      { longestWait: 60_000, attempts: 1 },
    );
    await expect(clock.until(api.sendMessage(1, "first"))).rejects.toThrow(GrammyError);
    await clock.until(api.sendMessage(1, "second"));
    expect(attempts.map(({ at }) => at)).toEqual([0, 40_000]);
  });

  it("answers a press and a query at once, whatever waits in the chat", async () => {
    const { api, clock, attempts } = startOutbox(({ method }, count) =>
      method === "sendMessage" && count === 1 ? { error_code: 429, retry_after: 20 } : undefined,
    );
    const message = api.sendMessage(1, "x");
    await new Promise((resolve) => setImmediate(resolve));
    await Promise.all([api.answerCallbackQuery("1"), api.answerInlineQuery("2", [])]);
    await clock.until(message);
    expect(attempts.map(({ method, at }) => `${method} ${at}`)).toEqual([
      "sendMessage 0",
      "answerCallbackQuery 0",
      "answerInlineQuery 0",
      "sendMessage 20000",
    ]);
  });

  it("stops all for as long as a refusal says that names no chat", async () => {
    const { api, clock, attempts } = startOutbox(({ method }, count) =>
      method === "answerInlineQuery" && count === 1
        ? { error_code: 429, retry_after: 3 }
        : undefined,
    );
    const query = api.answerInlineQuery("1", []);
    await new Promise((resolve) => setImmediate(resolve));
    await clock.until(Promise.all([query, api.sendMessage(1, "x"), api.sendMessage(2, "x")]));
    expect(attempts.map(({ at }) => at)).toEqual([0, 3000, 3000, 3000]);
  });

  it("keeps a refusal of the bot's name to itself", async () => {
    const { api, clock, attempts } = startOutbox(({ method }, count) =>
      method === "setMyName" && count === 1 ? { error_code: 429, retry_after: 9 } : undefined,
    );
    const name = api.setMyName("x");
    await new Promise((resolve) => setImmediate(resolve));
    await clock.until(Promise.all([name, api.sendMessage(1, "x")]));
    expect(attempts.map(({ method, at }) => `${method} ${at}`)).toEqual([
      "setMyName 0",
      "sendMessage 0",
      "setMyName 9000",
    ]);
  });

  it("does not wait for a month, but says what came to nothing and why", async () => {
    const { api, clock, attempts, logged, undelivered } = startOutbox(() => ({
      error_code: 429,
      description: "Too Many Requests: retry after 3000000",
      retry_after: 3_000_000,
    }));
    await expect(clock.until(api.sendMessage(1, "canary"))).rejects.toThrow(GrammyError);
    const failure = { method: "sendMessage", reason: "Too Many Requests: retry after 3000000" };
    expect([attempts.length, clock.now()]).toEqual([1, 0]);
    expect(undelivered).toEqual([failure]);
    expect(logged).toEqual([`A call came to nothing. ${JSON.stringify(failure)}`]);
  });

  it("sends nothing more to that chat for a month, not even that it is typing", async () => {
    const { api, clock, attempts } = startOutbox((_attempt, count) =>
      count === 1 ? { error_code: 429, retry_after: 3_000_000 } : undefined,
    );
    await expect(clock.until(api.sendMessage(1, "x"))).rejects.toThrow(GrammyError);
    await expect(clock.until(api.sendMessage(1, "y"))).rejects.toThrow("retry after 3000000");
    await clock.until(Promise.all([api.sendChatAction(1, "typing"), api.sendMessage(2, "z")]));
    expect(attempts.map(({ text }) => text)).toEqual(["x", "z"]);
  });

  it.each<[string, Trouble]>([
    ["an unreachable network", "cut"],
    ["a 502", { error_code: 502 }],
    ["a 429 without a time", { error_code: 429 }],
  ])("tries six times against %s, ever more slowly, and then says so", async (_what, trouble) => {
    const { api, clock, attempts, undelivered } = startOutbox(() => trouble);
    await expect(clock.until(api.sendMessage(1, "x"))).rejects.toThrow(/cut|failed/);
    const waits = attempts.slice(1).map(({ at }, index) => at - (attempts[index]?.at ?? 0));
    for (const [index, wait] of waits.entries()) {
      expect(wait).toBeGreaterThanOrEqual(250 * 2 ** index);
      expect(wait).toBeLessThanOrEqual(500 * 2 ** index + 1);
    }
    expect(attempts).toHaveLength(6);
    expect(undelivered).toHaveLength(1);
  });

  it("tries for two minutes at most, however often it is told to wait", async () => {
    const { api, clock, attempts } = startOutbox(() => ({ error_code: 429, retry_after: 30 }), {
      attempts: 50,
    });
    await expect(clock.until(api.sendMessage(1, "x"))).rejects.toThrow(GrammyError);
    expect(attempts.map(({ at }) => at)).toEqual([0, 30_000, 60_000, 90_000, 120_000]);
  });

  it.each([400, 401, 403, 404, 409])(
    "does not repeat what was refused with %i",
    async (error_code) => {
      const { api, clock, attempts } = startOutbox(() => ({ error_code }));
      await expect(clock.until(api.sendMessage(1, "x"))).rejects.toThrow(GrammyError);
      expect(attempts).toHaveLength(1);
    },
  );

  it("never rejects an answer to a query, which nobody could repeat, but logs it", async () => {
    const { api, clock, logged } = startOutbox(({ method }) =>
      method === "answerInlineQuery" ? { error_code: 400, description: "Bad Request: x" } : "cut",
    );
    await expect(clock.until(api.answerInlineQuery("1", []))).resolves.toBe(true);
    await expect(clock.until(api.answerCallbackQuery("1"))).resolves.toBe(true);
    const result = {
      type: "article",
      id: "1",
      title: "x",
      input_message_content: { message_text: "x" },
    } as const;
    await clock.until(api.answerGuestQuery("1", result));
    expect(logged).toEqual([
      'A call came to nothing. {"method":"answerInlineQuery","reason":"Bad Request: x"}',
      'A call came to nothing. {"method":"answerCallbackQuery","reason":"HttpError ECONNRESET"}',
      'A call came to nothing. {"method":"answerGuestQuery","reason":"HttpError ECONNRESET"}',
    ]);
    expect(clock.now()).toBeLessThan(40_000);
  });

  it("ends every wait when it is stopped, without a word", async () => {
    const { api, attempts, logged, stop } = startOutbox(() => ({
      error_code: 429,
      retry_after: 20,
    }));
    const messages = [api.sendMessage(1, "x"), api.sendMessage(1, "y"), api.sendMessage(2, "x")];
    const ends = Promise.allSettled(messages);
    await new Promise((resolve) => setTimeout(resolve, 10));
    stop();
    expect((await ends).map(({ status }) => status)).toEqual(["rejected", "rejected", "rejected"]);
    expect(attempts).toHaveLength(2);
    expect(logged).toEqual([]);
  });

  it("lets a minute's worth of messages go at once, and then as many as Telegram likes", async () => {
    const { api, clock, attempts } = startOutbox(never, { rates: telegramRates });
    const all = [
      ...Array.from({ length: 63 }, (_, index) => api.sendMessage(1, `${index}`)),
      ...Array.from({ length: 22 }, (_, index) => api.sendMessage(-100, `${index}`)),
    ];
    await clock.until(Promise.all(all));
    const times = (chat: number) => attempts.filter((a) => a.chat === chat).map(({ at }) => at);
    expect(times(1).slice(58).map(Math.round)).toEqual([0, 0, 1000, 2000, 3000]);
    expect(times(-100).slice(18).map(Math.round)).toEqual([0, 0, 3000, 6000]);
    expect(attempts.filter(({ chat }) => chat === 1).map(({ text }) => Number(text))).toEqual(
      Array.from({ length: 63 }, (_, index) => index),
    );
  });

  it("has no burst left in a chat that was told to wait", async () => {
    const { api, clock, attempts } = startOutbox(
      (_attempt, count) => (count === 1 ? { error_code: 429, retry_after: 1 } : undefined),
      { rates: telegramRates },
    );
    await clock.until(Promise.all(["a", "b", "c"].map((text) => api.sendMessage(1, text))));
    const [, a = 0, b = 0, c = 0] = attempts.map(({ at }) => Math.round(at));
    expect([a, b - a, c - b].map((ms) => ms >= 999 || ms === 0)).toEqual([true, true, true]);
    expect(c).toBeGreaterThanOrEqual(2000);
  });

  it("sends thirty a second in all once the burst is used up", async () => {
    const rates = { ...telegramRates, all: { capacity: 30, perSecond: 30 } };
    const { api, clock, attempts } = startOutbox(never, { rates });
    await clock.until(
      Promise.all(Array.from({ length: 90 }, (_, chat) => api.sendMessage(chat + 1, "x"))),
    );
    const inFirst = (ms: number) => attempts.filter(({ at }) => at < ms).length;
    expect([inFirst(1), inFirst(1001), inFirst(2001)]).toEqual([30, 60, 90]);
  });
});

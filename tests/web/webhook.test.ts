/** The webhook as anybody on the internet may call it: who is answered what, and what is taken. */
import { once } from "node:events";
import { request, type IncomingMessage, type OutgoingHttpHeaders } from "node:http";
import { connect } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { text } from "node:stream/consumers";
import type { Update } from "grammy/types";
import { describe, expect, it, onTestFinished } from "vitest";
import { startWebhook } from "../../src/web/webhook/webhook.ts";

const secret = "a-canary-of-a-secret";
const header = "x-telegram-bot-api-secret-token";
const update = { update_id: 7, message: { text: "canary words" } };

async function start(options: { readonly slowest?: number; readonly fails?: boolean } = {}) {
  const { slowest, fails = false } = options;
  const taken: Update[] = [];
  const logged: string[] = [];
  const write = (facts: object, sentence: string) =>
    void logged.push(`${sentence} ${JSON.stringify(facts)}`);
  const webhook = await startWebhook({
    host: "127.0.0.1",
    port: 0,
    path: "/hook/a%20b",
    secret,
    intake: {
      accept: async (updates) => {
        if (fails) throw new Error("canary words");
        taken.push(...updates);
      },
    },
    log: { info: write, warn: write, error: write },
    ...(slowest !== undefined && { slowest }),
  });
  onTestFinished(() => webhook.close());
  const url = `${webhook.url}/hook/a%20b`;
  return { webhook, url, taken, logged };
}

interface Answer {
  readonly status: number | undefined;
  readonly body: string;
}

interface Question {
  readonly method?: string;
  readonly headers?: OutgoingHttpHeaders;
  readonly body?: string;
}

async function ask(url: string, question: Question = {}): Promise<Answer> {
  const { method = "POST", headers = { [header]: secret }, body } = question;
  const asked = request(url, { method, headers, agent: false });
  asked.on("error", () => {});
  asked.end(body);
  const [response] = (await once(asked, "response")) as [IncomingMessage];
  return { status: response.statusCode, body: await text(response) };
}

/** An update of so many bytes. */
const updateOf = (bytes: number) => JSON.stringify({ update_id: 1 }).padEnd(bytes);
const post = (url: string, value: unknown) => ask(url, { body: JSON.stringify(value) });
const nothing = (status: number): Answer => ({ status, body: "" });

describe("the webhook", () => {
  it("acknowledges an update once it is taken", async () => {
    const { url, taken } = await start();
    expect(await post(url, update)).toEqual(nothing(200));
    expect(await post(`${url}?from=telegram`, { ...update, update_id: 8 })).toEqual(nothing(200));
    expect(taken.map(({ update_id }) => update_id)).toEqual([7, 8]);
  });

  it("answers 401 and nothing else to whoever lacks the secret, whatever they ask for", async () => {
    const { webhook, url, taken, logged } = await start();
    const body = JSON.stringify(update);
    const wrong = ["", "x", `${secret}x`, secret.slice(1), secret.toUpperCase(), `${secret}, x`];
    for (const given of wrong)
      expect(await ask(url, { headers: { [header]: given }, body })).toEqual(nothing(401));
    expect(await ask(url, { headers: {}, body })).toEqual(nothing(401));
    expect(await ask(url, { headers: {}, body: "no JSON" })).toEqual(nothing(401));
    expect(await ask(url, { headers: {}, body: "x".repeat(3_000_000) })).toEqual(nothing(401));
    expect(await ask(`${webhook.url}/healthz`, { headers: {}, method: "GET" })).toEqual(
      nothing(401),
    );
    expect(taken).toEqual([]);
    expect(logged).toEqual([]);
  });

  it("answers 401 to another method or path as well, even with the secret", async () => {
    const { webhook, url } = await start();
    for (const method of ["GET", "PUT", "DELETE", "OPTIONS", "HEAD", "PATCH"])
      expect(await ask(url, { method })).toEqual(nothing(401));
    for (const path of ["", "/", "/hook", "/hook/a%20b/", "/hook/a+b", "/Hook/a%20b"])
      expect(await ask(`${webhook.url}${path}`)).toEqual(nothing(401));
  });

  it.each([
    "",
    "no JSON",
    "null",
    "7",
    "[]",
    "[7]",
    "{}",
    '"update_id"',
    '{"update_id":"7"}',
    '{"update_id":7.5}',
    '{"update_id":1e300}',
    '{"__proto__":{"update_id":7}}',
    "[".repeat(100_000),
  ])("answers 400 to what is no update (%#)", async (body) => {
    const { url, taken, logged } = await start();
    expect(await ask(url, { body })).toEqual(nothing(400));
    expect(taken).toEqual([]);
    expect(logged).toEqual(["Something came to the webhook with its secret that is no update. {}"]);
  });

  it("answers 503 where the update cannot be taken, and logs nobody's words", async () => {
    const { url, logged } = await start({ fails: true });
    expect(await post(url, update)).toEqual(nothing(503));
    expect(logged).toHaveLength(1);
    expect(logged.join()).not.toContain("canary");
  });

  it("takes a body of a megabyte, and refuses a larger one before it has come", async () => {
    const { url, taken } = await start();
    expect(await ask(url, { body: updateOf(2 ** 20) })).toEqual(nothing(200));
    expect(await ask(url, { body: updateOf(2 ** 20 + 1) })).toEqual(nothing(413));
    expect(taken).toHaveLength(1);
    const chunked = { [header]: secret, "transfer-encoding": "chunked" };
    expect(await ask(url, { headers: chunked, body: updateOf(2 ** 21) })).toEqual(nothing(413));
    const announced = await startRaw(url, `content-length: 300000000\r\n\r\n{`);
    expect(await announced.answer).toMatch(/^HTTP\/1\.1 413 /);
  });

  it("ends a request that takes too long to arrive, and goes on with others", async () => {
    const { url, taken } = await start({ slowest: 300 });
    const slow = await startRaw(url, `content-length: 20\r\n\r\n{"upd`);
    const slowHead = await startRaw(url, "x-slow: ");
    expect(await post(url, update)).toEqual(nothing(200));
    expect(await slow.answer).toMatch(/^HTTP\/1\.1 408 /);
    expect(await slowHead.answer).toMatch(/^HTTP\/1\.1 408 /);
    expect(taken).toHaveLength(1);
  });

  it("finishes what is under way when it is closed, and takes no more", async () => {
    const { webhook, url, taken } = await start();
    const late = await startRaw(url, `content-length: 15\r\n\r\n{"updat`);
    await sleep(50);
    const closed = webhook.close();
    late.socket.write('e_id":7}');
    expect(await late.answer).toMatch(/^HTTP\/1\.1 200 /);
    await closed;
    expect(taken).toHaveLength(1);
    await expect(post(url, update)).rejects.toThrow("ECONNREFUSED");
  });

  it("is closed within about a second although somebody keeps a request open", async () => {
    const { webhook, url } = await start();
    await startRaw(url, `content-length: 20\r\n\r\n{"upd`);
    await sleep(50);
    const begun = performance.now();
    await webhook.close();
    expect(performance.now() - begun).toBeLessThan(2500);
  });
});

/** A request by hand, with the secret, that need not be whole; `rest` follows its headers. */
async function startRaw(url: string, rest: string) {
  const { port, pathname, host } = new URL(url);
  const socket = connect(Number(port), "127.0.0.1");
  onTestFinished(() => void socket.destroy());
  socket.on("error", () => {});
  await once(socket, "connect");
  socket.write(`POST ${pathname} HTTP/1.1\r\nhost: ${host}\r\n${header}: ${secret}\r\n${rest}`);
  const answer = text(socket);
  answer.catch(() => {});
  return { socket, answer };
}

/** Webhooks: what is posted where, what takes an update, and when it is posted again. */
import { once } from "node:events";
import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import { describe, expect, it, onTestFinished } from "vitest";
import { complaint, startServer, startWithAnna } from "./bot-on-server.ts";

interface Post {
  readonly body: { readonly update_id: number; readonly message?: { readonly text?: string } };
  readonly headers: IncomingHttpHeaders;
  readonly at: number;
}

type Respond = (response: ServerResponse, words: string) => unknown;

const ok: Respond = (response) => response.writeHead(200).end();
const fail: Respond = (response) => response.writeHead(500).end();

/** A webhook that answers as `respond` says, which a test may replace. */
async function startHook(respond: Respond = ok) {
  const posts: Post[] = [];
  const hook = { url: "", posts, respond, atOnce: 0, mostAtOnce: 0 };
  const server = createServer((request, response) => {
    hook.atOnce += 1;
    hook.mostAtOnce = Math.max(hook.mostAtOnce, hook.atOnce);
    response.once("close", () => (hook.atOnce -= 1));
    void text(request).then((body) => {
      const post = { body: JSON.parse(body) as Post["body"], headers: request.headers };
      posts.push({ ...post, at: performance.now() });
      return hook.respond(response, post.body.message?.text ?? "");
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  hook.url = `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}/hook`;
  return hook;
}

const texts = (posts: readonly Post[]) => posts.map(({ body }) => body.message?.text);

describe("a webhook", () => {
  it("gets what waits and what comes, with its secret, until it is deleted", async () => {
    const { server, api, anna, chat } = await startWithAnna();
    const hook = await startHook();
    await api.setWebhook(hook.url, { secret_token: "canary-secret" });
    await anna.sends(chat, "due");
    await server.idle();
    expect(texts(hook.posts)).toEqual(["/start", "due"]);
    expect(hook.posts[0]?.headers).toMatchObject({
      "x-telegram-bot-api-secret-token": "canary-secret",
      "content-type": "application/json",
    });
    await api.deleteWebhook();
    await anna.sends(chat, "tre");
    expect((await api.getUpdates()).map(({ message }) => message?.text)).toEqual(["tre"]);
    expect(hook.posts).toHaveLength(2);
  });

  it("is reported by getWebhookInfo, but for its secret", async () => {
    const { api } = await startWithAnna();
    const hook = await startHook(fail);
    const allowed_updates = ["message"] as const;
    await api.setWebhook(hook.url, { secret_token: "s", max_connections: 7, allowed_updates });
    await expect.poll(() => api.getWebhookInfo()).toHaveProperty("last_error_message");
    expect(await api.getWebhookInfo()).toEqual({
      url: hook.url,
      has_custom_certificate: false,
      max_connections: 7,
      allowed_updates: ["message"],
      pending_update_count: 1,
      last_error_date: expect.any(Number),
      last_error_message: "Wrong response from the webhook: 500 Internal Server Error",
    });
  });

  it("may be on plain HTTP on this machine alone", async () => {
    const { api } = await startServer();
    const refusal = "400 Bad Request: bad webhook: An HTTPS URL must be provided for webhook";
    for (const host of ["127.0.0.1:1", "localhost:1", "[::1]:1"])
      expect(await complaint(api.setWebhook(`http://${host}/`))).toBe("ok");
    for (const url of ["http://example.org/", "http://127.0.0.1.example.org/", "ftp://127.0.0.1/"])
      expect(await complaint(api.setWebhook(url))).toBe(refusal);
  });

  it("drops what waits if it is told to", async () => {
    const { server, api, anna, chat } = await startWithAnna();
    const hook = await startHook();
    await api.setWebhook(hook.url, { drop_pending_updates: true });
    await anna.sends(chat, "due");
    await server.idle();
    expect(texts(hook.posts)).toEqual(["due"]);
  });

  it("gets an update again until a status of 2xx, ever more slowly, and the chat's next after it", async () => {
    const { server, api, anna, chat } = await startWithAnna({ webhookPace: 0.02 });
    const hook = await startHook((response) =>
      response.writeHead(hook.posts.length < 5 ? 302 : 204, { location: hook.url }).end(),
    );
    await api.setWebhook(hook.url);
    await anna.sends(chat, "due");
    await server.idle();
    const times = hook.posts.map(({ at }) => at);
    expect(texts(hook.posts)).toEqual([...Array.from({ length: 5 }, () => "/start"), "due"]);
    const waits = times.slice(1, 5).map((at, index) => at - (times[index] ?? 0));
    for (const [index, seconds] of [0, 2, 4, 8].entries())
      expect(waits[index]).toBeGreaterThanOrEqual(seconds * 20 - 2);
  });

  it("is left alone for as long as its Retry-After says", async () => {
    const { server, api } = await startWithAnna({ webhookPace: 0.1 });
    const hook = await startHook((response) =>
      response.writeHead(hook.posts.length === 1 ? 503 : 200, { "retry-after": "2" }).end(),
    );
    await api.setWebhook(hook.url);
    await server.idle();
    const [first, second] = hook.posts.map(({ at }) => at);
    expect((second ?? 0) - (first ?? 0)).toBeGreaterThanOrEqual(198);
  });

  it("gets other chats' updates meanwhile, at most max_connections at once", async () => {
    const { server, api } = await startServer({ webhookPace: 0.01 });
    const hook = await startHook((response, words) =>
      words === "poison" ? fail(response, words) : setTimeout(() => ok(response, words), 5),
    );
    await api.setWebhook(hook.url, { max_connections: 3 });
    const users = Array.from({ length: 9 }, (_, index) =>
      server.createUser({ firstName: `User ${index}` }),
    );
    for (const [index, user] of users.entries())
      await user.sends(user.privateChat(), index === 0 ? "poison" : "hello");
    await expect.poll(() => texts(hook.posts).filter((words) => words === "hello").length).toBe(8);
    expect(hook.mostAtOnce).toBeLessThanOrEqual(3);
    await expect.poll(() => server.state.updates.pending.length).toBe(1);
  });

  it("may make a call by its response", async () => {
    const { server, api, anna, chat } = await startWithAnna();
    const call = JSON.stringify({ method: "sendMessage", chat_id: anna.id, text: "Ciao" });
    const hook = await startHook((response) => response.writeHead(200).end(call));
    await api.setWebhook(hook.url);
    expect((await chat.waitForBotMessage()).text).toBe("Ciao");
    expect(server.callsTo("sendMessage")).toHaveLength(1);
  });

  it("that is not there is reported as such", async () => {
    const { api } = await startWithAnna();
    await api.setWebhook("http://127.0.0.1:1/");
    await expect
      .poll(async () => (await api.getWebhookInfo()).last_error_message)
      .toMatch(/^Connection re/);
  });
});

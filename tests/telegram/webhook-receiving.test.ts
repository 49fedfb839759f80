/** The bot behind a webhook, as Telegram posts to it: answers, registration, and what it counts. */
import { describe, expect, it, onTestFinished } from "vitest";
import { openPassingStore } from "../../src/store/open-store.ts";
import type { Metrics } from "../../src/telegram/metrics.ts";
import { PollingError } from "../../src/telegram/polling.ts";
import { startBotApiServer } from "../../src/bot-api-server/bot-api-server.ts";
import { facts, startFonti, startServer, token, webhookSecret } from "./fonti-on-server.ts";
import { createHandMadeAnswerer } from "./hand-made-answerer.ts";
import { watchCalls } from "./outgoing-calls.ts";

const handMade = createHandMadeAnswerer(facts);

describe("the bot behind a webhook", () => {
  it("answers what is posted to it, and never polls", async () => {
    const { server, logged } = await startFonti({ webhook: {} });
    const anna = server.createUser({ firstName: "Anna", languageCode: "it" });
    await anna.sends(anna.privateChat(), "Quali settori?");
    const answer = await anna.privateChat().waitForBotMessage();
    expect(answer.text).toContain("I settori sono 13.");
    await anna.presses(answer, "English");
    await server.idle();
    expect(logged).toEqual([]);
    expect(server.callsTo("setWebhook").map(({ parameters }) => parameters)).toEqual([
      expect.objectContaining({ secret_token: webhookSecret }),
    ]);
    expect(server.callsTo("deleteWebhook")).toEqual([]);
  });

  it("takes what waited at Telegram while it was away, each once", async () => {
    const server = await startServer();
    const anna = server.createUser({ firstName: "Anna", languageCode: "it" });
    const store = openPassingStore();
    const first = await startFonti({ server, store, webhook: {} });
    await anna.sends(anna.privateChat(), "settori");
    await anna.privateChat().waitForBotMessage();
    await server.idle();
    await first.stop();
    await anna.sends(anna.privateChat(), "huang");
    await startFonti({ server, store, webhook: {} });
    await anna.privateChat().waitForBotMessage(({ text }) => /vice sindaco/.test(text ?? ""));
    await server.idle();
    expect(anna.privateChat().botMessages).toHaveLength(2);
  });

  it("sets the webhook only where Telegram says another one", async () => {
    const server = await startServer();
    const first = await startFonti({ server, webhook: {} });
    await expect.poll(() => server.callsTo("setWebhook")).toHaveLength(1);
    await first.stop();
    const port = Number(new URL(first.url).port);
    await startFonti({ server, webhook: { port, lookEvery: 20 } });
    await expect.poll(() => server.callsTo("getWebhookInfo").length).toBeGreaterThan(4);
    expect(server.callsTo("setWebhook")).toHaveLength(1);
  });

  it("sets it right again when somebody else has changed it", async () => {
    const { server, bot, url } = await startFonti({ webhook: { lookEvery: 20 } });
    await expect.poll(() => server.callsTo("setWebhook")).toHaveLength(1);
    await bot.api.deleteWebhook();
    await expect.poll(async () => (await bot.api.getWebhookInfo()).url).toBe(url);
  });

  it("tells Telegram of a new secret once it has refused the old one, and says so", async () => {
    const server = await startBotApiServer({ token, webhookPace: 0.01 });
    watchCalls(server);
    onTestFinished(() => server.close());
    const anna = server.createUser({ firstName: "Anna", languageCode: "it" });
    const first = await startFonti({ server, webhook: {} });
    await expect.poll(() => server.callsTo("setWebhook")).toHaveLength(1);
    await first.stop();
    const port = Number(new URL(first.url).port);
    const secret = "another-canary-of-a-secret";
    const second = await startFonti({ server, webhook: { port, secret, lookEvery: 20 } });
    await anna.sends(anna.privateChat(), "settori");
    await anna.privateChat().waitForBotMessage();
    expect(second.logged[0]).toBe(
      'Telegram could not deliver to WEBHOOK_URL; it tries again. {"error":"Wrong response from the webhook: 401 Unauthorized","waiting":1}',
    );
    expect([...first.logged, ...second.logged].join("\n")).not.toContain("canary");
  });

  it("ends with a sentence where Telegram refuses the address", async () => {
    const server = await startServer();
    const description = "Bad Request: bad webhook: Failed to resolve host";
    server.failNext("setWebhook", { error_code: 400, description });
    const { done } = await startFonti({ server, webhook: {} });
    await expect(done).rejects.toThrow(PollingError);
    await expect(done).rejects.toThrow(
      `Telegram does not accept WEBHOOK_URL (${description}). Permitted: `,
    );
  });
});

describe("what is counted", () => {
  it("is every update by kind and outcome, and every attempt at a call by method and code", async () => {
    const counted: string[] = [];
    const metrics: Metrics = {
      updateHandled: ({ kind, outcome, seconds }) =>
        void counted.push(`${kind} ${outcome} ${seconds >= 0}`),
      callMade: ({ method, code }) => void (method === "sendMessage" && counted.push(`${code}`)),
      callUndelivered: ({ method }) => void counted.push(`${method} undelivered`),
    };
    const { server } = await startFonti({ answerer: handMade, metrics });
    const anna = server.createUser({ firstName: "Anna", languageCode: "it" });
    server.failNext("sendMessage", { error_code: 502, description: "Bad Gateway" });
    await anna.sends(anna.privateChat(), "settori");
    await server.idle();
    await anna.sends(anna.privateChat(), "!throw");
    await server.idle();
    await anna.queries("settori");
    await server.idle();
    server.failNext("sendMessage", "cut");
    await anna.sends(anna.privateChat(), "huang");
    await server.idle();
    expect(counted).toEqual([
      "502",
      "200",
      "message handled true",
      "message failed true",
      "200",
      "inline_query handled true",
      "network",
      "200",
      "message handled true",
    ]);
  });
});

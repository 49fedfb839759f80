import { describe, expect, it } from "vitest";
import { PollingError } from "../../src/telegram/polling.ts";
import { startBotApiServer, type BotApiServer } from "../../src/bot-api-server/bot-api-server.ts";
import { openPassingStore } from "../../src/store/open-store.ts";
import { i18n, startFonti, startServer } from "./fonti-on-server.ts";
import { watchCalls } from "./outgoing-calls.ts";

async function startWithAnna(options: Parameters<typeof startFonti>[0] = {}) {
  const fonti = await startFonti(options);
  const anna = fonti.server.createUser({ firstName: "Anna", languageCode: "it" });
  return { ...fonti, anna, chat: anna.privateChat() };
}

const tooMany = (retry_after: number) => ({
  error_code: 429,
  description: `Too Many Requests: retry after ${retry_after}`,
  parameters: { retry_after },
});
const badGateway = { error_code: 502, description: "Bad Gateway" };

describe("when Telegram fails", () => {
  it.each([
    ["a 502", badGateway],
    ["a connection cut before the call", "cut" as const],
    ["a 429", tooMany(0)],
  ])("%s costs no answer", async (_name, fault) => {
    const { server, anna, chat } = await startWithAnna();
    server.failNext("sendMessage", fault);
    server.failNext("sendMessage", fault);
    await anna.sends(chat, "settori");
    expect((await chat.waitForBotMessage()).text).toContain("I settori sono 13.");
    expect(server.callsTo("sendMessage")).toHaveLength(3);
  });

  it("waits as long as it is told before sending again", async () => {
    const { server, anna, chat } = await startWithAnna();
    server.failNext("sendMessage", tooMany(1));
    await anna.sends(chat, "settori");
    await chat.waitForBotMessage();
    const [first, second] = server.callsTo("sendMessage");
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(1000);
  });

  it("sends nothing to a chat for which Telegram says a month, and answers others meanwhile", async () => {
    const { server, anna, chat, logged } = await startWithAnna();
    const bo = server.createUser({ firstName: "Bo", languageCode: "it" });
    server.failNext("sendMessage", tooMany(3_000_000));
    await anna.sends(chat, "settori");
    await anna.sends(chat, "huang");
    await expect.poll(() => logged.join("\n")).toContain("retry after 3000000");
    await bo.sends(bo.privateChat(), "huang");
    expect((await bo.privateChat().waitForBotMessage()).text).toContain("È il vice sindaco.");
    const { results } = await anna.queries("settori");
    expect(results).not.toHaveLength(0);
    expect(server.callsTo("sendMessage")).toHaveLength(2);
  });

  it.each([
    ["a 502 that does not end", badGateway],
    ["connections that are cut", "cut" as const],
  ])("keeps a question through %s, and those behind it", async (_name, fault) => {
    const { server, anna, chat } = await startWithAnna({ retries: { firstWait: 1, attempts: 4 } });
    server.intercept((method) => (method === "sendMessage" ? fault : undefined));
    await anna.sends(chat, "settori");
    await anna.sends(chat, "huang");
    await server.idle();
    expect(server.callsTo("sendMessage")).toHaveLength(4);
    server.intercept(undefined);
    expect((await chat.waitForBotMessage()).text).toContain("I settori sono 13.");
    expect((await chat.waitForBotMessage()).text).toContain("È il vice sindaco.");
    await server.idle();
    expect(chat.botMessages).toHaveLength(2);
  });

  it("sends the words without their format where the format is refused", async () => {
    const { server, anna, chat } = await startWithAnna();
    server.failNext("sendMessage", {
      error_code: 400,
      description: "Bad Request: can't parse entities",
    });
    await anna.sends(chat, "settori");
    const { text, entities } = await chat.waitForBotMessage();
    expect(text).toContain("comprende principalmente 13 settori");
    expect(entities).toBeUndefined();
  });

  it("takes somebody who blocked the bot for no error", async () => {
    const { server, anna, chat, logged } = await startWithAnna();
    server.failNext("sendMessage", {
      error_code: 403,
      description: "Forbidden: bot was blocked by the user",
    });
    await anna.sends(chat, "settori");
    await server.idle();
    expect(server.callsTo("sendMessage")).toHaveLength(1);
    expect(logged).toEqual([
      'A call reached nobody. {"method":"sendMessage","reason":"Forbidden: bot was blocked by the user"}',
    ]);
  });

  it("says that something went wrong where an answer fails, and answers the next one", async () => {
    const { server, anna, chat } = await startWithAnna();
    await anna.sends(chat, "!throw canary words");
    expect((await chat.waitForBotMessage()).text).toBe(i18n.translate("it")("error.failed"));
    await anna.sends(chat, "settori");
    expect((await chat.waitForBotMessage()).text).toContain("13");
    expect(server.callsTo("sendMessage")).toHaveLength(2);
  });

  it("answers a press even where what it should do fails", async () => {
    const { server, anna, chat } = await startWithAnna();
    await anna.sends(chat, "settori");
    const answer = await chat.waitForBotMessage();
    server.failNext("editMessageText", {
      error_code: 400,
      description: "Bad Request: something new",
    });
    expect(await anna.presses(answer, "中文")).toEqual({
      text: i18n.translate("it")("error.failed"),
    });
  });

  it("admits that a message cannot be changed any more", async () => {
    const { server, anna, chat } = await startWithAnna();
    await anna.sends(chat, "settori");
    const answer = await chat.waitForBotMessage();
    server.failNext("editMessageText", {
      error_code: 400,
      description: "Bad Request: message to edit not found",
    });
    expect(await anna.presses(answer, "中文")).toEqual({
      text: i18n.translate("it")("error.staleButton"),
    });
  });

  it("logs neither the token nor anybody's words", async () => {
    const { server, logged } = await startFonti({ retries: { firstWait: 1, attempts: 2 } });
    const faults = [
      "cut" as const,
      badGateway,
      tooMany(3_000_000),
      { error_code: 400, description: "Bad Request: x" },
    ];
    for (const fault of faults) {
      server.intercept((method) => (method === "sendMessage" ? fault : undefined));
      const { anna, chat } = addAnna(server);
      await anna.sends(chat, "settori canary-words");
      await server.idle();
    }
    server.intercept(undefined);
    const { anna, chat } = addAnna(server);
    await anna.sends(chat, "!throw canary-words");
    await server.idle();
    expect(logged.length).toBeGreaterThanOrEqual(faults.length);
    expect(logged.join("\n")).not.toMatch(/canary/);
  });
});

describe("long polling", () => {
  it("ends with one clear sentence where the token is refused", async () => {
    const server = await startBotApiServer({ token: "1:another" });
    watchCalls(server);
    const { done, logged } = await startFonti({ server });
    await expect(done).rejects.toThrow(PollingError);
    await expect(done).rejects.toThrow(
      /^Telegram does not accept BOT_TOKEN \(40[14]\)\. Permitted: /,
    );
    expect(logged).toEqual([]);
    await server.close();
  });

  it("goes on after a conflict with another process, and says so", async () => {
    const server = await startServer();
    server.failNext("getUpdates", {
      error_code: 409,
      description: "Conflict: terminated by other getUpdates request",
    });
    const { anna, chat, logged } = await startWithAnna({ server });
    await anna.sends(chat, "settori");
    await chat.waitForBotMessage();
    expect(logged.join("\n")).toContain("Another process fetches this bot's updates");
  });

  it("answers what was asked while the bot was away, once", async () => {
    const server = await startServer();
    const store = openPassingStore();
    const first = await startFonti({ server, store });
    const { anna, chat } = addAnna(server);
    await anna.sends(chat, "settori");
    await chat.waitForBotMessage();
    await first.stop();
    await anna.sends(chat, "huang");
    await startFonti({ server, store });
    await chat.waitForBotMessage();
    await server.idle();
    expect(server.callsTo("sendMessage")).toHaveLength(2);
  });

  it("does not answer an update twice that Telegram offers again", async () => {
    const server = await startServer();
    const store = openPassingStore();
    const first = await startFonti({ server, store });
    const { anna, chat } = addAnna(server);
    server.intercept((method, { offset }) =>
      method === "getUpdates" && Number(offset) > 0 ? badGateway : undefined,
    );
    await anna.sends(chat, "settori");
    await chat.waitForBotMessage();
    await first.stop();
    server.intercept(undefined);
    expect(server.state.updates.pending).toHaveLength(1);
    await startFonti({ server, store });
    await server.idle();
    expect(server.callsTo("sendMessage")).toHaveLength(1);
  });

  it("finishes what is under way when it is stopped, and leaves the rest for later", async () => {
    const server = await startServer();
    const { stop } = await startFonti({ server });
    const { anna, chat } = addAnna(server);
    server.failNext("sendMessage", { delayMs: 100 });
    await anna.sends(chat, "settori");
    while (server.callsTo("sendMessage").length === 0) await new Promise((r) => setTimeout(r, 5));
    await anna.sends(chat, "huang");
    await stop();
    expect(chat.botMessages).toHaveLength(1);
    expect(server.state.updates.pending).toHaveLength(1);
  });

  it("leaves a question for later that a stop keeps from being answered", async () => {
    const server = await startServer();
    const store = openPassingStore();
    const { stop } = await startFonti({ server, store });
    const { anna, chat } = addAnna(server);
    server.failNext("sendMessage", tooMany(20));
    await anna.sends(chat, "settori");
    while (server.callsTo("sendMessage").length === 0) await new Promise((r) => setTimeout(r, 5));
    await stop();
    await startFonti({ server, store });
    expect((await chat.waitForBotMessage()).text).toContain("13");
  });
});

function addAnna(server: BotApiServer) {
  const anna = server.createUser({ firstName: "Anna", languageCode: "it" });
  return { anna, chat: anna.privateChat() };
}

/** Long polling: what is delivered, when it goes away, and who may ask. */
import { Bot, InputFile } from "grammy";
import { describe, expect, it } from "vitest";
import { complaint, poll, post, startServer, startWithAnna, TOKEN } from "./bot-on-server.ts";

describe("getUpdates", () => {
  it("delivers a message to a polling grammY bot, and the reply to the chat", async () => {
    const { bot, anna, chat } = await startWithAnna();
    bot.on("message:text", (ctx) => ctx.reply(`${ctx.from.language_code}: ${ctx.message.text}`));
    poll(bot);
    await chat.waitForBotMessage(({ text }) => text === "it: /start");
    await anna.sends(chat, "ciao");
    expect((await chat.waitForBotMessage()).text).toBe("it: ciao");
  });

  it("repeats updates until an offset confirms them", async () => {
    const { api, anna, chat } = await startWithAnna();
    await anna.sends(chat, "due");
    const first = await api.getUpdates();
    expect(first.map(({ message }) => message?.text)).toEqual(["/start", "due"]);
    expect(await api.getUpdates()).toEqual(first);
    const rest = await api.getUpdates({ offset: (first[0]?.update_id ?? 0) + 1 });
    expect(rest).toEqual(first.slice(1));
    expect(await api.getUpdates()).toEqual(rest);
  });

  it("starts from the end for a negative offset and forgets what was before", async () => {
    const { api, anna, chat } = await startWithAnna();
    await anna.sends(chat, "due");
    await anna.sends(chat, "tre");
    const last = await api.getUpdates({ offset: -1 });
    expect(last.map(({ message }) => message?.text)).toEqual(["tre"]);
    expect(await api.getUpdates()).toEqual(last);
  });

  it("gives at most limit updates", async () => {
    const { api, anna, chat } = await startWithAnna();
    await anna.sends(chat, "due");
    expect(await api.getUpdates({ limit: 1 })).toHaveLength(1);
  });

  it("waits up to timeout seconds for the next update", async () => {
    const { api, anna, chat } = await startWithAnna();
    await api.getUpdates({ offset: -1 });
    const [{ update_id } = { update_id: 0 }] = await api.getUpdates();
    const polled = api.getUpdates({ offset: update_id + 1, timeout: 5 });
    setTimeout(() => void anna.sends(chat, "eccomi"), 50);
    expect((await polled)[0]?.message?.text).toBe("eccomi");
    const start = performance.now();
    expect(await api.getUpdates({ offset: update_id + 2, timeout: 1 })).toEqual([]);
    expect(performance.now() - start).toBeGreaterThan(950);
  });

  it("ends the earlier of two polls with 409 Conflict", async () => {
    const { server, api } = await startServer();
    const earlier = complaint(api.getUpdates({ timeout: 5 }));
    await expect.poll(() => server.state.updates.isPolled).toBe(true);
    const later = new Bot(TOKEN, { client: { apiRoot: server.apiRoot } });
    const second = later.api.getUpdates({ timeout: 1 });
    expect(await earlier).toBe(
      "409 Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
    );
    expect(await second).toEqual([]);
  });

  it("refuses polls while a webhook is set", async () => {
    const { api } = await startServer();
    await api.setWebhook("https://example.org/hook");
    expect(await complaint(api.getUpdates())).toBe(
      "409 Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
    );
    await api.deleteWebhook({ drop_pending_updates: true });
    expect(await api.getUpdates()).toEqual([]);
  });

  it("leaves out kinds that allowed_updates does not name", async () => {
    const { api, anna, chat } = await startWithAnna();
    await api.getUpdates({ offset: -1, allowed_updates: ["edited_message"] });
    const message = await anna.sends(chat, "prima");
    await anna.edits(chat, message, "dopo");
    const texts = (await api.getUpdates()).map((update) => update.edited_message?.text ?? "new");
    expect(texts).toEqual(["new", "dopo"]);
  });

  it("forgets a poll whose caller hung up", async () => {
    const { server, bot } = await startServer();
    poll(bot);
    await expect.poll(() => server.state.updates.isPolled).toBe(true);
    await bot.stop();
    await expect.poll(() => server.state.updates.isPolled).toBe(false);
  });
});

describe("the HTTP side", () => {
  it("answers 401 to a wrong token and 404 to unknown methods and paths", async () => {
    const { server } = await startServer();
    expect(await post(`${server.apiRoot}/bot1:wrong/getMe`, {})).toEqual({
      status: 401,
      json: { ok: false, error_code: 401, description: "Unauthorized" },
    });
    expect(await post(`${server.apiRoot}/bot${TOKEN}/sendPigeon`, {})).toEqual({
      status: 404,
      json: { ok: false, error_code: 404, description: "Not Found: method not found" },
    });
    expect((await post(`${server.apiRoot}/`, {})).status).toBe(404);
  });

  it("names known methods that it does not implement", async () => {
    const { api } = await startServer();
    expect(await complaint(api.sendDice(1, "🎲"))).toBe(
      "501 Not Implemented: this Bot API server does not implement sendDice",
    );
  });

  it("refuses parameters that a method does not have, unless it is lenient", async () => {
    const body = { chat_id: 700_000_001, text: "a", txet: "b" };
    const strict = await startWithAnna();
    const refused = await post(`${strict.server.apiRoot}/bot${TOKEN}/sendMessage`, body);
    expect(refused.json).toMatchObject({ description: 'Bad Request: unknown parameter "txet"' });
    const lenient = await startWithAnna({ strict: false });
    const sent = await post(`${lenient.server.apiRoot}/bot${TOKEN}/sendMessage`, body);
    expect(sent.json).toMatchObject({ ok: true, result: { text: "a" } });
  });

  it("reads query strings, forms and multipart bodies", async () => {
    const { server, api, anna } = await startWithAnna();
    const url = `${server.apiRoot}/bot${TOKEN}/sendMessage`;
    const keyboard = JSON.stringify({ inline_keyboard: [[{ text: "A", callback_data: "a" }]] });
    const fields = { chat_id: String(anna.id), text: "123", reply_markup: keyboard };
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.append(name, value);
    const query = new URLSearchParams(fields);
    const responses = [
      await fetch(`${url}?${query.toString()}`),
      await fetch(url, { method: "POST", body: query }),
      await fetch(url, { method: "POST", body: form }),
    ];
    for (const response of responses) {
      expect(await response.json()).toMatchObject({
        result: { text: "123", reply_markup: { inline_keyboard: [[{ callback_data: "a" }]] } },
      });
    }
    const file = new InputFile(Buffer.from("pem"), "cert.pem");
    expect(await api.setWebhook("https://example.org", { certificate: file })).toBe(true);
  });
});

describe("faults", () => {
  it("fail the next call of a method once, with their parameters", async () => {
    const { server, api, anna } = await startWithAnna();
    const fault = { error_code: 429, description: "Too Many Requests: retry after 3" };
    server.failNext("sendMessage", { ...fault, parameters: { retry_after: 3 } });
    const failed = api.sendMessage(anna.id, "a");
    await expect(failed).rejects.toMatchObject({ parameters: { retry_after: 3 } });
    expect(await complaint(api.sendMessage(anna.id, "a"))).toBe("ok");
    expect(server.callsTo("sendMessage").map(({ response }) => response?.ok)).toEqual([
      false,
      true,
    ]);
  });

  it("cut a connection before or after the call is carried out", async () => {
    const { server, api, anna, chat } = await startWithAnna();
    server.failNext("sendMessage", "cut");
    server.failNext("sendMessage", "cut-after");
    await expect(api.sendMessage(anna.id, "prima")).rejects.toThrow("Network request");
    await expect(api.sendMessage(anna.id, "dopo")).rejects.toThrow("Network request");
    expect(chat.botMessages.map(({ text }) => text)).toEqual(["dopo"]);
  });
});

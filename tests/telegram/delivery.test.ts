import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { openPassingStore } from "../../src/store/open-store.ts";
import { createHandMadeAnswerer } from "./hand-made-answerer.ts";
import { facts, i18n, startFonti } from "./fonti-on-server.ts";

const t = i18n.translate("it");
const badRequest = (words: string) => ({ error_code: 400, description: `Bad Request: ${words}` });
const forbidden = (words: string) => ({ error_code: 403, description: `Forbidden: ${words}` });

async function startWithAnna(options: Parameters<typeof startFonti>[0] = {}) {
  const fonti = await startFonti(options);
  const anna = fonti.server.createUser({ firstName: "Anna", languageCode: "it" });
  const chat = anna.privateChat();
  const ask = async (question: string) => {
    await anna.sends(chat, question);
    return chat.waitForBotMessage();
  };
  return { ...fonti, anna, chat, ask };
}

describe("a message", () => {
  it.each([
    forbidden("bot was blocked by the user"),
    forbidden("user is deactivated"),
    forbidden("bot can't initiate conversation with a user"),
    badRequest("chat not found"),
    badRequest("TOPIC_CLOSED"),
    badRequest("message thread not found"),
    badRequest("not enough rights to send text messages to the chat"),
    badRequest("have no rights to send a message"),
    badRequest("CHAT_WRITE_FORBIDDEN"),
  ])("that cannot reach anybody is no error: $description", async (refusal) => {
    const { server, anna, chat, logged, ask } = await startWithAnna();
    server.failNext("sendMessage", refusal);
    await anna.sends(chat, "settori");
    await server.idle();
    expect(server.callsTo("sendMessage")).toHaveLength(1);
    const line = `A call reached nobody. {"method":"sendMessage","reason":"${refusal.description}"}`;
    expect(logged).toEqual([line]);
    expect((await ask("huang")).text).toContain("È il vice sindaco.");
  });

  it("follows a group to its new number, and so do the group's settings", async () => {
    const store = openPassingStore();
    const { server, anna } = await startWithAnna({ store });
    const old = server.createGroup({ title: "Studio", members: [anna] });
    const grown = server.createGroup({ title: "Studio", members: [anna] });
    await store.settings.set({ kind: "chat", id: old.id }, "answers", "zh");
    server.failNext("sendMessage", {
      ...badRequest("group chat was upgraded to a supergroup chat"),
      parameters: { migrate_to_chat_id: grown.id },
    });
    await anna.sends(old, "/ask settori");
    expect((await grown.waitForBotMessage()).text).toContain("13");
    const moved = await store.settings.of({ kind: "chat", id: grown.id });
    expect(moved.get("answers")).toBe("zh");
  });

  it("is sent once more where what it replies to is gone", async () => {
    const { server, anna, logged } = await startWithAnna();
    const group = server.createGroup({ title: "Studio", members: [anna] });
    server.failNext("sendMessage", badRequest("message to be replied not found"));
    await anna.sends(group, "/ask settori");
    const { text, reply_to_message } = await group.waitForBotMessage();
    expect(text).toContain("13");
    expect(reply_to_message).toBeUndefined();
    expect(logged).toEqual([]);
  });

  it("that gets no answer from Telegram is sent again before long", async () => {
    const { server, ask } = await startWithAnna({ retries: { firstWait: 5, longestCall: 100 } });
    server.failNext("sendMessage", "hang");
    expect((await ask("settori")).text).toContain("13");
    expect(server.callsTo("sendMessage")).toHaveLength(2);
  });

  it("comes twice at most where the connection is cut after Telegram has taken it", async () => {
    const { server, anna, chat } = await startWithAnna();
    server.failNext("sendMessage", "cut-after");
    await anna.sends(chat, "settori");
    await server.idle();
    expect(chat.botMessages).toHaveLength(2);
  });

  it("of many parts comes in order, whatever befalls a part", async () => {
    const quote = "Una frase lunga, con città e 汉字. ".repeat(400).trim();
    const answerer = createHandMadeAnswerer([{ ref: "long", words: ["long"], texts: {}, quote }]);
    const { server, anna, chat } = await startWithAnna({ answerer });
    server.failNext("sendMessage", { error_code: 502, description: "Bad Gateway" });
    server.failNext("sendMessage", "cut");
    await anna.sends(chat, "long");
    await server.idle();
    const whole = chat.botMessages.map(({ text = "" }) => text).join(" ");
    expect(whole.replaceAll(/\s+/g, " ")).toContain(quote.replaceAll(/\s+/g, " "));
  });
});

describe("an edit", () => {
  it.each([
    [
      "that changes nothing is no error",
      "message is not modified: specified new message content and reply markup are exactly the same",
      undefined,
    ],
    ["of a message that is gone is admitted", "message to edit not found", "error.staleButton"],
    ["of a message that is too old is admitted", "message can't be edited", "error.staleButton"],
    ["with a refused format comes in plain words", "ENTITY_BOUNDS_INVALID", undefined],
  ])("%s", async (_what, words, key) => {
    const { server, anna, ask, logged } = await startWithAnna();
    const answer = await ask("settori");
    server.failNext("editMessageText", badRequest(words));
    const notice = await anna.presses(answer, "中文");
    expect(notice).toEqual(key === undefined ? {} : { text: t(key) });
    expect(logged.filter((line) => !line.includes("reached nobody"))).toEqual([]);
    const isPlain = words.startsWith("ENTITY");
    expect(server.callsTo("editMessageText")).toHaveLength(isPlain ? 2 : 1);
  });
});

describe("inline cards", () => {
  it("come in plain words where their format is refused", async () => {
    const { server, anna } = await startWithAnna();
    server.failNext("answerInlineQuery", badRequest("can't parse entities: ENTITY_BOUNDS_INVALID"));
    const { results } = await anna.queries("settori");
    expect(results[0]?.input_message_content.message_text).toContain("13");
    expect(results[0]?.input_message_content.entities).toBeUndefined();
  });

  it.each([
    badRequest("query is too old and response timeout expired or query ID is invalid"),
    badRequest("RESULT_ID_DUPLICATE"),
  ])("that are refused are logged, and the update is done: $description", async (refusal) => {
    const { server, anna, logged, ask } = await startWithAnna();
    server.failNext("answerInlineQuery", refusal);
    void anna.queries("settori");
    while (logged.length === 0) await sleep(5);
    await server.idle();
    expect(logged).toHaveLength(1);
    expect(logged[0]).toContain(`{"method":"answerInlineQuery","reason":"${refusal.description}"}`);
    expect((await ask("huang")).text).toContain("È il vice sindaco.");
  });
});

describe("a pressed button", () => {
  it("is answered once where it does what it says", async () => {
    const { server, anna, ask } = await startWithAnna();
    expect(await anna.presses(await ask("settori"), "中文")).toEqual({});
    expect(server.callsTo("answerCallbackQuery")).toHaveLength(1);
  });

  it("is answered before long where the work takes longer, and the work goes on", async () => {
    const { server, anna, chat, ask } = await startWithAnna({ patience: 30 });
    const answer = await ask("settori");
    server.failNext("editMessageText", { delayMs: 400 });
    const start = performance.now();
    expect(await anna.presses(answer, "中文")).toEqual({});
    expect(performance.now() - start).toBeLessThan(350);
    await chat.waitForEdit(answer);
    await server.idle();
    expect(server.callsTo("answerCallbackQuery")).toHaveLength(1);
  });

  it("says in the chat what came too late to be shown above it", async () => {
    const { server, anna, chat, ask } = await startWithAnna({ patience: 30 });
    const answer = await ask("settori");
    server.failNext("editMessageText", { delayMs: 300 });
    const press = anna.presses(answer, "中文");
    while (server.callsTo("editMessageText").length === 0) await sleep(5);
    server.state.room(chat.id).remove(answer.message_id);
    expect(await press).toEqual({});
    await server.idle();
    expect(chat.botMessages.map(({ text }) => text)).toEqual([t("error.staleButton")]);
    expect(server.callsTo("answerCallbackQuery")).toHaveLength(1);
  });

  it("is answered, and once, where the press is too old", async () => {
    const { server, anna, ask, logged } = await startWithAnna();
    const answer = await ask("settori");
    server.failNext(
      "answerCallbackQuery",
      badRequest("query is too old and response timeout expired or query ID is invalid"),
    );
    void anna.presses(answer, "中文");
    while (logged.length === 0) await sleep(5);
    await server.idle();
    expect(server.callsTo("answerCallbackQuery")).toHaveLength(1);
    expect(logged.join()).toContain("A call reached nobody.");
  });

  it("is answered where a handler throws, in the reader's language", async () => {
    const { server, anna, ask } = await startWithAnna({
      answerer: Object.assign(createHandMadeAnswerer(facts), {
        topics: () => {
          throw new Error("canary");
        },
      }),
    });
    const answer = await ask("settori");
    server.deliver("callback_query", {
      id: "1",
      from: anna.user,
      chat_instance: "1",
      message: answer,
      data: "t:it",
    });
    await server.idle();
    const [call, ...more] = server.callsTo("answerCallbackQuery");
    expect([call?.parameters["text"], more]).toEqual([t("error.failed"), []]);
  });
});

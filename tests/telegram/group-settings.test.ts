/** Administrators, members, an anonymous administrator and strangers at the settings of one group. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "libsql";
import { describe, expect, it, onTestFinished } from "vitest";
import type { Message } from "../../src/bot-api-server/telegram-objects.ts";
import type { TestChat } from "../../src/bot-api-server/test-chat.ts";
import { openPassingStore, openStore } from "../../src/store/open-store.ts";
import type { Store } from "../../src/store/store.ts";
import { groupSettings } from "../../src/telegram/settings.ts";
import { facts, i18n, startFonti } from "./fonti-on-server.ts";
import { createHandMadeAnswerer } from "./hand-made-answerer.ts";

const inItalian = i18n.translate("it");
const longQuote = `${"comprende principalmente 13 settori ".repeat(10)}e nient'altro`;

interface Properties {
  readonly isForum?: boolean;
  readonly longQuote?: boolean;
  readonly now?: () => number;
  readonly store?: Store;
}

async function startInGroup(properties: Properties = {}) {
  const { store = openPassingStore() } = properties;
  const [sectors, huang] = facts;
  const answerer = createHandMadeAnswerer([
    { ...sectors!, ...(properties.longQuote === true && { quote: longQuote }) },
    huang!,
  ]);
  const { now } = properties;
  const fonti = await startFonti({ store, answerer, ...(now !== undefined && { now }) });
  const { server } = fonti;
  const ada = server.createUser({ firstName: "Ada", languageCode: "it" });
  const bo = server.createUser({ firstName: "Bo", languageCode: "zh-hans" });
  const { isForum = false } = properties;
  const group = server.createGroup({ title: "Studio", members: [bo], admins: [ada], isForum });
  const settings = () =>
    groupSettings({ answerer, store, i18n, log: { info() {}, warn() {}, error() {} } }, group.id);
  return { ...fonti, store, ada, bo, group, settings };
}

type Started = Awaited<ReturnType<typeof startInGroup>>;

async function panel({ ada, group }: Started, options: { threadId?: number } = {}) {
  await ada.sends(group, "/settings", options);
  return group.waitForBotMessage();
}

function labels(chat: TestChat, message: Message): string[] {
  const { reply_markup } = chat.find(message) ?? {};
  return reply_markup?.inline_keyboard.flat().map(({ text }) => text) ?? [];
}

describe("the settings of a group", () => {
  it("are one message that an administrator leads through by buttons", async () => {
    const started = await startInGroup();
    const { ada, group, settings, server } = started;
    const menu = await panel(started);
    expect(menu.text).toBe(inItalian("group.title"));
    expect(labels(group, menu)).toEqual([
      "Lingua: nessuna in particolare",
      "Rispondo a: menzioni, risposte e comandi",
      "Risposte: complete",
    ]);
    await ada.presses(menu, "Lingua: nessuna in particolare");
    expect(await ada.presses(menu, "中文")).toEqual({ text: inItalian("group.saved") });
    expect(labels(group, menu)).toContain("✓ 中文");
    await ada.presses(menu, "‹ Indietro");
    await ada.presses(menu, "Rispondo a: menzioni, risposte e comandi");
    await ada.presses(menu, "solo comandi");
    await ada.presses(menu, "‹ Indietro");
    await ada.presses(menu, "Risposte: complete");
    await ada.presses(menu, "brevi");
    await ada.presses(menu, "‹ Indietro");
    expect(labels(group, menu)).toEqual([
      "Lingua: 中文",
      "Rispondo a: solo comandi",
      "Risposte: brevi",
    ]);
    expect(await settings()).toMatchObject({ language: "zh", speaks: "command", length: "short" });
    expect(group.botMessages).toHaveLength(1);
    expect(server.calls.filter(({ response }) => response?.ok === false)).toEqual([]);
  });

  it("stay as they are when a member or a stranger presses, who is told in their language", async () => {
    const started = await startInGroup();
    const { bo, group, settings, server } = started;
    const menu = await panel(started);
    const stranger = server.createUser({ firstName: "Eve", languageCode: "en" });
    for (const [user, locale] of [
      [bo, "zh"],
      [stranger, "en"],
    ] as const)
      expect(await user.presses(menu, "Risposte: complete")).toEqual({
        text: i18n.translate(locale)("group.onlyAdmins"),
      });
    server.deliver("callback_query", {
      id: "1",
      from: bo.user,
      chat_instance: "1",
      data: "gs:speaks:silent",
      message: menu,
    });
    await server.idle();
    expect(await settings()).toMatchObject({ speaks: "mention", length: "full" });
    expect(group.find(menu)).toEqual(menu);
  });

  it("are refused to a member, who is shown the way to their own", async () => {
    const { bo, group } = await startInGroup();
    for (const command of ["/settings", "/language", "/language it", "/diagnose"]) {
      await bo.sends(group, command);
      const refusal = await group.waitForBotMessage();
      expect(refusal.text).toBe(i18n.translate("zh")("group.refused"));
      const { url } = await bo.presses(refusal, i18n.translate("zh")("group.privateChat"));
      expect(url).toBe("https://t.me/fonti_bot?start=settings");
    }
    await bo.starts("settings");
    const own = await bo.privateChat().waitForBotMessage();
    expect(own.text).toBe(i18n.translate("zh")("settings.title"));
  });

  it("are an anonymous administrator's too, whose presses come under their own name", async () => {
    const { ada, group, settings } = await startInGroup();
    await ada.sends(group, "/settings", { anonymously: true });
    const menu = await group.waitForBotMessage();
    expect(menu.text).toBe(i18n.translate("en")("group.title"));
    await ada.presses(menu, "gp:length");
    await ada.presses(menu, "gs:length:short");
    expect(await settings()).toMatchObject({ length: "short" });
    await ada.sends(group, "/language zh", { anonymously: true });
    expect((await group.waitForBotMessage()).text).toBe(i18n.translate("zh")("group.saved"));
    expect(await settings()).toMatchObject({ language: "zh" });
  });

  it("are not those of a channel that speaks in the group", async () => {
    const { server, group } = await startInGroup();
    const channel = { id: -1_009_999, type: "channel", title: "C" };
    server.deliver("message", {
      message_id: 70,
      date: 1,
      chat: group.room.chat,
      from: { id: 136_817_688, is_bot: true, first_name: "Channel" },
      sender_chat: channel,
      text: "/settings",
      entities: [{ type: "bot_command", offset: 0, length: 9 }],
    });
    expect((await group.waitForBotMessage()).text).toBe(i18n.translate("en")("group.refused"));
  });

  it("are lost to somebody who is no administrator any more, within seconds", async () => {
    let now = 1_000_000;
    const started = await startInGroup({ now: () => now });
    const { bo, group, server, settings } = started;
    group.room.setMember(bo.user, "administrator");
    const menu = await panel(started);
    await bo.presses(menu, "gp:length");
    await bo.presses(menu, "gs:length:short");
    expect(server.callsTo("getChatAdministrators")).toHaveLength(1);
    group.room.setMember(bo.user, "member");
    now += 10_000;
    const { text } = await bo.presses(menu, "gs:length:full");
    expect(text).toBe(i18n.translate("zh")("group.onlyAdmins"));
    expect(await settings()).toMatchObject({ length: "short" });
  });

  it("keep out values that no button has", async () => {
    const started = await startInGroup();
    const { ada, settings, server } = started;
    const menu = await panel(started);
    for (const data of ["gs:speaks:loudly", "gs:length:9", "gs:language:tlh", "gs:topic:off"]) {
      server.deliver("callback_query", {
        id: data,
        from: ada.user,
        chat_instance: "1",
        data,
        message: menu,
      });
    }
    await server.idle();
    expect(await settings()).toMatchObject({ speaks: "mention", length: "full" });
    expect((await settings()).silentTopics.size).toBe(0);
    expect(
      server.callsTo("answerCallbackQuery").map(({ parameters }) => parameters["text"]),
    ).toEqual(Array.from({ length: 4 }, () => inItalian("error.staleButton")));
  });

  it("that are not known any more count as not set", async () => {
    const { store, bo, group, settings } = await startInGroup();
    const owner = { kind: "chat", id: group.id } as const;
    for (const name of ["language", "speaks", "length", "topic:1", "topic:x"])
      await store.settings.set(owner, name, "__proto__");
    expect(await settings()).toMatchObject({ language: undefined, speaks: "mention" });
    await bo.sends(group, "@fonti_bot 有哪些行业？");
    expect((await group.waitForBotMessage()).text).toContain("共有13个行业。");
  });

  it("are not saved where the store fails, and that is said", async () => {
    const folder = mkdtempSync(join(tmpdir(), "fonti-"));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const store = openStore({ dataDir: folder, key: undefined, warn: () => {} });
    const started = await startInGroup({ store });
    const { ada } = started;
    const menu = await panel(started);
    new Database(join(folder, "fonti.sqlite")).exec("DROP TABLE settings;");
    await ada.presses(menu, "gp:length");
    expect(await ada.presses(menu, "brevi")).toEqual({ text: inItalian("language.notSaved") });
  });
});

describe("when the bot speaks", () => {
  it("to commands only: mentions and replies are not answered", async () => {
    const { server, store, bo, group } = await startInGroup();
    await bo.sends(group, "/ask 行业");
    const answer = await group.waitForBotMessage();
    await store.settings.set({ kind: "chat", id: group.id }, "speaks", "command");
    await bo.sends(group, "@fonti_bot 黄奇帆是谁？");
    await bo.sends(group, "@fonti_bot");
    await bo.sends(group, "黄奇帆是谁？", { replyTo: answer });
    await bo.sends(group, "/ask 黄奇帆是谁？");
    expect((await group.waitForBotMessage()).text).toContain("他是副市长。");
    await server.idle();
    expect(group.botMessages).toHaveLength(2);
  });

  it("never: only administrators' settings and inline cards work, and it is turned back on", async () => {
    const started = await startInGroup();
    const { server, ada, bo, group } = started;
    const menu = await panel(started);
    await ada.presses(menu, "gp:speaks");
    await ada.presses(menu, "niente");
    for (const text of [
      "/ask 行业",
      "@fonti_bot 行业",
      "/help",
      "/settings",
      "/language",
      "/diagnose",
    ])
      await bo.sends(group, text);
    await server.idle();
    expect(group.botMessages).toHaveLength(1);
    const [card] = (await bo.queries("行业")).results;
    expect((await bo.chooses(card!, group, "行业")).text).toContain("共有13个行业。");
    await ada.sends(group, "/settings");
    const again = await group.waitForBotMessage();
    await ada.presses(again, "Rispondo a: niente");
    await ada.presses(again, "menzioni, risposte e comandi");
    await bo.sends(group, "@fonti_bot 行业");
    expect((await group.waitForBotMessage()).text).toContain("共有13个行业。");
  });

  it("never: a button below an earlier answer changes that message and sends none", async () => {
    const { server, store, bo, group } = await startInGroup();
    await bo.sends(group, "/ask 行业");
    const answer = await group.waitForBotMessage();
    await store.settings.set({ kind: "chat", id: group.id }, "speaks", "silent");
    await bo.presses(answer, "huang (zh)");
    await server.idle();
    expect(group.botMessages).toHaveLength(1);
    expect(group.find(answer)?.text).toContain("他是副市长。");
  });

  it("in forum topics: those switched off stay silent, the General one as any other", async () => {
    const started = await startInGroup({ isForum: true });
    const { server, ada, bo, group } = started;
    const threadId = group.createTopic("Economia", ada.user);
    const inTopic = await panel(started, { threadId });
    expect(inTopic.message_thread_id).toBe(threadId);
    await ada.presses(inTopic, "Questo argomento: rispondo");
    await ada.presses(inTopic, "sto in silenzio");
    expect(labels(group, inTopic)).toContain("✓ sto in silenzio");
    await bo.sends(group, "/ask 行业", { threadId });
    await bo.sends(group, "@fonti_bot 行业", { threadId });
    await bo.sends(group, "/ask 行业");
    const inGeneral = await group.waitForBotMessage();
    expect(inGeneral.message_thread_id).toBeUndefined();
    await server.idle();
    expect(group.botMessages).toHaveLength(2);

    const general = await panel(started);
    await ada.presses(general, "Argomento «Generale»: rispondo");
    await ada.presses(general, "sto in silenzio");
    await ada.presses(inTopic, "rispondo");
    await bo.sends(group, "/ask 行业");
    await bo.sends(group, "/ask 行业", { threadId });
    expect((await group.waitForBotMessage()).message_thread_id).toBe(threadId);
    await server.idle();
    expect(group.botMessages).toHaveLength(4);
    expect(server.calls.filter(({ response }) => response?.ok === false)).toEqual([]);
  });
});

describe("short answers", () => {
  it("have the statement, the beginning of the quote byte for byte, its place, and a way to the whole", async () => {
    const { store, bo, group } = await startInGroup({ longQuote: true });
    await store.settings.set({ kind: "chat", id: group.id }, "length", "short");
    await bo.sends(group, "/ask 行业");
    const short = await group.waitForBotMessage();
    const [{ offset, length } = { offset: 0, length: 0 }] = short.entities ?? [];
    const quote = short.text?.slice(offset, offset + length) ?? "";
    expect(longQuote.startsWith(quote)).toBe(true);
    expect(quote.length).toBeLessThanOrEqual(200);
    expect(longQuote[quote.length]).toBe(" ");
    expect(short.text).toBe(
      `共有13个行业。[1]\n\n${quote}\n[1] Fonte · 第1段 · 原文为意大利语 · 节选`,
    );
    await bo.presses(short, i18n.translate("zh")("inline.readAll"));
    expect(group.find(short)?.text).toContain(longQuote);
  });

  it("are whole where there is nothing to leave out, and in private", async () => {
    const { store, ada, bo, group } = await startInGroup();
    await store.settings.set({ kind: "chat", id: group.id }, "length", "short");
    await bo.sends(group, "/ask 行业");
    const answer = await group.waitForBotMessage();
    expect(labels(group, answer)).toContain("huang (zh)");
    await ada.sends(ada.privateChat(), "settori");
    expect((await ada.privateChat().waitForBotMessage()).text).toContain("13 settori");
  });
});

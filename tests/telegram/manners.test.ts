import { describe, expect, it } from "vitest";
import { openPassingStore } from "../../src/store/open-store.ts";
import { i18n, startFonti, startServer, type FontiOptions } from "./fonti-on-server.ts";

const hour = 3_600_000;
const later = () => Date.now() + hour;
const italian = i18n.translate("it");

async function start(options: FontiOptions = {}) {
  const server = options.server ?? (await startServer());
  const anna = server.createUser({ firstName: "Anna", languageCode: "it" });
  const bruno = server.createUser({ firstName: "Bruno", languageCode: "en" });
  const fonti = await startFonti({ ...options, server });
  const texts = (chat = anna.privateChat()) => chat.botMessages.map(({ text = "" }) => text);
  return { ...fonti, anna, bruno, chat: anna.privateChat(), texts };
}

describe("somebody who asks a lot", () => {
  it("is answered up to the limit, told once, and answered again a minute later", async () => {
    let now = Date.now();
    const { server, anna, chat, texts } = await start({ messagesPerMinute: 3, now: () => now });
    for (let count = 0; count < 8; count += 1) await anna.sends(chat, "settori");
    await server.idle();
    expect(texts()).toHaveLength(4);
    expect(texts().at(-1)).toBe(italian("manners.tooManyFromPerson"));
    now += 60_000;
    await anna.sends(chat, "settori");
    await server.idle();
    expect(texts().at(-1)).toContain("I settori sono 13.");
  });

  it("costs nobody else an answer", async () => {
    const { server, anna, bruno, chat } = await start({ messagesPerMinute: 2 });
    for (let count = 0; count < 5; count += 1) await anna.sends(chat, "settori");
    await bruno.sends(bruno.privateChat(), "Which sectors are there?");
    expect((await bruno.privateChat().waitForBotMessage()).text).toContain("13 sectors");
    await server.idle();
  });

  it("is told so in a group once for all, where only what is meant for the bot counts", async () => {
    const { server, anna, bruno, texts } = await start({ messagesPerMinute: 4 });
    const group = server.createGroup({ title: "Studio", members: [anna, bruno] });
    anna.addsBot(group, "administrator");
    for (let count = 0; count < 10; count += 1) await anna.sends(group, "parliamo tra noi");
    await anna.sends(group, "@fonti_bot settori");
    await bruno.sends(group, "@fonti_bot sectors");
    await anna.sends(group, "@fonti_bot settori");
    await bruno.sends(group, "@fonti_bot sectors");
    await server.idle();
    expect(texts(group)).toHaveLength(3);
    expect(texts(group).at(-1)).toBe(italian("manners.tooManyInGroup"));
  });

  it("is one group's administrators, where they stay anonymous, and not those of all groups", async () => {
    const { server, anna, texts } = await start({ messagesPerMinute: 2 });
    for (const title of ["Uno", "Due", "Tre"]) {
      const group = server.createGroup({ title, members: [anna], admins: [anna] });
      await anna.sends(group, "@fonti_bot settori", { anonymously: true });
      await server.idle();
      expect(texts(group)).toEqual([expect.stringContaining("13 sectors")]);
    }
  });

  it("gets no answers by editing without end", async () => {
    const { server, anna, chat, texts } = await start({ messagesPerMinute: 2 });
    const message = await anna.sends(chat, "settori");
    await server.idle();
    for (const text of ["huang", "settori", "huang", "settori"])
      await anna.edits(chat, message, text);
    await server.idle();
    expect(server.callsTo("editMessageText")).toHaveLength(1);
    expect(texts()).toHaveLength(1);
  });

  it("gets a word above the inline results, and then nothing", async () => {
    const { anna } = await start({ messagesPerMinute: 20, now: () => 0 });
    for (let count = 0; count < 10; count += 1)
      expect((await anna.queries(`settori${count}`)).results).toHaveLength(1);
    const { results, button } = await anna.queries("settori!");
    expect(results).toEqual([]);
    expect(button?.text).toBe(italian("inline.tooManyFromPerson"));
    await expect(anna.queries("settori?", { timeoutMs: 200 })).rejects.toThrow("within 200 ms");
  });

  it("is told in a notice when pressing buttons without end", async () => {
    const { anna, chat } = await start({ messagesPerMinute: 20, now: () => 0 });
    await anna.sends(chat, "settori");
    const answer = await chat.waitForBotMessage();
    for (let count = 0; count < 30; count += 1) await anna.presses(answer, "👍");
    const text = italian("manners.tooManyFromPerson");
    expect(await anna.presses(answer, "👍")).toEqual({ text });
  });
});

describe("what came while the bot was away", () => {
  it("is summed up: the newest question of each chat is answered, the others are counted", async () => {
    const server = await startServer();
    const anna = server.createUser({ firstName: "Anna", languageCode: "it" });
    const bruno = server.createUser({ firstName: "Bruno", languageCode: "en" });
    for (const text of ["huang", "Che ora è?", "Quali sono i settori?"])
      await anna.sends(anna.privateChat(), text);
    await bruno.sends(bruno.privateChat(), "Who is Huang?");
    await startFonti({ server, now: later });
    await server.idle();
    const said = (chat: typeof anna) => chat.privateChat().botMessages.map(({ text }) => text);
    expect(said(anna)).toEqual([
      italian("manners.missed", { count: 2 }),
      expect.stringContaining("I settori sono 13."),
    ]);
    expect(said(bruno)).toEqual([expect.stringContaining("He is the vice mayor.")]);
  });

  it("still counts where it changes what somebody has set", async () => {
    const server = await startServer();
    const store = openPassingStore();
    const anna = server.createUser({ firstName: "Anna", languageCode: "it" });
    await anna.sends(anna.privateChat(), "/language zh");
    await anna.sends(anna.privateChat(), "huang");
    await anna.sends(anna.privateChat(), "settori");
    await startFonti({ server, store, now: later });
    await server.idle();
    const said = anna.privateChat().botMessages.map(({ text }) => text);
    expect(said.at(-1)).toContain("共有13个行业。");
    expect(said.at(-2)).toBe(i18n.translate("it")("manners.missed", { count: 1 }));
    expect((await store.settings.of({ kind: "user", id: anna.id })).get("answers")).toBe("zh");
  });

  it("is answered one by one where the bot was away only for a moment", async () => {
    const server = await startServer();
    const anna = server.createUser({ firstName: "Anna", languageCode: "it" });
    await anna.sends(anna.privateChat(), "huang");
    await anna.sends(anna.privateChat(), "settori");
    await startFonti({ server, now: () => Date.now() + 60_000 });
    await server.idle();
    expect(anna.privateChat().botMessages).toHaveLength(2);
  });

  it("does not count in a group what people said to one another", async () => {
    const server = await startServer();
    const anna = server.createUser({ firstName: "Anna", languageCode: "it" });
    const group = server.createGroup({ title: "Studio", members: [anna] });
    anna.addsBot(group, "administrator");
    await anna.sends(group, "@fonti_bot settori");
    await anna.sends(group, "grazie a tutti");
    await startFonti({ server, now: later });
    await server.idle();
    expect(group.botMessages.map(({ text }) => text)).toEqual([
      expect.stringContaining("I settori sono 13."),
    ]);
  });
});

describe("while an answer takes long", () => {
  it("the bot is seen typing, and only then", async () => {
    const { server, anna, chat } = await start();
    await anna.sends(chat, "settori");
    await chat.waitForBotMessage();
    expect(server.callsTo("sendChatAction")).toEqual([]);
    server.failNext("sendMessage", { delayMs: 900 });
    await anna.sends(chat, "settori");
    await chat.waitForBotMessage();
    const [typing, ...more] = server.callsTo("sendChatAction");
    expect(typing?.parameters).toEqual({ chat_id: anna.id, action: "typing" });
    expect(more).toEqual([]);
  });

  it("is answered even where the typing cannot be shown", async () => {
    const { server, anna, chat, logged } = await start();
    server.failNext("sendChatAction", { error_code: 400, description: "Bad Request: no" });
    server.failNext("sendMessage", { delayMs: 700 });
    await anna.sends(chat, "settori");
    await chat.waitForBotMessage();
    await server.idle();
    expect(server.callsTo("sendChatAction")).toHaveLength(1);
    expect(logged).toEqual([]);
  });
});

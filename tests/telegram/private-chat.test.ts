import { describe, expect, it } from "vitest";
import { createHandMadeAnswerer } from "./hand-made-answerer.ts";
import { facts, i18n, startFonti } from "./fonti-on-server.ts";

async function startWithAnna(languageCode: string | undefined = "it") {
  const fonti = await startFonti();
  const anna = fonti.server.createUser({
    firstName: "Anna",
    ...(languageCode !== "" && { languageCode }),
  });
  const chat = anna.privateChat();
  const ask = async (text: string) => {
    await anna.sends(chat, text);
    return chat.waitForBotMessage();
  };
  return { ...fonti, anna, chat, ask };
}

const labels = (message: {
  reply_markup?: { inline_keyboard: readonly (readonly { text: string }[])[] };
}) => (message.reply_markup?.inline_keyboard ?? []).flat().map(({ text }) => text);

describe("a private chat", () => {
  it.each([
    ["Quali sono i settori?", "I settori sono 13."],
    ["Which sectors are there?", "There are 13 sectors."],
    ["有哪些行业？", "共有13个行业。"],
  ])("answers %s in the question's language", async (question, statement) => {
    const { ask } = await startWithAnna();
    expect((await ask(question)).text).toContain(statement);
  });

  it("shows the exact quote in a blockquote and names place and language below", async () => {
    const { ask } = await startWithAnna();
    const { text = "", entities = [] } = await ask("Which sectors are there?");
    const quote = entities.find(({ type }) => type === "expandable_blockquote");
    expect(quote && text.slice(quote.offset, quote.offset + quote.length)).toBe(
      "comprende principalmente 13 settori",
    );
    expect(text).toBe(
      "There are 13 sectors. [1]\n\ncomprende principalmente 13 settori\n[1] Fonte · paragraph 1 · in Italian",
    );
  });

  it("turns an answer into the other languages and back, in the same message", async () => {
    const { anna, chat, ask } = await startWithAnna();
    const answer = await ask("Quali sono i settori?");
    expect(labels(answer)).toEqual([
      "Fonte",
      "Copia citazione",
      "English",
      "中文",
      "huang (it)",
      "👍",
      "👎",
    ]);
    await anna.presses(answer, "中文");
    expect((await chat.waitForEdit(answer)).text).toContain("共有13个行业。[1]");
    await anna.presses(answer, "Italiano");
    expect(chat.find(answer)?.text).toBe(answer.text);
    expect(chat.botMessages).toHaveLength(1);
  });

  it("gives a related answer as a message of its own", async () => {
    const { anna, chat, ask } = await startWithAnna();
    const answer = await ask("Quali sono i settori?");
    await anna.presses(answer, "huang (it)");
    expect((await chat.waitForBotMessage()).text).toContain("È il vice sindaco.");
    expect(chat.find(answer)?.text).toBe(answer.text);
  });

  it("asks back where a question means several things, and turns into the one chosen", async () => {
    const { anna, chat, ask } = await startWithAnna();
    const question = await ask("Huang, settori");
    expect(question.text).toBe(i18n.translate("it")("ambiguous"));
    await anna.presses(question, "huang (it)");
    expect((await chat.waitForEdit(question)).text).toContain("È il vice sindaco.");
  });

  it("takes a second press of the same button for no change", async () => {
    const { server, anna, ask } = await startWithAnna();
    const answer = await ask("Quali sono i settori?");
    const [button] = answer.reply_markup?.inline_keyboard.flat() ?? [];
    const data = button?.callback_data ?? "";
    const press = () =>
      server.deliver("callback_query", {
        id: "1",
        from: anna.user,
        chat_instance: "1",
        message: answer,
        data,
      });
    press();
    press();
    await server.idle();
    expect(server.callsTo("answerCallbackQuery")).toHaveLength(2);
    expect(server.callsTo("sendMessage")).toHaveLength(1);
  });

  it.each([
    "",
    "a:it:no-such-answer",
    "x",
    "a:__proto__:x",
    "l:tlh",
    "e:it:nothing:0",
    "a:it:../../x",
  ])("says that a button with the data %j is out of date", async (data) => {
    const { server, anna, ask } = await startWithAnna("zh-hans");
    const message = await ask("Quali sono i settori?");
    server.deliver("callback_query", {
      id: "1",
      from: anna.user,
      chat_instance: "1",
      message,
      data,
    });
    await server.idle();
    const [call] = server.callsTo("answerCallbackQuery");
    expect(call?.parameters["text"]).toBe(i18n.translate("zh")("error.staleButton"));
  });

  it("answers the caption of a photo", async () => {
    const { anna, chat } = await startWithAnna();
    await anna.sendsPhoto(chat, "Quali sono i settori?");
    expect((await chat.waitForBotMessage()).text).toContain("I settori sono 13.");
  });

  it("says of stickers and photos that it reads text only, in the reader's language", async () => {
    const { anna, chat } = await startWithAnna("zh-hans");
    await anna.sendsSticker(chat);
    expect((await chat.waitForBotMessage()).text).toBe(i18n.translate("zh")("unsupported.sticker"));
    await anna.sendsPhoto(chat);
    expect((await chat.waitForBotMessage()).text).toBe(i18n.translate("zh")("unsupported.photo"));
  });

  it.each([
    ["x".repeat(10_000), "unanswered.tooLong"],
    ["😀😀😀", "unanswered.empty"],
    ["\u0001\u0002\u200B", "unanswered.empty"],
    ["cosa mangia il gatto", "unanswered.noMatch"],
  ])("has an honest sentence for %j", async (question, key) => {
    const { ask } = await startWithAnna("it");
    expect((await ask(question)).text).toBe(i18n.translate("it")(key, { count: 2000 }));
  });

  it("splits a long answer without losing a character of the quote", async () => {
    const quote = "Una frase lunga, con città e 汉字. ".repeat(400).trim();
    const answerer = createHandMadeAnswerer([{ ref: "long", words: ["long"], texts: {}, quote }]);
    const { server } = await startFonti({ answerer });
    const anna = server.createUser({ firstName: "Anna" });
    await anna.sends(anna.privateChat(), "long");
    await server.idle();
    const sent = server.callsTo("sendMessage").map(({ parameters }) => String(parameters["text"]));
    expect(sent.length).toBeGreaterThan(2);
    expect(sent.join("")).toContain(quote);
    expect(server.calls.filter(({ response }) => response?.ok !== true)).toEqual([]);
  });

  it("does not know an unknown command, and shows it back without tricks", async () => {
    const { ask } = await startWithAnna();
    expect((await ask("/frobnicate now")).text).toBe(
      i18n.translate("it")("command.unknown", { command: "/frobnicate" }),
    );
    expect((await ask("/constructor")).text).toContain("/constructor");
  });

  it("says hello, explains itself and says what it stores, in the reader's language", async () => {
    const { ask } = await startWithAnna("it");
    const t = i18n.translate("it");
    expect((await ask("/start")).text).toBe(t("start"));
    expect((await ask("/help")).text).toBe(t("help", { username: "@fonti_bot" }));
    expect((await ask("/privacy")).text).toContain(t("privacy.title"));
  });

  it("speaks English to somebody whose language it does not speak", async () => {
    const { ask } = await startWithAnna("tlh");
    expect((await ask("/start")).text).toBe(i18n.translate("en")("start"));
  });

  it("opens the answer a link leads to, and admits a link that leads nowhere", async () => {
    const { anna, chat } = await startWithAnna("it");
    await anna.starts("huang");
    expect((await chat.waitForBotMessage()).text).toContain("È il vice sindaco.");
    await anna.starts("gone");
    expect((await chat.waitForBotMessage()).text).toBe(i18n.translate("it")("error.staleLink"));
    await anna.starts("inline");
    expect((await chat.waitForBotMessage()).text).toBe(i18n.translate("it")("start"));
  });

  it("leads from topics to an entry, into another language and back", async () => {
    const { anna, chat, ask } = await startWithAnna("it");
    const menu = await ask("/topics");
    expect(labels(menu)).toEqual(["Fatti (2)"]);
    await anna.presses(menu, "Fatti (2)");
    expect(chat.find(menu)?.text).toBe("Fatti");
    await anna.presses(menu, "huang (it)");
    expect(chat.find(menu)?.text).toContain("È il vice sindaco.");
    await anna.presses(menu, "中文");
    expect(chat.find(menu)?.text).toContain("他是副市长。");
    await anna.presses(menu, "‹ 返回");
    expect(chat.find(menu)?.text).toBe("事实");
    await anna.presses(menu, "‹ 返回");
    expect(chat.find(menu)?.text).toBe(i18n.translate("zh")("topics.title"));
    expect(chat.botMessages).toHaveLength(1);
  });

  it("turns the pages of a long topic", async () => {
    const many = Array.from({ length: 20 }, (_, index) => ({ ...facts[0]!, ref: `fact-${index}` }));
    const { server } = await startFonti({ answerer: createHandMadeAnswerer(many) });
    const anna = server.createUser({ firstName: "Anna", languageCode: "en" });
    const chat = anna.privateChat();
    await anna.sends(chat, "/topics");
    const menu = await chat.waitForBotMessage();
    await anna.presses(menu, "Facts (20)");
    await anna.presses(menu, "Next ›");
    await anna.presses(menu, "Next ›");
    expect(labels(chat.find(menu)!)).toEqual([
      "fact-16 (en)",
      "fact-17 (en)",
      "fact-18 (en)",
      "fact-19 (en)",
      "‹ Previous",
      "‹ Back",
    ]);
  });
});

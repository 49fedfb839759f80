import { describe, expect, it } from "vitest";
import type { Message } from "../../src/bot-api-server/telegram-objects.ts";
import { openPassingStore } from "../../src/store/open-store.ts";
import { i18n, startFonti } from "./fonti-on-server.ts";

async function startWithAnna() {
  const store = openPassingStore();
  const fonti = await startFonti({ store });
  const anna = fonti.server.createUser({ firstName: "Anna", languageCode: "it" });
  const bruno = fonti.server.createUser({ firstName: "Bruno", languageCode: "zh-hans" });
  const chat = anna.privateChat();
  const ask = async (text: string) => {
    await anna.sends(chat, text);
    return chat.waitForBotMessage();
  };
  return { ...fonti, store, anna, bruno, chat, ask };
}

const rows = ({ reply_markup }: Message) =>
  reply_markup?.inline_keyboard.map((row) => row.map(({ text }) => text)) ?? [];
const italian = i18n.translate("it");

describe("feedback on an answer", () => {
  it("is asked for in the last row, below what leads on", async () => {
    const { ask } = await startWithAnna();
    expect(rows(await ask("Quali sono i settori?"))).toEqual([
      ["Fonte", "Copia citazione"],
      ["English", "中文"],
      ["huang (it)"],
      ["👍", "👎"],
    ]);
  });

  it("thanks for a thumb up and leaves the buttons to others", async () => {
    const { store, server, anna, ask } = await startWithAnna();
    const answer = await ask("Quali sono i settori?");
    expect(await anna.presses(answer, "👍")).toEqual({ text: italian("feedback.thanks") });
    expect(server.callsTo("editMessageReplyMarkup")).toEqual([]);
    const owner = { kind: "user", id: anna.id } as const;
    expect(await store.feedback.of(owner)).toEqual([
      { ref: "sectors", locale: "it", verdict: "good" },
    ]);
  });

  it("asks after a thumb down what is wrong, keeps it, and goes back to the thumbs", async () => {
    const { store, anna, chat, ask } = await startWithAnna();
    const answer = await ask("Quali sono i settori?");
    expect(await anna.presses(answer, "👎")).toEqual({});
    expect(rows(chat.find(answer)!)).toEqual([
      ["Fonte", "Copia citazione"],
      ["English", "中文"],
      ["huang (it)"],
      ["Citazione sbagliata", "Non è ciò che chiedevo"],
      ["Non aggiornata", "Lingua sbagliata"],
      ["‹ Indietro"],
    ]);
    expect(await store.feedback.tally()).toMatchObject([{ verdict: "bad", count: 1 }]);
    expect(await anna.presses(answer, "Non aggiornata")).toEqual({
      text: italian("feedback.noted"),
    });
    expect(await store.feedback.tally()).toMatchObject([{ verdict: "outdated", count: 1 }]);
    expect(rows(chat.find(answer)!)).toEqual(rows(answer));
    expect(chat.find(answer)?.text).toBe(answer.text);
  });

  it("leads back from what may be wrong without a reason", async () => {
    const { anna, chat, ask } = await startWithAnna();
    const answer = await ask("Quali sono i settori?");
    await anna.presses(answer, "👎");
    await anna.presses(answer, "‹ Indietro");
    expect(rows(chat.find(answer)!)).toEqual(rows(answer));
  });

  it("counts one verdict for each person in a group, the last one given", async () => {
    const { server, store, anna, bruno } = await startWithAnna();
    const group = server.createGroup({ title: "Studio", members: [anna, bruno] });
    await anna.sends(group, "@fonti_bot quali settori?");
    const answer = await group.waitForBotMessage();
    await anna.presses(answer, "👎");
    await anna.presses(answer, "‹ Indietro");
    await anna.presses(answer, "👍");
    const notice = await bruno.presses(answer, "👍");
    expect(notice).toEqual({ text: i18n.translate("zh")("feedback.thanks") });
    expect(await store.feedback.tally()).toEqual([
      { ref: "sectors", locale: "it", verdict: "good", count: 2 },
    ]);
  });

  it("is taken for the language that the answer has been turned into", async () => {
    const { store, anna, chat, ask } = await startWithAnna();
    const answer = await ask("Quali sono i settori?");
    await anna.presses(answer, "中文");
    expect(rows(chat.find(answer)!).at(-1)).toEqual(["👍", "👎"]);
    await anna.presses(answer, "👎");
    await anna.presses(answer, "引文不对");
    expect(await store.feedback.tally()).toEqual([
      { ref: "sectors", locale: "zh", verdict: "wrong-quote", count: 1 },
    ]);
  });

  it("is not asked for where the bot asks back, greets, or is browsed", async () => {
    const { anna, chat, ask } = await startWithAnna();
    expect(rows(await ask("Huang, settori")).flat()).not.toContain("👍");
    expect(rows(await ask("😀")).flat()).not.toContain("👍");
    const menu = await ask("/topics");
    await anna.presses(menu, "Fatti (2)");
    await anna.presses(menu, "huang (it)");
    expect(rows(chat.find(menu)!).flat()).not.toContain("👍");
  });

  it("takes no verdict on an answer that does not exist", async () => {
    const { server, store, anna, ask } = await startWithAnna();
    const message = await ask("Quali sono i settori?");
    const press = { id: "1", from: anna.user, chat_instance: "1", message };
    server.deliver("callback_query", { ...press, data: "f:it:made-up:g" });
    await server.idle();
    const [call] = server.callsTo("answerCallbackQuery");
    expect(call?.parameters["text"]).toBe(italian("error.staleButton"));
    expect(await store.feedback.tally()).toEqual([]);
  });

  it("is admitted to be lost where the store fails", async () => {
    const { store, anna, ask, logged } = await startWithAnna();
    const answer = await ask("Quali sono i settori?");
    await store.close();
    expect(await anna.presses(answer, "👍")).toEqual({ text: italian("feedback.notSaved") });
    expect(logged.join("\n")).toContain("a verdict on an answer is lost");
  });
});

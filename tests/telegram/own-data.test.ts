import { describe, expect, it } from "vitest";
import { openPassingStore } from "../../src/store/open-store.ts";
import { i18n, startFonti, type FontiOptions } from "./fonti-on-server.ts";

async function startWithAnna(options: FontiOptions = {}) {
  const store = openPassingStore();
  const fonti = await startFonti({ store, ...options });
  const anna = fonti.server.createUser({ firstName: "Anna", languageCode: "it" });
  const chat = anna.privateChat();
  const ask = async (text: string) => {
    await anna.sends(chat, text);
    return chat.waitForBotMessage();
  };
  return { ...fonti, store, anna, chat, ask, owner: { kind: "user", id: anna.id } as const };
}

const italian = i18n.translate("it");

describe("/mydata", () => {
  it("shows all that is held, in the reader's language", async () => {
    const { anna, ask } = await startWithAnna();
    await ask("/language zh");
    await ask("/language it");
    const answer = await ask("Quali sono i settori?");
    await anna.presses(answer, "👎");
    await anna.presses(answer, "Non aggiornata");
    await ask("Che cosa mangia il gatto?");
    expect((await ask("/mydata")).text).toBe(
      [
        "Ecco tutto quello che ho conservato di te:",
        "Le tue impostazioni\n• Lingua delle risposte: italiano",
        "Il tuo giudizio su 1 risposta\n• «I settori sono 13.» (in italiano): 👎 non aggiornata",
        "1 domanda a cui le fonti non rispondono\n• Che cosa mangia il gatto?",
        "/forget cancella tutto, /privacy dice a che cosa serve.",
      ].join("\n\n"),
    );
  });

  it("says so where nothing is held", async () => {
    const { ask } = await startWithAnna();
    expect((await ask("/mydata")).text).toBe(italian("ownData.none"));
  });

  it("shows what fills many messages whole", async () => {
    const { server, store, anna, owner } = await startWithAnna();
    const questions = Array.from({ length: 30 }, (_, index) => `${index} ${"parole ".repeat(90)}`);
    for (const question of questions)
      await store.unanswered.add(owner, { question, language: "it", reason: "no-match" });
    await anna.sends(anna.privateChat(), "/mydata");
    await server.idle();
    const sent = server.callsTo("sendMessage").map(({ parameters }) => String(parameters["text"]));
    expect(sent.length).toBeGreaterThan(3);
    for (const question of questions) expect(sent.join("")).toContain(question.trim());
  });

  it.each(["mydata", "forget"])("shows nothing in a group, where /%s leads home", async (name) => {
    const { server, store, anna, owner, chat } = await startWithAnna();
    await store.unanswered.add(owner, { question: "segreto", language: "it", reason: "no-match" });
    const group = server.createGroup({ title: "Studio", members: [anna] });
    await anna.sends(group, `/${name}`);
    const said = await group.waitForBotMessage();
    expect(said.text).toBe(italian("ownData.inPrivate"));
    const { url = "" } = await anna.presses(said, italian("group.privateChat"));
    expect(url).toBe(`https://t.me/fonti_bot?start=${name}`);
    await anna.starts(name);
    const key = name === "mydata" ? "ownData.title" : "ownData.confirm";
    expect((await chat.waitForBotMessage()).text).toContain(italian(key));
  });
});

describe("/forget", () => {
  it("asks once, deletes everything at once, and says so", async () => {
    const { store, anna, chat, ask, owner } = await startWithAnna();
    await ask("/language zh");
    await store.settings.set(owner, "interface", "zh");
    await anna.presses(await ask("Quali sono i settori?"), "👍");
    await ask("Che cosa mangia il gatto?");
    const asked = await ask("/forget");
    expect(asked.text).toBe(i18n.translate("zh")("ownData.confirm"));
    expect(await store.unanswered.of(owner)).toHaveLength(1);
    await anna.presses(asked, i18n.translate("zh")("ownData.delete"));
    expect(chat.find(asked)?.text).toBe(italian("ownData.deleted"));
    expect(chat.find(asked)?.reply_markup).toBeUndefined();
    expect(await store.unanswered.of(owner)).toEqual([]);
    expect(await store.feedback.of(owner)).toEqual([]);
    expect(await store.settings.of(owner)).toEqual(new Map());
    expect((await ask("/mydata")).text).toBe(italian("ownData.none"));
  });

  it("deletes nothing of anybody else", async () => {
    const { server, store, anna, ask } = await startWithAnna();
    const bruno = { kind: "user", id: server.createUser({ firstName: "Bruno" }).id } as const;
    await store.settings.set(bruno, "answers", "zh");
    await anna.presses(await ask("/forget"), italian("ownData.delete"));
    expect((await store.settings.of(bruno)).get("answers")).toBe("zh");
  });

  it("admits that it could not delete where the store fails", async () => {
    const { store, anna, ask, chat } = await startWithAnna();
    const asked = await ask("/forget");
    await store.close();
    const notice = await anna.presses(asked, italian("ownData.delete"));
    expect(notice).toEqual({ text: italian("ownData.notDeleted") });
    expect(chat.find(asked)?.text).toBe(italian("ownData.confirm"));
  });
});

describe("/privacy", () => {
  it("names everything that is kept, for how many days, and how to delete it", async () => {
    const { ask } = await startWithAnna();
    const { text = "" } = await ask("/privacy");
    expect(text.match(/90 giorni/gu)).toHaveLength(2);
    expect(text).toContain("/forget");
    expect(text).toContain(italian("privacy.questions", { count: 90 }));
  });

  it("says that questions are not kept where the operator wants none", async () => {
    const { ask } = await startWithAnna({ keepsQuestions: false, retentionDays: 1 });
    const { text = "" } = await ask("/privacy");
    expect(text).toContain(italian("privacy.noQuestions"));
    expect(text).toContain("per 1 giorno.");
    expect(text).not.toContain(italian("privacy.questions", { count: 1 }));
  });
});

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "libsql";
import { describe, expect, it, onTestFinished } from "vitest";
import { openPassingStore, openStore } from "../../src/store/open-store.ts";
import type { Store } from "../../src/store/store.ts";
import { i18n, startFonti, startServer } from "./fonti-on-server.ts";

async function startWithAnna(options: { store?: Store } = {}) {
  const fonti = await startFonti(options);
  const anna = fonti.server.createUser({ firstName: "Anna", languageCode: "it" });
  const chat = anna.privateChat();
  const ask = async (text: string) => {
    await anna.sends(chat, text);
    return (await chat.waitForBotMessage()).text ?? "";
  };
  return { ...fonti, anna, chat, ask };
}

describe("the choice of language", () => {
  it("is made by a button, which the menu then ticks", async () => {
    const { anna, chat, ask } = await startWithAnna();
    await anna.sends(chat, "/language");
    const menu = await chat.waitForBotMessage();
    expect(menu.text).toBe(i18n.translate("it")("language.menu"));
    const { text } = await anna.presses(menu, "中文");
    expect(text).toBe("Fatto. D’ora in poi rispondo in cinese.");
    const edited = chat.find(menu);
    expect(edited?.text).toBe(i18n.translate("it")("language.menu"));
    expect(JSON.stringify(edited?.reply_markup)).toContain("✓ 中文");
    expect(await ask("Quali sono i settori?")).toContain("共有13个行业。");
  });

  it.each([
    ["zh", "共有13个行业。"],
    ["zh-TW", "共有13个行业。"],
    ["cinese", "共有13个行业。"],
    ["中文", "共有13个行业。"],
    ["English", "There are 13 sectors."],
  ])("is made by /language %s", async (name, answer) => {
    const { ask } = await startWithAnna();
    await ask(`/language ${name}`);
    expect(await ask("Quali sono i settori?")).toContain(answer);
  });

  it("is taken back by /language auto", async () => {
    const { ask } = await startWithAnna();
    await ask("/language zh");
    expect(await ask("/language auto")).toBe(i18n.translate("it")("language.savedAutomatic"));
    expect(await ask("Quali sono i settori?")).toContain("I settori sono 13.");
  });

  it("is offered again where the language is not spoken", async () => {
    const { ask } = await startWithAnna();
    expect(await ask("/language klingon")).toBe(i18n.translate("it")("language.unknown"));
  });

  it("of answers leaves menus alone, and that of menus leaves answers alone", async () => {
    const { anna, chat, ask } = await startWithAnna();
    await ask("/language zh");
    expect(await ask("/privacy")).toContain(i18n.translate("it")("privacy.title"));
    await anna.sends(chat, "/settings");
    const menu = await chat.waitForBotMessage();
    await anna.presses(menu, "Menu e messaggi: Lingua di Telegram ›");
    expect(chat.find(menu)?.text).toBe(i18n.translate("it")("interface.menu"));
    const { text } = await anna.presses(menu, "English");
    expect(text).toBe("Done. Menus and messages are now in English.");
    expect(chat.find(menu)?.text).toBe(i18n.translate("en")("interface.menu"));
    expect(await ask("/privacy")).toContain(i18n.translate("en")("privacy.title"));
    expect(await ask("Quali sono i settori?")).toContain("共有13个行业。");
    await anna.presses(menu, "Answers: 中文 ›");
    await anna.presses(menu, "Same as the question");
    await anna.presses(menu, "Menus and messages: English ›");
    await anna.presses(menu, "Same as Telegram");
    expect(await ask("/privacy")).toContain(i18n.translate("it")("privacy.title"));
    expect(await ask("Quali sono i settori?")).toContain("I settori sono 13.");
  });

  it("is not overwritten by a question in another language or by Telegram's", async () => {
    const { anna, ask } = await startWithAnna();
    await ask("/language zh");
    anna.speaks("en");
    for (const question of ["Quali sono i settori?", "which sectors?", "settori"])
      expect(await ask(question)).toContain("共有13个行业。");
  });

  it("that the bot no longer speaks, or never did, counts as none", async () => {
    const store = openPassingStore();
    const { anna, ask } = await startWithAnna({ store });
    const owner = { kind: "user", id: anna.id } as const;
    await store.settings.set(owner, "answers", "tlh");
    await store.settings.set(owner, "interface", "__proto__");
    expect(await ask("Quali sono i settori?")).toContain("I settori sono 13.");
    expect(await ask("/privacy")).toContain(i18n.translate("it")("privacy.title"));
  });

  it("is remembered over a restart", async () => {
    const folder = mkdtempSync(join(tmpdir(), "fonti-"));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const open = () => openStore({ dataDir: folder, key: undefined, warn: () => {} });
    const server = await startServer();
    const anna = server.createUser({ firstName: "Anna", languageCode: "it" });
    const chat = anna.privateChat();
    const before = open();
    const first = await startFonti({ server, store: before });
    await anna.sends(chat, "/language zh");
    await chat.waitForBotMessage();
    await first.stop();
    await before.close();
    const after = open();
    await startFonti({ server, store: after });
    await anna.sends(chat, "Quali sono i settori?");
    expect((await chat.waitForBotMessage()).text).toContain("共有13个行业。");
    await after.close();
  });

  it("is admitted to be lost where the store fails, and answers go on", async () => {
    const folder = mkdtempSync(join(tmpdir(), "fonti-"));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const file = join(folder, "fonti.sqlite");
    const store = openStore({ dataDir: folder, key: undefined, warn: () => {} });
    new Database(file).exec("DROP TABLE settings; DROP TABLE journal;");
    const { ask, logged } = await startWithAnna({ store });
    expect(await ask("/language zh")).toBe(i18n.translate("it")("language.notSaved"));
    expect(await ask("Quali sono i settori?")).toContain("I settori sono 13.");
    expect(logged.join("\n")).toContain("The store cannot be read");
  });

  it("never is what another person chose", async () => {
    const { server, ask } = await startWithAnna({ store: openPassingStore() });
    await ask("/language zh");
    const bo = server.createUser({ firstName: "Bo", languageCode: "en" });
    await bo.sends(bo.privateChat(), "Quali sono i settori?");
    expect((await bo.privateChat().waitForBotMessage()).text).toContain("I settori sono 13.");
  });
});

/** The bot comes into groups, is removed, is blocked, and a group gets another number. */
import { describe, expect, it } from "vitest";
import { openPassingStore } from "../../src/store/open-store.ts";
import { i18n, startFonti } from "./fonti-on-server.ts";

async function startOutside() {
  const store = openPassingStore();
  const fonti = await startFonti({ store });
  const ada = fonti.server.createUser({ firstName: "Ada", languageCode: "it" });
  const bo = fonti.server.createUser({ firstName: "Bo", languageCode: "zh-hans" });
  const group = fonti.server.createGroup({
    title: "Studio",
    members: [bo],
    admins: [ada],
    withoutBot: true,
  });
  return { ...fonti, store, ada, bo, group };
}

function hello(locale: string): string {
  return i18n.translate(locale)("group.hello", { username: "@fonti_bot" });
}

describe("coming into a group", () => {
  it("is followed by one short hello in the language of whoever added the bot", async () => {
    const { server, ada, group } = await startOutside();
    ada.addsBot(group);
    expect((await group.waitForBotMessage()).text).toBe(hello("it"));
    ada.promotesBot(group);
    ada.promotesBot(group, "member");
    await server.idle();
    expect(group.botMessages).toHaveLength(1);
  });

  it("again after being removed is no reason for a second hello, and costs no settings", async () => {
    const { server, store, ada, bo, group } = await startOutside();
    ada.addsBot(group);
    await group.waitForBotMessage();
    await store.settings.set({ kind: "chat", id: group.id }, "length", "short");
    ada.removesBot(group);
    ada.addsBot(group);
    await server.idle();
    expect(group.botMessages).toHaveLength(1);
    expect((await store.settings.of({ kind: "chat", id: group.id })).get("length")).toBe("short");
    await bo.sends(group, "/ask 行业");
    expect((await group.waitForBotMessage()).text).toContain("共有13个行业。");
  });

  it("again after the store has dropped what the group left is like the first time", async () => {
    const { server, store, ada, group } = await startOutside();
    ada.addsBot(group);
    await group.waitForBotMessage();
    await store.settings.set({ kind: "chat", id: group.id }, "length", "short");
    ada.removesBot(group);
    await server.idle();
    await store.prune(Date.now() - 60_000);
    expect((await store.settings.of({ kind: "chat", id: group.id })).size).toBe(3);
    await store.prune(Date.now() + 60_000);
    ada.addsBot(group);
    expect((await group.waitForBotMessage()).text).toBe(hello("it"));
    expect([...(await store.settings.of({ kind: "chat", id: group.id })).keys()]).toEqual([
      "greeted",
    ]);
  });

  it("without the right to write is no error", async () => {
    const { server, ada, group, logged } = await startOutside();
    group.letsMembersWrite(false);
    ada.addsBot(group);
    await server.idle();
    expect(group.botMessages).toEqual([]);
    expect(logged.join("\n")).not.toContain("An update failed.");
  });
});

describe("being removed or blocked", () => {
  it("is answered by nothing, and no error", async () => {
    const { server, ada, group, logged } = await startOutside();
    ada.addsBot(group);
    await group.waitForBotMessage();
    ada.removesBot(group);
    await ada.sends(ada.privateChat(), "settori");
    await ada.privateChat().waitForBotMessage();
    ada.blocksBot();
    await server.idle();
    expect(server.callsTo("sendMessage")).toHaveLength(2);
    ada.unblocksBot();
    await ada.sends(ada.privateChat(), "huang");
    expect((await ada.privateChat().waitForBotMessage()).text).toContain("È il vice sindaco.");
    expect(logged.join("\n")).not.toContain("An update failed.");
  });
});

describe("a group that becomes a supergroup", () => {
  it("keeps its settings, whichever number the bot hears of first", async () => {
    const { server, store, ada, bo } = await startOutside();
    const basic = server.createGroup({ title: "B", members: [bo], admins: [ada], isBasic: true });
    await ada.sends(basic, "/language zh");
    await basic.waitForBotMessage();
    await store.settings.set({ kind: "chat", id: basic.id }, "speaks", "command");
    const group = basic.becomesSupergroup(ada.user);
    await server.idle();
    expect((await store.settings.of({ kind: "chat", id: basic.id })).size).toBe(0);
    const moved = await store.settings.of({ kind: "chat", id: group.id });
    expect(Object.fromEntries(moved)).toEqual({ language: "zh", speaks: "command" });
    await bo.sends(group, "@fonti_bot 行业");
    await bo.sends(group, "/ask 行业");
    expect((await group.waitForBotMessage()).text).toContain("共有13个行业。");
    await server.idle();
    expect(group.botMessages).toHaveLength(1);
  });

  it("gets an answer that was under way when it moved", async () => {
    const { server, ada, bo } = await startOutside();
    const basic = server.createGroup({ title: "B", members: [bo], admins: [ada], isBasic: true });
    const question = await bo.sends(basic, "/ask 行业");
    await basic.waitForBotMessage();
    const group = basic.becomesSupergroup(ada.user);
    await server.idle();
    server.deliver("message", { ...question, message_id: 50 });
    expect((await group.waitForBotMessage()).text).toContain("共有13个行业。");
  });
});

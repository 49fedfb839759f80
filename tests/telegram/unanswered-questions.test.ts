import { describe, expect, it } from "vitest";
import { openPassingStore } from "../../src/store/open-store.ts";
import { startFonti } from "./fonti-on-server.ts";

async function startWithAnna(options: { readonly keepsQuestions?: boolean } = {}) {
  const store = openPassingStore();
  const fonti = await startFonti({ store, ...options });
  const anna = fonti.server.createUser({ firstName: "Anna", languageCode: "it" });
  const ask = async (text: string) => {
    await anna.sends(anna.privateChat(), text);
    await anna.privateChat().waitForBotMessage();
    await fonti.server.idle();
    return store.unanswered.latest(10);
  };
  return { ...fonti, store, anna, ask };
}

describe("a question that the sources do not answer", () => {
  it("is kept as it was asked, with its language and the reason", async () => {
    const { anna, store, ask } = await startWithAnna();
    const kept = await ask("Che cosa mangia il gatto?");
    const question = "Che cosa mangia il gatto?";
    expect(kept).toMatchObject([{ question, language: "it", reason: "no-match" }]);
    expect(await store.unanswered.of({ kind: "user", id: anna.id })).toHaveLength(1);
  });

  it.each([["Quali sono i settori?"], ["😀"], ["/frobnicate"], ["Huang, settori"]])(
    "is told from %j, which is not kept",
    async (text) => {
      const { ask } = await startWithAnna();
      expect(await ask(text)).toEqual([]);
    },
  );

  it("is not kept where the operator wants none", async () => {
    const { ask } = await startWithAnna({ keepsQuestions: false });
    expect(await ask("Che cosa mangia il gatto?")).toEqual([]);
  });

  it("is not kept for somebody who only points at another's message", async () => {
    const { server, store, anna } = await startWithAnna();
    const bruno = server.createUser({ firstName: "Bruno" });
    const group = server.createGroup({ title: "Studio", members: [anna, bruno] });
    const asked = await bruno.sends(group, "Che cosa mangia il gatto?");
    await anna.sends(group, "@fonti_bot", { replyTo: asked });
    await group.waitForBotMessage();
    await anna.sends(group, "/ask", { replyTo: asked });
    await group.waitForBotMessage();
    await server.idle();
    expect(await store.unanswered.latest(10)).toEqual([]);
  });

  it("costs no answer where the store fails", async () => {
    const { server, store, anna, logged } = await startWithAnna();
    await store.close();
    await anna.sends(anna.privateChat(), "Che cosa mangia il gatto?");
    await anna.privateChat().waitForBotMessage();
    await server.idle();
    expect(server.callsTo("sendMessage")).toHaveLength(1);
    expect(logged.join("\n")).toContain("an unanswered question is not kept");
    expect(logged.join("\n")).not.toContain("gatto");
  });
});

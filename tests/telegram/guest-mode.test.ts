/** Mentions in chats the bot is no member of: one card each, in the right language, or an honest one. */
import { describe, expect, it } from "vitest";
import { facts, i18n, startFonti } from "./fonti-on-server.ts";
import { createHandMadeAnswerer } from "./hand-made-answerer.ts";

const italian = i18n.translate("it");

async function startAbroad(options: Parameters<typeof startFonti>[0] = {}) {
  const fonti = await startFonti(options);
  const anna = fonti.server.createUser({ firstName: "Anna", languageCode: "it" });
  const bo = fonti.server.createUser({ firstName: "Bo", languageCode: "zh-hans" });
  const members = [anna, bo];
  const abroad = fonti.server.createGroup({ title: "Altrove", members, withoutBot: true });
  const asks = async (text: string, replyTo?: Awaited<ReturnType<typeof anna.sends>>) => {
    await anna.sends(abroad, text, replyTo && { replyTo });
    return abroad.waitForBotMessage();
  };
  return { ...fonti, anna, bo, abroad, asks };
}

describe("guest mode", () => {
  it("answers a mention with one whole card, quote and place", async () => {
    const { server, asks } = await startAbroad();
    const answer = await asks("@fonti_bot settori");
    expect(answer.text).toContain("I settori sono 13. [1]\n\ncomprende principalmente 13 settori");
    expect(answer.entities?.map(({ type }) => type)).toEqual(["expandable_blockquote"]);
    await server.idle();
    expect(server.callsTo("answerGuestQuery")).toHaveLength(1);
    expect(server.callsTo("sendMessage")).toEqual([]);
  });

  it("answers the message that a mention alone replies to", async () => {
    const { bo, abroad, asks } = await startAbroad();
    const question = await bo.sends(abroad, "Chi è Huang?");
    expect((await asks("@fonti_bot", question)).text).toContain("È il vice sindaco.");
  });

  it("says hello to a mention that points at nothing", async () => {
    const { asks } = await startAbroad();
    expect((await asks("@fonti_bot")).text).toBe(italian("unanswered.greeting"));
  });

  it("answers in the language named behind the mention, a message pointed at too", async () => {
    const { bo, abroad, asks } = await startAbroad();
    expect((await asks("@fonti_bot zh settori")).text).toContain("共有13个行业。");
    const question = await bo.sends(abroad, "Chi è Huang?");
    expect((await asks("@fonti_bot english", question)).text).toContain("He is the vice mayor.");
  });

  it("admits what the sources do not say", async () => {
    const { asks } = await startAbroad();
    expect((await asks("@fonti_bot cosa mangia il gatto")).text).toBe(
      italian("unanswered.noMatch"),
    );
  });

  it("admits a failure, and logs none of the words", async () => {
    const { asks, logged } = await startAbroad();
    expect((await asks("@fonti_bot !throw")).text).toBe(italian("error.failed"));
    expect(logged.join()).toContain("A guest's question could not be answered.");
    expect(logged.join()).not.toContain("secret words");
  });

  it("lets anybody change the language of the card and open it in private", async () => {
    const { bo, abroad, asks } = await startAbroad();
    const answer = await asks("@fonti_bot settori");
    await bo.presses(answer, "中文");
    expect(abroad.find(answer)?.text).toContain("共有13个行业。");
    await bo.presses(answer, "huang (zh)");
    expect(abroad.find(answer)?.text).toContain("他是副市长。");
    expect(await bo.presses(answer, "在私聊中打开")).toEqual({
      url: "https://t.me/fonti_bot?start=huang",
    });
  });

  it("keeps a card within one message and links to the rest", async () => {
    const long = { ...facts[0]!, quote: "Una frase abbastanza lunga. ".repeat(300).trim() };
    const { anna, asks } = await startAbroad({ answerer: createHandMadeAnswerer([long]) });
    const answer = await asks("@fonti_bot settori");
    expect(answer.text?.length).toBeLessThanOrEqual(4096);
    expect(await anna.presses(answer, italian("inline.readAll"))).toEqual({
      url: "https://t.me/fonti_bot?start=sectors",
    });
  });

  it("offers several readings as buttons that turn the card into each", async () => {
    const words = ["settori"];
    const two = [
      { ...facts[0]!, words },
      { ...facts[1]!, words },
    ];
    const { anna, abroad, asks } = await startAbroad({ answerer: createHandMadeAnswerer(two) });
    const answer = await asks("@fonti_bot settori");
    expect(answer.text).toBe(italian("ambiguous"));
    await anna.presses(answer, "huang (it)");
    expect(abroad.find(answer)?.text).toContain("È il vice sindaco.");
  });
});

import { describe, expect, it } from "vitest";
import { createHandMadeAnswerer } from "./hand-made-answerer.ts";
import { facts, i18n, startFonti } from "./fonti-on-server.ts";

async function startWithTwo(options: Parameters<typeof startFonti>[0] = {}) {
  const fonti = await startFonti(options);
  const anna = fonti.server.createUser({ firstName: "Anna", languageCode: "it" });
  const bo = fonti.server.createUser({ firstName: "Bo", languageCode: "zh-hans" });
  const group = fonti.server.createGroup({ title: "Studio", members: [anna, bo] });
  return { ...fonti, anna, bo, group };
}

const many = Array.from({ length: 25 }, (_, index) => ({ ...facts[0]!, ref: `fact-${index}` }));

describe("inline queries", () => {
  it("give whole answers as cards, which post themselves with quote and place", async () => {
    const { anna, group } = await startWithTwo();
    const page = await anna.queries("settori");
    expect(page.results).toHaveLength(1);
    expect(page.results[0]).toMatchObject({ id: "it-sectors", title: "I settori sono 13." });
    const posted = await anna.chooses(page.results[0]!, group, "settori");
    expect(posted.text).toBe(
      "I settori sono 13. [1]\n\ncomprende principalmente 13 settori\n[1] Fonte · paragrafo 1 · in italiano",
    );
    expect(posted.entities?.map(({ type }) => type)).toContain("expandable_blockquote");
  });

  it("let anybody turn a posted card into another language, and into a related answer", async () => {
    const { anna, bo, group } = await startWithTwo();
    const page = await anna.queries("settori");
    const posted = await anna.chooses(page.results[0]!, group, "settori");
    await bo.presses(posted, "中文");
    expect(group.find(posted)?.text).toContain("共有13个行业。");
    await bo.presses(posted, "huang (zh)");
    expect(group.find(posted)?.text).toContain("他是副市长。");
    expect(group.botMessages).toEqual([]);
  });

  it("give each person cards in their own language", async () => {
    const { server, anna, bo } = await startWithTwo();
    expect((await anna.queries("huang")).results[0]?.title).toBe("È il vice sindaco.");
    expect((await bo.queries("huang")).results[0]?.title).toBe("他是副市长。");
    await bo.sends(bo.privateChat(), "/language en");
    await bo.privateChat().waitForBotMessage();
    expect((await bo.queries("Huang ")).results[0]?.title).toBe("He is the vice mayor.");
    for (const { parameters } of server.callsTo("answerInlineQuery"))
      expect(parameters).toMatchObject({ is_personal: true });
  });

  it("come by pages, none missing and none twice", async () => {
    const { anna } = await startWithTwo({ answerer: createHandMadeAnswerer(many) });
    const ids: string[] = [];
    let offset: string | undefined = "";
    while (offset !== undefined) {
      const page = await anna.queries("settori", { offset });
      ids.push(...page.results.map(({ id }) => id));
      offset = page.next_offset === "" ? undefined : page.next_offset;
    }
    expect(ids).toEqual(many.map(({ ref }) => `it-${ref}`));
  });

  it.each(["-1", "NaN", "1e9", "x".repeat(64), "10; DROP TABLE", "99999"])(
    "begin at the first page where the offset is %s",
    async (offset) => {
      const { anna } = await startWithTwo({ answerer: createHandMadeAnswerer(many) });
      const page = await anna.queries("settori", { offset });
      expect(page.results[0]?.id).toBe("it-fact-0");
      expect(page.results).toHaveLength(10);
    },
  );

  it("offer highlights for an empty query and a way into the private chat", async () => {
    const { anna } = await startWithTwo();
    const page = await anna.queries("");
    expect(page.results.map(({ id }) => id)).toEqual(["it-sectors", "it-huang"]);
    expect(page.button).toEqual({ text: "Chiedere in privato", start_parameter: "inline" });
  });

  it("have an honest card where nothing fits", async () => {
    const { anna, group } = await startWithTwo();
    const page = await anna.queries("cosa mangia il gatto");
    expect(page.results.map(({ title }) => title)).toEqual([
      i18n.translate("it")("inline.noneTitle"),
    ]);
    const posted = await anna.chooses(page.results[0]!, group, "gatto");
    expect(posted.text).toBe(i18n.translate("it")("unanswered.noMatchNear"));
  });

  it("explain themselves where there is nothing to offer for an empty query", async () => {
    const { anna } = await startWithTwo({ answerer: createHandMadeAnswerer([]) });
    const page = await anna.queries("");
    expect(page.results.map(({ title }) => title)).toEqual([
      i18n.translate("it")("inline.helpTitle"),
    ]);
  });

  it("keep a card within one message and link to the rest of it", async () => {
    const long = { ...facts[0]!, quote: "Una frase abbastanza lunga. ".repeat(300).trim() };
    const { anna, group } = await startWithTwo({ answerer: createHandMadeAnswerer([long]) });
    const page = await anna.queries("settori");
    const posted = await anna.chooses(page.results[0]!, group, "settori");
    expect(posted.text?.length).toBeLessThanOrEqual(4096);
    expect(await anna.presses(posted, i18n.translate("it")("inline.readAll"))).toEqual({
      url: "https://t.me/fonti_bot?start=sectors",
    });
  });
});

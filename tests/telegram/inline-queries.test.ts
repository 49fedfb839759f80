import { describe, expect, it } from "vitest";
import type { Answerer } from "../../src/answer/answer.ts";
import { createHandMadeAnswerer, type HandMadeFact } from "./hand-made-answerer.ts";
import { facts, i18n, startFonti } from "./fonti-on-server.ts";

async function startWithTwo(options: Parameters<typeof startFonti>[0] = {}) {
  const fonti = await startFonti(options);
  const anna = fonti.server.createUser({ firstName: "Anna", languageCode: "it" });
  const bo = fonti.server.createUser({ firstName: "Bo", languageCode: "zh-hans" });
  const group = fonti.server.createGroup({ title: "Studio", members: [anna, bo] });
  return { ...fonti, anna, bo, group };
}

/** The id without what changes with the words. */
function nameOf(result: { readonly id: string } | undefined): string {
  return result?.id.replace(/\.[^.]*$/, "") ?? "";
}

/** An answerer whose knowledge a test replaces. */
function createChanging(first: readonly HandMadeFact[]) {
  let answerer = createHandMadeAnswerer(first);
  let revision = 0;
  const changing: Answerer = {
    languages: answerer.languages,
    get revision() {
      return revision;
    },
    ask: (...asked) => answerer.ask(...asked),
    complete: (...asked) => answerer.complete(...asked),
    recall: (...asked) => answerer.recall(...asked),
    read: (...asked) => answerer.read(...asked),
    topics: (...asked) => answerer.topics(...asked),
  };
  const replaceWith = (next: readonly HandMadeFact[]) => {
    answerer = createHandMadeAnswerer(next);
    revision += 1;
  };
  return { changing, replaceWith };
}

const many = Array.from({ length: 25 }, (_, index) => ({ ...facts[0]!, ref: `fact-${index}` }));

describe("inline queries", () => {
  it("give whole answers as cards, which post themselves with quote and place", async () => {
    const { anna, group } = await startWithTwo();
    const page = await anna.queries("settori");
    expect(page.results).toHaveLength(1);
    expect(page.results[0]).toMatchObject({ title: "I settori sono 13." });
    expect(nameOf(page.results[0])).toBe("it.sectors");
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
      ids.push(...page.results.map(nameOf));
      offset = page.next_offset === "" ? undefined : page.next_offset;
    }
    expect(ids).toEqual(many.map(({ ref }) => `it.${ref}`));
  });

  it.each(["-1", "NaN", "1e9", "x".repeat(64), "10; DROP TABLE", "99999"])(
    "begin at the first page where the offset is %s",
    async (offset) => {
      const { anna } = await startWithTwo({ answerer: createHandMadeAnswerer(many) });
      const page = await anna.queries("settori", { offset });
      expect(nameOf(page.results[0])).toBe("it.fact-0");
      expect(page.results).toHaveLength(10);
    },
  );

  it("offer highlights for an empty query and a way into the private chat", async () => {
    const { anna } = await startWithTwo();
    const page = await anna.queries("");
    expect(page.results.map(nameOf)).toEqual(["it.sectors", "it.huang"]);
    expect(page.button).toEqual({ text: "Chiedi in privato", start_parameter: "inline" });
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
    await expect(anna.presses(posted, "Apri in privato")).rejects.toThrow("no button");
  });

  it("say what the knowledge says now, under another id where the words are others", async () => {
    const { changing, replaceWith } = createChanging(facts);
    const { anna } = await startWithTwo({ answerer: changing });
    const [before] = (await anna.queries("settori")).results;
    const [again] = (await anna.queries("settori")).results;
    expect(again?.id).toBe(before?.id);
    replaceWith([{ ...facts[0]!, texts: { it: "I settori sono 14." } }]);
    const [after] = (await anna.queries("settori")).results;
    expect(after?.title).toBe("I settori sono 14.");
    expect(nameOf(after)).toBe(nameOf(before));
    expect(after?.id).not.toBe(before?.id);
  });

  it("go on behind the last card where the knowledge changes between two pages", async () => {
    const { changing, replaceWith } = createChanging(many);
    const { anna } = await startWithTwo({ answerer: changing });
    const first = await anna.queries("settori");
    replaceWith([{ ...facts[0]!, ref: "new" }, ...many]);
    const second = await anna.queries("settori", { offset: first.next_offset });
    expect(nameOf(second.results[0])).toBe("it.fact-10");
    replaceWith(many.filter(({ ref }) => ref !== "fact-19"));
    const third = await anna.queries("settori", { offset: second.next_offset });
    expect(third.results.length).toBeGreaterThan(0);
  });

  it.each([
    ["zh settori", "共有13个行业。"],
    ["ZH: settori", "共有13个行业。"],
    ["zh-hans settori", "共有13个行业。"],
    ["中文 settori", "共有13个行业。"],
    ["中文：settori", "共有13个行业。"],
    ["英文 settori", "There are 13 sectors."],
    ["英语 settori", "There are 13 sectors."],
    ["cinese settori", "共有13个行业。"],
    ["inglese: settori", "There are 13 sectors."],
    ["Chinese sectors", "共有13个行业。"],
    ["en:settori", "There are 13 sectors."],
    ["zh", "共有13个行业。"],
    ["italiano", "I settori sono 13."],
    ["fr settori", "I settori sono 13."],
    ["settori zh", "I settori sono 13."],
  ])("come in the language named first: %s", async (query, title) => {
    const { anna } = await startWithTwo();
    expect((await anna.queries(query)).results[0]?.title).toBe(title);
  });

  it("read a language's name as a word of the question where the sources speak of it", async () => {
    const design = {
      ...facts[0]!,
      ref: "design",
      words: ["design"],
      texts: { it: "Il design italiano.", zh: "意大利设计。", en: "Italian design." },
    };
    const { anna, bo } = await startWithTwo({ answerer: createHandMadeAnswerer([design]) });
    await bo.sends(bo.privateChat(), "/language en");
    await bo.privateChat().waitForBotMessage();
    const titles = (await bo.queries("italian design")).results.map(({ title }) => title);
    expect(titles).toEqual(["Italian design.", "Il design italiano."]);
    expect((await anna.queries("italian: design")).results).toHaveLength(1);
  });

  it("lead into the private chat, also after a language was changed", async () => {
    const { anna, group } = await startWithTwo();
    const page = await anna.queries("settori");
    const posted = await anna.chooses(page.results[0]!, group, "settori");
    const link = { url: "https://t.me/fonti_bot?start=sectors" };
    expect(await anna.presses(posted, "Apri in privato")).toEqual(link);
    await anna.presses(posted, "English");
    expect(await anna.presses(posted, "Open in private")).toEqual(link);
  });

  it("tell the log which card was posted, and nothing of who did or what they typed", async () => {
    const { server, anna, group, logged } = await startWithTwo();
    const page = await anna.queries("settori segreti");
    await anna.chooses(page.results[0]!, group, "settori segreti");
    await server.idle();
    expect(logged).toEqual(['A card was posted. {"ref":"sectors","locale":"it"}']);
  });
});

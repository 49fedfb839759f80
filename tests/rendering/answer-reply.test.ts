import { describe, expect, it } from "vitest";
import type { Answered, Unanswered, UnansweredReason } from "../../src/answer/answer.ts";
import { createI18n } from "../../src/i18n/i18n.ts";
import type { Citation } from "../../src/knowledge/citation.ts";
import { readLocaleFolder } from "../../src/locale-folder.ts";
import { answerReply } from "../../src/rendering/answer-reply.ts";
import { answerText } from "../../src/rendering/answer-text.ts";
import { answerCard } from "../../src/rendering/inline-card.ts";

const i18n = createI18n(readLocaleFolder(), "en");

const citation = (quote: string, paragraph: number): Citation => ({
  sourceId: "a/article.txt",
  title: "L'industria della creatività",
  language: "it",
  paragraph,
  span: { start: 0, end: quote.length },
  quote,
});

const sectors: Answered = {
  outcome: "answered",
  title: "13个行业",
  language: "zh",
  locale: "zh",
  ref: "sectors",
  confidence: 1,
  parts: [
    { polarity: "no", text: "一共是13个行业：", items: ["表演艺术", "影视"], citations: [0] },
    { text: "规划提到六个行业。", citations: [0, 1] },
  ],
  citations: [citation(' "11°" quote  con spazi ', 1), citation("sei settori", 3)],
  related: ["a", "b", "c", "d"].map((ref) => ({ ref, label: `Label ${ref}` })),
};

describe("an answer", () => {
  it("says its statements with yes or no, its lists with numbers, and marks its sources", () => {
    const { text } = answerReply(sectors, { i18n, others: [] });
    expect(text).toBe(
      [
        "并非如此。一共是13个行业：[1]\n1. 表演艺术\n2. 影视",
        "规划提到六个行业。[1][2]",
        ' "11°" quote  con spazi \n[1] L\'industria della creatività · 第1段 · 原文为意大利语',
        "sei settori\n[2] L'industria della creatività · 第3段 · 原文为意大利语",
      ].join("\n\n"),
    );
  });

  it("quotes byte for byte what it marks as a quote", () => {
    const { text, entities } = answerReply(sectors, { i18n, others: [] });
    const quotes = entities
      .filter(({ type }) => type === "expandable_blockquote")
      .map(({ offset, length }) => text.slice(offset, offset + length));
    expect(quotes).toEqual(sectors.citations.map(({ quote }) => quote));
  });

  it("is the same in the terminal, without sources and marks", () => {
    expect(answerText(sectors, i18n.translate("zh"))).toBe(
      "并非如此。一共是13个行业：\n1. 表演艺术\n2. 影视\n\n规划提到六个行业。",
    );
  });

  it("offers its other languages in one row and at most three related answers", () => {
    const { buttons } = answerReply(sectors, { i18n, others: ["en", "it"] });
    expect(buttons.map((row) => row.map(({ label }) => label))).toEqual([
      ["查看原文", "复制引文"],
      ["English", "Italiano"],
      ["Label a"],
      ["Label b"],
      ["Label c"],
    ]);
    expect(buttons[1]?.[1]?.action).toEqual({ kind: "show", ref: "sectors", locale: "it" });
  });

  it("makes a card titled with what it is about, and its statements for a description", () => {
    const card = answerCard(sectors, { i18n, others: ["en"] });
    expect(card).toMatchObject({
      id: expect.stringMatching(/^zh\.sectors\.[0-9a-z]{7}$/u),
      title: "13个行业",
      description: "并非如此。一共是13个行业：1. 表演艺术 2. 影视 规划提到六个行业。",
    });
  });

  it.each([
    ["it", "Sì. Ciao"],
    ["en", "Yes. Ciao"],
    ["zh", "是的。Ciao"],
  ])("says yes in %s", (locale, text) => {
    const answer: Answered = {
      ...sectors,
      parts: [{ polarity: "yes", text: "Ciao", citations: [0] }],
    };
    expect(answerText(answer, i18n.translate(locale))).toBe(text);
  });
});

const textOf = (reason: UnansweredReason, near: Unanswered["nearest"] = []) => {
  const base = {
    outcome: "unanswered",
    language: "it",
    locale: "it",
    ref: "",
    confidence: 1,
  } as const;
  return answerText({ ...base, reason, nearest: near }, i18n.translate("it"));
};

describe("no answer", () => {
  const nearest = [{ ref: "sectors", label: "I settori" }];
  it("has a sentence of its own for every reason", () => {
    const reasons: UnansweredReason[] = [
      { kind: "empty" },
      { kind: "too-long", limit: 2000 },
      { kind: "greeting" },
      { kind: "thanks" },
      { kind: "about-bot" },
      { kind: "not-stated", statement: "La fonte non nomina i parchi." },
      { kind: "unexplained", names: ["Shanghai"] },
      { kind: "unexplained", names: [] },
      { kind: "no-match" },
    ];
    const sentences = reasons.map((reason) => textOf(reason));
    expect(new Set(sentences).size).toBe(reasons.length);
    for (const sentence of sentences) expect(sentence).toMatch(/^[\p{Lu}][^{}]+[.!?]$/u);
    expect(sentences[5]).toBe("La fonte non nomina i parchi.");
  });

  it("names what the sources do not speak of, without the tricks in it", () => {
    const names = ["Shang\u202Ehai\u0007", "\u200B", "a\nb", "x".repeat(500)];
    expect(textOf({ kind: "unexplained", names })).toBe(
      `Le fonti non parlano di «Shanghai», «a b» o «${"x".repeat(59)}…».`,
    );
  });

  it("introduces what is nearest, which comes as buttons", () => {
    expect(textOf({ kind: "no-match" }, nearest)).toBe(
      "Le fonti non lo dicono.\n\nNelle fonti si legge invece:",
    );
    expect(textOf({ kind: "greeting" }, nearest)).toMatch(/Per esempio:$/);
    expect(textOf({ kind: "thanks" }, nearest)).toBe("Di nulla!");
  });
});

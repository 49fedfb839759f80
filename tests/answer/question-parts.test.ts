/** Several questions in one message: each gets its answer, or the one without is named. */
import { describe, expect, it } from "vitest";
import { createAnswerer } from "../../src/answer/answerer.ts";
import { shippedKnowledge } from "../../src/config.ts";
import { createI18n } from "../../src/i18n/i18n.ts";
import { readKnowledge } from "../../src/knowledge-folder.ts";
import { readLocaleFolder } from "../../src/locale-folder.ts";
import { answerText } from "../../src/rendering/answer-text.ts";

const { knowledge } = await readKnowledge(shippedKnowledge);
const answerer = createAnswerer(knowledge);
const i18n = createI18n(readLocaleFolder(), "en");

function ask(question: string): string {
  const answer = answerer.ask(question);
  return answerText(answer, i18n.translate(answer.locale));
}

describe("a question of two parts", () => {
  it.each([
    ["How many sectors are there, and who is Huang Qifan?", "13", "executive vice mayor"],
    ["Quanti sono i settori? E chi è Huang Qifan?", "13", "vice sindaco esecutivo"],
    ["有多少个行业？黄奇帆是谁？", "13", "常务副市长"],
  ])("gets both: %s", (question, first, second) => {
    const text = ask(question);
    expect(text).toContain(first);
    expect(text).toContain(second);
  });

  it.each([
    [
      "How many jobs are expected, and what will they pay on average?",
      "60 thousand",
      "As for “what will they pay on average?”, the sources don’t say.",
    ],
    [
      "Quali sono le quattro basi e quante università ci sono?",
      "istruzione",
      "Sull’altra parte della domanda («quante università ci sono?») le fonti non dicono nulla.",
    ],
    [
      "What are the goals for 2010? And for 2015?",
      "30 billion",
      "As for “And for 2015?”, the sources don’t say.",
    ],
    ["有多少个行业？上海有多少个？", "13", "至于「上海有多少个？」，资料里没有提到。"],
  ])("names the part that is missing: %s", (question, first, missing) => {
    const text = ask(question);
    expect(text).toContain(first);
    expect(text).toContain(missing);
  });

  it("still says that something is missing when it is given again in another language", () => {
    const { ref } = answerer.ask("有多少个行业？上海有多少个？");
    const again = answerer.recall(ref, "en");
    expect(again && answerText(again, i18n.translate("en"))).toContain(
      "The sources don’t answer the rest of the question.",
    );
  });

  it("does not take what surrounds a question for a part of it", () => {
    expect(ask("Hello! Can you help me? How many sectors are there? Thanks!")).not.toContain(
      "As for",
    );
  });
});

describe("a question about several things", () => {
  it.each([
    ["Are fairs and tourism among the 13 sectors?", "fairs", "not among the 13 sectors"],
    ["Are film and tourism sectors?", "film and television", "not among the 13 sectors"],
    ["建筑和农业是创意产业吗？", "建筑", "不在原文列出的13个行业之中"],
    ["La consulenza e l'animazione sono nel piano?", "consulenza", "non tra i cinque"],
  ])("is answered for each: %s", (question, first, second) => {
    const text = ask(question).toLowerCase();
    expect(text).toContain(first);
    expect(text).toContain(second.toLowerCase());
  });
});

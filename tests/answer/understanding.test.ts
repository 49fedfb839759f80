/** What a question names and asks for, beyond the words anybody listed for it. */
import { describe, expect, it } from "vitest";
import { createAnswerer } from "../../src/answer/answerer.ts";
import { FactIndex } from "../../src/answer/fact-index.ts";
import { toQuestion } from "../../src/answer/question.ts";
import { shippedKnowledge } from "../../src/config.ts";
import { readKnowledge } from "../../src/knowledge-folder.ts";
import { analyzers } from "../../src/language/analyzers.ts";
import { Lexicon } from "../../src/language/lexicon.ts";

const { knowledge } = await readKnowledge(shippedKnowledge);
const answerer = createAnswerer(knowledge);
const { lexicon } = new FactIndex(knowledge, new Lexicon(analyzers));

function standings(text: string): Readonly<Record<string, string>> {
  const unknown = toQuestion(text, lexicon).units.filter(({ terms }) => terms.length === 0);
  return Object.fromEntries(unknown.map(({ surface, standing }) => [surface, standing]));
}

describe("an unknown word", () => {
  it("is a place, in whatever case and language it is written", () => {
    expect(standings("how many sectors in springfield or italy?")["italy"]).toBe("place");
    expect(standings("西安有多少个载体？")["西安"]).toBe("place");
  });

  it("is a person where it is built like a Chinese name", () => {
    expect(standings("习近平怎么看创意产业？")).toEqual({ 习近平: "name" });
  });

  it("hardly names anything where it is of the general vocabulary", () => {
    expect(standings("What does the sector chiefly entail?")["chiefly"]).toBe("general");
    expect(standings("通过什么途径创造财富？")["途径"]).toBe("general");
  });

  it("is an example where what it is an example of follows", () => {
    expect(standings("报纸这类大众传媒算不算？")["报纸"]).toBe("aside");
  });

  it("is one word where a segmenter would tear it apart", () => {
    expect(Object.keys(standings("重庆人口"))).toEqual(["人口"]);
  });
});

describe("a question of yes or no", () => {
  it.each(["规划扶不扶持动漫？", "规划扶持动漫没有？", "动漫在规划里能得到扶持？"])(
    "is heard in %s",
    (text) => {
      expect(toQuestion(text, lexicon).types.has("yes-no")).toBe(true);
    },
  );

  it("is not heard where something is asked for", () => {
    expect(toQuestion("哪些行业规划没有？", lexicon).types.has("yes-no")).toBe(false);
  });

  it.each([
    ["Is the deadline for the targets 2015?", "2010"],
    ["Isn't it the 12th five-year plan?", "11th"],
    ["Was it the 20th century?", "21st"],
  ])("corrects a year or an ordinal: %s", (text, right) => {
    const answer = answerer.ask(text);
    expect(answer.outcome).toBe("answered");
    expect(JSON.stringify(answer)).toContain(right);
  });
});

describe("another year or another plan", () => {
  it.each([
    "How many jobs by 2015?",
    "What does the 12th five-year plan say?",
    "2020年的目标是什么？",
  ])("is not what the source speaks of: %s", (text) => {
    expect(answerer.ask(text).outcome).toBe("unanswered");
  });
});

describe("a list", () => {
  it("is told not to hold a thing, also where it is only pointed at", () => {
    expect(answerer.ask("What about landscape gardening, is that one of them?").outcome).toBe(
      "answered",
    );
  });

  it.each(["Is design a sector?", "设计是一个行业吗？", "Il design è uno dei settori?"])(
    "asks back which of its members a word means: %s",
    (text) => {
      const answer = answerer.ask(text);
      expect(answer.outcome === "ambiguous" && answer.suggestions.length).toBe(2);
    },
  );

  it("is told nothing of a place", () => {
    expect(answerer.ask("Le quattro basi ce le ha pure Chengdu?").outcome).toBe("unanswered");
  });
});

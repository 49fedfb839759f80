/** Even a short question tells its language; where it does not, the asker's own decides. */
import { describe, expect, it } from "vitest";
import { analyzers } from "../../src/language/analyzers.ts";
import { Lexicon } from "../../src/language/lexicon.ts";

const lexicon = new Lexicon(analyzers);

describe("the language of a question", () => {
  it.each([
    ["it", ["chi è Huang?", "quanti settori", "CHI E HUANG", "obiettivi", "posti di lavoro"]],
    ["it", ["che cos'è l'industria della creatività", "quali sono i vettori"]],
    ["en", ["who is Huang?", "how many sectors", "WHO IS HUANG", "targets", "jobs by 2010"]],
    ["en", ["what is the creative industry", "list the pillars of the city"]],
    ["zh", ["黄奇帆是谁", "目标", "創意產業", "Huang 是谁", "2010年目标", "有多少个行业？"]],
  ])("is %s for each of %j", (language, questions) => {
    for (const question of questions)
      expect([question, lexicon.parse(question).language]).toEqual([question, language]);
  });

  it("does not follow the asker's interface where the text tells", () => {
    expect(lexicon.parse("chi è Huang?", "en").language).toBe("it");
    expect(lexicon.parse("who is Huang?", "zh").language).toBe("en");
    expect(lexicon.parse("谁", "it").language).toBe("zh");
  });

  it.each(["Huang", "2010", "???", ""])("of %j is that of the asker's interface", (text) => {
    expect(lexicon.parse(text, "it").language).toBe("it");
    expect(lexicon.parse(text, "zh").language).toBe("zh");
  });

  it("is open where nothing tells", () => {
    expect(lexicon.parse("Huang").language).toBeUndefined();
  });

  it("is also told by a word that only one language's vocabulary knows", () => {
    const taught = new Lexicon(analyzers);
    taught.addName("it", "software", "thing");
    expect(lexicon.parse("software").language).toBeUndefined();
    expect(taught.parse("software").language).toBe("it");
  });
});

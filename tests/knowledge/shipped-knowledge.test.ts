/** The knowledge that comes with the bot says what its source says, and nothing more. */
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createAnswerer } from "../../src/answer/answerer.ts";
import { shippedKnowledge } from "../../src/config.ts";
import { readKnowledge } from "../../src/knowledge-folder.ts";
import { isVerbatim } from "../../src/knowledge/source.ts";
import { analyzers } from "../../src/language/analyzers.ts";
import { Lexicon } from "../../src/language/lexicon.ts";

const article = "chongqing-creative-industry/article.txt";
const languages = ["it", "zh", "en"];
const { knowledge, problems } = await readKnowledge(shippedKnowledge);
const lexicon = new Lexicon(analyzers);

function amountsIn(text: string, language: string): string[] {
  return lexicon
    .parse(text, language)
    .units.filter(({ isCorrected }) => !isCorrected)
    .flatMap(({ amount }) => (amount ? [`${amount.kind} ${amount.value}`] : []));
}

describe("the shipped knowledge", () => {
  it("has no problem", () => {
    expect(problems).toEqual([]);
    expect(knowledge.facts.length).toBeGreaterThan(40);
  });

  it("holds its source byte for byte", async () => {
    const bytes = await readFile(join(shippedKnowledge, article));
    expect(createHash("sha256").update(bytes).digest("hex")).toBe(
      "c827870f1cf40685369120dd3f08eeb32d66a3ea261f54a8a2dfa35a78bedffd",
    );
    expect(knowledge.sources.find(({ id }) => id === article)?.text).toBe(bytes.toString("utf8"));
  });

  it("says every fact and every gap in all three languages", () => {
    const incomplete = [...knowledge.facts, ...knowledge.gaps].filter(({ statement }) =>
      languages.some((language) => !statement[language]),
    );
    const unlabelled = knowledge.facts.filter(({ label, items }) =>
      languages.some((language) => !label[language] || (items && !items[language])),
    );
    expect([...incomplete, ...unlabelled].map(({ key }) => key)).toEqual([]);
  });

  it("gives a list the same length in every language, and the length it states", () => {
    for (const { key, items, set } of knowledge.facts) {
      if (!items) continue;
      const lengths = languages.map((language) => items[language]?.length);
      expect([key, new Set(lengths).size]).toEqual([key, 1]);
      expect([key, lengths[0]]).toEqual([key, set?.listed ?? lengths[0]]);
    }
  });

  it("lists 13 sectors of the industry, and of the plan five where six are stated", () => {
    const sets = knowledge.facts.flatMap(({ set }) =>
      set ? [[set.stated, set.listed, set.members.size]] : [],
    );
    expect(sets).toContainEqual([13, 13, 13]);
    expect(sets).toContainEqual([6, 5, 5]);
  });

  it("cites only words that stand in the source, letter for letter", () => {
    const sources = new Map(knowledge.sources.map((source) => [source.id, source]));
    for (const { key, citations } of knowledge.facts) {
      expect(citations.length).toBeGreaterThan(0);
      for (const citation of citations) {
        const source = sources.get(citation.sourceId);
        expect([key, source !== undefined && isVerbatim(citation, source)]).toEqual([key, true]);
        const paragraph = source?.blocks.filter(({ kind }) => kind !== "heading")[
          citation.paragraph - 1
        ];
        expect(paragraph?.start).toBeLessThanOrEqual(citation.span.start);
        expect(paragraph?.end).toBeGreaterThanOrEqual(citation.span.end);
      }
    }
  });

  it("keeps the source's own spelling in its quotes", () => {
    const quotes = knowledge.facts
      .flatMap(({ citations }) => citations.map(({ quote }) => quote))
      .join("\n");
    const words = ["appicazione", "prospettative", "maggiri", "disponde", "esclation", "massmedia"];
    const phrases = ["ed l'antiquariato", "11° piano", `"società all'insegna dello studio"`];
    expect([...words, ...phrases].filter((own) => !quotes.includes(own))).toEqual([]);
  });

  it("states no number that is not in the source, such as a yearly output or the city's whole product", () => {
    const text = knowledge.sources.map((source) => source.text).join("\n");
    const known = new Set(amountsIn(text, "it"));
    /** The XXI century, and "two" of any two things named. */
    for (const amount of ["number 21", "number 2"]) known.add(amount);
    const invented = [...knowledge.facts, ...knowledge.gaps].flatMap((subject) =>
      languages.flatMap((language) => {
        const items = "items" in subject ? (subject.items?.[language] ?? []) : [];
        const said = [subject.statement[language] ?? "", ...items].join("\n");
        const amounts = amountsIn(said, language).filter((amount) => !known.has(amount));
        return amounts.map((amount) => `${subject.key} (${language}): ${amount}`);
      }),
    );
    expect(known.has("number 22000000000") && known.has("percent 6")).toBe(true);
    expect(invented).toEqual([]);
  });

  it("types its values as the source gives them: world output a day, the city's figures as a forecast", () => {
    const values = knowledge.facts.flatMap((fact) => fact.values);
    const output = values.filter(({ number }) => number === 22e9);
    expect(output.length).toBeGreaterThan(0);
    for (const value of output)
      expect(value).toMatchObject({ currency: "USD", per: "day", status: "stated" });
    const forecasts = values.filter(({ number }) => number === 30e9 || number === 60e3);
    expect(forecasts.length).toBeGreaterThan(1);
    for (const value of forecasts) expect(value.status).toBe("forecast");
    expect(values.filter(({ per }) => per === "year")).toEqual([]);
  });

  it("has a term behind every unit and every member behind every set", () => {
    const terms = new Set(knowledge.terms.map(({ id }) => id));
    const facts = new Set(knowledge.facts.map(({ key }) => key));
    for (const { key, values, set } of knowledge.facts) {
      for (const { unit } of values)
        expect([key, unit === "percent" || terms.has(unit)]).toEqual([key, true]);
      const named = [...(set?.anchors ?? []), ...(set?.requires ?? []), ...(set?.foreign ?? [])];
      expect([key, named.filter((term) => !term.startsWith("#") && !terms.has(term))]).toEqual([
        key,
        [],
      ]);
      for (const member of set?.members ?? []) expect(facts).toContain(member);
    }
  });

  it("answers each question an author wrote for a fact, in its language, with that fact's citations", () => {
    const answerer = createAnswerer(knowledge);
    const authored = knowledge.facts.flatMap((fact) =>
      Object.entries(fact.questions).flatMap(([language, questions]) =>
        questions.map((question) => ({ fact, language, question })),
      ),
    );
    const missed = authored.filter(({ fact, language, question }) => {
      const answer = answerer.ask(question, { hint: language });
      if (answer.outcome !== "answered" || answer.locale !== language) return true;
      const spans = new Set(answer.citations.map(({ span }) => `${span.start}–${span.end}`));
      return !fact.citations.every(({ span }) => spans.has(`${span.start}–${span.end}`));
    });
    expect(authored.length).toBeGreaterThan(50);
    expect(
      missed.map(({ fact, language, question }) => `${fact.key} (${language}): ${question}`),
    ).toEqual([]);
  });

  it("does not answer what an author says the source leaves open", () => {
    const answerer = createAnswerer(knowledge);
    const answered = knowledge.gaps.flatMap(({ key, questions }) =>
      Object.entries(questions).flatMap(([language, texts]) =>
        texts
          .filter((text) => answerer.ask(text, { hint: language }).outcome === "answered")
          .map((text) => `${key} (${language}): ${text}`),
      ),
    );
    expect(answered).toEqual([]);
  });
});

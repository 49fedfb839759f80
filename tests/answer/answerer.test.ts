/** Whatever is asked: an answer with its source's exact words, a choice, or an honest refusal. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Answer, Answered, Suggestion } from "../../src/answer/answer.ts";
import { createAnswerer } from "../../src/answer/answerer.ts";
import { shippedKnowledge } from "../../src/config.ts";
import { readKnowledge } from "../../src/knowledge-folder.ts";

const { knowledge } = await readKnowledge(shippedKnowledge);
const answerer = createAnswerer(knowledge);
const texts = new Map(knowledge.sources.map(({ id, text }) => [id, text]));
const authored = knowledge.facts.flatMap(({ questions }) =>
  Object.entries(questions).flatMap(([language, all]) => all.map((text) => ({ language, text }))),
);

const hostile = [
  "",
  " \n\t",
  "😀😀😀",
  "👨‍👩‍👧‍👦",
  "\ud800",
  "\udc00 settori \ud83d",
  "\u0000\u0001\u0007\u001b[31m",
  "\u202Equali settori\u202C",
  "ﷺ".repeat(500),
  "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́Ǫ̵̹̻̝̳͂̌̌͘!͖̬̰̙̗̿̋ͥͥ̂ͣ̐́́͜͞",
  "__proto__ constructor toString hasOwnProperty",
  "?".repeat(4000),
  "13".repeat(2000),
  "百分之".repeat(1000),
  "settori e ".repeat(400),
  "Chi? ".repeat(800),
  "a".repeat(10_000),
  "创".repeat(10_000),
  "😀".repeat(10_000),
  " ".repeat(100_000),
];

/** From noise to whole questions, alone, cut, joined and repeated. */
const question = fc.oneof(
  fc.constantFrom(...hostile),
  fc.string({ unit: "binary", maxLength: 80 }),
  fc.string({ unit: "grapheme", maxLength: 80 }),
  fc.constantFrom(...authored.map(({ text }) => text)),
  fc.array(fc.constantFrom(...authored.flatMap(({ text }) => text.split(/(?<=\s)|(?<=\p{Script=Han}{2})/u))), {
    maxLength: 12,
  }).map((parts) => parts.join("")),
  fc.array(fc.constantFrom(...authored.map(({ text }) => text)), { maxLength: 3 }).map((parts) => parts.join(" ")),
);
const locale = fc.constantFrom("it", "zh", "en", undefined);

function citationsOf(answer: Answer): readonly string[] {
  if (answer.outcome !== "answered") return [];
  return answer.citations.map(({ sourceId, span }) => `${sourceId} ${span.start}–${span.end}`);
}

function suggestionsOf(answer: Answer): readonly Suggestion[] {
  if (answer.outcome === "answered") return answer.related;
  return answer.outcome === "ambiguous" ? answer.suggestions : answer.nearest;
}

function expectVerbatim({ citations, parts }: Answered): void {
  expect(citations.length).toBeGreaterThan(0);
  expect(parts.length).toBeGreaterThan(0);
  for (const { sourceId, span, quote } of citations) {
    expect(quote).not.toBe("");
    expect(texts.get(sourceId)?.slice(span.start, span.end)).toBe(quote);
  }
  for (const part of parts)
    for (const number of part.citations) expect(citations[number]).toBeDefined();
}

/** What every answer promises, whatever it says. */
function expectWellFormed(answer: Answer): void {
  expect(answer.ref).toMatch(/^[a-z0-9-]{1,40}$/u);
  expect(answer.confidence).toBeGreaterThanOrEqual(0);
  expect(answer.confidence).toBeLessThanOrEqual(1);
  for (const { ref, label } of suggestionsOf(answer)) {
    expect(ref).toMatch(/^[a-z0-9-]{1,40}$/u);
    expect(label.length).toBeGreaterThan(0);
    expect(label.length).toBeLessThanOrEqual(60);
  }
  const most = answer.outcome === "answered" ? 3 : 4;
  expect(suggestionsOf(answer).length).toBeLessThanOrEqual(most);
  if (answer.outcome === "ambiguous") expect(answer.suggestions.length).toBeGreaterThanOrEqual(2);
  if (answer.outcome === "answered") expectVerbatim(answer);
}

describe("an answer", () => {
  it("keeps its promises for any text, language and locale", () => {
    fc.assert(
      fc.property(question, locale, locale, (text, wanted, hint) => {
        const answer = answerer.ask(text, { locale: wanted, hint });
        expectWellFormed(answer);
        expect(answer.locale).toBe(wanted ?? answer.language);
      }),
      { numRuns: 300 },
    );
  });

  it.each(hostile.map((text) => [text.slice(0, 20), text]))("is given to %j", (_start, text) => {
    for (const each of [text, `${text} Quanti settori?`]) expectWellFormed(answerer.ask(each));
  });

  it.each(["", "  ", "😀😀😀", "\u0001\u0002\u200b", "?!…", "\ud800"])("to %j is that there is nothing to read", (text) => {
    expect(answerer.ask(text)).toMatchObject({ outcome: "unanswered", reason: { kind: "empty" } });
  });

  it("to ten thousand characters is that this is too long, and how long is not", () => {
    const answer = answerer.ask("Quanti settori? ".repeat(625));
    expect(answer).toMatchObject({ outcome: "unanswered", reason: { kind: "too-long" } });
    if (answer.outcome !== "unanswered" || answer.reason.kind !== "too-long") return;
    expect(answerer.ask("Quanti settori?".padEnd(answer.reason.limit)).outcome).toBe("answered");
  });

  it("is the same whenever and in whatever order it is asked for", () => {
    const other = createAnswerer(knowledge);
    const all = authored.map(({ text, language }) => [text, language] as const);
    const asked = all.map(([text, hint]) => answerer.ask(text, { hint }));
    const again = all.toReversed().map(([text, hint]) => other.ask(text, { hint }));
    expect(again.toReversed()).toEqual(asked);
  });

  it("comes in the question's language, unless another is asked for", () => {
    for (const { text, language } of authored)
      expect([text, answerer.ask(text, { hint: language }).locale]).toEqual([text, language]);
    for (const wanted of ["it", "zh", "en"])
      expect(answerer.ask("Quanti settori comprende?", { locale: wanted })).toMatchObject({ language: "it", locale: wanted });
  });

  it("says the same with the same sources in each language", () => {
    for (const { text, language } of authored) {
      const answers = ["it", "zh", "en"].map((wanted) => answerer.ask(text, { locale: wanted, hint: language }));
      expect(new Set(answers.map(({ ref }) => ref)).size).toBe(1);
      expect(new Set(answers.map((answer) => citationsOf(answer).join())).size).toBe(1);
      const said = answers.flatMap((answer) => (answer.outcome === "answered" ? [answer.parts[0].text] : []));
      expect(new Set(said).size).toBe(said.length);
    }
  });

  it("is not made of what its source does not hold any more", () => {
    const [source] = knowledge.sources;
    if (!source) throw new Error("no source");
    const changed = { ...source, text: source.text.replaceAll("e", "E") };
    const stale = createAnswerer({ ...knowledge, sources: [changed] });
    for (const { text } of authored) expect(stale.ask(text).outcome).not.toBe("answered");
  });

  it("from an empty knowledge is honest and never more", () => {
    const empty = { collections: [], sources: [], facts: [], gaps: [], kinds: [], terms: [] };
    const silent = createAnswerer(empty);
    for (const text of [...hostile, "Quanti settori?"]) expect(silent.ask(text).outcome).toBe("unanswered");
    expect(silent.complete("", { limit: 5 })).toEqual([]);
    expect(silent.topics("it")).toEqual([]);
  });
});

describe("recalling an answer", () => {
  it("gives the same outcome and the same sources in each language", () => {
    fc.assert(
      fc.property(question, (text) => {
        const asked = answerer.ask(text);
        for (const wanted of ["it", "zh", "en"]) {
          const recalled = answerer.recall(asked.ref, wanted);
          expect(recalled).toMatchObject({ outcome: asked.outcome, locale: wanted });
          if (asked.outcome === "answered") expect(recalled?.ref).toBe(asked.ref);
          if (recalled) expectWellFormed(recalled);
          if (recalled) expect(citationsOf(recalled)).toEqual(citationsOf(asked));
        }
      }),
      { numRuns: 150 },
    );
  });

  it.each(["", "x", "-", "x-", "xyz", "x1234567", "__proto__", "constructor", "../../x", "X0ABCDEF", "u", "uz", "q".repeat(41), "重庆"])(
    "of %j, which no answer has, gives nothing",
    (ref) => {
      expect(answerer.recall(ref, "it")).toBeUndefined();
    },
  );

  it("never throws, whatever it is given", () => {
    const pieces = fc.array(fc.string({ unit: fc.constantFrom(..."xyngcsu0123456789abcz-"), maxLength: 9 }), { maxLength: 6 });
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: "binary" }), pieces.map((parts) => parts.join("-"))), (ref) => {
        const recalled = answerer.recall(ref, "it");
        if (recalled?.outcome === "answered") expectVerbatim(recalled);
      }),
    );
  });
});

describe("completing a fragment", () => {
  it("gives whole answers, each once and at most as many as asked for", () => {
    fc.assert(
      fc.property(question, locale, fc.nat({ max: 12 }), (text, wanted, limit) => {
        const answers = answerer.complete(text, { locale: wanted, limit });
        expect(answers.length).toBeLessThanOrEqual(limit);
        expect(new Set(answers.map(({ ref }) => ref)).size).toBe(answers.length);
        for (const answer of answers) expectWellFormed(answer);
        for (const answer of answers) if (wanted) expect(answer.locale).toBe(wanted);
      }),
      { numRuns: 150 },
    );
  });

  it.each(["", "  ", "…"])("that says nothing (%j) gives highlights of different kinds", (fragment) => {
    const answers = answerer.complete(fragment, { locale: "zh", limit: 50 });
    expect(answers).toHaveLength(answerer.topics("zh").length);
    expect(answers.every((answer) => answer.locale === "zh")).toBe(true);
  });

  it.each([
    ["huan", "Huang Qifan"],
    ["vice sind", "Huang Qifan"],
    ["editor", "editoria"],
    ["adverti", "pubblicità"],
    ["动漫", "animazione"],
    ["postipos", undefined],
    ["zzzzqq", undefined],
  ])("reads a word that is not finished, such as %s", (fragment, quoted) => {
    const answers = answerer.complete(fragment, { locale: "it", limit: 10 });
    const quotes = answers.flatMap(({ citations }) => citations.map(({ quote }) => quote));
    if (quoted === undefined) expect(quotes).toEqual([]);
    else expect(quotes.some((quote) => quote.includes(quoted))).toBe(true);
  });

  it("puts the answer of a whole question first", () => {
    for (const { text, language } of authored) {
      const asked = answerer.ask(text, { hint: language });
      const [first] = answerer.complete(text, { hint: language, limit: 1 });
      if (asked.outcome === "answered") expect([text, first?.ref]).toEqual([text, asked.ref]);
    }
  });
});

describe("the topics", () => {
  it("hold every fact once, under names and labels in each locale", () => {
    for (const wanted of ["it", "zh", "en"]) {
      const topics = answerer.topics(wanted);
      const refs = topics.flatMap(({ entries }) => entries.map(({ ref }) => ref));
      expect(new Set(refs).size).toBe(knowledge.facts.length);
      expect(refs).toHaveLength(knowledge.facts.length);
      expect(new Set(topics.map(({ id }) => id)).size).toBe(topics.length);
      for (const { id, name } of topics) {
        expect(id).toMatch(/^[a-z0-9-]{1,24}$/u);
        expect(name).not.toBe("");
      }
    }
  });

  it("lead to answers, under the same references in each locale", () => {
    const refsIn = (wanted: string) => answerer.topics(wanted).map(({ entries }) => entries.map(({ ref }) => ref));
    expect(refsIn("zh")).toEqual(refsIn("it"));
    for (const ref of refsIn("en").flat()) {
      const answer = answerer.recall(ref, "en");
      expect(answer?.outcome).toBe("answered");
      if (answer) expectWellFormed(answer);
    }
  });

  it("have labels of at most 60 characters that tell entries apart", () => {
    for (const wanted of ["it", "zh", "en"])
      for (const { name, entries } of answerer.topics(wanted)) {
        const labels = entries.map(({ label }) => label);
        expect([name, new Set(labels).size]).toEqual([name, labels.length]);
        for (const label of labels) expect(label.length).toBeLessThanOrEqual(60);
      }
  });
});

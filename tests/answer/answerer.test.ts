/** Whatever is asked: an answer with its source's exact words, a choice, or an honest refusal. */
import * as fc from "fast-check";
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
  fc.string({ unit: "binary", maxLength: 80 }),
  fc.string({ unit: "grapheme", maxLength: 80 }),
  fc.constantFrom(...authored.map(({ text }) => text)),
  fc
    .array(
      fc.constantFrom(
        ...authored.flatMap(({ text }) => text.split(/(?<=\s)|(?<=\p{Script=Han}{2})/u)),
      ),
      {
        maxLength: 12,
      },
    )
    .map((parts) => parts.join("")),
  fc
    .array(fc.constantFrom(...authored.map(({ text }) => text)), { maxLength: 3 })
    .map((parts) => parts.join(" ")),
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

/** Whether its quotes are the source's own words, and each statement points to quotes there are. */
function isCited({ citations, parts }: Answered): boolean {
  const isVerbatim = citations.every(
    ({ sourceId, span, quote }) =>
      quote !== "" && texts.get(sourceId)?.slice(span.start, span.end) === quote,
  );
  const numbers = parts.flatMap((part) => part.citations);
  const arePointed = numbers.every((number) => citations[number] !== undefined);
  return citations.length > 0 && parts.length > 0 && isVerbatim && arePointed;
}

/** What every answer promises, whatever it says. */
const promises: Readonly<Record<string, (answer: Answer) => boolean>> = {
  "a reference": ({ ref }) => isRef(ref),
  "a confidence from 0 to 1": ({ confidence }) => confidence >= 0 && confidence <= 1,
  "suggestions with references": (answer) => suggestionsOf(answer).every(({ ref }) => isRef(ref)),
  "labels of 1 to 60 characters": (answer) =>
    suggestionsOf(answer).every(({ label }) => label.length > 0 && label.length <= 60),
  "few suggestions": (answer) =>
    suggestionsOf(answer).length <= (answer.outcome === "answered" ? 3 : 4),
  "a choice of at least two": (answer) =>
    answer.outcome !== "ambiguous" || answer.suggestions.length >= 2,
  "exact quotes": (answer) => answer.outcome !== "answered" || isCited(answer),
};

function isRef(ref: string): boolean {
  return /^[a-z0-9-]{1,40}$/u.test(ref);
}

function brokenPromises(answer: Answer): string[] {
  return Object.keys(promises).filter((promise) => promises[promise]?.(answer) !== true);
}

describe("an answer", { timeout: 30_000 }, () => {
  it("keeps its promises for any text, language and locale", () => {
    fc.assert(
      fc.property(question, locale, locale, (text, wanted, hint) => {
        const answer = answerer.ask(text, { locale: wanted, hint });
        expect(brokenPromises(answer)).toEqual([]);
        expect(answer.locale).toBe(wanted ?? answer.language);
      }),
      { numRuns: 200 },
    );
  });

  it.each(hostile.map((text) => [text.slice(0, 20), text]))("is given to %j", (_start, text) => {
    for (const each of [text, `${text} Quanti settori?`])
      expect(brokenPromises(answerer.ask(each))).toEqual([]);
  });

  it.each(["", "  ", "😀😀😀", "\u0001\u0002\u200b", "?!…", "\ud800"])(
    "to %j is that there is nothing to read",
    (text) => {
      expect(answerer.ask(text)).toMatchObject({
        outcome: "unanswered",
        reason: { kind: "empty" },
      });
    },
  );

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
      expect(answerer.ask("Quanti settori comprende?", { locale: wanted })).toMatchObject({
        language: "it",
        locale: wanted,
      });
  });

  it("says the same with the same sources in each language", () => {
    for (const { text, language } of authored) {
      const answers = ["it", "zh", "en"].map((wanted) =>
        answerer.ask(text, { locale: wanted, hint: language }),
      );
      expect(new Set(answers.map(({ ref }) => ref)).size).toBe(1);
      expect(new Set(answers.map((answer) => citationsOf(answer).join())).size).toBe(1);
      const said = answers.flatMap((answer) =>
        answer.outcome === "answered" ? [answer.parts[0].text] : [],
      );
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
    for (const text of [...hostile, "Quanti settori?"])
      expect(silent.ask(text).outcome).toBe("unanswered");
    expect(silent.complete("", { limit: 5 })).toEqual([]);
    expect(silent.topics("it")).toEqual([]);
  });
});

describe("recalling an answer", { timeout: 30_000 }, () => {
  it("gives the same outcome and the same sources in each language", () => {
    fc.assert(
      fc.property(question, (text) => {
        const asked = answerer.ask(text);
        for (const wanted of ["it", "zh", "en"]) {
          const recalled = answerer.recall(asked.ref, wanted);
          expect(recalled).toMatchObject({ outcome: asked.outcome, locale: wanted });
          expect(recalled && brokenPromises(recalled)).toEqual([]);
          expect(recalled && citationsOf(recalled)).toEqual(citationsOf(asked));
        }
      }),
      { numRuns: 100 },
    );
  });

  it("gives an answered question its own reference again", () => {
    const refs = authored.map(({ text, language }) => answerer.ask(text, { hint: language }).ref);
    expect(refs.map((ref) => answerer.recall(ref, "en")?.ref)).toEqual(refs);
  });

  it.each([
    "",
    "x",
    "-",
    "x-",
    "xyz",
    "x1234567",
    "__proto__",
    "constructor",
    "../../x",
    "X0ABCDEF",
    "u",
    "uz",
    "q".repeat(41),
    "重庆",
  ])("of %j, which no answer has, gives nothing", (ref) => {
    expect(answerer.recall(ref, "it")).toBeUndefined();
  });

  it("never throws, whatever it is given", () => {
    const pieces = fc.array(
      fc.string({ unit: fc.constantFrom(...Array.from("xyngcsu0123456789abcz-")), maxLength: 9 }),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: "binary" }),
          pieces.map((parts) => parts.join("-")),
        ),
        (ref) => {
          const recalled = answerer.recall(ref, "it");
          expect(recalled?.outcome !== "answered" || isCited(recalled)).toBe(true);
        },
      ),
    );
  });
});

describe("completing a fragment", { timeout: 30_000 }, () => {
  it("gives whole answers, each once and at most as many as asked for", () => {
    fc.assert(
      fc.property(question, locale, fc.nat({ max: 12 }), (text, wanted, limit) => {
        const answers = answerer.complete(text, { locale: wanted, limit });
        expect(answers.length).toBeLessThanOrEqual(limit);
        expect(new Set(answers.map(({ ref }) => ref)).size).toBe(answers.length);
        expect(answers.flatMap(brokenPromises)).toEqual([]);
        const own = answerer.ask(text, { locale: wanted }).locale;
        expect(answers.filter((answer) => answer.locale !== own)).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  it.each(["", "  ", "…"])(
    "that says nothing (%j) gives highlights of different kinds",
    (fragment) => {
      const answers = answerer.complete(fragment, { locale: "zh", limit: 50 });
      expect(answers).toHaveLength(answerer.topics("zh").length);
      expect(answers.every((answer) => answer.locale === "zh")).toBe(true);
    },
  );

  it.each([
    ["huan", "Huang Qifan"],
    ["vice sind", "Huang Qifan"],
    ["editor", "editoria"],
    ["adverti", "pubblicità"],
    ["动漫", "animazione"],
  ])("reads a word that is not finished, such as %s", (fragment, quoted) => {
    const answers = answerer.complete(fragment, { locale: "it", limit: 10 });
    const quotes = answers.flatMap(({ citations }) => citations.map(({ quote }) => quote));
    expect(quotes.some((quote) => quote.includes(quoted))).toBe(true);
  });

  it("gives nothing for letters that no known word begins with", () => {
    expect(answerer.complete("zzzzqq", { locale: "it", limit: 10 })).toEqual([]);
  });

  it("puts the answer of a whole question first", () => {
    const asked = authored.map(({ text, language }) => answerer.ask(text, { hint: language }));
    const firsts = authored.map(({ text, language }) =>
      answerer.complete(text, { hint: language, limit: 1 }).at(0),
    );
    const others = asked.filter(
      ({ outcome, ref }, index) => outcome === "answered" && firsts[index]?.ref !== ref,
    );
    expect(others).toEqual([]);
  });
});

function refsIn(wanted: string): string[][] {
  return answerer.topics(wanted).map(({ entries }) => entries.map(({ ref }) => ref));
}

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
    expect(refsIn("zh")).toEqual(refsIn("it"));
    for (const ref of refsIn("en").flat()) {
      const answer = answerer.recall(ref, "en");
      expect(answer?.outcome).toBe("answered");
      expect(answer && brokenPromises(answer)).toEqual([]);
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

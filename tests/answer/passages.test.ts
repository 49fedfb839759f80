/** Answers quoted from documents: verbatim, with their place, named by a reference, and led through from end to end. */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Answer, Answered, Reading } from "../../src/answer/answer.ts";
import type { ExplainingAnswerer } from "../../src/answer/answerer.ts";
import { createAnswerer } from "../../src/answer/answerer.ts";
import { isUnreadable } from "../../src/documents/document.ts";
import { readDocument } from "../../src/documents/read-document.ts";
import { mergeCollections } from "../../src/knowledge/knowledge.ts";
import type { Source } from "../../src/knowledge/source.ts";
import { sourceOf } from "../../src/knowledge/source.ts";

async function sourceFrom(id: string, text: string): Promise<Source> {
  const document = await readDocument(id, new TextEncoder().encode(text));
  if (isUnreadable(document)) throw new Error(document.message);
  return sourceOf(document, { id, title: document.title ?? id, language: "en" });
}

function answererOf(...sources: readonly Source[]): ExplainingAnswerer {
  const nothing = { kinds: [], facts: [], gaps: [], terms: [] };
  return createAnswerer(mergeCollections([{ id: "a", name: undefined, sources, ...nothing }]));
}

function quoted(answer: Answer | undefined): Answered {
  if (answer?.outcome !== "answered") throw new Error(`not answered: ${answer?.outcome}`);
  return answer;
}

const LIGHTHOUSE = `# The lighthouse of Corvel

The lighthouse of Corvel stands on a reef off the northern coast. It is kept by two
families.

## Building

The **lighthouse** was built in [1824](https://corvel.example/1824) by the engineer Marta
Oxley, who had the granite brought from the mainland. The work took six years.

The stages were these:

- the base of granite
- the tower
- the lamp

## Lamp

The lamp burns *rape oil*. Its light is seen at a distance of 17 miles.
`;
const HARBOUR = `# The harbour of Dunvale

The harbour of Dunvale was dredged in 1901. Its lighthouse is small.

## Building

The quay was built of oak by the harbour board.
`;
const lighthouse = await sourceFrom("lighthouse.md", LIGHTHOUSE);
const harbour = await sourceFrom("harbour.md", HARBOUR);
const answerer = answererOf(lighthouse, harbour);
const WHEN = "When was the lighthouse of Corvel built?";

/** The page of the source with the quote, as the button below the answer opens it. */
function opened(answer: Answered, by = answerer): Reading {
  const page = by.read(`${answer.ref}_0`, "en");
  if (page === undefined) throw new Error(`no page for ${answer.ref}`);
  return page;
}

/** All pages from this one to the end of the source, by the buttons. */
function walk(from: Reading, direction: "before" | "after", by = answerer): Reading[] {
  const pages: Reading[] = [];
  for (let ref = from[direction]; ref !== undefined && pages.length < 2000;) {
    const page = by.read(ref, "en");
    if (page === undefined) throw new Error(`no page ${ref}`);
    pages.push(page);
    ref = page[direction];
  }
  return pages;
}

/** Every page of the source, the first one first. */
function allPages(answer: Answered, by = answerer): Reading[] {
  const page = by.read(`${answer.ref}_00`, "en");
  if (page === undefined) throw new Error(`no first page for ${answer.ref}`);
  return [page, ...walk(page, "after", by)];
}

function quotesOf({ text, quotes }: Reading): string[] {
  return quotes.map(({ start, end }) => text.slice(start, end));
}

function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}]+/gu) ?? [];
}

describe("an answer from a document", () => {
  it("quotes the file unit for unit, and shows it without formatting signs and broken lines", () => {
    const { citations, parts } = quoted(answerer.ask(WHEN));
    const { span, quote } = citations[0];
    expect(LIGHTHOUSE.slice(span.start, span.end)).toBe(quote);
    expect(quote).toContain("[1824](https://corvel.example/1824) by the engineer Marta\nOxley");
    expect(parts[0].text).toContain("lighthouse was built in 1824 by the engineer Marta Oxley");
  });

  it("names title, section and paragraph", () => {
    const { citations, title } = quoted(answerer.ask(WHEN));
    expect(citations[0]).toMatchObject({ title: "The lighthouse of Corvel", section: "Building" });
    expect(title).toBe("The lighthouse of Corvel: Building");
  });

  it("marks words of the question, in order and inside", () => {
    const [{ text, highlights = [] }] = quoted(answerer.ask(WHEN)).parts;
    const marked = highlights.map(({ start, end }) => text.slice(start, end));
    expect(marked).toEqual(expect.arrayContaining(["lighthouse", "built"]));
    expect(highlights.toSorted((a, b) => a.start - b.start)).toEqual(highlights);
  });

  it.each(["en", "it", "zh"])(
    "is given again in %s by its reference, in the same words",
    (locale) => {
      const asked = quoted(answerer.ask(WHEN));
      expect(asked.ref).toMatch(/^[a-z0-9-]{1,40}$/);
      const { parts, citations } = quoted(answerer.recall(asked.ref, locale));
      expect([parts[0].text, citations]).toEqual([asked.parts[0].text, asked.citations]);
    },
  );

  it("is gone, not wrong, where the document says something else now", async () => {
    const { ref } = quoted(answerer.ask(WHEN));
    const changed = await sourceFrom(
      "lighthouse.md",
      LIGHTHOUSE.replace("six years", "five years"),
    );
    expect(answererOf(changed, harbour).recall(ref, "en")).toBeUndefined();
    expect(answererOf(harbour).recall(ref, "en")).toBeUndefined();
  });

  it.each([
    ["When was the lighthouse of Corvel built in 1825?", "1825"],
    ["What did the engineer Wexford build in Corvel?", "Wexford"],
  ])("is refused where another number or name is asked for: %s", (question, name) => {
    const answer = answerer.ask(question);
    expect(answer).toMatchObject({ outcome: "unanswered", reason: { kind: "unexplained" } });
    expect(answer.outcome === "unanswered" && answer.nearest.length).toBeGreaterThan(0);
    expect(JSON.stringify(answer)).toContain(name);
  });
});

const twin = (id: string) => sourceFrom(id, "# Rules\n\n## Fees\n\nThe surcharge is due.\n");

describe("a bare word that several documents hold", () => {
  it("is asked back about, with labels that differ and answers behind each", async () => {
    const twins = answererOf(await twin("north/rules.md"), await twin("south/rules.md"));
    const answer = twins.ask("surcharge");
    if (answer.outcome !== "ambiguous") throw new Error(answer.outcome);
    const labels = answer.suggestions.map(({ label }) => label);
    expect(new Set(labels).size).toBe(2);
    expect(answer.ref).toMatch(/^[a-z0-9-]{1,40}$/);
    for (const { ref } of answer.suggestions)
      expect(quoted(twins.recall(ref, "it")).citations[0].quote).toBe("The surcharge is due.");
    expect(twins.recall(answer.ref, "zh")).toMatchObject({ outcome: "ambiguous" });
  });
});

describe("the source of an answer", () => {
  it("opens where the quote stands, which is marked and has words around it", () => {
    const asked = quoted(answerer.ask(WHEN));
    const page = opened(asked);
    expect(quotesOf(page)).toEqual([asked.parts[0].text]);
    expect(page.text).toContain("The work took six years.");
    expect(page).toMatchObject({ title: "The lighthouse of Corvel", section: "Building" });
    expect([page.paragraph, page.paragraphs]).toEqual([2, 7]);
  });

  it("shows a sentence of the neighbouring pages where the quote begins or ends its own", () => {
    const asked = quoted(answerer.ask("What does the lamp burn?"));
    const { text } = opened(asked);
    expect(text.indexOf("the lamp")).toBeLessThan(text.indexOf("rape oil"));
    expect(text).toContain("17 miles");
  });

  it("is led through from end to end and back, without a gap or a repeat", () => {
    const asked = quoted(answerer.ask(WHEN));
    const pages = allPages(asked);
    const words = pages.flatMap(({ text }) => wordsOf(text));
    const body = LIGHTHOUSE.replaceAll(/^#.*$/gmu, "").replaceAll(/\(https[^)]*\)/gu, "");
    expect(words).toEqual(wordsOf(body));
    const end = pages.at(-1) ?? opened(asked);
    const back = [...walk(end, "before").toReversed(), end];
    expect(back.map(({ text }) => text)).toEqual(pages.map(({ text }) => text));
    expect(opened(asked).answer).toBe(asked.ref);
  });

  it.each(["", "_0", "p_0", "x1234567_0", "../../etc/passwd_0", "_".repeat(64), "p0_zzzzz"])(
    "is not opened by %j",
    (ref) => {
      expect(answerer.read(ref, "en")).toBeUndefined();
    },
  );

  it("admits a page that is not there, and a quote that no longer stands", async () => {
    const asked = quoted(answerer.ask(WHEN));
    expect(answerer.read(`${asked.ref}_1`, "en")).toBeUndefined();
    expect(answerer.read(`${asked.ref}_0zzzz`, "en")).toBeUndefined();
    const changed = await sourceFrom("lighthouse.md", LIGHTHOUSE.replace("1824", "1825"));
    expect(answererOf(changed).read(`${asked.ref}_0`, "en")).toBeUndefined();
  });

  it("is read whole whatever it holds: long sentences, many lines, rare characters", async () => {
    const piece = fc.oneof(
      fc.constantFrom(
        "word ",
        "𠮷野家",
        "图书馆。",
        "End. Next ",
        "\n",
        "\n\n",
        "- item\n",
        "a, b ",
        "😀",
      ),
      fc.integer({ min: 1, max: 900 }).map((length) => "long ".repeat(length / 5 + 1)),
      fc.integer({ min: 1, max: 900 }).map((length) => "x".repeat(length)),
      fc.integer({ min: 1, max: 90 }).map((length) => "- z\n".repeat(length)),
    );
    const texts = fc.array(piece, { minLength: 1, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(texts, async (pieces) => {
        const text = `Opening quillwort.\n\n${pieces.join("")}`;
        const source = await sourceFrom("any.txt", text);
        const by = answererOf(source);
        const [first] = by.complete("quillwort", { limit: 1 });
        const asked = quoted(first);
        expect(quotesOf(opened(asked, by))).toEqual([asked.parts[0].text]);
        const pages = allPages(asked, by);
        expect(pages.flatMap((page) => wordsOf(page.text))).toEqual(wordsOf(text));
        for (const page of pages) {
          expect(page.after ?? "").toMatch(/^[a-z0-9_-]{0,46}$/);
          expect(page.text).not.toMatch(/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/);
          expect(page.text.length).toBeLessThanOrEqual(3000);
        }
      }),
      { numRuns: 15 },
    );
  }, 60_000);
});

describe("a fragment typed inline", () => {
  it("offers passages of distinct sections, each whole", () => {
    const cards = answerer.complete("lighthouse", { limit: 10 });
    expect(cards.length).toBeGreaterThan(1);
    expect(new Set(cards.map(({ ref }) => ref)).size).toBe(cards.length);
    expect(new Set(cards.map(({ title }) => title)).size).toBe(cards.length);
    expect(answerer.complete("zzzzqq", { limit: 10 })).toEqual([]);
  });

  it.each([
    "granite",
    "engineer",
    "families",
    "northern",
    "dredged",
    "distance",
    "lighthouse gran",
  ])("finds the passage with “%s” from its fourth letter on", (typed) => {
    const word = typed.split(" ").at(-1) ?? typed;
    for (let length = typed.length - word.length + 4; length <= typed.length; length++) {
      const cards = answerer.complete(typed.slice(0, length), { limit: 10 });
      const texts = cards.map(({ citations }) => citations[0].quote);
      expect(texts.join("\n")).toContain(word);
    }
  });

  it("marks the word that the letters may grow into", () => {
    const [card] = answerer.complete("grani", { limit: 1 });
    const [{ text, highlights = [] }] = quoted(card).parts;
    expect(highlights.map(({ start, end }) => text.slice(start, end))).toContain("granite");
  });
});

describe("an explanation", () => {
  it("says which passages came near, what they lack, and why none is quoted", () => {
    const [explained] = answerer.explain("When was the lighthouse of Corvel built in 1825?");
    expect(explained?.passages).toMatchObject({
      obstacle: "names",
      lackingNames: ["1825"],
      isSaid: false,
    });
    const lacking = explained?.passages?.candidates[0]?.lacking ?? [];
    expect(lacking).toContainEqual({ surface: "1825", isKnown: false });
    expect(explained?.units.every(({ weight }) => Number.isFinite(weight))).toBe(true);
  });

  it("says that a passage was quoted", () => {
    expect(answerer.explain(WHEN)[0]?.passages).toMatchObject({
      isSaid: true,
      obstacle: undefined,
    });
  });
});

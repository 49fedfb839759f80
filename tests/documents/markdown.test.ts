/** Markdown is blocks and words; what formats is no word, and every span counts in the file. */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Document } from "../../src/documents/document.ts";
import { isUnreadable } from "../../src/documents/document.ts";
import { readMarkdown, wordsOf } from "../../src/documents/markdown.ts";

function read(text: string): Document {
  const document = readMarkdown(text);
  if (isUnreadable(document)) throw new Error(document.message);
  return document;
}

function shown(text: string): string[] {
  const document = read(text);
  return document.blocks.map(
    (block) => `${block.kind}${block.level ?? ""}: ${wordsOf(document, block)}`,
  );
}

/** What every document promises of its spans. */
function expectSpansInOrder({ text, blocks, markup }: Document): void {
  for (const spans of [blocks, markup]) {
    let end = 0;
    for (const span of spans) {
      expect(span.start).toBeGreaterThanOrEqual(end);
      expect(span.end).toBeGreaterThan(span.start);
      ({ end } = span);
    }
    expect(end).toBeLessThanOrEqual(text.length);
  }
  for (const sign of markup)
    expect(blocks.some(({ start, end }) => start <= sign.start && sign.end <= end)).toBe(true);
}

describe("the blocks of Markdown", () => {
  it.each([
    ["# Uno\n\nDue.\n\n## Tre ##\n", ["heading1: Uno", "paragraph: Due.", "heading2: Tre"]],
    ["Uno\n===\nDue\n---\n", ["heading1: Uno", "heading2: Due"]],
    ["- a\n  - b\n- [x] c\n", ["item: a", "item: b", "item: c"]],
    ["1. uno\n\n   ancora\n2. due\n", ["item: uno", "item: ancora", "item: due"]],
    ["> uno\n> due\n", ["quotation: uno\ndue"]],
    ["| a | b |\n|---|--:|\n| *x* | y\\|z |\n", ["table: a b", "table: x y|z"]],
    ["|a|b|\n|-|-|\n|c|d|\n", ["table: a|b", "table: c|d"]],
    ["```js\nlet a;\n```\n", ["code: \nlet a;\n"]],
    ["<div>ciao <b>a</b></div>\n\n<!-- no -->\n", ["paragraph: ciao a"]],
    ["uno[^1]\n\n[^1]: nota\n", ["paragraph: uno", "paragraph: nota"]],
    ["uno\n\n***\n\n[a]: http://b.it\n", ["paragraph: uno"]],
    ["\uFEFF# Uno", ["heading1: Uno"]],
    [
      "# 重庆的**创意**产业\r\n\r\n十三个行业。\r\n",
      ["heading1: 重庆的创意产业", "paragraph: 十三个行业。"],
    ],
  ])("are those of %j", (text, blocks) => {
    expect(
      shown(text).map((line) => line.replace(/^(table: ) */u, "$1").replace(/ +$/u, "")),
    ).toEqual(blocks);
    expectSpansInOrder(read(text));
  });
});

describe("the words of Markdown", () => {
  it.each([
    ["un **grasso** e *corsivo* e ~~via~~", "un grasso e corsivo e via"],
    ["[qui](https://a.it 'titolo') e [lì][r]\n\n[r]: https://b.it", "qui e lì"],
    ["![il ponte](a.png) e `codice` e `` a`b ``", "il ponte e codice e  a`b "],
    ["\\*non corsivo\\* e \\\\", "*non corsivo* e \\"],
    ["AT&amp;T e perch&eacute;", "AT&T e perch&eacute;"],
    ["<https://a.it> e https://b.it/c_d e x@y.it!", "https://a.it e https://b.it/c_d e x@y.it!"],
    ["uno  \ndue\\\ntre <b>x</b>", "uno\ndue\ntre x"],
    ["Roma<br>Milano, Roma <br> Milano", "Roma<br>Milano, Roma  Milano"],
    ["[sic] resta com'è", "[sic] resta com'è"],
  ])("are what a reader sees of %j", (text, words) => {
    const [block, ...rest] = shown(text);
    expect(block).toBe(`paragraph: ${words}`);
    expect(rest).toEqual([]);
  });

  it("refer to labels defined anywhere, however long the text between", () => {
    const text = `[Uno][r] e [no]\n\n${"Parole e parole.\n\n".repeat(2_000)}[r]: https://a.it\n`;
    expect(shown(text)[0]).toBe("paragraph: Uno e [no]");
  });

  it("keep the columns of a table that is longer than one reading", () => {
    const rows = shown(`| a | b |\n|---|---|\n${"| x | y |\n".repeat(500)}`);
    expect(rows).toHaveLength(501);
    expect(new Set(rows.slice(1).map((row) => row.replaceAll(/ +/gu, " ")))).toEqual(
      new Set(["table: x y"]),
    );
  });

  it("keep every letter and digit of plain paragraphs", () => {
    const word = fc.stringMatching(/^[a-zà-ù0-9重庆]{1,8}$/u);
    const paragraph = fc
      .array(word, { minLength: 1, maxLength: 12 })
      .map((words) => `A${words.join(" ")}.`);
    fc.assert(
      fc.property(fc.array(paragraph, { minLength: 1, maxLength: 8 }), (paragraphs) => {
        const document = read(paragraphs.join("\n\n"));
        expect(document.blocks.map((block) => wordsOf(document, block))).toEqual(paragraphs);
      }),
    );
  });

  it("are parted from signs in order and inside blocks, whatever the mix", () => {
    const part = fc.constantFrom(
      "a",
      "b ",
      "*",
      "**",
      "_",
      "> ",
      "- ",
      "1. ",
      "\n",
      "\n\n",
      "`",
      "[",
      "](c)",
      "# ",
      "|",
      "&amp;",
      "\\",
      "重",
      "  ",
      "\uFEFF",
      "<b>",
      "~~",
      "x@y.it",
      "www.a.it",
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 40 }), (parts) => {
        const document = read(parts.join(""));
        expectSpansInOrder(document);
        expect(document.text).toBe(parts.join(""));
      }),
      { numRuns: 500 },
    );
  });
});

describe("front matter", () => {
  it("gives title, language, date and address, and is no block", () => {
    const text =
      "---\ntitle: Il porto\nlang: it-IT\ndate: 2024-05-01\nurl: https://a.it/porto\nother: [1]\n---\n# Altro\n";
    const document = read(text);
    expect(document).toMatchObject({
      title: "Il porto",
      language: "it",
      date: "2024-05-01",
      address: "https://a.it/porto",
    });
    expect(document.blocks).toEqual([
      { kind: "heading", level: 1, start: text.indexOf("#"), end: text.length - 1 },
    ]);
  });

  it("is only YAML between lines of three hyphens: other such lines are text", () => {
    expect(shown("---js\n{ a: 1 }\n---\n")[0]).toMatch(/^heading2: ---js|^paragraph: ---js/u);
    expect(shown("+++\na = 1\n+++\n")).toEqual(["paragraph: +++\na = 1\n+++"]);
    expect(read("---\n\nCiao.\n\n---\n").blocks).toHaveLength(1);
    expect(read("---\nCiao.\n\n---\n").blocks.length).toBeGreaterThan(0);
  });

  it("that is no valid YAML is reported with its line", () => {
    expect(readMarkdown("---\ntitle: a\nb: [\n---\nCiao.\n")).toMatchObject({
      line: expect.any(Number),
      message: expect.stringMatching(/front matter .*Permitted: /u),
    });
    expect(readMarkdown('---\ntitle: "a\n---\nCiao.\n')).toHaveProperty("message");
  });

  it("runs nothing, multiplies nothing and pollutes nothing", () => {
    expect(read("---\n__proto__: { polluted: yes }\ntitle: a\n---\nCiao.\n").title).toBe("a");
    expect("polluted" in {}).toBe(false);
    const levels = Array.from({ length: 12 }, (_, at) => {
      const alias = at === 0 ? "1" : `*a${at - 1}`;
      return `a${at}: &a${at} [${Array.from({ length: 9 }, () => alias).join(", ")}]`;
    });
    expect(readMarkdown(`---\n${levels.join("\n")}\n---\nCiao.\n`)).toHaveProperty("message");
    expect(readMarkdown(`---\na: ${"[".repeat(20_000)}\n---\nCiao.\n`)).toHaveProperty("message");
    expect(read("---\ntitle: a\nurl: javascript:alert(1)\n---\nCiao.\n").address).toBeUndefined();
  });

  it("leaves the title to the first heading of level 1 where it has none", () => {
    expect(read("## No\n\n# Il *ponte*\n").title).toBe("Il ponte");
    expect(read("Ciao.\n").title).toBeUndefined();
  });
});

describe("hostile Markdown", () => {
  it.each([
    ["quotations", "> ".repeat(20_000)],
    ["lists", "- ".repeat(20_000)],
    ["brackets", "[".repeat(50_000)],
    ["links", "[a](".repeat(10_000)],
    ["emphasis", "*a ".repeat(50_000)],
    ["emphasis in many lines", `${"*a ".repeat(40)}\n`.repeat(200)],
    ["emphasis within words", "a**b".repeat(20_000)],
    ["backticks", Array.from({ length: 500 }, (_, at) => `${"`".repeat(at + 1)} a `).join("")],
    ["columns", `${"|a".repeat(10_000)}|\n${"|-".repeat(10_000)}|\n`],
    ["tags", "<div>".repeat(50_000)],
    ["one line of a million", "parola ".repeat(150_000)],
    [
      "indented lists",
      Array.from({ length: 300 }, (_, at) => `${" ".repeat(at * 2)}- a`).join("\n"),
    ],
    ["a text as long as a library", "Parole e parole.\n\n".repeat(400_000)],
  ])(
    "of many %s is read in seconds, and loses nothing",
    (_what, text) => {
      const document = read(`Ciao.\n\n${text}`);
      expect(document.blocks[0]).toMatchObject({ kind: "paragraph", start: 0, end: 5 });
      expect(document.blocks.at(-1)?.end).toBeLessThanOrEqual(document.text.length);
    },
    20_000,
  );
});

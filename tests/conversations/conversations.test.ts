/** Every conversation in the folders it/, zh/ and en/, through the real bot; README.md tells how they are read. */
import { readdirSync, readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createAnswerer } from "../../src/answer/answerer.ts";
import { shippedKnowledge } from "../../src/config.ts";
import { readKnowledge } from "../../src/knowledge-folder.ts";
import {
  parseConversations,
  type Deed,
  type Expectation,
  type Person,
  type Step,
} from "./conversation.ts";
import { openStage, Players, type Scene, type Stage } from "./stage.ts";

const here = new URL(".", import.meta.url);
const article = readFileSync(`${shippedKnowledge}chongqing-creative-industry/article.txt`, "utf8");
const { knowledge } = await readKnowledge(shippedKnowledge);
const answerer = createAnswerer(knowledge);

const folders: readonly (readonly [string, Person])[] = [
  ["it", "Anna"],
  ["zh", "Li"],
  ["en", "Emma"],
];

for (const [folder, person] of folders) {
  const path = new URL(`${folder}/`, here);
  describe.each(readdirSync(path).toSorted())(`${folder}/%s`, (file) => {
    const conversations = parseConversations(readFileSync(new URL(file, path), "utf8"));
    let stage: Stage;
    beforeAll(async () => {
      stage = await openStage(answerer);
    });
    afterAll(() => stage.close());

    it.each(conversations.map(({ title, steps }) => [title, steps] as const))(
      "%s",
      async (_title, steps) => {
        const players = new Players(stage.server, person);
        for (const step of steps) expect(differences(step, await players.play(step))).toEqual([]);
      },
    );

    it("keeps to the limits of the Bot API throughout", () => {
      const refused = stage.server.calls.filter(({ response }) => response?.ok === false);
      expect(refused).toEqual([]);
    });
  });
}

/** What is not as it should be and, below it, all that was seen; nothing where all is well. */
function differences({ line, deed, expectations }: Step, scene: Scene): string[] {
  const missing = expectations.filter((expectation) => !holds(expectation, scene)).map(inWords);
  const found = [...missing, ...unexpected(expectations, scene)];
  if (found.length === 0) return [];
  return [...found, `after line ${line}, ${inWords(deed)}`, ...transcript(scene)];
}

function inWords({ kind, ...rest }: Expectation | Deed): string {
  return [kind, ...Object.values(rest).filter((value) => typeof value === "string")].join(": ");
}

function transcript({ lines, quotes, buttons, change }: Scene): string[] {
  const cited = quotes.map((quote) => `"${quote}"`);
  return [`(${change})`, ...lines, ...cited, ...buttons.map((label) => `[${label}]`)];
}

function holds(expectation: Expectation, { lines, quotes, buttons, change }: Scene): boolean {
  switch (expectation.kind) {
    case "line":
      return lines.some((line) => withoutMarkers(line) === expectation.text);
    case "words":
      return lines.join("\n").includes(expectation.text);
    case "absent words":
      return !lines.join("\n").includes(expectation.text);
    case "quote":
      return quotes.some((quote) => quote.includes(expectation.text));
    case "button":
      return buttons.includes(expectation.text);
    case "silence":
    case "same message":
    case "new message":
      return change === expectation.kind;
  }
}

/** What no reply may do, whether or not the conversation says so. */
function unexpected(expectations: readonly Expectation[], { lines, quotes }: Scene): string[] {
  const isCited = expectations.some(({ kind }) => kind === "quote");
  const strange = quotes.filter((quote) => !article.includes(quote));
  return [
    ...strange.map((quote) => `not in the source: ${quote}`),
    ...(isCited || quotes.length === 0 ? [] : ["cited without being expected to"]),
    ...(isMixed(lines) ? ["two languages in one answer"] : []),
  ];
}

const isChinese = (text: string) => /\p{Script=Han}/u.test(text);

/** The line below a quote tells the language of the answer. */
function isMixed(lines: readonly string[]): boolean {
  const places = lines.filter((line) => /^\[\d+\] /u.test(line));
  const statements = lines.filter((line) => !/^\[\d+\] /u.test(line)).join(" ");
  return places.some((place) => isChinese(place) !== isChinese(statements));
}

function withoutMarkers(line: string): string {
  return line.replace(/ ?(?:\[\d+\])+$/u, "");
}

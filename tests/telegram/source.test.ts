/** The way from an answer to its source and back, on the knowledge that is shipped: alone, inline, by link. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { createAnswerer } from "../../src/answer/answerer.ts";
import type { Message } from "../../src/bot-api-server/telegram-objects.ts";
import type { TestChat } from "../../src/bot-api-server/test-chat.ts";
import { shippedKnowledge } from "../../src/config.ts";
import { readKnowledge } from "../../src/knowledge-folder.ts";
import { startFonti } from "./fonti-on-server.ts";

const article = readFileSync(`${shippedKnowledge}chongqing-creative-industry/article.txt`, "utf8");
const answerer = createAnswerer((await readKnowledge(shippedKnowledge)).knowledge);

async function startWithEmma() {
  const fonti = await startFonti({ answerer });
  const emma = fonti.server.createUser({ firstName: "Emma", languageCode: "en" });
  const chat = emma.privateChat();
  const now = (message: Message, where: TestChat = chat) => where.find(message) ?? message;
  const ask = async (text: string) => {
    await emma.sends(chat, text);
    return chat.waitForBotMessage();
  };
  return { ...fonti, emma, chat, now, ask };
}

function marked({ text = "", entities = [] }: Message, type: string): string[] {
  return entities
    .filter((entity) => entity.type === type)
    .map(({ offset, length }) => text.slice(offset, offset + length));
}

function labels({ reply_markup }: Message): string[][] {
  return reply_markup?.inline_keyboard.map((row) => row.map(({ text }) => text)) ?? [];
}

describe("the source of a fact", () => {
  it("opens with every quote of the answer in bold inside the words around it, byte for byte", async () => {
    const { emma, ask, now } = await startWithEmma();
    const answer = await ask("Is publishing a sector?");
    await emma.presses(answer, "Source");
    const page = now(answer);
    const [words = ""] = marked(page, "blockquote");
    expect(article).toContain(words);
    expect(marked(page, "bold").slice(1)).toEqual(marked(answer, "expandable_blockquote"));
    expect(page.text).toContain("paragraph 1 of 4 · in Italian");
    expect(labels(page)).toEqual([["Next ›"], ["Back to the answer"]]);
  });

  it("is turned to its end, every paragraph once, and leads back to the same answer", async () => {
    const { emma, ask, now, chat } = await startWithEmma();
    const answer = await ask("Is publishing a sector?");
    await emma.presses(answer, "Source");
    const pages: string[] = [];
    for (let page = 1; page <= 4; page += 1) {
      if (page > 1) await emma.presses(answer, "Next ›");
      expect(now(answer).text).toContain(`paragraph ${page} of 4`);
      pages.push(...marked(now(answer), "blockquote"));
    }
    expect(pages.slice(1).join("\n")).toBe(article.split("\n").slice(1).join("\n"));
    expect(labels(now(answer))[0]).toEqual(["‹ Previous"]);
    await emma.presses(answer, "Back to the answer");
    expect(now(answer).text).toBe((await ask("Is publishing a sector?")).text);
    expect(chat.botMessages).toHaveLength(2);
  });

  it("offers the quotes that stand on other pages by their numbers", async () => {
    const { emma, ask, now } = await startWithEmma();
    const answer = await ask("Which of the plan's sectors is not among the 13?");
    const quotes = marked(answer, "expandable_blockquote");
    expect(quotes).toHaveLength(2);
    await emma.presses(answer, "Source");
    expect(labels(now(answer))[1]).toEqual(["[2]"]);
    await emma.presses(answer, "[2]");
    expect(marked(now(answer), "bold")[1]).toBe(quotes[1]);
    expect(labels(now(answer))[1]).toEqual(["[1]"]);
  });

  it("opens in a card posted inline, which leads to the same page in private", async () => {
    const { server, emma, chat, now } = await startWithEmma();
    const group = server.createGroup({ title: "Studio", members: [emma], withoutBot: true });
    const { results } = await emma.queries("publishing");
    const card = await emma.chooses(results[0]!, group, "publishing");
    await emma.presses(card, "Source");
    const { url = "" } = await emma.presses(now(card, group), "Open in private");
    await emma.starts(url.replace(/^.*start=/, ""));
    const page = await chat.waitForBotMessage();
    expect(page.text).toBe(now(card, group).text);
    await emma.presses(page, "Back to the answer");
    expect(now(page).text).toContain("Publishing is one of the 13 sectors listed.");
    await emma.presses(card, "Back to the answer");
    expect(now(card, group).text).toContain("Publishing is one of the 13 sectors listed.");
  });

  it("goes back to the topic it was opened from", async () => {
    const { emma, ask, now } = await startWithEmma();
    const menu = await ask("/topics");
    await emma.presses(menu, labels(menu)[0]![0]!);
    await emma.presses(menu, "How many sectors");
    await emma.presses(menu, "Source");
    await emma.presses(menu, "Back to the answer");
    expect(labels(now(menu)).at(-1)).toEqual(["‹ Back"]);
  });

  it("is admitted to be gone where a link or a button names what is not there", async () => {
    const { emma, ask, chat } = await startWithEmma();
    await emma.starts("x0000000_0");
    expect((await chat.waitForBotMessage()).text).toContain("That link leads to");
    const answer = await ask("Is publishing a sector?");
    expect(answer.text).toContain("Yes.");
  });
});

describe("the button that copies a quote", () => {
  it("has the exact words of the source, and only where it can have all of a sentence", async () => {
    const { server, ask } = await startWithEmma();
    const copied = [];
    for (const question of [
      "Is publishing a sector?",
      "Which sectors make up the creative industry?",
      "Who is Huang Qifan?",
      "How many jobs are expected?",
    ]) {
      const { reply_markup } = await ask(question);
      const button = reply_markup?.inline_keyboard.flat().find(({ text }) => text === "Copy quote");
      copied.push(button?.copy_text?.text);
    }
    expect(copied.filter((text) => text !== undefined && !article.includes(text))).toEqual([]);
    expect(copied[0]).toBe("L'industria della creatività comprende principalmente 13 settori");
    expect(copied[1]).toBeUndefined();
    expect(server.calls.filter(({ response }) => response?.ok === false)).toEqual([]);
  });
});
